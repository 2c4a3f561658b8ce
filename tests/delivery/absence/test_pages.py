"""A missed appointment asks what would help before anything else; enforcement is a person's decision."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from handrail.delivery.models import Absence, Contact, Enforcement
from handrail.people.models import Case
from handrail.records import clock
from handrail.records.models import Line
from tests.cast import Cast, add_row
from tests.delivery.helping import AsOwner, signed_in
from tests.facts import visible_text
from tests.filling import filled

pytestmark = pytest.mark.django_db


def plain(response: Any) -> str:
    """The words of a page."""
    return visible_text(response.content.decode())


def missed(cast: Cast, days: int = 1, **changes: Any) -> Contact:
    usual = {
        "kind": "supervision",
        "mode": "office",
        "workers": ["ruth-adeyemi"],
        "outcome": "absence_waiting",
    }
    day = clock.today() - timedelta(days=days)
    return add_row(Contact, cast.own, cast.ruth, valid_from=day, **{**usual, **changes})


def at(case: Case, name: str, *more: str) -> str:
    return reverse(f"delivery:{name}", args=[case.reference, *more])


def given(client: Any, address: str, **changes: Any) -> dict[str, Any]:
    return {**filled(client.get(address)), "in_the_way": ["travel"], **changes}


def test_why_help_and_decision_are_one_act(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        row = missed(cast)
    client = signed_in(cast.ruth)
    address = at(cast.own, "absence", row.entry)
    form = given(client, address, why="The bus.", helps=["transport"], help="A lift on Fridays",
                 decision="acceptable_absence", because="She rang beforehand.")  # fmt: skip

    assert client.post(address, form).status_code == 302

    with as_owner():
        (why,) = Absence.objects.now().filter(case_id=cast.own.pk)
        (after,) = Contact.objects.now().filter(entry=row.entry)
    assert (why.contact, why.in_the_way, why.helps) == (row.entry, ["travel"], ["transport"])
    assert (why.decided_by, why.decided_on, why.help_offered_on) == (
        "ruth-adeyemi",
        clock.today(),
        clock.today(),
    )
    assert (after.outcome, after.version, after.change) == ("acceptable_absence", 2, why.change)


def test_not_acceptable_needs_help_offered_first(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        row = missed(cast)
    client = signed_in(cast.ruth)
    address = at(cast.own, "absence", row.entry)
    refused = client.post(
        address, given(client, address, decision="unacceptable_absence", because="No reason.")
    )
    assert refused.status_code == 422
    assert "Offer help first, or say that none was wanted" in plain(refused)
    with as_owner():
        assert not Absence.objects.now().filter(case_id=cast.own.pk).exists()


def test_while_it_waits_the_case_and_the_caseload_say_so(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        row = missed(cast, title="Friday talk")
    client = signed_in(cast.ruth)
    asks = "Ask what got in the way, and offer help."
    case_page = reverse("home:case", args=[cast.own.reference])
    assert asks in plain(client.get(case_page))
    assert "Friday talk was missed: ask what got in the way" in plain(client.get(reverse("home:caseload")))

    address = at(cast.own, "absence", row.entry)
    waits = given(client, address, decision="absence_waiting", evidence="A note from the surgery")
    assert "Say until which day" in plain(client.post(address, waits))
    until = clock.today() + timedelta(days=7)
    assert client.post(address, {**waits, "evidence_by": f"{until:%d/%m/%Y}"}).status_code == 302

    words = plain(client.get(case_page))
    assert asks not in words
    assert "A note from the surgery" in words
    assert "A note from the surgery" in plain(client.get(at(cast.own, "enforcement")))


def test_what_helped_before_stands_beside_the_next_miss(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        before, now = missed(cast, 30, outcome="acceptable_absence"), missed(cast)
        add_row(Absence, cast.own, cast.ruth, contact=before.entry, helps=["company"], help="Tom came along",
                valid_from=clock.today() - timedelta(days=29))  # fmt: skip
    words = plain(signed_in(cast.ruth).get(at(cast.own, "absence", now.entry)))
    assert "Someone goes along. Tom came along" in words


def test_an_appointment_that_was_kept_has_no_such_page(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        row = missed(cast, outcome="attended")
    assert signed_in(cast.ruth).get(at(cast.own, "absence", row.entry)).status_code == 404


def test_a_breach_is_decided_with_help_tried_and_waits_for_the_manager(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        row = missed(cast, outcome="unacceptable_absence")
    client = signed_in(cast.ruth)
    address = at(cast.own, "enforce")
    form = {**filled(client.get(address)), "kind": "breach", "contacts": [row.entry], "help_tried": ""}
    refused = client.post(address, {**form, "because": "Three misses."})
    assert refused.status_code == 422
    assert "Say what help was tried" in plain(refused)

    sent = {**form, "because": "Three misses.", "help_tried": "Lifts, another day, two visits."}
    assert client.post(address, sent).status_code == 302

    with as_owner():
        (one,) = Enforcement.objects.now().filter(case_id=cast.own.pk)
        (line,) = Line.objects.filter(case_id=cast.own.pk, kind="enforcement", superseded_at__isnull=True)
    assert (one.decided_by, one.agreed_by, one.contacts, line.entry) == (
        "ruth-adeyemi",
        None,
        [row.entry],
        one.entry,
    )
    assert one.rules
    assert "Waits for a manager to agree." in plain(client.get(at(cast.own, "enforcement")))
    agree = at(cast.own, "enforcement_agree", one.entry)
    assert client.get(agree).status_code == 404

    manager = signed_in(cast.carol)
    assert "Agree to it" in plain(manager.get(at(cast.own, "enforcement")))
    assert manager.post(agree, filled(manager.get(agree))).status_code == 302

    with as_owner():
        (one,) = Enforcement.objects.now().filter(case_id=cast.own.pk)
    assert (one.version, one.agreed_by, one.agreed_on) == (2, "carol-hughes", clock.today())


def test_back_after_enforcement_says_what_is_different(cast: Cast) -> None:
    client = signed_in(cast.ruth)
    address = at(cast.own, "enforce")
    form = {**filled(client.get(address)), "kind": "back", "because": "The court let the order go on."}
    assert "Say what is different now" in plain(client.post(address, form))
    assert client.post(address, {**form, "next_step": "Fridays, with Tom."}).status_code == 302
