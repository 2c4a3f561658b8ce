"""Asking again and again: rounds of the product, hand-written SQL and a hello in turn, and medians."""

import statistics
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any

from handrail.config.bench.asking import HELLO, Browser, Refused
from handrail.config.bench.operations import Operation
from handrail.config.bench.served import Served
from handrail.config.bench.visitor import Visitor

Connect = Callable[[], Any]
HELLO_NAME = "hello"


@dataclass(frozen=True)
class Pace:
    """How long to measure: rounds, and requests of a visitor in each."""

    rounds: int = 7
    alone: int = 12
    together: int = 4


QUICK = Pace(rounds=3, alone=6, together=2)


@dataclass(frozen=True)
class Result:
    """One operation at one number of users and cases; the field names are the report's."""

    operation: str
    users: int
    cases: int
    p50_ms: float
    p95_ms: float
    per_second: float
    raw_p50_ms: float | None
    raw_per_second: float | None
    queries: int
    bytes_sent: int
    rss_mib: float

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


@dataclass
class Times:
    """Seconds of each request, and of all of them together as the clock on the wall saw it."""

    each: list[float] = field(default_factory=list)
    wall: float = 0.0
    queries: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def p(self, share: float) -> float:
        """Milliseconds within which that share was answered."""
        ordered = sorted(self.each)
        return round(1000 * ordered[min(len(ordered) - 1, int(len(ordered) * share))], 2)

    @property
    def per_second(self) -> float:
        """How many a second."""
        return round(len(self.each) / self.wall, 1) if self.wall else 0.0


class Group:
    """Visitors at work at once, each with a browser and a connection of their own."""

    def __init__(self, visitors: list[Visitor], users: int, port: int, connect: Connect) -> None:
        self.visitors = [visitors[seat % len(visitors)] for seat in range(users)]
        self.browsers = [Browser(port) for _ in self.visitors]
        for browser, visitor in zip(self.browsers, self.visitors, strict=True):
            browser.sign_in(visitor.username)
        self.cursors = [connect().cursor() for _ in self.visitors]
        self.rngs = [Random(seat) for seat in range(users)]  # noqa: S311 (which case comes next; no secret)

    def app(self, operation: Operation, times: int, into: Times) -> None:
        """Everybody does it so many times, through the server."""

        def one(seat: int) -> float | None:
            answer = operation.run(self.browsers[seat], self.visitors[seat], self.rngs[seat])
            into.queries.append(answer.followed.queries if operation.follows else answer.queries)
            into.sizes.append(len(answer.body))
            return answer.followed.seconds if operation.follows else None

        self._all(one, times, into)

    def raw(self, operation: Operation, times: int, into: Times) -> None:
        """Everybody reads the same rows by SQL."""

        def one(seat: int) -> None:
            operation.raw(self.cursors[seat], self.visitors[seat], self.rngs[seat])

        self._all(one, times, into)

    def hello(self, times: int, into: Times) -> None:
        """Everybody gets the plain hello of the same server."""

        def one(seat: int) -> None:
            into.sizes.append(len(self.browsers[seat].get(HELLO).body))
            into.queries.append(0)

        self._all(one, times, into)

    def close(self) -> None:
        """Leave."""
        for cursor in self.cursors:
            cursor.connection.close()
        for browser in self.browsers:
            browser.close()

    def _all(self, one: Callable[[int], float | None], times: int, into: Times) -> None:
        """Everybody at once. What is done may say itself how long the part of it took that counts."""
        faults: list[BaseException] = []

        def work(seat: int) -> None:
            try:
                for _ in range(times):
                    began = time.perf_counter()
                    part = one(seat)
                    into.each.append(time.perf_counter() - began if part is None else part)
            except Exception as fault:
                faults.append(fault)

        threads = [threading.Thread(target=work, args=(seat,)) for seat in range(len(self.visitors))]
        began = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        into.wall += time.perf_counter() - began
        if faults:
            raise faults[0]


def measure(
    group: Group,
    operations: Iterable[Operation],
    served: Served,
    cases: int,
    pace: Pace,
    refused: Callable[[str], None],
) -> list[Result]:
    """Every operation by this group, in rounds one after another, so that a slow minute meets all alike."""
    users = len(group.visitors)
    times = pace.alone if users == 1 else pace.together
    able = [operation for operation in operations if _warm(group, operation, refused)]
    app = {operation.name: Times() for operation in able}
    raw = {operation.name: Times() for operation in able}
    hello = Times()
    for _ in range(pace.rounds):
        group.hello(times, hello)
        for operation in able:
            group.app(operation, times, app[operation.name])
            group.raw(operation, times, raw[operation.name])
    rss = served.rss_mib()
    found = [_result(name, users, cases, app[name], raw[name], rss) for name in app]
    return [*found, _result(HELLO_NAME, users, cases, hello, None, rss)]


def _warm(group: Group, operation: Operation, refused: Callable[[str], None]) -> bool:
    try:
        group.app(operation, 2, Times())
        group.raw(operation, 6, Times())
    except Refused as why:
        refused(str(why))
        return False
    return True


def _result(name: str, users: int, cases: int, app: Times, raw: Times | None, rss: float) -> Result:
    return Result(
        operation=name,
        users=users,
        cases=cases,
        p50_ms=app.p(0.5),
        p95_ms=app.p(0.95),
        per_second=app.per_second,
        raw_p50_ms=raw.p(0.5) if raw else None,
        raw_per_second=raw.per_second if raw else None,
        queries=int(statistics.median(app.queries)),
        bytes_sent=int(statistics.median(app.sizes)),
        rss_mib=rss,
    )
