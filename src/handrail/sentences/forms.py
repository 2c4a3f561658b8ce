"""Forms about the sentence: what was imposed, what it asks, how it moved and how it changed."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.casefile import areas
from handrail.casefile.calendar.kinds import KINDS
from handrail.design import wording
from handrail.design.typed import TypedDateField, TypedTimeField
from handrail.people.fields import CodedField, LinesField, WorkerField
from handrail.people.forms import NamedForm, box, in_a_row, short
from handrail.sentences.models import (
    Condition,
    CurfewWindow,
    ExclusionArea,
    Requirement,
    Sentence,
)

SINCE = _l("Since")
UNTIL = _l("Until")
WEEKDAYS = (
    ("1", _l("Monday")),
    ("2", _l("Tuesday")),
    ("3", _l("Wednesday")),
    ("4", _l("Thursday")),
    ("5", _l("Friday")),
    ("6", _l("Saturday")),
    ("7", _l("Sunday")),
)


class Whole(forms.IntegerField):
    """A whole number; nothing typed is none."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", short(4))
        super().__init__(required=False, min_value=0, max_value=options.pop("most", 9999), **options)

    def clean(self, value: Any) -> int:
        return super().clean(value) or 0


class About(forms.ChoiceField):
    """Which entry this is about: offered from the case."""

    widget = forms.Select


