"""Code lists in administration: what a service adds, who may choose it and when, and what stays."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.agencies.models import Agency, LocalCode
from handrail.casefile import codes
from handrail.delivery.models import Contact
from handrail.exchange.exporting import export
from handrail.exchange.importing import Refused, import_stream
from handrail.records import clock
from tests.cast import Cast
from tests.filling import filled, offered

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


@pytest.fixture
def eastgate(cast: Cast, as_owner: AsOwner) -> Client:
    """An administrator of Eastgate Probation, and of nothing else."""
    with as_owner():
        unit = Agency.objects.get(reference="eastgate-probation")
        return browser(User.objects.create_user("ada", name="Ada", role="administrator", tenant=unit))


def add(client: Client, of: str, **given: Any) -> Any:
    page = address("list_add", of)
    return client.post(page, {**filled(client.get(page)), **given})


def contact(client: Client, cast: Cast, **given: Any) -> Any:
    """Record a contact in Ruth's own case."""
    page = reverse("delivery:contact_add", args=[cast.own.reference])
    sent = {**filled(client.get(page)), "mode": "office", "at": "00:00", "outcome": "attended", **given}
    return client.post(page, sent)


def test_a_unit_adds_a_kind_of_contact_uses_it_and_ends_it(eastgate: Client, cast: Cast) -> None:
    today = clock.today()
    answer = add(eastgate, "contact_kinds", name="Boxing session", cohort="adult", valid_from="1 March 2024")
    assert answer["Location"] == address("list", "contact_kinds")
    boxing = LocalCode.objects.get(name="Boxing session")
    assert boxing.reference.startswith("boxing-session-")
    key = f"local.{boxing.reference}"
    assert "Boxing session" in eastgate.get(address("list", "contact_kinds")).content.decode()

    ruth = browser(cast.ruth)
    form = reverse("delivery:contact_add", args=[cast.own.reference])
    assert key in offered(ruth.get(form), "kind")
    assert contact(ruth, cast, kind=key, valid_from="today").status_code == 302
    written = reverse("home:timeline", args=[cast.own.reference])
    assert "Boxing session" in ruth.get(written).content.decode()

    end = address("code_end", boxing.reference)
    yesterday = (today - timedelta(days=1)).isoformat()
    assert eastgate.post(end, {**filled(eastgate.get(end)), "valid_to": yesterday}).status_code == 302
    assert key not in offered(ruth.get(form), "kind")
    refused = contact(ruth, cast, kind=key, valid_from="today")
    assert refused.status_code == 422
    assert "Choose one that was in use on that day" in refused.content.decode()
    # A contact of the days in which it was in use may still be written up.
    assert contact(ruth, cast, kind=key, valid_from=yesterday).status_code == 302

    # What was recorded under it keeps its words, and can be corrected without losing them.
    assert "Boxing session" in ruth.get(written).content.decode()
    with acting_as(cast.ruth.pk):
        row = Contact.objects.get(kind=key, valid_from=today)
    update = reverse("delivery:contact_correct", args=[cast.own.reference, row.entry])
    again = {**filled(ruth.get(update)), "text": "He stayed for tea."}
    assert again["kind"] == [key]
    assert ruth.post(update, again).status_code == 302


def test_an_entry_is_offered_to_its_unit_and_its_cohort_only(
    eastgate: Client, cast: Cast, as_owner: AsOwner
) -> None:
    add(eastgate, "contact_kinds", name="Boxing", cohort="adult", valid_from="1 March 2024")
    add(eastgate, "contact_kinds", name="Drama", cohort="youth", valid_from="1 March 2024")
    with as_owner():
        for name, tenant in (("Fishing", None), ("Rugby", cast.elsewhere.team.agency)):
            LocalCode.objects.create(
                reference=name.lower(),
                name=name,
                code_list="contact_kinds",
                tenant=tenant,
                valid_from=date(2024, 3, 1),
            )
    for who, case, names in (
        (cast.ruth, cast.own, {"Boxing", "Fishing"}),
        (cast.joel, cast.elsewhere, {"Fishing", "Rugby"}),
    ):
        page = browser(who).get(reverse("delivery:contact_add", args=[case.reference])).content.decode()
        assert {one for one in ("Boxing", "Drama", "Fishing", "Rugby") if f">{one}<" in page} == names


def test_words_of_ones_own_stand_for_a_national_entry_until_they_are_taken_back(
    eastgate: Client, cast: Cast
) -> None:
    page = address("list_words", "contact_kinds")
    ruth, joel = browser(cast.ruth), browser(cast.joel)

    def seen(client: Client, reference: str) -> str:
        return client.get(reverse("delivery:contact_add", args=[reference])).content.decode()

    for words in ("Settling in", ""):
        sent = {**filled(eastgate.get(page)), "national": "induction", "name": words}
        assert eastgate.post(page, sent).status_code == 302
        assert ("Settling in" in seen(ruth, cast.own.reference)) is bool(words)
        assert "Settling in" not in seen(joel, cast.elsewhere.reference)
    # What it was called stays to be seen, and the national words with it.
    told = eastgate.get(address("list", "contact_kinds")).content.decode()
    assert "Settling in: Eastgate Probation" in told
    assert "Induction" in told


