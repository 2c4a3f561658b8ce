"""A service that sends messages, and a provider on this machine."""

from collections.abc import Iterator
from typing import Any

import pytest

from handrail.delivery.reaching import fake


@pytest.fixture
def provider(settings: Any) -> Iterator[fake.Fake]:
    """A stand-in for Notify, answering on this machine, that this service is set up to use."""
    standing = fake.Fake(slowness=0.01)
    with fake.answering(standing) as address:
        settings.HANDRAIL_MESSAGES = True
        settings.HANDRAIL_NOTIFY_URL = address
        settings.HANDRAIL_NOTIFY_KEY = fake.KEY
        settings.HANDRAIL_NOTIFY_TEMPLATES = {"text": fake.TEXT_TEMPLATE, "e_mail": fake.EMAIL_TEMPLATE}
        settings.HANDRAIL_NOTIFY_PATIENCE = 60
        yield standing
