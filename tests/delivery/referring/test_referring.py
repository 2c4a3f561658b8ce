"""Referring from a step: filled in from the plan, asked for a yes, and only what was chosen goes along."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.access import sharing
from handrail.access.actors import acting_as
from handrail.access.models import AccessLine
from handrail.agencies.models import Agency, Service, SharingAgreement
from handrail.assessments.models import Factor, Strength
from handrail.delivery.models import Referral, WantedChange
from handrail.people.models import Person
from handrail.plans.models import Help, Objective, Step
from handrail.records import clock
from tests.delivery.helping import address, signed_in
from tests.filling import filled

Rows = Callable[..., list[Any]]
FORM = "services/refer?step=forms&service=supported-housing"


@pytest.fixture
def ruth(cast: Any) -> Client:
    return signed_in(cast.ruth)


@pytest.fixture
def directory(cast: Any, as_owner: Any) -> SharingAgreement:
    """The council's housing panel, with an agreement about the plan and nothing else."""
    today = clock.today()
    with as_owner():
        council = Agency.objects.get(reference="wexborough-council")
        Service.objects.create(
            reference="supported-housing", name="Supported housing panel", agency=council, needs=["housing"]
        )
        return SharingAgreement.objects.create(
            reference="housing",
            name="Housing",
            agency=council,
            purpose="A home",
            gateway="Crime and Disorder Act 1998, section 115",
            classes=["identity", "plan"],
            starts_on=today - timedelta(days=30),
            ends_on=today + timedelta(days=200),
        )


@pytest.fixture
def step(record: Callable[..., Any], directory: SharingAgreement) -> None:
    """A goal that answers having nowhere to live and uses that she turns up; a step, and a lift."""
    day = clock.today() - timedelta(days=3)
    record(
        Factor, entry="no-home", area="accommodation", name="Nowhere to live", critical=True, valid_from=day
    )
    record(Strength, entry="turns-up", kind="motivation_and_hope", name="Comes to everything", valid_from=day)
    record(
        Objective,
        entry="home",
        rank=1,
        will="find a home",
        so_that="my son can visit",
        factors=["no-home"],
        strengths=["turns-up"],
        valid_from=day,
    )
    record(
        Step,
        entry="forms",
        objective="home",
        rank=1,
        what="Fill in the forms",
        workers=["denise-okoro"],
        service="supported-housing",
        valid_from=day,
    )
    record(Help, entry="lift", kind="lift", what="A lift there", steps=["forms"], valid_from=day)


def opened(ruth: Client, cast: Any, **changes: Any) -> dict[str, Any]:
    """The form as it opens, with some answers."""
    return {**filled(ruth.get(address(cast.own, FORM))), **changes}


def sends(ruth: Client, cast: Any, **changes: Any) -> Any:
    answers = {"consent": "given", "needs_from_them": "Plain words.", **changes}
    return ruth.post(address(cast.own, FORM), opened(ruth, cast, **answers))


def copies(cast: Any) -> list[str]:
    """What Denise reads, as lists and entries."""
    with acting_as(cast.denise.pk):
        return sorted(f"{one.part}/{one.facts['entry']}" for one in sharing.received(cast.own.pk))


def test_the_form_is_filled_in_from_the_step_and_ticks_no_more_than_the_step(
    step: None, ruth: Client, cast: Any
) -> None:
    form = opened(ruth, cast)
    page = ruth.get(address(cast.own, FORM)).content.decode()

    assert form["what_for"] == ["Fill in the forms"]
    assert form["wanted"] == ["My son can visit"]
    assert form["because_of_factors"] == ["no-home"]
    assert form["because_of_strengths"] == ["turns-up"]
    assert form["worker"] == ["Denise Okoro"]
    assert form["shares"] == ["plans.steps/forms"]
    assert "Help: A lift there" in page
    assert "Strength: Comes to everything" not in page, "the agreement is about the plan alone"
    assert not form.get("consent"), "nobody says yes for her"


def test_sending_is_one_act_with_the_share_the_copy_and_a_line_that_says_to_whom(
    step: None, ruth: Client, cast: Any, current: Rows, as_owner: Any
) -> None:
    response = sends(ruth, cast)

    (row,) = current(Referral)
    (wanted,) = current(WantedChange)
    assert response.headers["Location"] == address(cast.own, f"referrals/{row.entry}")
    assert (row.state, row.sent_on, row.step, row.service) == (
        *("sent", clock.today(), "forms"),
        "supported-housing",
    )
    assert (row.agency, row.worker, row.by_worker) == ("wexborough-council", "denise-okoro", "ruth-adeyemi")
    assert (row.consent, row.needs_from_them, row.shares) == ("given", "Plain words.", ["plans.steps/forms"])
    assert (wanted.referral, wanted.what) == (row.entry, "My son can visit")
    assert row.change == wanted.change
    assert copies(cast) == ["plans.steps/forms"]
    with as_owner():
        log = AccessLine.objects.filter(user=cast.ruth, operation="disclosure").get()
    assert (log.recipient, log.cases) == ("Wexborough Council housing", [cast.own.pk])


