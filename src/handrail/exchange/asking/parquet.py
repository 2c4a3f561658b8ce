"""Cases in Parquet: a row for each, with its reference and cohort beside the whole document.

``reference`` and ``cohort`` are text, ``document`` is the case document as it stands on a line
(bytes of JSON in UTF-8). Files are called ``part-00000.parquet`` and so on, so that programs which
work on many machines can take a file each; the directory's lines stand beside them in
``_directory.ndjson``, which such programs pass over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Final

import msgspec

from handrail.casefile.document import FORMAT

DIRECTORY: Final = "_directory.ndjson"
DOCUMENT: Final = "document"
REPEATED: Final = ["cohort"]
"""Columns whose values come again, so that a dictionary of them is worth its while."""
IN_A_FILE, IN_A_GROUP = 5000, 250
"""Cases in a file, and in a row group, which is what is held in memory at a time."""


class NoParquet(Exception):
    """What reads and writes Parquet is not installed."""

    def __init__(self) -> None:
        super().__init__("Parquet needs pyarrow. To mend it: pip install 'handrail[parquet]'")


class NotCases(ValueError):
    """A Parquet file that cannot be read, or holds no case documents."""


def arrow() -> tuple[ModuleType, ModuleType]:
    """pyarrow and its Parquet. Raises ``NoParquet``."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise NoParquet from None
    return pyarrow, pyarrow.parquet


@dataclass(frozen=True)
class RowGroup:
    """Some rows of a file."""

    name: str
    number: int

    def lines(self) -> Iterator[bytes]:
        """The document of each row."""
        _, parquet = arrow()
        with parquet.ParquetFile(self.name) as file:
            # In this thread: there is a process for each core already.
            column = file.read_row_group(self.number, columns=[DOCUMENT], use_threads=False).column(0)
        for value in column:
            held = value.as_py()
            yield held.encode() if isinstance(held, str) else held or b""


def row_groups(path: Path) -> Iterator[RowGroup]:
    """The row groups of a file. Raises ``NotCases`` and ``NoParquet``."""
    pyarrow, parquet = arrow()
    try:
        with parquet.ParquetFile(path) as file:
            names, groups = file.schema_arrow.names, file.num_row_groups
    except (pyarrow.ArrowException, OSError) as fault:
        raise NotCases(f"{path} cannot be read as Parquet: {fault}") from None
    if DOCUMENT not in names:
        raise NotCases(f"{path} has no column {DOCUMENT!r}, only {', '.join(names)}")
    for number in range(groups):
        yield RowGroup(str(path), number)


class _Head(msgspec.Struct):
    format: str = ""
    reference: str = ""
    cohort: str = ""


_head = msgspec.json.Decoder(_Head)


class Folder:
    """A folder that takes lines as a file does. Use with ``with``; raises ``NoParquet``."""

    def __init__(self, path: Path) -> None:
        self.pyarrow, self.parquet = arrow()
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.directory = (path / DIRECTORY).open("wb")
        self.schema = self.pyarrow.schema(
            [("reference", "string"), ("cohort", "string"), (DOCUMENT, "binary")]
        )
        self.rows: list[dict[str, Any]] = []
        self.written = 0
        self.file: Any = None

    def write(self, line: bytes) -> int:
        """Take a line: a case becomes a row."""
        head = _head.decode(line)
        if head.format != FORMAT:
            return self.directory.write(line)
        document = line.rstrip(b"\n")
        self.rows.append({"reference": head.reference, "cohort": head.cohort, DOCUMENT: document})
        if len(self.rows) >= IN_A_GROUP:
            self._group()
        return len(line)

    def _group(self) -> None:
        if not self.rows:
            return
        if self.file is None:
            name = f"part-{self.written // IN_A_FILE:05}.parquet"
            self.file = self.parquet.ParquetWriter(
                self.path / name, self.schema, compression="zstd", use_dictionary=REPEATED
            )
        self.file.write_table(self.pyarrow.Table.from_pylist(self.rows, schema=self.schema))
        self.written += len(self.rows)
        self.rows = []
        if self.written % IN_A_FILE == 0:
            self._close()

    def _close(self) -> None:
        if self.file is not None:
            self.file.close()
            self.file = None

    def __enter__(self) -> "Folder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._group()
        self._close()
        self.directory.close()
