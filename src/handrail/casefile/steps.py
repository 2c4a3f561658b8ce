"""What the state of a step means: under way, over, or come for what waits for it."""

from typing import Final

from handrail.casefile.plans import Step

BEGUN: Final = ("in_progress", "completed")
OVER: Final = ("completed", "no_longer_needed")


def has_come(step: Step) -> bool:
    """Whether what waits for it need wait no longer: done, or begun where it goes on after the sentence.

    One that goes on after the sentence is never over.
    """
    return step.state == "completed" or (step.goes_on_after and step.state == "in_progress")
