"""The form of a handover."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies import directory
from handrail.delivery.models import Promise
from handrail.design import wording
from handrail.design.typed import TypedDateField
from handrail.people.fields import CodedField, WorkerField
from handrail.people.forms import NamedForm, box
from handrail.people.frame import holds
from handrail.people.models import Allocation


class HandoverForm(NamedForm):
    """What a colleague must know, what was promised, what the person asked to keep, how they were told."""

    not_ahead = ("met_together_on", "told_on")

    kind = CodedField("handover_kinds", label=_l("What kind of handover is it?"), initial="practitioner")
    from_worker = WorkerField(label=_l("From whom?"))
    to_worker = WorkerField(label=_l("To whom?"))
    valid_from = TypedDateField(label=_l("From which day?"), help_text=_l("Like Monday or 1 April"))
    must_know = forms.CharField(
        label=_l("What must they know?"),
        widget=box(5),
        help_text=_l("What keeps {name} safe, what works, what not to begin again, what is under way."),
    )
    promised = forms.CharField(
        label=_l("What has been promised, and is open?"), required=False, widget=box(3)
    )
    continuity = forms.CharField(
        label=_l("What has {name} asked to keep as it is?"), required=False, widget=box(2)
    )
    met_together_on = TypedDateField(label=_l("All three met on"), required=False, looks_back=True)
    told_on = TypedDateField(label=_l("{name} was told on"), required=False, looks_back=True)
    told_how = forms.CharField(label=_l("How, and by whom?"), required=False, widget=box(2))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.row is None and not self.is_bound:
            self._begin()

    def _begin(self) -> None:
        """Whoever writes it hands over; the promises that are open stand there already."""
        facts = self.case.gather(Promise, Allocation)
        own = self.case.reach.user.worker
        in_charge = [
            one.worker for one in facts[Allocation] if one.role == "in_charge" and holds(one, self.today)
        ]
        workers = [own.reference] if own else in_charge
        self.initial.setdefault("from_worker", workers[0] if workers else "")
        self.initial.setdefault("valid_from", self.today)
        names = directory.workers(one.worker for one in facts[Promise] if one.worker)
        open_still = [self._promise(one, names) for one in facts[Promise] if one.state == "open"]
        self.initial.setdefault("promised", "\n".join(open_still))

    def _promise(self, row: Promise, names: directory.Names) -> str:
        """Ring the college (Ruth Adeyemi, by 3 April)"""
        who = self.first_name if row.by_person else names[row.worker].name if row.worker else ""
        day = _("by %(day)s") % {"day": wording.day_month(row.due_on)} if row.due_on else ""
        about = ", ".join(part for part in (who, day) if part)
        return f"{row.what} ({about})" if about else row.what

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for name in ("from_worker", "to_worker"):
            self.need(name, _("Name a worker of the directory"))
        if given.get("from_worker") and given.get("from_worker") == given.get("to_worker"):
            self.add_error("to_worker", _("This is who hands over: name who takes over"))
        if given.get("told_on"):
            self.need("told_how", _("Say how they were told, and by whom"))
        return given
