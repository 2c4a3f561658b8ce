"""The bench: its report has the shape that was agreed, and its SQL reads the tables as they are."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from random import Random
from typing import Any

import pytest
from django.db import connection

from handrail.config.bench import running
from handrail.config.bench.every import EVERY
from handrail.config.bench.measuring import Result, Times

SHAPE = [
    "operation",
    "users",
    "cases",
    "p50_ms",
    "p95_ms",
    "per_second",
    "raw_p50_ms",
    "raw_per_second",
    "queries",
    "bytes_sent",
    "rss_mib",
]


def report() -> dict[str, Any]:
    rows = [
        Result("case", 1, 2000, 12.5, 20.0, 80.0, 0.5, 1900.0, 9, 16000, 190.0),
        Result("hello", 1, 2000, 0.1, 0.2, 5000.0, None, None, 0, 6, 190.0),
    ]
    return {"machine": running.machine(), "results": [row.as_dict() for row in rows]}


def test_the_report_has_the_agreed_shape() -> None:
    told = json.loads(running.as_json(report()))

    assert set(told) == {"machine", "results"}
    assert [list(row) for row in told["results"]] == [SHAPE, SHAPE]


def test_the_table_has_a_line_for_each_result_and_a_dash_for_nothing() -> None:
    lines = running.table(report()).splitlines()

    assert lines[0].split() == SHAPE
    assert lines[2].split()[6:8] == ["-", "-"]


def test_the_operations_asked_for_are_there() -> None:
    assert {
        *("caseload", "case", "timeline", "name search", "text search", "add contact", "re-check"),
        *("plan", "panel", "comparison", "plan as pdf"),
        *("booking", "prepare", "contact chart", "directory search", "partner page"),
        *("review", "thread", "compare", "my day"),
    } <= {operation.name for operation in EVERY}


def test_an_operation_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(running.NotABench, match=r"no operation paln\. There are .* practice, gap rule"):
        running.run(20, ["case", "paln"], quick=True)


def test_medians_and_tails() -> None:
    times = Times(each=[0.001 * n for n in range(1, 101)], wall=2.0)

    assert times.p(0.5) == 51.0
    assert times.p(0.95) == 96.0
    assert times.per_second == 50.0


@pytest.mark.django_db
def test_every_operation_has_sql_that_holds(as_owner: Callable[[], AbstractContextManager[None]]) -> None:
    with as_owner():
        from handrail.config.bench import loading

        loading.load(40, lambda *_: None)
        visitor = next(one for one in loading.visitors() if one.panels and one.agreed and one.reviews)
        assert visitor.cases
        assert visitor.partner.cases
        connection.ensure_connection()
        for operation in EVERY:
            with connection.connection.cursor() as cursor:
                operation.raw(cursor, visitor, Random(1))
