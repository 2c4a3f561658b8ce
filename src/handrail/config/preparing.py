"""Getting a process ready: its mode, its login, a database that answers, Django."""

import os

import django
import psycopg
from psycopg import sql

from handrail.config import environment as env
from handrail.config import roles
from handrail.config.databases import Address, BadDatabaseUrl
from handrail.config.embedded import DatabaseTrouble, EmbeddedServer
from handrail.config.environment import Environment, Login, Mode
from handrail.config.production import Problem, UnsafeSettings

NO_DATABASE = Problem(
    "DATABASE_URL",
    "There is no database to work on.",
    "set it to a PostgreSQL server; to look round first, run `handrail demo`.",
)


class DatabaseUnreachable(Exception):
    """No database answers at the address we were given."""


def settle(*, login: Login, mode: Mode | None = None) -> Environment:
    """Decide mode and login for this process and for those it starts."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.config.settings"
    os.environ["HANDRAIL_LOGIN"] = login.value
    if mode is not None:
        os.environ["HANDRAIL_MODE"] = mode.value
    env.current.cache_clear()
    return env.current()


def embedded(environment: Environment) -> EmbeddedServer | None:
    """The embedded server of this data folder, when no other database is named."""
    if environment.database_url is not None or environment.database_app_url is not None:
        return None
    return EmbeddedServer(environment.data_dir, environment.db_user)


def start_database(environment: Environment) -> bool:
    """See to it that a database answers; True if an embedded server had to be started."""
    server = embedded(environment)
    if server is None:
        return False
    if environment.is_strict:
        raise UnsafeSettings([NO_DATABASE])
    try:
        return server.start()
    except DatabaseTrouble as trouble:
        raise DatabaseUnreachable(str(trouble)) from trouble


def set_up(environment: Environment) -> None:
    """Load Django, with the database login this process settled on."""
    if environment.login is Login.OWNER and environment.database_url is not None:
        with server_connection(environment) as connection:
            who = roles.standing(connection)
            # A superuser signs in, then works as the owner: row security must
            # hold for what we do, and the tables must not belong to a superuser.
            if who.superuser:
                os.environ["HANDRAIL_OWNER_ROLE"] = roles.OWNER
    env.current.cache_clear()
    django.setup()


def server_connection(environment: Environment) -> psycopg.Connection:
    """A plain connection with DATABASE_URL, before anything is prepared."""
    if environment.database_url is None:
        raise UnsafeSettings([NO_DATABASE])
    try:
        address = Address.parse(environment.database_url.get_secret_value())
        return address.connect(autocommit=True)
    except BadDatabaseUrl as error:
        raise DatabaseUnreachable(f"DATABASE_URL: {error}") from error
    except psycopg.OperationalError as error:
        raise DatabaseUnreachable(str(error).strip()) from error


def prepare_server(environment: Environment) -> None:
    """Make the roles on a server of one's own, and let the owner build in the database."""
    if environment.database_url is None:
        return
    with server_connection(environment) as connection:
        before = roles.existing(connection)
        owner = roles.ensure(connection)
        if roles.standing(connection).superuser:
            _let_build(connection, owner)
        if environment.database_app_url is not None:
            app = Address.parse(environment.database_app_url.get_secret_value())
            if app.user not in before:
                roles.ensure_login(connection, app.user, app.password)


def _let_build(connection: psycopg.Connection, owner: str) -> None:
    database, role = sql.Identifier(connection.info.dbname), sql.Identifier(owner)
    connection.execute(sql.SQL("grant create on database {} to {}").format(database, role))
    connection.execute(sql.SQL("grant usage, create on schema public to {}").format(role))


def migrate() -> None:
    """Bring tables, and the row security that follows them, up to date."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def empty() -> None:
    """Remove every row, as the owner; only the demo does this, to itself."""
    from django.core.management import call_command

    call_command("flush", interactive=False, verbosity=0)


def unapplied_migrations() -> int:
    """How many migrations the database still lacks."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
