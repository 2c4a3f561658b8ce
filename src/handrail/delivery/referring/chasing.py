"""Reminders to agencies that have not answered: drafted here, read and sent by a person, two at most.

What has not been answered by its day is late. After two reminders nothing more is drafted: that there
was no answer is said, and somebody decides what follows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handrail.assessments.models import Source
from handrail.delivery.models import Chaser, Referral
from handrail.delivery.referring.referring import working_days_after
from handrail.design import wording
from handrail.records import writing
from handrail.records.writing import Act

MOST = 2
BETWEEN = 5
"""Working days left to answer a reminder, and a source that was asked without a day."""


@dataclass(frozen=True)
class Late:
    """Something that was asked and not answered: since when, and what was done about it."""

    about: Referral | Source
    asked_on: date
    due_on: date
    chasers: tuple[Chaser, ...]
    today: date

    @property
    def sent(self) -> list[Chaser]:
        """The reminders that went out."""
        return [one for one in self.chasers if one.state == "sent"]

    @property
    def no_answer(self) -> bool:
        """Whether both reminders were sent, and the time to answer the second has passed."""
        return len(self.sent) >= MOST and self.today > self.due_on

    @property
    def to_draft(self) -> bool:
        """Whether a reminder is due: one that somebody decided not to send is not drafted again."""
        decided = any(one.state == "not_sent" and _after(one, self.due_on) for one in self.chasers)
        return len(self.sent) < MOST and self.today > self.due_on and not decided

    @property
    def number(self) -> int:
        """Which reminder it would be."""
        return len(self.sent) + 1


def late_referrals(rows: Iterable[Referral], chasers: Sequence[Chaser], today: date) -> list[Late]:
    """Referrals that were sent and have no answer on the day it was hoped for."""
    asked = [row for row in rows if row.state == "sent" and row.sent_on]
    return _late([(row, row.sent_on, row.answer_by) for row in asked], chasers, today)


def late_sources(rows: Iterable[Source], chasers: Sequence[Chaser], today: date) -> list[Late]:
    """Sources that were asked and have not answered."""
    asked = [row for row in rows if row.state == "asked" and row.asked_on]
    return _late([(row, row.asked_on, None) for row in asked], chasers, today)


def _late(
    asked: Iterable[tuple[Any, Any, date | None]], chasers: Sequence[Chaser], today: date
) -> list[Late]:
    found = []
    for row, on, by in asked:
        about = tuple(sorted((one for one in chasers if one.about == row.entry), key=lambda one: one.pk))
        reminded = [one.sent_on for one in about if one.state == "sent" and one.sent_on]
        due = (
            working_days_after(max(reminded), BETWEEN) if reminded else by or working_days_after(on, BETWEEN)
        )
        if due < today:
            found.append(Late(row, on, due, about, today))
    return found


def draft(late: Late, called: str, us: str) -> str:
    """The words of a reminder, for whoever sends it to read and mend. It names nobody but by first name."""
    asked = {"name": called, "day": wording.full_date(late.asked_on), "us": us}
    if isinstance(late.about, Source):
        first = _("We asked you on %(day)s about %(name)s and have not heard from you yet.") % asked
        said = [first, _ask(_("We asked: %(what)s"), late.about.asked_for)]
    else:
        first = _("We referred %(name)s to you on %(day)s and have not heard from you yet.") % asked
        said = [first, _ask(_("What for: %(what)s"), late.about.what_for)]
    again = _("This is our second reminder. If you cannot help, tell us: we will look elsewhere.")
    usual = _("Can you tell us whether you can help, and from when? A few words will do.")
    said += [again if late.number == MOST else usual, _("Thank you. %(us)s") % asked]
    return "\n\n".join(part for part in said if part)


def keep(
    doing: Act,
    about: str,
    *,
    text: str,
    on: date,
    by: str | None,
    how: str | None,
    entry: str | None = None,
) -> Chaser:
    """Keep a reminder that a person has read: as sent, and how; or, without a way, as not sent."""
    sent = {"state": "sent", "sent_on": on, "sent_by": by, "how": how} if how else {"state": "not_sent"}
    return writing.add(Chaser, doing, entry=entry, about=about, text=text, valid_from=on, **sent)


def _ask(words: str, what: str) -> str:
    return words % {"what": what} if what else ""


def _after(one: Chaser, day: date) -> bool:
    return one.valid_from is not None and one.valid_from > day
