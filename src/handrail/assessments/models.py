"""Assessment: what it was told, areas, factors and strengths, voices, harm and safety, likelihood."""

from django.db import models

from handrail.records import fields
from handrail.records.fields import Coded, references, texts
from handrail.records.models import LineFacts, VersionRow


class Assessment(VersionRow):
    """One assessment at a stage; ``valid_from`` is the day it was opened.

    Finished, it is frozen: what it held is what the record held at that instant. What brings
    the case together (past, likely future, what would help) is said here."""

    stage = Coded(codes="assessment_stages")
    form = Coded(codes="assessment_forms", default="full")
    past_behaviour = fields.words()
    likely_future = fields.words()
    would_help = fields.words()
    speaks_for_change = fields.words()
    speaks_against_change = fields.words()
    rests_on = references()
    finished_on = models.DateField(null=True, blank=True)
    finished_by = models.CharField(max_length=64, null=True, blank=True)
    to_be_countersigned = models.BooleanField(default=False)
    countersigned_on = models.DateField(null=True, blank=True)
    countersigned_by = models.CharField(max_length=64, null=True, blank=True)
    countersigner_said = fields.words()

    signed = ("finished_on", "countersigned_by")
    data_class = "assessment"

    def line(self) -> LineFacts | None:
        with_whom = tuple(one for one in (self.finished_by, self.countersigned_by) if one)
        words = f"{self.past_behaviour} {self.likely_future} {self.would_help}"
        return LineFacts("assessment", self.finished_on, side="us", with_whom=with_whom, words=words)


class Source(VersionRow):
    """Somebody or something that should be heard, what was asked, and what came back.

    ``valid_from`` is the day it was put on the list."""

    kind = Coded(codes="source_kinds")
    name = models.CharField(max_length=300)
    worker = models.CharField(max_length=64, null=True, blank=True)
    because = fields.words()
    state = Coded(codes="source_states", default="to_ask")
    asked_on = models.DateField(null=True, blank=True)
    asked_for = fields.words()
    answered_on = models.DateField(null=True, blank=True)
    answer = fields.words()
    not_had_because = fields.words()
    conflicts_with = references()
    conflict = fields.words()

    data_class = "assessment"


class Area(VersionRow):
    """An area of life as looked at; an area without an entry was not looked at."""

    area = Coded(codes="areas_of_need")
    found = Coded(codes="area_findings")
    going_on = fields.words()
    persons_words = fields.words()
    help_wanted = fields.words()
    rests_on = references()

    data_class = "assessment"


class Factor(VersionRow):
    """Something linked to this person's offending or to harm, and what it does in this life."""

    area = Coded(codes="areas_of_need")
    name = models.CharField(max_length=300)
    offending = Coded(codes="links", default="not_known")
    harm = Coded(codes="links", default="not_known")
    does = fields.words()
    critical = models.BooleanField(default=False)
    critical_because = fields.words()
    since = fields.words()
    since_on = models.DateField(null=True, blank=True)
    certainty = Coded(codes="certainties", default="likely")
    evidence = fields.words()
    rests_on = references()
    seen_before = fields.words()

    data_class = "assessment"


class Strength(VersionRow):
    """Something that can help, what shows it, and the work it does or waits to do."""

    kind = Coded(codes="strength_kinds")
    name = models.CharField(max_length=300)
    area = Coded(codes="areas_of_need", null=True, blank=True)
    evidence = fields.words()
    seen_by = texts()
    state = Coded(codes="strength_states", default="current")
    could_be_used = fields.words()
    work = fields.words()
    waits_for = fields.words()
    watch = fields.words()
    from_before = fields.words()

    shared_as = "assessments.strengths"
    data_class = "assessment"


class Advice(VersionRow):
    """Whose advice the person says they listen to, asked on the day of ``valid_from``."""

    words = models.TextField()
    people = references()
    stage = Coded(codes="assessment_stages", default="initial")

    data_class = "assessment"


class EarlierSupervision(VersionRow):
    """A time under supervision before this one, and what it teaches for now."""

    what = models.TextField()
    when = fields.words()
    persons_view = fields.words()
    helped = fields.words()
    hindered = fields.words()
    use_now = fields.words()

    data_class = "assessment"


