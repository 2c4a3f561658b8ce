"""What stands against an appointment before it is booked, with ways out. Nothing here locks but the law.

``look`` asks the record once, however many days are to be booked, and judges each day by itself:
curfew and everything planned that week, the area to stay out of, women-only hours, bank holidays,
and a place that is better left clear that day. Whom somebody must not meet is never told.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.casefile import codes
from handrail.delivery.booking.clear import Clear
from handrail.delivery.models import Contact
from handrail.delivery.planned import NOT_KEPT
from handrail.design import wording
from handrail.kernel.dates import monday_of
from handrail.kernel.times import clock_words, minutes_of
from handrail.kernel.working_days import bank_holiday, is_working_day
from handrail.people.frame import holds
from handrail.people.models import MustNotMeet, Person
from handrail.people.opening import OpenCase
from handrail.plans import keeping_apart, week_page
from handrail.records.reading import Reach
from handrail.sentences import this_week
from handrail.sentences.models import ExclusionArea, Requirement
from handrail.sentences.week import AT_HOME, Planned, planned_from

TABLES = (*week_page.TABLES, Requirement)
PROPOSED = "proposed"
"""How the entries of what is about to be booked begin."""


@dataclass(frozen=True)
class Found:
    """Something that stands against one day: in words, with ways out. ``forbidden``: by law, and says why."""

    day: date
    what: str
    ways: str = ""
    forbidden: bool = False
    free: tuple[tuple[date, int], ...] = ()
    """Times at which nothing stands against it, as a day and minutes after midnight."""

    @property
    def offers(self) -> list[tuple[str, str]]:
        """Those times as a form sends them, and in words."""
        return [(_sent(day, at), _said(day, at)) for day, at in self.free]


@dataclass(frozen=True)
class Looked:
    """What was found on all days. ``unknown``: somebody's week could not be looked at from here."""

    found: tuple[Found, ...] = ()
    unknown: bool = False

    @property
    def forbidden(self) -> tuple[Found, ...]:
        """What the law does not allow."""
        return tuple(one for one in self.found if one.forbidden)

    @property
    def days(self) -> list[date]:
        """The days against which something stands."""
        return sorted({one.day for one in self.found})

    @property
    def seen_as(self) -> str:
        """A mark of exactly these findings: who has seen them sends it back."""
        return sha256("|".join(f"{one.day} {one.what}" for one in self.found).encode()).hexdigest()[:16]

    def seen_as_in(self, sent: str) -> bool:
        """Whether there is nothing to see, or whoever sent the form has seen exactly this."""
        return not self.found or sent == self.seen_as


def look(
    request: Request, case: OpenCase, proposed: Sequence[Contact], without: Collection[str] = ()
) -> Looked:
    """Everything that stands against these appointments; ``without`` are entries about to move away."""
    things = [proposed_as(row, number) for number, row in enumerate(proposed)]
    timed = [one for one in things if one is not None]
    facts = case.gather(*TABLES)
    person: Person | None = facts[Person][0] if facts[Person] else None
    days = [row.valid_from for row in proposed if row.valid_from]
    # A week more on both sides: free times are looked for there too.
    first = monday_of(min(days)) - timedelta(days=7)
    weeks = (max(days) - first).days // 7 + 2
    booked = [
        one
        for one in this_week.planned(case, first, first + timedelta(days=7 * weeks - 1))
        if one.entry not in without
    ]
    keep = keeping_apart.apart(request, case, facts, first, weeks)
    clear = Clear(facts, booked, week_page.positions([*proposed, *booked]), keep.times)
    called = person.first_name if person else case.reference
    found: list[Found] = []
    for row in proposed:
        found += holiday(row)
    for one in timed:
        found += on_day(clear, one, called)
    untimed = [row for row in proposed if row.at is None and row.mode not in AT_HOME]
    for row in untimed:
        found += _place(clear, row.valid_from, row.venue or "", called)
    found += _mine(request, case, timed, without)
    met = any(row.venue for row in proposed) and bool(facts[MustNotMeet])
    return Looked(tuple(sorted(found, key=lambda one: (not one.forbidden, one.day))), keep.unknown and met)


