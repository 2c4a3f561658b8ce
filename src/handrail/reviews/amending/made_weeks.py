"""The week before and after what a finished review made, from what the record held when it was finished.

The days are those of the first whole week in which everything holds. The week before is that week with
what was made taken back, and what came anyway (a job) left in.
"""

from collections.abc import Sequence
from copy import copy
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from handrail.delivery.models import Contact
from handrail.kernel.dates import monday_of
from handrail.people.opening import OpenCase
from handrail.reviews.amending import facts as kept_facts
from handrail.reviews.amending import weeks
from handrail.reviews.amending.kept import BY_PART, ENDS, NEW
from handrail.reviews.amending.weeks import IN_A_WEEK, Weeks
from handrail.reviews.models import Amendment, Review
from handrail.sentences import this_week


def looked_back(case: OpenCase, review: Review, amendments: Sequence[Amendment]) -> Weeks | None:
    """Both weeks; ``None`` where nothing that was made moved anything in one."""
    moved = [row for row in amendments if row.kind in IN_A_WEEK and row.state in ("made", "ended")]
    at = _finished_at(case, review)
    if not moved or review.effective_on is None or at is None:
        return None
    monday = monday_of(review.effective_on + timedelta(days=6))
    then = OpenCase(case.case, case.reach.at(at), case.asked)
    booked = this_week.planned(then, monday, monday + timedelta(days=6))
    after: dict[Any, list[Any]] = {**then.gather(*weeks.TABLES)}
    after[Contact] = [one.row for one in booked if one.row]
    before = _taken_back(after, moved, monday)
    if weeks.alike(before, after, monday, booked):
        return None
    opened = review.valid_from or date.min
    amended = {row.of for row in moved}
    since = {one.entry for one in booked if one.entry not in amended and _is_since(one.row, opened)}
    then_booked = [one for one in booked if one.entry not in since]
    headings = (_("Before, with what came: %(clashes)s"), _("After: %(clashes)s"))
    return weeks.beside((before, then_booked), (after, booked), monday, headings)


def _is_since(row: Any, day: date) -> bool:
    """Whether an appointment was first booked after the review was opened: it is of the week after."""
    return isinstance(row, Contact) and row.version == 1 and row.recorded_at.date() > day


def _finished_at(case: OpenCase, review: Review) -> datetime | None:
    """The instant at which it was finished; what was said of it later does not move it."""
    rows = Review.objects.filter(
        case.reach.readable(Review), case_id=review.case_id, entry=review.entry, state="complete"
    )
    return rows.order_by("version").values_list("recorded_at", flat=True).first()


def _taken_back(rows: dict[Any, list[Any]], moved: Sequence[Amendment], monday: date) -> dict[Any, list[Any]]:
    """The rows of a week as they would be without what was made."""
    found = {model: list(held) for model, held in rows.items()}
    for amendment in moved:
        model = BY_PART[amendment.part].model
        held = found.setdefault(model, [])
        row = next((one for one in held if one.entry == (amendment.makes or amendment.of)), None)
        if row is None or (amendment.way == NEW and amendment.kind == "week"):
            continue
        held.remove(row)
        if amendment.way != NEW:
            held.append(_as_it_was(row, amendment, monday))
    return found


def _as_it_was(row: Any, amendment: Amendment, monday: date) -> Any:
    """An entry with the facts that stood, in force in that week."""
    was = copy(row)
    for name, value in kept_facts.values(type(row), amendment.before).items():
        if name not in kept_facts.DAYS or isinstance(row, Contact):
            setattr(was, name, value)
    if amendment.way == ENDS:
        was.valid_to = None
    if not isinstance(row, Contact):
        was.valid_from = min(row.valid_from or monday, monday)
    return was
