"""The tables of this room: inspections."""

from handrail.quality.inspections.models import Inspection, Inspector, Interview, Judgement, SampledCase

__all__ = ["Inspection", "Inspector", "Interview", "Judgement", "SampledCase"]
