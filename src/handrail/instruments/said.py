"""What an instrument has to say, before name, version and answers are put beside it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

DECIDED_BY_PEOPLE = (
    "Nothing follows from it by itself. Contact, breach, recall, curfews and places are decided by"
    " people, with reasons."
)


@dataclass(frozen=True)
class Said:
    """Sentences, plain figures for the record, what always stands beside them, notes on these answers.

    ``missing`` names the questions whose answers would have counted; ``basis`` is static or dynamic
    where there are both.
    """

    sentences: tuple[str, ...]
    result: dict[str, Any]
    beside: tuple[str, ...]
    noted: tuple[str, ...] = ()
    missing: Collection[str] = ()
    basis: str = ""
