"""Wayne's case as it stood before the gate, and a calendar that turns with his story."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings

from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.agencies.models import Agency, SharingAgreement
from handrail.config.demo import its_wednesday, real_today
from handrail.delivery.models import Contact
from handrail.exchange.exporting import export
from handrail.exchange.importing import import_stream
from handrail.people.models import Case
from handrail.records import clock, writing
from tests.journeys.pages import WAYNE

BEFORE = "X338903"
"""A copy of Wayne's case that ends on the day he leaves: its plan is written, nothing of it is done."""
SINCE_RELEASE = timedelta(days=191)
"""Between the day Wayne left and the Wednesday on which the demo stands."""
WRITTEN_ON_THE_DAY = ("plans", "sentences")
"""Rooms whose entries of the day of release are there from its morning; the rest is still to be done."""


@dataclass
class Calendar:
    """Days of the story, counted from the release: the product's clock stands on the one it was turned to."""

    patch: pytest.MonkeyPatch
    release: date

    def day(self, number: int) -> date:
        """A day by its number: the day of release is 0, and week 2 begins with 7."""
        return self.release + timedelta(days=number)

    def turn_to(self, number: int) -> None:
        """Let it be that day."""
        days = (self.day(number) - real_today()).days
        self.patch.setattr(settings, "HANDRAIL_CLOCK_OFFSET_DAYS", days)


def calendar() -> Iterator[Calendar]:
    """A calendar that stands where it stood again afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        yield Calendar(patch, its_wednesday(real_today()) - SINCE_RELEASE)


def prepare(release: date) -> None:
    """Copy what was on the record of Wayne before he left. Needs the owner's login."""
    out = io.BytesIO()
    export([WAYNE], out, reason="Copying", progress=lambda *_: None)
    document = json.loads(out.getvalue().splitlines()[-1])
    for room, lists in document.items():
        if isinstance(lists, dict) and room != "access":
            upto = release + timedelta(days=room in WRITTEN_ON_THE_DAY)
            document[room] = {name: _known(rows, upto, release) for name, rows in lists.items()}
    document["access"]["relations"] = [
        one for one in document["access"]["relations"] if one["kind"] in ("in_charge", "manager")
    ]
    document["reference"] = BEFORE
    import_stream(
        io.BytesIO(json.dumps(document).encode()), replace=False, reason="x", progress=lambda *_: None
    )
    _agree_with_the_council(release)


def _known(rows: list[dict[str, Any]], upto: date, release: date) -> list[dict[str, Any]]:
    """The versions recorded before a day, as they stood then; those of the release a day earlier."""
    found = []
    for row in rows:
        if _day(row["recorded_at"]) >= upto:
            continue
        row = {"superseded_at": None, **row}
        if row["superseded_at"] and _day(row["superseded_at"]) >= upto:
            row["superseded_at"] = None
        for name in ("recorded_at", "superseded_at"):
            if row[name] and _day(row[name]) == release:
                row[name] = (datetime.fromisoformat(row[name]) - timedelta(days=1)).isoformat()
        found.append({name: value for name, value in row.items() if value is not None})
    return found


def _day(at: str) -> date:
    return datetime.fromisoformat(at).date()


def _agree_with_the_council(release: date) -> None:
    """Eastgate and the council may work together for people who leave custody."""
    SharingAgreement.objects.create(
        reference="leaving-custody",
        name="Leaving custody, homelessness team",
        agency=Agency.objects.get(reference="wexborough-homelessness"),
        tenant=Agency.objects.get(reference="eastgate-probation"),
        purpose="A home for people who leave custody, with their agreement.",
        gateway="Consent",
        classes=["identity", "address", "plan"],
        starts_on=release - timedelta(days=365),
        ends_on=release + timedelta(days=3 * 365),
    )


def put_on_record(meetings: list[dict[str, Any]], story: Calendar) -> None:
    """Contacts by Ruth, or told to her by partners, each on its day. Needs the owner's login."""
    case, ruth = Case.objects.get(reference=BEFORE), User.objects.get(username="ruth.adeyemi")
    for meeting in sorted(meetings, key=lambda one: one["day"]):
        story.turn_to(meeting.pop("day"))
        told = {} if meeting["workers"] == ["ruth-adeyemi"] else {"fed_back_on": clock.today()}
        with acting_as(ruth.pk), writing.act(case.pk, "contact.added", by=ruth) as doing:
            writing.add(Contact, doing, valid_from=clock.today(), outcome="attended", **told, **meeting)
