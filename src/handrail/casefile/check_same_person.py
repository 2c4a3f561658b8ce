"""Checks of what a case says about other records of the same person, as far as it alone can tell."""

from collections import Counter
from collections.abc import Iterator

from handrail.casefile.document import CaseDocument
from handrail.casefile.problems import Problem, Subject

ONE_PERSON, TWO_PEOPLE = "one_person", "two_people"
PATH = "people.same_person"


def standing(document: CaseDocument) -> dict[str, bool]:
    """The other records that stand as of the same person, and whether this one leads."""
    rows = [row for row in document.people.same_person if row.superseded_at is None]
    said = Counter((row.other, row.kind) for row in rows)
    return {
        row.other: row.leads
        for row in rows
        if row.kind == ONE_PERSON and said[row.other, ONE_PERSON] > said[row.other, TWO_PEOPLE]
    }


def records_of_one_person_are_told(subject: Subject) -> Iterator[Problem]:
    """Each names another case, is said before it is taken back, and follows one leading record at most."""
    said: Counter[tuple[str, str]] = Counter()
    for place in subject.current(PATH):
        row = place.version
        said[row.other, row.kind] += 1
        if row.other == subject.document.reference:
            yield place.problem("other", "a case is named as a second record of itself", "another case")
    for other in dict.fromkeys(other for other, _kind in said):
        open_still = said[other, ONE_PERSON] - said[other, TWO_PEOPLE]
        if open_still not in (0, 1):
            yield Problem(
                "/people/same_person",
                f"said to be of one person with {other} {said[other, ONE_PERSON]} times and of two"
                f" {said[other, TWO_PEOPLE]} times",
                "each taking back after a saying, and one of them at most still standing",
            )
    leaders = [other for other, leads in standing(subject.document).items() if not leads]
    if leaders and len(standing(subject.document)) > 1:
        yield Problem(
            "/people/same_person",
            f"follows {leaders[0]} and is tied to another record as well",
            "one leading record for all records of a person; every other names it alone",
        )
