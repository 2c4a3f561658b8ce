"""What tests of this room share: signing in, filling the form, reading rows."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from django.test import Client

from handrail.access.models import User
from handrail.kernel.references import new_reference
from handrail.people.models import Case
from handrail.records import clock

AsOwner = Callable[[], AbstractContextManager[None]]


def signed_in(user: User) -> Client:
    """A browser with this user signed in."""
    client = Client()
    client.force_login(user)
    return client


def contact_form(**changes: Any) -> dict[str, Any]:
    """A filled form of something that happened yesterday."""
    yesterday = clock.today() - timedelta(days=1)
    return {
        "key": new_reference(),
        "kind": "supervision",
        "valid_from": f"{yesterday:%d/%m/%Y}",
        "at": "2.30",
        "minutes": "45",
        "mode": "office",
        "workers": ["ruth-adeyemi"],
        "outcome": "attended",
        "text": "Talked about the flat.",
        "words": "I want my own front door.",
        "help_settled": "on",
        "marking": "none",
        **changes,
    }


def address(case: Case, tail: str) -> str:
    """An address below a case's."""
    return f"/cases/{case.reference}/{tail}"
