"""The pages on which two records are said to be of one person, and what both records show afterwards."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handrail.access.actors import acting_as
from handrail.access.models import AccessLine
from handrail.delivery.models import Contact
from handrail.kernel.references import new_reference
from handrail.people.models import Case, Identifier, SamePerson
from tests.answers import plain
from tests.cast import add_row, relate
from tests.people.conftest import days_ago, typed

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(name: str, case: Any, *more: str) -> str:
    return reverse(f"home:{name}", args=[case.reference, *more])


def page(user: Any, address: str) -> str:
    answer = browser(user).get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def say(user: Any, case: Any, other: Any, **facts: Any) -> Any:
    sent = {
        "key": new_reference(),
        "leads": case.reference,
        "reason": "Same PNC number.",
        "valid_from": "today",
        **facts,
    }
    return browser(user).post(at("one_person", case, other.reference), sent)


def take_back(user: Any, case: Any, other: Any, **facts: Any) -> Any:
    sent = {"key": new_reference(), "reason": "Two sisters.", "valid_from": "today", **facts}
    return browser(user).post(at("two_people", case, other.reference), sent)


def notice(page: str) -> str:
    """What stands over a page about other records."""
    start = page.find('aria-label="Records of the same person"')
    return page[start : page.index("</div></div>", start)] if start >= 0 else ""


@pytest.fixture
def contacts(cast: Any, as_owner: AsOwner) -> None:
    """One contact in each of three records."""
    with as_owner():
        for key, who, words in (("own", "ruth", "At home"), ("coworked", "megan", "At the office")):
            facts = {"kind": "supervision", "mode": "office", "outcome": "attended", "text": words}
            add_row(Contact, cast.cases[key], cast.users[who], valid_from=days_ago(2), **facts)


def test_records_that_may_be_of_the_same_person_are_offered(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        for case in (cast.own, cast.coworked):
            add_row(Identifier, case, cast.carol, kind="pnc", value="99/123456A")
    found = page(cast.carol, at("same_person", cast.own))
    assert at("one_person", cast.own, "X340572") in found
    assert "Leon Harker, X340572" in found
    assert "X340575" not in found
    assert at("one_person", cast.own, "X340571") not in found


def test_another_is_found_by_its_reference_or_a_number(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        add_row(Identifier, cast.team, cast.megan, kind="pnc", value="99/123456A")
    for written in ("x340573", " X340573 ", "99/123456a"):
        answer = browser(cast.carol).get(at("same_person", cast.own), {"other": written})
        assert answer["Location"] == at("one_person", cast.own, "X340573"), written


@pytest.mark.parametrize("written", ["YJ20714", "X999999", ""])
def test_one_that_is_not_theirs_and_one_that_is_nowhere_look_the_same(cast: Any, written: str) -> None:
    answer = browser(cast.carol).get(at("same_person", cast.own), {"other": written})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert ("You manage no record of this reference" in text) == bool(written)
    assert f'value="{written}"' in text or not written


def test_the_record_itself_is_no_second_one(cast: Any) -> None:
    answer = browser(cast.carol).get(at("same_person", cast.own), {"other": "X340571"})
    assert "the record you came from" in answer.content.decode()


def test_both_stand_side_by_side_before_it_is_said(cast: Any, contacts: None) -> None:
    found = page(cast.carol, at("one_person", cast.own, "X340572"))
    for words in ("Helen Brightwell", "9 June 1999", "Leon Harker", "28 February 1994", "Megan Price"):
        assert words in found, words
    assert "Nobody is let in" in found
    with_both = AccessLine.objects.filter(route="home:one_person", cases__contains=[cast.own.pk])
    assert _logged(cast.carol, with_both) == [sorted([cast.own.pk, cast.coworked.pk])]


def _logged(user: Any, lines: Any) -> list[list[int]]:
    with acting_as(user.pk):
        return [sorted(line.cases) for line in lines]


def test_saying_so_is_said_on_both_and_combines_both_in_the_log(cast: Any, current: Any) -> None:
    answer = say(cast.carol, cast.own, cast.coworked)
    assert answer["Location"] == reverse("people:details", args=["X340571"]) + "#supervision"

    leading = notice(page(cast.carol, at("case", cast.own)))
    following = notice(page(cast.carol, at("case", cast.coworked)))
    assert "X340572 is of the same person" in leading
    assert "This record is of the same person as X340571, which shows both histories." in following
    assert f'href="{at("case", cast.own)}"' in following
    combined = AccessLine.objects.filter(operation="combination")
    assert _logged(cast.carol, combined) == [sorted([cast.own.pk, cast.coworked.pk])]
    details = page(cast.carol, reverse("people:details", args=["X340572"]))
    assert "Two records of one person" in details
    assert "Same PNC number." in details


def test_the_other_one_may_lead(cast: Any, as_owner: AsOwner) -> None:
    say(cast.carol, cast.own, cast.coworked, leads="X340572")
    with as_owner():
        assert Case.objects.get(pk=cast.own.pk).same_as == cast.coworked


def test_the_leading_timeline_shows_both_histories(cast: Any, contacts: None) -> None:
    say(cast.carol, cast.own, cast.coworked)

    both = page(cast.carol, at("timeline", cast.own))
    assert "At home" in both
    assert "At the office" in both
    assert both.count("on record in X340572") >= 2  # the contact, and who supervises
    assert reverse("delivery:contact", args=["X340572", _contact(both, "X340572")]) in both
    assert "At home" not in page(cast.carol, at("timeline", cast.coworked))
    assert "At the office" in page(cast.carol, at("timeline", cast.own) + "?q=office")
    read = AccessLine.objects.filter(route="home:timeline").order_by("id")
    assert _logged(cast.carol, read)[0] == sorted([cast.own.pk, cast.coworked.pk])


def _contact(page: str, reference: str) -> str:
    start = page.index(f"/cases/{reference}/contacts/") + len(f"/cases/{reference}/contacts/")
    return page[start : page.index('"', start)].partition("?")[0]


def test_whoever_has_a_part_in_one_only_reads_that_one(cast: Any, contacts: None) -> None:
    say(cast.carol, cast.own, cast.coworked)

    ruth, tom = (page(user, at("timeline", cast.own)) for user in (cast.ruth, cast.tom))
    assert "At the office" in ruth  # she works both
    assert "At the office" not in tom
    assert "You have no part in it." in notice(tom)
    assert notice(page(cast.denise, at("case", cast.own))) == ""


def test_as_known_before_it_was_said_they_are_apart(cast: Any, contacts: None) -> None:
    say(cast.carol, cast.own, cast.coworked)
    before = page(cast.carol, f"{at('timeline', cast.own)}?known={days_ago(1).isoformat()}")
    assert "At the office" not in before
    assert notice(before) == ""


def test_taking_it_back_shows_them_apart_and_says_so(cast: Any, contacts: None, current: Any) -> None:
    say(cast.carol, cast.own, cast.coworked, valid_from=typed(days_ago(1)))
    assert at("two_people", cast.own, "X340572") in page(
        cast.carol, reverse("people:details", args=["X340571"])
    )
    assert take_back(cast.carol, cast.own, cast.coworked).status_code == 302

    apart = page(cast.carol, at("timeline", cast.own))
    assert "At the office" not in apart
    assert "Two people after all: this one and X340572" in apart
    assert "Two sisters." in apart
    assert notice(apart) == ""
    assert [row.kind for row in current(SamePerson, cast.coworked)] == ["one_person", "two_people"]


def test_what_is_wrong_comes_back_as_it_was_typed(cast: Any, current: Any) -> None:
    answer = say(cast.carol, cast.own, cast.coworked, reason="", valid_from=typed(days_ago(-2)))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "This day has not come yet" in text
    assert current(SamePerson, cast.own) == []
    say(cast.carol, cast.own, cast.coworked)
    early = take_back(cast.carol, cast.own, cast.coworked, valid_from=typed(days_ago(4)))
    assert "after that day" in early.content.decode()


def test_a_third_record_is_tied_to_the_leading_one(cast: Any) -> None:
    say(cast.carol, cast.own, cast.coworked)
    answer = say(cast.carol, cast.coworked, cast.team)
    assert answer.status_code == 422
    assert "tied to a third record already, X340571" in answer.content.decode()
    again = say(cast.carol, cast.own, cast.coworked)
    assert again.status_code == 302


def test_too_few_who_could_open_it_are_not_named(cast: Any) -> None:
    answer = say(cast.carol, cast.own, cast.restricted)
    assert answer.status_code == 422
    assert "At least two must be able to open each record" in answer.content.decode()


def test_sent_twice_it_is_said_once(cast: Any, current: Any) -> None:
    key = new_reference()
    for _time in range(2):
        assert say(cast.carol, cast.own, cast.coworked, key=key).status_code == 302
    assert len(current(SamePerson, cast.own)) == len(current(SamePerson, cast.coworked)) == 1


def test_only_who_manages_both_finds_the_pages(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        relate(cast.tom, cast.own, "manager")
    nowhere = plain(browser(cast.tom).get(at("one_person", cast.own, "X999999")))
    for other in ("X340573", "X340575", "YJ20714"):
        answer = browser(cast.tom).get(at("one_person", cast.own, other))
        assert answer.status_code == 404
        assert plain(answer) == nowhere
    assert browser(cast.ruth).get(at("same_person", cast.own)).status_code == 404


def test_whoever_is_shut_out_of_one_finds_neither(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        relate(cast.keith, cast.coworked, "co_worker")
    assert browser(cast.keith).get(at("case", cast.coworked)).status_code == 200
    say(cast.carol, cast.coworked, cast.excluded)
    assert browser(cast.keith).get(at("case", cast.coworked)).status_code == 404
    found = page(cast.keith, f"{reverse('home:find')}?q=harker")
    assert "Leon Harker" not in found
    assert "X340572" not in found


def test_both_references_keep_finding_the_person(cast: Any) -> None:
    say(cast.carol, cast.own, cast.coworked)
    for reference, name in (("X340571", "Helen Brightwell"), ("X340572", "Leon Harker")):
        assert name in page(cast.carol, f"{reverse('home:find')}?q={reference}")


def test_information_governance_reads_of_it_by_reference_alone(cast: Any) -> None:
    say(cast.carol, cast.own, cast.coworked)
    found = page(cast.oliver, reverse("access:alerts"))
    assert "Two records of one person, X340571" in found
    assert "Carol Hughes: this record and X340572." in found
    for words in ("Helen", "Leon", "PNC"):
        assert words not in found
