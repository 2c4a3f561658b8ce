"""Form fields of the rooms that write case facts: a code of a list, a list of lines, a worker by name."""

from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from handrail.agencies import directory
from handrail.agencies.models import Worker
from handrail.casefile import codes

NOT_THEN = _("Choose one that was in use on that day")


def typed_day(form: forms.Form, name: str) -> date | None:
    """The day typed into a field of a form that was sent, while the form is still being made."""
    if not form.is_bound or name not in form.fields:
        return None
    try:
        day = form.fields[name].clean(form.data.get(form.add_prefix(name)))
    except ValidationError:
        return None
    return cast(date | None, day)


def offered(
    list_name: str, cohort: str, on: date, kept: str | None = None, until: date | None = None
) -> list[tuple[str, str]]:
    """What may be chosen for an entry about a day, or from that day until another; ``kept`` is what it
    says already, and stays when the list has moved on."""
    found = codes.choices(list_name, cohort=cohort, on=on, until=until)
    if kept and kept not in dict(found):
        found.append((kept, codes.label(list_name, kept)))
    return found


class CodedField(forms.ChoiceField):
    """A choice from a code list. ``offer`` fills it for a cohort and a day."""

    widget = forms.RadioSelect

    def __init__(self, list_name: str, **options: Any) -> None:
        self.list_name = list_name
        super().__init__(**options)

    def offer(
        self,
        cohort: str,
        on: date,
        kept: str | None = None,
        *,
        until: date | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        """Offer what holds for the cohort on the day, and what the entry already says (``kept``)."""
        found = [
            pair
            for pair in offered(self.list_name, cohort, on, kept, until)
            if pair[0] == kept or pair[0] not in without
        ]
        if isinstance(self.widget, forms.Select):
            found.insert(0, ("", _("Choose")))
        self.choices = found

    def validate(self, value: Any) -> None:
        entry = codes.found(self.list_name, value)
        dated = entry is not None and (entry.valid_from or entry.valid_to)
        if dated and not self.valid_value(value):
            raise ValidationError(
                _("“%(words)s” cannot be chosen for that day: choose another")
                % {"words": codes.label(self.list_name, value)}
            )
        super().validate(value)

    def say(self, key: str, words: str) -> None:
        """Put one choice into other words."""
        offered = cast(list[tuple[str, str]], self.choices)
        self.choices = [(one, words if one == key else label) for one, label in offered]


class LinesField(forms.CharField):
    """Several short texts, one a line."""

    widget = forms.Textarea

    def __init__(self, *, longest: int = 200, rows: int = 2, **options: Any) -> None:
        self.longest = longest
        super().__init__(widget=forms.Textarea({"rows": rows}), **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in str(value or "").splitlines()]
        return [line for line in lines if line]

    def validate(self, value: Any) -> None:
        super().validate(value)
        if any(len(line) > self.longest for line in value):
            raise ValidationError(_("Shorten each line to %(n)s characters") % {"n": self.longest})

    def run_validators(self, value: Any) -> None:
        """The validators of one text do not fit a list of them."""


class WorkerField(forms.CharField):
    """A worker of the directory, typed by name; the value is the reference, or ``None``.

    ``offer`` says of which tenant the case is: only its own staff and its partners' can be named.
    """

    tenant: int | None = None
    kept: str | None = None

    def offer(self, tenant: int, kept: str | None = None) -> None:
        """Take the workers of a tenant and its partners, and whom the entry names already."""
        self.tenant, self.kept = tenant, kept

    def prepare_value(self, value: Any) -> Any:
        if not value:
            return value
        found = Worker.objects.filter(reference=value).first()
        return found.name if found else value

    def clean(self, value: Any) -> str | None:
        typed = str(super().clean(value) or "").strip()
        if not typed:
            return None
        name, _comma, agency = (part.strip() for part in typed.partition(","))
        found = Worker.objects.filter(name__iexact=name)
        if self.tenant is not None:
            found = found.filter(Q(pk__in=directory.offered(self.tenant)) | Q(reference=self.kept))
        if agency:
            found = found.filter(agency__name__iexact=agency)
        references = list(found.values_list("reference", flat=True)[:2])
        if len(references) == 1:
            return references[0]
        if references:
            raise ValidationError(_("There are several people of that name: add a comma and their agency"))
        raise ValidationError(_("Nobody in the directory has that name: write it as Agencies shows it"))
