"""The note of a contact: what belongs elsewhere leaves it, what was explained and of use stays with it."""

from datetime import time, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from handrail.compartments.models import Intelligence
from handrail.delivery import leads_on
from handrail.delivery.models import Contact
from handrail.people.models import SchemeMembership
from handrail.records import clock, drafts
from handrail.records.models import Draft, Line
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, contact_form, signed_in

SECRET = "The woman from the shop has moved to Harbour Lane."


def plain(response: Any) -> str:
    return " ".join(unescape(response.content.decode()).split())


def rows_of(as_owner: AsOwner, case: Any) -> list[Contact]:
    with as_owner():
        return list(Contact.objects.filter(case_id=case.pk).order_by("entry", "version"))


@pytest.fixture
def ruth(cast: Any) -> Client:
    return signed_in(cast.ruth)


@pytest.fixture
def induction(cast: Any, as_owner: AsOwner) -> Contact:
    """Helen's induction was booked for yesterday; she is in the scheme."""
    with as_owner():
        add_row(SchemeMembership, cast.own, cast.ruth, kind="iom", valid_from=clock.today())
        return add_row(
            Contact,
            cast.own,
            cast.ruth,
            kind="induction",
            mode="office",
            valid_from=clock.today() - timedelta(days=1),
            at=time(10),
            workers=["ruth-adeyemi"],
        )


@pytest.mark.parametrize(
    ("about", "tell"),
    [("victim", "Ring the victim liaison officer"), ("police", "Tell the police officer you work with")],
)
def test_words_that_belong_elsewhere_are_shown_once_and_kept_nowhere(
    ruth: Client, cast: Any, as_owner: AsOwner, about: str, tell: str
) -> None:
    with as_owner():
        earlier = {"key": ["another-window"], "text": [f"{SECRET} And more."]}
        Draft.objects.create(
            user=cast.ruth,
            case_id=cast.own.pk,
            key="another-window",
            place=address(cast.own, "contacts/add"),
            typed=earlier,
            typed_at=clock.now(),
            writes="contact_notes",
        )
    sent = contact_form(text=SECRET, words="", elsewhere=about)

    told = ruth.post(address(cast.own, "contacts/add"), sent)

    words = plain(told)
    assert told.status_code == 422
    assert tell in words
    assert words.count(SECRET) == 1
    assert rows_of(as_owner, cast.own) == []
    with as_owner():
        assert all(SECRET not in str(one.typed) for one in Draft.objects.all())
    saved = ruth.post(address(cast.own, "contacts/add"), {**sent, "text": "", "elsewhere": "note"})
    assert saved.status_code == 302
    (row,) = rows_of(as_owner, cast.own)
    assert row.text == ""
    with as_owner():
        assert not Line.objects.filter(words__icontains="harbour").exists()


def test_the_officer_grades_it_and_both_are_saved_in_one_act(cast: Any, as_owner: AsOwner) -> None:
    sam, sent = signed_in(cast.sam), contact_form(text=SECRET, words="", workers=["sam-whitlock"])

    asked = sam.post(address(cast.own, "contacts/add"), {**sent, "elsewhere": "police"})

    words = plain(asked)
    assert "For named readers, not in the note" in words
    assert SECRET in words
    graded = {
        "sealed-key": "sealed-1",
        "sealed-text": SECRET,
        "sealed-source_grade": "",
        "sealed-information_grade": "A",
        "sealed-handling_code": "P",
        "sealed-originator": "County police",
        "sealed-valid_from": "today",
    }
    again = sam.post(address(cast.own, "contacts/add"), {**sent, **graded, "text": "", "elsewhere": "note"})
    assert again.status_code == 422
    with as_owner():
        assert all(SECRET not in str(one.typed) for one in Draft.objects.all())
        assert not Intelligence.objects.exists()

    graded["sealed-source_grade"] = "1"
    saved = sam.post(address(cast.own, "contacts/add"), {**sent, **graded, "text": "", "elsewhere": "note"})

    assert saved.status_code == 302
    (row,) = rows_of(as_owner, cast.own)
    with as_owner():
        (item,) = Intelligence.objects.all()
    assert (item.text, item.change, row.text) == (SECRET, row.change, "")


def test_fields_of_the_sealed_room_mean_nothing_from_who_may_not_write_there(
    ruth: Client, cast: Any, as_owner: AsOwner
) -> None:
    sent = contact_form(**{"sealed-key": "k", "sealed-text": SECRET, "sealed-source_grade": "1"})

    assert ruth.post(address(cast.own, "contacts/add"), sent).status_code == 302
    with as_owner():
        assert not Intelligence.objects.exists()


