"""What is done to a working plan: objectives with their steps, help, services in place, answers, mends.

Every verb takes the act it belongs to, so that a form of several parts is one act. What was agreed
is never touched: an edition is frozen by its instant (``agreeing``).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from handrail.plans.models import (
    Edition,
    Help,
    LifeState,
    Mend,
    Objective,
    Step,
    StepAnswer,
    Wait,
)
from handrail.records import writing
from handrail.records.writing import Act

OPEN = ("current", "later")
"""The states of an objective that is still in the plan."""
MINE = "me"
"""The key of the person among the actors of a step; others are ``w:`` or ``p:`` and a reference."""

Facts = Mapping[str, Any]


class NothingToSay(Exception):
    """A gap was answered with neither a reason nor a day."""


class WasAgreed(Exception):
    """The objective was part of a plan that was put to the person: it is dropped with a reason."""


@dataclass(frozen=True)
class NewStep:
    """A step to write: its facts; help that is new, as facts; entries of help that serve it as well.

    ``entry`` and ``version_seen`` name a step that stands. ``once_stable`` lets it wait for the state
    of life that the plan already knows.
    """

    facts: Facts
    help: tuple[Facts, ...] = ()
    helped_by: tuple[str, ...] = ()
    entry: str = ""
    version_seen: int = 0
    once_stable: bool = False


def draft(
    doing: Act, facts: Facts, steps: Sequence[NewStep] = (), *, on: date, entry: str | None = None
) -> Objective:
    """Add an objective with its steps. Without a rank it comes last."""
    rank = facts.get("rank") or _last(Objective, doing) + 1
    row = writing.add(
        Objective, doing, entry=entry, **{"valid_from": on, **facts, "state": "current", "rank": rank}
    )
    _write(doing, row.entry, steps, on)
    return row


def update(
    doing: Act,
    entry: str,
    version_seen: int,
    facts: Facts,
    steps: Sequence[NewStep] = (),
    *,
    on: date,
) -> Objective:
    """Say an objective and its steps otherwise; what did not change gets no version.

    Raises ``writing.Conflict`` as ``writing.amend`` does.
    """
    stands = Objective.objects.now().get(case_id=doing.case_id, entry=entry)
    if stands.version != version_seen:
        raise writing.Conflict(stands)
    if _differs(stands, facts):
        stands = writing.amend(Objective, doing, entry=entry, version_seen=version_seen, **facts)
    _write(doing, entry, steps, on)
    return stands


def finish(
    doing: Act, entry: str, version_seen: int, *, state: str, because: str = "", on: date
) -> Objective:
    """An objective is achieved, dropped, put off or taken up again, and why."""
    ended = on if state not in OPEN else None
    return writing.amend(
        Objective, doing, entry=entry, version_seen=version_seen, state=state, because=because, valid_to=ended
    )


def take_out(doing: Act, entry: str) -> None:
    """Take out an objective that was a slip, with its steps, before anybody agreed it.

    Raises ``WasAgreed``.
    """
    first = Objective.objects.get(case_id=doing.case_id, entry=entry, version=1)
    if Edition.objects.now().filter(case_id=doing.case_id, recorded_at__gte=first.recorded_at).exists():
        raise WasAgreed
    steps = list(Step.objects.now().filter(case_id=doing.case_id, objective=entry))
    gone = {row.entry for row in steps}
    for row in Help.objects.now().filter(case_id=doing.case_id, steps__overlap=list(gone)):
        left = [step for step in row.steps if step not in gone]
        if left:
            writing.amend(Help, doing, entry=row.entry, version_seen=row.version, steps=left)
        else:
            writing.take_back(Help, doing, entry=row.entry, version_seen=row.version)
    for model in (StepAnswer, Wait):
        for said in model.objects.now().filter(case_id=doing.case_id, step__in=gone):
            writing.take_back(model, doing, entry=said.entry, version_seen=said.version)
    for step in steps:
        writing.take_back(Step, doing, entry=step.entry, version_seen=step.version)
    stands = Objective.objects.now().get(case_id=doing.case_id, entry=entry)
    writing.take_back(Objective, doing, entry=entry, version_seen=stands.version)


def reorder(doing: Act, entries: Sequence[str]) -> None:
    """Put open objectives in this order; those that are not named follow as they were."""
    standing = Objective.objects.now().filter(case_id=doing.case_id, state__in=OPEN)
    rows = {row.entry: row for row in standing.order_by("rank", "pk")}
    wanted = [entry for entry in entries if entry in rows]
    for rank, entry in enumerate([*wanted, *(one for one in rows if one not in wanted)], start=1):
        row = rows[entry]
        if row.rank != rank:
            writing.amend(Objective, doing, entry=entry, version_seen=row.version, rank=rank)


def answer(
    doing: Act,
    step: str,
    who: str,
    said: str,
    *,
    words: str = "",
    on: date,
) -> StepAnswer:
    """A named actor's own yes or no; the latest of them stands."""
    kind, _colon, reference = who.partition(":")
    actor: dict[str, Any] = {"worker": reference} if kind == "w" else {"person": reference}
    facts: dict[str, Any] = {"answer": said, "words": words, "valid_from": on}
    before = StepAnswer.objects.now().filter(case_id=doing.case_id, step=step, **actor).first()
    if before is not None:
        return writing.amend(StepAnswer, doing, entry=before.entry, version_seen=before.version, **facts)
    return writing.add(StepAnswer, doing, step=step, **actor, **facts)


