"""What tests of meetings share: signing in, a meeting on record, its form filled."""

from datetime import timedelta
from typing import Any

from django.test import Client

from handrail.kernel.references import new_reference
from handrail.plans.models import Objective
from handrail.records import clock
from handrail.reviews.models import Attendee, Meeting, MeetingAction
from tests.cast import add_row

MEETINGS = "/cases/X340571/meetings"


def signed_in(user: Any) -> Client:
    """A browser with this user signed in."""
    client = Client()
    client.force_login(user)
    return client


def put_meeting(cast: Any, **facts: Any) -> Meeting:
    """Ruth, Helen and Denise meet today. Needs the owner's login."""
    given = {
        "entry": "three-way",
        "kind": "three_way",
        "purpose": "The flat, and who is told what.",
        "valid_from": clock.today(),
        "chair": "ruth-adeyemi",
        "circulation": ["ruth-adeyemi", "denise-okoro"],
        **facts,
    }
    row = add_row(Meeting, cast.own, cast.ruth, **given)
    for entry, who in (
        ("her", {"the_person": True}),
        ("ruth", {"worker": "ruth-adeyemi"}),
        ("denise", {"worker": "denise-okoro"}),
    ):
        add_row(Attendee, cast.own, cast.ruth, entry=f"{row.entry}-{entry}", meeting=row.entry, **who)
    return row


def put_action(cast: Any, **facts: Any) -> MeetingAction:
    """Denise is asked to ring the landlord. Needs the owner's login."""
    given = {
        "entry": "ring",
        "meeting": "three-way",
        "what": "Ring the landlord",
        "worker": "denise-okoro",
        "valid_from": clock.today(),
        "due_on": clock.today() + timedelta(days=3),
        **facts,
    }
    return add_row(MeetingAction, cast.own, cast.ruth, **given)


def put_goal(cast: Any) -> Objective:
    """A front door of her own. Needs the owner's login."""
    return add_row(Objective, cast.own, cast.ruth, entry="home", rank=1, will="I will get my own front door.")


def recorded(**changes: Any) -> dict[str, Any]:
    """The form of how it went: held, all came, nothing else said."""
    said = {
        "key": new_reference(),
        "version_seen": "1",
        "state": "held",
        "circulation": ["denise-okoro"],
    }
    said |= {f"attendance-three-way-{who}": "came" for who in ("her", "ruth", "denise")}
    return {**said, **changes}
