"""Which database, and which login in it, this process uses."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg
from psycopg.conninfo import make_conninfo

from handrail.config.environment import Environment, Login, Mode
from handrail.config.roles import LOGIN_ROLES, OWNER

STATE_FILE = "database.json"
EMBEDDED_NAME = "handrail"
# Row security lets the owner see cases only in a session that says it is
# maintaining them, so that a forgotten owner connection still shows nothing.
MAINTENANCE = "-c app.maintenance=on"

ASKED_BEFORE_PREPARED = 5


class BadDatabaseUrl(ValueError):
    """DATABASE_URL or DATABASE_APP_URL is not the address of a PostgreSQL database."""


@dataclass(frozen=True)
class Address:
    """A database and who signs in to it."""

    name: str
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    port: str = ""
    options: dict[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, url: str) -> "Address":
        """Read `postgres://user:password@host:port/name?option=value`."""
        parts = urlsplit(url)
        name = unquote(parts.path.lstrip("/"))
        if parts.scheme not in ("postgres", "postgresql") or not name:
            raise BadDatabaseUrl("expected postgres://user:password@host:port/name")
        query = dict(parse_qsl(parts.query))
        return cls(
            name=name,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=query.pop("host", parts.hostname or ""),
            port=str(parts.port or query.pop("port", "")),
            options=query,
        )

    def connect(self, *, autocommit: bool = False) -> psycopg.Connection:
        """A plain connection, before or beside Django's."""
        given = {
            "dbname": self.name,
            "user": self.user,
            "password": self.password,
            "host": self.host,
            "port": self.port,
            "connect_timeout": "10",
            **self.options,
        }
        known = make_conninfo(**{key: value for key, value in given.items() if value})
        return psycopg.connect(known, autocommit=autocommit)


def embedded_address(data_dir: Path, user: str) -> Address:
    """Where the embedded server of this data folder answers, as one of its logins.

    Before the first start nothing is known; the address then leads nowhere and
    the command line starts the server before anything connects.
    """
    try:
        state = json.loads((data_dir / STATE_FILE).read_text())
    except FileNotFoundError:
        state = {"socket": str(data_dir / "not-started"), "passwords": {}}
    password = state["passwords"].get(user, "")
    return Address(EMBEDDED_NAME, user=user, password=password, host=state["socket"], port="5432")


def address_and_role(environment: Environment) -> tuple[Address, str]:
    """The address for this process's login, and the role to take after signing in."""
    login = environment.login
    if login is not Login.OWNER and environment.database_app_url is not None:
        return Address.parse(environment.database_app_url.get_secret_value()), ""
    if environment.database_url is None:
        user = OWNER if login is Login.OWNER else LOGIN_ROLES[login]
        return embedded_address(environment.data_dir, user), ""
    address = Address.parse(environment.database_url.get_secret_value())
    if login is Login.OWNER:
        return address, environment.owner_role
    # Outside production one URL is enough: sign in as the owner, then step
    # down to the login's role. Production refuses to start like this.
    return address, LOGIN_ROLES[login]


def django_database(environment: Environment) -> dict[str, Any]:
    """The one entry of Django's DATABASES."""
    address, role = address_and_role(environment)
    # Values travel beside a statement, never in it: PostgreSQL then keeps its plan, and planning what row
    # security adds costs more than answering.
    options: dict[str, Any] = {**address.options, "server_side_binding": True}
    if environment.prepared_statements:
        options["prepare_threshold"] = ASKED_BEFORE_PREPARED
    if role:
        options["assume_role"] = role
    if environment.login is Login.OWNER:
        options["options"] = " ".join(filter(None, [options.get("options"), MAINTENANCE]))
    elif not role and environment.mode is not Mode.TEST:
        # A pool cannot take a role: Django asks for a connection to do it. Only
        # development works that way, and it can do without a pool.
        options["pool"] = {
            "min_size": 1,
            "max_size": environment.threads + 1,
            "timeout": 5,
            # While the database is away every request tries again. Left to itself the pool waits
            # longer each time, and stays shut for as long again as the database was away.
            "reconnect_timeout": 2,
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.name,
        "USER": address.user,
        "PASSWORD": address.password,
        "HOST": address.host,
        "PORT": address.port,
        "OPTIONS": options,
        # The actor middleware opens the transaction, names the reader in it and
        # renders inside it; Django's own request transaction would start too late.
        "ATOMIC_REQUESTS": False,
        # After the database was away, the pool hands out no connection that it closed.
        "CONN_HEALTH_CHECKS": True,
    }
