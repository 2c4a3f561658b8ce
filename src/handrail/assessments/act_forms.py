"""Forms about an assessment as a whole: open it, finish it, put a second name to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.assessments import assessing
from handrail.assessments.forms import AssessedForm, line
from handrail.people.fields import CodedField
from handrail.people.forms import in_a_row


class OpenForm(AssessedForm):
    """At which stage, and how much of it."""

    stage = CodedField("assessment_stages", label=_l("At which stage?"))
    form = CodedField("assessment_forms", label=_l("How much?"), widget=in_a_row(), initial="full")

    def __init__(self, *args: Any, stage: str = "initial", **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("stage", stage)


class FinishForm(AssessedForm):
    """Finish it: whether a manager reads it too is asked here, unless it is settled already."""

    countersign = forms.BooleanField(
        label=_l("A manager is to read it and put their name to it"), required=False
    )

    def __init__(self, *args: Any, required: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if required:
            del self.fields["countersign"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        missing = [name for name in assessing.needed(self.row) if not getattr(self.row, name)]  # type: ignore[arg-type]
        for name in missing:
            self.add_error(None, _("Write first: %(what)s") % {"what": TEXTS[name]})
        return given


class CountersignForm(AssessedForm):
    """A second name. One line, for what must be said; a longer word belongs into the talk with its author."""

    countersigner_said = line(_l("What you want to say about it"), _l("What is good in it, what to add."))


TEXTS = {
    "past_behaviour": _l("how it came to this"),
    "likely_future": _l("what is likely to happen"),
    "would_help": _l("what would help"),
}
