"""Forms about what an assessment finds: areas, factors, strengths, and the person's own answers.

``{name}`` in a label or hint becomes what the person is called.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.fields import EntriesField
from handrail.assessments.models import Area, Source
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField, LinesField
from handrail.people.forms import NamedForm, box, in_a_row
from handrail.people.frame import holds

FACTOR = (
    *("name", "offending", "harm", "does", "since", "critical_because"),
    *("certainty", "evidence"),
)
"""The fields of an area's form that are about a factor in it."""


def own_words(rows: int = 3) -> forms.Textarea:
    """A box for words as the person said them."""
    return forms.Textarea({"rows": rows, "class": "hr-own-words"})


def text(label: Any, rows: int = 3, help_text: Any = "", required: bool = False) -> forms.CharField:
    """A few sentences."""
    return forms.CharField(label=label, widget=box(rows), help_text=help_text, required=required)


def line(label: Any, help_text: Any = "", required: bool = False) -> forms.CharField:
    """A few words on one line."""
    return forms.CharField(label=label, max_length=300, help_text=help_text, required=required)


def until() -> TypedDateField:
    """The last day of something that no longer holds."""
    return TypedDateField(
        label=_l("Until"),
        looks_back=True,
        required=False,
        help_text=_l("Only when it no longer holds. It stays on the record."),
    )


def sources() -> EntriesField:
    """What a conclusion rests on."""
    return EntriesField(Source, _source, label=_l("What this rests on"))


def _source(row: Source) -> str:
    return f"{row.name} ({str(row.state_label).lower()})"


class AssessedForm(NamedForm):
    """A form of this room: it offers the entries of the case, and begins today."""

    not_ahead: tuple[str, ...] = ("valid_from", "valid_to")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in list(self.fields.items()):
            if isinstance(field, EntriesField):
                field.offer(self.case, self.row.entry if self.row else "")
                if not field.choices:
                    del self.fields[name]
        if self.row is None:
            self.fields.pop("valid_to", None)
            if "valid_from" in self.fields:
                self.initial.setdefault("valid_from", self.today)

    def facts(self) -> dict[str, Any]:
        """What is filled in; an entry without a day of its own begins today."""
        facts = super().facts()
        return facts if self.row else {"valid_from": self.today, **facts}

    def call_voices(self, name: str) -> None:
        """Call the person by name where a voice is chosen."""
        voice = self.fields[name]
        assert isinstance(voice, CodedField)
        voice.say("person", self.first_name)


