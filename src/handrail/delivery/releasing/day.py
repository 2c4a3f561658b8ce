"""What the day of release is made from: the release, what is to be ready, and what is booked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.casefile.contacts import WITHOUT_THE_PERSON
from handrail.delivery import agenda
from handrail.delivery.models import Contact, ReleaseItem
from handrail.design import wording
from handrail.design.parts import Help
from handrail.people.frame import FRAME_TABLES, holds
from handrail.people.models import Address, KeyPerson
from handrail.people.opening import OpenCase
from handrail.plans.helpers import Directory, first_name
from handrail.sentences import restrictions
from handrail.sentences.models import Release

TABLES: tuple[type[Any], ...] = tuple(
    dict.fromkeys((*FRAME_TABLES, Release, ReleaseItem, Address, KeyPerson, *restrictions.TABLES))
)
FIRST_WEEK = timedelta(days=7)
BED, COMPANY = ("bed",), ("gate", "travel")
NOT_A_HOME = ("custody",)
MOST = 60
Facts = dict[Any, list[Any]]


@dataclass(frozen=True)
class Ready:
    """One thing to have ready: what, who sees to it, at what time, and how it stands."""

    entry: str
    version: int
    kind: str
    label: str
    what: str
    who: str
    at: str
    state: str
    state_label: str

    @property
    def open(self) -> bool:
        """Whether somebody still has to arrange it."""
        return self.state == "to_arrange"


@dataclass(frozen=True)
class Hour:
    """One line of the day or of the week after: when, what, where, who is there, the help beside it."""

    day: str
    time: str
    what: str
    where: str
    who: str
    helps: tuple[Help, ...]
    first_names: str
    card_day: str
    url: str


@dataclass(frozen=True)
class ReleaseDay:
    """The day, put together."""

    on: date
    place: str
    ahead: bool
    different: str
    home: str
    bed: list[Ready]
    company: list[Ready]
    things: list[Ready]
    hours: list[Hour]
    week: list[Hour]
    keep_to: list[str]
    ring: list[tuple[str, str]]

    @property
    def all(self) -> list[Ready]:
        """Everything to have ready."""
        return [*self.bed, *self.company, *self.things]

    @property
    def still(self) -> list[Ready]:
        """What nobody has arranged yet."""
        return [one for one in self.all if one.open]


def release_of(facts: Facts, today: date) -> Release | None:
    """The next release ahead; where there is none, the last there was."""
    rows = sorted(
        (row for row in facts[Release] if row.valid_from is not None),
        key=lambda row: (row.valid_from, row.pk),
    )
    ahead = [row for row in rows if row.valid_from >= today]
    return ahead[0] if ahead else rows[-1] if rows else None


def put_together(case: OpenCase, facts: Facts, release: Release) -> ReleaseDay:
    """The day of a release: one query for what is booked, one each for the names and the places."""
    on: date = release.valid_from
    items = items_of(facts, release)
    booked = _booked(case, on)
    workers = Directory.of({one for row in [*items, *booked] for one in row.workers})
    names = _names(workers)
    people = {row.entry: row.name for row in facts[KeyPerson]}
    ready = [_ready(row, names, people) for row in items]
    places = directory.venues(row.venue for row in booked)
    lines = [_hour(case, row, names, workers, places) for row in booked]
    today = [line for line, row in zip(lines, booked, strict=True) if row.valid_from == on]
    return ReleaseDay(
        on=on,
        place=release.place,
        ahead=on >= case.today,
        different=release.different_this_time,
        home=_home(facts, on),
        bed=[one for one in ready if one.kind in BED],
        company=[one for one in ready if one.kind in COMPANY],
        things=[one for one in ready if one.kind not in (*BED, *COMPANY)],
        hours=today,
        week=[line for line, row in zip(lines, booked, strict=True) if row.valid_from != on],
        keep_to=[one.words.strip("“”") or one.label for one in restrictions.now(facts, on)],
        ring=list(_ring(workers)),
    )


def _names(workers: Directory) -> directory.Names:
    """The same workers as pages name them, without asking again."""
    return directory.Names(
        {
            one.reference: directory.WorkerName(one.reference, one.name, "", one.agency.name, one.agency.ours)
            for one in workers.values()
        }
    )


def items_of(facts: Facts, release: Release) -> list[ReleaseItem]:
    """What belongs to this release: what names it, and what names none, by time and kind."""
    kept = [row for row in facts[ReleaseItem] if row.release in (None, "", release.entry)]
    return sorted(kept, key=lambda row: (row.at or time.max, row.pk))


def _booked(case: OpenCase, on: date) -> list[Contact]:
    """What the person is asked to on the day and in the week after it."""
    rows = case.rows(Contact).filter(valid_from__gte=on, valid_from__lt=on + FIRST_WEEK, marking="none")
    kept = list(rows.exclude(kind__in=WITHOUT_THE_PERSON).defer("text", "words")[:MOST])
    return sorted(kept, key=agenda.order)


def _ready(row: ReleaseItem, names: directory.Names, people: dict[str, str]) -> Ready:
    who = [
        *(names[one].with_agency for one in row.workers),
        *(people[one] for one in row.people if one in people),
    ]
    return Ready(
        entry=row.entry,
        version=row.version,
        kind=row.kind,
        label=row.kind_label,
        what=row.what,
        who=wording.listed(who),
        at=wording.clock(row.at) if row.at else "",
        state=row.state,
        state_label=row.state_label,
    )


def _hour(
    case: OpenCase, row: Contact, names: directory.Names, workers: Directory, places: dict[str, str]
) -> Hour:
    return Hour(
        day=wording.week_date(row.valid_from),
        time=wording.clock(row.at) if row.at else _("Any time"),
        what=row.heading,
        where=agenda.place(row, places),
        who=names.named(row.workers),
        helps=tuple(agenda.helps(row)),
        first_names=wording.listed(workers.first_names(row.workers)),
        card_day=wording.short_day(row.valid_from),
        url=reverse("delivery:contact", args=[case.reference, row.entry]),
    )


def _home(facts: Facts, on: date) -> str:
    """Where the person sleeps that night, as the addresses say it."""
    there = [row for row in facts[Address] if holds(row, on) and row.kind not in NOT_A_HOME]
    for row in sorted(there, key=lambda row: row.valid_from or date.min, reverse=True):
        return ", ".join(part for part in (row.lines, row.area) if part)
    return ""


def _ring(workers: Directory) -> Iterator[tuple[str, str]]:
    """Whom to ring, by first name."""
    for worker in workers.values():
        if worker.telephone:
            yield first_name(worker.name), worker.telephone
