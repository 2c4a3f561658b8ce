"""Form fields this room shares: workers and venues to choose from, days of the week."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.delivery.choosing import Choices, Offer
from handrail.people.opening import OpenCase
from handrail.sentences.forms import WEEKDAYS


def one_of(label: Any, **options: Any) -> forms.ChoiceField:
    """One of a list, or none."""
    return forms.ChoiceField(label=label, required=False, widget=forms.Select, **options)


def weekdays(label: Any, **options: Any) -> forms.MultipleChoiceField:
    """Days of the week, side by side."""
    widget = forms.CheckboxSelectMultiple({"class": "govuk-checkboxes--small hr-checks-row"})
    return forms.MultipleChoiceField(label=label, required=False, choices=WEEKDAYS, widget=widget, **options)


def choose(form: forms.Form, name: str, choices: Iterable[Any], *, nothing: Any = "") -> None:
    """What a field offers, with a line for none of them where it need not be answered."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", nothing or _("Nobody yet")), *choices] if not field.required else list(choices)


def keep_choices(form: forms.Form, name: str, wanted: Callable[[str], bool]) -> None:
    """Of what a field offers, those that are meant here."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    offered = cast(list[tuple[str, str]], field.choices)
    field.choices = [(key, words) for key, words in offered if wanted(key)]


def workers(near: Offer) -> Choices:
    """Those near the case first, then our service and its partners by agency."""
    groups: Choices = [(_("On this case"), near.near)] if near.near else []
    return [*groups, *near.others]


def staff(case: OpenCase, near: Offer) -> Choices:
    """Those near the case who are of our own service, then the rest of it."""
    ours = directory.offered(case.case.team.agency_id).filter(agency=case.case.team.agency_id)
    known = dict(near.near)
    rest = [(one.reference, one.name) for one in ours.order_by("name")[:300] if one.reference not in known]
    first = [(ref, name) for ref, name in near.near if near.names[ref].ours]
    return [*first, *rest]
