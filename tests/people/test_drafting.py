"""What is typed into a form and not saved waits for its author, filled in, however they went away."""

import io
import json
import logging
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from handrail.access.models import AccessLine
from handrail.config import logs
from handrail.config.middleware import BEGAN
from handrail.exchange.exporting import export
from handrail.people.models import KeyPerson, OwnWords
from handrail.records.models import Draft
from tests.filling import filled
from tests.people.conftest import SignIn, at, days_ago, typed

WORDS = "I want my own front door."
MORE = "I want my own front door, with a lock on it."
SAID = {"voice": "person", "topic": "what_i_hope_for", "valid_from": typed(days_ago(5))}
KEEP = "/drafts"

Kept = Callable[[], list[Draft]]
Page = dict[str, Any]


@pytest.fixture
def kept(as_owner: Any) -> Kept:
    """Every draft there is, the oldest first."""

    def rows() -> list[Draft]:
        with as_owner():
            return list(Draft.objects.order_by("pk"))

    return rows


def opened(browser: Client, address: str) -> Page:
    """A form as its page sends it."""
    return filled(browser.get(address))


def types(browser: Client, page: Page, **words: str) -> HttpResponse:
    """What the script sends while somebody types."""
    page.update({name: [value] for name, value in words.items()})
    return browser.post(KEEP, page)


# -- Kept, offered, saved, thrown away ----------------------------------------------


def test_a_form_that_was_left_comes_back_filled_in(cast: Any, signed_in: SignIn, kept: Kept) -> None:
    ruth = signed_in(cast.ruth)
    page = opened(ruth, at("own_words_add", cast.own))

    answer = types(ruth, page, words=WORDS, valid_from="last Tues", occasion="on the phone")

    now = timezone.localtime().strftime("%H:%M")
    assert (answer.status_code, answer.json()["said"]) == (200, f"Saved {now}")
    back = signed_in(cast.ruth).get(at("own_words_add", cast.own))
    text = back.content.decode()
    assert "What you typed is still here" in text
    assert "There is a problem" not in text
    again = filled(back)
    assert (again["words"], again["valid_from"], again["occasion"]) == (
        [WORDS],
        ["last Tues"],
        ["on the phone"],
    )
    assert again["key"][-1] == page["key"][0]


def test_saving_the_form_ends_its_draft(cast: Any, signed_in: SignIn, kept: Kept, current: Any) -> None:
    ruth = signed_in(cast.ruth)
    page = opened(ruth, at("own_words_add", cast.own))
    types(ruth, page, words=WORDS)

    saved = ruth.post(at("own_words_add", cast.own), {**page, **SAID})

    assert saved.status_code == 302
    assert [row.words for row in current(OwnWords, cast.own)] == [WORDS]
    assert kept() == []
    assert "Discard it" not in ruth.get(at("own_words_add", cast.own)).content.decode()


def test_what_arrives_behind_its_own_form_is_not_kept(cast: Any, signed_in: SignIn, kept: Kept) -> None:
    """The script sends once more in the moment in which the form is saved."""
    ruth = signed_in(cast.ruth)
    page = opened(ruth, at("own_words_add", cast.own))
    ruth.post(at("own_words_add", cast.own), {**page, **SAID, "words": WORDS})

    late = types(ruth, page, words=WORDS)

    assert late.status_code == 409
    assert kept() == []


def test_a_refused_form_is_kept_as_it_was_sent(cast: Any, signed_in: SignIn, kept: Kept) -> None:
    ruth = signed_in(cast.ruth)
    page = opened(ruth, at("own_words_add", cast.own))

    refused = ruth.post(at("own_words_add", cast.own), {**page, **SAID, "words": WORDS, "topic": ""})

    assert refused.status_code == 422
    assert [row.typed["words"] for row in kept()] == [[WORDS]]
    again = filled(ruth.get(at("own_words_add", cast.own)))
    assert again["words"] == [WORDS]
    assert ruth.post(at("own_words_add", cast.own), {**again, **SAID}).status_code == 302
    assert kept() == []


def test_a_draft_is_discarded_by_a_button(cast: Any, signed_in: SignIn, kept: Kept) -> None:
    ruth = signed_in(cast.ruth)
    page = opened(ruth, at("own_words_add", cast.own))
    types(ruth, page, words=WORDS)

    gone = ruth.post(KEEP, {"draft": page["draft"], "key": page["key"], "do": "discard"})

    assert gone["Location"] == at("own_words_add", cast.own)
    assert kept() == []
    assert WORDS not in ruth.get(gone["Location"]).content.decode()


