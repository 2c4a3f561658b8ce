"""What looking again said and did: of changes, strengths, motivation, whose voice, what the plan became."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from handrail.casefile.plans import Edition
from handrail.casefile.reviews import Amendment, Change, Review
from handrail.casefile.versions import Version
from handrail.practice.evidence import family, looking_again, reviewing
from handrail.practice.evidence.looking_again import TOGETHER, Look
from handrail.practice.evidence.written import open_to_all, written
from handrail.practice.reading import Case

Looks = tuple[Look, ...]

ROUND: Final = timedelta(weeks=12)
"""How far back a review looks."""
ANSWERS: Final = (
    *("plans.steps", "plans.commitments", "plans.help", "plans.contact_phases", "plans.risk_measures"),
    *("sentences.curfew_windows", "sentences.variations", "assessments.factors", "assessments.assessments"),
)
"""Lists in which what is done about a change is found."""


def reviews(looks: Looks) -> list[Review]:
    """The written reviews among them."""
    return [row for row in looks if isinstance(row, Review)]


def editions(looks: Looks) -> list[Edition]:
    """The plans agreed with them."""
    return [row for row in looks if isinstance(row, Edition)]


def answered(case: Case, change: Change) -> bool:
    """Whether a review took a change up in time, or something of the plan was altered in that time."""
    first, last = change.valid_from or case.began, reviewing.answer_by([change])
    review = reviewing.review_of(case, change)
    if review is not None and (review.valid_from or first) <= last:
        return True
    ends = min(last, case.as_of)
    return any(
        row.valid_from and first <= row.valid_from <= ends for path in ANSWERS for row in case.rows(path)
    )


def factors(case: Case, looks: Looks) -> tuple[Any, ...]:
    """Factors that are said to have moved, or were written anew, when the plan was looked at again."""
    moved = {of for review in reviews(looks) for of in reviewing.movements(case, review)}
    day = looking_again.day(looks)
    return tuple([row for row in case.factors if row.entry in moved or _close(row.valid_from, day)])


def strengths(case: Case, looks: Looks) -> tuple[Any, ...]:
    """Strengths that were given weight then: moved, written anew, or built on by what comes next."""
    day = looking_again.day(looks)
    named = {of for review in reviews(looks) for of in reviewing.strengths_weighed(case, review)}
    for row in open_to_all(case.steps):
        if _close(row.valid_from, day):
            named.update(row.because_of)
    for row in case.past("delivery.progress"):
        if _close(row.valid_from, day):
            named.update(row.strengths)
    return tuple([row for row in case.strengths if row.entry in named or _close(row.valid_from, day)])


def considered(case: Case, looks: Looks) -> dict[str, tuple[Version, ...]]:
    """What was asked about taking part, in words; what got in the way only if something was missed."""
    day = looking_again.day(looks)
    ratings = [row for row in case.past("delivery.own_ratings") if row.topic == "motivation"]
    talks = (*case.past("delivery.level_decisions"), *case.past("reviews.discussions"))
    found: dict[str, tuple[Version, ...]] = {
        f"how motivated {case.name} is": _lately((*case.past("assessments.readiness"), *ratings), day),
        "how far it was kept to": (
            *(row for row in reviews(looks) if written(row.compliance)),
            *_lately(talks, day),
        ),
    }
    if _lately(case.missed, day):
        reasons = (row for row in case.past("delivery.absences") if row.in_the_way)
        found["what got in the way"] = _lately((*reasons, *case.on("assessments.barriers")), day)
    return found


def child_heard(case: Case, looks: Looks) -> tuple[Version, ...]:
    """Where the child's own view of it stands."""
    day = looking_again.day(looks)
    said = [row for row in reviews(looks) if written(row.persons_words) or written(row.persons_view)]
    agreed = [row for row in editions(looks) if written(row.words) or written(row.hoped_for)]
    own = [row for row in case.past("assessments.self_assessments") if row.voice == "person"]
    level = [row for row in case.past("delivery.level_decisions") if written(row.words)]
    return (*said, *agreed, *(row for row in (*own, *level) if _close(row.valid_from, day)))


def parents_heard(case: Case, looks: Looks) -> tuple[Version, ...]:
    """Where the parents' or carers' view of it stands, or that they were there."""
    day, kin = looking_again.day(looks), {row.entry for row in family.members(case)}
    said = [row for row in reviews(looks) if written(row.parents_words)]
    agreed = [row for row in editions(looks) if written(row.parents_view)]
    level = [row for row in case.past("delivery.level_decisions") if written(row.parents_words)]
    words = [row for row in case.past("people.own_words") if row.voice == "parent"]
    panels = {row.entry for row in looks}
    came = [
        row
        for row in case.rows("plans.invitees")
        if row.panel in panels and row.person in kin and row.attendance == "came"
    ]
    return (*said, *agreed, *came, *(row for row in (*level, *words) if _close(row.valid_from, day)))


def altered(case: Case, looks: Looks) -> tuple[Version, ...]:
    """What of the plan was altered: amendments made and plans agreed."""
    made = [row for review in reviews(looks) for row in reviewing.alterations(case, review)]
    return (*made, *(row for row in editions(looks) if row not in made))


def reasoned(made: Iterable[Version], looks: Looks) -> bool:
    """Whether it is said why it was altered: of the plan agreed, an amendment, or the review's decision."""
    amended = [row.reason for row in made if isinstance(row, Amendment)]
    decided = [row.decision for row in reviews(looks)]
    return any(written(words) for words in (*(row.why for row in editions(looks)), *amended, *decided))


def unaltered_because(looks: Looks) -> list[Review]:
    """Reviews that say why nothing changes."""
    return [row for row in reviews(looks) if written(row.no_change_because)]


def _close(day: date | None, to: date) -> bool:
    return day is not None and abs(day - to) <= TOGETHER


def _lately(rows: tuple[Any, ...], day: date) -> tuple[Any, ...]:
    return tuple([row for row in rows if row.valid_from and day - ROUND <= row.valid_from <= day + TOGETHER])
