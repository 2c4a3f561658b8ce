"""The product's own door with three things added for measuring: a plain hello, a count of queries, and
what follows an act by itself."""

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from django.db.backends.signals import connection_created

from handrail.config.bench.asking import FOLLOWED, HELLO, QUERIES
from handrail.config.wsgi import application as product
from handrail.records import writing

_count = threading.local()


def _counted(execute: Callable[..., Any], *arguments: Any) -> Any:
    _count.queries = getattr(_count, "queries", 0) + 1
    return execute(*arguments)


def _watch(connection: Any, **_: Any) -> None:
    if _counted not in connection.execute_wrappers:
        connection.execute_wrappers.append(_counted)


connection_created.connect(_watch)


def _timed(follower: Callable[[writing.Act], None]) -> Callable[[writing.Act], None]:
    def follow(doing: writing.Act) -> None:
        began, before = time.perf_counter(), _count.queries
        follower(doing)
        _count.followed += time.perf_counter() - began
        _count.following += _count.queries - before

    return follow


writing.followers_of_acts[:] = map(_timed, writing.followers_of_acts)


def application(request: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """Answer the hello ourselves; everything else is the product's, with what it cost in headers."""
    if request["PATH_INFO"] == HELLO:
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "6")])
        return [b"hello\n"]
    _count.queries = _count.following = 0
    _count.followed = 0.0

    def telling(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        followed = f"{_count.followed:.6f} {_count.following}"
        return start(status, [*headers, (QUERIES, str(_count.queries)), (FOLLOWED, followed)], *rest)

    return product(request, telling)
