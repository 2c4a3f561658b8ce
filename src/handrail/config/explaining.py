"""What every command shares: troubles that are told in a sentence, and exit codes that mean something."""

import errno
import functools
import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NoReturn

import click
import psycopg

from handrail.config import demo as demo_command
from handrail.config import preparing, production, serving
from handrail.config.databases import BadDatabaseUrl
from handrail.config.embedded import DatabaseTrouble
from handrail.config.environment import Login, Unreadable
from handrail.config.roles import RolesMissing

REFUSED, UNREACHABLE, UNSAFE = 1, 3, 4


def explained(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn the troubles we know into a sentence and an exit code."""

    @functools.wraps(command)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except production.UnsafeSettings as unsafe:
            stop("These settings are not safe to work with:", unsafe.problems, code=UNSAFE)
        except Unreadable as settings:
            stop("These settings cannot be read:", settings.problems, code=UNSAFE)
        except (preparing.DatabaseUnreachable, DatabaseTrouble, BadDatabaseUrl) as trouble:
            stop(f"The database cannot be reached: {trouble}", code=UNREACHABLE)
        except RolesMissing as lacking:
            stop(
                "The database lacks roles that this login may not make."
                " Ask its administrator to run, then try again:",
                [f"{statement};" for statement in lacking.statements],
            )
        except (demo_command.NotADemo, serving.AddressTaken) as refusal:
            stop(str(refusal))
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read the answer had enough of it
                raise
            stop(f"{error.filename}: {error.strerror}" if error.filename else f"{error.strerror or error}")
        except Exception as error:
            if _is_unreachable(error):
                stop(f"The database cannot be reached: {error}", code=UNREACHABLE)
            if _is_refusal(error):
                stop("refused; nothing was changed.", error.problems)  # type: ignore[attr-defined]
            raise

    return wrapper


def _is_unreachable(error: Exception) -> bool:
    from django.db import OperationalError

    return isinstance(error, OperationalError | psycopg.OperationalError)


def _is_refusal(error: Exception) -> bool:
    """Whether documents were refused; asked without loading what reads them."""
    refusals = sys.modules.get("handrail.exchange.refusals")
    return refusals is not None and isinstance(error, refusals.Refused)


def stop(sentence: str, details: Iterable[object] = (), code: int = REFUSED) -> NoReturn:
    """Say on standard error what is wrong, a line for each detail, and leave with an exit code."""
    click.echo(f"handrail: {sentence}", err=True)
    for detail in details:
        click.echo(f"  {detail}", err=True)
    sys.exit(code)


class Day(click.ParamType):
    """A day as commands take it: 2026-03-18, with room for every date that is reckoned from it."""

    name = "day"
    first, last = date(1950, 1, 1), date(2150, 12, 31)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is no day: write it as 2026-03-18", param, ctx)
        if not self.first <= day <= self.last:
            self.fail(f"{value} is not from {self.first.year} to {self.last.year}", param, ctx)
        return day


def reason(**options: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that says why; what holds no word is no reason."""

    def words(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
        if given is not None and not given.strip():
            raise click.BadParameter("say why, in words")
        return given

    return click.option("--reason", callback=words, **options)


def work_as(login: Login) -> None:
    """Ready this process for work on tables and whole cases."""
    environment = preparing.settle(login=login)
    preparing.start_database(environment)
    preparing.set_up(environment)
    stop_if_behind()


def stop_if_behind() -> None:
    """Leave where the tables are not those of this version."""
    if lacking := preparing.unapplied_migrations():
        stop(f"The database lacks {lacking} migrations: run `handrail migrate` first.")
