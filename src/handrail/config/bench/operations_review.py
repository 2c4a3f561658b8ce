"""What is measured of the room ``reviews``: two dates compared, and the list of what needs somebody."""

from datetime import timedelta
from random import Random
from typing import Any

import psycopg

from handrail.config.bench.asking import Answer, Browser
from handrail.config.bench.operations import RELATION, Operation, a_case_id, a_reference, read_tables
from handrail.config.bench.visitor import Visitor
from handrail.records import clock

COMPARED = (
    "assessments_strength", "assessments_factor", "assessments_area", "plans_objective", "plans_step",
    "plans_contactphase", "plans_commitment", "plans_riskmeasure", "people_keyperson",
    "sentences_condition", "sentences_curfewwindow", "reviews_amendment", "reviews_review",
)  # fmt: skip
WAITS = (
    ("reviews_change", "weight = 'not_decided'"),
    ("reviews_review", "state = 'open'"),
    ("delivery_promise", "state = 'open'"),
    ("delivery_contact", "outcome is null and valid_from < current_date"),
)
MINE = "case_id in (select case_id from access_relation where user_id = %(user)s and ends_at is null)"


def _compare(browser: Browser, visitor: Visitor, rng: Random) -> Answer:
    today = clock.today()
    since = today - timedelta(days=rng.randint(20, 200))
    address = f"/cases/{a_reference(visitor, rng)}/compare"
    return browser.get(f"{address}?from={since.isoformat()}&to={today.isoformat()}")


def _raw_compare(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    one = {"case": a_case_id(visitor, rng), "user": visitor.user_id}
    cursor.execute(f"{RELATION} and case_id = %(case)s".encode(), one).fetchall()
    for _sight in range(2):
        read_tables(cursor, one, COMPARED)


def _raw_my_day(cursor: psycopg.Cursor[Any], visitor: Visitor, _: Random) -> None:
    one = {"user": visitor.user_id}
    for table, waits in WAITS:
        statement = f"select * from {table} where superseded_at is null and {waits} and {MINE} limit 200"  # noqa: S608
        cursor.execute(statement.encode(), one).fetchall()


OF_REVIEWS = (
    Operation("compare", _compare, _raw_compare),
    Operation("my day", lambda b, _v, _r: b.get("/my-day"), _raw_my_day),
)
