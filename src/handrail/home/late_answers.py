"""Answers that agencies owe, over a whole caseload: which are late, and what is to do about each."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from handrail.delivery.models import Chaser, Referral
from handrail.delivery.referring import chasing
from handrail.delivery.referring.chasing import Late
from handrail.records.reading import Reach

MOST = 40
"""Referrals looked at, those that have waited longest: no page shows more."""


def late(reach: Reach, today: date) -> Iterator[tuple[date, Referral, str]]:
    """The day an answer was hoped for, the referral, and what is to do. Two queries at most."""
    no_day = Q(answer_by__isnull=True, sent_on__lt=today)
    waiting = reach.rows(Referral).filter(state="sent", sent_on__isnull=False)
    rows = waiting.filter(no_day | Q(answer_by__lt=today)).order_by("sent_on", "pk")
    by_case = defaultdict(list)
    for row in rows.defer("because")[:MOST]:
        by_case[row.case_id].append(row)
    if not by_case:
        return
    chasers = defaultdict(list)
    for chaser in reach.rows(Chaser).filter(case_id__in=by_case).defer("text"):
        chasers[chaser.case_id].append(chaser)
    for case_id, sent in by_case.items():
        for one in chasing.late_referrals(sent, chasers[case_id], today):
            if words := _to_do(one):
                assert isinstance(one.about, Referral)
                yield one.due_on, one.about, words % {"what": one.about.what_for}


def _to_do(one: Late) -> str:
    """Nothing where somebody has decided not to remind them."""
    if one.no_answer:
        return _("No answer after two reminders: decide what follows. Referred for: %(what)s")
    return _("A referral has no answer: read the reminder. Referred for: %(what)s") if one.to_draft else ""