def test_each_further_entry_goes_along_only_when_it_is_ticked(step: None, ruth: Client, cast: Any) -> None:
    sends(ruth, cast, shares=["plans.steps/forms", "plans.help/lift"])

    assert copies(cast) == ["plans.help/lift", "plans.steps/forms"]


def test_what_no_agreement_names_cannot_go_along(step: None, ruth: Client, cast: Any, current: Rows) -> None:
    refused = sends(ruth, cast, shares=["assessments.strengths/turns-up"])

    assert refused.status_code == 422
    assert current(Referral) == []
    assert "assessments.strengths/turns-up" not in copies(cast)


@pytest.mark.parametrize("answer", ["refused", "not_asked"])
def test_without_a_yes_nothing_is_sent_and_a_draft_keeps_it(
    step: None, ruth: Client, cast: Any, current: Rows, answer: str
) -> None:
    before = copies(cast)
    refused = sends(ruth, cast, consent=answer)

    assert refused.status_code == 422
    assert "keep it as a draft" in refused.content.decode()
    assert "Plain words." in refused.content.decode(), "the form comes back filled in"
    assert current(Referral) == []

    sends(ruth, cast, consent=answer, send="later")
    (row,) = current(Referral)
    assert (row.state, row.sent_on, row.consent) == ("drafted", None, answer)
    assert copies(cast) == before


def test_a_draft_is_read_again_and_sent(step: None, ruth: Client, cast: Any, current: Rows) -> None:
    sends(ruth, cast, consent="not_asked", send="later")
    (row,) = current(Referral)
    page = address(cast.own, f"referrals/{row.entry}/update")

    ruth.post(page, {**filled(ruth.get(page)), "consent": "given", "wanted": "My son can visit\nA lock"})

    (row,) = current(Referral)
    assert (row.state, row.version, row.sent_on) == ("sent", 2, clock.today())
    assert [one.what for one in current(WantedChange)] == ["My son can visit", "A lock"]
    assert ruth.get(page).status_code == 302, "what was sent is not written again"


def test_a_share_ends_within_ninety_days_and_not_after_the_agreement(
    step: None, ruth: Client, cast: Any, current: Rows
) -> None:
    far = clock.today() + timedelta(days=90)

    refused = sends(ruth, cast, shared_until=f"{far:%d/%m/%Y}")

    assert refused.status_code == 422
    assert "Choose a day from today to" in refused.content.decode()
    assert current(Referral) == []


def test_a_co_worker_sends_it_another_way_and_shares_nothing_here(
    step: None, cast: Any, current: Rows
) -> None:
    tom = signed_in(cast.tom)
    page = address(cast.own, FORM)
    form = filled(tom.get(page))

    tom.post(page, {**form, "consent": "given"})

    assert "reader" not in form
    assert "Whoever is in charge can share it" in tom.get(page).content.decode()
    (row,) = current(Referral)
    assert (row.state, row.by_worker) == ("sent", "tom-ellery")
    assert copies(cast) == []


def test_without_a_service_the_step_leads_to_services_with_their_reasons(
    step: None, ruth: Client, cast: Any, as_owner: Any
) -> None:
    with as_owner():
        Step.objects.filter(entry="forms").update(service=None)

    page = ruth.get(address(cast.own, "services/refer?step=forms"), follow=True).content.decode()

    assert "Which service?" in page
    assert "Helps with housing" in page
    assert address(cast.own, "services/refer?step=forms&amp;service=supported-housing") in page
    wrong = ruth.get(address(cast.own, "services/choose?step=forms&name=No+such+place"))
    assert wrong.status_code == 422
    named = ruth.get(address(cast.own, "services/choose?step=forms&name=supported+housing+panel"))
    assert named.headers["Location"] == address(cast.own, FORM)


@pytest.mark.parametrize("pronouns", ["she", "he", "they", ""])
def test_places_for_women_only_are_shown_whatever_the_record_says_and_the_referrer_chooses(
    pronouns: str, step: None, ruth: Client, cast: Any, as_owner: Any
) -> None:
    """A refuge beside the panel. A pronoun says nothing of it; equality data are for monitoring."""
    with as_owner():
        Step.objects.filter(entry="forms").update(service=None)
        Person.objects.filter(case_id=cast.own.pk).update(pronouns=pronouns)
        panel = Service.objects.get(reference="supported-housing")
        Service.objects.create(
            reference="refuge", name="Refuge", agency=panel.agency, needs=panel.needs, women_only=True
        )
    choose = address(cast.own, "services/choose?step=forms")

    usual = ruth.get(choose).content.decode()
    only = ruth.get(f"{choose}&women_only=women_only").content.decode()
    without = ruth.get(f"{choose}&women_only=leave_out").content.decode()

    refuge, housing = "/services/refuge", "/services/supported-housing"
    assert (refuge in usual, housing in usual) == (True, True)
    assert "whether a place for women only is wanted" in usual
    assert (refuge in only, housing in only) == (True, False)
    assert (refuge in without, housing in without) == (False, True)
