"""The product's own door with two things added for measuring: a plain hello, and a count of queries."""

import threading
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from django.db.backends.signals import connection_created

from handrail.config.bench.asking import HELLO, QUERIES
from handrail.config.wsgi import application as product

_count = threading.local()


def _counted(execute: Callable[..., Any], *arguments: Any) -> Any:
    _count.queries = getattr(_count, "queries", 0) + 1
    return execute(*arguments)


def _watch(connection: Any, **_: Any) -> None:
    if _counted not in connection.execute_wrappers:
        connection.execute_wrappers.append(_counted)


connection_created.connect(_watch)


def application(request: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """Answer the hello ourselves; everything else is the product's, with its queries in a header."""
    if request["PATH_INFO"] == HELLO:
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "6")])
        return [b"hello\n"]
    _count.queries = 0

    def telling(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        return start(status, [*headers, (QUERIES, str(_count.queries))], *rest)

    return product(request, telling)
