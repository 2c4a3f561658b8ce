"""What is measured: each operation as a visitor does it, and the same rows by hand-written SQL."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any
from uuid import uuid4

import psycopg

from handrail.config.bench.asking import Answer, Browser, Refused
from handrail.config.bench.visitor import Visitor

WORDS = ("housing council", "methadone", "curfew football", "debts rent", "medication")
CONTACT_TEXT = "Talked about the week. Same time next week."
Ask = Callable[[Browser, Visitor, Random], Answer]
Raw = Callable[[psycopg.Cursor[Any], Visitor, Random], None]


@dataclass(frozen=True)
class Operation:
    """Its name, the request, the same rows by SQL, and the status that means it worked.

    Of some the part is measured that follows the act, rather than the whole request.
    """

    name: str
    ask: Ask
    raw: Raw
    status: int = 200
    follows: bool = False

    def run(self, browser: Browser, visitor: Visitor, rng: Random) -> Answer:
        """Do it once. Raises ``Refused`` when the answer is another than expected."""
        answer = self.ask(browser, visitor, rng)
        if answer.status != self.status:
            raise Refused(f"{self.name} answered {answer.status}")
        if self.follows and not answer.followed.queries:
            raise Refused(f"{self.name}: nothing followed the act")
        return answer


def a_reference(visitor: Visitor, rng: Random) -> str:
    """A case of theirs, by reference."""
    return rng.choice(visitor.cases)[1]


def a_case_id(visitor: Visitor, rng: Random) -> int:
    """A case of theirs, by id."""
    return rng.choice(visitor.cases)[0]


def _add(browser: Browser, visitor: Visitor, rng: Random) -> Answer:
    fields = {
        "key": uuid4().hex,
        "kind": "supervision",
        "valid_from": "yesterday",
        "at": "10:00",
        "mode": "office",
        "outcome": "attended",
        "workers": visitor.worker,
        "text": CONTACT_TEXT,
        "marking": "none",
    }
    return browser.post(f"/cases/{a_reference(visitor, rng)}/contacts/add", fields)


RELATION = """select case_id from access_relation where user_id = %(user)s and not shut and starts_at <= now()
    and (ends_at is null or ends_at > now())"""


NAMES = """select * from people_person p join people_case c on c.id = p.case_id
    join access_relation r on r.case_id = p.case_id and r.user_id = %(user)s and not r.shut
    and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())
    where p.superseded_at is null and p.family_name ilike %(name)s"""
TEXT = """select l.id, l.case_id, l.entry from records_line l
    join access_relation r on r.case_id = l.case_id and r.user_id = %(user)s and not r.shut
    and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())
    where l.superseded_at is null and l.words @@ websearch_to_tsquery('english', %(words)s)
    order by ts_rank(l.words, websearch_to_tsquery('english', %(words)s)) desc limit 50"""


def _raw_caseload(cursor: psycopg.Cursor[Any], visitor: Visitor, _: Random) -> None:
    cases = [row[0] for row in cursor.execute(RELATION, {"user": visitor.user_id})]
    given = {"cases": cases, "today": date.today()}
    for statement in (
        "select * from people_case where id = any(%(cases)s)",
        "select * from people_person where case_id = any(%(cases)s) and superseded_at is null",
        "select * from people_allocation where case_id = any(%(cases)s) and superseded_at is null",
        "select * from sentences_sentence where case_id = any(%(cases)s) and superseded_at is null",
        "select * from sentences_release where case_id = any(%(cases)s) and superseded_at is null",
        "select distinct on (case_id) case_id, valid_from, at, mode, venue, workers from delivery_contact"
        " where case_id = any(%(cases)s) and superseded_at is null and outcome is null"
        " and valid_from >= %(today)s order by case_id, valid_from, at, id",
        "select case_id, max(valid_from) from delivery_contact where case_id = any(%(cases)s)"
        " and superseded_at is null and outcome in ('attended', 'attended_not_complied', 'done')"
        " and valid_from <= %(today)s group by case_id",
    ):
        cursor.execute(statement.encode(), given).fetchall()


def read_tables(cursor: psycopg.Cursor[Any], one: dict[str, Any], tables: tuple[str, ...]) -> None:
    """The rows of a case in each of these tables, as they stand."""
    for table in tables:
        statement = f"select * from {table} where case_id = %(case)s and superseded_at is null"  # noqa: S608
        cursor.execute(statement.encode(), one).fetchall()


CASE_TABLES = (
    "people_person", "people_identifier", "people_ownwords", "people_circumstance", "people_address",
    "people_keyperson", "people_schememembership", "people_allocation", "sentences_sentence",
    "sentences_release", "sentences_requirement", "sentences_condition", "sentences_curfewwindow",
    "assessments_strength", "assessments_riskofharm", "assessments_ownsafety",
)  # fmt: skip


def _raw_case(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    one = {"case": a_case_id(visitor, rng), "user": visitor.user_id}
    cursor.execute(f"{RELATION} and case_id = %(case)s".encode(), one).fetchall()
    cursor.execute("select * from people_case where id = %(case)s", one).fetchall()
    read_tables(cursor, one, CASE_TABLES)
    cursor.execute(
        "select * from delivery_contact where case_id = %(case)s and superseded_at is null"
        " order by valid_from desc limit 12",
        one,
    ).fetchall()


def _raw_timeline(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    one = {"case": a_case_id(visitor, rng), "user": visitor.user_id}
    cursor.execute(f"{RELATION} and case_id = %(case)s".encode(), one).fetchall()
    cursor.execute(
        "select * from records_line where case_id = %(case)s and superseded_at is null"
        " order by valid_from desc, at desc, id desc limit 50",
        one,
    ).fetchall()
    cursor.execute(
        "select * from delivery_contact where case_id = %(case)s and superseded_at is null", one
    ).fetchall()


def _raw_names(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    cursor.execute(NAMES.encode(), {"user": visitor.user_id, "name": rng.choice(visitor.cases)[2]}).fetchall()


def _raw_text(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    cursor.execute(TEXT.encode(), {"user": visitor.user_id, "words": rng.choice(WORDS)}).fetchall()


def _raw_add(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    """A contact, its line and its act."""
    add_rows(
        cursor, visitor, a_case_id(visitor, rng), (("delivery_contact", CONTACT), ("records_line", LINE))
    )


def _raw_recheck(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    """The whole case in one question, and what is kept of it."""
    one = {"case": a_case_id(visitor, rng)}
    cursor.execute("select findings_document_now(%(case)s, null)", one).fetchall()
    cursor.execute(
        "select * from findings_finding where case_id = %(case)s and superseded_at is null", one
    ).fetchall()


def add_rows(
    cursor: psycopg.Cursor[Any],
    visitor: Visitor,
    case_id: int,
    rows: tuple[tuple[str, dict[str, str]], ...],
) -> None:
    """An act and the rows it writes, in one transaction."""
    given = {
        "case": case_id, "user": visitor.user_id, "entry": uuid4().hex, "text": CONTACT_TEXT,
        "workers": [visitor.worker],
    }  # fmt: skip
    with cursor.connection.transaction():
        cursor.execute(
            "insert into records_change (key, case_id, verb, by_id, at, entry)"
            " values (%(entry)s, %(case)s, 'contact.added', %(user)s, now(), %(entry)s)",
            given,
        )
        for table, columns in rows:
            names, values = ", ".join(columns), ", ".join(columns.values())
            cursor.execute(f"insert into {table} ({names}) values ({values})".encode(), given)  # noqa: S608


CONTACT = {
    "case_id": "%(case)s", "entry": "%(entry)s", "version": "1", "valid_from": "current_date",
    "recorded_at": "now()", "by_id": "%(user)s", "kind": "'supervision'", "title": "''",
    "purpose": "'supportive'", "mode": "'office'", "place": "''", "workers": "%(workers)s", "people": "'{}'",
    "outcome": "'attended'", "text": "%(text)s", "words": "''", "help": "''", "help_settled": "true",
    "women_only": "false", "marking": "'none'", "steps": "'{}'", "strengths": "'{}'", "techniques": "'{}'",
    "series": "''", '"group"': "''", "explained": "'{}'", "understood_how": "''", "useful_words": "''",
    "worries": "''", "better": "''", "should_change": "''",
}  # fmt: skip
LINE = {
    "case_id": "%(case)s", "entry": "%(entry)s", "version": "1", "valid_from": "current_date",
    "recorded_at": "now()", "by_id": "%(user)s", '"table"': "'delivery.Contact'", "kind": "'supervision'",
    "at": "'10:00'", "side": "'us'", "row_data_class": "'contact_notes'", "with_whom": "%(workers)s",
    "words": "to_tsvector('english', %(text)s)",
}  # fmt: skip

PLAN_TABLES = (
    "plans_edition", "plans_objective", "plans_step", "plans_stepanswer", "plans_help", "plans_wait",
    "plans_lifestate", "plans_inplace", "plans_panel", "plans_mend", "assessments_factor",
    "assessments_strength",
)  # fmt: skip
COMPARED = ("plans_objective", "plans_step", "plans_contactphase", "plans_riskmeasure")


def _raw_plan(cursor: psycopg.Cursor[Any], case_id: int, visitor: Visitor) -> None:
    """The tables of a plan and of the frame above it, as they stand."""
    one = {"case": case_id, "user": visitor.user_id}
    cursor.execute(f"{RELATION} and case_id = %(case)s".encode(), one).fetchall()
    read_tables(cursor, one, ("people_person", "people_allocation", "sentences_sentence", *PLAN_TABLES))


def _raw_compare(cursor: psycopg.Cursor[Any], visitor: Visitor, rng: Random) -> None:
    """An edition, and its tables as known at its instant and now."""
    one: dict[str, Any] = {"case": rng.choice(visitor.agreed)[0], "user": visitor.user_id}
    cursor.execute(f"{RELATION} and case_id = %(case)s".encode(), one).fetchall()
    (one["at"],) = cursor.execute(
        "select recorded_at from plans_edition where case_id = %(case)s order by id limit 1", one
    ).fetchone() or (None,)
    for table in COMPARED:
        for known in (
            "recorded_at <= %(at)s and (superseded_at is null or superseded_at > %(at)s)",
            "superseded_at is null",
        ):
            statement = f"select * from {table} where case_id = %(case)s and {known}"  # noqa: S608
            cursor.execute(statement.encode(), one).fetchall()


def _panel(visitor: Visitor, rng: Random) -> str:
    _, reference, entry = rng.choice(visitor.panels)
    return f"/cases/{reference}/plan/panels/{entry}?shown=1"


OF_THE_CASE = (
    Operation("caseload", lambda b, v, r: b.get("/my-caseload"), _raw_caseload),
    Operation("case", lambda b, v, r: b.get(f"/cases/{a_reference(v, r)}"), _raw_case),
    Operation("timeline", lambda b, v, r: b.get(f"/cases/{a_reference(v, r)}/timeline"), _raw_timeline),
    Operation("name search", lambda b, v, r: b.get(f"/find?q={r.choice(v.cases)[2]}"), _raw_names),
    Operation(
        "text search", lambda b, v, r: b.get(f"/find/words?q={r.choice(WORDS).replace(' ', '+')}"), _raw_text
    ),
    Operation("add contact", _add, _raw_add, status=302),
    Operation("re-check", _add, _raw_recheck, status=302, follows=True),
    Operation(
        "plan",
        lambda b, v, r: b.get(f"/cases/{a_reference(v, r)}/plan"),
        lambda c, v, r: _raw_plan(c, a_case_id(v, r), v),
    ),
    Operation(
        "panel",
        lambda b, v, r: b.get(_panel(v, r)),
        lambda c, v, r: _raw_plan(c, r.choice(v.panels)[0], v),
    ),
    Operation(
        "comparison", lambda b, v, r: b.get(f"/cases/{r.choice(v.agreed)[1]}/plan/compare"), _raw_compare
    ),
    Operation(
        "plan as pdf",
        lambda b, v, r: b.get(f"/cases/{r.choice(v.agreed)[1]}/plan/full.pdf"),
        lambda c, v, r: _raw_plan(c, r.choice(v.agreed)[0], v),
    ),
)
