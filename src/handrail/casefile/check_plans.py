"""Checks of plans: what steps wait for."""

from collections.abc import Iterator

from handrail.casefile.problems import Problem, Subject
from handrail.casefile.waits import circle


def waits_are_for_one_thing(subject: Subject) -> Iterator[Problem]:
    """A wait is for a step or for a state of life: one wait, one thing."""
    for place in subject.current("plans.waits"):
        wait = place.version
        if (wait.for_step is None) == (wait.for_state is None):
            said = "for nothing" if wait.for_step is None else "for a step and for a state"
            yield place.problem("for_step", f"it waits {said}", "either for_step or for_state")


def waits_make_no_circle(subject: Subject) -> Iterator[Problem]:
    """Steps that wait for each other could never be started."""
    places = subject.current("plans.waits")
    found = circle([place.version for place in places])
    for place in places:
        if found and place.version.step == found[0] and place.version.for_step == (found[1:] or found)[0]:
            said = " waits for ".join((*found, found[0]))
            yield place.problem(
                "for_step", f"{said}: that is a circle", "a step that does not wait for this one"
            )
