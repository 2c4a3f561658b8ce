"""What is counted: requests, how long they took, and what they asked of the database.

Labels are names of routes, methods and status codes: never an address, a reference, a name or a
user. Loaded by serving processes only, after `answering` has named the folder.
"""

from collections.abc import Callable
from functools import cache
from time import perf_counter
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram

METHODS = frozenset({"GET", "HEAD", "POST"})
SECONDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12)
STATEMENTS = (0, 2, 4, 6, 8, 10, 12, 15, 20, 30, 50, 100)


class Counts:
    """The counts of one process."""

    def __init__(self, registry: CollectorRegistry = REGISTRY) -> None:
        by = ["route", "method", "status"]
        self.requests = Counter("handrail_requests", "Requests answered.", by, registry=registry)
        self.seconds = Histogram(
            "handrail_request_seconds", "Time to answer.", ["route"], buckets=SECONDS, registry=registry
        )
        self.statements = Histogram(
            "handrail_request_statements",
            "Statements sent to the database.",
            ["route"],
            buckets=STATEMENTS,
            registry=registry,
        )
        self.database = Counter(
            "handrail_database_seconds", "Time waiting for the database.", ["route"], registry=registry
        )

    def note(self, request: HttpRequest, status: int, seconds: float, asked: "Asked") -> None:
        """Count one request under the name of its route."""
        match = request.resolver_match
        route = match.view_name if match else "none"
        method = request.method if request.method in METHODS else "other"
        self.requests.labels(route, method, status).inc()
        self.seconds.labels(route).observe(seconds)
        self.statements.labels(route).observe(asked.statements)
        self.database.labels(route).inc(asked.seconds)


class Asked:
    """Counts statements, and the time they took."""

    def __init__(self) -> None:
        self.statements, self.seconds = 0, 0.0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        began = perf_counter()
        try:
            return execute(*arguments)
        finally:
            self.statements += 1
            self.seconds += perf_counter() - began


@cache
def of_this_process() -> Counts:
    """Made once: a name may be registered only once."""
    return Counts()


class Counted:
    """Counts every request that reaches the product: not the probes, not static files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.counts = of_this_process()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked, began = Asked(), perf_counter()
        with connection.execute_wrapper(asked):
            response = self.get_response(request)
        self.counts.note(request, response.status_code, perf_counter() - began, asked)
        return response
