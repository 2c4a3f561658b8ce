"""Forms about voices: whose advice counts, what suits, where somebody stands, what was before."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.assessing import standing
from handrail.assessments.fields import EntriesField
from handrail.assessments.forms import AssessedForm, line, own_words, text, until
from handrail.assessments.models import Assessment
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField, WorkerField
from handrail.people.forms import in_a_row, short
from handrail.people.frame import holds
from handrail.people.models import KeyPerson, MustNotMeet
from handrail.people.network import in_sight


class AdviceForm(AssessedForm):
    """Whose advice the person listens to, in their own answer."""

    words = forms.CharField(
        label=_l("Whose advice do you listen to, and why theirs?"),
        widget=own_words(),
        help_text=_l("{name}’s own answer, as it was said."),
    )
    people = EntriesField(KeyPerson, lambda row: f"{row.name}, {row.relationship}", label=_l("Who that is"))
    stage = CodedField("assessment_stages", label=_l("Asked at"), widget=forms.Select, initial="initial")
    valid_from = TypedDateField(label=_l("Asked on"), looks_back=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.row is None and (open_now := standing(self.case.fetch(Assessment))) is not None:
            self.initial["stage"] = open_now.stage
        people = self.fields.get("people")
        if isinstance(people, EntriesField):
            seen = in_sight(self.case.fetch(KeyPerson), self.case.fetch(MustNotMeet), self.today)
            names = {row.entry for row in seen if holds(row, self.today)}
            kept = getattr(self.row, "people", [])
            people.choices = [pair for pair in _pairs(people) if pair[0] in names or pair[0] in kept]


def _pairs(field: EntriesField) -> list[tuple[str, str]]:
    return list(cast(list[tuple[str, str]], field.choices))


class EarlierForm(AssessedForm):
    """A time under supervision before this one, and what it teaches for now."""

    what = line(_l("Which supervision"), _l("For example: a community order in Northmoor."), True)
    when = line(_l("When"))
    persons_view = forms.CharField(
        label=_l("How it was, in {name}’s words"), widget=own_words(), required=False
    )
    helped = text(_l("What helped"), 2)
    hindered = text(_l("What got in the way"), 2)
    use_now = text(_l("What we do differently now"), 2)


class ResponsivityForm(AssessedForm):
    """The style, pace or format that suits this person."""

    kind = CodedField("responsivity_kinds", label=_l("What is it about?"), widget=in_a_row())
    what = text(_l("What suits {name}"), 2, _l("For example: one thing at a time, drawn."), required=True)
    because = text(_l("How we know"), 2)
    valid_to = until()


class BarrierForm(AssessedForm):
    """Something in how things are run that stands in the way, and who works on it."""

    what = text(_l("What stands in the way"), 2, _l("In how a service is run, not in {name}."), required=True)
    means = text(_l("What it means for {name}"), 2)
    owner = WorkerField(label=_l("Who works on it"), max_length=200, widget=short())
    we_do = text(_l("What they do about it"), 2)
    valid_to = until()


class ReadinessForm(AssessedForm):
    """Where the person stands with a change on a day."""

    about = line(_l("A change in what?"), _l("For example: the company he keeps."), True)
    answer = CodedField("readiness_answers", label=_l("Where does {name} stand with it?"))
    voice = CodedField("condition_voices", label=_l("Whose answer is it?"), widget=in_a_row())
    reason = text(_l("Why"), 2, _l("What {name} said, or what was seen."))
    valid_from = TypedDateField(label=_l("On"), looks_back=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.call_voices("voice")


class ConditionForm(AssessedForm):
    """One of the five conditions of leaving crime behind, in one voice, on a day."""

    condition = CodedField("desistance_conditions", label=_l("Which of the five?"))
    voice = CodedField("condition_voices", label=_l("Whose words are they?"), widget=in_a_row())
    words = forms.CharField(
        label=_l("How it is now"),
        widget=own_words(4),
        help_text=_l("Words, no marks out of ten. Earlier words stay beside these."),
    )
    valid_from = TypedDateField(label=_l("On"), looks_back=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.call_voices("voice")
