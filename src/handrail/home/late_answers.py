"""Answers that agencies owe, over a whole caseload: which are late, and what is to do about each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from handrail.delivery.models import Chaser, Referral
from handrail.delivery.referring import chasing
from handrail.delivery.referring.chasing import Late


def late(
    referrals: Iterable[Referral], chasers: Iterable[Chaser], today: date
) -> Iterator[tuple[date, Referral, str]]:
    """The day an answer was hoped for, the referral, and what is to do. Entries are a case's own."""
    sent, reminders = defaultdict(list), defaultdict(list)
    for row in referrals:
        sent[row.case_id].append(row)
    for chaser in chasers:
        reminders[chaser.case_id].append(chaser)
    for case_id, rows in sent.items():
        for one in chasing.late_referrals(rows, reminders[case_id], today):
            if (words := _to_do(one)) and isinstance(one.about, Referral):
                yield one.due_on, one.about, words % {"what": one.about.what_for}


def _to_do(one: Late) -> str:
    """Nothing where somebody has decided not to remind them."""
    if one.no_answer:
        return _("No answer after two reminders: decide what follows. Referred for: %(what)s")
    return _("A referral has no answer: read the reminder. Referred for: %(what)s") if one.to_draft else ""
