"""How near a name that was typed is to a name on record: the same, its beginning, its sound, a slip.

Case, accents, hyphens, apostrophes and order do not count. Nothing here knows whose names they are.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

import jellyfish

_APART = re.compile(r"[\s,./()\"“”]+")
_HYPHEN = re.compile(r"[-‐‑–]+")
_APOSTROPHE = re.compile(r"['’`]+")
_NOT_DECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)


class Nearness(IntEnum):
    """How a word fits a name, the nearest first."""

    SAME = 0
    BEGINS = 1
    SOUNDS = 2
    SPELT = 3


def plain(text: str) -> str:
    """The same in small letters, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_NOT_DECOMPOSED)


def typed_words(text: str) -> tuple[str, ...]:
    """The words somebody typed: "Smith-Jones" is two, "O'Neil" one."""
    found = []
    for word in _APART.split(plain(text)):
        found += [part for part in _HYPHEN.split(_APOSTROPHE.sub("", word)) if part]
    return tuple(found)


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words a name may be found by: "Smith-Jones" by smithjones, smith and jones."""
    found: list[str] = []
    for word in _APART.split(plain(name)):
        whole = _APOSTROPHE.sub("", word)
        found += [_HYPHEN.sub("", whole), *_HYPHEN.split(whole)]
        found += _APOSTROPHE.split(_HYPHEN.sub("'", word))
    return tuple(dict.fromkeys(part for part in found if part))


def nearest(word: str, among: Iterable[str]) -> tuple[Nearness, str] | None:
    """The nearest of some words of names to one that was typed, and how near; ``None`` when none is."""
    best: tuple[Nearness, str] | None = None
    for other in among:
        how = compare(word, other)
        if how is not None and (best is None or how < best[0]):
            best = (how, other)
            if how is Nearness.SAME:
                break
    return best


@lru_cache(maxsize=65536)
def compare(word: str, name: str) -> Nearness | None:
    """How near one typed word is to one word of a name."""
    if word == name:
        return Nearness.SAME
    if name.startswith(word):
        return Nearness.BEGINS
    if _sounds_like(word, name):
        return Nearness.SOUNDS
    if _is_a_slip(word, name):
        return Nearness.SPELT
    return None


@lru_cache(maxsize=65536)
def _sound(word: str) -> str:
    return jellyfish.metaphone(word) if word.isascii() else ""


def _sounds_like(word: str, name: str) -> bool:
    """Alike to the ear: two names of much the same length, or a beginning of three sounds."""
    if min(len(word), len(name)) < 3:
        return False
    heard, known = _sound(word), _sound(name)
    if len(heard) < 2:
        return len(heard) == 1 and heard == known and word[0] == name[0] and abs(len(word) - len(name)) <= 1
    return heard == known or (len(heard) >= 3 and len(word) >= 4 and known.startswith(heard))


def _is_a_slip(word: str, name: str) -> bool:
    """One letter wrong, missing, too many or swapped; two in a long name; the same at its beginning."""
    shorter = min(len(word), len(name))
    if shorter < 3:
        return False
    allowed = 2 if shorter >= 7 else 1
    if abs(len(word) - len(name)) <= allowed and _slips(word, name) <= allowed:
        return shorter > 3 or word[0] == name[0]
    if len(word) < 5 or len(name) <= len(word):
        return False
    return word[0] == name[0] and _slips(word, name[: len(word)]) <= 1


def _slips(one: str, other: str) -> int:
    return jellyfish.damerau_levenshtein_distance(one, other)
