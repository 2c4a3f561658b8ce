"""What an instrument asks: the questions a form is made from, and the reading of answers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from handrail.instruments.data import load
from handrail.instruments.refusing import Problem, Refused, Why

FIRST_YEAR, LAST_YEAR = 1850, 2199
LARGEST = 1e15
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Kind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    WHOLE = "whole"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    CODE = "code"


class Need(StrEnum):
    """Whether an answer is needed: always, for the dynamic version, or not by itself."""

    ALWAYS = "always"
    DYNAMIC = "dynamic"
    BLANK = "blank"


@dataclass(frozen=True)
class Option:
    """One answer that may be chosen."""

    value: str | int
    label: str


@dataclass(frozen=True)
class Input:
    """One question of an instrument, with what may be answered.

    ``from_record`` is given by the case and the day, not asked. ``sensitive`` questions are about
    sexual matters: pages show them to fewer readers.
    """

    name: str
    kind: Kind
    question: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    least: float | None = None
    most: float | None = None
    digits: int = 0
    need: Need = Need.ALWAYS
    group: str = ""
    from_record: bool = False
    sensitive: bool = False
    out_of_range: Why = field(default=Why.NOT_ALLOWED, repr=False)

    @property
    def allowed(self) -> str:
        """What may be answered, in words."""
        match self.kind:
            case Kind.YES_NO:
                return "true or false"
            case Kind.CHOICE:
                return " or ".join(f"{option.value} ({option.label})" for option in self.options)
            case Kind.DATE:
                return f"a day written 2026-03-18, from {FIRST_YEAR} to {LAST_YEAR}"
            case Kind.CODE:
                return f"{self.digits} digits, or none and a category instead"
            case Kind.WHOLE:
                return f"a whole number{self._range()}"
        return f"a number{self._range()}"

    def _range(self) -> str:
        if self.most is None:
            return f", {self.least:g} or more"
        return f" from {self.least:g} to {self.most:g}"

    def read(self, raw: Any) -> Any:
        """The answer, checked. Raises ``Refused``."""
        value = self._typed(raw)
        if value is None:
            raise Refused(Problem(Why.NOT_ALLOWED, (self.name,), f"{_shown(raw)} is no answer", self.allowed))
        if not self._in_range(value):
            raise Refused(Problem(self.out_of_range, (self.name,), f"{_shown(raw)} is not so", self.allowed))
        return value

    def _typed(self, raw: Any) -> Any:
        match self.kind:
            case Kind.YES_NO:
                return raw if isinstance(raw, bool) else None
            case Kind.CHOICE:
                same = (o.value for o in self.options if type(o.value) is type(raw) and o.value == raw)
                return next(same, None)
            case Kind.DATE:
                return _day(raw)
            case Kind.CODE:
                return raw if isinstance(raw, str) else None
            case Kind.WHOLE:
                return raw if type(raw) is int else None
        return float(raw) if type(raw) in (int, float) and abs(raw) < LARGEST else None

    def _in_range(self, value: Any) -> bool:
        if self.kind is Kind.CODE:
            return re.fullmatch(rf"\d{{{self.digits}}}", value, re.ASCII) is not None
        if self.kind is Kind.DATE:
            return FIRST_YEAR <= value.year <= LAST_YEAR
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    def said(self, value: Any) -> str:
        """An answer in words; empty for none."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, date):
            return f"{value.day} {value:%B} {value.year}"
        labels = {option.value: option.label for option in self.options}
        if self.kind is Kind.CHOICE:
            return labels[value]
        return f"{value:g}%" if self.kind is Kind.PERCENT else str(value)


def _day(raw: Any) -> date | None:
    if isinstance(raw, date):
        return None if isinstance(raw, datetime) else raw
    if not isinstance(raw, str) or not _DAY.fullmatch(raw):
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return None


def _shown(raw: Any) -> str:
    if isinstance(raw, list | dict):
        return "a list or an object"
    if type(raw) is int and abs(raw) >= LARGEST:
        return "a very long number"
    shown = "true" if raw is True else "false" if raw is False else str(raw)
    return f"“{shown[:60]}{'…' if len(shown) > 60 else ''}”"


class Given(dict[str, Any]):
    """Answers that were read; unanswered ones are left out. To ask for one that is absent is refused."""

    def __missing__(self, name: str) -> Any:
        raise Refused(absent([question(name)]))


@cache
def question(name: str) -> Input:
    """The question of that name, as the bank has it."""
    return _input({"name": name})


@cache
def of(instrument: str) -> tuple[Input, ...]:
    """The questions of an instrument, in order."""
    asked = load(instrument)["inputs"]
    return tuple(question(item) if isinstance(item, str) else _input(item) for item in asked)


def needed(instrument: str, name: str) -> Input:
    """A question as that instrument asks it, with an answer needed."""
    return replace(next(item for item in of(instrument) if item.name == name), need=Need.ALWAYS)


def _input(item: dict[str, Any]) -> Input:
    bank = load("questions")
    known: dict[str, Any] = {**bank["inputs"][item["name"]], **item}
    choices = known.pop("choices", None)
    options = tuple(Option(value, label) for value, label in bank["choices"][choices]) if choices else ()
    if known.get("kind") == Kind.PERCENT:
        known |= {"least": 0, "most": 100}
    known["kind"] = Kind(known["kind"])
    known["need"] = Need(known.get("need", Need.ALWAYS))
    known["out_of_range"] = Why(known.get("out_of_range") or Why.NOT_ALLOWED)
    return Input(**known, options=options)


def read(asked: Iterable[Input], raw: Mapping[str, Any]) -> tuple[Given, list[Problem]]:
    """The answers that can be read, and what is wrong with the others. Absent ones are no problem here."""
    given = Given()
    problems: list[Problem] = []
    for item in asked:
        if raw.get(item.name) is None:
            continue
        try:
            given[item.name] = item.read(raw[item.name])
        except Refused as refused:
            problems += refused.problems
    return given, problems


def complete(asked: Iterable[Input], raw: Mapping[str, Any]) -> Given:
    """The answers, when every needed one is there and each is allowed. Raises ``Refused``."""
    asked = tuple(asked)
    given, problems = read(asked, raw)
    missing = [item for item in asked if item.need is Need.ALWAYS and raw.get(item.name) is None]
    if missing:
        problems.insert(0, absent(missing))
    if problems:
        raise Refused(*problems)
    return given


def absent(missing: Iterable[Input], why: Why = Why.MISSING_MANDATORY_INPUT) -> Problem:
    """The refusal of answers that are not there."""
    missing = sorted(missing, key=lambda item: item.name)
    return Problem(
        why,
        tuple(item.name for item in missing),
        "not answered",
        "; ".join(f"{item.name}: {item.allowed}" for item in missing),
    )
