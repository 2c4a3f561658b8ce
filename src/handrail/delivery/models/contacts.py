"""Contacts and appointments, absence and what follows, messages, the day of release, handover."""

from django.db import models

from handrail.delivery.sides import side_of
from handrail.records import fields
from handrail.records.fields import Coded, coded, references
from handrail.records.models import LineFacts, VersionRow


class Contact(VersionRow):
    """A contact; one without an outcome is an appointment. ``valid_from`` is the day.

    ``text`` is what happened or, from a partner, what they saw; ``worries``, ``better`` and
    ``should_change`` follow it there. ``explained`` and ``understood`` belong to an induction.
    ``series`` ties appointments booked together, ``group`` those of several people at once."""

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
    steps = references()
    strengths = references()
    techniques = coded("techniques")
    instead_of = models.CharField(max_length=64, null=True, blank=True)
    series = models.CharField(max_length=64, blank=True, default="")
    group = models.CharField(max_length=200, blank=True, default="")
    outcome = Coded(codes="contact_outcomes", null=True, blank=True)
    text = fields.words()
    words = fields.words()
    explained = coded("induction_topics")
    understood = Coded(codes="understandings", null=True, blank=True)
    understood_how = fields.words()
    useful = Coded(codes="useful_answers", null=True, blank=True)
    useful_words = fields.words()
    safety = Coded(codes="safety_phrases", null=True, blank=True)
    worries = fields.words()
    better = fields.words()
    should_change = fields.words()
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
            f"{self.title} {self.kind_label} {self.place} {self.text} {self.words} {self.help}"
            f" {self.understood_how} {self.useful_words}"
            f" {self.worries} {self.better} {self.should_change}",
        )


class Promise(VersionRow):
    """Something said in a contact that somebody will do; ``valid_from`` is the day it was said."""

    what = models.TextField()
    by_person = models.BooleanField(default=False)
    worker = models.CharField(max_length=64, null=True, blank=True)
    contact = models.CharField(max_length=64, null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = Coded(codes="promise_states", default="open")
    because = fields.words()

    data_class = "contact_notes"


class Absence(VersionRow):
    """A missed appointment: why, what got in the way, the help offered, and what was decided.

    ``valid_from`` is the day somebody looked into it; the decision itself is the contact's outcome."""

    contact = models.CharField(max_length=64)
    why = fields.words()
    words = fields.words()
    in_the_way = coded("absence_reasons")
    helps = coded("absence_helps")
    help = fields.words()
    help_offered_on = models.DateField(null=True, blank=True)
    workers = references()
    people = references()
    evidence = fields.words()
    evidence_by = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=64, null=True, blank=True)
    because = fields.words()
    told_on = models.DateField(null=True, blank=True)

    data_class = "contact_notes"


class Enforcement(VersionRow):
    """A decision to enforce, or not to, or that somebody is back; never made by the record itself.

    ``rules`` names the dated set of rules that was shown, with ``rules_from`` its first day."""

    kind = Coded(codes="enforcement_kinds")
    contacts = references()
    because = models.TextField()
    help_tried = fields.words()
    persons_words = fields.words()
    rules = models.CharField(max_length=200, blank=True, default="")
    rules_from = models.DateField(null=True, blank=True)
    rules_say = fields.words()
    decided_by = models.CharField(max_length=64)
    agreed_by = models.CharField(max_length=64, null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_how = fields.words()
    next_step = fields.words()

    signed = ("valid_from", "agreed_on")
    """A manager agrees by adding a version with the day of it."""
    data_class = "risk_management"

    def line(self) -> LineFacts | None:
        return LineFacts(
            "enforcement",
            self.valid_from,
            side="us",
            with_whom=tuple(one for one in (self.decided_by, self.agreed_by) if one),
            words=f"{self.because} {self.help_tried} {self.persons_words} {self.next_step}",
        )


class LevelDecision(VersionRow):
    """A decision to step contact up or down, or to keep it; ``valid_from`` is the day."""

    kind = Coded(codes="level_changes")
    from_phase = models.CharField(max_length=64, null=True, blank=True)
    to_phase = models.CharField(max_length=64, null=True, blank=True)
    why = models.TextField()
    words = fields.words()
    parents_words = fields.words()
    decided_by = models.CharField(max_length=64)
    agreed_by = models.CharField(max_length=64, null=True, blank=True)
    again_if = fields.words()
    decide_again_on = models.DateField(null=True, blank=True)

    signed = ("valid_from", "agreed_by")
    """A manager agrees by adding a version with their name."""
    data_class = "plan"

    def line(self) -> LineFacts | None:
        return LineFacts(
            "level_decision",
            self.valid_from,
            side="us",
            with_whom=tuple(one for one in (self.decided_by, self.agreed_by) if one),
            words=f"{self.why} {self.words} {self.parents_words} {self.again_if}",
        )


class MessageWish(VersionRow):
    """Whether, how and how many days before the person wants to be reminded; asked on ``valid_from``.

    ``say_place``: a message may name the place."""

    wants = models.BooleanField()
    channel = Coded(codes="message_channels", default="text")
    language = Coded(codes="message_languages", default="en")
    days_before = models.PositiveIntegerField(null=True, blank=True)
    safe_note = fields.words()
    say_place = models.BooleanField(default=False, db_default=False)

    data_class = "identity"


class Message(VersionRow):
    """A message to the person: about what, by which way, and what became of it."""

    kind = Coded(codes="message_kinds")
    contact = models.CharField(max_length=64, null=True, blank=True)
    channel = Coded(codes="message_channels")
    language = Coded(codes="message_languages", default="en")
    due_on = models.DateField(null=True, blank=True)
    state = Coded(codes="message_states", default="queued")
    why = fields.words()

    data_class = "contact_notes"


class Letter(VersionRow):
    """A letter made from a template, as it was given; ``valid_from`` is its date."""

    kind = Coded(codes="letter_kinds")
    contact = models.CharField(max_length=64, null=True, blank=True)
    language = Coded(codes="message_languages", default="en")
    text = models.TextField()
    given = Coded(codes="copy_ways", null=True, blank=True)

    data_class = "contact_notes"


class ReleaseItem(VersionRow):
    """One thing to have ready for the day of release: a bed, company from the gate, money."""

    kind = Coded(codes="release_items")
    what = models.TextField()
    at = models.TimeField(null=True, blank=True)
    workers = references()
    people = references()
    release = models.CharField(max_length=64, null=True, blank=True)
    contact = models.CharField(max_length=64, null=True, blank=True)
    state = Coded(codes="release_item_states", default="to_arrange")

    data_class = "plan"


class Handover(VersionRow):
    """What whoever takes over must know; ``valid_from`` is the day it takes effect.

    ``continuity`` is what the person asked to keep as it is. ``told_on`` is when they were told."""

    kind = Coded(codes="handover_kinds")
    from_worker = models.CharField(max_length=64)
    to_worker = models.CharField(max_length=64)
    must_know = models.TextField()
    promised = fields.words()
    continuity = fields.words()
    met_together_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_how = fields.words()
    read_on = models.DateField(null=True, blank=True)

    data_class = "contact_notes"

    def line(self) -> LineFacts | None:
        people = (self.from_worker, self.to_worker)
        words = f"{self.must_know} {self.promised} {self.continuity}"
        return LineFacts("handover", self.valid_from, None, "us", people, words)
