"""What the tests of this room share: signing in, rows of a case, and addresses."""

from typing import Any

from django.urls import reverse

from handrail.people.models import Case
from tests.people.conftest import SignIn, current, days_ago, record, signed_in, typed

__all__ = ["SignIn", "at", "current", "days_ago", "page", "record", "signed_in", "typed"]


def at(name: str, case: Case, *more: str) -> str:
    """An address of this room."""
    return reverse(f"assessments:{name}", args=[case.reference, *more])


def page(browser: Any, case: Case) -> str:
    """The page of the assessment as a browser shows it."""
    answer = browser.get(at("assessment", case))
    assert answer.status_code == 200
    return str(answer.content.decode())
