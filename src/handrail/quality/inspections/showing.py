"""The demo's inspection: Eastgate opened to two inspectors, a sample drawn, the first case read twice."""

from datetime import date, timedelta

from django.utils import timezone

from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.agencies.models import Agency
from handrail.quality.inspections import inspecting
from handrail.quality.inspections.models import Inspection, SampledCase

NAME = "A spring reading of Eastgate"
SAMPLE = {"strata": "sentence", "size": 6, "second_every": 1, "seed": "spring"}
FIRST = {
    "P2.1.1": (True, "Motivation has its reason, and the assessment quotes the person’s own view."),
    "P2.1.2": (True, "Factors and strengths are both explained; two agencies answered."),
    "P2.2.2": (True, "The most pressing work comes first, with somebody named."),
    "P2.3.2": (True, "Work went on in the order agreed, and partners fed back."),
}
SECOND = {
    "P2.1.1": (True, "The person’s own words carry the assessment."),
    "P2.3.2": (False, "For three weeks nobody wrote down whether the agency was seen."),
}


def show(today: date) -> None:
    """Open, define, draw and begin to read. Needs the owner's login."""
    users = {
        name: User.objects.get(username=name) for name in ("oliver.penn", "frances.abbey", "arun.dessai")
    }
    frances, arun = users["frances.abbey"], users["arun.dessai"]
    opened = inspecting.open_to(
        (frances, arun),
        unit=Agency.objects.get(reference="eastgate-probation"),
        name=NAME,
        cohort="adult",
        known_on=today - timedelta(days=5),
        # Doors are opened and shut by the real clock, whichever day the demo plays on.
        ends_on=timezone.localdate() + timedelta(days=60),
        why="Announced three weeks ago, under the inspectorate’s power to inspect",
        by=users["oliver.penn"],
    )
    inspecting.define(opened, SAMPLE)
    with acting_as(frances.pk):
        inspecting.draw(opened)
    read_first(opened)


def read_first(opened: Inspection) -> None:
    """Both readers' answers on the first case; on one question they differ, and moderation has begun."""
    sampled = SampledCase.objects.select_related("first", "second").get(inspection=opened, place=1)
    assert sampled.second is not None
    inspecting.judge(sampled, FIRST, by=sampled.first)
    inspecting.judge(sampled, SECOND, by=sampled.second)
    inspecting.moderate(sampled)
