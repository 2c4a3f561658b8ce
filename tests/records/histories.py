"""Random histories of a record, told step by step, with a snapshot of every table after each.

A step is plain data, so that a failing history shrinks to a few lines. What a step does is in
``STEPS``, by name; whoever brings a new way of changing records (merging two of them, say) adds
it there, and every property of this room is asked of it too: a step takes the ``World`` and the
``Step``, and changes the records of ``world.cases`` as of ``world.now``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import msgspec
from django.contrib.postgres.functions import TransactionNow

from handrail.access.actors import acting_as
from handrail.access.models import Relation, User
from handrail.agencies.directory import Names
from handrail.assessments.models import Strength
from handrail.casefile import registry
from handrail.casefile.parts import tables
from handrail.casefile.registry import Replacing
from handrail.casefile.versions import Version
from handrail.compartments.models import VictimCondition
from handrail.delivery.models import Contact, Programme, TurningPoint
from handrail.people import closing, merging, same
from handrail.people.allocating import Part
from handrail.people.knowing import Asked
from handrail.people.models import (
    Address,
    Allocation,
    Case,
    Circumstance,
    Closure,
    KeyPerson,
    OwnWords,
    SamePerson,
)
from handrail.people.opening import OpenCase
from handrail.plans.models import Commitment, LifeState
from handrail.records import describing, writing
from handrail.records.models import Line, VersionRow
from handrail.records.reading import Reach
from handrail.reviews.models import Amendment, Decision, Discussion, Input, Movement, Review
from handrail.sentences.models import CurfewWindow, Sentence
from tests.records import reviewed

START = datetime(2025, 3, 3, 9, tzinfo=UTC)
WORKERS = ("ruth-adeyemi", "denise-okoro")


@dataclass(frozen=True)
class Table:
    """A table as histories use it: where it stands in a document, and facts by number."""

    model: type[VersionRow]
    path: str
    facts: Callable[[int], dict[str, Any]]

    @property
    def label(self) -> str:
        return self.model._meta.label


TABLES = (
    Table(Address, "people.addresses", lambda n: {
        "kind": ("shelter", "sofa_surfing")[n % 2], "area": f"Area {n}", "note": f"Moved {n}",
    }),
    Table(KeyPerson, "people.key_people", lambda n: {
        "name": f"Friend {n}", "relationship": "friend", "involvement": "involved",
    }),
    Table(OwnWords, "people.own_words", lambda n: {"topic": "what_i_hope_for", "words": f"Words {n}"}),
    Table(Circumstance, "people.circumstances", lambda n: {
        "kind": ("health", "travel_and_money")[n % 2], "what": f"What {n}",
    }),
    Table(Allocation, "people.allocations", lambda n: {
        "role": ("in_charge", "co_worker")[n % 2], "worker": WORKERS[n % 2], "reason": f"Why {n}",
    }),
    Table(Closure, "people.closures", lambda n: {
        "kind": "closed", "reason": "other", "note": f"Note {n}",
    }),
    Table(SamePerson, "people.same_person", lambda n: {
        "kind": "one_person", "other": "K109", "leads": bool(n % 2), "reason": f"Reason {n}",
    }),
    Table(Sentence, "sentences.sentences", lambda n: {"kind": "community_order", "months": n % 30 + 1}),
    Table(CurfewWindow, "sentences.curfew_windows", lambda n: {
        "source": "curfew", "weekdays": [n % 7 + 1], "starts": time(20), "ends": time(7),
    }),
    Table(Strength, "assessments.strengths", lambda n: {"kind": "trade", "name": f"Strength {n}"}),
    Table(VictimCondition, "compartments.victim_conditions", lambda n: {"wording": f"Wording {n}"}),
    Table(TurningPoint, "delivery.turning_points", lambda n: {
        "kind": ("turning_point", "lapse")[n % 2], "title": f"Turn {n}", "used_for": f"Use {n}",
    }),
    Table(Contact, "delivery.contacts", lambda n: {
        "kind": ("home_visit", "test", "management_oversight", "message")[n % 4], "mode": "home",
        "outcome": ("attended", None, "unacceptable_absence")[n % 3], "text": f"Text {n}",
        "workers": [WORKERS[n % 2]],
    }),
    Table(Commitment, "plans.commitments", lambda n: {
        **reviewed.WORK, "what": f"Work {n}", "weekdays": [n % 7 + 1],
    }),
    Table(LifeState, "plans.life_states", lambda n: {
        "name": f"State {n}", "true_since": (None, date(2025, 2, n % 28 + 1))[n % 2],
    }),
    Table(Programme, "delivery.programmes", lambda n: {
        "kind": "accredited", "name": f"Programme {n}", "state": ("running", "completed")[n % 2],
    }),
    Table(Review, "reviews.reviews", lambda n: {
        "trigger": "change", "title": f"Title {n}", "state": "complete", "decision": f"Decided {n}",
    }),
    Table(Input, "reviews.inputs", lambda n: {
        "review": "r", "worker": WORKERS[n % 2], "saw": f"Saw {n}",
        **({"state": "answered", "answered_on": date(2025, 2, n % 28 + 1)} if n % 3 else {"state": "asked"}),
    }),
    Table(Movement, "reviews.movements", lambda n: {"review": "r", "of": "trade", "now": f"Now {n}"}),
    Table(Discussion, "reviews.discussions", lambda n: {
        "kind": ("question", "rhythm")[n % 2], "question": f"Question {n}",
    }),
    Table(Decision, "reviews.decisions", lambda n: {
        "discussion": "d", "decision": "noted", "reason": f"Reason {n}", "decided_by": WORKERS[n % 2],
    }),
    Table(Amendment, "reviews.amendments", lambda n: {
        "review": "r", "kind": "week", "part": "plans.commitments", "way": "new", "state": "withdrawn",
        "becomes": f"Becomes {n}",
    }),
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One thing that happens: ``pick`` chooses the case and the entry, ``back`` counts days into the past."""

    does: str
    table: int = 0
    pick: int = 0
    gap: int = 24
    back: int = 0
    number: int = 0