def test_without_script_a_button_keeps_it_for_later(cast: Any, signed_in: SignIn, kept: Kept) -> None:
    ruth = signed_in(cast.ruth)
    page = opened(ruth, at("own_words_add", cast.own))

    left = ruth.post(KEEP, {**page, "words": WORDS, "do": "later"}, follow=True)

    assert left.redirect_chain == [(reverse("people:details", args=[cast.own.reference]) + "#own-words", 302)]
    assert "Kept for later" in left.content.decode()
    assert filled(ruth.get(at("own_words_add", cast.own)))["words"] == [WORDS]


def test_a_second_form_can_be_begun_beside_the_first(cast: Any, signed_in: SignIn, kept: Kept) -> None:
    ruth, place = signed_in(cast.ruth), at("own_words_add", cast.own)
    types(ruth, opened(ruth, place), words=WORDS)

    fresh = ruth.get(f"{place}?draft=new")
    second = filled(fresh)
    types(ruth, second, words="The bus is always late.")

    assert "What you typed before and have not saved is kept" in fresh.content.decode()
    assert second["key"][0] not in [row.key for row in kept()[:1]]
    assert filled(ruth.get(place))["words"] == ["The bus is always late."]
    first = kept()[0].key
    assert filled(ruth.get(f"{place}?draft={first}"))["words"] == [WORDS]


def test_my_caseload_leads_back_to_it(cast: Any, signed_in: SignIn) -> None:
    ruth = signed_in(cast.ruth)
    types(ruth, opened(ruth, at("own_words_add", cast.own)), words=WORDS)

    page = ruth.get(reverse("home:caseload")).content.decode()

    assert "Begun and not saved: Add own words" in page
    assert f'href="{at("own_words_add", cast.own)}"' in page
    assert WORDS not in page
    tom = signed_in(cast.tom).get(reverse("home:caseload")).content.decode()
    assert "Begun and not saved" not in tom


# -- Two windows, two editors -------------------------------------------------------


def test_two_windows_of_one_draft_do_not_write_over_each_other(
    cast: Any, signed_in: SignIn, kept: Kept
) -> None:
    ruth, place = signed_in(cast.ruth), at("own_words_add", cast.own)
    first = opened(ruth, place)
    types(ruth, first, words=WORDS)
    second = opened(ruth, place)
    types(ruth, second, words=MORE)

    apart = types(ruth, first, words="I want my own flat.")

    assert apart.json()["key"] not in (first["key"][0], second["key"][-1])
    assert {row.typed["words"][0] for row in kept()} == {MORE, "I want my own flat."}
    first["key"] = [apart.json()["key"]]
    types(ruth, first, words="I want my own flat, high up.")
    assert {row.typed["words"][0] for row in kept()} == {MORE, "I want my own flat, high up."}


def test_a_page_sent_twice_at_once_is_one_draft(cast: Any, signed_in: SignIn, kept: Kept) -> None:
    ruth = signed_in(cast.ruth)
    page = opened(ruth, at("own_words_add", cast.own))

    for words in (WORDS, MORE, WORDS):
        types(ruth, page, words=words)

    assert [row.typed["words"] for row in kept()] == [[WORDS]]


def test_what_was_saved_from_another_window_goes_on_as_a_form_of_its_own(
    cast: Any, signed_in: SignIn, kept: Kept, current: Any
) -> None:
    ruth, place = signed_in(cast.ruth), at("own_words_add", cast.own)
    first = opened(ruth, place)
    types(ruth, first, words=WORDS)
    second = opened(ruth, place)
    ruth.post(place, {**second, **SAID, "key": second["key"][-1]})

    told = types(ruth, first, words="And a cat.")
    first["key"] = [told.json()["key"]]
    types(ruth, first, words="And a cat.")
    ruth.post(place, {**first, **SAID})

    assert told.status_code == 409
    assert {row.words for row in current(OwnWords, cast.own)} == {WORDS, "And a cat."}
    assert kept() == []


def test_a_draft_says_that_the_entry_has_changed_meanwhile(
    cast: Any, signed_in: SignIn, record: Any, kept: Kept, current: Any
) -> None:
    row = record(OwnWords, cast.own, cast.ruth, words="My flat.", voice="person", topic="what_i_hope_for")
    place = at("own_words_update", cast.own, row.entry)
    ruth, tom = signed_in(cast.ruth), signed_in(cast.tom)
    types(ruth, opened(ruth, place), words=WORDS)
    tom.post(place, {**opened(tom, place), **SAID, "words": "My own flat."})

    back = ruth.get(place)
    both = ruth.post(place, {**filled(back), **SAID, "key": filled(back)["key"][-1]})

    assert "Tom Ellery saved this entry on" in back.content.decode()
    assert filled(back)["words"] == [WORDS]
    assert both.status_code == 409
    assert [draft.typed["words"] for draft in kept()] == [[WORDS]]
    assert kept()[0].typed["version_seen"] == ["2"]
    again = filled(ruth.get(place))
    assert ruth.post(place, {**again, **SAID, "key": again["key"][-1]}).status_code == 302
    assert [row.words for row in current(OwnWords, cast.own)] == [WORDS]
    assert kept() == []


