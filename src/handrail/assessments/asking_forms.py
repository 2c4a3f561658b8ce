"""The form that asks everybody who should be heard."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments.forms import AssessedForm, text
from handrail.assessments.models import Source
from handrail.assessments.offering import Offer
from handrail.design.fields import hinted


class AskForm(AssessedForm):
    """Who is asked, and for what: everybody is ticked."""

    whom = forms.MultipleChoiceField(
        label=_l("Whom do you ask?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _l("Tick whom you ask; those left out stay offered")},
    )
    asked_for = text(_l("What you ask them"), 2)

    def __init__(
        self, *args: Any, offered: Iterable[Offer], listed: Iterable[Source], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        offered, listed = list(offered), list(listed)
        whom = self.fields["whom"]
        assert isinstance(whom, forms.MultipleChoiceField)
        choices = [(row.entry, row.name) for row in listed] + [(one.key, one.name) for one in offered]
        whom.choices = choices
        hints = {one.key: one.because for one in offered} | {row.entry: row.because for row in listed}
        hinted(whom, {key: because for key, because in hints.items() if because})
        self.initial.setdefault("whom", [key for key, _name in choices])
        asks = _("What helps, what worries you, and what %(name)s should get from us.")
        self.initial.setdefault("asked_for", asks % {"name": self.first_name})
