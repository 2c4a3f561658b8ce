"""Code lists: the field's own lists, as dated data, adult and youth side by side."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

BOTH = ("adult", "youth")


@dataclass(frozen=True)
class Code:
    """One item of a list: its key, the words people read, who it is for and when it holds."""

    key: str
    label: str
    cohorts: tuple[str, ...] = BOTH
    valid_from: date | None = None
    valid_to: date | None = None
    group: str = ""

    def holds(self, on: date) -> bool:
        """Whether the item may be chosen on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on < self.valid_to
        )


@cache
def _lists() -> dict[str, dict[str, Code]]:
    raw = json.loads(resources.files(__package__).joinpath("codes.json").read_text("utf-8"))
    return {name: {item["key"]: _code(item) for item in items} for name, items in raw["lists"].items()}


def _code(item: dict) -> Code:
    def when(key: str) -> date | None:
        return date.fromisoformat(item[key]) if key in item else None

    return Code(
        item["key"],
        item["label"],
        tuple(item.get("cohorts", BOTH)),
        when("valid_from"),
        when("valid_to"),
        item.get("group", ""),
    )


def code_list(name: str) -> dict[str, Code]:
    """The list of that name, by key, in the order people expect. Unknown name: ``KeyError``."""
    return _lists()[name]


def names() -> tuple[str, ...]:
    """The names of all lists."""
    return tuple(_lists())


def label(name: str, key: str | None) -> str:
    """The words for a key; the key itself when a list no longer has it; empty for nothing."""
    if not key:
        return ""
    found = code_list(name).get(key)
    return found.label if found else key


def choices(name: str, *, cohort: str | None = None, on: date | None = None) -> list[tuple[str, str]]:
    """(key, label) pairs to choose from, for a cohort and on a day where given."""
    return [
        (item.key, item.label)
        for item in code_list(name).values()
        if (cohort is None or cohort in item.cohorts) and (on is None or item.holds(on))
    ]
