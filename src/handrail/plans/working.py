"""The plan as it stands, put together for its pages: objectives in order, steps, who said yes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handrail.assessments.models import Factor, Strength
from handrail.design import wording
from handrail.people.frame import holds
from handrail.people.models import OwnWords
from handrail.plans.models import (
    Edition,
    Help,
    LifeState,
    Mend,
    Objective,
    Panel,
    PlanAnswer,
    Step,
    StepAnswer,
    Wait,
)
from handrail.plans.naming import People
from handrail.plans.planning import MINE, OPEN, actor_keys
from handrail.sentences.models import Requirement

TABLES = (
    *(Edition, PlanAnswer, Objective, Step, StepAnswer, Help, LifeState, Wait, Panel, Mend),
    *(Factor, Strength, OwnWords, Requirement),
)
Facts = dict[Any, list[Any]]


@dataclass(frozen=True)
class Actor:
    """A named actor of a step and their own answer: "accepts", "declines" or none yet."""

    key: str
    name: str
    short: str
    role: str = ""
    answer: str = ""
    words: str = ""

    @property
    def asked(self) -> bool:
        """Whether an answer is due: the person's own comes with the plan."""
        return self.key != MINE


@dataclass(frozen=True)
class PlannedStep:
    """A step in words, beside its row."""

    row: Step
    actors: tuple[Actor, ...]
    who: str
    short_who: str
    when: str
    """As it begins a sentence; ``row`` has the rest."""
    when_within: str
    help: tuple[str, ...]
    waits: tuple[str, ...]
    where: str = ""


@dataclass(frozen=True)
class PlannedObjective:
    """An objective in words, with its place among the open ones."""

    row: Objective
    n: int
    steps: tuple[PlannedStep, ...]
    factors: tuple[str, ...]
    strengths: tuple[str, ...]
    fresh: bool = False
    """Not part of any plan that was put to the person: a slip can still be taken out."""


@dataclass(frozen=True)
class Working:
    """The working plan."""

    objectives: tuple[PlannedObjective, ...]
    ended: tuple[Objective, ...]
    edition: Edition | None
    answers: tuple[PlanAnswer, ...]
    changed: int

    @property
    def steps(self) -> list[PlannedStep]:
        """Every step of an open objective, in order."""
        return [step for one in self.objectives for step in one.steps]

    def numbers(self, name: str, entry: str) -> list[int]:
        """The numbers of the objectives that name a factor or a strength."""
        return [one.n for one in self.objectives if entry in getattr(one.row, name)]


def put_together(
    facts: Facts, people: People, today: date, places: Mapping[str, str] | None = None
) -> Working:
    """The working plan from the rows of a case; ``places`` names services and venues."""
    open_ones = sorted((row for row in facts[Objective] if row.state in OPEN), key=lambda r: (r.rank, r.pk))
    steps: dict[str, list[Step]] = defaultdict(list)
    for row in sorted(facts[Step], key=lambda r: (r.rank, r.pk)):
        steps[row.objective].append(row)
    words = _Words(facts, people, today, places or {})
    names = {row.entry: row.name for row in (*facts[Factor], *facts[Strength])}
    editions = sorted(facts[Edition], key=lambda row: row.number)
    edition = editions[-1] if editions else None
    return Working(
        tuple(
            PlannedObjective(
                row,
                n,
                tuple(words.step(step) for step in steps[row.entry]),
                tuple(names[one] for one in row.factors if one in names),
                tuple(names[one] for one in row.strengths if one in names),
                row.version == 1 and (edition is None or row.recorded_at > edition.recorded_at),
            )
            for n, row in enumerate(open_ones, start=1)
        ),
        tuple(row for row in facts[Objective] if row.state not in OPEN),
        edition,
        tuple(row for row in facts[PlanAnswer] if edition and row.edition == edition.entry),
        _changed(facts, edition),
    )


