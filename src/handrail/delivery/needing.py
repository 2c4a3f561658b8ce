"""What this room knows to need somebody: outcomes, promises, help, answers, messages, handovers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy as _n

from handrail.casefile import codes
from handrail.delivery.absence.missed import WAITING
from handrail.delivery.models import Chaser, Contact, Handover, Message, Promise, Referral
from handrail.delivery.referring import chasing
from handrail.kernel.working_days import working_day_before
from handrail.people.needing import LOOK_AHEAD, LOOK_BACK, MOST, Asking, Item, Kind, Source, register
from handrail.records.describing import mid_sentence
from handrail.records.gathering import Asked, Some

MISSED = Kind("missed", _n("%(num)s appointment was missed", "%(num)s appointments were missed", "num"))
NO_OUTCOME = Kind(
    "no_outcome", _n("%(num)s contact has no outcome yet", "%(num)s contacts have no outcome yet", "num")
)
HELP = Kind(
    "help",
    _n("Help for %(num)s appointment is not settled", "Help for %(num)s appointments is not settled", "num"),
)
THEY_PROMISED = Kind(
    "they_promised", _n("%(num)s thing they promised", "%(num)s things they promised", "num")
)
YOU_PROMISED = Kind("you_promised", _n("%(num)s thing you promised", "%(num)s things you promised", "num"))
MESSAGE = Kind(
    "message", _n("%(num)s message may not have arrived", "%(num)s messages may not have arrived", "num")
)
HANDED_OVER = Kind(
    "handed_over", _n("%(num)s case handed over to you", "%(num)s cases handed over to you", "num")
)
REFERRED = Kind("referred", _n("%(num)s referral to you", "%(num)s referrals to you", "num"))
NO_ANSWER = Kind("no_answer", _n("%(num)s referral has no answer", "%(num)s referrals have no answer", "num"))
REMINDER = Kind("reminder", _n("%(num)s reminder is drafted", "%(num)s reminders are drafted", "num"))


def add() -> None:
    """Tell the list of what needs somebody."""
    register(Source("delivery", _looks_at, _find))


def _looks_at(mine: str, today: date) -> tuple[Asked, ...]:
    given = {
        "today": today,
        "since": today - LOOK_BACK,
        "until": today + LOOK_AHEAD,
        "mine": mine,
        "waiting": list(codes.alike("contact_outcomes", (WAITING,))),
    }
    return (
        Some(
            Contact,
            "valid_from >= %(since)s and valid_from <= %(until)s and (outcome = any(%(waiting)s::varchar[])"
            " or outcome is null and (valid_from < %(today)s and %(mine)s = any(workers) or not help_settled"
            " and valid_from >= %(today)s))",
            given,
            *("valid_from, id", MOST),
        ),
        Some(Promise, "state = 'open' and due_on <= %(until)s", given, "due_on, id", MOST),
        Some(
            Message,
            "state in ('in_doubt', 'not_delivered') and valid_from > %(since)s",
            given,
            *("valid_from, id", MOST),
        ),
        Some(Handover, "read_on is null and to_worker = %(mine)s", given, "id", MOST),
        Some(Referral, "state in ('sent', 'waiting')", given, "id", MOST),
        Chaser,
    )


def _find(asking: Asking) -> Iterator[Item]:
    for part in (_contacts, _promises, _messages, _handovers, _referrals, _reminders):
        yield from part(asking)


def _contacts(asking: Asking) -> Iterator[Item]:
    waiting = codes.alike("contact_outcomes", (WAITING,))
    for row in asking.rows[Contact]:
        if not asking.supervises(row.case_id) and not asking.names_me(*row.workers):
            continue
        name, since, kind, due = "delivery:contact", True, NO_OUTCOME, row.valid_from
        if row.outcome in waiting:
            words = _("%(what)s was missed: ask what got in the way, and offer help")
            name, kind = "delivery:absence", MISSED
        elif row.outcome:
            continue
        elif row.valid_from < asking.today:
            words, name = _("%(what)s has no outcome yet"), "delivery:contact_outcome"
        else:
            words, since, kind = _("Help asked for and not settled: %(help)s"), False, HELP
            due = max(asking.today, working_day_before(row.valid_from))
        yield Item(
            row.case_id,
            words % {"what": row.heading, "help": row.help},
            due,
            asking.url(row.case_id, name, row.entry),
            since,
            kind,
        )


def _promises(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[Promise]:
        ours = row.by_person and asking.supervises(row.case_id)
        if ours or asking.names_me(row.worker):
            words = _("They promised: %(what)s") if row.by_person else _("You promised: %(what)s")
            url = asking.url(row.case_id, "delivery:promises")
            kind = THEY_PROMISED if row.by_person else YOU_PROMISED
            yield Item(row.case_id, words % {"what": row.what}, row.due_on, url, kind=kind)


def _messages(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[Message] if settings.HANDRAIL_MESSAGES else ():
        if asking.supervises(row.case_id):
            words = _("A message to them: %(state)s") % {"state": mid_sentence(row.state_label)}
            url = asking.url(row.case_id, "delivery:messages")
            yield Item(row.case_id, words, row.valid_from, url, since=True, kind=MESSAGE)


def _handovers(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[Handover]:
        words = _("Handed over to you and not read yet: %(what)s") % {"what": row.must_know}
        url = asking.url(row.case_id, "delivery:handover")
        yield Item(row.case_id, words, row.valid_from, url, since=True, kind=HANDED_OVER)


def _referrals(asking: Asking) -> Iterator[Item]:
    """What an agency was asked and has not answered: theirs to answer, ours to remind."""
    by_case: dict[int, list[Any]] = {}
    for row in asking.rows[Referral]:
        by_case.setdefault(row.case_id, []).append(row)
        if asking.names_me(row.worker) and row.state == "sent" and row.answered_on is None:
            words = _("Referred to you, not answered: %(what)s") % {"what": row.what_for}
            url = asking.url(row.case_id, "delivery:referral", row.entry)
            yield Item(row.case_id, words, row.answer_by or row.sent_on, url, kind=REFERRED)
    for case_id, rows in by_case.items():
        if asking.supervises(case_id):
            sent = [one for one in asking.rows[Chaser] if one.case_id == case_id]
            for late in chasing.late_referrals(rows, sent, asking.today):
                about: Any = late.about
                if late.no_answer:
                    words = _("No answer after two reminders: decide what follows. Referred for: %(what)s")
                elif late.to_draft:
                    words = _("A referral has no answer: read the reminder. Referred for: %(what)s")
                else:
                    continue
                url = asking.url(case_id, "delivery:services") + "#late"
                yield Item(
                    case_id, words % {"what": about.what_for}, late.due_on, url, since=True, kind=NO_ANSWER
                )


def _reminders(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[Chaser]:
        if row.state == "drafted" and asking.supervises(row.case_id):
            words = _("A reminder is drafted: read it, and send it or leave it")
            url = asking.url(row.case_id, "delivery:services")
            yield Item(row.case_id, words, row.valid_from, url, since=True, kind=REMINDER)
