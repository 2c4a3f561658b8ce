"""The field's words for one thing, so that a search for one finds the others."""

import json
from functools import cache
from importlib import resources


@cache
def groups() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Every group: the words that find each other, and those that find them only when typed."""
    raw = json.loads(resources.files(__package__).joinpath("synonyms.json").read_text("utf-8"))
    return tuple((tuple(group["words"]), tuple(group.get("typed", ()))) for group in raw["groups"])


@cache
def _by_word() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words, typed in groups():
        for word in (*words, *typed):
            key = tuple(word.split())
            found[key] = tuple(dict.fromkeys([*found.get(key, (word,)), *words]))
    return found


@cache
def _longest() -> int:
    return max(len(key) for key in _by_word())


def expanded(words: list[str]) -> list[tuple[str, ...]]:
    """The words typed, in order; each as itself and what else it is called.

    The longest name of several words is taken first: "unpaid work" is one thing, not two.
    """
    lowered = [word.lower() for word in words]
    found: list[tuple[str, ...]] = []
    start = 0
    while start < len(lowered):
        for length in range(min(_longest(), len(lowered) - start), 0, -1):
            others = _by_word().get(tuple(lowered[start : start + length]))
            if others:
                found.append(others)
                break
        else:
            length = 1
            found.append((lowered[start],))
        start += length
    return found
