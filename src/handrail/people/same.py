"""Which other records are of the same person on a day, from what a record says of them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from handrail.people.models import SamePerson

ONE_PERSON, TWO_PEOPLE = "one_person", "two_people"


def standing(rows: Iterable[SamePerson], day: date) -> list[SamePerson]:
    """The latest saying about each other record that is of the same person on a day, oldest first.

    Saying so and taking it back take turns, so one more of the first kind means that it stands.
    """
    so_far = [row for row in rows if row.valid_from is None or row.valid_from <= day]
    said = Counter((row.other, row.kind) for row in so_far)
    latest = {
        row.other: row
        for row in sorted(so_far, key=lambda row: (row.valid_from or date.min, row.pk))
        if row.kind == ONE_PERSON and said[row.other, ONE_PERSON] > said[row.other, TWO_PEOPLE]
    }
    return sorted(latest.values(), key=lambda row: (row.valid_from or date.min, row.pk))
