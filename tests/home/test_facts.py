"""Every fact that the rooms so far can hold stands on its page, in its field and in a test.

The rows are in ``demo/facts.json``; what is asked of them in ``tests/facts.py``.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from handrail.config.demo import its_wednesday, real_today
from handrail.exchange import demo
from tests import facts
from tests.conftest import working_as_owner


@pytest.fixture(scope="module")
def _the_demo(django_db_setup: None, django_db_blocker: Any, database_owner: str) -> Iterator[None]:
    """The demo as it stands after ``make demo``, for all rows; taken back at the end."""
    today = its_wednesday(real_today())
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(settings, "HANDRAIL_CLOCK_OFFSET_DAYS", (today - real_today()).days)
        with working_as_owner(database_owner):
            demo.load(today, lambda *_: None)
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("_the_demo")
@pytest.mark.parametrize("fact", [fact for fact in facts.facts() if fact.showings], ids=lambda fact: fact.id)
def test_fact(fact: facts.Fact, record_property: Callable[[str, object], None]) -> None:
    found = facts.faults(fact)

    record_property(facts.OUTCOME, {"id": fact.id, "faults": found})
    assert not found, "\n".join(found)


def test_every_fact_of_a_finished_issue_says_where_it_stands() -> None:
    assert [fact.id for fact in facts.facts() if fact.done and not fact.showings] == []


def test_no_fact_stands_twice() -> None:
    ids = [fact.id for fact in facts.facts()]

    assert len(ids) == len(set(ids))
