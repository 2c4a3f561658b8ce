"""Whether an assessment explains: what lies behind, what is likely, what would help, what speaks for it."""

from handrail.casefile.assessments import Assessment, Source, Strength
from handrail.casefile.versions import Version
from handrail.practice.evidence.sources import answered
from handrail.practice.evidence.written import written
from handrail.practice.reading import Case

LEARNING = ("communication", "learning", "thinking")


def explained(case: Case) -> Assessment | None:
    """The last finished assessment that says what lies behind, what is likely and what would help."""
    told = [
        row
        for row in case.assessments
        if written(row.past_behaviour) and written(row.likely_future) and written(row.would_help)
    ]
    return told[-1] if told else None


def for_and_against(case: Case) -> Assessment | None:
    """The last finished one that says what speaks for a change and what against it."""
    told = [
        row
        for row in case.assessments
        if written(row.speaks_for_change) and written(row.speaks_against_change)
    ]
    return told[-1] if told else None


def account(case: Case) -> Assessment | None:
    """The last finished one that says how the offending came about."""
    told = [row for row in case.assessments if written(row.past_behaviour)]
    return told[-1] if told else None


def rests_on(case: Case, assessment: Assessment) -> tuple[Source, ...]:
    """The answered sources of an assessment: those it names, or else those its linked factors name."""
    named = set(assessment.rests_on) or {one for row in case.linked for one in row.rests_on}
    return tuple([row for row in answered(case.rows("assessments.sources")) if row.entry in named])


def backed_strengths(case: Case) -> tuple[Strength, ...]:
    """Strengths with what shows them or who saw them, and what they are for."""
    return tuple(
        [
            row
            for row in case.strengths
            if (written(row.evidence) or row.seen_by)
            and (written(row.could_be_used) or written(row.work) or written(row.waits_for))
        ]
    )


def fits(case: Case) -> dict[str, tuple[Version, ...]]:
    """What the work must fit, in words, with what says it; what came before only if anything did."""
    areas = [row for row in case.on("assessments.areas") if row.area in LEARNING and written(row.going_on)]
    found: dict[str, tuple[Version, ...]] = {
        f"how {case.name} learns and talks": (*case.on("assessments.responsivity"), *areas),
        f"how ready {case.name} is for a change": tuple(
            [row for row in case.past("assessments.readiness") if written(row.reason)]
        ),
    }
    if any(row.completed for row in case.rows("sentences.sentences")):
        found["what earlier disposals teach"] = tuple(
            [
                row
                for row in case.on("assessments.earlier_supervisions")
                if written(row.helped) or written(row.hindered)
            ]
        )
    return found
