"""Referrals as the timeline tells them, and as a copy that is shared reads."""

from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.delivery.models import Referral
from handrail.design import wording
from handrail.design.parts import Entry, Quote
from handrail.records import describing
from handrail.records.describing import anchor, each


def register() -> None:
    """Tell the timeline how this room's entries read."""
    describing.register(Referral, each(Referral, referral))


def referral(row: Referral, names: Names) -> Entry:
    """A referral where it has come to: what for, and each day on which something came of it."""
    by: Literal["us", "partner"] = "partner" if row.answered_by and not names[row.answered_by].ours else "us"
    agency = names[row.worker].agency if row.worker else ""
    answered = names[row.answered_by].with_agency if row.answered_by else ""
    said = _("Because:") if row.state in ("declined", "withdrawn") else _("They said:")
    return Entry(
        title=_title(row, agency),
        mark=by,
        by=by,
        meta=" · ".join(part for part in (answered, *_days(row)) if part),
        paragraphs=(
            row.what_for,
            *(((said, row.because),) if row.because else ()),
            *(((_("Feedback:"), row.feedback),) if row.feedback else ()),
        ),
        quotes=(Quote(row.persons_words),) if row.persons_words else (),
        anchor=anchor(row),
    )


def _title(row: Referral, agency: str) -> str:
    """Referral to Wexborough Council housing: accepted"""
    state = str(row.state_label).lower()
    if not agency:
        return _("Referral: %(state)s") % {"state": state}
    return _("Referral to %(agency)s: %(state)s") % {"agency": agency, "state": state}


def _days(row: Referral) -> list[str]:
    """sent 2 March, answered 5 March, started 9 March"""
    said = (
        (_("sent %(day)s"), row.sent_on),
        (_("answered %(day)s"), row.answered_on),
        (_("started %(day)s"), row.started_on),
        (_("ended %(day)s"), row.ended_on),
    )
    return [words % {"day": _day(day)} for words, day in said if day]


def _day(day: date) -> str:
    return wording.day_month(day)