Held = dict[tuple[int, str, str], dict[str, Any]]
"""What the record holds at an instant: the values of each entry, by case, table and entry."""


@dataclass
class World:
    """Two cases whose history is being made, and what was seen on the way."""

    cases: tuple[Case, Case]
    by: User
    names: Names
    now: datetime = START
    seen: dict[datetime, Held] = field(default_factory=dict)
    told: dict[datetime, list[tuple[Any, ...]]] = field(default_factory=dict)
    brought: set[tuple[int, str, str]] = field(default_factory=set)
    """Entries whose past came with an import: snapshots were told of it afterwards."""

    @property
    def reach(self) -> Reach:
        return Reach(self.by, {case.pk: frozenset({"in_charge"}) for case in self.cases})

    def take(self, step: Step) -> None:
        """One step, and the snapshot after it."""
        self.now += timedelta(hours=step.gap)
        STEPS[step.does](self, step)
        self.seen[self.now] = self.snapshot()
        self.told[self.now] = self.chronology(None)
        self.ties_agree()

    def ties_agree(self) -> None:
        """The database follows what the two records say of each other: while either says so, it holds."""
        for case, other in (self.cases, self.cases[::-1]):
            says = {one.other: one.leads for one in self.tied(case)}
            told = {one.other: one.leads for one in self.tied(other)}
            follows = says.get(other.reference) is False or told.get(case.reference) is True
            leader = Case.objects.values_list("same_as", flat=True).get(pk=case.pk)
            assert leader == (other.pk if follows else None)

    def tied(self, case: Case) -> list[SamePerson]:
        """Which others a record says at present that it is of the same person with."""
        return same.standing(SamePerson.objects.now().filter(case_id=case.pk), self.now.date())

    def snapshot(self) -> Held:
        """What every table holds at this moment, read without the code under test."""
        ids = [case.pk for case in self.cases]
        found: Held = {}
        for table in TABLES:
            rows = table.model.objects.filter(case_id__in=ids, superseded_at__isnull=True)
            for row in rows:
                key = (row.case_id, table.label, row.entry)
                assert key not in found, "two versions stand at once"
                found[key] = values(row)
        lines = Line.objects.filter(case_id__in=ids, superseded_at__isnull=True)
        assert {(one.case_id, one.table, one.entry, one.version) for one in lines} == lined(found)
        return found

    def chronology(self, at: datetime | None) -> list[tuple[Any, ...]]:
        """The chronology of both cases in words, now or as known at an instant."""
        found = []
        for case in self.cases:
            asked = Asked() if at is None else Asked(on=at.date())
            shown = OpenCase(case, self.reach.at(at), asked)
            lines = shown.rows(Line).order_by("valid_from", "table", "entry")
            found += [
                (case.pk, line.table, line.entry, line.valid_from, line.kind, line.side, told)
                for line, told in describing.pairs(shown, lines, self.names)
            ]
        return found

    def case_of(self, step: Step) -> Case:
        return self.cases[step.pick % 2]

    def chosen(self, step: Step) -> VersionRow | None:
        """The entry a step is about: one that stands in its table."""
        model, case = TABLES[step.table].model, self.case_of(step)
        rows = list(model.objects.filter(case_id=case.pk, superseded_at__isnull=True).order_by("pk"))
        return rows[step.pick // 2 % len(rows)] if rows else None

    def day(self, step: Step) -> date:
        return self.now.date() - timedelta(days=step.back)


def values(one: VersionRow | Version) -> dict[str, Any]:
    """A version without its place in the database and without its end."""
    if isinstance(one, VersionRow):
        left = {"id", "case_id", "superseded_at", "by_id"}
        held = {
            f.attname: getattr(one, f.attname) for f in one._meta.concrete_fields if f.attname not in left
        }
        return {**held, "by": one.by.username}
    return {name: getattr(one, name) for name in one.__struct_fields__ if name != "superseded_at"}


def lined(held: Held) -> set[tuple[int, str, str, int]]:
    """Which lines of the chronology belong to what is held."""
    with_line = {t.label for t in TABLES if t.model.line is not VersionRow.line}
    return {
        (case, label, entry, facts["version"])
        for (case, label, entry), facts in held.items()
        if label in with_line and told_on(label, facts) is not None
    }


def told_on(label: str, facts: dict[str, Any]) -> date | None:
    """The day on which the chronology tells of an entry; nothing where it does not."""
    if label == Input._meta.label:
        return facts["answered_on"]
    return facts.get("completed_on") or facts["valid_from"]


# -- The steps --------------------------------------------------------------------


def add(world: World, step: Step) -> None:
    """Something new, perhaps long after it began."""
    table = TABLES[step.table]
    with writing.act(world.case_of(step).pk, "history.added", by=world.by) as doing:
        writing.add(table.model, doing, valid_from=world.day(step), **table.facts(step.number))


def correct(world: World, step: Step) -> None:
    """What was said is said otherwise, perhaps also since when."""
    row = world.chosen(step)
    if row is None:
        return add(world, step)
    facts = TABLES[step.table].facts(step.number)
    if step.number % 2:
        facts["valid_from"] = min(world.day(step), row.valid_to or date.max)
    with writing.act(row.case_id, "history.corrected", by=world.by) as doing:
        writing.amend(type(row), doing, entry=row.entry, version_seen=row.version, **facts)


def end(world: World, step: Step) -> None:
    """Something is over, and was perhaps over for a while."""
    row = world.chosen(step)
    if row is None:
        return add(world, step)
    last = max(world.day(step), row.valid_from or date.min)
    with writing.act(row.case_id, "history.ended", by=world.by) as doing:
        writing.amend(type(row), doing, entry=row.entry, version_seen=row.version, valid_to=last)


def import_without(world: World, step: Step) -> None:
    """A document replaces the case that has an entry fewer."""
    row = world.chosen(step)
    if row is not None:
        _import(world, step, lambda chain: [one for one in chain if one.entry != row.entry])


def import_otherwise(world: World, step: Step) -> None:
    """A document replaces the case that tells an entry otherwise."""
    row = world.chosen(step)
    if row is None:
        return None

    def otherwise(one: Version) -> Version:
        if one.entry != row.entry or one.version != row.version:
            return one
        return msgspec.structs.replace(one, **TABLES[step.table].facts(step.number + 1))

    _import(world, step, lambda chain: [otherwise(one) for one in chain])


def import_more(world: World, step: Step) -> None:
    """A document brings an entry that another service recorded, with its own two times."""
    entry, recorded = f"brought-{step.number}-{len(world.seen)}", world.now - timedelta(days=step.back)
    corrected = recorded + (world.now - recorded) / 2
    first = {"entry": entry, "by": world.by.username, "valid_from": recorded.date()}

    def more(chain: list[Version], kind: type[Version]) -> list[Version]:
        facts = TABLES[step.table].facts
        was = kind(recorded_at=recorded, superseded_at=corrected, **first, **facts(step.number))
        now = kind(version=2, recorded_at=corrected, **first, **facts(step.number + 1))
        return [*chain, was, now]

    _import(world, step, more, brought=entry)


def import_further(world: World, step: Step) -> None:
    """A document carries on where the stored entry ended: a further version with its own time."""
    row = world.chosen(step)
    if row is None:
        return None
    recorded = max(row.recorded_at, world.now - timedelta(days=step.back))

    def further(chain: list[Version]) -> list[Version]:
        last = next(one for one in chain if (one.entry, one.version) == (row.entry, row.version))
        follows = msgspec.structs.replace(
            last, version=last.version + 1, recorded_at=recorded, **TABLES[step.table].facts(step.number)
        )
        ended = msgspec.structs.replace(last, superseded_at=recorded)
        return [*(one for one in chain if one is not last), ended, follows]

    _import(world, step, further, brought=row.entry)


def take_back(world: World, step: Step) -> None:
    """Something planned never came."""
    row = world.chosen(step)
    if row is None:
        return add(world, step)
    with writing.act(row.case_id, "history.taken_back", by=world.by) as doing:
        writing.take_back(type(row), doing, entry=row.entry, version_seen=row.version)


def close(world: World, step: Step) -> None:
    """The manager closes the case, perhaps as of an earlier day."""
    case = _answered_for(world, step)
    told = Closure.objects.now().filter(case_id=case.pk)
    if 2 * told.filter(kind="closed").count() != told.count():  # closed, or an import took a closing away
        return add(world, step)
    taken_up = [row.valid_from for row in told if row.valid_from]  # the form takes no day before the last
    on = max([world.day(step), *taken_up])
    with acting_as(world.by.pk), writing.act(case.pk, "case.closed", by=world.by) as doing:
        closing.close(doing, case, on=on, reason="order_completed", note=f"Note {step.number}")


def reopen(world: World, step: Step) -> None:
    """The manager takes it up again, with two who supervise."""
    case = _answered_for(world, step)
    if not case.closed:
        return add(world, step)
    parts = {Part("in_charge", "tom-ellery"), Part("co_worker", "megan-price")}
    with acting_as(world.by.pk), writing.act(case.pk, "case.reopened", by=world.by) as doing:
        closing.reopen(doing, case, parts, on=world.now.date(), reason="new_sentence")


def merge(world: World, step: Step) -> None:
    """The manager of both says that the two records are of one person."""
    if _is_tied(world):
        return add(world, step)
    leading = _answered_for(world, step)
    following = next(case for case in world.cases if case.pk != leading.pk)
    said = SamePerson.objects.now().filter(kind="two_people", case_id=leading.pk)
    last = max((row.valid_from for row in said if row.valid_from), default=date.min)
    with acting_as(world.by.pk), writing.act(leading.pk, "record.merged", by=world.by) as doing:
        on = max(world.day(step), last)
        merging.merge(doing, leading, following, on=on, reason=f"Reason {step.number}")


def part(world: World, step: Step) -> None:
    """They are of two people after all."""
    if not _is_tied(world):
        return add(world, step)
    case = _answered_for(world, step)
    other = next(one for one in world.cases if one.pk != case.pk)
    with acting_as(world.by.pk), writing.act(case.pk, "record.parted", by=world.by) as doing:
        merging.part(doing, case, other, on=world.now.date(), reason=f"Reason {step.number}")


def _is_tied(world: World) -> bool:
    """Whether the two are of one person; both are the acting manager's from now on."""
    for pick in range(2):
        _answered_for(world, Step("", pick=pick))
    return Case.objects.filter(pk__in=[case.pk for case in world.cases], same_as__isnull=False).exists()


def _answered_for(world: World, step: Step) -> Case:
    """The case of a step as it stands, with whoever acts as its manager."""
    case = Case.objects.get(pk=world.case_of(step).pk)
    manager = {"user": world.by, "case_id": case.pk, "kind": "manager"}
    if not Relation.objects.filter(**manager).exists():
        Relation.objects.create(granted_by=world.by, starts_at=TransactionNow(), **manager)
    return case


def _import(world: World, step: Step, change: Callable[..., list[Version]], brought: str = "") -> None:
    """Replace a case by its own document with one list changed."""
    table, case = TABLES[step.table], world.case_of(step)
    part_name, name = table.path.split(".")
    document = registry.read_cases([case.pk])[case.pk]
    part = getattr(document, part_name)
    chain = getattr(part, name)
    kind = tables(type(part))[name]
    changed = change(chain, kind) if change.__name__ == "more" else change(chain)
    told = msgspec.structs.replace(document, **{part_name: msgspec.structs.replace(part, **{name: changed})})
    how = Replacing(at=world.now, by=world.by, change=f"import-{len(world.seen)}")
    registry.replace_cases({case.pk: told}, how)
    if brought:
        _tell_snapshots(world, (case.pk, table.label, brought), changed)


def _tell_snapshots(world: World, key: tuple[int, str, str], chain: list[Version]) -> None:
    """An import brings a past of its own: what was known then now includes it."""
    world.brought.add(key)
    versions = [one for one in chain if one.entry == key[2]]
    for at, held in world.seen.items():
        held.pop(key, None)
        for one in versions:
            if one.recorded_at <= at and (one.superseded_at is None or one.superseded_at > at):
                held[key] = values(one)


def _or_add(verb: Callable[[World, Step], bool]) -> Callable[[World, Step], None]:
    """A verb of reviews; where there is nothing for it to do, something new."""

    def taken(world: World, step: Step) -> None:
        if not verb(world, step):
            add(world, step)

    return taken


OF_AN_ENTRY: dict[str, Callable[[World, Step], None]] = {
    "add": add,
    "correct": correct,
    "end": end,
    "import without": import_without,
    "import otherwise": import_otherwise,
    "import more": import_more,
    "import further": import_further,
    "take back": take_back,
}
"""What may happen to an entry of any table."""
OF_A_CASE: dict[str, Callable[[World, Step], None]] = {
    "close": close,
    "reopen": reopen,
    "merge": merge,
    "part": part,
    **{name: _or_add(verb) for name, verb in reviewed.VERBS.items()},
}
"""What happens to a case, by the verbs of its rooms."""
STEPS = OF_AN_ENTRY | OF_A_CASE
