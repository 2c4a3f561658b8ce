"""Where a sentence stands on a day, as pages say and draw it. The arithmetic is ``calendar``'s."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.agencies import policies
from handrail.casefile import codes
from handrail.casefile.calendar import (
    Calendar,
    Count,
    Phase,
    PhaseKind,
    Term,
    calendar_of,
    milestones,
)
from handrail.design import wording
from handrail.design.parts import Figure
from handrail.design.pictures import sentencebar, strip, timebar
from handrail.people.frame import FRAME_TABLES
from handrail.sentences.models import ContactSuspension, Recall, Release, Sentence

CALENDAR = (Sentence, Release, Recall, ContactSuspension)
TABLES = (*FRAME_TABLES, *CALENDAR)
STORY = timedelta(days=430)
BAR_KINDS: dict[PhaseKind, sentencebar.PhaseKind] = {
    PhaseKind.CUSTODY: "custody",
    PhaseKind.AT_LARGE: "custody",
    PhaseKind.LICENCE: "licence",
    PhaseKind.SUPERVISION: "supervision",
    PhaseKind.POST_SENTENCE: "supervision",
    PhaseKind.ORDER: "licence",
}


@dataclass(frozen=True)
class Standing:
    """The phase supervision is in on a day, and its figures."""

    sentence: Sentence | None
    phase: Phase
    term: Term
    count: Count
    calendar: Calendar
    today: date

    @property
    def name(self) -> str:
        """ "Licence", "Community order"."""
        return self.phase.label_on(self.today).replace(" now", "") if self.term else self.phase.label

    @property
    def title(self) -> str:
        """ "Community order, 9 months"; "Licence, of 4 years’ custody"."""
        length = length_words(self.sentence) if self.sentence else ""
        if not length:
            return self.name
        if self.phase.kind is PhaseKind.ORDER:
            return f"{self.name}, {length}"
        return _("%(phase)s, of %(length)s’ custody") % {"phase": self.name, "length": length}

    @property
    def line(self) -> str:
        """ "Licence, week 28"."""
        return _("%(phase)s, week %(week)s") % {"phase": self.name, "week": self.count.week}

    @property
    def starts(self) -> date:
        """The first day of the phase."""
        return self.count.period.starts

    @property
    def ends(self) -> date | None:
        """The last day of the phase, if it has one."""
        return self.count.period.ends

    @property
    def week(self) -> int:
        """Which week of the phase it is, from 1."""
        return self.count.week

    @property
    def days_left(self) -> int | None:
        """Days after today, to the end of the phase."""
        return self.count.left


def calendar(facts: dict[Any, list[Any]]) -> Calendar:
    """The calendar of a case from the rows gathered for a page."""
    return calendar_of(
        facts[Sentence],
        facts[Release],
        facts[Recall],
        facts.get(ContactSuspension, []),
        review_weeks=_review_weeks,
    )


def _review_weeks(kind: str, starts: date) -> int:
    """By the policy of the unit at work on the day supervision began: a child's order, or an adult's."""
    cohorts = codes.code_list("sentence_kinds")[kind].cohorts
    return policies.number("first_review_weeks", starts, cohort=cohorts[0])


def stands(facts: dict[Any, list[Any]], today: date) -> Standing | None:
    """Where supervision stands today; ``None`` when no sentence runs."""
    found = calendar(facts)
    phase, term, count = found.phase_on(today), found.term_on(today), found.count_on(today)
    if phase is None or term is None or count is None:
        return None
    by_entry = {row.entry: row for row in facts[Sentence]}
    sentence = next((by_entry[entry] for entry in term.entries if entry in by_entry), None)
    return Standing(sentence, phase, term, count, found, today)


def length_words(sentence: Sentence) -> str:
    """The length as pronounced: "9 months", "2 years and 6 months"."""
    parts = [
        ngettext(one, many, n) % {"n": n}
        for n, one, many in (
            (sentence.years, "%(n)s year", "%(n)s years"),
            (sentence.months, "%(n)s month", "%(n)s months"),
            (sentence.days, "%(n)s day", "%(n)s days"),
        )
        if n
    ]
    return wording.listed(parts)


def figures(now: Standing | None) -> list[Figure]:
    """Week n of m, days used, days left, and the next milestone."""
    if now is None:
        return []
    count = now.count
    week = _("Week %(n)s") % {"n": count.week}
    found = [
        Figure(
            week,
            _("of %(weeks)s, %(this)s") % {"weeks": count.weeks, "this": now.phase.this}
            if count.weeks
            else now.phase.this,
        ),
        Figure(str(count.used), _("days used")),
    ]
    if count.left is not None:
        found.append(Figure(str(count.left), _("days left")))
    ahead = next((m for m in count.milestones if not m.reached), None)
    if ahead is not None:
        weeks = ngettext("%(n)s week", "%(n)s weeks", ahead.weeks_away) % {"n": ahead.weeks_away}
        point = {
            "first_review": _("the %(n)s-week point") % {"n": count.review_weeks},
            "6_months": _("6 months"),
            "two_thirds": _("two thirds"),
        }
        found.append(Figure(weeks, _("to %(point)s") % {"point": point[ahead.key]}))
    return found


def bar(now: Standing | None, today: date, extra: Iterable[timebar.Tick] = ()) -> timebar.TimeBar | None:
    """The bar of the phase supervision is in; ``None`` where it has no end."""
    if now is None or now.ends is None:
        return None
    ticks = [
        timebar.Tick(one.on, one.label, strong=one.key == "first_review")
        for one in now.count.milestones
        if one.key != "two_thirds"
    ]
    ends = _("Order ends") if now.phase.short == "order" else _("Ends")
    return timebar.draw(
        timebar.Period(
            now.starts,
            now.ends,
            today,
            start_label=now.phase.opened_by,
            end_label=ends,
            ticks=(*ticks, *extra),
        )
    )


def whole(term: Term, today: date) -> sentencebar.SentenceBar | None:
    """The bar of a whole term, when it has more than one phase and an end."""
    if term.period.ends is None or len(term.phases) < 2:
        return None
    phases = tuple(
        sentencebar.Phase(
            "now" if today in p.period and p.kind is not PhaseKind.CUSTODY else BAR_KINDS[p.kind],
            p.period.starts,
            p.period.ends or term.period.ends,
            p.label_on(today),
            p.short.capitalize(),
        )
        for p in term.phases
    )
    marks = tuple(sentencebar.Mark(m.on, m.label, _("expected") if m.expected else "") for m in term.marks)
    return sentencebar.draw(sentencebar.Sentence(phases, today, marks=marks))


def custody(facts: dict[Any, list[Any]], today: date) -> Iterable[strip.Span]:
    """Time in custody, for shading a picture of the journey."""
    for term in calendar(facts).terms:
        for phase in term.phases:
            if phase.in_custody:
                yield strip.Span(phase.period.starts, phase.period.ends or today, _("Custody"))


def story_start(facts: dict[Any, list[Any]], today: date) -> date:
    """Where a picture of the journey begins: a few weeks before this phase, at most 14 months back."""
    now = stands(facts, today)
    begins = now.starts - timedelta(days=25) if now else today - STORY
    return max(begins, today - STORY).replace(day=1)


def reached(facts: dict[Any, list[Any]], today: date) -> Iterable[tuple[date, str]]:
    """Milestones reached in every phase in the community, as days and words."""
    found = calendar(facts)
    for term in found.terms:
        for phase in term.phases:
            if phase.in_custody or not phase.by_court or phase.period.starts > today:
                continue
            for one in milestones(phase.period, today, found.weeks_to_review(term, phase)):
                if one.reached and one.key != "two_thirds":
                    words = {"order": _("%(time)s since the order"), "licence": _("%(time)s since release")}
                    since = words.get(phase.short, _("%(time)s of supervision"))
                    yield one.on, since % {"time": one.label}
