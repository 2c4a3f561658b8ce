"""What the database refuses, in words: the promise that would be broken has a name, a room says it."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError

_words: dict[str, Callable[[str], str]] = {}


def register(name: str, words: Callable[[str], str]) -> None:
    """Say a promise of the database in words, made from the detail it gives."""
    _words[name] = words


def words_of(error: Exception) -> str:
    """A refusal in words, to be shown on a form; what is no refusal is raised again."""
    if not isinstance(error, IntegrityError):
        return str(error)
    told: Any = getattr(error.__cause__, "diag", None)
    words = _words.get(getattr(told, "constraint_name", None) or "")
    if words is None:
        raise error
    return words(told.message_detail or "")
