"""Contacts and appointments; turning points and lapses."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models

from handrail.agencies.models import Worker
from handrail.records import fields
from handrail.records.fields import Coded, references
from handrail.records.models import LineFacts, VersionRow

_ours: ContextVar[frozenset[str] | None] = ContextVar("our workers", default=None)


@contextmanager
def knowing_our_workers() -> Iterator[None]:
    """While many rows are written, one look at the directory tells who is ours."""
    ours = Worker.objects.filter(agency__ours=True).values_list("reference", flat=True)
    token = _ours.set(frozenset(ours))
    try:
        yield
    finally:
        _ours.reset(token)


def side_of(workers: list[str]) -> str:
    """Whose work it is: ours when one of ours took part, else a partner's."""
    known = _ours.get()
    if known is not None:
        ours = not known.isdisjoint(workers)
    else:
        ours = Worker.objects.filter(reference__in=workers, agency__ours=True).exists()
    return "us" if ours or not workers else "partner"


class Contact(VersionRow):
    """A contact; one without an outcome is an appointment."""

    kind = Coded(codes="contact_kinds")
    title = models.CharField(max_length=300, blank=True, default="")
    purpose = Coded(codes="contact_purposes", default="supportive")
    at = models.TimeField(null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    mode = Coded(codes="contact_modes")
    place = models.CharField(max_length=300, blank=True, default="")
    venue = models.CharField(max_length=64, null=True, blank=True)
    workers = references()
    people = references()
    outcome = Coded(codes="contact_outcomes", null=True, blank=True)
    text = fields.words()
    words = fields.words()
    help = fields.words()
    help_settled = models.BooleanField(default=True)
    women_only = models.BooleanField(default=False)
    fed_back_on = models.DateField(null=True, blank=True)
    marking = Coded(codes="markings", default="none")

    shared_as = "delivery.contacts"
    data_class = "contact_notes"
    data_class_by = ("kind", {"management_oversight": "oversight", "test": "test_results"})

    class Meta(VersionRow.Meta):
        indexes = [models.Index(fields=["case_id", "valid_from"], name="delivery_contact_day")]

    @property
    def heading(self) -> str:
        """Its title, or else its kind."""
        return self.title or self.kind_label

    def line(self) -> LineFacts | None:
        return LineFacts(
            self.kind if self.outcome else "appointment_booked",
            self.valid_from,
            self.at,
            side_of(self.workers),
            (*self.workers, *self.people),
            f"{self.title} {self.kind_label} {self.place} {self.text} {self.words} {self.help}",
        )


class TurningPoint(VersionRow):
    """A turning point and what it was used for, or a lapse and what was done."""

    kind = Coded(codes="turning_point_kinds")
    title = models.CharField(max_length=300)
    text = fields.words()
    words = fields.words()
    used_for = fields.words()
    workers = references()
    marking = Coded(codes="markings", default="none")

    shared_as = "delivery.turning_points"
    data_class = "contact_notes"

    def line(self) -> LineFacts | None:
        return LineFacts(
            self.kind,
            self.valid_from,
            None,
            side_of(self.workers),
            tuple(self.workers),
            f"{self.title} {self.text} {self.words} {self.used_for}",
        )
