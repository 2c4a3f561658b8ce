"""The command line."""

from contextlib import ExitStack
from datetime import date
from typing import Any, BinaryIO

import click

from handrail.config import cli_practice, preparing, production, serving, working
from handrail.config import demo as demo_command
from handrail.config.environment import Login, Mode
from handrail.config.explaining import Day, explained, reason, stop, stop_if_behind, work_as
from handrail.config.progress import Progress
from handrail.config.writing import FORMS, check_output, written


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88})
@click.version_option(package_name="handrail")
def main() -> None:
    """Handrail: supervising people so that they are helped to stop offending.

    \b
    Look round          handrail demo
    Run a service       handrail migrate, handrail createadmin, handrail serve,
                        handrail worker
    Move cases          handrail import, handrail export, handrail schema
    Take in services    handrail directory import
    Try it at size      handrail synthesise, handrail bench
    Check practice      handrail check, handrail recheck, handrail expectations
    Check instruments   handrail instruments

    Settings come from the environment (docs/settings.md). Without DATABASE_URL
    the demo and development use a PostgreSQL that comes with Handrail, in the
    data folder. Work done here is done by a named system user, and the access
    log keeps your reason for it.

    \b
    Exit codes
      0  done
      1  refused: the input or the state does not allow it; nothing changed
      2  the command was not understood
      3  the database cannot be reached
      4  the settings cannot be read, or are not safe for production
    """


@main.command()
@click.option("--today", type=Day(), help="Open the demo on the latest Wednesday up to this day.")
@click.option("--reset", is_flag=True, help="Clear away what was entered and start over.")
@click.option("--no-serve", is_flag=True, help="Prepare everything, then stop.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to serve on (8000).")
@explained
def demo(today: date | None, reset: bool, no_serve: bool, port: int | None) -> None:
    """Four whole cases on your own machine, ready to open.

    Starts the database, loads four fictional people, says who can sign in and
    serves on 127.0.0.1. Run it again at any time: what you entered is kept.
    """
    settled = preparing.settle(login=Login.OWNER, mode=Mode.DEMO)
    address, port = settled.address, port or settled.port
    if not no_serve:
        serving.check_address(address, port)
    environment, started = demo_command.prepare(today=today, reset=reset)
    serving.collect_static(environment)
    from handrail.exchange import demo as people

    click.echo()
    click.echo(people.welcome())
    if no_serve:
        return
    click.echo()
    try:
        with demo_command.messages_beside(port) as arrive_at:
            click.echo(f"Messages to people arrive at {arrive_at}")
            serving.serve_apart(address, port)
    finally:
        server = preparing.embedded(environment)
        if started and server is not None:
            server.stop()


@main.command()
@click.option("--address", help="Address to listen on (HANDRAIL_ADDRESS).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (HANDRAIL_PORT).")
@explained
def serve(address: str | None, port: int | None) -> None:
    """Serve the product, with the database login that owns nothing.

    In production it refuses to start with unsafe settings, and says for each
    how to mend it.
    """
    environment = preparing.settle(login=Login.WEB)
    address, port = address or environment.address, port or environment.port
    serving.check_address(address, port)
    if environment.metrics_port is not None:
        serving.check_address(environment.metrics_address, environment.metrics_port)
    production.refuse_if_unsafe(environment)
    preparing.start_database(environment)
    preparing.set_up(environment)
    stop_if_behind()
    serving.collect_static(environment)
    click.echo(f"Open http://{address}:{port}   (Ctrl+C stops)")
    serving.serve(environment, address, port)


@main.command()
@explained
def worker() -> None:
    """Carry messages to people and see to other work in the background.

    Runs beside `handrail serve`, with a database login of its own (handrail_worker).
    Stop it, or let it die, at any moment: nothing is lost and nothing is sent
    twice; what cannot be known is shown to a person. docs/messages.md has the
    whole of it.
    """
    environment = preparing.settle(login=Login.WORKER)
    production.refuse_if_unsafe(environment)
    preparing.start_database(environment)
    preparing.set_up(environment)
    stop_if_behind()
    working.refuse_if_unable(environment)
    click.echo("Working   (Ctrl+C stops)")
    working.work(environment)


