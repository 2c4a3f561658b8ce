"""A person and a case from nothing, in four pages and one act."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.access.actors import acting_as
from handrail.access.models import Relation
from handrail.people import creating
from handrail.people.models import Allocation, Case, Identifier, Person
from handrail.records import writing
from handrail.records.models import Change
from handrail.sentences.models import Condition, Offence, Release, Requirement, Sentence
from tests.cast import Cast
from tests.filling import filled

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db

WHO = {
    "given_name": "Nadia",
    "family_name": "Hart",
    "pronouns": "she",
    "date_of_birth-day": "4",
    "date_of_birth-month": "7",
    "date_of_birth-year": "1992",
    "crn": "X900001",
}
ORDER = {
    "kind": "community_order",
    "court": "Wexborough magistrates’ court",
    "imposed_on": "yesterday",
    "months": "12",
    "offence": "Theft from a shop",
    "ask-0-what": "requirement:rehabilitation_activity",
    "ask-0-amount": "20",
    "ask-0-unit": "days",
    "ask-1-what": "requirement:unpaid_work",
    "ask-1-wording": "Forty hours",
    "ask-1-amount": "40",
    "ask-1-unit": "hours",
}


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def send(client: Client, page: str, **typed: str) -> Any:
    address = reverse(f"new_case:{page}")
    return client.post(address, {**filled(client.get(address)), **typed})


def make(client: Client, who: dict[str, str] = WHO, order: dict[str, str] = ORDER, **part: str) -> Any:
    assert send(client, "who", **who).status_code == 302
    assert send(client, "case", **part).status_code == 302
    assert send(client, "sentence", **order).status_code == 302
    return send(client, "check")


def relations(case_id: int) -> set[tuple[str, str]]:
    return set(Relation.objects.filter(case_id=case_id).values_list("user__username", "kind"))


def test_a_practitioner_makes_a_case_in_four_pages(cast: Cast, as_owner: AsOwner) -> None:
    client = browser(cast.ruth)
    answer = make(client, manager=str(cast.carol.pk))
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "Nadia Hart" in page
    assert "The case is made." in page
    sentence = client.get(answer["Location"] + "/sentence").content.decode()
    assert "Unpaid work" in sentence
    assert "0 of 20 days" in sentence
    with as_owner():
        case = Case.objects.latest("pk")
        assert relations(case.pk) == {("ruth", "in_charge"), ("carol", "manager")}
        assert case.team == cast.ruth.team
        for model, count in ((Person, 1), (Identifier, 1), (Allocation, 2), (Sentence, 1), (Requirement, 2),
                             (Offence, 1), (Change, 1)):  # fmt: skip
            assert model.objects.filter(case_id=case.pk).count() == count, model
    assert "Nadia" in browser(cast.carol).get(answer["Location"]).content.decode()
    assert "you have no part in it" in browser(cast.megan).get(answer["Location"]).content.decode()


def test_a_manager_makes_a_case_and_puts_a_practitioner_in_charge(cast: Cast, as_owner: AsOwner) -> None:
    order = {
        "kind": "determinate_custody",
        "imposed_on": "1 March 2024",
        "years": "4",
        "released_on": "yesterday",
        "ask-0-what": "condition:good_behaviour",
    }
    answer = make(browser(cast.carol), order=order, in_charge=str(cast.megan.pk), cohort="adult")
    assert "Nadia Hart" in browser(cast.megan).get(answer["Location"]).content.decode()
    with as_owner():
        case = Case.objects.latest("pk")
        assert relations(case.pk) == {("megan", "in_charge"), ("carol", "manager")}
        assert Release.objects.filter(case_id=case.pk).count() == 1
        assert Condition.objects.get(case_id=case.pk).wording == "Good behaviour"


def test_a_child_has_a_case_manager_and_orders_for_children(cast: Cast) -> None:
    who = {**WHO, "crn": "", "youth_id": "YJ1", "date_of_birth-year": "2011"}
    order = {"kind": "referral_order", "imposed_on": "yesterday", "months": "6"}
    answer = make(browser(cast.jo), who, order, in_charge=str(cast.joel.pk))
    assert "Case manager" in browser(cast.joel).get(answer["Location"]).content.decode()


def test_sent_twice_makes_one_case(cast: Cast) -> None:
    client = browser(cast.ruth)
    send(client, "who", **WHO)
    send(client, "case", manager=str(cast.carol.pk))
    send(client, "sentence", **ORDER)
    sent = filled(client.get(reverse("new_case:check")))
    first, second = (client.post(reverse("new_case:check"), sent) for _time in range(2))
    assert first["Location"] == second["Location"]


def test_a_rejected_page_comes_back_filled_and_no_page_is_skipped(cast: Cast) -> None:
    client = browser(cast.ruth)
    assert client.get(reverse("new_case:check"))["Location"] == reverse("new_case:who")
    answer = send(client, "who", given_name="Nadia")
    assert answer.status_code == 422
    assert 'value="Nadia"' in answer.content.decode()
    assert client.post(reverse("new_case:check"), {})["Location"] == reverse("new_case:who")
    send(client, "who", **WHO)
    assert client.get(reverse("new_case:sentence"))["Location"] == reverse("new_case:case")


def test_duplicates_are_suggested_by_name_only_within_reach(cast: Cast) -> None:
    same = {**WHO, "given_name": "Tariq", "family_name": "Aziz", "date_of_birth-day": "31",
            "date_of_birth-month": "1", "date_of_birth-year": "1995"}  # fmt: skip
    assert send(browser(cast.ruth), "who", **{**same, "crn": ""}).status_code == 302
    known = send(browser(cast.megan), "who", **{**same, "crn": ""})
    assert known.status_code == 422
    assert cast.team.reference in known.content.decode()
    by_number = send(browser(cast.ruth), "who", **{**WHO, "crn": cast.team.reference.lower()})
    page = by_number.content.decode()
    assert by_number.status_code == 422
    assert "Ring Eastgate team" in page
    assert "Aziz" not in page
    client = browser(cast.megan)
    assert send(client, "who", **{**same, "somebody_new": "on"}).status_code == 302


def test_a_hidden_case_is_never_suggested(cast: Cast) -> None:
    for number in (cast.excluded.reference, "X123456"):
        assert send(browser(cast.keith), "who", **{**WHO, "crn": number}).status_code == 302


def test_only_staff_with_a_team_make_cases(cast: Cast) -> None:
    for user in (cast.dan, cast.denise, cast.oliver, cast.beth):
        assert browser(user).get(reverse("new_case:who")).status_code == 404


def test_nobody_begins_at_an_id_that_stands_or_was_never_taken(cast: Cast) -> None:
    for case_id in (cast.team.pk, 10_000_000):
        with acting_as(cast.ruth.pk), pytest.raises(ProgrammingError), transaction.atomic():
            Relation.objects.create(user=cast.ruth, case_id=case_id, kind="in_charge", granted_by=cast.ruth)


def test_nobody_adds_to_a_case_that_somebody_else_begins(cast: Cast) -> None:
    """Even between the taking of an id and the case, its rows are the maker's alone."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval('people_case_id_seq')")
        (case_id,) = cursor.fetchone()
    with acting_as(cast.ruth.pk):
        Relation.objects.create(
            user=cast.ruth, case_id=case_id, kind="in_charge", granted_by=cast.ruth, starts_at=timezone.now()
        )
    with acting_as(cast.megan.pk):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Case(pk=case_id, reference="N1", cohort="adult", team=cast.own.team).save(force_insert=True)
        with pytest.raises(ProgrammingError), writing.act(case_id, "x", by=cast.megan) as doing:
            writing.add(Identifier, doing, kind="crn", value="X1")


def test_two_colleagues_at_least_where_there_is_a_manager(cast: Cast) -> None:
    assert {user.username for user in creating.colleagues(cast.ruth)} >= {"carol", "ruth", "megan"}
    client = browser(cast.ruth)
    send(client, "who", **WHO)
    assert send(client, "case", manager="").status_code == 422
