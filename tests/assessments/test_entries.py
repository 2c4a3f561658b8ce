"""Every plain form of this room: saved, refused in words and filled in again, changed by two."""

from typing import Any

import pytest

from handrail.assessments import models
from handrail.people.models import KeyPerson
from tests.assessments.conftest import SignIn, at, days_ago, page, typed
from tests.cast import worker_of
from tests.filling import filled

TODAY = typed(days_ago(0))
HAIR = {
    "name": "Qualified hairdresser",
    "kind": "qualification",
    "state": "potential",
    "evidence": "Level 2, then two years in a salon.",
    "seen_by": "Helen\r\nRuth Adeyemi",
    "could_be_used": "Two mornings in a salon once a home has held.",
    "waits_for": "A home that has held four weeks",
    "from_before": "Seen in 2023, and nothing came of it.",
}
CPS = {
    "kind": "court",
    "name": "Crown Court papers",
    "state": "answered",
    "asked_on": typed(days_ago(9)),
    "answered_on": typed(days_ago(2)),
    "answer": "Pushed past a guard; no weapon.",
}
NAN = {"words": "My nan. She has never lied to me.", "stage": "review", "valid_from": TODAY}
BEFORE = {"what": "Community order, 2021", "persons_view": "Just a name on a list.", "use_now": "One list."}
PACE = {"kind": "pace", "what": "One thing a day", "because": "She said so at induction."}
DESK = {"what": "The job centre wants a form online", "means": "No phone.", "owner": "Tom Ellery"}
DRUGS = {"about": "Heroin", "answer": "making_changes", "voice": "person", "valid_from": TODAY}
HOPE = {"condition": "hope", "voice": "person", "words": "I can see a door.", "valid_from": TODAY}
GUARDS = {"to": "public", "level": "low", "nature": "Pushes past shop staff.", "valid_from": TODAY}
DEAN = {"kind": "partner", "concern": "A former partner who has hurt her.", "valid_from": TODAY}
ASKED = {"agency": "County police", "about": "Call-outs to her address", "sent_on": typed(days_ago(3))}
# verb, model, what is filled in, what makes it wrong and what is said then, a field and another text for it
ENTRIES = [
    ("strength", models.Strength, HAIR, {"state": ""}, "Choose: Is it in use?", ("watch", "Late buses.")),
    ("source", models.Source, CPS, {"answer": ""}, "Write down what came back", ("because", "The offence.")),
    ("advice", models.Advice, NAN, {"words": ""}, "Fill in: Whose advice", ("words", "Nan. And Farah.")),
    ("earlier", models.EarlierSupervision, BEFORE, {"what": ""}, "Fill in: Which", ("helped", "Lifts.")),
    ("responsivity", models.Responsivity, PACE, {"what": ""}, "Fill in: What suits", ("what", "Two things.")),
    (
        "barrier",
        models.Barrier,
        DESK,
        {"owner": "Nobody"},
        "Nobody in the directory",
        ("we_do", "Prints it."),
    ),
    ("readiness", models.Readiness, DRUGS, {"answer": ""}, "Choose: Where does", ("reason", "Kept at it.")),
    ("condition", models.DesistanceCondition, HOPE, {"voice": ""}, "Choose: Whose", ("words", "Two doors.")),
    ("harm", models.RiskOfHarm, GUARDS, {"level": ""}, "Choose: How serious?", ("raises", "Rattling.")),
    ("safety", models.OwnSafety, DEAN, {"concern": ""}, "Fill in: The concern", ("we_do", "Women’s day.")),
    (
        "enquiry",
        models.Enquiry,
        ASKED,
        {"chased_on": typed(days_ago(5))},
        "This is before the day it was sent",
        ("about", "Call-outs since May"),
    ),
]
each_entry = pytest.mark.parametrize(
    ("verb", "model", "facts", "wrong", "said", "other"),
    ENTRIES,
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)


@each_entry
def test_saved_and_updated_as_a_further_version(
    verb: str,
    model: Any,
    facts: Any,
    wrong: Any,
    said: str,
    other: Any,
    cast: Any,
    signed_in: SignIn,
    current: Any,
) -> None:
    browser = signed_in(cast.ruth)

    assert browser.post(at(f"{verb}_add", cast.own), {"key": "k1", **facts}).status_code == 302

    (row,) = current(model, cast.own)
    assert row.valid_from == days_ago(0)
    field, words = other
    browser.post(
        at(f"{verb}_update", cast.own, row.entry), {"key": "k2", "version_seen": 1, **facts, field: words}
    )
    (row,) = current(model, cast.own)
    assert (row.version, getattr(row, field)) == (2, words)
    assert words in page(browser, cast.own).replace("&#39;", "'")


