"""The worker: what goes on in the background, with a database login of its own."""

from typing import Any

from handrail.config.environment import Environment, Login
from handrail.config.production import Problem, UnsafeSettings
from handrail.config.roles import LOGIN_ROLES
from handrail.config.serving import let_go

ROLE = LOGIN_ROLES[Login.WORKER]
WRONG_LOGIN = Problem(
    "DATABASE_APP_URL",
    f"The worker signs in with a login that is not {ROLE}: it could carry no message.",
    f"give the worker’s process {ROLE}’s own address; other processes keep theirs.",
)
NO_KEY = Problem(
    "HANDRAIL_NOTIFY_KEY",
    "There is no key, or no template, to send messages with.",
    "set it, HANDRAIL_NOTIFY_TEXT_TEMPLATE and HANDRAIL_NOTIFY_EMAIL_TEMPLATE; see docs/messages.md.",
)


def refuse_if_unable(environment: Environment) -> None:
    """Raise ``UnsafeSettings`` when this process could not do a worker's work."""
    from django.db import connection

    if environment.messages and not (
        environment.notify_key and environment.notify_text_template and environment.notify_email_template
    ):
        raise UnsafeSettings([NO_KEY])
    with connection.cursor() as cursor:
        cursor.execute("select pg_has_role(current_user, %s, 'member')", [ROLE])
        if cursor.fetchone() != (True,):
            raise UnsafeSettings([WRONG_LOGIN])


def work(environment: Environment) -> None:
    """Work until told to stop. What is under way is ended properly; what is not waits for the next."""
    from django.db import connections
    from procrastinate.contrib.django import app
    from procrastinate.psycopg_connector import PsycopgConnector

    from handrail.delivery.reaching import jobs

    jobs.knock_for_all()
    let_go(connections)
    # The library of counts settles how it keeps them when it is loaded, and whoever serves settles it later.
    from handrail.config.metrics import messages

    messages.answer(environment)
    # Jobs are put into the queue by Django's connection, in its transaction; they are fetched by this one.
    fetching = PsycopgConnector(kwargs=_connection(), min_size=1, max_size=3)
    app.with_connector(fetching).run_worker(concurrency=environment.threads, delete_jobs="successful")


def _connection() -> dict[str, Any]:
    """The worker's login for the connection that waits for jobs."""
    from django.db import connection
    from procrastinate.contrib.django import connector_params

    given = connector_params()
    role = connection.settings_dict["OPTIONS"].get("assume_role")
    if role:
        given["options"] = f"{given.get('options', '')} -c role={role}".strip()
    return given
