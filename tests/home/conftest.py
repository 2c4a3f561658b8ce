"""The demo on its own Wednesday, for tests of the screens across the stages."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from handrail.access.models import User
from handrail.config.demo import real_today
from handrail.exchange import demo
from tests.conftest import working_as_owner

WEDNESDAY = date(2026, 3, 18)


@pytest.fixture(scope="module")
def on_its_wednesday(django_db_setup: None, django_db_blocker: Any, database_owner: str) -> Iterator[None]:
    """The demo with its dates unmoved: today is Wednesday 18 March 2026."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(settings, "HANDRAIL_CLOCK_OFFSET_DAYS", (WEDNESDAY - real_today()).days)
        with working_as_owner(database_owner):
            demo.load(WEDNESDAY, lambda *_: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def page_for(on_its_wednesday: None, db: None) -> Callable[..., str]:
    """``page_for("ruth.adeyemi", "/my-caseload")`` is what she reads there."""

    def read(username: str, path: str, **asked: str) -> str:
        client = Client()
        client.force_login(User.objects.get(username=username))
        answer = client.get(path, asked)
        assert answer.status_code == 200, (path, answer.status_code)
        return " ".join(answer.content.decode().split())

    return read
