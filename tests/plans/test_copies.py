"""Copies: each recipient their own, nothing marked in any, and on record who has which."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from handrail.agencies.models import Agency, SharingAgreement
from handrail.plans.models import Copy, Step
from handrail.records import clock
from handrail.records.models import Line
from tests.cast import add_row
from tests.filling import filled, offered
from tests.plans.test_my_plan import words_of


@pytest.fixture
def sheet(cast: Any, plan: Any, signed_in: Any) -> Any:
    """``sheet("w:mark-tully")`` is what that copy says, in one line."""

    def read(whose: str) -> str:
        page = signed_in(cast.ruth).get(
            reverse("plans:copies_pdf", args=[cast.own.reference]) + f"?for={whose}"
        )
        assert page["Content-Type"] == "application/pdf"
        pages = PdfReader(io.BytesIO(page.content)).pages
        return " ".join(" ".join(one.extract_text() for one in pages).split())

    return read


def test_who_came_has_the_record_and_who_did_not_their_part(plan: Any, ruth_reads: Any) -> None:
    words = words_of(ruth_reads("copies"))

    assert "4 have not got it yet." in words
    assert "Helen Their own plan My plan None yet" in words
    assert "Denise Okoro, Wexborough Council housing Was there What was agreed in the room None yet" in words
    assert "Mark Tully, Canal drug service Was asked: absent Their part None yet" in words


def test_whoever_was_there_gets_what_was_agreed_in_the_room(sheet: Any) -> None:
    words = sheet("w:denise-okoro")

    assert "What was agreed with Helen" in words
    assert "1. I will get somewhere safe to live." in words
    assert "2. I will look at my treatment again." in words
    assert "Settle a new dose" in words
    assert "Marlow Street" not in words


def test_an_absent_agency_gets_only_the_steps_that_name_it(sheet: Any) -> None:
    words = sheet("w:mark-tully")

    assert "Your part in Helen’s plan" in words
    assert "Settle a new dose" in words
    for others in ("council forms", "front door", "Marlow Street", "night bed", "same thing for once"):
        assert others not in words, others


def test_what_keeps_people_safe_goes_where_an_agreement_clears_it(
    cast: Any, plan: Any, as_owner: Any, sheet: Any
) -> None:
    today = clock.today()
    with as_owner():
        SharingAgreement.objects.create(
            reference="cleared",
            name="Safety",
            agency=Agency.objects.get(reference="canal-drug-service"),
            purpose="Keeping people safe",
            classes=["plan", "risk_management"],
            starts_on=today - timedelta(days=9),
            ends_on=today + timedelta(days=9),
        )

    words = sheet("w:mark-tully")

    assert "She stays out of Marlow Street" in words
    assert "Ring the night bed" in words
    assert "Zzmarked" not in words


@pytest.mark.parametrize("whose", ["", "w:denise-okoro", "w:mark-tully", "w:sam-whitlock", "me"])
def test_nothing_that_is_marked_is_in_any_copy(
    cast: Any, plan: Any, as_owner: Any, sheet: Any, whose: str
) -> None:
    with as_owner():
        Step.objects.filter(entry="watch").update(workers=["denise-okoro", "mark-tully", "sam-whitlock"])

    assert "Zzmarked" not in sheet(whose)


def test_giving_is_recorded_with_its_day_and_told_on_the_timeline(
    cast: Any, plan: Any, signed_in: Any, as_owner: Any, ruth_reads: Any
) -> None:
    ruth, address = signed_in(cast.ruth), reverse("plans:copies_give", args=[cast.own.reference])
    form = ruth.get(address)
    sent = filled(form)
    assert set(sent["given"]) == {"me", "w:denise-okoro", "w:sam-whitlock", "w:mark-tully"}
    assert "room_record" not in offered(form, "what")

    answer = ruth.post(
        address, {**sent, "given": ["me", "w:mark-tully"], "what": "pocket_card", "how": "by_hand"}
    )

    assert answer.status_code == 302
    with as_owner():
        made = {(row.worker, row.to_the_person): row for row in Copy.objects.now()}
        lines = Line.objects.now().filter(kind="copy_given")
        assert made[None, True].what == "pocket_card"
        assert made["mark-tully", False].what == "their_part"
        assert {row.valid_from for row in made.values()} == {clock.today()}
        assert lines.count() == 2
    words = words_of(ruth_reads("copies"))
    assert "2 have not got it yet." in words
    assert "Edition 1: Pocket card, by hand, " in words
    timeline = ruth.get(f"/cases/{cast.own.reference}/timeline").content.decode()
    assert "Copy given to Mark Tully, Canal drug service: their part" in timeline


def test_a_form_sent_twice_records_one_giving(cast: Any, plan: Any, signed_in: Any, as_owner: Any) -> None:
    ruth, address = signed_in(cast.ruth), reverse("plans:copies_give", args=[cast.own.reference])
    sent = {**filled(ruth.get(address)), "given": ["me"], "what": "my_plan", "how": "by_hand"}

    assert [ruth.post(address, sent).status_code for _ in range(2)] == [302, 302]

    with as_owner():
        assert Copy.objects.now().count() == 1


def test_nobody_chosen_is_said_and_the_form_comes_back(cast: Any, plan: Any, signed_in: Any) -> None:
    ruth, address = signed_in(cast.ruth), reverse("plans:copies_give", args=[cast.own.reference])

    answer = ruth.post(address, {**filled(ruth.get(address)), "given": [], "how": "post"})

    assert answer.status_code == 422
    assert "Choose who was given a copy" in answer.content.decode()


def test_somebody_who_has_an_older_edition_has_not_got_this_one(
    cast: Any, plan: Any, as_owner: Any, ruth_reads: Any
) -> None:
    from handrail.plans.models import Edition

    with as_owner():
        add_row(Copy, cast.own, cast.ruth, edition="first", to_the_person=True, what="my_plan", how="by_hand")
        add_row(Edition, cast.own, cast.ruth, entry="second", number=2, answer="agrees")

    words = words_of(ruth_reads("copies"))

    assert "Edition 1: My plan, by hand" in words
    assert "Has not got this edition" in words
