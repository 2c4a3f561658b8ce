"""The application's log says what happened and never to whom."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from handrail.config import logs
from handrail.config.wsgi import guarded

CANARY = "Wren-4471"


def failing(request: HttpRequest, reference: str) -> HttpResponse:
    """A page that fails with a person's name in its error."""
    raise ValueError(f"nothing known of {reference}")


urlpatterns = [path("case/<reference>", failing, name="a-failing-page")]


@pytest.fixture
def written() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What has been written to the log so far, line by line."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    logs.configure("INFO")
    stream = io.StringIO()
    ours = next(h for h in root.handlers if isinstance(h.formatter, structlog.stdlib.ProcessorFormatter))
    assert isinstance(ours, logging.StreamHandler)
    ours.setStream(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logs.configure("WARNING")
    root.handlers[:], root.level = before[0], before[1]


def test_a_line_is_one_object_with_time_and_level(written: Callable[[], list[dict[str, Any]]]) -> None:
    structlog.get_logger("handrail.test").info("cases imported", count=4)

    (line,) = written()
    assert line["event"] == "cases imported"
    assert line["count"] == 4
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


def test_unknown_fields_do_not_get_in(written: Callable[[], list[dict[str, Any]]]) -> None:
    structlog.get_logger("handrail.test").info("saved", name=CANARY, text=CANARY)

    assert CANARY not in json.dumps(written())


def test_an_error_is_named_by_kind_and_place_only(written: Callable[[], list[dict[str, Any]]]) -> None:
    try:
        raise KeyError(CANARY)
    except KeyError:
        logging.getLogger("handrail.test").exception("could not look it up")

    (line,) = written()
    assert line["error"] == "KeyError"
    assert line["where"].startswith(f"{__name__}.test_an_error")
    assert CANARY not in json.dumps(line)


def test_a_failing_page_is_logged_by_its_route(
    db: None, client: Client, written: Callable[[], list[dict[str, Any]]]
) -> None:
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=__name__):
        client.get(f"/case/{CANARY}?name={CANARY}")
        client.get(f"/{CANARY}")

    lines = written()
    assert lines[0]["route"] == "a-failing-page"
    assert lines[0]["status"] == 500
    assert lines[0]["error"] == "ValueError"
    assert CANARY not in json.dumps(lines)


def test_an_error_that_escapes_django_is_answered_and_named_without_its_message(
    written: Callable[[], list[dict[str, Any]]],
) -> None:
    def broken(*_: object) -> list[bytes]:
        raise RuntimeError(CANARY)

    said: list[str] = []
    answer = guarded(broken)({}, lambda status, *_: said.append(status))  # type: ignore[arg-type, return-value]

    assert said == ["500 Internal Server Error"]
    assert CANARY.encode() not in b"".join(answer)
    assert written()[0]["error"] == "RuntimeError"
    assert CANARY not in json.dumps(written())
