"""Pieces asked on all cores: answers come in the order of the pieces, and memory stays the same.

Each piece is read by the process that asks it, so that only what was found travels: by way of a file
that nobody else may read, for a pipe between processes takes several times as long. No more than a few
pieces for each core are under way at a time.
"""

import gc
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from types import TracebackType

from handrail.exchange.asking.answering import NotAnswered, answer
from handrail.exchange.asking.pieces import Held, Piece
from handrail.exchange.asking.telling import Form, told
from handrail.exchange.files import LONGEST_LINE, LineTooLong
from handrail.exchange.refusals import Problem

UNDER_WAY = 3
"""Pieces for each core that are asked or wait to be told."""


@dataclass(frozen=True)
class Asked:
    """What came of a piece: its findings as they are told, and the lines that got no answer."""

    name: str
    lines: int
    cases: int
    told: bytes
    problems: tuple[Problem, ...]


def ask(piece: Piece, as_of: date, form: Form) -> Asked:
    """Ask every line of a piece. Problems count lines from its first, which is 1."""
    out: list[bytes] = []
    problems: list[Problem] = []
    number = 0
    try:
        for number, line in enumerate(piece.lines(), 1):
            try:
                if answered := answer(line, as_of):
                    out.append(told(answered, form))
            except NotAnswered as not_answered:
                problems.append(replace(not_answered.problem, line=number + not_answered.problem.line))
    except LineTooLong as long:
        number = long.line
        problems.append(Problem(number, "", "the line is too long", f"at most {LONGEST_LINE} bytes"))
    return Asked(piece.name, number, len(out), b"".join(out), tuple(problems))


def _ask_apart(piece: Piece, as_of: date, form: Form, folder: str) -> tuple[Asked, Path]:
    """The same in a process of its own: what is told lies in a file of that folder."""
    asked = ask(piece, as_of, form)
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(asked.told)
    return replace(asked, told=b""), Path(file.name)


class Asking:
    """Takes pieces, gives what came of them to ``tell`` in the same order. Use with ``with``.

    With one core the work is done here, as each piece comes.
    """

    def __init__(self, as_of: date, form: Form, cores: int, tell: Callable[[Asked], None]) -> None:
        self.as_of, self.form, self.cores, self.tell = as_of, form, cores, tell
        self.read: Counter[str] = Counter()
        self.under_way: deque[Future[tuple[Asked, Path]]] = deque()
        self.beside = ExitStack()
        self.folder = ""
        self.pool: ProcessPoolExecutor | None = None
        if cores > 1:
            self.folder = self.beside.enter_context(TemporaryDirectory(prefix="handrail-"))
            # New processes, not copies: a copy would share the database connection of this one.
            self.pool = ProcessPoolExecutor(cores, get_context("spawn"), initializer=_at_ease)

    def put(self, piece: Piece) -> None:
        """Ask a piece; waits while too many are under way."""
        if self.pool is None:
            self._tell(ask(piece, self.as_of, self.form))
            return
        self.under_way.append(self.pool.submit(_ask_apart, piece, self.as_of, self.form, self.folder))
        while len(self.under_way) > UNDER_WAY * self.cores:
            self._next()

    def _next(self) -> None:
        """Wait for the piece that was put first, and tell it."""
        asked, told = self.under_way.popleft().result()
        asked = replace(asked, told=told.read_bytes())
        told.unlink()
        self._tell(asked)

    def _tell(self, asked: Asked) -> None:
        """Pieces of one file follow each other, so its lines are counted on."""
        before = self.read[asked.name]
        self.read[asked.name] += asked.lines
        problems = tuple(replace(one, line=one.line + before) for one in asked.problems)
        self.tell(replace(asked, problems=problems))

    def __enter__(self) -> "Asking":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            while error is None and self.under_way:
                self._next()
        finally:
            if self.pool is not None:
                self.pool.shutdown(cancel_futures=True)
            self.beside.close()


def _at_ease() -> None:
    """Look for cycles seldom: documents and findings hold none, and each case is let go at once."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


class Lines:
    """Takes lines as a file does, and puts them to be asked some at a time."""

    def __init__(self, name: str, asking: Asking, size: int = 50) -> None:
        self.name, self.asking, self.size = name, asking, size
        self.held: list[bytes] = []

    def write(self, line: bytes) -> int:
        """Take one line."""
        self.held.append(line)
        if len(self.held) >= self.size:
            self.put()
        return len(line)

    def put(self) -> None:
        """Ask what is held."""
        if self.held:
            self.asking.put(Held(self.name, tuple(self.held)))
        self.held = []
