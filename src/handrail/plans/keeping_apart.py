"""When and where somebody to be kept apart is expected, for those who may open both cases.

Only days, times and venues leave this module: no name, no reference and no reason, so that nothing
on a page or a shared screen says whom a clash is about.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.people.frame import holds
from handrail.people.models import Case, MustNotMeet
from handrail.people.opening import OpenCase
from handrail.plans.clashing import from_steps
from handrail.plans.models import Objective, Step
from handrail.plans.order_facts import steps_of
from handrail.records.reading import Reach
from handrail.sentences import this_week
from handrail.sentences.week import Planned

ELSEWHERE = "other"
"""What stands for the label of whatever the other side does."""


@dataclass(frozen=True)
class Apart:
    """Times and places to keep clear of. ``unknown``: somebody's week could not be looked at from here."""

    times: tuple[Planned, ...] = ()
    unknown: bool = False


def apart(
    request: Request, case: OpenCase, facts: dict[Any, list[Any]], monday: date, weeks: int = 1
) -> Apart:
    """The week of everybody this person must not meet, as far as the reader may open their cases.

    ``weeks`` asks for more than one, from the same Monday on.
    """
    rows = [row for row in facts[MustNotMeet] if holds(row, case.today)]
    references = {row.case for row in rows if row.case}
    if not rows or case.known_on is not None:
        return Apart()
    others = list(Case.objects.filter(reference__in=references).select_related("team"))
    reach = Reach.of(request.user, [one.pk for one in others])
    found: list[Planned] = []
    for other in others:
        if other.pk not in reach.kinds or not reach.can_read(other.pk, "plan"):
            continue
        opened = OpenCase(other, reach.only([other.pk]))
        theirs = opened.gather(Objective, Step)
        found += this_week.planned(opened, monday, monday + timedelta(days=7 * weeks - 1))
        for week in range(weeks):
            found += from_steps(steps_of(theirs), monday + timedelta(days=7 * week))
        log.write(
            request, Operation.CONSULTATION, [other.pk], relations=opened.kinds, reason="to keep two apart"
        )
    seen = {one.reference for one in others if one.pk in reach.kinds}
    unknown = any(not row.case or row.case not in seen for row in rows)
    times = tuple(replace(one, label=ELSEWHERE, entry="", row=None) for one in found if one.venue)
    return Apart(times, unknown)
