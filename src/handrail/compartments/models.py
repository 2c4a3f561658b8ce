"""Two sealed rooms beside a case: nothing else holds their text, only named readers open them."""

from django.db import models

from handrail.records import fields
from handrail.records.fields import Coded, references, texts, words
from handrail.records.models import LineFacts, VersionRow


class Victim(VersionRow):
    """Who was harmed, what they wish, and how to reach them safely."""

    name = models.CharField(max_length=200)
    wishes = words()
    safe_contact = words()
    liaison = models.CharField(max_length=64, null=True, blank=True)

    data_class = "victim"


class VictimCondition(VersionRow):
    """What the practitioner must know, in the victim worker's words."""

    wording = models.TextField()

    data_class = "victim"


class Intelligence(VersionRow):
    """Police intelligence as graded by its originator."""

    source_grade = Coded(codes="source_grades")
    information_grade = Coded(codes="information_grades")
    handling_code = Coded(codes="handling_codes")
    handling_conditions = words()
    originator = models.CharField(max_length=200)
    text = models.TextField()

    data_class = "intelligence"

    class Meta(VersionRow.Meta):
        verbose_name_plural = "intelligence"


class ClearedExtract(VersionRow):
    """A sentence two people agreed may leave the compartment."""

    intelligence = models.CharField(max_length=64)
    wording = models.TextField()
    cleared_by = texts()
    cleared_on = models.DateField()

    data_class = "risk_management"


class RestorativeMoment(VersionRow):
    """One moment of restorative work on one side: readiness, a decision, a message, an outcome."""

    kind = Coded(codes="restorative_moments")
    form = Coded(codes="restorative_forms", default="not_decided")
    answer = Coded(codes="restorative_answers", null=True, blank=True)
    decided_by = Coded(codes="restorative_deciders", null=True, blank=True)
    text = fields.words()
    words = fields.words()
    enabled_by = fields.words()
    workers = references()
    wording = fields.words()
    consent = Coded(codes="consents", default="not_asked")
    consent_on = models.DateField(null=True, blank=True)
    passed_on = models.DateField(null=True, blank=True)

    class Meta(VersionRow.Meta):
        abstract = True


class RestorativePerson(RestorativeMoment):
    """The person's side. Holds nothing of the victim but wording that was released to them.

    Its line of the chronology says that there was something, and holds no word of it."""

    data_class = "contact_notes"

    def line(self) -> LineFacts | None:
        return LineFacts("restorative", self.valid_from)


class RestorativeVictim(RestorativeMoment):
    """The victim's side. Named readers only."""

    victim = models.CharField(max_length=64, null=True, blank=True)

    data_class = "victim"
