"""What every test has: the database, the roles in it, and the browser.

The database is made and migrated by the login that owns the tables; then every
connection steps down to the serving role, so that tests meet row security as
the product does. Tests make their people in `with as_owner():`.

The embedded server starts when the first test needs it and stays up for the
next run. Each run has databases of its own, so several may run side by side.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import OperationalError, connection
from django.db.models.signals import pre_migrate
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from playwright.sync_api import Playwright, expect

from handrail.config import roles
from handrail.config.databases import MAINTENANCE, Address, django_database
from handrail.config.embedded import EmbeddedServer
from handrail.config.environment import current
from handrail.config.places import fingerprint

# Speed belongs in the benchmark: no test fails because the machine was busy.
settings.register_profile("handrail", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("handrail")
expect.set_options(timeout=20_000)

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)

# Playwright keeps an event loop in the thread of the tests; they do not use it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


# -- The database ---------------------------------------------------------------


@pytest.fixture(scope="session")
def database_owner() -> str:
    """The role that owns the tables on the server under test, with the roles made ready."""
    environment = current()
    if environment.database_url is None:
        EmbeddedServer(environment.data_dir, environment.db_user).start()
        return roles.OWNER
    address = Address.parse(environment.database_url.get_secret_value())
    with address.connect(autocommit=True) as server:
        return roles.ensure(server)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_owner: str, django_db_blocker: Any) -> None:
    """Point the connection at the server, now that it is up, and name this run's database."""
    environment = current()
    entry = django_database(environment)
    if environment.database_url is not None:
        entry["OPTIONS"]["assume_role"] = database_owner
        pre_migrate.connect(_let_the_owner_build, apps.get_app_config("contenttypes"))
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    run = os.getppid() if worker else os.getpid()
    mine = f"test_handrail_{fingerprint(Path(__file__))[:6]}_"
    entry["TEST"] = {"NAME": f"{mine}{run}{worker and '_'}{worker}"}
    for key, value in entry.items():
        if key != "TEST":
            connection.settings_dict[key] = value
    connection.settings_dict["TEST"]["NAME"] = entry["TEST"]["NAME"]
    if worker in ("", "gw0"):
        with django_db_blocker.unblock():
            _drop_databases_of_dead_runs(mine)


def _let_the_owner_build(**_: Any) -> None:
    """Before version 16 an owner that inherits nothing may not build in a database it owns."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        (owner,) = cursor.fetchone()
        cursor.execute(f'reset role; grant usage, create on schema public to "{owner}"; set role "{owner}"')


def _drop_databases_of_dead_runs(prefix: str) -> None:
    """Remove what interrupted runs of this clone left on the server."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("select datname from pg_database where starts_with(datname, %s)", [prefix])
        for (name,) in cursor.fetchall():
            run = int(name.removeprefix(prefix).split("_")[0])
            if not Path(f"/proc/{run}").exists():
                cursor.execute(f'drop database if exists "{name}" with (force)')


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, database_owner: str) -> Iterator[None]:
    """After migration, sign in as before but work as the serving role."""
    options = connection.settings_dict["OPTIONS"]
    before = dict(options)
    with django_db_blocker.unblock():
        connection.close()
    options["assume_role"] = roles.GROUP
    options["options"] = options["options"].replace(MAINTENANCE, "").strip()
    yield
    options.clear()
    options.update(before)
    with django_db_blocker.unblock():
        connection.close()


@contextmanager
def working_as_owner(owner: str) -> Iterator[None]:
    """Work as the tables' owner for a while; nests, and comes back as it was."""
    with connection.cursor() as cursor:
        cursor.execute("select current_user, coalesce(current_setting('app.maintenance', true), '')")
        role, maintenance = cursor.fetchone()
        cursor.execute(f"set role \"{owner}\"; select set_config('app.maintenance', 'on', false)")
        try:
            yield
        finally:
            # In a transaction that failed, rolling back undoes both settings.
            if not connection.needs_rollback:
                cursor.execute(f'set role "{role}"')
                cursor.execute("select set_config('app.maintenance', %s, false)", [maintenance])


@pytest.fixture
def as_owner(db: None, database_owner: str) -> Callable[[], AbstractContextManager[None]]:
    """`with as_owner():` makes and reads rows past row security."""
    return lambda: working_as_owner(database_owner)


@pytest.fixture
def cast(as_owner: Callable[[], AbstractContextManager[None]]) -> Any:
    """The fixed cast and their cases (see ``tests/cast.py``)."""
    from tests.cast import make_cast  # models are not loaded when this module is

    with as_owner():
        return make_cast()


@pytest.fixture(scope="session", autouse=True)
def _emptied_by_the_owner(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that commit are cleaned up by the owner: the serving role may not truncate."""

    def empty_as_owner(_case: TransactionTestCase) -> None:
        with working_as_owner(request.getfixturevalue("database_owner")):
            try:
                empty_tables()
            except OperationalError:  # a page that was closed is still being answered: it was in the way
                empty_tables()

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", empty_as_owner)
    yield
    patch.undo()


def empty_tables() -> None:
    """Take out what was committed. Django would empty 170 tables each time, and fill two of its own again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select quote_ident(relname) from pg_class where relkind = 'r' and pg_relation_size(oid) > 0"
            " and relnamespace = 'public'::regnamespace and relname <> all(%s)",
            [["django_migrations", "django_content_type", "auth_permission"]],
        )
        held = ", ".join(name for (name,) in cursor.fetchall())
        if held:
            cursor.execute(f"truncate {held} cascade")


# -- The browser ----------------------------------------------------------------


def chromium() -> str:
    """The machine's Chromium; a browser test without one fails, it is never skipped."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in CHROMIUM_NAMES:
        if found := shutil.which(name):
            return found
    pytest.fail(
        "no Chromium found: run `sudo apt-get install chromium`, or set CHROMIUM to its path",
        pytrace=False,
    )


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], playwright: Playwright, django_db_blocker: Any
) -> Iterator[dict[str, Any]]:
    """Playwright drives the machine's Chromium, quietly."""
    flags = list(CHROMIUM_FLAGS)
    if os.geteuid() == 0:
        # Chromium's sandbox does not work for root, and the pages are our own.
        flags.append("--no-sandbox")
    yield {**browser_type_launch_args, "executable_path": chromium(), "args": flags}
    # While Playwright's loop runs, Django keeps another connection for this thread
    # than before and after it. Nobody would find it again to close it.
    with django_db_blocker.unblock():
        connection.close()
