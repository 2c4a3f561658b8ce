"""Leon's case as it stood on the morning of the offer, a calendar, and forms filled in by their names."""

import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from handrail.access.models import Relation, User
from handrail.agencies.models import Worker
from handrail.config.demo import its_wednesday, real_today
from handrail.exchange.exporting import export
from handrail.exchange.importing import import_stream
from handrail.people.models import Case
from tests.journeys.leaving_custody import Calendar, _known
from tests.journeys.pages import LEON
from tests.journeys.visitor import Visitor

UNFOLD = """one => {
    for (let up = one; (up = up.parentElement?.closest('details')); ) up.open = true
}"""
OFFERED = "X331776"
"""A copy of Leon's case that ends on the evening before the offer."""


def calendar() -> Iterator[Calendar]:
    """Days of the story, counted from the Wednesday of the offer: a week before the demo's own."""
    with pytest.MonkeyPatch.context() as patch:
        today = its_wednesday(real_today())
        yield Calendar(patch, date.fromordinal(today.toordinal() - 7))


def prepare(offer: date) -> None:
    """Copy what was on the record of Leon before the offer. Needs the owner's login."""
    out = io.BytesIO()
    export([LEON], out, reason="Copying", progress=lambda *_: None)
    document = json.loads(out.getvalue().splitlines()[-1])
    for room, lists in document.items():
        if isinstance(lists, dict) and room != "access":
            document[room] = {name: _known(rows, offer, date.max) for name, rows in lists.items()}
    document["access"] = {"relations": document["access"]["relations"]}
    document["reference"] = OFFERED
    document["delivery"]["contacts"].append(_office(offer))
    line = io.BytesIO(json.dumps(document).encode())
    import_stream(line, replace=False, reason="x", progress=lambda *_: None)
    _let_nadia_in()


def _office(offer: date) -> dict[str, Any]:
    """The usual hour at the office in the week in which the job would begin."""
    return {
        "entry": "office",
        "kind": "supervision",
        "title": "Supervision",
        "mode": "office",
        "workers": ["tom-ellery"],
        "valid_from": (offer + timedelta(days=14)).isoformat(),
        "at": "11:00:00",
        "minutes": 40,
        "recorded_at": f"{offer - timedelta(days=2)}T09:00:00Z",
        "by": "tom.ellery",
    }


def _let_nadia_in() -> None:
    """The employment adviser comes in as Priya does, with the share of a partner."""
    nadia = User.objects.get(username="priya.nair")
    share = Relation.objects.get(user=nadia, case_id=Case.objects.get(reference=OFFERED).pk)
    nadia.pk, nadia.username, nadia.name, nadia.role = None, "nadia.rahman", "Nadia Rahman", "partner"
    nadia.email, nadia.worker = "", Worker.objects.get(reference="nadia-rahman")
    nadia.save()
    share.pk, share.user, share.kind = None, nadia, "partner"
    share.save()


def typed(story: Calendar, number: int) -> str:
    """A day of the story as somebody types it."""
    day = story.day(number)
    return f"{day.day}/{day.month}/{day.year}"


def fills(visitor: Visitor, **given: str | list[str]) -> None:
    """Fill in fields by their names: words are typed, choices made, boxes ticked and unticked."""
    for name, value in given.items():
        fields = visitor.page.locator(f"main [name='{name.replace('__', '-')}']")
        kind = fields.first.evaluate("one => one.type || one.tagName")
        fields.first.evaluate(UNFOLD)
        if isinstance(value, list):
            for box in fields.all():
                box.set_checked(box.get_attribute("value") in value)
        elif kind == "radio":
            visitor.page.locator(f"main [name='{name.replace('__', '-')}'][value='{value}']").check()
        elif kind.startswith("select"):
            fields.first.select_option(value)
        else:
            fields.first.fill(value)


def sends(visitor: Visitor, button: str = "") -> None:
    """Send the form by a button, or by its first, and look closely at where it leads."""
    page = visitor.page
    first = page.locator("main form:not([role=search]) button.govuk-button").first
    (page.get_by_role("button", name=button, exact=True) if button else first).click()
    page.wait_for_load_state()
    refused = page.locator(".govuk-error-summary")
    assert refused.count() == 0, refused.inner_text()
    visitor.finds_nothing_amiss()
