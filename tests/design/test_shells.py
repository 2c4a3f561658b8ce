"""The shells of pages: what they promise whoever stands behind the reader's shoulder."""

import re
from dataclasses import replace

import pytest
from django import forms

from handrail.design.frame import CaseFrame, Shell
from tests.design.samples.case import HELEN
from tests.design.samples.frames import SHELL


@pytest.fixture
def draw(env):
    """Draw a template with what is given."""
    return lambda name, **context: env.get_template(name).render(**context)


class OneField(forms.Form):
    words = forms.CharField()
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def title(markup):
    return re.search(r"<title>(.*?)</title>", markup)[1]


def test_titles_of_case_pages_carry_a_reference_and_no_name(pages):
    assert title(pages["case"]) == "Overview, X340571 – Handrail"
    for name in ("case", "timeline", "people", "sentence"):
        for person in ("Helen", "Wayne", "Kai", "Leon"):
            assert person not in title(pages[name])


def test_nothing_is_styled_or_scripted_in_the_page(pages):
    for markup in pages.values():
        assert " style=" not in markup
        assert "<style" not in markup
        assert not re.search(r"\son[a-z]+=", markup)
        assert not re.search(r"<script(?![^>]*\ssrc=)", markup)


def test_ids_are_given_once(pages):
    for name, markup in pages.items():
        ids = re.findall(r'\sid="([^"]+)"', markup)
        assert sorted(ids) == sorted(set(ids)), name


def test_every_picture_says_itself(pages):
    assert any('role="img"' in markup for markup in pages.values())
    for markup in pages.values():
        for labelled in re.findall(r'<svg[^>]*role="img"[^>]*aria-labelledby="([^"]+)"', markup):
            assert re.search(rf'<title id="{labelled}">[^<]+</title>', markup)


def test_the_script_carries_the_nonce_of_the_request(draw):
    class Request:
        csp_nonce = "abc123"
        LANGUAGE_CODE = "cy"

    markup = draw("design/page.html", request=Request())
    assert 'nonce="abc123"' in markup
    assert '<html lang="cy"' in markup


def test_only_fictional_people_are_announced(draw):
    assert "fictional" in draw("design/page.html", shell=Shell(demo=True))
    assert "fictional" not in draw("design/page.html", shell=Shell())


def test_signing_out_is_a_form(draw):
    markup = draw("design/page.html", shell=SHELL, csrf_input="")
    assert re.search(r'<form method="post" action="#" id="sign-out">\s*<button type="submit"', markup)


def test_an_earlier_date_is_said_above_the_page(draw):
    frame = replace(HELEN, as_known="The case as it was known on 10 March 2026", now_url="/now")
    markup = draw("design/case_page.html", frame=frame)
    assert "The case as it was known on 10 March 2026" in markup
    assert 'href="/now"' in markup


def test_an_age_that_is_not_known_is_left_out(draw):
    markup = draw("design/case_page.html", frame=CaseFrame("A B", "A", "X1"))
    assert "None" not in markup
    assert ">CRN</span> X1" in markup


def test_a_form_page_without_a_case_is_a_plain_page(draw):
    markup = draw("design/form_page.html", form=OneField(), heading="Find a person", cancel_url="/")
    assert "moj-identity-bar" not in markup
    assert 'name="token"' in markup
    assert ">Cancel</a>" in markup


def test_a_form_page_of_a_case_has_its_frame(draw):
    markup = draw("design/form_page.html", form=OneField({}), heading="Add a contact", frame=HELEN)
    assert title(markup) == "Error: Add a contact, X340571 – Handrail"
    assert "moj-identity-bar" in markup
    assert "There is a problem" in markup


def test_a_question_says_what_follows(draw):
    markup = draw(
        "design/confirm.html",
        heading="Withdraw the referral?",
        consequences=["New Crescent is told today."],
        submit_label="Withdraw it",
    )
    assert "<li>New Crescent is told today.</li>" in markup
    assert "Withdraw it" in markup


@pytest.mark.parametrize("status", [400, 403, 404, 409, 429, 500, 503])
def test_errors_stand_with_nothing_but_their_number(draw, status):
    markup = draw("design/error.html", status=status)
    assert 'href="/"' in markup
    assert "None" not in markup


def test_two_texts_stand_side_by_side(draw):
    markup = draw("design/error.html", status=409, yours="<mine>", theirs="theirs", theirs_by="Tom, 2pm")
    assert "&lt;mine&gt;" in markup
    assert "Tom, 2pm" in markup
