"""Forms about access itself. A member of staff is named by the name they sign in with."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import governing
from handrail.access.governing import CaseName, Reader
from handrail.access.models import AlertReview, User
from handrail.casefile import codes
from handrail.design.typed import DatePartsField
from handrail.people.forms import box, short

ROOM_WORDS = {"victim": _l("Victim information"), "intelligence": _l("Police intelligence")}


class ReasonForm(forms.Form):
    """Why, in a sentence or two."""

    reason = forms.CharField(label=_l("Why"), widget=box(), max_length=2000)


class ConnectionForm(forms.Form):
    """Somebody one knows: by a reference, or by name and date of birth as one remembers them."""

    reference = forms.CharField(label=_l("Reference"), widget=short(10), max_length=20, required=False)
    given_name = forms.CharField(label=_l("First name"), widget=short(), max_length=100, required=False)
    family_name = forms.CharField(label=_l("Family name"), widget=short(), max_length=100, required=False)
    date_of_birth = DatePartsField(label=_l("Date of birth"), required=False)
    how = forms.CharField(
        label=_l("How you know them"),
        help_text=_l("For example: my cousin, we were neighbours until 2024, he harmed my family."),
        widget=box(),
        max_length=2000,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        known_by_name = given.get("family_name") and (given.get("given_name") or given.get("date_of_birth"))
        if not self.errors and not given.get("reference") and not known_by_name:
            words = _("Give the reference, or the family name with a first name or date of birth")
            self.add_error("reference", words)
        return given


class CaseReferenceForm(forms.Form):
    """Which case, by its exact reference."""

    reference = forms.CharField(label=_l("Reference of the case"), widget=short(10), max_length=20)
    case: CaseName | None = None

    def clean_reference(self) -> str:
        """The case of that reference."""
        reference = self.cleaned_data["reference"].strip()
        self.case = governing.case_of(reference)
        if self.case is None:
            raise forms.ValidationError(_("No case has this reference"))
        return reference


class ExclusionForm(CaseReferenceForm, ReasonForm):
    """Who, from which case, why."""

    field_order = ("who", "reference", "reason")
    who = forms.CharField(
        label=_l("Who, by the name they sign in with"), widget=short(), max_length=64, strip=True
    )
    user: User | None = None

    def __init__(self, *args: Any, by: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.by = by

    def clean_who(self) -> str:
        """The user of that name, who is not the one asking."""
        name = self.cleaned_data["who"]
        self.user = User.objects.filter(username__iexact=name).exclude(pk=self.by.pk).first()
        if self.user is None:
            raise forms.ValidationError(_("Nobody else signs in with this name"))
        return str(name)


class RestrictionForm(ReasonForm):
    """Who alone may open the case, and why."""

    field_order = ("readers", "reason")
    readers = forms.MultipleChoiceField(
        label=_l("Named readers"),
        help_text=_l("At least two who supervise or manage the case. Everybody else is shut out at once."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, offered: list[Reader], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["readers"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (str(one.id), f"{one.name}, {codes.label('relation_kinds', one.kind).lower()}") for one in offered
        ]


class RoomForm(CaseReferenceForm):
    """Which sealed room of which case."""

    room = forms.ChoiceField(
        label=_l("Which room"), choices=list(ROOM_WORDS.items()), widget=forms.RadioSelect
    )


class ReadersForm(ReasonForm):
    """Who reads a sealed room, and why."""

    field_order = ("readers", "reason")
    readers = forms.MultipleChoiceField(
        label=_l("Named readers"),
        help_text=_l("At least two. Nobody else reads it, from this moment."),
        error_messages={"required": _l("Name at least two readers")},
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, offered: list[Reader], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["readers"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (str(one.id), f"{one.name}, {codes.label('relation_kinds', one.kind).lower()}") for one in offered
        ]


class DecisionForm(forms.Form):
    """What comes of a declared connection."""

    outcome = forms.ChoiceField(
        label=_l("What comes of it"),
        choices=[("excluded", _l("Exclude them")), ("dismissed", _l("No exclusion"))],
        widget=forms.RadioSelect,
    )
    cases = forms.MultipleChoiceField(
        label=_l("From which cases"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_l("Why"), widget=box(), max_length=2000)

    def __init__(self, *args: Any, offered: list[CaseName], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offered = offered
        field = self.fields["cases"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one.id), one.reference) for one in offered]
        if not offered:
            del self.fields["cases"]
            outcome = self.fields["outcome"]
            assert isinstance(outcome, forms.ChoiceField)
            outcome.choices = [("dismissed", _("No exclusion: no case fits what they typed"))]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("outcome") == "excluded" and not given.get("cases") and not self.errors:
            self.add_error("cases", _("Choose at least one case"))
        return given

    def chosen(self) -> list[CaseName]:
        """The cases to exclude them from; none when dismissed."""
        if self.cleaned_data["outcome"] != "excluded":
            return []
        return [one for one in self.offered if str(one.id) in self.cleaned_data["cases"]]


class ReviewForm(forms.Form):
    """What came of an alert."""

    outcome = forms.ChoiceField(
        label=_l("What came of it"), choices=AlertReview.Outcome.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label=_l("In a sentence or two"), widget=box(), max_length=2000)
