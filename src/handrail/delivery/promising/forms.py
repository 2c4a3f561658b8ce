"""The form of a promise."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from handrail.delivery.choosing import offer
from handrail.delivery.models import Promise
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField
from handrail.people.forms import NamedForm, box
from handrail.people.opening import OpenCase
from handrail.records.models import VersionRow

PERSON = "person"


class PromiseForm(NamedForm):
    """What was said, who said it, and by when."""

    row: Promise | None
    what = forms.CharField(label=_l("What was promised?"), widget=box(2), max_length=1000)
    who = forms.ChoiceField(label=_l("Who will do it?"), widget=forms.RadioSelect)
    due_on = TypedDateField(label=_l("By when?"), required=False, help_text=_l("Like Friday or 18 March"))
    state = CodedField("promise_states", label=_l("How does it stand?"), initial="open")
    because = forms.CharField(
        label=_l("What happened, if there is something to say"), required=False, widget=box(2)
    )

    def __init__(
        self,
        *args: Any,
        case: OpenCase,
        row: VersionRow | None = None,
        contact: str | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, case=case, row=row, **options)
        self.contact = contact
        offered = offer(case, keep_workers=[one] if (one := getattr(row, "worker", None)) else ())
        who = self.fields["who"]
        assert isinstance(who, forms.ChoiceField)
        who.choices = [(PERSON, self.first_name), *offered.near]
        if row is None:
            del self.fields["state"], self.fields["because"]

    def initial_from(self, row: VersionRow) -> dict[str, Any]:
        return super().initial_from(row) | {"who": PERSON if row.by_person else row.worker}

    def facts(self) -> dict[str, Any]:
        found = super().facts()
        who = found.pop("who")
        told = {"by_person": who == PERSON, "worker": None if who == PERSON else who}
        fresh = {} if self.row else {"valid_from": self.today, "contact": self.contact}
        return {**found, **told, **fresh}