def take_on(doing: Act, step: str, who: str) -> Step:
    """Name one more actor of a step."""
    row = Step.objects.now().get(case_id=doing.case_id, entry=step)
    return writing.amend(Step, doing, entry=step, version_seen=row.version, **actors([*actor_keys(row), who]))


def put_to_work(doing: Act, objective: str, *, factor: str = "", strength: str = "") -> Objective:
    """Let an objective answer one more factor, or build on one more strength."""
    row = Objective.objects.now().get(case_id=doing.case_id, entry=objective)
    facts = {
        name: [*getattr(row, name), one]
        for name, one in (("factors", factor), ("strengths", strength))
        if one and one not in getattr(row, name)
    }
    if not facts:
        return row
    return writing.amend(Objective, doing, entry=objective, version_seen=row.version, **facts)


def keep_on(doing: Act, help_entry: str, until: date | None) -> Help:
    """Let help last as long as the steps that need it."""
    row = Help.objects.now().get(case_id=doing.case_id, entry=help_entry)
    return writing.amend(Help, doing, entry=help_entry, version_seen=row.version, valid_to=until)


def meet(doing: Act, step: str, requirement: str) -> Step:
    """Say that a step does what a requirement asks."""
    row = Step.objects.now().get(case_id=doing.case_id, entry=step)
    return writing.amend(Step, doing, entry=step, version_seen=row.version, requirement=requirement)


def mend(doing: Act, gap: str, about: str, *, because: str = "", by: date | None = None, on: date) -> Mend:
    """Say to a gap why it stays, or by when it is mended. Raises ``NothingToSay``."""
    if not because and by is None:
        raise NothingToSay
    facts: dict[str, Any] = {"because": because, "mend_by": by, "valid_from": on}
    before = Mend.objects.now().filter(case_id=doing.case_id, gap=gap, about=about).first()
    if before is not None:
        return writing.amend(Mend, doing, entry=before.entry, version_seen=before.version, **facts)
    return writing.add(Mend, doing, gap=gap, about=about, **facts)


def actor_keys(step: Step) -> list[str]:
    """Who does a step, as keys: the person, workers, key people."""
    keys = [MINE] if step.by_person else []
    return [*keys, *(f"w:{one}" for one in step.workers), *(f"p:{one}" for one in step.people)]


def actors(keys: Iterable[str]) -> dict[str, Any]:
    """The fields of a step that name these actors."""
    named = list(dict.fromkeys(keys))
    return {
        "by_person": MINE in named,
        "workers": [one[2:] for one in named if one.startswith("w:")],
        "people": [one[2:] for one in named if one.startswith("p:")],
    }


def _write(doing: Act, objective: str, steps: Sequence[NewStep], on: date) -> None:
    rank = (
        Step.objects.now()
        .filter(case_id=doing.case_id, objective=objective)
        .aggregate(last=Max("rank"))["last"]
        or 0
    )
    for one in steps:
        if one.entry:
            step = Step.objects.now().get(case_id=doing.case_id, entry=one.entry, objective=objective)
            if step.version != one.version_seen:
                raise writing.Conflict(step)
            if _differs(step, one.facts):
                writing.amend(Step, doing, entry=one.entry, version_seen=step.version, **one.facts)
        else:
            rank += 1
            step = writing.add(Step, doing, objective=objective, rank=rank, **{"valid_from": on, **one.facts})
            _own_yes(doing, step, on)
        _help(doing, step.entry, one, on)
        if one.once_stable:
            _wait(doing, step.entry, on)


def _own_yes(doing: Act, step: Step, on: date) -> None:
    """Who writes a step that names them has said yes to it."""
    own = doing.by.worker.reference if doing.by.worker else ""
    if own in step.workers:
        answer(doing, step.entry, f"w:{own}", "accepts", on=on)


def _help(doing: Act, step: str, one: NewStep, on: date) -> None:
    serving = Help.objects.now().filter(case_id=doing.case_id)
    wanted = set(one.helped_by)
    for row in serving if wanted or one.entry else ():
        if row.entry in wanted and step not in row.steps:
            writing.amend(Help, doing, entry=row.entry, version_seen=row.version, steps=[*row.steps, step])
        elif one.entry and step in row.steps and row.entry not in wanted:
            left = [other for other in row.steps if other != step]
            writing.amend(Help, doing, entry=row.entry, version_seen=row.version, steps=left)
    for facts in one.help:
        writing.add(Help, doing, **{"valid_from": on, **facts, "steps": [step]})


def _wait(doing: Act, step: str, on: date) -> None:
    """ "When things are stable": the state of life the plan knows, when it knows exactly one."""
    states = LifeState.objects.now().filter(case_id=doing.case_id, true_since__isnull=True)[:2]
    standing = Wait.objects.now().filter(case_id=doing.case_id, step=step, for_state__isnull=False)
    if len(states) == 1 and not standing.exists():
        writing.add(Wait, doing, step=step, for_state=states[0].entry, valid_from=on)


def _last(model: type[Objective], doing: Act) -> int:
    rows = model.objects.now().filter(case_id=doing.case_id, state__in=OPEN)
    return rows.aggregate(last=Max("rank"))["last"] or 0


def _differs(row: Any, facts: Facts) -> bool:
    """Whether a row says something else; the order in which things were ticked says nothing."""
    return any(_said(getattr(row, name)) != _said(value) for name, value in facts.items())


def _said(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value