class AreaForm(AssessedForm):
    """One area of life on one page: what is going on, the person's words, and a factor if there is one."""

    area = CodedField("areas_of_need", label=_l("Area of life"), widget=forms.Select)
    found = CodedField("area_findings", label=_l("What did you and {name} find?"))
    going_on = text(_l("What is going on"), help_text=_l("What helps as well as what is hard."))
    name = line(
        _l("The factor, in a few words"), _l("As {name} would recognise it. For example: nowhere to live.")
    )
    does = text(
        _l("What it does in {name}’s life"),
        help_text=_l("What it gives, what it costs, and how it leads to offending. Not a label."),
    )
    since = line(_l("Since when"), _l("A date, or words: “since his tenancy ended”."))
    offending = CodedField(
        "links", label=_l("Linked to offending?"), widget=in_a_row(), initial="linked", required=False
    )
    harm = CodedField("links", label=_l("Linked to harm to anybody?"), widget=in_a_row(), required=False)
    critical_because = text(
        _l("One of the most pressing? Say why"), 2, _l("Leave empty if others come before it.")
    )
    certainty = CodedField(
        "certainties", label=_l("How sure are we?"), widget=in_a_row(), initial="likely", required=False
    )
    evidence = text(_l("What shows it"), 2)
    persons_words = forms.CharField(
        label=_l("In {name}’s words"),
        widget=own_words(),
        required=False,
        help_text=_l("As they were said, not tidied."),
    )
    help_wanted = text(_l("What help {name} wants with this"), 2)
    rests_on = sources()

    def __init__(self, *args: Any, area: str = "", has_factor: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if area:
            self.initial.setdefault("area", area)
        if has_factor:
            for name in FACTOR:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("found") == "factor" and "name" in self.fields:
            self.need("name", _("Say what the factor is"))
            self.need("does", _("Say what it does in %(name)s’s life") % {"name": self.first_name})
            self.need("harm", _("Say whether it is linked to harm; “not known” is an answer"))
        if given.get("found") and given["found"] != "factor" and given.get("name"):
            self.add_error("found", _("A factor is filled in below: choose the first answer, or empty it"))
        if self._looked_at_before(given.get("area")):
            self.add_error("area", _("This area was looked at already: update it instead"))
        return given

    def facts(self) -> dict[str, Any]:
        """What goes to the area itself."""
        return {name: value for name, value in super().facts().items() if name not in FACTOR}

    def factor(self) -> dict[str, Any] | None:
        """What goes to a factor of its own, if one was found."""
        given = self.cleaned_data
        if given.get("found") != "factor" or not given.get("name"):
            return None
        facts = {name: given[name] for name in FACTOR}
        kept = {"area": given["area"], "rests_on": given.get("rests_on", [])}
        day = {"valid_from": self.today, "critical": bool(given["critical_because"])}
        return {**facts, **kept, **day, "offending": given["offending"] or "linked"}

    def _looked_at_before(self, area: str | None) -> bool:
        rows = self.case.rows(Area).filter(area=area or "")
        if self.row is not None:
            rows = rows.exclude(entry=self.row.entry)
        return any(holds(row, self.today) for row in rows)


class FactorForm(AssessedForm):
    """Something linked to offending or to harm, and what it does in this life."""

    area = CodedField("areas_of_need", label=_l("Area of life"), widget=forms.Select)
    name = line(_l("The factor, in a few words"), _l("As {name} would recognise it."), required=True)
    does = text(
        _l("What it does in {name}’s life"),
        help_text=_l("What it gives, what it costs, and how it leads to offending. Not a label."),
        required=True,
    )
    offending = CodedField("links", label=_l("Linked to offending?"), widget=in_a_row())
    harm = CodedField("links", label=_l("Linked to harm to anybody?"), widget=in_a_row())
    critical = forms.BooleanField(label=_l("It is one of the most pressing"), required=False)
    critical_because = text(_l("Why it is pressing"), 2)
    since = line(_l("Since when, in words"))
    since_on = TypedDateField(label=_l("Since, as a date"), looks_back=True, required=False)
    certainty = CodedField("certainties", label=_l("How sure are we?"), widget=in_a_row(), initial="likely")
    evidence = text(_l("What shows it"))
    rests_on = sources()
    seen_before = text(
        _l("Seen before"), 2, _l("What it did to a home, to contact or to an order before this one.")
    )
    valid_to = until()

    not_ahead = ("since_on", "valid_to")

    def __init__(self, *args: Any, area: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        if area:
            self.initial.setdefault("area", area)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("critical"):
            self.need("critical_because", _("Say why it is one of the most pressing"))
        return given


class StrengthForm(AssessedForm):
    """Something that can help, what shows it, and the work it does or waits to do."""

    name = line(_l("The strength, in a few words"), _l("For example: a qualified hairdresser."), True)
    kind = CodedField("strength_kinds", label=_l("What kind of strength is it?"), widget=forms.Select)
    area = CodedField(
        "areas_of_need", label=_l("Area of life it belongs to"), widget=forms.Select, required=False
    )
    evidence = text(_l("What shows it"), help_text=_l("What was seen or done, and where."))
    seen_by = LinesField(
        label=_l("Who sees it"), required=False, help_text=_l("One a line: {name}, a worker, prison staff.")
    )
    could_be_used = text(
        _l("How it could be used"),
        help_text=_l("Towards what {name} hopes for, and where in a plan."),
    )
    state = CodedField("strength_states", label=_l("Is it in use?"), widget=in_a_row())
    work = text(_l("The work it does"), 2)
    waits_for = text(_l("What it waits for"), 2, _l("If it is for later."))
    watch = text(_l("What to watch"), 2, _l("Good things can need watching too."))
    from_before = text(
        _l("Carried over from an earlier supervision"), 2, _l("When it was seen, and what became of it.")
    )
    valid_to = until()

    def __init__(self, *args: Any, area: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        if area:
            self.initial.setdefault("area", area)

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        return {**facts, "area": facts["area"] or None}
