"""How things are, in the person's and the parents' own answers; disagreement is kept beside ours."""

from typing import Any

import pytest

from handrail.assessments.models import SelfAnswer, SelfAssessment
from tests.assessments.conftest import SignIn, at, days_ago, page, typed
from tests.filling import filled

KAI = {
    "key": "k1",
    "voice": "person",
    "given": "pictures",
    "helped_by": "Joel Marsh, who read it out",
    "valid_from": typed(days_ago(0)),
    "answer_friends": "want_help",
    "words_friends": "They ring all night.",
    "answer_interests": "going_well",
    "most_of_all": "That I don’t end up like my brother.",
}
BY_PARENTS = {
    **{name: value for name, value in KAI.items() if not name.startswith(("answer", "words"))},
    "key": "k2",
    "voice": "parent",
    "answer_friends": "mixed",
}


def test_answers_stand_in_the_areas_one_voice_beside_the_other(
    cast: Any, signed_in: SignIn, current: Any
) -> None:
    browser = signed_in(cast.joel)

    assert browser.post(at("self_add", cast.elsewhere), KAI).status_code == 302
    browser.post(at("self_add", cast.elsewhere), BY_PARENTS)

    assert [(row.area, row.answer) for row in current(SelfAnswer, cast.elsewhere)] == [
        ("friends", "want_help"),
        ("interests", "going_well"),
        ("friends", "mixed"),
    ]
    text = page(browser, cast.elsewhere)
    apart = text[text.index('id="not-looked-at"') :]
    friends = apart[apart.index("Friends and other young people") :][:300]
    assert "Kai: I want help with this" in friends
    assert "A parent or carer: So-so" in friends
    assert "They ring all night." in text
    assert "helped by Joel Marsh, who read it out" in text


def test_where_they_see_it_otherwise_is_kept_with_what_we_say(
    cast: Any, signed_in: SignIn, current: Any
) -> None:
    browser = signed_in(cast.joel)
    browser.post(at("self_add", cast.elsewhere), KAI)
    (row,) = current(SelfAssessment, cast.elsewhere)
    form = filled(browser.get(at("self_update", cast.elsewhere, row.entry)))
    assert form["answer_friends"] == ["want_help"]
    otherwise = {"disagrees_with_us": "My mates look out for me.", "our_answer": "Some do; we say which."}

    browser.post(
        at("self_update", cast.elsewhere, row.entry), {**form, **otherwise, "answer_friends": "mixed"}
    )

    (row,) = current(SelfAssessment, cast.elsewhere)
    assert (row.version, row.disagrees_with_us) == (2, "My mates look out for me.")
    versions = {answer.area: answer.version for answer in current(SelfAnswer, cast.elsewhere)}
    assert versions == {"friends": 2, "interests": 1}
    text = page(browser, cast.elsewhere)
    assert text.index("My mates look out for me.") < text.index("Some do; we say which.")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"answer_friends": ""}, "Choose an answer for: Friends and other young people"),
        (
            {"answer_friends": "", "words_friends": "", "answer_interests": "", "most_of_all": ""},
            "Answer one question at least",
        ),
        ({"given": ""}, "How was it done?"),
    ],
)
def test_what_is_missing_is_said(
    wrong: dict[str, str], words: str, cast: Any, signed_in: SignIn, current: Any
) -> None:
    answer = signed_in(cast.joel).post(at("self_add", cast.elsewhere), {**KAI, **wrong})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert current(SelfAnswer, cast.elsewhere) == []


def test_an_adult_answers_alone_and_the_title_is_neutral(cast: Any, signed_in: SignIn) -> None:
    text = signed_in(cast.ruth).get(at("self_add", cast.own)).content.decode()

    assert 'value="parent"' not in text
    title = text[text.index("<title>") + 7 : text.index("</title>")]
    assert title.split(",")[0].strip() == "How things are"