def test_an_outcome_of_ones_own_counts_as_a_national_one(eastgate: Client, cast: Cast) -> None:
    missing = add(eastgate, "contact_outcomes", name="Came late, seen", valid_from="1 March 2024")
    assert missing.status_code == 422
    assert "Choose: Counts as" in missing.content.decode()
    add(eastgate, "contact_outcomes", name="Came late, seen", counts_as="attended", valid_from="1 March 2024")
    key = f"local.{LocalCode.objects.get(name='Came late, seen').reference}"
    answer = contact(browser(cast.ruth), cast, kind="supervision", valid_from="yesterday", outcome=key)
    assert answer.status_code == 302
    with acting_as(cast.ruth.pk, tenant=cast.own.team.agency_id):
        assert codes.alike("contact_outcomes", ("attended",)) == ("attended", key)
        assert Contact.objects.get(outcome=key).outcome_label == "Came late, seen"


def test_a_slip_comes_back_with_what_was_typed(eastgate: Client) -> None:
    answer = add(eastgate, "contact_kinds", name="Home VISIT", valid_from="1 March 2024")
    assert answer.status_code == 422
    assert 'value="Home VISIT"' in answer.content.decode()
    assert "The list has this entry already" in answer.content.decode()
    early = add(
        eastgate, "contact_kinds", name="Gym", valid_from="1 March 2024", valid_to="1 February 2024"
    ).content.decode()
    assert "The last day is before the first" in early
    assert not LocalCode.objects.exists()


def test_lists_that_the_program_works_by_take_nothing(eastgate: Client) -> None:
    assert eastgate.get(address("list", "sentence_kinds")).status_code == 200
    for page in (address("list_add", "sentence_kinds"), address("list_words", "sentence_kinds")):
        assert eastgate.get(page).status_code == 404
    assert eastgate.get(address("list", "no_such_list")).status_code == 404
    every = eastgate.get(address("lists")).content.decode()
    assert all(codes.title(name) in every for name in codes.names())


def test_another_units_entry_is_beyond_an_administrator(
    eastgate: Client, cast: Cast, as_owner: AsOwner
) -> None:
    """By the pages, and by the database beneath them."""
    theirs = {"code_list": "contact_kinds", "valid_from": date(2024, 3, 1)}
    with as_owner():
        LocalCode.objects.create(reference="rugby", name="Rugby", tenant=cast.elsewhere.team.agency, **theirs)
        LocalCode.objects.create(reference="gym", name="Gym", tenant=cast.own.team.agency, **theirs)
    assert eastgate.get(address("code_end", "rugby")).status_code == 404
    assert "Rugby" not in eastgate.get(address("list", "contact_kinds")).content.decode()
    attempts = (
        LocalCode(reference="a", name="A", tenant=cast.elsewhere.team.agency, **theirs).save,
        LocalCode(reference="b", name="B", **theirs).save,  # every unit's
        partial(LocalCode.objects.filter(reference="gym").update, name="Other"),
    )
    for who in (User.objects.get(username="ada"), cast.ruth):
        with acting_as(who.pk):
            for attempt in attempts:
                with pytest.raises(ProgrammingError), transaction.atomic():
                    attempt()
            assert LocalCode.objects.filter(reference="rugby").update(valid_to=date(2025, 1, 1)) == 0


def quiet(*_: object) -> None:
    """Progress nobody watches."""


def test_a_case_with_an_entry_of_ones_own_goes_into_a_service_that_has_none(
    eastgate: Client, cast: Cast, as_owner: AsOwner
) -> None:
    add(eastgate, "contact_kinds", name="Boxing", cohort="adult", valid_from="1 March 2024")
    key = f"local.{LocalCode.objects.get(name='Boxing').reference}"
    contact(browser(cast.ruth), cast, kind=key, valid_from="yesterday")
    out, again = io.BytesIO(), io.BytesIO()
    with as_owner():
        export([cast.own.reference], out, reason="Moving", progress=quiet)
        lines = out.getvalue().splitlines(keepends=True)
        without = b"".join(line for line in lines if b'"local_code"' not in line)

        point = transaction.savepoint()
        LocalCode.objects.all().delete()
        with pytest.raises(Refused) as refused:
            import_stream(io.BytesIO(without), replace=True, reason="Moving", progress=quiet)
        (problem,) = refused.value.problems
        assert problem.pointer.startswith("/delivery/contacts/")
        assert problem.message == f"'{key}' is in no list contact_kinds of this service"
        assert "Administration, Code lists, Kinds of contact" in problem.allowed

        import_stream(io.BytesIO(out.getvalue()), replace=False, reason="Moving", progress=quiet)
        export([cast.own.reference], again, reason="Moving", progress=quiet)
        assert again.getvalue() == out.getvalue()
        transaction.savepoint_rollback(point)
