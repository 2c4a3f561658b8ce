"""The forms of a link into the community, and of one thing of the plan for the time after."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.models import Service
from handrail.assessments.fields import EntriesField
from handrail.assessments.models import Strength
from handrail.delivery.choosing import offer
from handrail.delivery.models import CommunityLink
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField, WorkerField
from handrail.people.forms import NamedForm, box
from handrail.people.opening import OpenCase
from handrail.sentences.forms import in_words
from handrail.sentences.models import Condition, Requirement

SMALL = {"class": "govuk-checkboxes--small"}
Choices = list[tuple[str, Any]]


def some(label: Any, **options: Any) -> forms.MultipleChoiceField:
    """Some of a list, or none."""
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple(SMALL), **options
    )


def one(label: Any, **options: Any) -> forms.ChoiceField:
    """One of a list, or none."""
    return forms.ChoiceField(label=label, required=False, widget=forms.Select, **options)


def restrictions(case: OpenCase) -> Choices:
    """What the order or licence asks, in the words agreed where there are some."""
    facts = case.gather(Requirement, Condition)
    return [(row.entry, in_words(row)) for rows in facts.values() for row in rows]


class _ChoosingForm(NamedForm):
    """A form that chooses from the case and the directory; what is not chosen is nothing."""

    none_if_empty: tuple[str, ...] = ()

    def choose(self, name: str, choices: Choices, *, nothing: bool = False) -> None:
        """What a field offers. A field without anything to offer is left out."""
        if not choices:
            del self.fields[name]
            return
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("None")), *choices] if nothing else choices

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        return {name: value or None if name in self.none_if_empty else value for name, value in found.items()}


class LinkForm(_ChoosingForm):
    """Something the person goes to in the community: who brought them, and whether it goes on."""

    none_if_empty = ("service", "replaces")

    name = forms.CharField(label=_l("What does {name} go to, or could go to?"), max_length=300)
    service = one(_l("Is it in the directory?"))
    because_of = EntriesField(Strength, lambda row: row.name, label=_l("Because of which strengths?"))
    state = CodedField("link_states", label=_l("How far is it?"))
    valid_from = TypedDateField(label=_l("Since"), required=False, looks_back=True)
    introduced_by = some(_l("Who introduced {name}?"))
    accompanied_by = some(_l("Who goes along, or went along?"))
    people = some(_l("Whom does {name} know there?"))
    taster_on = TypedDateField(label=_l("First visit, to try it"), required=False)
    reach = CodedField("service_reaches", label=_l("Who is it for?"), initial="universal")
    goes_on = forms.BooleanField(label=_l("Goes on without us"), required=False)
    how_it_goes_on = forms.CharField(
        label=_l("How does it go on?"),
        required=False,
        widget=box(2),
        help_text=_l("Who pays, who takes {name}, whom to ask there."),
    )
    replaces = one(
        _l("Does it take the place of a restriction that helped?"),
        help_text=_l("A curfew may have been a reason to stay in: what is the reason now?"),
    )
    words = forms.CharField(label=_l("In {name}’s own words"), required=False, widget=box(2))
    valid_to = TypedDateField(label=_l("Last day, if it has ended"), required=False)

    def __init__(self, *args: Any, given: dict[str, Any] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.update(given or {})
        row = self.row if isinstance(self.row, CommunityLink) else None
        keep = [*row.introduced_by, *row.accompanied_by] if row else []
        near = offer(self.case, keep_workers=keep, keep_people=row.people if row else ())
        self.choose("introduced_by", near.near)
        self.choose("accompanied_by", near.near)
        self.choose("people", near.people)
        self.choose(
            "service", list(Service.objects.order_by("name").values_list("reference", "name")), nothing=True
        )
        self.choose("replaces", restrictions(self.case), nothing=True)
        strengths = self.fields["because_of"]
        assert isinstance(strengths, EntriesField)
        strengths.offer(self.case)


class ExitForm(_ChoosingForm):
    """One thing of the plan for the time after."""

    none_if_empty = ("restriction", "link")
    kind = CodedField("exit_kinds", label=_l("What is it?"))
    what = forms.CharField(label=_l("What happens, in words"), widget=box(2))
    because = forms.CharField(label=_l("Why this?"), required=False, widget=box(2))
    restriction = one(_l("Which restriction does it take the place of?"))
    link = one(_l("Which link carries it?"))
    worker = WorkerField(label=_l("Who sees to it?"), required=False)
    people = some(_l("Who of {name}’s own people?"))
    by_on = TypedDateField(label=_l("By when?"), required=False)
    state = CodedField("exit_states", label=_l("How far is it?"), initial="planned")
    done_on = TypedDateField(label=_l("Done on"), required=False, looks_back=True)
    words = forms.CharField(label=_l("What {name} says to it"), required=False, widget=box(2))

    def __init__(self, *args: Any, given: dict[str, Any] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.update(given or {})
        near = offer(self.case, keep_people=getattr(self.row, "people", ()))
        self.choose("people", near.people)
        self.choose("restriction", restrictions(self.case), nothing=True)
        links = self.case.fetch(self.case.rows(CommunityLink).order_by("pk"))
        self.choose("link", [(row.entry, row.name) for row in links], nothing=True)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("kind") == "replaces_restriction" and "restriction" in self.fields:
            self.need("restriction", _("Say which restriction it takes the place of"))
        if given.get("state") == "done":
            self.need("done_on", _("Say on which day it was done"))
        return given


def asked(query: Any, today: date) -> dict[str, Any]:
    """What an address asks the form to begin with."""
    names = ("kind", "restriction", "replaces", "link", "by_on")
    return {name: query[name] for name in names if query.get(name)}
