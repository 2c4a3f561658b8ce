"""Ruth says how her appointments went, one after the other, over her cases."""

from datetime import date, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handrail.access.models import AccessLine, Relation
from handrail.delivery.models import Contact
from handrail.people.models import Allocation
from handrail.records import clock
from handrail.records.models import Draft
from tests.cast import add_row
from tests.delivery.helping import AsOwner, signed_in
from tests.filling import filled

PAGE = "/outcomes"


def plain(response: Any) -> str:
    return " ".join(unescape(response.content.decode()).split())


@pytest.fixture
def ruth(cast: Any) -> Client:
    return signed_in(cast.ruth)


@pytest.fixture
def due(cast: Any, as_owner: AsOwner) -> dict[str, Contact]:
    """Yesterday Helen and Leon were booked with Ruth; Tariq was with Megan; Helen is booked for tomorrow."""
    yesterday = clock.today() - timedelta(days=1)

    def appointment(case: Any, entry: str, day: date, worker: str = "ruth-adeyemi") -> Contact:
        facts = {"kind": "supervision", "mode": "office", "at": time(10), "workers": [worker]}
        return add_row(Contact, case, cast.ruth, entry=entry, valid_from=day, **facts)

    with as_owner():
        return {
            "helen": appointment(cast.own, "helen-due", yesterday),
            "leon": appointment(cast.coworked, "leon-due", yesterday),
            "tariq": appointment(cast.team, "tariq-due", yesterday, "megan-price"),
            "ahead": appointment(cast.own, "helen-ahead", clock.today() + timedelta(days=1)),
        }


def outcome_of(as_owner: AsOwner, entry: str) -> tuple[str | None, str, int]:
    with as_owner():
        row = Contact.objects.now().get(entry=entry)
    return row.outcome, row.text, row.version


def test_what_is_due_of_mine_stands_there_and_nothing_else(ruth: Client, due: dict[str, Contact]) -> None:
    words = plain(ruth.get(PAGE))

    assert 'value="helen-due"' in words
    assert 'value="leon-due"' in words
    assert "tariq-due" not in words
    assert "helen-ahead" not in words


def test_all_that_are_answered_are_saved_at_once(
    ruth: Client, cast: Any, due: dict[str, Contact], as_owner: AsOwner
) -> None:
    sent = filled(ruth.get(PAGE))
    sent |= {"helen-due-outcome": ["attended"], "helen-due-text": ["Came with the letter."]}
    sent |= {"leon-due-outcome": ["absence_waiting"]}

    answer = ruth.post(PAGE, sent, follow=True)

    assert answer.redirect_chain == [(PAGE, 302)]
    words = plain(answer)
    assert "Helen Brightwell: Came." in words
    assert "Nothing is left to say" in words
    assert outcome_of(as_owner, "helen-due") == ("attended", "Came with the letter.", 2)
    assert outcome_of(as_owner, "leon-due") == ("absence_waiting", "", 2)
    # Helen is booked for tomorrow; of Leon nothing is.
    assert f'href="/cases/{cast.coworked.reference}/contacts/book?after=leon-due"' in words
    assert "after=helen-due" not in words
    with as_owner():
        lines = AccessLine.objects.filter(route="delivery:outcomes", operation="alteration")
        assert [sorted(line.cases) for line in lines] == [sorted([cast.own.pk, cast.coworked.pk])]


def test_one_is_saved_and_what_was_typed_of_the_other_stays(
    ruth: Client, due: dict[str, Contact], as_owner: AsOwner
) -> None:
    sent = filled(ruth.get(PAGE))
    sent |= {"helen-due-outcome": ["attended"], "leon-due-text": ["He rang at nine."], "only": ["helen-due"]}

    words = plain(ruth.post(PAGE, sent))

    assert outcome_of(as_owner, "helen-due")[0] == "attended"
    assert outcome_of(as_owner, "leon-due") == (None, "", 1)
    assert "He rang at nine." in words
    assert 'value="helen-due"' not in words


def test_sent_twice_it_is_said_once(ruth: Client, due: dict[str, Contact], as_owner: AsOwner) -> None:
    sent = filled(ruth.get(PAGE)) | {"helen-due-outcome": ["attended"]}

    ruth.post(PAGE, sent)
    again = ruth.post(PAGE, sent)

    assert again.status_code == 302
    assert outcome_of(as_owner, "helen-due") == ("attended", "", 2)


