"""The core by lines: ``{id, instrument, kind, input}`` in, ``{id, result}`` out, in the same order.

A line that cannot be read gets ``{id, error}``. One that can be read always gets a result, which
may be a refusal. Nothing is kept: a line is answered before the next is read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from handrail.instruments.core import worked_out

SHAPE = '{"id": …, "instrument": "…", "kind": "…", "input": {…}}, one JSON object a line'


Id = str | int | float | bool | None


class Line(msgspec.Struct):
    """What a line must hold; anything beside it is passed over."""

    instrument: str
    kind: str
    input: dict[str, Any]
    id: Id = None


@dataclass(frozen=True)
class Answered:
    """One line of output, and whether the line of input could be read."""

    line: bytes
    read: bool


def answers(lines: Iterable[bytes]) -> Iterator[Answered]:
    """An answer to each line; empty lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _answer(number, line)


def _answer(number: int, line: bytes) -> Answered:
    try:
        asked = msgspec.json.decode(line, type=Line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as trouble:
        error = f"line {number} cannot be read: {trouble}. Allowed: {SHAPE}."
        return Answered(msgspec.json.encode({"id": _id(line), "error": error}), read=False)
    result = worked_out(asked.instrument, asked.kind, asked.input)
    return Answered(msgspec.json.encode({"id": asked.id, "result": result}), read=True)


class _OnlyId(msgspec.Struct):
    id: Id = None


def _id(line: bytes) -> Id:
    try:
        return msgspec.json.decode(line, type=_OnlyId).id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