@main.command("notify-fake")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="Port.")
@click.option("--fails", type=click.FloatRange(0, 1), default=0.0, help="Share answered with an error.")
@click.option("--drops", type=click.FloatRange(0, 1), default=0.0, help="Share kept and not answered.")
@click.option("--slow", type=click.FloatRange(0, 1), default=0.0, help="Share answered late.")
@explained
def notify_fake(port: int, fails: float, drops: float, slow: float) -> None:
    """A stand-in for GOV.UK Notify on this machine, for development.

    Sends nothing: open its address to read what arrived. HANDRAIL_NOTIFY_URL
    leads the worker to it; production refuses that.
    """
    from handrail.delivery.reaching import fake

    serving.check_address("127.0.0.1", port)
    shares = {fake.Mode.FAILS: fails, fake.Mode.DROPS: drops, fake.Mode.SLOW: slow}
    click.echo(f"Messages arrive at http://127.0.0.1:{port}   (Ctrl+C stops)\nKey: {fake.KEY}")
    fake.serve(fake.Fake(fake.at_random(shares)), port)


@main.command()
@explained
def migrate() -> None:
    """Bring the database up to date: roles, tables and row security.

    On a server it also makes the roles, if DATABASE_URL may; otherwise it
    prints the SQL for an administrator and changes nothing. Run it after every
    upgrade; running it again changes nothing.
    """
    environment = preparing.settle(login=Login.OWNER)
    preparing.start_database(environment)
    preparing.prepare_server(environment)
    preparing.set_up(environment)
    lacking = preparing.unapplied_migrations()
    preparing.migrate()
    click.echo(f"{lacking} migrations applied. Row security is in step with the policy.")


@main.command()
@click.argument("username")
@click.option("--name", prompt="Full name", help="The name that colleagues see.")
@explained
def createadmin(username: str, name: str) -> None:
    """Make an administrator, who can then let others in.

    Prints a link that works once, for a quarter of an hour: open it to sign in
    and add a passkey. Run it again for a new link while there is no passkey.
    """
    work_as(Login.OWNER)
    from handrail.config.administrators import NotAnAdministrator, admit

    try:
        link = admit(username, name)
    except NotAnAdministrator as refusal:
        stop(f"{refusal}; nothing was changed.")
    click.echo(f"Within fifteen minutes, {name} signs in and adds a passkey here:\n{link}")


@main.command()
@click.argument("username")
@click.option("--link", is_flag=True, help="Print a link, for somebody without an authenticator app.")
@explained
def recover(username: str, link: bool) -> None:
    """Let somebody back in who has lost their passkeys.

    Make sure first that it is they who ask, as when they were first let in. For
    the next hour they can sign in once with a code from their authenticator
    app, and do nothing but add a new passkey.
    """
    work_as(Login.OWNER)
    from handrail.config.recovering import CannotRecover
    from handrail.config.recovering import recover as let_back_in

    try:
        click.echo(let_back_in(username, by_link=link))
    except CannotRecover as refusal:
        stop(f"{refusal}; nothing was changed.")


@main.command()
@explained
def tidy() -> None:
    """Remove sessions that have ended and tries at signing in older than 30 days.

    For a nightly timer; it needs the service’s own login only.
    """
    work_as(Login.WEB)
    from handrail.config.tidying import tidy as tidy_up

    sessions, tries = tidy_up()
    click.echo(f"Removed {sessions:,} sessions and {tries:,} tries at signing in.")


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.File("rb"), metavar="FILE... | -")
@click.option("--replace", is_flag=True, help="Take a changed document of a known case.")
@reason(required=True, help="Why; kept in the access log.")
@explained
def import_(files: tuple[BinaryIO, ...], replace: bool, reason: str) -> None:
    """Take in case documents: files of one document a line, or - for standard input.

    A file may also hold one document laid out over lines for reading. Each file
    is checked whole and then taken whole, or not at all. The same document twice
    changes nothing. The worker then asks every expectation of the cases that came.
    """
    work_as(Login.OWNER)
    from django.utils import timezone

    from handrail.exchange.importing import Refused, import_stream
    from handrail.quality import jobs

    for file in files:
        began = timezone.now()
        try:
            with Progress(file.name) as progress:
                report = import_stream(file, replace=replace, reason=reason, progress=progress)
                progress.finished(report.cases)
        except Refused as refused:
            stop(f"{file.name} was refused; nothing in it was taken.", refused.problems)
        if report.cases_added or report.cases_replaced:
            jobs.check_imported_soon(began)
        click.echo(f"{file.name}: {report}")


