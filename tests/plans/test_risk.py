"""What keeps people safe: measures with owners, what if, others' plans, and the balance of the work."""

from typing import Any

from django.urls import reverse

from handrail.plans.models import Contingency, OtherPlan, RiskMeasure, Step
from tests.filling import filled
from tests.plans.test_my_plan import words_of


def test_each_measure_has_its_owner_and_what_it_is_useful_for(plan: Any, ruth_reads: Any) -> None:
    words = words_of(ruth_reads("risk"))

    assert "She stays out of Marlow Street" in words
    assert "It keeps her away from those she used with" in words
    assert "She is asked to leave the shelter Ring the night bed Denise Okoro" in words


def test_what_is_marked_says_so_on_this_page(plan: Any, ruth_reads: Any) -> None:
    assert "Zzmarked watching Not for partners or the person" in words_of(ruth_reads("risk"))


def test_the_balance_counts_steps_and_measures_of_each_kind(plan: Any, ruth_reads: Any) -> None:
    """Two constructive steps, one for wellbeing; two restrictive measures; nothing is judged."""
    words = words_of(ruth_reads("risk")).split("The balance of the work")[1]

    assert "Constructive 2 steps" in words
    assert "Offence-focused none" in words
    assert "Wellbeing 1 step" in words
    assert "Restrictive 2 measures" in words


def test_a_step_that_is_no_longer_needed_weighs_nothing(
    cast: Any, plan: Any, as_owner: Any, ruth_reads: Any
) -> None:
    with as_owner():
        Step.objects.filter(entry="dose").update(state="no_longer_needed")

    assert "Wellbeing none" in words_of(ruth_reads("risk"))


def test_a_measure_is_added_and_updated_and_what_it_said_is_kept(
    cast: Any, plan: Any, signed_in: Any, as_owner: Any
) -> None:
    ruth = signed_in(cast.ruth)
    address = reverse("plans:measure_add", args=[cast.own.reference])
    typed = {"what": "A curfew from nine", "kind": "restrictive", "owner": "Tom Ellery"}
    typed |= {"useful_to_the_person": "A reason to stay in", "restriction": "keep"}

    assert ruth.post(address, {**filled(ruth.get(address)), **typed}).status_code == 302
    with as_owner():
        row = RiskMeasure.objects.now().get(what="A curfew from nine")
        assert (row.owner, row.restriction, row.marking) == ("tom-ellery", "keep", "none")

    address = reverse("plans:measure_update", args=[cast.own.reference, row.entry])
    assert ruth.post(address, {**filled(ruth.get(address)), "what": "A curfew from ten"}).status_code == 302
    with as_owner():
        versions = RiskMeasure.objects.filter(entry=row.entry).order_by("version")
        assert [one.what for one in versions] == ["A curfew from nine", "A curfew from ten"]


def test_a_measure_that_is_nobodys_is_refused_with_what_was_typed(
    cast: Any, plan: Any, signed_in: Any
) -> None:
    ruth, address = signed_in(cast.ruth), reverse("plans:measure_add", args=[cast.own.reference])

    answer = ruth.post(address, {**filled(ruth.get(address)), "what": "Watch the door", "owner": ""})

    assert answer.status_code == 422
    assert "Say whose it is" in answer.content.decode()
    assert "Watch the door" in answer.content.decode()


def test_what_if_and_another_agencys_plan_are_added(
    cast: Any, plan: Any, signed_in: Any, as_owner: Any
) -> None:
    ruth = signed_in(cast.ruth)
    for verb, typed in (
        ("contingency", {"when": "No bed tonight", "then": "Ring", "worker": "Tom Ellery"}),
        ("other_plan", {"agency": "The council", "what": "Housing plan"}),
    ):
        address = reverse(f"plans:{verb}_add", args=[cast.own.reference])
        assert ruth.post(address, {**filled(ruth.get(address)), **typed}).status_code == 302, verb

    with as_owner():
        assert Contingency.objects.now().filter(when="No bed tonight", worker="tom-ellery").exists()
        assert OtherPlan.objects.now().filter(agency="The council").exists()
