"""Strengths, risk of harm to others, and the person's own safety, kept apart."""

from django.db import models

from handrail.records.fields import Coded, texts, words
from handrail.records.models import VersionRow


class Strength(VersionRow):
    """Something that can help, what shows it, and the work it does or waits to do."""

    kind = Coded(codes="strength_kinds")
    name = models.CharField(max_length=300)
    evidence = words()
    seen_by = texts()
    state = Coded(codes="strength_states", default="current")
    work = words()
    waits_for = words()
    watch = words()

    shared_as = "assessments.strengths"
    data_class = "assessment"


class RiskOfHarm(VersionRow):
    """How seriously whom could be harmed, in the practitioner's judgement, and how."""

    to = Coded(codes="harm_to")
    level = Coded(codes="harm_levels")
    nature = words()

    data_class = "risk_management"


class OwnSafety(VersionRow):
    """A concern for the safety of the person themselves."""

    kind = Coded(codes="safety_kinds")
    concern = models.TextField()
    we_do = words()

    data_class = "risk_management"