@main.command()
@click.argument("references", nargs=-1, metavar="[REF]...")
@click.option("--all", "everything", is_flag=True, help="Every case.")
@click.option("--format", "form", type=FORMS, default="ndjson", show_default=True)
@click.option("-o", "--output", type=click.Path(), help="File to write to; a folder for parquet.")
@reason(required=True, help="Why; kept in the access log.")
@explained
def export(references: tuple[str, ...], everything: bool, form: str, output: str | None, reason: str) -> None:
    """Write cases as case documents, one a line, to standard output or a file.

    Agencies, workers, venues, services and users come first, then the cases in
    the order of their references. `handrail schema` describes the format.
    """
    if everything == bool(references):
        raise click.UsageError("name cases by their references, or give --all")
    check_output(form, output)
    work_as(Login.OWNER)
    from handrail.exchange.exporting import export as export_cases

    wanted = None if everything else list(references)
    with ExitStack() as stack:
        out = stack.enter_context(written(form, output))
        progress = stack.enter_context(Progress("Cases written"))
        progress.finished(export_cases(wanted, out, reason=reason, progress=progress))


@main.command()
@click.option("--cases", type=click.IntRange(1), default=1000, show_default=True, help="How many cases.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, other cases.")
@click.option("--today", type=Day(), help="The day as of which they stand (2026-03-18).")
@click.option("--contacts", type=click.IntRange(1), help="How many each case has.")
@click.option("--format", "form", type=FORMS, default="ndjson", show_default=True)
@click.option("-o", "--output", type=click.Path(), help="File to write to; a folder for parquet.")
@explained
def synthesise(
    cases: int, seed: int, today: date | None, contacts: int | None, form: str, output: str | None
) -> None:
    """Write invented cases as case documents, one a line: the directory, then the cases.

    The same arguments always give the same bytes. No database is needed.
    docs/synthetic.md says what is measured in them and what is assumed.
    """
    from handrail.casefile.document import CaseDocument, encode
    from handrail.exchange.synthetic import DAY as USUAL_DAY
    from handrail.exchange.synthetic import documents

    check_output(form, output)
    day = today or USUAL_DAY
    with ExitStack() as stack:
        out = stack.enter_context(written(form, output))
        progress = stack.enter_context(Progress("Cases written"))
        done = 0
        for document in documents(cases, seed, day, contacts=contacts):
            out.write(encode(document) + b"\n")
            done += isinstance(document, CaseDocument)
            progress(done, cases)


