"""Two addresses for whoever watches the service: does it live, and may visitors be sent to it.

They are asked every few seconds, by machines that know neither our name nor a session. So they are
answered before anything else, say one word, and leave no line in the access log: they touch no case.
"""

from collections.abc import Callable, Iterator

import structlog
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.urls import path, resolve

from handrail.access.requests import Request
from handrail.access.routes import EVERYONE, route
from handrail.config import environment, preparing, production

log = structlog.get_logger(__name__)


@route(who=EVERYONE)
def health(request: Request) -> HttpResponse:
    """The process lives. Asks nothing of the database: a new process would not mend that."""
    return _said("alive", 200)


@route(who=EVERYONE)
def ready(request: Request) -> HttpResponse:
    """The process can do its work. Why it cannot stands in the log, not in the answer."""
    lacking = list(dict.fromkeys(lacks()))
    for reason in lacking:
        log.warning("not ready", reason=reason)
    return _said("not ready", 503) if lacking else _said("ready", 200)


def lacks() -> Iterator[str]:
    """What stands between this process and its visitors."""
    try:
        connection.ensure_connection()
        if preparing.unapplied_migrations():
            yield "migrations"
        if environment.current().is_strict:
            # What was asked at the start, asked again: the database may be another by now.
            for problem in production.problems_seen_by(connection.connection):
                yield problem.setting
    except Error:
        yield "database"


urlpatterns = [path("health", health, name="health"), path("ready", ready, name="ready")]
PLACES = frozenset(f"/{one.pattern}" for one in urlpatterns)


class ProbesFirst:
    """Answers the probes before host names, HTTPS, sessions and transactions are looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info not in PLACES:
            return self.get_response(request)
        request.resolver_match = match = resolve(request.path_info)
        return match.func(request)


def _said(word: str, status: int) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(f"{word}\n", status=status, content_type="text/plain", headers=headers)
