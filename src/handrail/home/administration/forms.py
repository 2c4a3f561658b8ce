"""The forms of administration: one for each kind of thing in the directory."""

import hashlib
from typing import Any, cast

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy
from handrail.agencies import directory
from handrail.agencies.models import Agency, Team, Worker
from handrail.casefile import codes
from handrail.design.typed import TypedDateField
from handrail.home.administration import fields
from handrail.kernel.references import new_reference
from handrail.people.fields import LinesField
from handrail.people.forms import box, short
from handrail.records import clock


def chosen(label: Any, required: bool = True, **options: Any) -> forms.ChoiceField:
    """A choice that ``Form.offer`` fills."""
    return forms.ChoiceField(label=label, required=required, widget=forms.Select, **options)


class ItemForm(forms.Form):
    """A form about one item. Fields are named as the model's; ``seen`` says what stood when it was opened.

    ``keeper`` is the tenant of the administrator, whose own it keeps; none keeps the whole service's.
    """

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    hours_field = ""
    told = ""
    """What stands above the fields, if anything has to be said."""

    def __init__(
        self, data: Any = None, *, row: models.Model | None = None, keeper: int | None = None
    ) -> None:
        self.row, self.keeper = row, keeper
        initial = {"key": new_reference(), "seen": digest(self, row)}
        if row is not None:
            initial |= {name: _shown(getattr(row, name)) for name in self.base_fields if hasattr(row, name)}
        super().__init__(data, initial=initial)
        for field in self.fields.values():
            if isinstance(field, TypedDateField):
                field.today = clock.today()
        kept = getattr(row, self.hours_field, []) if self.hours_field else []
        self.hours = fields.rows(data, kept) if self.hours_field else []
        self.fill()

    def fill(self) -> None:
        """Offer what can be chosen today."""

    def offer(self, name: str, choices: list[tuple[Any, Any]], nothing: Any = None) -> None:
        """Fill a choice; ``nothing`` is what the empty choice says."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        empty = _("Choose") if nothing is None else nothing
        field.choices = [("", empty), *((str(key), words) for key, words in choices)]

    def is_valid(self) -> bool:
        rows = [row.is_valid() for row in self.hours]
        return super().is_valid() and all(rows)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.row is not None and given.get("seen") != digest(self, self.row):
            self.add_error(
                None,
                _(
                    "Somebody changed this while you had it open. Look at the list;"
                    " save again to let yours stand."
                ),
            )
            data = cast(QueryDict, self.data).copy()
            data["seen"] = digest(self, self.row)
            self.data = data
        return given

    def facts(self) -> dict[str, Any]:
        """What will be written, under the names of the model's columns."""
        found = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("key", "seen", "reference")
        }
        for name in [name for name in found if name in ("agency", "team", "tenant", "venue", "worker")]:
            found[f"{name}_id"] = int(key) if (key := found.pop(name)) else None
        if self.keeper is not None and "tenant" in self.base_fields:
            found["tenant_id"] = self.keeper
        if self.hours_field:
            found[self.hours_field] = [one for row in self.hours if (one := row.hours())]
        return found

    def offer_tenants(self, all_of_them: Any) -> None:
        """Offer whose it is; an administrator of one tenant is not asked."""
        if self.keeper is None:
            self.offer("tenant", listed(Agency, ours=True), all_of_them)
        else:
            del self.fields["tenant"]

    def reference(self) -> str:
        """A reference people can read, the same for the same form sent twice."""
        return f"{slugify(self.cleaned_data['name'])[:50] or 'item'}-{self.cleaned_data['key'][:4]}".strip(
            "-"
        )


def digest(form: ItemForm, row: models.Model | None) -> str:
    """What stands in a row, in short, so that a second editor is noticed."""
    if row is None:
        return ""
    names = sorted(
        f.attname for f in row._meta.concrete_fields if f.attname not in ("last_login", "password")
    )
    return hashlib.sha256(repr([(name, getattr(row, name)) for name in names]).encode()).hexdigest()[:16]


