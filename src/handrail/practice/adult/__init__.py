"""What is expected of an adult's case."""

from handrail.practice.adult import (
    desistance_assess,
    desistance_deliver,
    desistance_plan,
    desistance_review,
    engagement_assess,
    engagement_deliver,
    engagement_plan,
    engagement_review,
    safety_assess,
    safety_deliver,
    safety_plan,
    safety_review,
)

MODULES = (
    engagement_assess,
    engagement_plan,
    engagement_deliver,
    engagement_review,
    desistance_assess,
    desistance_plan,
    desistance_deliver,
    desistance_review,
    safety_assess,
    safety_plan,
    safety_deliver,
    safety_review,
)
"""In the order of the handbook."""
