"""The phases of a sentence in order: custody, licence, back in custody, order and so on.

A custodial sentence is walked through from event to event (sentenced, released, recalled). What
the record says comes first; a release that is only due is marked as expected.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import accumulate

import msgspec

from handrail.casefile.calendar.kinds import FIXED_TERM_DAYS, POST_SENTENCE, Shape
from handrail.casefile.calendar.lengths import TEMPORARY, SentenceDates
from handrail.casefile.sentences import Recall, Release
from handrail.kernel.dates import add_days, add_months, last_day_of
from handrail.kernel.periods import Period
from handrail.kernel.values import Value

NEVER = date.max
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Latest")


class PhaseKind(StrEnum):
    """What a stretch of a sentence is."""

    CUSTODY = "custody"
    AT_LARGE = "at_large"
    LICENCE = "licence"
    SUPERVISION = "supervision"
    POST_SENTENCE = "post_sentence"
    ORDER = "order"


CUSTODY, AT_LARGE = PhaseKind.CUSTODY, PhaseKind.AT_LARGE


class Phase(Value, frozen=True):
    """One stretch of a sentence. ``expected`` means worked out, not recorded."""

    kind: PhaseKind
    period: Period
    label: str
    opened_by: str
    """What began it, for the mark under a bar: "Sentenced", "Released again", "Recalled"."""
    short: str
    """What to call it after "this": "licence", "order"."""
    expected: bool = False
    by_court: bool = True
    turn: int = 0
    """Which of several in the community it is, from 1; 0 where there is only one."""

    @property
    def in_custody(self) -> bool:
        """Whether the person is in custody in it."""
        return self.kind is CUSTODY

    @property
    def in_community(self) -> bool:
        """Whether the person is supervised in the community in it."""
        return self.kind is not CUSTODY and self.kind is not AT_LARGE

    @property
    def this(self) -> str:
        """As in "week 6 of 31, this licence"."""
        return f"this {self.short}"

    def label_on(self, day: date) -> str:
        """Its label as seen on a day: a licence in force after an earlier one is "Licence now"."""
        if day in self.period and self.turn > 1:
            return f"{self.short.capitalize()} now"
        return self.label


def order_phase(dates: SentenceDates) -> Phase:
    """The single phase of an order, an agreement or a remand."""
    held = dates.kind.shape is Shape.HELD
    return Phase(
        kind=PhaseKind.CUSTODY if held else PhaseKind.ORDER,
        period=dates.period,
        label=dates.kind.name,
        opened_by="Sentenced" if dates.kind.by_court and not held else "Started",
        short=dates.kind.short,
        by_court=dates.kind.by_court,
    )


def custodial_phases(
    members: Sequence[SentenceDates], releases: Iterable[Release], recalls: Iterable[Recall]
) -> tuple[Phase, ...]:
    """The phases of custodial sentences served as one, up to the end of the longest."""
    ends = [one.period.ends for one in members]
    whole = Period(
        min(one.line_starts for one in members),
        None if None in ends else max(day for day in ends if day),
    )
    walk = _Walk("supervision" if members[-1].kind.short == "supervision" else "licence")
    for event in _events(members, releases, recalls):
        walk.meet(event)
    walk.finish(whole.ends or NEVER)
    return _named(_cut(walk.steps, whole))


def post_sentence_phase(
    members: Sequence[SentenceDates], releases: Iterable[Release], sentence_ends: date | None
) -> Phase | None:
    """Supervision after the end of the sentence, as the record names it, else worked out."""
    if sentence_ends is None:
        return None
    real = [one for one in releases if one.kind != TEMPORARY]
    named = [one.post_sentence_ends_on for one in real if one.post_sentence_ends_on]
    ends = named[-1] if named else _post_sentence_end(members, real)
    if ends is None or ends <= sentence_ends:
        return None
    return Phase(
        kind=PhaseKind.POST_SENTENCE,
        period=Period(add_days(sentence_ends, 1), ends),
        label="Post-sentence supervision",
        opened_by="Sentence ends",
        short="supervision",
        expected=not named,
    )


def _post_sentence_end(members: Sequence[SentenceDates], releases: list[Release]) -> date | None:
    """Twelve months from the release point, for terms of less than two years."""
    rule = POST_SENTENCE
    for one in members:
        long = last_day_of(one.line_starts, years=rule.less_than_years)
        outside = not rule.from_on <= one.imposed_on <= (rule.to_on or NEVER)
        if outside or one.code not in rule.kinds:
            return None
        if one.pronounced_ends is None or not one.line_starts < one.pronounced_ends < long:
            return None
    points = [one.release_due for one in members if one.release_due]
    at_point = [one.valid_from for one in releases if one.kind == "automatic" and one.valid_from]
    point = at_point[0] if at_point else max(points, default=None)
    return point and add_months(point, rule.months_from_release_point)


class _Event(Value, frozen=True):
    day: date
    rank: int
    """Order on one day: sentenced, recalled, released."""
    what: str
    due: date = NEVER
    returned_on: date | None = None


class _Step(Value, frozen=True):
    kind: PhaseKind
    since: date
    opened_by: str
    recalled: bool = False
    expected: bool = False


def _events(
    members: Iterable[SentenceDates], releases: Iterable[Release], recalls: Iterable[Recall]
) -> list[_Event]:
    events = []
    for one in members:
        chained = one.period.starts > one.line_starts
        day = max(one.imposed_on, one.line_starts) if chained else one.line_starts
        events.append(_Event(day, 0, "sentence", one.release_due or NEVER))
    ends = {one.entry: one.period.ends for one in members}
    events += [_recall_event(one, one.valid_from, ends) for one in recalls if one.valid_from]
    for release in releases:
        if release.valid_from and release.kind != TEMPORARY:
            events.append(_Event(release.valid_from, 2, "release"))
    return sorted(events, key=lambda event: (event.day, event.rank))


def _recall_event(recall: Recall, day: date, ends: dict[str, date | None]) -> _Event:
    """A recall, with the day it lets the person go: after a fixed term, or once the sentence is over."""
    back = max(day, recall.returned_on or day)
    if fixed := FIXED_TERM_DAYS.get(recall.kind):
        due = add_days(back, fixed - 1)
    else:
        over = ends.get(recall.sentence)
        due = add_days(over, 1) if over else NEVER
    return _Event(day, 1, "recall", due, back)


class _Walk:
    """From event to event, remembering when release is due."""

    def __init__(self, community: str) -> None:
        self.community = PhaseKind(community)
        self.steps: list[_Step] = []
        self.due = NEVER

    @property
    def inside(self) -> bool:
        return bool(self.steps) and self.steps[-1].kind is PhaseKind.CUSTODY

    def meet(self, event: _Event) -> None:
        """Go on to an event. A release that was due and not recorded is taken as made."""
        if event.what != "release":
            self._release_if_due(event.day)
        if event.what == "sentence":
            self._sentenced(event)
        elif event.what == "recall":
            self._recalled(event)
        else:
            self._released(event.day)

    def finish(self, last: date) -> None:
        """No more events: release when due, unless the sentence ends first."""
        self._release_if_due(last)

    def _sentenced(self, event: _Event) -> None:
        if self.inside:
            self.due = max(self.due, event.due)
            return
        self.steps.append(_Step(PhaseKind.CUSTODY, event.day, "Sentenced"))
        self.due = event.due

    def _recalled(self, event: _Event) -> None:
        back = event.returned_on or event.day
        if (back - event.day).days > 1:
            self.steps.append(_Step(PhaseKind.AT_LARGE, event.day, "Recalled", recalled=True))
            self.steps.append(_Step(PhaseKind.CUSTODY, back, "Returned to custody", recalled=True))
        else:  # back by the next day: no day at large counts, so none is drawn
            self.steps.append(_Step(PhaseKind.CUSTODY, event.day, "Recalled", recalled=True))
        self.due = event.due

    def _released(self, day: date, expected: bool = False) -> None:
        if self.steps and self.steps[-1].kind is self.community:
            return
        before = any(step.kind is self.community for step in self.steps)
        words = "Released again" if before else "Released"
        self.steps.append(_Step(self.community, day, words, expected=expected))
        self.due = NEVER

    def _release_if_due(self, day: date) -> None:
        if self.inside and self.due != NEVER and self.due <= day:
            self._released(max(self.due, self.steps[-1].since), expected=True)


def _cut(steps: list[_Step], whole: Period) -> list[tuple[_Step, Period]]:
    """Steps as periods within the sentence; a step that lasted no day is left out."""
    since = list(accumulate((step.since for step in steps), max, initial=whole.starts))[1:]
    until = [add_days(day, -1) for day in since[1:]] + [whole.ends]
    cut = []
    for step, first, last in zip(steps, since, until, strict=True):
        period = Period(first, last).clamp(whole) if last is None or first <= last else None
        if period:
            cut.append((step, period))
    return cut


def _named(cut: list[tuple[_Step, Period]]) -> tuple[Phase, ...]:
    """Phases with their labels: "First licence" only where there is a second."""
    community = [step for step, _ in cut if step.kind in (PhaseKind.LICENCE, PhaseKind.SUPERVISION)]
    phases = []
    for step, period in cut:
        phase = Phase(step.kind, period, _plain(step), step.opened_by, _short(step), expected=step.expected)
        if step in community and len(community) > 1:
            turn = community.index(step) + 1
            ordinal = ORDINALS[min(turn, len(ORDINALS)) - 1]
            phase = msgspec.structs.replace(phase, turn=turn, label=f"{ordinal} {phase.short}")
        phases.append(phase)
    return tuple(phases)


def _plain(step: _Step) -> str:
    if step.kind is PhaseKind.CUSTODY:
        return "Back in custody" if step.recalled else "Custody"
    if step.kind is PhaseKind.AT_LARGE:
        return "Recalled, not yet back"
    return _short(step).capitalize()


def _short(step: _Step) -> str:
    return "time in custody" if step.kind is PhaseKind.CUSTODY else step.kind.value.replace("_", " ")