def hoped_for(facts: Facts, edition: Edition | None = None) -> list[OwnWords]:
    """What the person hopes for in their own words, the foremost and the latest first."""
    said = [row for row in facts[OwnWords] if row.topic == "what_i_hope_for" and row.voice == "person"]
    return sorted(said, key=lambda row: (not row.foremost, -(row.valid_from or date.min).toordinal()))


def standing(facts: Facts, model: type[Any], today: date) -> list[Any]:
    """The rows of a table that hold today."""
    return [row for row in facts[model] if holds(row, today)]


def pressing_first(factors: list[Factor]) -> list[Factor]:
    """Critical factors, then the others that are linked to offending or to harm."""
    linked = [row for row in factors if row.critical or "linked" in (row.offending, row.harm)]
    return sorted(linked, key=lambda row: not row.critical)


def when_words(row: Step, today: date) -> str:
    """straight after the panel; Monday 21 September, 10am; by 2 October 2027"""
    at = wording.clock(row.at) if row.at else ""
    said = row.when[:1].lower() + row.when[1:]
    if not said:
        said = ", ".join(part for part in (_day(row.starts_on, today), at) if part)
    by = _("by %(day)s") % {"day": _day(row.due_on, today)} if row.due_on and not row.when else ""
    return ", ".join(part for part in (said, by) if part)


def _day(day: date | None, today: date) -> str:
    """A day near enough to need no year, else with its year."""
    if day is None:
        return ""
    return wording.week_date(day) if abs((day - today).days) < 300 else wording.full_date(day)


def help_words(row: Help, people: People, today: date) -> str:
    """Lift, Sam, to 8 October."""
    until = ""
    if row.valid_to:
        until = _("to %(day)s") % {"day": wording.day_month(row.valid_to)}
    givers = people.short([*(f"w:{one}" for one in row.workers), *(f"p:{one}" for one in row.people)])
    return ", ".join(part for part in (row.what, givers, until) if part)


class _Words:
    """Puts steps into words; what every step needs is looked up once."""

    def __init__(self, facts: Facts, people: People, today: date, places: Mapping[str, str]) -> None:
        self.people, self.today, self.places = people, today, places
        self.answers = {
            (row.step, f"w:{row.worker}" if row.worker else f"p:{row.person}"): row
            for row in facts[StepAnswer]
        }
        self.help: dict[str, list[Help]] = defaultdict(list)
        for row in facts[Help]:
            for step in row.steps:
                self.help[step].append(row)
        self.waits: dict[str, list[str]] = defaultdict(list)
        states = {row.entry: row.name for row in facts[LifeState]}
        what = {row.entry: row.what for row in facts[Step]}
        for row in facts[Wait]:
            name = states.get(row.for_state) or what.get(row.for_step)
            if name:
                self.waits[row.step].append(name)

    def step(self, row: Step) -> PlannedStep:
        """One step."""
        keys = actor_keys(row)
        others = [row.someone_else] if row.someone_else else []
        return PlannedStep(
            row,
            tuple(self._actor(row, key) for key in keys),
            wording.listed([*(self.people[key].name for key in keys), *others]),
            wording.listed([*(self.people[key].short for key in keys), *others]),
            wording.sentence_case(when_words(row, self.today)),
            when_words(row, self.today),
            tuple(help_words(one, self.people, self.today) for one in self.help[row.entry]),
            tuple(self.waits[row.entry]),
            ", ".join(self.places[one] for one in (row.service, row.venue) if one and one in self.places),
        )

    def _actor(self, row: Step, key: str) -> Actor:
        named, said = self.people[key], self.answers.get((row.entry, key))
        return Actor(
            key,
            named.plain or named.name,
            named.short,
            named.role,
            said.answer if said else "",
            said.words if said else "",
        )


def _changed(facts: Facts, edition: Edition | None) -> int:
    """How many entries of the plan are newer than what was agreed last."""
    if edition is None:
        return 0
    rows = (*facts[Objective], *facts[Step], *facts[Help])
    return sum(row.recorded_at > edition.recorded_at for row in rows)
