"""What reviews do in a random history, by the verbs of the room.

A step says whether there was anything to do; each makes what it needs first, so that a short history
goes far.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.functions import TransactionNow

from handrail.access.actors import acting_as
from handrail.access.models import Relation
from handrail.assessments.models import Strength
from handrail.delivery.models import Programme
from handrail.kernel.references import new_reference
from handrail.people.editing import Refusal
from handrail.people.models import Case
from handrail.people.opening import OpenCase
from handrail.plans.models import Commitment, LifeState
from handrail.records import writing
from handrail.records.models import VersionRow
from handrail.records.writing import Act
from handrail.reviews import opening
from handrail.reviews.amending import facts, making
from handrail.reviews.amending.kept import FROM_THE_DAY, IN_PLACE, NEW
from handrail.reviews.deciding import acts
from handrail.reviews.hearing import asking
from handrail.reviews.models import Amendment, Discussion, Input, Review
from handrail.reviews.moving.keeping import keep

if TYPE_CHECKING:
    from tests.records.histories import Step, World

WORK = {"kind": "work", "what": "The bakery", "weekdays": [1, 2], "starts": time(9), "ends": time(17)}


def review(world: "World", step: "Step") -> bool:
    """A review is opened for a reason of its own; the one that is open is finished without a change."""
    with acting(world, step) as (doing, case):
        held = opening.standing_open(case.id)
        if held is None:
            _opened(world, step, doing)
        else:
            why = f"Why not {step.number}"
            making.no_change(doing, case, held, because=why, version_seen=held.version)
    return True


def hear(world: "World", step: "Step") -> bool:
    """Somebody is asked for the review; asked again, they have answered, perhaps days ago, or will not."""
    with acting(world, step) as (doing, _case):
        held, day = _opened(world, step, doing), world.day(step)
        rows = Input.objects.now().filter(case_id=doing.case_id, review=held.entry, state="asked")
        asked = rows.order_by("pk").first()
        if asked is None:
            whom = {"workers": [("denise-okoro", "priya-nair")[step.number % 2]], "people": ["nan"]}
            until = world.now.date() + timedelta(days=5)
            asking.ask(doing, held, **whom, asks=f"Ask {step.number}", answer_by=until, on=day)
        elif step.number % 3:
            asking.answer(doing, asked, asked.version, on=day, said={"saw": f"Saw {step.number}"})
        else:
            asking.not_had(doing, asked, asked.version, because=f"Because {step.number}")
    return True


def move(world: "World", step: "Step") -> bool:
    """What has moved is said; said again, it is said otherwise."""
    with acting(world, step) as (doing, _case):
        held = _opened(world, step, doing)
        said = {"before": "Was so", "now": f"Now {step.number}", "means": ""}
        keep(doing, held.entry, ("trade", "debt")[step.pick // 2 % 2], said)
    return True


def decide(world: "World", step: "Step") -> bool:
    """A colleague asks a manager for a liberty; the manager decides, or asks for more and decides later."""
    with acting(world, step) as (doing, _case):
        waiting = Discussion.objects.now().filter(case_id=doing.case_id, question__startswith="May")
        row = waiting.order_by("-pk").first()
        if row is None or acts.why_not(row, _decided(row), doing.by):
            entry = new_reference()
            told = {"kind": "liberty", "question": f"May {step.number}", "asked_by": "tom-ellery"}
            acts.ask(doing, entry, facts={**told, "valid_from": world.day(step)}, lines=())
            row = Discussion.objects.now().get(case_id=doing.case_id, entry=entry)
        said = {"decision": ("approved", "more_needed")[step.number % 2], "reason": f"Reason {step.number}"}
        acts.decide(doing, row, new_reference(), facts=said, conditions=())
    return True


def amend(world: "World", step: "Step") -> bool:
    """A review changes a fixed time from the day on, a strength in place, and adds one; all at once."""
    on = world.day(step)
    with acting(world, step) as (doing, case):
        held = _opened(world, step, doing)
        _propose(doing, held, on, step)
    try:
        with acting(world, step) as (doing, case):
            making.make(doing, case, held, on=on, version_seen=held.version)
    except (Refusal, making.Changed):
        return True  # what was proposed stands, and may be withdrawn
    return True


def come(world: "World", step: "Step") -> bool:
    """What an amendment lasts until has come, perhaps some days ago."""
    case_id = world.case_of(step).pk
    waiting = Amendment.objects.now().filter(case_id=case_id, state="made").order_by("-pk")
    row = next((one for one in waiting if one.until_programme or one.until_state), None)
    if row is None:
        return False
    model: type[Any] = Programme if row.until_programme else LifeState
    entry = row.until_programme or row.until_state
    it = model.objects.now().filter(case_id=case_id, entry=entry).first()
    if it is None:
        return False
    last = max(world.day(step), it.valid_from or date.min)
    with acting(world, step) as (doing, _case):
        came = {"state": "completed", "valid_to": last} if row.until_programme else {"true_since": last}
        writing.amend(model, doing, entry=it.entry, version_seen=it.version, **came)
    return True


VERBS: dict[str, Callable[["World", "Step"], bool]] = {
    "review": review,
    "hear": hear,
    "move": move,
    "decide": decide,
    "amend": amend,
    "come": come,
}


@contextmanager
def acting(world: "World", step: "Step") -> Iterator[tuple[Act, OpenCase]]:
    """One act of whoever supervises the case of a step."""
    case = Case.objects.get(pk=world.case_of(step).pk)
    with acting_as(world.by.pk), writing.act(case.pk, f"review.{step.does}", by=world.by) as doing:
        part = {"user": world.by, "case_id": case.pk, "kind": "in_charge"}
        if not Relation.objects.filter(**part, ends_at__isnull=True).exists():
            Relation.objects.create(granted_by=world.by, starts_at=TransactionNow(), **part)
        yield doing, OpenCase(case, world.reach)


def _opened(world: "World", step: "Step", doing: Act) -> Review:
    """The review that is open, or a new one."""
    held = opening.standing_open(doing.case_id)
    if held is not None:
        return held
    said = {"trigger": "change", "title": f"Review {step.number}", "why": "It was time"}
    return opening.by_hand(doing, new_reference(), on=world.day(step), **said)


def _decided(row: Discussion) -> Any:
    rows = acts.Decision.objects.now().filter(case_id=row.case_id, discussion=row.entry)
    return rows.order_by("-pk").first()


def _propose(doing: Act, held: Review, on: date, step: "Step") -> None:
    """Three proposals: the first lasts until a programme ends, a state is reached, a day, or for good."""
    until: dict[str, Any] = (
        {"until_programme": _waited_for(doing, on, Programme, state="running", kind="accredited").entry},
        {"until_state": _waited_for(doing, on, LifeState, true_since=None, lapsed_on=None).entry},
        {"until_on": on + timedelta(days=30)},
        {},
    )[step.number % 4]
    said = f"Changed {step.number}"
    time_ = _standing(doing, on, Commitment, **WORK)
    trade = _standing(doing, on, Strength, kind="trade", name="Her trade")
    _one(doing, held, "plans.commitments", FROM_THE_DAY, time_, {"what": said}, **until)
    _one(doing, held, "assessments.strengths", IN_PLACE, trade, {"work": said}, **until)
    new = {**WORK, "what": f"New {step.number}"}
    _one(doing, held, "plans.commitments", NEW, None, new)


def _one(
    doing: Act, held: Review, part: str, way: str, row: VersionRow | None, new: dict[str, Any], **until: Any
) -> None:
    writing.add(
        Amendment,
        doing,
        review=held.entry,
        valid_from=doing.at.date(),
        kind="week" if part == "plans.commitments" else "assessment",
        part=part,
        way=way,
        of=row.entry if row else "",
        becomes=next(iter(new.values())),
        facts={name: facts.plain(value) for name, value in new.items()},
        before=facts.of(row) if row else {},
        **until,
    )


def _waited_for(doing: Act, on: date, model: type[Any], **so: Any) -> Any:
    """Something that has not come yet."""
    rows = model.objects.now().filter(case_id=doing.case_id, **so)
    found = rows.order_by("pk").first()
    return found or writing.add(model, doing, valid_from=on, name="Thinking Skills", **so)


def _standing(doing: Act, on: date, model: type[Any], **said: Any) -> Any:
    """An entry that stood the day before, and stands on the day."""
    rows = model.objects.now().filter(case_id=doing.case_id, valid_from__lt=on).valid_on(on)
    found = rows.order_by("pk").first()
    return found or writing.add(model, doing, valid_from=on - timedelta(days=40), **said)
