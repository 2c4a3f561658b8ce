"""Files of documents, one a line or one laid out: read twice, never held in memory whole."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of one document; a longer line is not read on."""


class LineTooLong(ValueError):
    """A line is longer than any document may be; ``line`` is its number."""

    def __init__(self, line: int) -> None:
        super().__init__(str(line))
        self.line = line


def laid_out(first: bytes) -> bool:
    """Whether a file that begins with this line holds one document, laid out over lines for reading."""
    return first.strip() == b"{"


@contextmanager
def twice(stream: IO[bytes]) -> Iterator["TwiceRead"]:
    """The stream, ready to be read twice; one that cannot go back is put in a temporary file."""
    if stream.seekable():
        yield TwiceRead(stream)
        return
    with tempfile.TemporaryFile() as spool:
        shutil.copyfileobj(stream, spool)
        spool.seek(0)
        yield TwiceRead(spool)


class TwiceRead:
    """A file read from where it stood, as often as asked, and whether it stayed the same."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.start = file, file.tell()
        self.digests: list[bytes] = []

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """The numbered lines that hold anything; a document laid out over lines is one, the first."""
        self.file.seek(self.start)
        digest = hashlib.blake2b()
        number = 0
        while line := self.file.readline(LONGEST_LINE + 1):
            number += 1
            if number == 1 and laid_out(line):
                line += self.file.read(LONGEST_LINE + 1)
            if len(line) > LONGEST_LINE:
                raise LineTooLong(number)
            digest.update(line)
            if line.strip():
                yield number, line
        self.digests.append(digest.digest())

    def stayed_the_same(self) -> bool:
        """Whether every reading so far found the same bytes."""
        return len(set(self.digests)) <= 1
