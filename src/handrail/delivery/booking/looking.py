"""A form that looks, before it saves an appointment ahead, at what stands against it."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict

from handrail.access.requests import Request
from handrail.delivery.appointment_form import AppointmentForm
from handrail.delivery.booking import checking
from handrail.delivery.booking.checking import Looked
from handrail.delivery.models import Contact
from handrail.design import wording
from handrail.design.typed import read_date, read_time
from handrail.people.opening import OpenCase

Booking = dict[str, Any]


class LookingForm(AppointmentForm):
    """Whatever stands against an appointment is shown once with ways out; sent again it is booked all the
    same. Only what a court forbids is not. ``take`` is a way out taken: a free day and time."""

    looked_at = forms.CharField(required=False, widget=forms.HiddenInput)
    is_series = False

    def __init__(
        self,
        data: Any = None,
        *args: Any,
        case: OpenCase,
        request: Request,
        row: Contact | None = None,
        **options: Any,
    ) -> None:
        self.request, self.looked = request, Looked()
        super().__init__(_taking(data), *args, case=case, row=row, **options)

    def is_valid(self) -> bool:
        """Whether it can be saved: nothing is wrong, and what was found has been seen."""
        if not super().is_valid():
            return False
        proposed = [Contact(case_id=self.case.id, **facts) for facts in self.ahead()]
        if not proposed:
            return True
        self.looked = self.look(proposed)
        seen = self.cleaned_data["looked_at"] == self.looked.seen_as
        if not seen:
            given = cast(QueryDict, self.data).copy()
            given["looked_at"] = self.looked.seen_as
            self.data = given
        return not self.looked.forbidden and (seen or not self.looked.found)

    def look(self, proposed: Sequence[Contact]) -> Looked:
        """What stands against these, without what makes room for them."""
        moving = [self.row.entry] if self.row is not None else []
        return checking.look(self.request, self.case, proposed, moving)

    def ahead(self) -> list[Booking]:
        """The facts of each appointment that is still to come."""
        return [self.facts()]

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        facts.pop("looked_at", None)
        return facts


def _taking(data: Any) -> Any:
    """What was sent, with the free time that was pressed in place of the one typed."""
    day, _at, at = str(data.get("take", "") if data else "").partition(" at ")
    try:
        on, when = read_date(day), read_time(at) if at else None
    except ValueError:
        return data
    given = cast(QueryDict, data).copy()
    given["valid_from"] = wording.full_date(on)
    if when is not None:
        given["at"] = wording.clock(when)
    return given