class SentencedForm(NamedForm):
    """A form that may point at sentences or at what they ask."""

    empty_is_none: tuple[str, ...] = ()

    def offer(self, name: str, found: list[tuple[str, str]], nothing: str = "") -> None:
        """Offer entries; one alone is chosen already."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", nothing or _("Choose")), *found]
        if len(found) == 1 and self.row is None and not nothing:
            self.initial[name] = found[0][0]

    def sentences(self) -> list[tuple[str, str]]:
        """Every sentence of the case, in words."""
        return [(row.entry, in_words(row)) for row in self.case.fetch(Sentence)]

    def asked(self) -> list[tuple[str, str]]:
        """Every requirement and condition of the case, in words."""
        rows = [*self.case.fetch(Requirement), *self.case.fetch(Condition)]
        return [(row.entry, in_words(row)) for row in rows]

    def facts(self) -> dict[str, Any]:
        """Empty choices of a code or an entry are nothing at all."""
        found = super().facts()
        return {
            name: None if name in self.empty_is_none and not value else value for name, value in found.items()
        }


def in_words(row: Any) -> str:
    """An entry as a choice or a link names it."""
    what = getattr(row, "title", "") or getattr(row, "kind_label", "") or getattr(row, "what", "")
    if isinstance(row, CurfewWindow):
        what = f"{wording.clock(row.starts)} to {wording.clock(row.ends)}"
    if not what:
        what = getattr(row, "wording", "") or getattr(row, "becomes", "") or getattr(row, "basis_label", "")
    if isinstance(row, Condition | Requirement) and row.wording and row.wording != what:
        what = f"{what}: {row.wording}"
    what = what if len(what) <= 80 else f"{what[:79]}…"
    return f"{what}, {wording.full_date(row.valid_from)}" if row.valid_from else what


class SentenceForm(SentencedForm):
    """An order, a custodial sentence, or something agreed without a court."""

    not_ahead = ("valid_from",)
    empty_is_none = ("after",)

    kind = CodedField("sentence_kinds", label=_l("What was imposed or agreed?"), widget=forms.Select)
    title = forms.CharField(
        label=_l("In words"),
        max_length=300,
        required=False,
        help_text=_l("For example: community order, nine months."),
    )
    court = forms.CharField(label=_l("Court"), max_length=200, required=False)
    valid_from = TypedDateField(label=_l("When was it imposed?"), looks_back=True)
    years = Whole(label=_l("Years"), most=99)
    months = Whole(label=_l("Months"), most=240)
    days = Whole(label=_l("Days"))
    starts_on = TypedDateField(
        label=_l("Starts on"), required=False, help_text=_l("Only if it is not the day it was imposed.")
    )
    ends_on = TypedDateField(
        label=_l("Ends on"),
        required=False,
        help_text=_l("Only where the court or the prison named the day; else it follows from the length."),
    )
    runs = CodedField("sentence_runs", label=_l("How does it run?"), widget=in_a_row(), initial="alone")
    after = About(label=_l("After or beside which"), required=False)
    remand_days = Whole(label=_l("Days on remand or tagged bail that count"))
    completed = forms.BooleanField(label=_l("It is completed or has been ended"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        others = [one for one in self.sentences() if self.row is None or one[0] != self.row.entry]
        self.offer("after", others, _("None"))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        kind = KINDS.get(given.get("kind", ""))
        length = any(given.get(name) for name in ("years", "months", "days", "ends_on"))
        if kind and kind.by_court and not (length or kind.endless or kind.months):
            self.add_error("months", _("Enter how long it lasts, or the day it ends"))
        if given.get("runs") == "consecutive":
            self.need("after", _("Choose the sentence it follows"))
        return given


class ReleaseForm(SentencedForm):
    """Release into the community."""

    sentence = About(label=_l("From which sentence?"))
    kind = CodedField("release_kinds", label=_l("What kind of release?"), initial="automatic")
    valid_from = TypedDateField(label=_l("Released on"), looks_back=True)
    place = forms.CharField(label=_l("From which prison"), max_length=200, required=False)
    licence_ends_on = TypedDateField(label=_l("Licence ends on"), required=False)
    post_sentence_ends_on = TypedDateField(label=_l("Supervision after the sentence ends on"), required=False)
    different_this_time = forms.CharField(
        label=_l("What is different this time"), required=False, widget=box(), help_text=_l("After a recall.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("sentence", self.sentences())


class RecallForm(SentencedForm):
    """Return to custody."""

    not_ahead = ("valid_from", "returned_on")

    sentence = About(label=_l("On which sentence?"))
    kind = CodedField("recall_kinds", label=_l("What kind of recall?"), initial="standard")
    valid_from = TypedDateField(label=_l("Licence revoked on"), looks_back=True)
    returned_on = TypedDateField(label=_l("Back in custody on"), looks_back=True, required=False)
    reason = forms.CharField(label=_l("Why"), widget=box())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("sentence", self.sentences())


class RequirementForm(SentencedForm):
    """What an order requires."""

    empty_is_none = ("unit",)

    sentence = About(label=_l("Of which sentence?"))
    kind = CodedField("requirement_kinds", label=_l("Which requirement?"), widget=forms.Select)
    wording = forms.CharField(label=_l("As the court worded it"), required=False, widget=box(2))
    agreed_words = forms.CharField(label=_l("In the words agreed with {name}"), required=False, widget=box(2))
    amount = forms.IntegerField(
        label=_l("How much"), required=False, min_value=1, max_value=5000, widget=short(4)
    )
    unit = CodedField("amount_units", label=_l("Of what"), required=False, widget=forms.Select)
    done = Whole(label=_l("Done so far"))
    worker = WorkerField(
        label=_l("With whom"),
        max_length=200,
        required=False,
        widget=short(),
        help_text=_l("The worker’s name."),
    )
    useful_because = forms.CharField(label=_l("How it helps"), required=False, widget=box(2))
    valid_from = TypedDateField(label=SINCE, looks_back=True)
    valid_to = TypedDateField(label=UNTIL, required=False, help_text=_l("The last day, where it ends early."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("sentence", self.sentences())

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("amount"):
            self.need("unit", _("Choose hours, days or another unit"))
        return given


class ConditionForm(SentencedForm):
    """What a licence asks."""

    empty_is_none = ("beside_last_release",)

    sentence = About(label=_l("Of which sentence?"))
    kind = CodedField("condition_kinds", label=_l("Which condition?"), widget=forms.Select)
    wording = forms.CharField(label=_l("As the licence words it"), widget=box(2))
    agreed_words = forms.CharField(label=_l("In the words agreed with {name}"), required=False, widget=box(2))
    detail = forms.CharField(label=_l("More about it"), required=False, widget=box(2))
    beside_last_release = CodedField(
        "condition_comparisons", label=_l("Beside the last release"), required=False, widget=forms.Select
    )
    restrictive = forms.BooleanField(label=_l("It restricts"), required=False, initial=True)
    valid_from = TypedDateField(label=SINCE, looks_back=True)
    valid_to = TypedDateField(label=UNTIL, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("sentence", self.sentences())


class CurfewForm(SentencedForm):
    """Hours to be indoors."""

    source = About(label=_l("From which requirement or condition?"))
    weekdays = forms.MultipleChoiceField(
        label=_l("On which days"), choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple
    )
    starts = TypedTimeField(label=_l("In by"))
    ends = TypedTimeField(label=_l("Until (next morning, if earlier)"))
    place = forms.CharField(label=_l("Where"), max_length=200, required=False)
    tagged = forms.BooleanField(label=_l("With an electronic tag"), required=False)
    valid_from = TypedDateField(label=SINCE, looks_back=True)
    valid_to = TypedDateField(label=UNTIL, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("source", self.asked())

    def clean_weekdays(self) -> list[int]:
        """Numbers, Monday first."""
        return sorted(int(day) for day in self.cleaned_data["weekdays"])


class AreaForm(SentencedForm):
    """An area to stay out of."""

    source = About(label=_l("From which requirement or condition?"))
    wording = forms.CharField(
        label=_l("The area in words"),
        widget=box(),
        help_text=_l("Streets and edges. Never where a victim lives."),
    )
    agreed_words = forms.CharField(label=_l("In the words agreed with {name}"), required=False, widget=box())
    because = forms.CharField(label=_l("Why there"), required=False, widget=box(2))
    geometry = forms.CharField(
        label=_l("Outline as GeoJSON"),
        required=False,
        widget=box(),
        help_text=_l("A Polygon or MultiPolygon in degrees, longitude first."),
    )
    valid_from = TypedDateField(label=SINCE, looks_back=True)
    valid_to = TypedDateField(label=UNTIL, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("source", self.asked())

    def initial_from(self, row: Any) -> dict[str, Any]:
        """The outline as it is typed."""
        found = super().initial_from(row)
        outline = found.pop("geometry", None)
        return {**found, "geometry": json.dumps(outline) if outline else ""}

    def clean_geometry(self) -> Any:
        """A sound outline, or none."""
        typed = self.cleaned_data["geometry"].strip()
        if not typed:
            return None
        try:
            outline = json.loads(typed)
            areas.check(outline)
        except (ValueError, RecursionError):
            raise ValidationError(_("This is no outline that can be drawn: check the GeoJSON")) from None
        except areas.BadArea as fault:
            raise ValidationError(_("This outline cannot be drawn: %(why)s") % {"why": fault}) from None
        return outline


class VariationForm(SentencedForm):
    """A change to what the sentence asks, on somebody's authority."""

    of = About(label=_l("What was changed?"))
    was = forms.CharField(label=_l("What it said before"), widget=box(2))
    becomes = forms.CharField(label=_l("What it says now"), widget=box(2))
    reason = forms.CharField(label=_l("Why"), widget=box())
    authority = CodedField("authorities", label=_l("On whose authority?"))
    authority_name = forms.CharField(label=_l("Who decided"), max_length=200, required=False)
    decided_on = TypedDateField(label=_l("Decided on"), looks_back=True, required=False)
    valid_from = TypedDateField(label=_l("Holds from"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = [*self.case.fetch(CurfewWindow), *self.case.fetch(ExclusionArea)]
        self.offer("of", [*self.asked(), *((row.entry, in_words(row)) for row in rows), *self.sentences()])


class SuspensionForm(SentencedForm):
    """A time when contact is lawfully not asked for."""

    basis = CodedField("suspension_bases", label=_l("On what basis?"))
    reason = forms.CharField(label=_l("Why"), widget=box())
    valid_from = TypedDateField(label=_l("From"), looks_back=True)
    valid_to = TypedDateField(label=UNTIL, required=False)


class OffenceForm(SentencedForm):
    """What was done, where and with whom."""

    not_ahead = ("valid_from",)
    empty_is_none = ("sentence",)

    what = forms.CharField(label=_l("What was done"), max_length=300, widget=box(2))
    standing = CodedField(
        "offence_standings", label=_l("Which sentence?"), widget=in_a_row(), initial="index"
    )
    sentence = About(label=_l("Sentenced with"), required=False)
    valid_from = TypedDateField(label=_l("When"), looks_back=True, required=False)
    count = forms.IntegerField(
        label=_l("How many of them"), min_value=1, max_value=9999, initial=1, widget=short(4)
    )
    place = forms.CharField(label=_l("Where"), max_length=300, required=False)
    with_whom = LinesField(label=_l("With whom"), required=False, help_text=_l("One a line."))
    weapon = forms.CharField(label=_l("Weapon"), max_length=300, required=False)
    harmed = forms.CharField(
        label=_l("Who was harmed"),
        max_length=300,
        required=False,
        help_text=_l("Never a victim’s name or address."),
    )
    on_licence = forms.BooleanField(label=_l("While on licence"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer("sentence", self.sentences(), _("Not said"))
