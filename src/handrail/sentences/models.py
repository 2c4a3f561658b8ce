"""Offences, sentences, what they ask, and how that changed. Days and lengths as pronounced."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.records.fields import Coded, texts, words
from handrail.records.models import LineFacts, VersionRow


class Offence(VersionRow):
    """What was done, where and with whom."""

    what = models.CharField(max_length=300)
    standing = Coded(codes="offence_standings", default="index")
    count = models.PositiveIntegerField(default=1)
    place = models.CharField(max_length=300, blank=True, default="")
    with_whom = texts()
    weapon = models.CharField(max_length=300, blank=True, default="")
    harmed = models.CharField(max_length=300, blank=True, default="")
    on_licence = models.BooleanField(default=False)
    sentence = models.CharField(max_length=64, null=True, blank=True)

    data_class = "assessment"


class Sentence(VersionRow):
    """An order, a custodial sentence or an out-of-court disposal."""

    kind = Coded(codes="sentence_kinds")
    title = models.CharField(max_length=300, blank=True, default="")
    court = models.CharField(max_length=200, blank=True, default="")
    years = models.PositiveIntegerField(default=0)
    months = models.PositiveIntegerField(default=0)
    days = models.PositiveIntegerField(default=0)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    runs = Coded(codes="sentence_runs", default="alone")
    after = models.CharField(max_length=64, null=True, blank=True)
    remand_days = models.PositiveIntegerField(default=0)
    completed = models.BooleanField(default=False)

    data_class = "risk_management"

    def line(self) -> LineFacts | None:
        return LineFacts("sentence", self.valid_from, words=f"{self.kind_label} {self.title} {self.court}")


class Release(VersionRow):
    """Release into the community."""

    sentence = models.CharField(max_length=64)
    kind = Coded(codes="release_kinds", default="automatic")
    place = models.CharField(max_length=200, blank=True, default="")
    licence_ends_on = models.DateField(null=True, blank=True)
    post_sentence_ends_on = models.DateField(null=True, blank=True)
    different_this_time = words()

    data_class = "risk_management"

    def line(self) -> LineFacts | None:
        return LineFacts("release", self.valid_from, words=f"{self.place} {self.different_this_time}")


class Recall(VersionRow):
    """Return to custody."""

    sentence = models.CharField(max_length=64)
    kind = Coded(codes="recall_kinds", default="standard")
    returned_on = models.DateField(null=True, blank=True)
    reason = models.TextField()

    data_class = "risk_management"

    def line(self) -> LineFacts | None:
        return LineFacts("recall", self.valid_from, words=self.reason)


class Requirement(VersionRow):
    """What a community sentence requires."""

    sentence = models.CharField(max_length=64)
    kind = Coded(codes="requirement_kinds")
    wording = words()
    agreed_words = words()
    amount = models.PositiveIntegerField(null=True, blank=True)
    unit = Coded(codes="amount_units", null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=64, null=True, blank=True)
    useful_because = words()

    data_class = "risk_management"


class Condition(VersionRow):
    """What a licence asks."""

    sentence = models.CharField(max_length=64)
    kind = Coded(codes="condition_kinds")
    wording = models.TextField()
    agreed_words = words()
    detail = words()
    beside_last_release = Coded(codes="condition_comparisons", null=True, blank=True)
    restrictive = models.BooleanField(default=True)

    data_class = "risk_management"


class CurfewWindow(VersionRow):
    """Hours to be indoors on these weekdays (1 is Monday); may run past midnight."""

    source = models.CharField(max_length=64)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)
    starts = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=200, blank=True, default="")
    tagged = models.BooleanField(default=False)

    data_class = "risk_management"


class ExclusionArea(VersionRow):
    """An area to stay out of: agreed wording, and its outline as GeoJSON."""

    source = models.CharField(max_length=64)
    wording = models.TextField()
    agreed_words = words()
    because = words()
    geometry = models.JSONField(null=True, blank=True)

    data_class = "risk_management"


class Residence(VersionRow):
    """Where the sentence says the person must live."""

    source = models.CharField(max_length=64)
    place = models.CharField(max_length=300)
    venue = models.CharField(max_length=64, null=True, blank=True)

    data_class = "risk_management"


class Variation(VersionRow):
    """A change to what the sentence asks, on somebody's authority."""

    of = models.CharField(max_length=64)
    was = models.TextField()
    becomes = models.TextField()
    reason = models.TextField()
    authority = Coded(codes="authorities")
    authority_name = models.CharField(max_length=200, blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)

    data_class = "risk_management"

    def line(self) -> LineFacts | None:
        on = self.decided_on or self.valid_from
        return LineFacts("variation", on, words=f"{self.was} {self.becomes} {self.reason}")


class Breach(VersionRow):
    """A breach taken to court, or a licence enforcement."""

    sentence = models.CharField(max_length=64)
    what = models.TextField()
    decision = models.CharField(max_length=300, blank=True, default="")
    reason = words()

    data_class = "risk_management"

    def line(self) -> LineFacts | None:
        return LineFacts("breach", self.valid_from, words=f"{self.what} {self.decision} {self.reason}")


class ContactSuspension(VersionRow):
    """A time when contact is lawfully not asked for."""

    reason = models.TextField()
    basis = Coded(codes="suspension_bases")

    data_class = "risk_management"
