"""Form fields in GOV.UK markup."""

import jinja2
import pytest
from django import forms

from handrail.design.gallery import SampleForm


@pytest.fixture
def draw(env: jinja2.Environment):
    """Draw one field of the sample form; further arguments go to the macro."""
    template = env.from_string(
        '{% from "design/fields.html" import field, errors %}'
        "{{ errors(form) if all else field(form[name], **more) }}"
    )

    def drawn(name="", data=None, initial=None, **more):
        form = SampleForm(data, initial=initial)
        return template.render(form=form, name=name, more=more, all=not name)

    return drawn


def test_a_field_has_label_hint_and_error_in_one_description(draw):
    markup = draw("title", {"title": ""})
    assert '<label class="govuk-label govuk-label--s" for="id_title">' in markup
    assert 'aria-describedby="id_title-hint id_title-error"' in markup
    assert "Say what it was" in markup
    assert 'maxlength="80"' in markup


def test_a_field_one_may_leave_says_so(draw):
    assert "Notes (optional)" in draw("notes")
    assert "(optional)" not in draw("title")


def test_typed_lines_come_back_as_typed(draw):
    """The component indents what it is given; the text must not gain spaces with every return."""
    markup = draw("notes", {"notes": "one\r\n  two <b>"})
    assert ">one&#10;  two &lt;b&gt;</textarea>" in markup


def test_a_password_is_never_sent_back(env):
    class SignIn(forms.Form):
        password = forms.CharField(widget=forms.PasswordInput({"autocomplete": "current-password"}))

    template = env.from_string('{% from "design/fields.html" import field %}{{ field(form.password) }}')
    markup = template.render(form=SignIn({"password": "hunter2"}))
    assert "hunter2" not in markup
    assert 'autocomplete="current-password"' in markup


def test_radios_are_not_chosen_for_anyone(draw):
    markup = draw("outcome")
    assert 'type="radio"' in markup
    assert "checked" not in markup
    assert "Counts as kept" in markup


def test_the_choice_made_stays(draw):
    assert 'value="came" checked' in draw("outcome", {"outcome": "came"})
    assert draw("help_given", {"help_given": ["lift", "call"]}).count("checked") == 2
    assert "checked" in draw("told", {"told": "on"})


def test_a_field_may_stand_under_a_choice(draw):
    markup = draw("outcome", reveal={"absent": "<p>why</p>"})
    assert 'id="conditional-id_outcome-3"' in markup


def test_choices_may_be_grouped(draw):
    markup = draw("place", {"place": "willow"})
    assert '<optgroup label="Partners’">' in markup
    assert '<option value="willow" selected>' in markup


def test_three_boxes_keep_what_was_typed(draw):
    markup = draw("born", {"born-day": "9", "born-month": "x"})
    assert 'name="born-day" type="text" value="9"' in markup
    assert 'name="born-month" type="text" value="x"' in markup
    assert "govuk-input--error" in markup


def test_hidden_fields_stay_hidden(draw):
    assert draw("code", initial={"code": "a<b"}).strip() == '<input type="hidden" name="code" value="a&lt;b">'


def test_the_summary_leads_to_each_field(draw):
    markup = draw(data={"born-day": "9"})
    for target in ("id_title", "id_on", "id_at", "id_born-day", "id_outcome", "id_place"):
        assert f'href="#{target}"' in markup


def test_djangos_own_words_for_a_missing_answer_are_made_plain(draw):
    assert "Choose: How it went" in draw("outcome", {"title": "x"})
    assert "This field is required" not in draw(data={"title": "x"})


def test_a_form_without_mistakes_has_no_summary(draw):
    assert draw().strip() == ""
