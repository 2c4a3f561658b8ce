"""What is offered beside everything the sentence asks and everything planned: one line each, at once.

Each line says what it would mean and whether it holds, as a beginning: whoever asks a manager mends the
words and the answer. Whom somebody must not meet is not named here, and nothing of the other side is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.agencies.models import Venue
from handrail.casefile import codes
from handrail.design import wording
from handrail.kernel.periods import holds_on
from handrail.kernel.times import clock_words, weekdays_words
from handrail.people.models import MustNotMeet
from handrail.people.opening import OpenCase
from handrail.plans import keeping_apart, week_page
from handrail.plans.clashing import Clash
from handrail.plans.models import Commitment
from handrail.reviews.calling.offer import ENTRY, Offer
from handrail.sentences import this_week
from handrail.sentences.area import is_inside
from handrail.sentences.models import Condition, CurfewWindow, ExclusionArea, Requirement
from handrail.sentences.week import Planned, Week, hours_on

TABLES = (*week_page.TABLES, Condition, Requirement)
SESSIONS = frozenset(
    {
        *("programme", "programme_or_offending_behaviour_work", "rehabilitation_activity", "unpaid_work"),
        *("attendance_centre", "treatment_or_drug_testing", "drug_rehabilitation", "alcohol_treatment"),
        *("mental_health_treatment", "keep_in_touch", "receive_visits"),
        *("specified_contact_with_a_named_agency", "supervision_by_named_person"),
    }
)
"""What asks the person to be somewhere at a time."""
PROGRAMMES = frozenset({"programme", "programme_or_offending_behaviour_work"})
WITH_PEOPLE = frozenset({"no_contact_with_named_person", "no_contact_with_a_kind_of_person"})
UNTOUCHED = frozenset(
    {
        *("good_behaviour", "residence_approved", "residence", "no_travel_outside_the_country"),
        *("foreign_travel_prohibition", "electronic_monitoring_of_curfew", "polygraph"),
        *("electronic_monitoring_of_whereabouts", "alcohol_monitoring", "electronic_compliance_monitoring"),
        *("electronic_whereabouts_monitoring", "alcohol_abstinence_and_monitoring"),
    }
)


@dataclass(frozen=True)
class Check:
    """One thing asked, what it would mean with this offer, and whether it holds, by its key."""

    what: str
    with_this: str
    holds: str
    restriction: str = ""

    @property
    def holds_label(self) -> str:
        """Whether it holds, in words."""
        return codes.label("holds_answers", self.holds)


@dataclass(frozen=True)
class Checked:
    """Every line, and the first whole week with what collides in it. ``unknown``: somebody to be kept
    apart whose week could not be looked at from here."""

    checks: tuple[Check, ...]
    week: Week
    clashes: tuple[Clash, ...]
    unknown: bool = False


def check(
    request: Request, case: OpenCase, facts: dict[Any, list[Any]], offer: Offer, called: str
) -> Checked:
    """Look at an offer from all sides; the facts are gathered, the rest is asked here."""
    monday = offer.monday(case.today)
    apart = keeping_apart.apart(request, case, facts, monday)
    contacts = this_week.planned(case, monday, monday + timedelta(days=6))
    live = {**facts, Commitment: [row for row in facts[Commitment] if not _is_it(row, offer)]}
    planned = [*week_page.planned_in(live, monday, contacts), *offer.in_week(monday)]
    found = week_page.collided(live, monday, planned, week_page.positions(planned), apart.times)
    clashes = tuple(one for one in found.clashes if ENTRY in one.entries)
    looking = _Looking(facts, offer, planned, called)
    return Checked(tuple(looking.checks()), found.week, clashes, apart.unknown)


def _is_it(row: Commitment, offer: Offer) -> bool:
    """Whether a fixed time of the week is this very offer, agreed since."""
    call = offer.call
    return row.kind == "work" and row.starts == call.starts and set(row.weekdays) == set(call.weekdays)


@dataclass
class _Looking:
    """The facts an offer is looked at with."""

    facts: dict[Any, list[Any]]
    offer: Offer
    planned: Sequence[Planned]
    called: str

    def __post_init__(self) -> None:
        self.day = self.offer.monday(self.offer.call.begins_on or self.offer.call.valid_from)
        self.restrictions = [
            row for model in (Condition, Requirement) for row in self.facts[model] if holds_on(row, self.day)
        ]
        self.known = {row.entry for row in self.restrictions}
        place = Venue.objects.filter(reference=self.offer.call.venue or "").first()
        self.position = (place.longitude, place.latitude) if place else (None, None)

    def checks(self) -> Iterator[Check]:
        """A line for each thing asked, then for whom to keep apart."""
        for row in self.restrictions:
            yield self._of(row)
        for model, look in ((CurfewWindow, self._curfew), (ExclusionArea, self._area)):
            alone = [row for row in self._live(model) if row.source not in self.known]
            for row in alone:
                name = _("Curfew") if model is CurfewWindow else _("Area to stay out of")
                yield Check(name, *look([row]), row.entry)
        if any(holds_on(row, self.day) for row in self.facts[MustNotMeet]):
            names = [row.who for row in self.facts[MustNotMeet] if holds_on(row, self.day)]
            yield Check(_("Whom %(name)s must not meet") % {"name": self.called}, *self._people(names))

    def _live(self, model: Any) -> list[Any]:
        return [row for row in self.facts[model] if holds_on(row, self.day)]

    def _of(self, row: Any) -> Check:
        name = row.agreed_words or row.wording or row.kind_label
        windows = [one for one in self._live(CurfewWindow) if one.source == row.entry]
        areas = [one for one in self._live(ExclusionArea) if one.source == row.entry]
        if windows:
            said = self._curfew(windows)
        elif areas:
            said = self._area(areas)
        elif row.kind in SESSIONS:
            said = self._sessions(row.kind in PROGRAMMES)
        elif row.kind in WITH_PEOPLE:
            said = self._people([], row)
        elif row.kind == "work_approved":
            said = _("This is what is being asked"), "yes"
        elif row.kind in UNTOUCHED:
            said = _("No change"), "yes"
        else:
            said = self._tools() if row.kind.startswith("possession") else ("", "not_looked_at")
        return Check(name, *said, row.entry)

    def _curfew(self, windows: Sequence[Any]) -> tuple[str, str]:
        offer = self.offer
        if not offer.timed:
            return _("The hours are not known yet"), "not_looked_at"
        for weekday in offer.call.weekdays:
            for one in hours_on(windows, self.day + timedelta(days=weekday - 1)):
                if one.starts < offer.back and offer.leaves < one.ends:
                    return self._inside(one.starts, one.ends), "vary"
        words = _("Leaves at %(leaves)s, back at %(back)s: outside the hours")
        return words % self._times, "yes"

    @property
    def _times(self) -> dict[str, str]:
        return {"leaves": clock_words(self.offer.leaves), "back": clock_words(self.offer.back)}

    def _inside(self, starts: int, ends: int) -> str:
        if starts <= self.offer.leaves:
            words = _("Must leave at %(leaves)s, and the hours end at %(at)s")
            return words % {**self._times, "at": clock_words(ends)}
        words = _("Would be back at %(back)s, and the hours begin at %(at)s")
        return words % {**self._times, "at": clock_words(starts)}

    def _area(self, areas: Sequence[Any]) -> tuple[str, str]:
        inside = [is_inside(one.geometry, *self.position) for one in areas]
        place = self.offer.where or _("The place")
        if any(inside):
            return _("%(place)s is inside it") % {"place": place}, "no"
        if None in inside:
            return _("Where %(place)s lies is not known here: look at the map") % {
                "place": place
            }, "not_looked_at"
        return _("%(place)s is outside it; ask about the way there") % {"place": place}, "yes"

    def _sessions(self, programme: bool) -> tuple[str, str]:
        offer = self.offer
        if not offer.timed:
            return _("The hours are not known yet"), "not_looked_at"
        kinds = ("programme",) if programme else ("meeting",)
        there = [one for one in self.planned if one.entry != ENTRY and one.kind in kinds and self._same(one)]
        if not there:
            return _("Nothing planned in those hours"), "yes"
        told: dict[tuple[str, str], list[int]] = {}
        for one in there:
            told.setdefault((one.label, clock_words(one.starts)), []).append(one.on.isoweekday())
        what = wording.listed(
            f"{label}, {weekdays_words(sorted(set(days)))} {at}" for (label, at), days in told.items()
        )
        return _("Same hours as %(what)s") % {"what": what}, "vary"

    def _same(self, one: Planned) -> bool:
        offer = self.offer
        asked = one.on.isoweekday() in offer.call.weekdays
        return asked and one.starts < offer.back and offer.leaves < one.ends

    def _people(self, names: Sequence[str], row: Any = None) -> tuple[str, str]:
        there = self.offer.call.people_there
        if not there.strip():
            return _("Ask who works there, and who comes"), "not_looked_at"
        said = f"{row.wording} {row.detail}" if row is not None else ""
        if any(_is_named(name, there) for name in names) or any(_in(one, said) for one in _people_of(there)):
            return _("Somebody named there is one of them: look before anything is said"), "no"
        return _("None of those named there; who else comes is to be asked"), "once_verified"

    def _tools(self) -> tuple[str, str]:
        tools = self.offer.call.tools
        return (_("Tools: %(tools)s") % {"tools": tools}, "not_looked_at") if tools else ("", "not_looked_at")


def _people_of(there: str) -> list[str]:
    """Each of those named, as they were written."""
    return [part.strip(" .") for part in re.split(r"[,;\n]| and ", there) if len(part.strip(" .")) > 3]


def _in(name: str, text: str) -> bool:
    return " " in name and name.casefold() in text.casefold()


def _is_named(who: str, there: str) -> bool:
    words = set(re.findall(r"\w+", there.casefold()))
    asked = re.findall(r"\w+", who.casefold())
    return len(asked) > 1 and all(word in words for word in asked)
