"""Answers that are late: a reminder is drafted, read and sent by a person, two at most."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from handrail.delivery.models import Chaser
from handrail.design import wording
from handrail.kernel.working_days import working_days_after
from handrail.reviews.models import Input

MOST = 2
BETWEEN = 5
"""Working days left to answer a reminder."""


def due_on(row: Input, chasers: Iterable[Chaser]) -> date | None:
    """The day by which an answer is awaited: after a reminder some days more."""
    reminded = [one.sent_on for one in of(row, chasers) if one.state == "sent" and one.sent_on]
    if reminded:
        return working_days_after(max(reminded), BETWEEN)
    return row.answer_by or (working_days_after(row.asked_on, BETWEEN) if row.asked_on else None)


def is_late(row: Input, chasers: Iterable[Chaser], today: date) -> bool:
    """Asked, not answered, and its day has passed."""
    due = due_on(row, chasers)
    return row.state == "asked" and due is not None and due < today


def may_remind(row: Input, chasers: Sequence[Chaser], today: date) -> bool:
    """Whether another reminder is due: two went out at most, and none was decided against since."""
    mine = of(row, chasers)
    due = due_on(row, chasers)
    decided = any(one.state == "not_sent" and one.valid_from and due and one.valid_from > due for one in mine)
    return is_late(row, chasers, today) and len(sent(mine)) < MOST and not decided


def of(row: Input, chasers: Iterable[Chaser]) -> list[Chaser]:
    """The reminders about one answer, in their order."""
    return sorted((one for one in chasers if one.about == row.entry), key=lambda one: one.pk)


def sent(chasers: Iterable[Chaser]) -> list[Chaser]:
    """Those that went out."""
    return [one for one in chasers if one.state == "sent"]


def draft(row: Input, number: int, called: str, us: str) -> str:
    """The words of a reminder, to be read and mended. It names nobody but by first name."""
    given = {"name": called, "day": wording.full_date(row.asked_on), "us": us, "what": row.asks}
    second = _("This is our second reminder. A line is enough; if you have nothing to say, tell us that.")
    first = _("Can you tell us what you see, what worries you, what is better and what should change?")
    said = (
        _("We look again with %(name)s at how things are going. We asked you on %(day)s.") % given,
        _("We asked: %(what)s") % given if row.asks else "",
        second if number >= MOST else first,
        _("Thank you. %(us)s") % given,
    )
    return "\n\n".join(part for part in said if part)
