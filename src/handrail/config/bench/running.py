"""The bench from beginning to end: a database of its own, two sizes, one and sixteen users."""

import dataclasses
import json
import os
import platform
import subprocess
from collections.abc import Iterator, Sequence
from typing import Any

import click
import psycopg

from handrail.config import databases, preparing, serving
from handrail.config.bench import practice
from handrail.config.bench.every import EVERY
from handrail.config.bench.measuring import QUICK, Group, Pace, Result, measure
from handrail.config.bench.operations import Operation
from handrail.config.bench.served import Served
from handrail.config.environment import Environment, Login, Mode
from handrail.config.progress import Progress

USERS = (1, 16)
FOLDER = "bench"


class NotABench(Exception):
    """An operation is asked for that there is not, or the database holds cases: the bench empties its own."""


def run(cases: int, only: Sequence[str], *, quick: bool) -> dict[str, Any]:
    """Load, measure, and give the report."""
    there = [*(one.name for one in EVERY), *practice.NAMES]
    if unknown := [name for name in only if name not in there]:
        raise NotABench(f"There is no operation {', '.join(unknown)}. There are {', '.join(there)}.")
    operations = [one for one in EVERY if not only or one.name in only]
    results = _served(cases, operations, quick=quick) if operations else []
    results += practice.measure(cases, only, quick=quick)
    told = [result.as_dict() for result in results]
    return {"machine": machine(), "results": told, "ratios": practice.ratios(told)}


def _served(cases: int, operations: Sequence[Operation], *, quick: bool) -> list[Result]:
    """Pages, from a database that is empty before and after."""
    environment = preparing.settle(login=Login.OWNER, mode=Mode.DEMO)
    server = preparing.embedded(environment)
    if server is not None:
        os.environ["HANDRAIL_DATA_DIR"] = str(environment.data_dir / FOLDER)
        environment = preparing.settle(login=Login.OWNER, mode=Mode.DEMO)
        server = preparing.embedded(environment)
    started = preparing.start_database(environment)
    try:
        preparing.prepare_server(environment)
        preparing.set_up(environment)
        _refuse_others_cases(own=server is not None)
        preparing.migrate()
        serving.collect_static(environment)
        results = [
            result
            for size in (max(1, cases // 10), cases)
            for result in _size(environment, size, operations, QUICK if quick else Pace())
        ]
        preparing.empty()
    finally:
        if started and server is not None:
            server.stop()
    return results


def _refuse_others_cases(*, own: bool) -> None:
    from django.db import connection

    from handrail.people.models import Case

    there = Case._meta.db_table in connection.introspection.table_names()
    if not own and there and Case.objects.exists():
        raise NotABench("DATABASE_URL names a database with cases, and the bench empties it: name another")


def _size(
    environment: Environment, cases: int, operations: Sequence[Operation], pace: Pace
) -> Iterator[Result]:
    from django.db import connections

    from handrail.config.bench import loading

    with Progress(f"{cases:,} cases loaded") as progress:
        loading.fill(cases, progress)
    visitors = loading.visitors()
    connections.close_all()
    with Served() as served:
        for users in USERS:
            click.echo(f"{cases:,} cases, {users} users ...", err=True)
            group = Group(visitors, users, served.port, lambda: _owner(environment))
            try:
                yield from measure(group, operations, served, cases, pace, _refused)
            finally:
                group.close()


def _refused(why: str) -> None:
    click.echo(f"left out: {why}", err=True)


def _owner(environment: Environment) -> psycopg.Connection:
    """Hand-written SQL asks as the owner, without row security's conditions."""
    address, role = databases.address_and_role(environment)
    connection = address.connect(autocommit=True)
    if role:
        connection.execute(psycopg.sql.SQL("set role {}").format(psycopg.sql.Identifier(role)))
    connection.execute("set app.maintenance = 'on'")
    return connection


def machine() -> dict[str, Any]:
    """What it ran on."""
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load_before": os.getloadavg()[0],
        "commit": _commit(),
    }


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def table(report: dict[str, Any]) -> str:
    """The report for reading."""
    columns = [field.name for field in dataclasses.fields(Result)]
    rows = [columns, *([_shown(row[name]) for name in columns] for row in report["results"])]
    widths = [max(len(row[at]) for row in rows) for at in range(len(columns))]
    lines = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines += [f"{name}: {times} times Handrail’s pace" for name, times in report.get("ratios", {}).items()]
    return "\n".join(lines)


def _shown(value: Any) -> str:
    return "-" if value is None else str(value)


def as_json(report: dict[str, Any]) -> str:
    """The report for programs."""
    return json.dumps(report, indent=1)
