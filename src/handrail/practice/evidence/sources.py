"""Who was asked, who answered, and who was left out."""

from collections.abc import Iterable

from handrail.casefile.assessments import Source
from handrail.practice.reading import ANSWERED_WITHIN, Case, once

THEMSELVES = ("person", "parents")


def beyond_interview(case: Case) -> tuple[Source, ...]:
    """Sources other than the person and their parents."""
    return tuple([row for row in case.sources if row.kind not in THEMSELVES])


def answered(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Those that came back."""
    return tuple([row for row in sources if row.state == "answered"])


def left_open(case: Case, sources: Iterable[Source]) -> tuple[Source, ...]:
    """Asked a fortnight ago or more, not answered, and neither chased nor explained."""
    reminded = chased(case)
    return tuple(
        [
            row
            for row in sources
            if row.state in ("to_ask", "asked")
            and row.entry not in reminded
            and not row.not_had_because
            and (row.asked_on or row.valid_from or case.began) + ANSWERED_WITHIN < case.as_of
        ]
    )


@once
def chased(case: Case) -> frozenset[str]:
    """What reminders were sent about: entries of sources, referrals and questions for a review."""
    return frozenset(
        [
            row.about
            for row in case.past("delivery.chasers")
            if row.state == "sent" and (row.sent_on is None or row.sent_on <= case.as_of)
        ]
    )


def unsettled(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Those that say otherwise than another, with nothing said to it."""
    return tuple([row for row in sources if row.conflicts_with and not row.conflict.strip()])
