"""What is measured of the room ``reviews``: a review, a thread, two dates compared, and my day."""

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
FRAME = (
    "people_person", "people_identifier", "people_allocation", "people_schememembership", "people_closure",
    "people_keyperson",
)  # fmt: skip
REVIEWED = (
    *FRAME,
    "reviews_review", "reviews_change", "reviews_input", "reviews_movement", "reviews_discussion",
    "reviews_conditionline", "reviews_decision", "reviews_decisioncondition", "reviews_verification",
    "reviews_disclosureconsent", "reviews_meeting", "reviews_attendee", "reviews_meetingaction",
    "reviews_amendment", "assessments_factor", "assessments_strength", "plans_objective", "plans_step",
    "plans_commitment", "plans_contactphase", "plans_riskmeasure", "plans_contingency", "plans_wait",
    "plans_lifestate", "plans_edition", "delivery_progress", "delivery_programme",
    "sentences_curfewwindow", "sentences_condition", "sentences_release",
)  # fmt: skip
FOLLOWED = (
    *FRAME,
    "assessments_factor", "assessments_strength", "assessments_source", "plans_objective", "plans_step",
    "plans_stepanswer", "plans_edition", "delivery_referral", "delivery_progress", "delivery_programme",
    "delivery_turningpoint", "reviews_change", "reviews_outsidecall", "reviews_review", "reviews_input",
    "reviews_movement", "reviews_discussion", "reviews_decision", "reviews_decisioncondition",
    "reviews_verification", "reviews_disclosureconsent", "reviews_meeting", "reviews_attendee",
    "reviews_amendment", "reviews_lesson", "sentences_sentence", "sentences_release", "sentences_recall",
)  # fmt: skip
WAITS = (
    ("reviews_change", "weight = 'not_decided'"),
    ("reviews_review", "state = 'open'"),
    ("delivery_promise", "state = 'open'"),
    ("delivery_contact", "outcome is null and valid_from < current_date"),
)
MINE = "case_id in (select case_id from access_relation where user_id = %(user)s and ends_at is null)"


def _review(browser: Browser, visitor: Visitor, rng: Random) -> Answer:
    _, reference, entry = rng.choice(visitor.reviews)
    return browser.get(f"/cases/{reference}/reviews/{entry}")


def _raw_review(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    one = {"case": rng.choice(visitor.reviews)[0], "user": visitor.user_id}
    cursor.execute(f"{RELATION} and case_id = %(case)s".encode(), one).fetchall()
    read_tables(cursor, one, REVIEWED)


def _thread(browser: Browser, visitor: Visitor, rng: Random) -> Answer:
    _, reference, entry = rng.choice(visitor.followed)
    return browser.get(f"/cases/{reference}/thread/{entry}")


def _raw_thread(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    case, _, entry = rng.choice(visitor.followed)
    one: dict[str, Any] = {"case": case, "user": visitor.user_id, "entry": entry}
    cursor.execute(f"{RELATION} and case_id = %(case)s".encode(), one).fetchall()
    read_tables(cursor, one, FOLLOWED)
    for statement in (
        "select * from assessments_strength where case_id = %(case)s and entry = %(entry)s order by version",
        "select * from delivery_contact where case_id = %(case)s and superseded_at is null"
        " and strengths && array[%(entry)s]::varchar[] order by valid_from desc limit 40",
    ):
        cursor.execute(statement.encode(), one).fetchall()


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
    Operation("review", _review, _raw_review),
    Operation("thread", _thread, _raw_thread),
    Operation("compare", _compare, _raw_compare),
    Operation("my day", lambda b, _v, _r: b.get("/my-day"), _raw_my_day),
)