@main.command()
@click.option("--cases", type=click.IntRange(10), default=20_000, show_default=True, help="How many cases.")
@click.option("--only", multiple=True, metavar="OPERATION", help="Measure this operation; may be repeated.")
@click.option("--quick", is_flag=True, help="Fewer rounds, for development.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@explained
def bench(cases: int, only: tuple[str, ...], quick: bool, form: str) -> None:
    """Measure how quick pages are, at a tenth of the cases and at all of them.

    And how many cases are asked every expectation in a second, and one rule beside
    other rule engines (--only practice, --only "gap rule": these need no database).
    Pages work on a database of its own in the data folder, or on DATABASE_URL if that
    holds no cases, and empties it afterwards. docs/bench.md explains the figures.
    """
    from handrail.config.bench import running

    try:
        report = running.run(cases, only, quick=quick)
    except running.NotABench as refusal:
        stop(str(refusal))
    click.echo(running.as_json(report) if form == "json" else running.table(report))


@main.command()
@click.argument("files", nargs=-1, type=click.File("rb"), metavar="[FILE]... | -")
@click.option("--jsonl", is_flag=True, help="Answer lines from files or standard input.")
@click.option("--list", "listed", is_flag=True, help="Name each instrument, its version and its source.")
@explained
def instruments(files: tuple[BinaryIO, ...], jsonl: bool, listed: bool) -> None:
    """Work out published instruments as published; no database is needed.

    With --jsonl each line {id, instrument, kind, input} is answered by a line
    {id, result}, in order. A refusal is a result; a line that cannot be read is
    answered {id, error}, and makes the exit code 1 at the end. This is the core
    beneath the age gate, for checking: pages never give a number for anybody
    under 18. docs/instruments.md describes the inputs.
    """
    if jsonl == listed or (listed and files):
        raise click.UsageError("give --jsonl, with files or standard input, or --list alone")
    from handrail.instruments.lines import answers
    from handrail.instruments.listing import listing

    if listed:
        click.echo(listing())
        return
    out = click.open_file("-", "wb")
    unread = 0
    for file in files or (click.open_file("-", "rb"),):
        for answer in answers(file):
            out.write(answer.line + b"\n")
            out.flush()
            unread += not answer.read
    if unread:
        stop(f"lines that could not be read: {unread}. The others are answered.")


@main.command()
@explained
def schema() -> None:
    """Print the JSON Schema of the case document."""
    import json

    from handrail.exchange.schema import schema as case_schema

    click.echo(json.dumps(case_schema(), indent=2, ensure_ascii=False, sort_keys=True))


@main.group()
def directory() -> None:
    """The directory of agencies, services and venues."""


@directory.command("import")
@click.argument("url")
@explained
def directory_import(url: str) -> None:
    """Take in the services of a feed, from its address.

    The feed speaks Open Referral UK 3.0. Run it again to follow the feed: what it
    says is updated, what your service added is kept, and a service that is gone
    from it is marked as not offered, with the day. Entries that cannot be taken
    are listed one by one; the others are taken.
    """
    work_as(Login.OWNER)
    from handrail.agencies.feeds.pages import Trouble
    from handrail.agencies.feeds.taking import take
    from handrail.records import clock

    try:
        with Progress("Services read") as progress:
            report = take(url, clock.today(), progress)
    except Trouble as trouble:
        stop(f"the feed could not be read to its end. {trouble}")
    for bad in report.bad:
        click.echo(f"Left out: {bad}")
    click.echo(f"{url}: {report}.")
    if report.gone is None:
        click.echo("An entry has no id, so nothing was marked as not offered.")


@directory.command("fake-feed")
@click.option("--port", type=click.IntRange(1, 65535), default=8002, show_default=True, help="Port.")
@explained
def directory_fake_feed(port: int) -> None:
    """A stand-in for a council’s feed on this machine, for development.

    It holds forty invented services, four of them bad, and needs no database.
    Take it in from another terminal with `handrail directory import`.
    """
    from handrail.agencies.feeds import fake

    serving.check_address("127.0.0.1", port)
    click.echo(f"handrail directory import http://127.0.0.1:{port}   (Ctrl+C stops)")
    fake.serve(port)


main.add_command(cli_practice.check)
main.add_command(cli_practice.recheck)
main.add_command(cli_practice.expectations)


@main.group()
def database() -> None:
    """The embedded PostgreSQL of this data folder."""


@database.command("start")
@explained
def database_start() -> None:
    """Start it, making it first if need be."""
    started = _embedded().start()
    click.echo("The database is running." if started else "The database was running already.")


@database.command("stop")
@explained
def databasestop() -> None:
    """Stop it."""
    click.echo("The database has stopped." if _embedded().stop() else "It was not running.")


@database.command("status")
@explained
def database_status() -> None:
    """Say whether it runs, and where it keeps its data."""
    for key, value in _embedded().status().items():
        click.echo(f"{key}: {value}")


def _embedded() -> Any:
    environment = preparing.settle(login=Login.OWNER)
    server = preparing.embedded(environment)
    if server is None:
        raise click.UsageError("DATABASE_URL names another server; this looks after the embedded one")
    return server


@main.command(hidden=True, context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@explained
def django(arguments: tuple[str, ...]) -> None:
    """Django’s own commands, for developers: handrail django makemigrations."""
    environment = preparing.settle(login=Login.OWNER, mode=Mode.DEVELOPMENT)
    preparing.start_database(environment)
    preparing.prepare_server(environment)
    preparing.set_up(environment)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["handrail django", *arguments])