def test_somebody_was_quicker_and_nothing_typed_is_lost(
    ruth: Client, cast: Any, due: dict[str, Contact], as_owner: AsOwner
) -> None:
    sent = filled(ruth.get(PAGE)) | {"helen-due-outcome": ["attended"], "helen-due-text": ["My words."]}
    answers = {"key": "tom", "version_seen": "1", "outcome": "acceptable_absence"}
    signed_in(cast.tom).post(f"/cases/{cast.own.reference}/contacts/helen-due/outcome", answers)

    late = ruth.post(PAGE, sent)

    words = plain(late)
    assert late.status_code == 422
    assert "Tom Ellery was quicker: Did not come: acceptable" in words
    assert "My words." in words
    assert outcome_of(as_owner, "helen-due")[0] == "acceptable_absence"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Say of one appointment at least how it went"),
        ({"helen-due-text": ["A line."]}, "Say how it went: what you wrote is kept with it"),
        ({"helen-due-outcome": ["nonsense"]}, "Select a valid choice"),
    ],
)
def test_what_is_missing_is_said(
    ruth: Client, due: dict[str, Contact], typed: dict[str, list[str]], says: str
) -> None:
    refused = ruth.post(PAGE, filled(ruth.get(PAGE)) | typed)

    assert refused.status_code == 422
    assert says in plain(refused)


def test_what_is_not_mine_to_change_is_left_alone(
    ruth: Client, due: dict[str, Contact], as_owner: AsOwner
) -> None:
    forged = {"tariq-due-key": "x", "tariq-due-version_seen": "1", "tariq-due-outcome": "attended"}

    assert ruth.post(PAGE, forged).status_code == 422
    assert outcome_of(as_owner, "tariq-due") == (None, "", 1)


def test_appointments_of_whoever_i_stand_in_for_are_there_too(
    cast: Any, due: dict[str, Contact], as_owner: AsOwner
) -> None:
    """Ian stands in for Megan in Tariq's case since yesterday; the day before that was hers to say."""
    yesterday = clock.today() - timedelta(days=1)
    facts = {"kind": "supervision", "mode": "office", "at": time(10), "workers": ["megan-price"]}
    with as_owner():
        add_row(
            Contact, cast.team, cast.megan, entry="before", valid_from=yesterday - timedelta(days=1), **facts
        )
        ends = clock.today() + timedelta(days=2)
        part = {"role": "cover", "worker": "ian-mercer", "covers": "megan-price", "valid_to": ends}
        add_row(Allocation, cast.team, cast.carol, valid_from=yesterday, **part)
        began = clock.now() - timedelta(days=1)
        given = {"case_id": cast.team.pk, "kind": "cover", "granted_by": cast.carol, "starts_at": began}
        Relation.objects.create(user=cast.ian, **given)
    ian = signed_in(cast.ian)
    page = ian.get(PAGE)
    words = plain(page)

    assert 'value="tariq-due"' in words
    assert 'value="before"' not in words
    assert "helen-due" not in words
    ian.post(PAGE, filled(page) | {"tariq-due-outcome": ["attended"]})
    assert outcome_of(as_owner, "tariq-due") == ("attended", "", 2)


def test_what_is_typed_and_not_saved_is_there_again(
    ruth: Client, due: dict[str, Contact], as_owner: AsOwner
) -> None:
    """A line about Leon is kept for later; Helen's is answered meanwhile and is not asked again."""
    sent = filled(ruth.get(PAGE)) | {"leon-due-text": ["He rang at nine."], "do": ["later"]}
    assert ruth.post("/drafts", sent).status_code == 302

    again = ruth.get(PAGE)

    words = plain(again)
    assert "What you typed is still here" in words
    assert "He rang at nine." in words
    assert "There is a problem" not in words
    ruth.post(PAGE, filled(again) | {"helen-due-outcome": ["attended"], "only": ["helen-due"]})
    third = ruth.get(PAGE)
    assert "He rang at nine." in plain(third)
    assert 'value="helen-due"' not in plain(third)
    ruth.post(PAGE, filled(third) | {"leon-due-outcome": ["attended"]})
    assert outcome_of(as_owner, "leon-due") == ("attended", "He rang at nine.", 2)
    with as_owner():
        assert not Draft.objects.filter(user__username="ruth.adeyemi").exists()


def test_a_refused_page_is_kept_and_an_empty_one_is_not(
    ruth: Client, due: dict[str, Contact], as_owner: AsOwner
) -> None:
    ruth.post(PAGE, filled(ruth.get(PAGE)))
    with as_owner():
        assert Draft.objects.count() == 0

    refused = ruth.post(PAGE, filled(ruth.get(PAGE)) | {"helen-due-text": ["A line."]})

    assert refused.status_code == 422
    assert "A line." in plain(ruth.get(PAGE))


def test_the_page_asks_as_often_for_many_as_for_few(
    ruth: Client, cast: Any, due: dict[str, Contact], as_owner: AsOwner
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            ruth.get(PAGE)
        return len(asked)

    cost()
    before = cost()
    with as_owner():
        for n in range(20):
            day = clock.today() - timedelta(days=2 + n)
            facts = {"kind": "supervision", "mode": "phone", "workers": ["ruth-adeyemi"]}
            add_row(Contact, cast.own, cast.ruth, valid_from=day, **facts)

    assert cost() == before <= 20
