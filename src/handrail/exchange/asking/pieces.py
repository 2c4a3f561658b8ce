"""What there is to read, cut into pieces that can be read apart: in order, and none of them large."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from handrail.exchange.files import LONGEST_LINE, LineTooLong, laid_out

STRETCH = 4 * 1024 * 1024
"""Bytes of a file of lines that are read at a time."""
LINES = (".ndjson", ".jsonl")
PARQUET = ".parquet"
LAID_OUT = ".json"


class NothingToRead(ValueError):
    """A folder holds no file of a kind that can be read."""


class Piece(Protocol):
    """Some lines of a file, read by whoever asks them."""

    @property
    def name(self) -> str: ...

    def lines(self) -> Iterator[bytes]:
        """Its lines in order, also those that hold nothing. Raises ``LineTooLong``."""


@dataclass(frozen=True)
class Held:
    """Lines that were read already: from a pipe, or out of the database."""

    name: str
    held: tuple[bytes, ...]

    def lines(self) -> Iterator[bytes]:
        """As they are."""
        yield from self.held


@dataclass(frozen=True)
class Stretch:
    """The lines of a file from one place up to another; a line does not go over the edge."""

    name: str
    starts: int
    stop: int

    def lines(self) -> Iterator[bytes]:
        """Read when asked."""
        with Path(self.name).open("rb") as file:
            file.seek(self.starts)
            number = 0
            while file.tell() < self.stop:
                number += 1
                yield _line(file, number)


@dataclass(frozen=True)
class LaidOut:
    """One document, laid out over several lines for reading."""

    name: str

    def lines(self) -> Iterator[bytes]:
        """The whole file is one."""
        with Path(self.name).open("rb") as file:
            whole = file.read(LONGEST_LINE + 1)
        if len(whole) > LONGEST_LINE:
            raise LineTooLong(1)
        yield whole


def in_folder(path: Path) -> Iterator[Piece]:
    """What a file holds, or the files of a folder in order of name, however deep.

    Names that begin with a dot or an underscore are passed over, as other programs do. Raises
    ``NothingToRead``, and what ``parquet`` raises.
    """
    if not path.is_dir():
        yield from of_file(path)
        return
    if not (files := files_of(path)):
        raise NothingToRead(f"{path} holds no file that ends in {', '.join((*LINES, PARQUET, LAID_OUT))}")
    for file in files:
        yield from of_file(file)


def files_of(folder: Path) -> list[Path]:
    """The files of a folder that can be read."""
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix in (*LINES, PARQUET, LAID_OUT) and not _hidden(file.relative_to(folder))
    )


def of_file(path: Path) -> Iterator[Piece]:
    """A file by its name: Parquet, one laid-out document, or lines."""
    if path.suffix == PARQUET:
        from handrail.exchange.asking import parquet

        yield from parquet.row_groups(path)
    elif path.suffix == LAID_OUT:
        yield LaidOut(str(path))
    else:
        yield from _stretches(path)


def of_stream(name: str, stream: IO[bytes], size: int = 1) -> Iterator[Held]:
    """Lines as they arrive, so many at a time; or one document, where it is laid out for reading."""
    held: list[bytes] = []
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1 and laid_out(line):
            yield Held(name, (line + stream.read(LONGEST_LINE + 1),))
            return
        held.append(line)
        if len(held) >= size or len(line) > LONGEST_LINE:
            yield Held(name, tuple(held))
            held = []
    if held:
        yield Held(name, tuple(held))


def _stretches(path: Path) -> Iterator[Stretch]:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        starts = 0
        while starts < size:
            file.seek(min(starts + STRETCH, size))
            file.readline(LONGEST_LINE + 1)
            stop = file.tell()
            yield Stretch(str(path), starts, stop)
            starts = stop


def _line(file: IO[bytes], number: int) -> bytes:
    line = file.readline(LONGEST_LINE + 1)
    if len(line) > LONGEST_LINE:
        raise LineTooLong(number)
    return line


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "_")) for part in path.parts)