class Responsivity(VersionRow):
    """The style, pace or format that suits this person, and why."""

    kind = Coded(codes="responsivity_kinds")
    what = models.TextField()
    because = fields.words()

    data_class = "assessment"


class Barrier(VersionRow):
    """Something in how things are run that stands in the way, and who works on it."""

    what = models.TextField()
    means = fields.words()
    owner = models.CharField(max_length=64)
    we_do = fields.words()

    data_class = "assessment"


class Readiness(VersionRow):
    """Where the person stands with a change on a day, in their own answer, and why."""

    about = models.TextField()
    answer = Coded(codes="readiness_answers")
    voice = Coded(codes="condition_voices", default="person")
    reason = fields.words()

    data_class = "assessment"


class DesistanceCondition(VersionRow):
    """One of the five conditions under which people tend to desist, described by one voice on a day."""

    condition = Coded(codes="desistance_conditions")
    voice = Coded(codes="condition_voices")
    words = models.TextField()

    data_class = "assessment"


class SelfAssessment(VersionRow):
    """The person's, or a parent's, own assessment; ``valid_from`` is the day."""

    voice = Coded(codes="voices", default="person")
    given = Coded(codes="self_assessment_formats")
    helped_by = fields.words()
    most_of_all = fields.words()
    disagrees_with_us = fields.words()
    our_answer = fields.words()

    data_class = "assessment"


class SelfAnswer(VersionRow):
    """What a self-assessment says of one area."""

    self_assessment = models.CharField(max_length=64)
    area = Coded(codes="areas_of_need")
    answer = Coded(codes="self_answers")
    words = fields.words()

    data_class = "assessment"


class RiskOfHarm(VersionRow):
    """How seriously whom could be harmed, in the practitioner's judgement, and how."""

    to = Coded(codes="harm_to")
    level = Coded(codes="harm_levels")
    nature = fields.words()
    who = fields.words()
    when = fields.words()
    how_soon = Coded(codes="imminences", null=True, blank=True)
    raises = fields.words()
    lowers = fields.words()

    data_class = "risk_management"


class OwnSafety(VersionRow):
    """A concern for the safety of the person themselves, apart from the safety of others."""

    kind = Coded(codes="safety_kinds")
    concern = models.TextField()
    we_do = fields.words()

    data_class = "risk_management"


class Enquiry(VersionRow):
    """A question about safety sent to an agency, the answer, and what it means."""

    worker = models.CharField(max_length=64, null=True, blank=True)
    agency = models.CharField(max_length=300)
    about = models.TextField()
    sent_on = models.DateField(null=True, blank=True)
    chased_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = fields.words()
    means = fields.words()

    data_class = "risk_management"


class Disclosure(VersionRow):
    """Something frightening that was said, and what was done the same day."""

    at = models.TimeField(null=True, blank=True)
    words = models.TextField()
    told_to = models.CharField(max_length=64, null=True, blank=True)
    about = Coded(codes="disclosure_kinds")
    plan_now = models.TextField()
    parents = Coded(codes="parents_told")
    parents_hear = fields.words()
    parents_because = fields.words()

    data_class = "risk_management"

    def line(self) -> LineFacts | None:
        told = (self.told_to,) if self.told_to else ()
        return LineFacts("disclosure", self.valid_from, self.at, with_whom=told, words=self.words)


class SafetyCall(VersionRow):
    """Somebody to be called about a disclosure, by whom, and what they said."""

    disclosure = models.CharField(max_length=64)
    whom = models.CharField(max_length=300)
    worker = models.CharField(max_length=64, null=True, blank=True)
    by_whom = models.CharField(max_length=64, null=True, blank=True)
    called_at = models.TimeField(null=True, blank=True)
    outcome = fields.words()

    data_class = "risk_management"


class Likelihood(VersionRow):
    """What a published instrument said on a day: its version, what went in, and the words that came out.

    Frequencies of groups, never a verdict on this person; nothing follows from them by itself."""

    instrument = Coded(codes="instruments")
    instrument_version = models.CharField(max_length=300)
    origin = Coded(codes="likelihood_origins")
    source = fields.words()
    inputs = models.JSONField(default=dict, blank=True)
    said = texts(longest=1000)
    our_view = fields.words()

    data_class = "assessment"
