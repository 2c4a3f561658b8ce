"""The same questions asked on Spark: on this machine, or on the cluster that Spark is set up for.

Each executor needs Python with Handrail on it; nothing else is shared. Which cluster, how many
executors and how much memory is Spark's own setting (``spark-submit``, ``SPARK_CONF_DIR``).
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any, Final

from handrail.exchange.asking.answering import NotAnswered, answer
from handrail.exchange.asking.parquet import IN_A_GROUP
from handrail.exchange.asking.pieces import LAID_OUT, LINES, PARQUET, NothingToRead, files_of
from handrail.exchange.asking.telling import Form, told

TOLD: Final = "told binary, problem string"
PARTITION: Final = 2 * 1024 * 1024
"""Bytes that one task reads. What it finds is many times larger than Parquet, and must fit a driver."""


class NoSpark(Exception):
    """PySpark, what it needs, or Java is not there."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Spark cannot be used: {why}")


class Asked:
    """What came of it, read from Spark as it is asked for."""

    def __init__(self, frame: Any) -> None:
        self.frame = frame

    def told(self) -> Iterator[bytes]:
        """Findings, a case at a time; cases come in no order."""
        for row in self.frame.filter("told is not null").select("told").toLocalIterator():
            yield bytes(row.told)

    def write(self, folder: Path) -> None:
        """Findings as files of lines in a new folder, written where they are found."""
        lines = self.frame.filter("told is not null").selectExpr(
            "trim(trailing '\\n' from cast(told as string))"
        )
        lines.write.text(folder.absolute().as_uri())  # refuses a folder that is there already

    def problems(self) -> Iterator[str]:
        """Lines that got no answer, each with its file."""
        for row in self.frame.filter("problem is not null").select("problem").toLocalIterator():
            yield row.problem


@contextmanager
def asked(paths: list[Path], as_of: date, form: Form) -> Iterator[Asked]:
    """Ask every case in these files and folders. Raises ``NoSpark`` and ``NothingToRead``."""
    session = _session()
    from pyspark import StorageLevel

    try:
        frame = _frame(session, _by_kind(paths)).mapInArrow(_asking(as_of, form), TOLD)
        yield Asked(frame.persist(StorageLevel.DISK_ONLY))
    finally:
        session.stop()


def _session() -> Any:
    try:
        import pandas  # noqa: F401 (Spark asks for it, and too late for a clear word)
        import pyarrow  # noqa: F401
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as missing:
        raise NoSpark(f"{missing.name} is missing. To mend it: pip install 'handrail[spark]'") from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    try:
        return (
            SparkSession.builder.appName("handrail check")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", IN_A_GROUP)
            .config("spark.sql.files.maxPartitionBytes", PARTITION)
            .config("spark.sql.files.openCostInBytes", PARTITION)
            .config("spark.ui.showConsoleProgress", "false")
            .getOrCreate()
        )
    except (PySparkException, OSError) as fault:
        raise NoSpark(f"{fault}. To mend it: install Java 17 or later and set JAVA_HOME") from None


def _by_kind(paths: list[Path]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        files = files_of(path) if path.is_dir() else [path]
        if not files:
            raise NothingToRead(f"{path} holds no file that can be read")
        for file in files:
            kind = file.suffix if file.suffix in (PARQUET, LAID_OUT) else LINES[0]
            found.setdefault(kind, []).append(file.absolute().as_uri())
    return found


def _frame(session: Any, files: dict[str, list[str]]) -> Any:
    """One frame of all the documents, each beside the name of its file."""
    readers: dict[str, Callable[[list[str]], Any]] = {
        PARQUET: lambda paths: session.read.parquet(*paths),
        LINES[0]: lambda paths: session.read.text(paths).withColumnRenamed("value", "document"),
        LAID_OUT: lambda paths: session.read.text(paths, wholetext=True).withColumnRenamed(
            "value", "document"
        ),
    }
    frames = [
        readers[kind](paths).selectExpr("cast(document as binary) document", "_metadata.file_path file")
        for kind, paths in files.items()
    ]
    return reduce(lambda one, other: one.unionAll(other), frames)


def _asking(as_of: date, form: Form) -> Callable[[Iterator[Any]], Iterator[Any]]:
    def ask(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        schema = pyarrow.schema([("told", "binary"), ("problem", "string")])
        for batch in batches:
            rows = [_one(row["document"] or b"", row["file"], as_of, form) for row in batch.to_pylist()]
            kept = [row for row in rows if row]
            yield pyarrow.RecordBatch.from_pylist(kept, schema=schema)

    return ask


def _one(line: bytes, file: str, as_of: date, form: Form) -> dict[str, Any] | None:
    try:
        found = answer(line, as_of)
    except NotAnswered as fault:
        return {"told": None, "problem": f"{file}: {fault.problem}"}
    return {"told": told(found, form), "problem": None} if found else None