# -- The session is over ------------------------------------------------------------


def runs_out(browser: Client) -> None:
    """Half an hour without use."""
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))


def is_twelve_hours_old(browser: Client) -> None:
    session = browser.session
    session[BEGAN] = int(time.time()) - 12 * 3600 - 60
    session.save()


@pytest.mark.parametrize("ends", [runs_out, is_twelve_hours_old])
@pytest.mark.parametrize("script", [True, False], ids=["by script", "by button"])
def test_what_is_sent_from_a_session_that_ran_out_is_kept(
    ends: Callable[[Client], None], script: bool, cast: Any, signed_in: SignIn, kept: Kept, current: Any
) -> None:
    ruth, place = signed_in(cast.ruth), at("own_words_add", cast.own)
    page = opened(ruth, place)
    ends(ruth)

    answer = types(ruth, page, words=WORDS) if script else ruth.post(place, {**page, "words": WORDS, **SAID})

    way = answer.json()["sign_in"] if script else answer["Location"]
    assert answer.status_code == (401 if script else 302)
    assert way == f"{resolve_url(settings.LOGIN_URL)}?next={place.replace('/', '%2F')}"
    assert current(OwnWords, cast.own) == []
    assert filled(signed_in(cast.ruth).get(place))["words"] == [WORDS]


def test_a_session_that_was_ended_hands_nothing_in(cast: Any, signed_in: SignIn, kept: Kept) -> None:
    ruth, place = signed_in(cast.ruth), at("own_words_add", cast.own)
    page = opened(ruth, place)
    Session.objects.all().delete()

    by_script = types(ruth, page, words=WORDS)
    by_button = ruth.post(place, {**page, "words": WORDS})

    assert (by_script.status_code, by_script.json()) == (401, {})
    assert kept() == []
    assert by_button.status_code == 403
    assert "You were signed out before you sent it" in by_button.content.decode()
    assert WORDS in by_button.content.decode()


def test_nobody_is_let_in_by_what_ran_out(cast: Any, signed_in: SignIn, as_owner: Any, kept: Kept) -> None:
    """The account is closed, or the draft was another's: then nothing is kept."""
    ruth, tom = signed_in(cast.ruth), signed_in(cast.tom)
    page = opened(ruth, at("own_words_add", cast.own))
    assert types(tom, page, words=WORDS).status_code == 410
    runs_out(ruth)
    assert types(tom, page, words=WORDS).json() == {}
    with as_owner():
        cast.ruth.is_active = False
        cast.ruth.save()
    assert types(ruth, page, words=WORDS).json() == {}
    assert ruth.get(at("own_words_add", cast.own)).status_code == 302
    assert kept() == []


def test_a_form_of_an_earlier_session_is_kept_and_shown_again(
    cast: Any, signed_in: SignIn, kept: Kept
) -> None:
    """Its token no longer fits: she signed in again in another window."""
    place = at("own_words_add", cast.own)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.ruth)
    page = opened(strict, place)

    answer = strict.post(place, {**page, "words": WORDS, "csrfmiddlewaretoken": "x" * 64}, follow=True)

    assert answer.redirect_chain == [(place, 302)]
    assert filled(answer)["words"] == [WORDS]


def test_a_claim_that_was_tampered_with_keeps_nothing(cast: Any, signed_in: SignIn, kept: Kept) -> None:
    ruth = signed_in(cast.ruth)
    page = opened(ruth, at("own_words_add", cast.own))

    for wrong in ("", "x", page["draft"][0][:-2] + "AA"):
        assert ruth.post(KEEP, {**page, "draft": wrong, "words": WORDS}).status_code == 400
    assert kept() == []


# -- Never on the record, in an export or in a log ----------------------------------


def test_a_draft_is_in_no_export_and_no_log(cast: Any, signed_in: SignIn, as_owner: Any, caplog: Any) -> None:
    ruth = signed_in(cast.ruth)
    page = opened(ruth, at("key_person_add", cast.own))
    with caplog.at_level(logging.DEBUG):
        types(ruth, page, name="Canarynan", reason="Canaryreason")
        ruth.get(at("key_person_add", cast.own))
        runs_out(ruth)
        types(ruth, page, name="Canarynan", reason="Canaryreason")

    with as_owner():
        out = io.BytesIO()
        export([cast.own.reference], out, reason="Looking", progress=lambda *_: None)
        lines = AccessLine.objects.filter(user=cast.ruth).order_by("pk")
        assert [line.operation for line in lines] == ["consultation", "consultation"]
        assert not any("Canary" in json.dumps(line.reason + line.route) for line in lines)
        assert KeyPerson.objects.count() == 0
    assert b"Canary" not in out.getvalue()
    told = [vars(record) for record in caplog.records if record.name not in logs.SILENT]
    assert "Canary" not in str(told)