def _shown(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


def listed(model: type[models.Model], *where: models.Q, **which: Any) -> list[tuple[int, str]]:
    """Items by name, to choose from."""
    return list(model._default_manager.filter(*where, **which).order_by("name").values_list("pk", "name"))


def agencies_of(keeper: int | None) -> list[tuple[int, str]]:
    """The agencies whose workers and offers an administrator keeps: their own, and partners."""
    return listed(Agency, models.Q() if keeper is None else models.Q(pk=keeper) | models.Q(ours=False))


def teams_of(keeper: int | None) -> list[tuple[int, str]]:
    """The teams an administrator keeps."""
    return listed(Team, **({} if keeper is None else {"agency": keeper}))


UNIT = _l("Delivery unit or youth service")


class AgencyForm(ItemForm):
    """An organisation."""

    name = forms.CharField(label=_l("Name"), max_length=200)
    type = chosen(_l("What it does"))
    ours = forms.BooleanField(
        label=_l("One of our own services"),
        required=False,
        help_text=_l(
            "A probation delivery unit or a youth justice service that supervises people here."
            " Its staff see its own cases and nobody else’s."
        ),
    )
    area = forms.CharField(label=_l("Area"), max_length=200, required=False)
    telephone = forms.CharField(label=_l("Telephone"), max_length=40, required=False, widget=short())

    def fill(self) -> None:
        self.offer("type", codes.choices("agency_types"))
        if self.keeper is not None:
            del self.fields["ours"]


class TeamForm(ItemForm):
    """A team of one of our own services."""

    name = forms.CharField(label=_l("Name"), max_length=200)
    agency = chosen(
        UNIT,
        help_text=_l("Its cases are seen by its own staff only. Add the unit under Agencies first."),
    )
    office = forms.CharField(label=_l("Office"), max_length=200, required=False)
    duty_telephone = forms.CharField(
        label=_l("Duty telephone"),
        max_length=40,
        required=False,
        widget=short(),
        help_text=_l("Shown to colleagues who come to a case they have no part in."),
    )

    def fill(self) -> None:
        own = {"ours": True} if self.keeper is None else {"pk": self.keeper}
        self.offer("agency", listed(Agency, **own))


class VenueForm(ItemForm):
    """A place."""

    name = forms.CharField(label=_l("Name"), max_length=200)
    address = forms.CharField(label=_l("Address"), max_length=400, required=False, widget=box(2))
    latitude = forms.FloatField(
        label=_l("Latitude"),
        required=False,
        min_value=-90,
        max_value=90,
        widget=short(10),
        help_text=_l("In degrees, for example 53.48."),
    )
    longitude = forms.FloatField(
        label=_l("Longitude"), required=False, min_value=-180, max_value=180, widget=short(10)
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if (given.get("latitude") is None) != (given.get("longitude") is None) and not self.errors:
            self.add_error("longitude", _("Give both latitude and longitude, or neither"))
        return given


class WorkerForm(ItemForm):
    """Somebody who works with people under supervision."""

    hours_field = "present"

    name = forms.CharField(label=_l("Name"), max_length=200)
    agency = chosen(_l("Agency"))
    team = chosen(_l("Team"), required=False)
    roles = LinesField(label=_l("What they do"), required=False, help_text=_l("One role a line."))
    telephone = forms.CharField(label=_l("Telephone"), max_length=40, required=False, widget=short())

    def fill(self) -> None:
        self.offer("agency", agencies_of(self.keeper))
        self.offer("team", teams_of(self.keeper), _("No team of ours"))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("team") and given.get("agency"):
            team = Team.objects.get(pk=given["team"])
            if str(team.agency_id) != given["agency"]:
                self.add_error("team", _("This team is of another unit"))
        return given


class AgreementForm(ItemForm):
    """What may be shared with an agency."""

    name = forms.CharField(label=_l("Name"), max_length=200)
    agency = chosen(_l("Agency"))
    tenant = chosen(_l("Whose cases"), required=False)
    purpose = forms.CharField(label=_l("Purpose"), widget=box())
    gateway = forms.CharField(
        label=_l("Legal basis"), max_length=400, help_text=_l("The Act and section, or the lawful basis.")
    )
    classes = forms.MultipleChoiceField(label=_l("What may be shared"), widget=forms.CheckboxSelectMultiple)
    starts_on = TypedDateField(label=_l("From"))
    ends_on = TypedDateField(label=_l("Until"))

    def fill(self) -> None:
        classes = self.fields["classes"]
        assert isinstance(classes, forms.MultipleChoiceField)
        sealed = {*policy.NAMED, "audit", "practice_checks"}
        classes.choices = [(one, CLASS_WORDS[one]) for one in policy.CLASSES if one not in sealed]
        self.offer("agency", listed(Agency, ours=False))
        self.offer_tenants(_("Those of every unit of ours"))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("starts_on") and given.get("ends_on") and given["ends_on"] < given["starts_on"]:
            self.add_error("ends_on", _("The last day is before the first"))
        return given


CLASS_WORDS = {
    "identity": _l("Names and how to reach the person"),
    "address": _l("Addresses and whereabouts"),
    "contact_notes": _l("Contacts and notes"),
    "assessment": _l("Assessment"),
    "plan": _l("Plan"),
    "risk_management": _l("Sentence, restrictions and managing risk"),
    "health": _l("Health"),
    "test_results": _l("Drug and alcohol test results"),
    "oversight": _l("Management oversight"),
}


def workers_free(kept: int | None, keeper: int | None) -> list[tuple[int, str]]:
    """Workers of the directory who have no account yet, and the one it is about."""
    within = Worker.objects.all() if keeper is None else directory.offered(keeper)
    free = within.filter(models.Q(users__isnull=True) | models.Q(pk=kept)).select_related("agency")
    return [(one.pk, f"{one.name}, {one.agency.name}") for one in free.order_by("name").distinct()]
