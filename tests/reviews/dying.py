"""Finishing a review in a process of its own, which kills itself after so many entries are written."""

import os
import signal
import sys
from datetime import date
from typing import Any

from handrail.config import preparing
from handrail.config.environment import Login


def finish(reference: str, review: str, after: int) -> None:
    """Make everything as whoever is in charge would; die once ``after`` versions are written."""
    preparing.set_up(preparing.settle(login=Login.WEB))
    from handrail.access.actors import acting_as
    from handrail.access.models import User
    from handrail.people.models import Case
    from handrail.people.opening import OpenCase
    from handrail.records import writing
    from handrail.records.reading import Reach
    from handrail.reviews.amending import making
    from handrail.reviews.models import Review

    written = 0
    note = writing.note

    def counting(row: Any) -> None:
        nonlocal written
        note(row)
        written += 1
        if written == after:
            os.kill(os.getpid(), signal.SIGKILL)

    writing.note = counting
    user = User.objects.get(username="megan")
    with acting_as(user.pk):
        case = Case.objects.select_related("team").get(reference=reference)
        with writing.act(case.pk, "review.made", by=user) as doing:
            opened = OpenCase(case, Reach.of(user, [case.pk]))
            row = opened.one(Review, review)
            making.make(doing, opened, row, on=date(2026, 3, 23), version_seen=row.version)
    sys.stdout.write(f"{written}\n")


if __name__ == "__main__":
    finish(sys.argv[1], sys.argv[2], int(sys.argv[3]))
