"""The calendar of a case: what each sentence means in days. All calendar arithmetic starts here.

Pure Python: rows in, days out. Rows are the current versions of the document types of
``handrail.casefile.sentences``, or database rows with the same fields::

    calendar = calendar_of(sentences, releases, recalls, suspensions)

    calendar.terms                 every term in order; each has .phases, .period, .marks
    calendar.term_on(day)          the term that leads on a day, or None
    calendar.phase_on(day)         the phase supervision is in: "this licence", "this order"
    calendar.phases_on(day)        all phases of that day, the leading one first
    calendar.count_on(day)         week n of m, days used and left, milestones, of that phase
    calendar.supervision_on(day)   the whole stretch in the community: licence and what follows it
    calendar.suspended_on(day)     the lawful suspension of contact in force, or None
    calendar.dates[entry]          start, end, release point of one sentence
    calendar.ends_on               the last day of supervision known of, or None

A **term** is what is served as one: an order by itself, or custodial sentences that run together
(concurrent: to the end of the longest; consecutive: one after another). Its **phases** are
inclusive periods that follow each other without gap: ``phase.kind`` (custody, at_large, licence,
supervision, post_sentence, order), ``.label``, ``.label_on(day)``, ``.period``, ``.expected``.

For bars: ``percent(term.period, phase.period.starts)`` and ``percent(phase.period, day)``, with
``Count.percent_used`` for today, so that figures and pictures agree. Rules that depend on the
kind of sentence are tables in ``kinds``; what the record says comes before any rule.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from handrail.casefile.calendar.counting import (
    REVIEW_WEEKS,
    Count,
    Milestone,
    count,
    milestones,
    percent,
    weeks_between,
)
from handrail.casefile.calendar.lengths import Circular, SentenceDates, worked_out
from handrail.casefile.calendar.phases import (
    Phase,
    PhaseKind,
    custodial_phases,
    order_phase,
    post_sentence_phase,
)
from handrail.casefile.sentences import ContactSuspension, Recall, Release, Sentence
from handrail.kernel.periods import Period, holds_on
from handrail.kernel.values import Value

__all__ = [
    "REVIEW_WEEKS",
    "Calendar",
    "Circular",
    "Count",
    "Mark",
    "Milestone",
    "Phase",
    "PhaseKind",
    "SentenceDates",
    "Term",
    "calendar_of",
    "count",
    "milestones",
    "percent",
    "weeks_between",
]


@dataclass(frozen=True)
class Mark:
    """A labelled day under the bar of a term; ``expected`` means worked out, not recorded."""

    label: str
    on: date
    percent: float | None
    expected: bool = False


class Term(Value, frozen=True):
    """Sentences served as one, with their phases in order."""

    sentences: tuple[SentenceDates, ...]
    phases: tuple[Phase, ...]
    sentence_ends: date | None
    """The last day of the sentence; supervision after it may follow. ``None``: no end, or not known."""

    @property
    def period(self) -> Period:
        """From the first day to the last, supervision after the sentence included."""
        return Period(self.phases[0].period.starts, self.phases[-1].period.ends)

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries of its sentences."""
        return tuple([one.entry for one in self.sentences])

    @property
    def moved_days(self) -> int:
        """By how many days time at large moved the end of its last sentence."""
        last = max(self.sentences, key=lambda one: one.period.ends or date.max)
        return last.moved_days

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The days to write under its bar: how each phase began, and the end."""
        found = [
            Mark(
                phase.opened_by,
                phase.period.starts,
                percent(self.period, phase.period.starts),
                phase.expected,
            )
            for phase in self.phases
        ]
        if self.period.ends is not None:
            last = self.phases[-1]
            label = "Order ends" if last.short == "order" else "Ends"
            found.append(Mark(label, self.period.ends, 100.0, last.kind is PhaseKind.POST_SENTENCE))
        return tuple(found)

    def phase_on(self, day: date) -> Phase | None:
        """Its phase on a day."""
        for phase in self.phases:
            if day in phase.period:
                return phase
        return None


ReviewWeeks = Callable[[str, date], int]
"""Weeks to the first review, for a kind of sentence, of supervision that begins on a day."""


def no_policy(kind: str, starts: date) -> int:
    """Where nobody says otherwise."""
    return REVIEW_WEEKS


class Calendar(Value, frozen=True):
    """All terms of a case, and when contact is lawfully suspended."""

    dates: dict[str, SentenceDates]
    terms: tuple[Term, ...]
    suspensions: tuple[ContactSuspension, ...] = ()
    review_weeks: ReviewWeeks = no_policy

    def phases_on(self, day: date) -> tuple[Phase, ...]:
        """Every phase of a day: custody first, what a court imposed next, then the latest end."""
        found = [phase for term in self.terms if (phase := term.phase_on(day))]
        return tuple(sorted(found, key=_leading))

    def phase_on(self, day: date) -> Phase | None:
        """The phase supervision is in on a day; ``None`` outside every sentence."""
        return next(iter(self.phases_on(day)), None)

    def term_on(self, day: date) -> Term | None:
        """The term that the leading phase of a day belongs to."""
        phase = self.phase_on(day)
        return next((term for term in self.terms if phase in term.phases), None)

    def supervision_on(self, day: date) -> Period | None:
        """The whole stretch in the community around a day: licence and what follows it, as one."""
        term = self.term_on(day)
        for supervised, stretch in groupby(term.phases if term else (), _in_community):
            phases = list(stretch)
            period = Period(phases[0].period.starts, phases[-1].period.ends)
            if day in period:
                return period if supervised else None
        return None

    def count_on(self, day: date) -> Count | None:
        """The figures of the phase supervision is in on a day."""
        phase, term = self.phase_on(day), self.term_on(day)
        return count(phase.period, day, self.weeks_to_review(term, phase)) if phase and term else None

    def weeks_to_review(self, term: Term, phase: Phase) -> int:
        """Weeks from the start of a phase to the first review."""
        return self.review_weeks(term.sentences[0].code, phase.period.starts)

    def suspended_on(self, day: date) -> ContactSuspension | None:
        """The suspension of contact in force on a day, if any."""
        return next((one for one in self.suspensions if holds_on(one, day)), None)

    @property
    def ends_on(self) -> date | None:
        """The last day of all terms; ``None`` when there are none or one has no end."""
        ends = [term.period.ends for term in self.terms]
        return None if not ends or None in ends else max(day for day in ends if day)


def calendar_of(
    sentences: Iterable[Sentence],
    releases: Iterable[Release] = (),
    recalls: Iterable[Recall] = (),
    suspensions: Iterable[ContactSuspension] = (),
    *,
    review_weeks: ReviewWeeks = no_policy,
) -> Calendar:
    """The calendar of a case from the current versions of its rows.

    Raises ``Circular`` when sentences are said to follow each other in a circle.
    """
    releases, recalls = _in_order(releases), _in_order(recalls)
    dates = worked_out(sentences, releases, recalls)
    custodial = [one for one in dates.values() if one.in_custody]
    terms = [_order_term(one) for one in dates.values() if not one.in_custody]
    terms += [_custodial_term(group, releases, recalls) for group in _served_together(custodial)]
    return Calendar(
        dates=dates,
        terms=tuple(sorted(terms, key=lambda term: term.period.starts)),
        suspensions=tuple(suspensions),
        review_weeks=review_weeks,
    )


def _order_term(dates: SentenceDates) -> Term:
    return Term((dates,), (order_phase(dates),), dates.period.ends)


def _custodial_term(members: Sequence[SentenceDates], releases: list[Release], recalls: list[Recall]) -> Term:
    entries = {one.entry for one in members}
    releases = [one for one in releases if one.sentence in entries]
    recalls = [one for one in recalls if one.sentence in entries]
    phases = custodial_phases(members, releases, recalls)
    sentence_ends = phases[-1].period.ends
    after = post_sentence_phase(members, releases, sentence_ends)
    return Term(tuple(members), (*phases, after) if after else phases, sentence_ends)


def _served_together(custodial: Sequence[SentenceDates]) -> list[list[SentenceDates]]:
    """Custodial sentences in groups that share days, consecutive ones counted from the first."""
    groups: list[list[SentenceDates]] = []
    reach = date.min
    for one in sorted(custodial, key=lambda dates: (dates.line_starts, dates.period.starts)):
        if groups and one.line_starts <= reach:
            groups[-1].append(one)
        else:
            groups.append([one])
            reach = date.min
        reach = max(reach, one.period.ends or date.max)
    return groups


def _in_community(phase: Phase) -> bool:
    return phase.in_community


def _leading(phase: Phase) -> tuple[bool, bool, int]:
    ends = phase.period.ends or date.max
    return not phase.in_custody, not phase.by_court, -ends.toordinal()


def _in_order(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: row.valid_from or date.min)
