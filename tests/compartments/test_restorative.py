"""Restorative work: two halves that never meet, and agreed wording that is all that passes between them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.access.actors import acting_as
from handrail.compartments.models import RestorativePerson, RestorativeVictim
from handrail.compartments.restorative.page import success
from handrail.records import clock
from handrail.records.models import Line
from tests.answers import said
from tests.cast import add_row
from tests.filling import filled

CASE = "/cases/X340571"
OURS, THEIRS = f"{CASE}/restorative", f"{CASE}/victim/restorative"
TEXTS = ("text", "words", "enabled_by", "wording")
PAGES = (
    *("", "/timeline", "/plan", "/people", "/details", "/assessment", "/sentence", "/changes"),
    *("/restorative", "/restorative/add", "/victim", "/victim/restorative", "/victim/restorative/add"),
    *("/restorative/ours/update", "/victim/restorative/theirs/update", "/restorative/hers/update"),
    *("/after", "/handover", "/copies", "/contacts/add"),
)


def browser_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def canary(half: str, field: str) -> str:
    return f"zzcanary{half}{field.replace('_', '')}"


@pytest.fixture
def halves(cast: Any, as_owner: Any) -> None:
    """Both sides have a message agreed to and not passed on: a canary in every field of each."""
    day = clock.today() - timedelta(days=3)
    with as_owner():
        for model, half, entry, by in (
            (RestorativePerson, "ours", "ours", cast.ruth),
            (RestorativePerson, "hers", "hers", cast.beth),
            (RestorativeVictim, "theirs", "theirs", cast.beth),
        ):
            add_row(
                model,
                cast.own,
                by,
                entry=entry,
                kind="message_given",
                form="shuttle",
                consent="given",
                consent_on=day,
                valid_from=day,
                workers=["beth-calloway"],
                **{name: canary(half, name) for name in TEXTS},
                **({"victim": canary("theirs", "victim")} if half == "theirs" else {}),
            )


def seen(user: Any) -> str:
    """Everything this user can be shown of the case, and what a search for each canary finds."""
    browser = browser_of(user)
    told = [said(browser.get(f"{CASE}{page}")) for page in PAGES]
    words = [canary(half, name) for half in ("ours", "hers", "theirs") for name in (*TEXTS, "victim")]
    for word in words:
        for address in (f"/find/words?q={word}", f"{CASE}/timeline?q={word}"):
            told.append(said(browser.get(address)).replace(word, "", 3))
    return " ".join(told)


def fields(half: str) -> set[str]:
    return {canary(half, name) for name in (*TEXTS, *(("victim",) if half == "theirs" else ()))}


@pytest.mark.parametrize("who", ["ruth", "tom", "carol", "frances", "denise", "sam", "priya", "ian"])
def test_the_victims_half_is_in_nothing_shown_to_those_who_supervise(
    who: str, cast: Any, halves: None
) -> None:
    told = seen(getattr(cast, who))

    assert not {word for word in fields("theirs") if word in told}
    assert browser_of(getattr(cast, who)).get(THEIRS).status_code in (200, 404)
    assert (canary("ours", "text") in told) == (who in ("ruth", "tom", "carol", "frances", "ian"))


@pytest.mark.parametrize("who", ["denise", "sam", "priya"])
def test_agencies_see_neither_half(who: str, cast: Any, halves: None) -> None:
    told = seen(getattr(cast, who))

    assert "zzcanary" not in told
    browser = browser_of(getattr(cast, who))
    assert {browser.get(page).status_code for page in (OURS, THEIRS, f"{OURS}/add")} == {404}


def test_the_victim_worker_reads_her_half_and_of_the_other_what_she_wrote(cast: Any, halves: None) -> None:
    """One page never holds both, though she may open both."""
    browser = browser_of(cast.beth)
    ours, theirs = said(browser.get(OURS)), said(browser.get(THEIRS))

    assert fields("hers") <= {word for word in fields("hers") if word in ours}
    assert not any(word in ours for word in (*fields("ours"), *fields("theirs")))
    assert canary("theirs", "text") in theirs
    assert not any(word in theirs for word in (*fields("ours"), *fields("hers")))
    assert browser.get(f"{OURS}/ours/update").status_code == 404


def test_no_line_of_the_chronology_and_no_word_of_either_half_can_be_searched(
    cast: Any, as_owner: Any, halves: None
) -> None:
    with as_owner():
        lines = list(Line.objects.filter(case_id=cast.own.pk))
    tables = {line.table for line in lines}

    assert "compartments.RestorativePerson" in tables
    assert "compartments.RestorativeVictim" not in tables
    assert "zzcanary" not in " ".join(str(line.words) for line in lines)
    html = said(browser_of(cast.ruth).get(f"{CASE}/timeline"))
    assert "Restorative work" in html
    assert "zzcanary" not in html


@pytest.mark.parametrize(
    ("of", "entry", "to", "left"),
    [
        (OURS, "hers", RestorativeVictim, "hers"),
        (THEIRS, "theirs", RestorativePerson, "theirs"),
    ],
)
def test_passing_on_writes_agreed_wording_typed_anew_and_nothing_else(
    of: str, entry: str, to: Any, left: str, cast: Any, as_owner: Any, halves: None
) -> None:
    browser = browser_of(cast.beth)
    page = browser.get(f"{of}/{entry}/pass-on")
    sent = filled(page)
    assert sent["wording"] == [""] or sent["wording"] == ["\n"]

    answer = browser.post(f"{of}/{entry}/pass-on", sent | {"wording": "I am sorry."})

    assert answer.headers["Location"] == of
    with as_owner():
        went = to.objects.now().get(case_id=cast.own.pk, kind="message_received")
        here = {"RestorativePerson": RestorativeVictim, "RestorativeVictim": RestorativePerson}[to.__name__]
        came = here.objects.now().get(case_id=cast.own.pk, entry=entry)
    assert went.wording == "I am sorry."
    assert (went.consent, went.consent_on) == ("given", came.consent_on)
    assert (went.valid_from, came.passed_on) == (clock.today(), clock.today())
    assert (went.text, went.words, went.enabled_by, went.workers) == ("", "", "", [])
    assert went.change != came.change
    assert not any(word in str(vars(went)) for word in fields(left))
    again = browser.post(f"{of}/{entry}/pass-on", sent | {"wording": "Once more.", "key": "another"})
    assert again.status_code == 404


def test_without_consent_nothing_goes(cast: Any, as_owner: Any) -> None:
    with as_owner():
        add_row(
            RestorativePerson,
            cast.own,
            cast.beth,
            entry="asked",
            kind="message_given",
            wording="I am sorry.",
            consent="not_asked",
            valid_from=clock.today(),
        )
    browser = browser_of(cast.beth)

    assert browser.get(f"{OURS}/asked/pass-on").status_code == 404
    refused = browser.post(
        f"{OURS}/asked/pass-on", {"key": "k", "wording": "I am sorry.", "passed_on": "today"}
    )
    assert refused.status_code == 422
    with as_owner():
        assert not RestorativeVictim.objects.filter(case_id=cast.own.pk).exists()


def test_only_the_victim_worker_passes_on(cast: Any, halves: None) -> None:
    assert browser_of(cast.ruth).get(f"{OURS}/ours/pass-on").status_code == 404
    assert "Pass it on" not in said(browser_of(cast.ruth).get(OURS))


def test_consent_to_words_needs_the_words_and_the_day(cast: Any) -> None:
    browser = browser_of(cast.ruth)
    sent = filled(browser.get(f"{OURS}/add?kind=message_given"))

    refused = browser.post(f"{OURS}/add?kind=message_given", sent | {"consent": "given", "wording": ""})

    assert refused.status_code == 422
    html = refused.content.decode()
    assert "Write the words that they agreed to" in html
    assert "Say on which day they agreed" in html


def test_not_now_is_an_answer_and_who_decided_what_made_it_possible_are_said(
    cast: Any, as_owner: Any
) -> None:
    browser = browser_of(cast.ruth)
    ready = filled(browser.get(f"{OURS}/add?kind=readiness")) | {"form": "face_to_face", "answer": "not_now"}
    browser.post(f"{OURS}/add?kind=readiness", ready | {"words": "Not yet."})
    decided = filled(browser.get(f"{OURS}/add?kind=decision")) | {"form": "shuttle", "answer": "ready"}
    browser.post(
        f"{OURS}/add?kind=decision", decided | {"decided_by": "together", "enabled_by": "Work with CAMHS."}
    )

    html = said(browser.get(OURS))

    for words in ("Readiness: Not now", "“Not yet.”", "Decided by", "Together", "Work with CAMHS."):
        assert words in html
    with as_owner():
        rows = RestorativePerson.objects.now().filter(case_id=cast.own.pk).order_by("pk")
        assert [(row.kind, row.answer, row.workers) for row in rows] == [
            ("readiness", "not_now", ["ruth-adeyemi"]),
            ("decision", "ready", ["ruth-adeyemi"]),
        ]


def test_declined_face_to_face_and_shuttle_completed_is_a_success() -> None:
    day = clock.today()
    declined = RestorativePerson(kind="decision", form="face_to_face", answer="no", valid_from=day)
    done = RestorativePerson(kind="outcome", form="shuttle", answer="completed", valid_from=day)

    assert success([declined]) == ""
    assert "Shuttle mediation was completed" in success([done])
    assert "a success" not in success([done])
    assert success([declined, done]).endswith("what was possible was done: a success.")


def test_the_database_holds_the_halves_apart(cast: Any, halves: None) -> None:
    """Through SQL: who supervises has no row of the victim's half; she has of the other what is hers."""
    with acting_as(cast.ruth.pk):
        assert not RestorativeVictim.objects.exists()
        assert RestorativePerson.objects.count() == 2
    with acting_as(cast.beth.pk):
        assert RestorativeVictim.objects.count() == 1
        assert [row.entry for row in RestorativePerson.objects.all()] == ["hers"]
    with acting_as(cast.denise.pk):
        assert not RestorativePerson.objects.exists()


def test_consent_is_to_the_very_words(cast: Any, as_owner: Any, halves: None) -> None:
    """Changed since, they are asked about again."""
    browser = browser_of(cast.beth)
    sent = filled(browser.get(f"{OURS}/hers/update")) | {"wording": "I am sorry."}

    refused = browser.post(f"{OURS}/hers/update", sent)

    assert refused.status_code == 422
    assert "They agreed to other words" in refused.content.decode()
    browser.post(f"{OURS}/hers/update", sent | {"consent": "not_asked", "consent_on": ""})
    with as_owner():
        row = RestorativePerson.objects.now().get(case_id=cast.own.pk, entry="hers")
    assert (row.wording, row.consent, row.consent_on) == ("I am sorry.", "not_asked", None)
