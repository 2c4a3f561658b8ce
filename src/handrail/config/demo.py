"""The demo: a whole working product on made-up people, with one command."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from handrail.config import databases, preparing
from handrail.config.environment import DEMO_FILE, Environment, Login, Mode, demo_of
from handrail.config.progress import Progress

WEDNESDAY = 2
LONDON = ZoneInfo("Europe/London")


class NotADemo(Exception):
    """The database holds cases that the demo did not load."""


def its_wednesday(day: date) -> date:
    """The latest Wednesday on or before a day: the demo always opens on one."""
    return day - timedelta(days=(day.weekday() - WEDNESDAY) % 7)


def real_today() -> date:
    """Today by the machine's clock, which the demo's own clock follows at a distance."""
    return datetime.now(LONDON).date()


def prepare(*, today: date | None, reset: bool) -> tuple[Environment, bool]:
    """Make the demo's database ready and filled; say whether we started its server."""
    environment = preparing.settle(login=Login.OWNER, mode=Mode.DEMO)
    file = environment.data_dir / DEMO_FILE
    server = preparing.embedded(environment)
    if reset and server is not None:
        click.echo("Clearing the demo away ...")
        server.reset()
        file.unlink(missing_ok=True)
    click.echo("Starting the database ...")
    started = preparing.start_database(environment)
    preparing.prepare_server(environment)
    preparing.set_up(environment)
    click.echo("Preparing the tables ...")
    preparing.migrate()
    _fill(environment, file, today, reset=reset)
    return environment, started


def _fill(environment: Environment, file: Path, today: date | None, *, reset: bool) -> None:
    """Load the demo where there is none yet; never touch what somebody entered."""
    from django.apps import apps

    left = demo_of(file.parent)
    name = _database_name(environment)
    ours = left is not None and left["database"] == name
    cases = apps.get_model("people", "Case").objects
    if cases.exists() and not ours:
        raise NotADemo(
            "the database holds cases that the demo did not load, and the demo lets anybody"
            " sign in: name another with DATABASE_URL, or another folder with HANDRAIL_DATA_DIR"
        )
    if cases.exists() and reset:
        preparing.empty()
    if not cases.exists():
        _load(file, name, its_wednesday(today or real_today()))
    elif today and left:
        click.echo(f"The demo keeps its day, {left['today']}; --reset starts it on another.")


def _load(file: Path, database: str, today: date) -> None:
    from django.conf import settings

    from handrail.exchange import demo

    offset = (today - real_today()).days
    settings.HANDRAIL_CLOCK_OFFSET_DAYS = offset
    click.echo(f"Loading the people of the demo, as of {today:%A} {today.day} {today:%B %Y} ...")
    with Progress("Cases loaded") as progress:
        demo.load(today, progress, beside=True)
    # Written last: until then a broken load is begun again. The serving
    # processes read the clock's distance from here.
    wanted = {"today": today.isoformat(), "clock_offset_days": offset, "database": database}
    file.write_text(json.dumps(wanted, indent=1))


def _database_name(environment: Environment) -> str:
    if preparing.embedded(environment) is not None:
        return "embedded"
    address, _ = databases.address_and_role(environment)
    return f"{address.host or 'local'}:{address.port or 5432}/{address.name}"


@contextmanager
def messages_beside(port: int) -> Iterator[str]:
    """While the demo is served, a worker, and a stand-in for GOV.UK Notify: where messages arrive."""
    from handrail.delivery.reaching import fake

    at = _free_port(port + 1)
    address = f"http://127.0.0.1:{at}"
    os.environ |= {
        "HANDRAIL_MESSAGES": "true",
        "HANDRAIL_PORT": str(port),
        "HANDRAIL_NOTIFY_URL": address,
        "HANDRAIL_NOTIFY_KEY": fake.KEY,
        "HANDRAIL_NOTIFY_TEXT_TEMPLATE": fake.TEXT_TEMPLATE,
        "HANDRAIL_NOTIFY_EMAIL_TEMPLATE": fake.EMAIL_TEMPLATE,
        "HANDRAIL_NOTIFY_PATIENCE": "20",
    }
    commands = (["notify-fake", "--port", str(at)], ["worker"])
    # The counts of whoever serves are at that port; the worker would take it.
    environment = {name: said for name, said in os.environ.items() if name != "HANDRAIL_METRICS_PORT"}
    beside = [
        subprocess.Popen(
            [sys.executable, "-m", "handrail", *command], stdout=subprocess.DEVNULL, env=environment
        )
        for command in commands
    ]
    try:
        yield address
    finally:
        for process in beside:
            process.terminate()
        for process in beside:
            process.wait()


def _free_port(wanted: int) -> int:
    """This port if it is free, else any."""
    for port in (wanted, 0):
        with socket.socket() as trial:
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(trial.getsockname()[1])
    return wanted
