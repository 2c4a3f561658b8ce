"""What is expected of a child's case."""

from handrail.practice.youth import (
    child_assess,
    child_deliver,
    child_plan,
    child_review,
    desistance_assess,
    desistance_deliver,
    desistance_plan,
    desistance_review,
    others_assess,
    others_deliver,
    others_plan,
    others_review,
)

MODULES = (
    desistance_assess,
    desistance_plan,
    desistance_deliver,
    desistance_review,
    child_assess,
    child_plan,
    child_deliver,
    child_review,
    others_assess,
    others_plan,
    others_deliver,
    others_review,
)
"""In the order of the handbook."""