def _sent(day: date, minutes: int) -> str:
    return f"{day.isoformat()} at {clock_words(minutes)}" if minutes else day.isoformat()


def _said(day: date, minutes: int) -> str:
    at = f", {clock_words(minutes)}" if minutes else ""
    return f"{wording.week_date(day)}{at}"


def proposed_as(row: Contact, number: int) -> Planned | None:
    row.entry = f"{PROPOSED}-{number}"
    return planned_from(row, row.heading)


def holiday(row: Contact) -> Iterator[Found]:
    """A bank holiday: offices and buses keep other hours."""
    day = row.valid_from
    assert day is not None
    if name := bank_holiday(day):
        after = next(d for n in range(1, 9) if is_working_day(d := day + timedelta(days=n)))
        ways = _("Offices are open again on %(day)s.") % {"day": wording.long_date(after)}
        minutes = minutes_of(row.at) if row.at else 0
        yield Found(day, _("%(name)s: a bank holiday") % {"name": name}, ways, free=((after, minutes),))


def on_day(clear: Clear, one: Planned, called: str) -> Iterator[Found]:
    """Everything that collides with one appointment."""
    if one.leaves_home:
        yield from _place(clear, one.on, one.venue, called)
    stands = [clash for clash in clear.clashes(one) if clash.kind not in ("place", "apart")]
    free = clear.times(one) if stands or clear.kept_apart(one) else ()
    for clash in stands:
        ways = week_page.ways(replace(clash, free=clear.as_free(one, free)), called)
        yield Found(one.on, clash.what, ways, free=free)
    for other in clear.same_place(one):
        what = _("%(what)s is booked there already, %(from)s to %(to)s") % {
            "what": other.label or _("Something"),
            "from": clock_words(other.starts),
            "to": clock_words(other.ends),
        }
        yield Found(one.on, what, _("One of the two moves, or they are one appointment."), free=free)
    if clear.kept_apart(one):
        what = _("Choose another time: %(place)s is not free that day") % {"place": clear.name(one.venue)}
        yield Found(one.on, what, _("Another day, or another place."), free=free)


def _place(clear: Clear, day: date | None, venue: str, called: str) -> Iterator[Found]:
    """A venue inside an area to stay out of. What a court forbids no form can allow."""
    for area in clear.areas_around(venue):
        if day is None or not holds(area, day):
            continue
        where = _("%(place)s is inside the area %(name)s is to stay out of") % {
            "place": clear.name(venue),
            "name": called,
        }
        if _by_court(clear.facts, area):
            why = _(
                "A court order forbids %(name)s to go there, and only the court can change that:"
                " it cannot be booked. Choose a place outside the area, or a call."
            ) % {"name": called}
            yield Found(day, where, why, forbidden=True)
        else:
            ways = _("Another place, a call, or leave given beforehand by who has the authority.")
            yield Found(day, where, ways)


def _by_court(facts: dict[Any, list[Any]], area: ExclusionArea) -> bool:
    """Whether the area stands in an order of a court, not in a licence."""
    return any(row.entry == area.source and row.kind == "exclusion" for row in facts[Requirement])


def _mine(
    request: Request, case: OpenCase, timed: Iterable[Planned], without: Collection[str]
) -> Iterator[Found]:
    """What the one who books has at that time in another case: that there is something, and no more."""
    own = request.user.worker.reference if request.user.worker else ""
    mine = [one for one in timed if own and own in one.row.workers]
    if not mine:
        return
    rows = (
        Reach.of(request.user)
        .rows(Contact)
        .filter(workers__contains=[own], valid_from__in={one.on for one in mine}, at__isnull=False)
        .exclude(outcome__in=codes.alike("contact_outcomes", NOT_KEPT))
        .exclude(entry__in=without)
        .exclude(case_id=case.id)
    )
    others = [other for row in rows if (other := planned_from(row)) is not None]
    for one in mine:
        for other in others:
            if other.on == one.on and other.starts < one.ends and one.starts < other.ends:
                when = {"from": clock_words(other.starts), "to": clock_words(other.ends)}
                what = _("You have something else from %(from)s to %(to)s") % when
                yield Found(one.on, what, _("Another time, or a colleague."))
                break
