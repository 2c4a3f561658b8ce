"""How a file is refused: each fault with its place and with what would be allowed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """A fault of one line: a JSON pointer into it, what is wrong and what is allowed."""

    line: int
    pointer: str
    message: str
    allowed: str = ""

    def __str__(self) -> str:
        place = ", ".join(filter(None, [f"line {self.line}" if self.line else "", self.pointer]))
        allowed = f" (allowed: {self.allowed})" if self.allowed else ""
        return f"{place}: {self.message}{allowed}" if place else f"{self.message}{allowed}"


class Refused(Exception):
    """Nothing was taken in, or given out. ``problems`` says why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = list(problems)
