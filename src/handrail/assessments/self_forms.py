"""The person's or a parent's own assessment: a few large choices, on screen together or from paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.forms import AssessedForm, own_words, text
from handrail.assessments.models import SelfAnswer
from handrail.casefile import codes
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField
from handrail.people.forms import in_a_row

ANSWER, WORDS = "answer_", "words_"
OURS = ("disagrees_with_us", "our_answer")


class SelfForm(AssessedForm):
    """How things are in each area, what they want to say, and where they see it otherwise than we do."""

    voice = CodedField("voices", label=_l("Who answers?"), widget=in_a_row(), initial="person")
    given = CodedField(
        "self_assessment_formats",
        label=_l("How was it done?"),
        widget=forms.Select,
        initial="on_screen_together",
    )
    helped_by = forms.CharField(label=_l("Who helped"), max_length=200, required=False)
    valid_from = TypedDateField(label=_l("On"), looks_back=True)
    most_of_all = forms.CharField(label=_l("What matters most of all"), widget=own_words(2), required=False)
    disagrees_with_us = forms.CharField(
        label=_l("Where they see it otherwise than we do"),
        widget=own_words(2),
        required=False,
        help_text=_l("It is kept, whoever is right."),
    )
    our_answer = text(_l("What we say to that"), 2)

    def __init__(
        self, *args: Any, answers: dict[str, SelfAnswer] | None = None, voice: str = "", **options: Any
    ) -> None:
        super().__init__(*args, **options)
        cohort = self.case.case.cohort
        if cohort == "adult":
            voices = self.fields["voice"]
            assert isinstance(voices, CodedField)
            voices.offer(cohort, self.today, getattr(self.row, "voice", None), without=frozenset({"parent"}))
        self.call_voices("voice")
        if voice:
            self.initial["voice"] = voice
        kept = answers or {}
        self.areas = dict(codes.choices("areas_of_need", cohort=cohort, on=self.today))
        self.areas |= {area: codes.label("areas_of_need", area) for area in kept}
        for area, label in self.areas.items():
            self._ask(area, label, kept.get(area))

    def _ask(self, area: str, label: str, kept: SelfAnswer | None) -> None:
        self.fields[ANSWER + area] = forms.ChoiceField(
            label=label,
            required=False,
            choices=codes.choices("self_answers"),
            widget=forms.RadioSelect({"class": "govuk-radios--inline hr-choices"}),
            initial=kept.answer if kept else None,
        )
        self.fields[WORDS + area] = forms.CharField(
            label=_("In their words: %(area)s") % {"area": label},
            required=False,
            max_length=1000,
            initial=kept.words if kept else "",
        )
        for name in (ANSWER + area, WORDS + area):
            vars(self.fields[name])["said_above"] = True

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for area in self.areas:
            if given.get(WORDS + area):
                self.need(ANSWER + area, _("Choose an answer for: %(area)s") % {"area": self.areas[area]})
        if not any(given.get(ANSWER + area) for area in self.areas) and not given.get("most_of_all"):
            self.add_error("most_of_all", _("Answer one question at least, or write what matters most"))
        return given

    def facts(self) -> dict[str, Any]:
        """What goes to the self-assessment itself."""
        return {name: v for name, v in super().facts().items() if not name.startswith((ANSWER, WORDS))}

    def answers(self) -> dict[str, tuple[str, str]]:
        """What was answered, by area."""
        given = self.cleaned_data
        return {
            area: (given[ANSWER + area], given[WORDS + area]) for area in self.areas if given[ANSWER + area]
        }