@each_entry
def test_refused_in_words_and_filled_in_again(
    verb: str,
    model: Any,
    facts: Any,
    wrong: Any,
    said: str,
    other: Any,
    cast: Any,
    signed_in: SignIn,
    current: Any,
) -> None:
    kept = next(value for name, value in facts.items() if len(value) > 5 and name not in wrong)

    answer = signed_in(cast.ruth).post(at(f"{verb}_add", cast.own), {"key": "k1", **facts, **wrong})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert kept in answer.content.decode()
    assert current(model, cast.own) == []


@each_entry
def test_the_second_editor_sees_both_texts(
    verb: str,
    model: Any,
    facts: Any,
    wrong: Any,
    said: str,
    other: Any,
    cast: Any,
    signed_in: SignIn,
    current: Any,
) -> None:
    browser = signed_in(cast.ruth)
    browser.post(at(f"{verb}_add", cast.own), {"key": "k1", **facts})
    (row,) = current(model, cast.own)
    address, (field, words) = at(f"{verb}_update", cast.own, row.entry), other
    browser.post(address, {"key": "k2", "version_seen": 1, **facts, field: words})

    answer = signed_in(cast.tom).post(
        address, {"key": "k3", "version_seen": 1, **facts, field: "Something else again"}
    )

    assert answer.status_code == 409
    assert words in answer.content.decode()
    assert "Something else again" in answer.content.decode()


def test_a_barrier_has_an_owner_who_works_on_it(cast: Any, signed_in: SignIn, current: Any) -> None:
    signed_in(cast.ruth).post(at("barrier_add", cast.own), {"key": "k1", **DESK})

    (row,) = current(models.Barrier, cast.own)
    assert row.owner == worker_of("tom")


@pytest.mark.parametrize("who", ["carol", "denise", "sam", "priya", "beth", "frances", "oliver", "dan"])
def test_who_may_not_write_finds_no_form(who: str, cast: Any, signed_in: SignIn) -> None:
    for verb, *_ in ENTRIES:
        assert signed_in(getattr(cast, who)).get(at(f"{verb}_add", cast.own)).status_code == 404


def test_partners_police_and_the_key_worker_have_no_page_of_the_assessment(
    cast: Any, signed_in: SignIn
) -> None:
    for who in ("denise", "sam", "priya", "beth", "oliver", "dan"):
        assert signed_in(getattr(cast, who)).get(at("assessment", cast.own)).status_code == 404
    for who in ("ruth", "tom", "carol", "frances", "ian"):
        assert signed_in(getattr(cast, who)).get(at("assessment", cast.own)).status_code == 200


def test_what_somebody_says_of_advice_stands_beside_our_view(
    cast: Any, signed_in: SignIn, record: Any
) -> None:
    facts = {"relationship": "her nan", "influence": "supports_strongly"}
    nan = record(KeyPerson, cast.own, cast.ruth, name="Joyce", **facts)
    browser = signed_in(cast.ruth)
    browser.post(at("advice_add", cast.own), {"key": "k1", **NAN, "people": [nan.entry]})

    text = page(browser, cast.own)

    row = text[text.index("Joyce, her nan") :][:400]
    assert "Named when asked" in row
    assert "+ Supports, strongly" in row


def test_two_voices_of_a_condition_stand_side_by_side_the_latest_first(
    cast: Any, signed_in: SignIn, record: Any
) -> None:
    def said(voice: str, words: str, ago: int) -> None:
        facts = {"condition": "hope", "voice": voice, "words": words, "valid_from": days_ago(ago)}
        record(models.DesistanceCondition, cast.own, cast.ruth, **facts)

    said("person", "No point.", 60)
    said("person", "I can see a door.", 2)
    said("practitioner", "She plans a week ahead now.", 2)

    text = page(signed_in(cast.ruth), cast.own)
    row = text[text.index("Hope and belief in oneself") :]
    row = row[: row.index("</tr>")]
    places = [row.index(words) for words in ("I can see a door.", "No point.", "She plans a week ahead now.")]
    assert places == sorted(places)


def test_advice_is_asked_again_at_the_stage_that_is_open(cast: Any, signed_in: SignIn, record: Any) -> None:
    record(models.Assessment, cast.own, cast.ruth, stage="review", valid_from=days_ago(2))

    form = filled(signed_in(cast.ruth).get(at("advice_add", cast.own)))

    assert form["stage"] == ["review"]
