"""Where documents are written to: standard output, a file of lines, or a folder of Parquet."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

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
    elif output is not None and Path(output).is_dir():
        raise click.UsageError(f"{output} is a folder: name a file, or give --format parquet")


def written(form: str, output: str | None) -> AbstractContextManager[Any]:
    """What lines can be written to, in that form."""
    if form == "ndjson":
        return click.open_file(output or "-", "wb", atomic=bool(output))
    from handrail.exchange.asking.parquet import Folder, NoParquet

    try:
        return Folder(Path(output or ""))
    except NoParquet as missing:
        stop(f"{missing}")
