"""The form of an answer to a finding: which of two it is, and in words why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from handrail.people.editing import EntryForm
from handrail.people.fields import CodedField
from handrail.people.forms import box


class AnswerForm(EntryForm):
    """It happened and is not in the record, or it is not right here; both say more in words."""

    kind = CodedField("finding_answers", label=_l("Your answer"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_l("In your words"),
        widget=box(3),
        max_length=4000,
        help_text=_l("What happened and where it can be seen, or why it is not right for this person."),
        error_messages={"required": _l("Say what happened, or why it is not right here")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = self.fields["kind"]
        if isinstance(kind, CodedField):
            kind.offer(self.case.case.cohort, self.case.today, getattr(self.row, "kind", None))
