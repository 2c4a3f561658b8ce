"""GOV.UK Notify, through its own client: what it answered, and what it did not.

The one place that speaks to anybody outside. It speaks to one address, and to nothing that address
might point to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import requests
from django.conf import settings
from notifications_python_client.errors import APIError, HTTPError
from notifications_python_client.notifications import NotificationsAPIClient
from requests.adapters import HTTPAdapter
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError

from handrail.delivery.reaching.wording import Paper

LONGEST = 30.0


class How(StrEnum):
    """What is known after handing a message over."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_NOW = "not now"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """Notify's answer: its id for an accepted message, else a short word for why not."""

    how: How
    provider_id: str = ""
    word: str = ""


class CannotSay(Exception):
    """Notify could not be asked, or did not say."""


def timeout() -> float:
    """How long we wait for an answer: well within the patience after which somebody asks."""
    return min(LONGEST, settings.HANDRAIL_NOTIFY_PATIENCE / 3)


def hand_over(paper: Paper, reference: str) -> Answer:
    """Hand a message over, once."""
    client, template = _client(), settings.HANDRAIL_NOTIFY_TEMPLATES[paper.channel]
    try:
        if paper.channel == "text":
            said = {"text": paper.text}
            answer = client.send_sms_notification(paper.to, template, said, reference=reference)
        else:
            said = {"subject": paper.subject, "text": paper.text}
            answer = client.send_email_notification(paper.to, template, said, reference=reference)
        return Answer(How.ACCEPTED, provider_id=str(answer["id"]))
    except HTTPError as error:
        return _failed(error)
    except (APIError, KeyError, TypeError):  # an answer, but not one we can read
        return Answer(How.UNKNOWN, word="unreadable")


def find(reference: str) -> str | None:
    """Notify's id of the message with our reference, ``None`` when it has none; raises ``CannotSay``."""
    found = _asked(lambda client: client.get_all_notifications(reference=reference))
    listed = found.get("notifications") if isinstance(found, dict) else None
    if listed is None:
        raise CannotSay
    return next((str(one["id"]) for one in listed if one.get("reference") == reference), None)


def status(provider_id: str) -> str:
    """What became of an accepted message, in Notify's words; raises ``CannotSay``."""
    found = _asked(lambda client: client.get_notification_by_id(provider_id))
    return str(found.get("status", "")) if isinstance(found, dict) else ""


def _asked(question: Any) -> Any:
    try:
        return question(_client())
    except APIError as error:
        raise CannotSay from error


def _client() -> Any:
    client = NotificationsAPIClient(
        settings.HANDRAIL_NOTIFY_KEY, base_url=settings.HANDRAIL_NOTIFY_URL, timeout=timeout()
    )
    session = client.request_session
    session.adapters.clear()
    session.mount(f"{settings.HANDRAIL_NOTIFY_URL}/v2/", HTTPAdapter(max_retries=0))
    session.max_redirects = 0
    return client


def _failed(error: HTTPError) -> Answer:
    if error.response is None:
        return Answer(How.NOT_NOW, word="unreachable") if _never_left(error) else Answer(How.UNKNOWN)
    code = error.response.status_code
    if code == 429:
        return Answer(How.NOT_NOW, word="too_many")
    if code in (401, 403):
        return Answer(How.NOT_NOW, word="key")
    if 400 <= code < 500:
        return Answer(How.REFUSED, word=_refusal(error))
    # It may have been kept before the answer went wrong: Notify is asked before it goes again.
    return Answer(How.UNKNOWN, word="failed")


def _never_left(error: HTTPError) -> bool:
    """Whether no connection came about, so that nothing can have arrived."""
    cause = error.__cause__
    if isinstance(cause, requests.ConnectTimeout):
        return True
    inner = cause.args[0] if isinstance(cause, requests.ConnectionError) and cause.args else None
    reason = inner.reason if isinstance(inner, MaxRetryError) else inner
    return isinstance(reason, NewConnectionError | ConnectTimeoutError)


def _refusal(error: HTTPError) -> str:
    said = str(error.message)
    return "address" if "phone_number" in said or "email_address" in said else "refused"