def test_no_draft_keeps_a_field_of_a_sealed_room(cast: Any, as_owner: AsOwner) -> None:
    claim = drafts.Claim(cast.ruth.pk, "/x", "k", "p", "Title", "/", cast.own.pk, "contact_notes")
    with as_owner():
        kept = drafts.keep(claim, [("text", ["a"]), ("sealed-text", [SECRET])], "k")

    assert kept.typed == {"text": ["a"], "key": ["k"]}


def test_an_induction_asks_what_was_explained_and_names_the_scheme(
    ruth: Client, cast: Any, as_owner: AsOwner, induction: Contact
) -> None:
    page = address(cast.own, f"contacts/{induction.entry}")
    asked = plain(ruth.get(f"{page}/outcome"))
    assert "IOM, in words to say:" in asked
    assert "What worries them most about the sentence" in asked

    ruth.post(
        f"{page}/outcome",
        {
            "key": "abc",
            "version_seen": "1",
            "outcome": "attended",
            "text": "Talked for an hour.",
            "explained": ["what_is_asked", "scheme"],
            "understood": "said_back",
            "understood_how": "“I come on Fridays.”",
            "useful": "a_bit",
            "useful_words": "It was long.",
            "techniques": ["discussion"],
        },
    )

    words = plain(ruth.get(page))
    for said in (
        "What the sentence asks; IOM: what it means and is for",
        "Said it back in their own words. “I come on Fridays.”",
        "Of use to them",
        "It was long.",
        "Talking it through",
        "Met for the first time",
    ):
        assert said in words
    timeline = plain(ruth.get(address(cast.own, "timeline")))
    assert "What the sentence asks; IOM: what it means and is for" in timeline
    assert "It was long." in timeline


def test_with_nothing_booked_the_saved_outcome_leads_to_the_next(
    ruth: Client, cast: Any, as_owner: AsOwner, induction: Contact
) -> None:
    page = address(cast.own, f"contacts/{induction.entry}")

    saved = ruth.post(
        f"{page}/outcome", {"key": "abc", "version_seen": "1", "outcome": "attended"}, follow=True
    )

    words = plain(saved)
    assert "How it went is on the record. No next contact is booked." in words
    assert f'href="{address(cast.own, "contacts/book")}?after={induction.entry}"' in words
    assert "No next contact is booked" in plain(ruth.get(page))


def test_with_one_booked_nothing_is_said(
    ruth: Client, cast: Any, as_owner: AsOwner, induction: Contact
) -> None:
    with as_owner():
        day = clock.today() + timedelta(days=6)
        add_row(Contact, cast.own, cast.ruth, kind="supervision", mode="office", valid_from=day)

    answers = {"key": "abc", "version_seen": "1", "outcome": "attended"}
    saved = ruth.post(address(cast.own, f"contacts/{induction.entry}/outcome"), answers, follow=True)

    assert "No next contact" not in plain(saved)


def test_what_changes_something_leads_on_where_there_is_such_a_page(
    ruth: Client, cast: Any, as_owner: AsOwner, induction: Contact, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leads_on, "_makers", [lambda case, part, entry: f"/there/{entry}"])
    page = address(cast.own, f"contacts/{induction.entry}")
    assert "This changes something" in plain(ruth.get(page))
    answers = {"key": "abc", "version_seen": "1", "outcome": "attended", "changes_something": "on"}

    saved = ruth.post(f"{page}/outcome", answers)

    assert saved.headers["Location"] == f"/there/{induction.entry}"


@pytest.mark.parametrize(
    ("outcome", "offered", "leads_to"),
    [
        ("attended", "Something was promised", "promises/add?contact="),
        ("absence_waiting", "Write to them", "kind=missed"),
    ],
)
def test_what_follows_a_contact_begins_on_its_page(
    ruth: Client,
    cast: Any,
    as_owner: AsOwner,
    induction: Contact,
    outcome: str,
    offered: str,
    leads_to: str,
) -> None:
    page = address(cast.own, f"contacts/{induction.entry}")
    before = plain(ruth.get(page))
    with as_owner():
        Contact.objects.filter(pk=induction.pk).update(outcome=outcome)

    after = plain(ruth.get(page))

    assert offered not in before
    assert offered in after
    assert leads_to in after
