"""Cases in which I stand in for a colleague: their appointments are mine while it lasts."""

from datetime import date

from django.db.models import Q

from handrail.delivery.models import Contact
from handrail.people.frame import holds
from handrail.people.models import Allocation
from handrail.records.reading import Reach

Covers = dict[int, Allocation]


def covers(reach: Reach, mine: str, days: tuple[date, date]) -> Covers:
    """The cases in which I stand in on one of these days; asked only where there are any."""
    ids = [case_id for case_id, kinds in reach.kinds.items() if "cover" in kinds]
    rows = reach.rows(Allocation).filter(case_id__in=ids, role="cover", worker=mine) if ids else []
    return {row.case_id: row for row in rows if holds(row, days[0]) or holds(row, days[1])}


def covered(row: Contact, standing_in: Covers) -> bool:
    """Whether an appointment is one of theirs, on a day on which I stand in."""
    cover = standing_in.get(row.case_id)
    return cover is not None and cover.covers in row.workers and holds(cover, row.valid_from)


def theirs(standing_in: Covers) -> Q:
    """What to ask for: the appointments of each colleague in the cases in which I stand in for them."""
    asked = Q(pk__in=())
    for away in {row.covers for row in standing_in.values()}:
        cases = [case_id for case_id, row in standing_in.items() if row.covers == away]
        asked |= Q(workers__contains=[away], case_id__in=cases)
    return asked
