"""Where documents are written to: standard output, a file of lines, or a folder of Parquet."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any

import click

from handrail.config.explaining import stop

FORMS = click.Choice(["ndjson", "parquet"])


def check_output(form: str, output: str | None) -> None:
    """Refuse what cannot be written, before any work is done."""
    if form == "parquet":
        if output is None or Path(output).is_file():
            raise click.UsageError("--format parquet writes a folder: name it with -o")
        if Path(output).is_dir() and any(Path(output).iterdir()):
            raise click.UsageError(f"{output} holds something already: name a new folder")
    elif output is not None:
        check_file(output)


def check_file(output: str) -> None:
    """Refuse a name that no file can be written to, before any work is done."""
    if Path(output).is_dir():
        raise click.UsageError(f"{output} is a folder: name a file in it")
    if not (folder := Path(output).absolute().parent).is_dir():
        raise click.UsageError(f"there is no folder {folder}")


def written(form: str, output: str | None) -> AbstractContextManager[Any]:
    """What lines can be written to, in that form."""
    if form == "ndjson":
        return written_file(output)
    from handrail.exchange.asking.parquet import Folder, NoParquet

    try:
        return Folder(Path(output or ""))
    except NoParquet as missing:
        stop(f"{missing}")


def written_file(output: str | None) -> AbstractContextManager[IO[bytes]]:
    """Standard output, or a file that is there whole or not at all; a device is never replaced."""
    apart = output is not None and (not Path(output).exists() or Path(output).is_file())
    return click.open_file(output or "-", "wb", atomic=apart)
