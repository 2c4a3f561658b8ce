"""What is measured of the room ``delivery``, of the directory and of partners' pages."""

import re
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

import psycopg

from handrail.config.bench.asking import Answer, Browser
from handrail.config.bench.operations import (
    CONTACT,
    LINE,
    RELATION,
    Operation,
    a_case_id,
    a_reference,
    add_rows,
    read_tables,
)
from handrail.config.bench.visitor import Visitor
from handrail.design import wording
from handrail.records import clock

NEEDS = ("housing", "health")
PREPARED = (
    "delivery_promise", "plans_objective", "plans_step", "plans_wait", "plans_lifestate", "people_person",
    "people_allocation", "sentences_sentence",
)  # fmt: skip
CHARTED = ("plans_contactphase", "sentences_contactsuspension", "delivery_leveldecision", "people_person")
REFERRED = """select * from delivery_referral where case_id = %(case)s and superseded_at is null
    and worker in (select w.reference from access_user u join agencies_worker w on w.id = u.worker_id
                    where u.id = %(user)s)"""
ASKED = """select * from plans_step where case_id = %(case)s and superseded_at is null
    and workers && array(select w.reference from access_user u join agencies_worker w on w.id = u.worker_id
                          where u.id = %(user)s)"""
LOOKED_AT = re.compile(r'name="looked_at" value="([^"]+)"')
CONTACTS = """select * from delivery_contact where case_id = %(case)s and superseded_at is null
    order by valid_from desc"""


def _book(browser: Browser, visitor: Visitor, rng: Random) -> Answer:
    """Book a call. Where something stands against the day it is read first, and booked all the same."""
    day = clock.today() + timedelta(days=rng.randint(2, 300))
    fields = {
        "key": uuid4().hex,
        "kind": "supervision",
        "valid_from": wording.full_date(day),
        "at": f"{rng.randint(9, 16)}:{rng.randint(10, 59)}",
        "mode": "phone",
        "repeats": "once",
        "workers": visitor.worker,
        "marking": "none",
    }
    address = f"/cases/{a_reference(visitor, rng)}/contacts/book"
    answer = browser.post(address, fields)
    while found := LOOKED_AT.search(answer.page.decode()):
        if fields.get("looked_at") == found[1]:
            break
        fields["looked_at"] = found[1]
        answer = browser.post(address, fields)
    return answer


def _raw_book(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    """An appointment, its line and its act, after a look at the days around it."""
    one = {"case": a_case_id(visitor, rng), "user": visitor.user_id}
    cursor.execute(f"{RELATION} and case_id = %(case)s".encode(), one).fetchall()
    read_tables(cursor, one, ("plans_commitment", "sentences_curfewwindow", "sentences_exclusionarea"))
    booked = {**CONTACT, "outcome": "null", "valid_from": "current_date + 7"}
    add_rows(cursor, visitor, one["case"], (("delivery_contact", booked), ("records_line", LINE)))


def _raw_prepare(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    one = {"case": a_case_id(visitor, rng), "user": visitor.user_id}
    cursor.execute(f"{RELATION} and case_id = %(case)s".encode(), one).fetchall()
    read_tables(cursor, one, PREPARED)
    cursor.execute(f"{CONTACTS} limit 12".encode(), one).fetchall()


def _raw_chart(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    one = {"case": a_case_id(visitor, rng), "user": visitor.user_id}
    cursor.execute(f"{RELATION} and case_id = %(case)s".encode(), one).fetchall()
    read_tables(cursor, one, CHARTED)
    cursor.execute(CONTACTS.encode(), one).fetchall()


def _raw_directory(cursor: psycopg.Cursor[Any], _: Visitor, rng: Random) -> None:
    cursor.execute(
        "select * from agencies_service s join agencies_agency a on a.id = s.agency_id"
        " left join agencies_venue v on v.id = s.venue_id"
        " where s.needs && array[%(need)s]::varchar[] and s.not_offered_from is null order by s.name",
        {"need": rng.choice(NEEDS)},
    ).fetchall()


def _raw_partner(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    one = {"case": rng.choice(visitor.partner.cases)[0], "user": visitor.partner.user_id}
    cursor.execute(f"{RELATION} and case_id = %(case)s".encode(), one).fetchall()
    read_tables(cursor, one, ("people_person", "people_allocation"))
    for statement in (ASKED, REFERRED):
        cursor.execute(statement.encode(), one).fetchall()


def _partner_page(browser: Browser, visitor: Visitor, rng: Random) -> Answer:
    partner = visitor.partner
    return browser.beside(partner.username).get(f"/asked-of-me/{rng.choice(partner.cases)[1]}")


OF_DELIVERY = (
    Operation("booking", _book, _raw_book, status=302),
    Operation("prepare", lambda b, v, r: b.get(f"/cases/{a_reference(v, r)}/prepare"), _raw_prepare),
    Operation("contact chart", lambda b, v, r: b.get(f"/cases/{a_reference(v, r)}/contacts"), _raw_chart),
    Operation("directory search", lambda b, v, r: b.get(f"/services?need={r.choice(NEEDS)}"), _raw_directory),
    Operation("partner page", _partner_page, _raw_partner),
)
