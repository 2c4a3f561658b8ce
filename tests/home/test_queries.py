"""A page asks the database as often for sixty cases as for four.

Session, user, telling the database who asks, and the line in the log are counted apart: they are
the price of any page. What is left is asked about cases, and there is a limit to it.
"""

import io
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handrail.access.models import User
from handrail.config.demo import its_wednesday, real_today
from handrail.exchange import demo
from handrail.exchange.exporting import export
from handrail.exchange.importing import import_stream
from tests.conftest import working_as_owner

MOST = 12
CASES = ("X331775", "X338902", "X340571", "YJ20714")
COPIES = 14
"""Of each of the four: sixty cases with them."""
PAGES = {
    "the caseload": ("ruth.adeyemi", "/my-caseload"),
    "the caseload of a manager": ("carol.hughes", "/my-caseload"),
    **{f"the case {case}": ("ruth.adeyemi", f"/cases/{case}") for case in CASES[:3]},
    "the case YJ20714": ("joel.marsh", "/cases/YJ20714"),
    "the assessment X340571": ("ruth.adeyemi", "/cases/X340571/assessment"),
    "the assessment YJ20714": ("joel.marsh", "/cases/YJ20714/assessment"),
    "what changed": ("joel.marsh", "/cases/YJ20714/changes"),
    "the time after": ("joel.marsh", "/cases/YJ20714/after"),
    "one half of restorative work": ("joel.marsh", "/cases/YJ20714/restorative"),
    "the other half": ("beth.calloway", "/cases/YJ20714/victim/restorative"),
    "a handover": ("ruth.adeyemi", "/cases/X331775/handover"),
}
APART = {
    "session": ("django_session",),
    "user": ('WHERE ("access_user"."is_active" AND "access_user"."id" = ',),
    "actor": ("set_config('app.user_id'",),
    "log": ('INSERT INTO "access_accessline"',),
    "transaction": ("SAVEPOINT", "BEGIN", "COMMIT"),
}

Counts = dict[str, Counter[str]]


def quiet(*_: object) -> None:
    """Progress nobody watches."""


@pytest.fixture(scope="module")
def counts(
    django_db_setup: None, django_db_blocker: Any, database_owner: str
) -> Iterator[tuple[Counts, Counts]]:
    """What each page asks with the four cases of the demo, and with sixty; taken back at the end."""
    today = its_wednesday(real_today())
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(settings, "HANDRAIL_CLOCK_OFFSET_DAYS", (today - real_today()).days)
        with working_as_owner(database_owner):
            demo.load(today, quiet)
        few = {page: asked(*way) for page, way in PAGES.items()}
        with working_as_owner(database_owner):
            add_copies()
        many = {page: asked(*way) for page, way in PAGES.items()}
        yield few, many
        transaction.set_rollback(True)


def add_copies() -> None:
    """The four cases again and again, under other references."""
    out = io.BytesIO()
    export(CASES, out, reason="Copying", progress=quiet)
    documents = [line for line in map(json.loads, out.getvalue().splitlines()) if "reference" in line]
    copies = [renamed(document, n) for document in documents for n in range(COPIES)]
    lines = b"".join(json.dumps(copy).encode() + b"\n" for copy in copies)
    import_stream(io.BytesIO(lines), replace=False, reason="Copying", progress=quiet)


def renamed(document: dict[str, Any], n: int) -> dict[str, Any]:
    """The same case under another reference."""
    return {**document, "reference": f"{document['reference']}N{n}"}


def asked(username: str, address: str) -> Counter[str]:
    """What opening a page asks, by what it is for."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    client.get(address)  # what is asked once a process is not of this page
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    # The gathering's own cursor does not say what it asked: it is of case data.
    return Counter(sort(query["sql"] or "") for query in queries)


def sort(sql: str) -> str:
    """What a query is for."""
    return next((name for name, marks in APART.items() if any(mark in sql for mark in marks)), "case data")


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_little_and_the_same_of_four_cases_and_of_sixty(
    page: str, counts: tuple[Counts, Counts]
) -> None:
    few, many = (found[page] for found in counts)
    told = f"{page}: {dict(few)} with 4 cases, {dict(many)} with 60"
    click.echo(told)  # shown by `pytest -rP`

    assert few["case data"] <= MOST, told
    assert many == few, told
