"""The commands that ask what good practice is expected to show: of files, of the database, on all cores."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import IO, Any

import click

from handrail.config.environment import Login
from handrail.config.explaining import Day, explained, reason, stop, work_as
from handrail.config.progress import Progress
from handrail.config.writing import check_file, written_file

PIPE = "-"
DATABASE = "database"
FEW = 100
"""Bad lines that are told one by one; the others are counted."""


@click.command()
@click.argument(
    "files", nargs=-1, type=click.Path(exists=True, allow_dash=True), metavar="[FILE | FOLDER]... | -"
)
@click.option("--all", "everything", is_flag=True, help="On all cores; without files, the whole database.")
@click.option("--as-of", type=Day(), help="As known at the end of this day, and as it was on it (today).")
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="json", show_default=True)
@click.option("--engine", type=click.Choice(["cores", "spark"]), default="cores", show_default=True)
@click.option(
    "--cores", type=click.IntRange(1), help="How many processes, with --all (as many as there are)."
)
@click.option("-o", "--output", type=click.Path(), help="File to write to; with spark, a new folder.")
@reason(help="Why the database is read; the access log keeps it.")
@explained
def check(
    files: tuple[str, ...],
    everything: bool,
    as_of: date | None,
    form: Any,
    engine: str,
    cores: int | None,
    output: str | None,
    reason: str | None,
) -> None:
    """Ask every expectation of case documents; no database is needed.

    A file holds one document a line; a name that ends in .json holds one document
    laid out for reading. A folder holds such files, or Parquet. Lines of the
    directory are passed over. Each case is answered by one line of JSON, in
    order. Lines that cannot be read are told with file, line, place and how to
    mend them; the others are answered, and the exit code is 1 at the end.

    With --all and no file, the whole database is asked, for a reason that the
    access log keeps. docs/checking.md describes the answers.
    """
    _refuse_unclear(files, everything, engine, reason, output)
    if cores and not everything:
        raise click.UsageError("--cores goes with --all; without it one core asks")
    from handrail.exchange.asking.answering import today

    day = as_of or today()
    bad = Bad()
    answered = 1
    if engine == "spark":
        _on_spark(files, day, form, output, bad)
    else:
        answered = _on_cores(files, day, form, output, reason, bad, (cores or _cores()) if everything else 1)
    if bad.number:
        others = " The others are answered." if answered else ""
        stop(f"lines that got no answer: {bad.number:,}.{others}", bad.last_words())


def _refuse_unclear(
    files: tuple[str, ...], everything: bool, engine: str, reason: str | None, output: str | None
) -> None:
    if not files and not everything:
        raise click.UsageError("name files or folders, or - for standard input, or give --all")
    if not files and not reason:
        raise click.UsageError("--all reads the database: give a --reason for the access log")
    if engine == "spark" and (not files or PIPE in files):
        raise click.UsageError("spark reads files and folders: write them with `handrail export` first")
    if engine == "spark" and output and Path(output).exists():
        raise click.UsageError(f"{output} is there already: spark writes a new folder")
    if engine == "cores" and output:
        check_file(output)


class Bad:
    """Lines that got no answer: the first are told, all are counted."""

    def __init__(self) -> None:
        self.number = 0

    def tell(self, place: str) -> None:
        """Say one on standard error."""
        self.number += 1
        if self.number <= FEW:
            click.echo(place, err=True)

    def last_words(self) -> list[str]:
        """What to add at the end."""
        return [f"{self.number - FEW:,} more were not told one by one."] if self.number > FEW else []


def _cores() -> int:
    return os.cpu_count() or 1


def _on_cores(
    files: tuple[str, ...],
    day: date,
    form: Any,
    output: str | None,
    reason: str | None,
    bad: Bad,
    cores: int,
) -> int:
    """Ask on one core or several; says of how many cases."""
    from handrail.exchange.asking.cores import Asked, Asking, Lines
    from handrail.exchange.asking.parquet import NoParquet, NotCases
    from handrail.exchange.asking.pieces import NothingToRead

    with ExitStack() as stack:
        out = stack.enter_context(written_file(output))
        progress = stack.enter_context(Progress("Cases asked"))
        done = 0

        def tell(asked: Asked) -> None:
            nonlocal done
            _write(out, asked.told)
            for problem in asked.problems:
                bad.tell(f"{asked.name}, {problem}")
            done += asked.cases
            progress(done)

        try:
            with Asking(day, form, cores, tell) as asking:
                if files:
                    for piece in _pieces(files, cores):
                        asking.put(piece)
                else:
                    _database(Lines(DATABASE, asking), reason or "")
        except (NoParquet, NotCases, NothingToRead) as trouble:
            stop(f"{trouble}")
        progress.finished(done)
    if not done and not bad.number:
        click.echo("handrail: there was no case to ask.", err=True)
    return done


def _pieces(files: tuple[str, ...], cores: int) -> Iterator[Any]:
    from handrail.exchange.asking import pieces

    for name in files:
        if name == PIPE:
            yield from pieces.of_stream("standard input", click.open_file(PIPE, "rb"), 50 if cores > 1 else 1)
        else:
            yield from pieces.in_folder(Path(name))


def _database(lines: Any, reason: str) -> None:
    work_as(Login.OWNER)
    from handrail.exchange.exporting import export

    export(None, lines, reason=reason, progress=lambda *_: None)
    lines.put()


def _on_spark(files: tuple[str, ...], day: date, form: Any, output: str | None, bad: Bad) -> None:
    from handrail.exchange.asking import spark
    from handrail.exchange.asking.pieces import NothingToRead

    try:
        with spark.asked([Path(name) for name in files], day, form) as asked:
            if output:
                asked.write(Path(output))
            else:
                out = click.open_file(PIPE, "wb")
                for line in asked.told():
                    _write(out, line)
            for place in asked.problems():
                bad.tell(place)
    except (spark.NoSpark, NothingToRead) as trouble:
        stop(f"{trouble}")


def _write(out: IO[bytes], told: bytes) -> None:
    out.write(told)
    out.flush()


@click.command()
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text", show_default=True)
@explained
def expectations(form: str) -> None:
    """Print every expectation, with its source, its version and from when it is in force.

    Those that gave way to others stay, with the day until which they were asked.
    """
    from handrail.exchange.asking import listing

    click.echo(listing.as_json() if form == "json" else listing.as_text())


@click.command()
@explained
def recheck() -> None:
    """Ask every expectation of every open case again, and keep what differs.

    For an upgrade that changes what is expected, when nobody wants to wait for
    the night, in which the worker does the same. People may work meanwhile.
    """
    work_as(Login.OWNER)
    from handrail.quality import jobs

    with Progress("Cases checked") as progress:
        done = jobs.again(progress)
        progress.finished(done)
    click.echo(f"{done:,} open cases were checked.")
