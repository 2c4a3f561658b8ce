"""What production refuses to start with, and how to mend each.

These settings fail silently: nothing looks wrong until a record is lost or
read by somebody who should not. So a strict service does not start with them.
"""

from dataclasses import dataclass

import psycopg

from handrail.config.databases import Address, address_and_role
from handrail.config.environment import NOTIFY, Environment, Login

SHORTEST_KEY = 50
FEWEST_CHARACTERS = 10
DURABLE = {
    "fsync": ({"on"}, "A crash of the machine could lose or damage records."),
    "synchronous_commit": (
        {"on", "local", "remote_write", "remote_apply"},
        "What a person was told is saved could be lost in a crash.",
    ),
    "full_page_writes": ({"on"}, "A crash could leave half-written pages behind."),
}


@dataclass(frozen=True)
class Problem:
    """One unsafe setting."""

    setting: str
    why: str
    mend: str

    def __str__(self) -> str:
        return f"{self.setting}: {self.why}\n    To mend it: {self.mend}"


class UnsafeSettings(Exception):
    """Production was asked to start with settings that endanger people's records."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def refuse_if_unsafe(environment: Environment) -> None:
    """Raise UnsafeSettings when a production process must not serve. Other modes may."""
    if not environment.is_strict:
        return
    problems = problems_in(environment)
    if not problems:
        address, _ = address_and_role(environment.model_copy(update={"login": Login.WEB}))
        problems = problems_at(address)
    if problems:
        raise UnsafeSettings(problems)


def problems_in(environment: Environment) -> list[Problem]:
    """What is unsafe in the settings themselves."""
    return [
        *_secret_problems(environment),
        *_host_problems(environment),
        *_database_problems(environment),
        *_demo_problems(environment),
        *_message_problems(environment),
    ]


def _secret_problems(environment: Environment) -> list[Problem]:
    new_key = "set it to 50 or more random characters, for instance from `openssl rand -base64 48`."
    key = environment.secret_key.get_secret_value() if environment.secret_key else ""
    if not key:
        return [Problem("HANDRAIL_SECRET_KEY", "There is no secret key.", new_key)]
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS or "insecure" in key:
        return [Problem("HANDRAIL_SECRET_KEY", "The secret key can be guessed.", new_key)]
    return []


def _host_problems(environment: Environment) -> list[Problem]:
    found = []
    if environment.debug:
        why = "Errors would show parts of the record in the browser."
        found.append(Problem("HANDRAIL_DEBUG", why, "remove it."))
    if not environment.hosts or any(host.startswith("*") for host in environment.hosts):
        why = "The service would answer to any name, or to none."
        found.append(Problem("HANDRAIL_HOSTS", why, "list the service’s own host names."))
    if not environment.secure_cookies:
        why = "Session cookies would travel unencrypted."
        mend = "remove it, and serve over HTTPS (HANDRAIL_BEHIND_PROXY=true behind a proxy)."
        found.append(Problem("HANDRAIL_SECURE_COOKIES", why, mend))
    return found


def _database_problems(environment: Environment) -> list[Problem]:
    if environment.database_url is None and environment.database_app_url is None:
        why = "The embedded database has no TLS and no backups: it is for the demo."
        mend = "set DATABASE_URL and DATABASE_APP_URL to a PostgreSQL server of your own."
        return [Problem("DATABASE_URL", why, mend)]
    if environment.database_app_url is None:
        why = "The service would sign in as the owner of the tables, past row security."
        mend = "give it a login of its own; `handrail migrate` makes one, or prints how."
        return [Problem("DATABASE_APP_URL", why, mend)]
    return []


def _demo_problems(environment: Environment) -> list[Problem]:
    found = []
    if environment.demo_sign_in:
        why = "Anybody could sign in as anybody."
        found.append(Problem("HANDRAIL_DEMO_SIGN_IN", why, "remove it."))
    if environment.clock_offset_days:
        why = "Every date written would be wrong."
        found.append(Problem("HANDRAIL_CLOCK_OFFSET_DAYS", why, "remove it."))
    return found


def _message_problems(environment: Environment) -> list[Problem]:
    found = []
    if environment.notify_url != NOTIFY:
        why = "People’s numbers and messages would go to somebody other than GOV.UK Notify."
        found.append(Problem("HANDRAIL_NOTIFY_URL", why, "remove it."))
    key = environment.notify_key.get_secret_value() if environment.notify_key else ""
    if key.startswith("fake-"):
        why = "This is the key of the stand-in for development: nobody would be told anything."
        found.append(Problem("HANDRAIL_NOTIFY_KEY", why, "use a live key of your service at Notify."))
    return found


def problems_at(address: Address) -> list[Problem]:
    """What is unsafe in the database, seen by the login of the serving processes."""
    with address.connect() as connection:
        return problems_seen_by(connection)


def problems_seen_by(connection: psycopg.Connection) -> list[Problem]:
    """The same, over a connection that is open already."""
    return [*_durability_problems(connection), *_login_problems(connection)]


def _durability_problems(connection: psycopg.Connection) -> list[Problem]:
    found = []
    for name, (safe, why) in DURABLE.items():
        row = connection.execute("select current_setting(%s)", [name]).fetchone()
        if row is None or row[0] not in safe:
            mend = f"set {name} = on in the server’s configuration, and for every role and database."
            found.append(Problem(name, why, mend))
    return found


def _login_problems(connection: psycopg.Connection) -> list[Problem]:
    row = connection.execute(
        """
        select rolname, rolsuper, rolbypassrls,
            exists (
                select 1 from pg_class t join pg_namespace n on n.oid = t.relnamespace
                where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                and t.relkind in ('r', 'p', 'v', 'm')
                and pg_has_role(session_user, t.relowner, 'member'))
        from pg_roles where rolname = session_user
        """
    ).fetchone()
    if row is None:
        raise RuntimeError("the server does not know its own session user")
    name, superuser, bypasses, owns = row
    use = f"use a login that is only a member of the group handrail_app, not {name}."
    reasons = [
        (superuser, "It is a superuser, whom row security does not stop."),
        (bypasses, "It bypasses row security."),
        (owns, "It owns tables, or may become their owner, so row security would not bind it."),
    ]
    return [Problem("DATABASE_APP_URL", why, use) for true, why in reasons if true]
