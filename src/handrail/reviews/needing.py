"""What this room knows to need somebody: changes, calls, reviews, inputs, decisions, conditions, meetings."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy as _n

from handrail.delivery.models import Contact
from handrail.people.needing import LOOK_AHEAD, MOST, Asking, Item, Kind, Source, register
from handrail.records.gathering import Asked, Some
from handrail.reviews.models import (
    Change,
    Decision,
    DecisionCondition,
    Discussion,
    Input,
    Meeting,
    MeetingAction,
    OutsideCall,
    Review,
    Verification,
)

REVIEW = Kind("review", _n("%(num)s review to finish", "%(num)s reviews to finish", "num"))
ASKED = Kind("asked", _n("%(num)s review asks you", "%(num)s reviews ask you", "num"))
TO_ASK = Kind(
    "to_ask",
    _n(
        "%(num)s person still to be asked for a review",
        "%(num)s people still to be asked for a review",
        "num",
    ),
)
NOT_HEARD = Kind(
    "not_heard",
    _n("%(num)s answer for a review has not come", "%(num)s answers for a review have not come", "num"),
)
CHANGE = Kind("change", _n("%(num)s change to decide on", "%(num)s changes to decide on", "num"))
CALL = Kind("call", _n("%(num)s caller waits for an answer", "%(num)s callers wait for an answer", "num"))
DECIDE = Kind("decide", _n("%(num)s question to decide", "%(num)s questions to decide", "num"))
TELL = Kind("tell", _n("%(num)s reason to give", "%(num)s reasons to give", "num"))
TALK = Kind("talk", _n("%(num)s regular talk", "%(num)s regular talks", "num"))
VERIFY = Kind("verify", _n("%(num)s thing to verify", "%(num)s things to verify", "num"))
ACTION = Kind(
    "action", _n("%(num)s thing asked of you in a meeting", "%(num)s things asked of you in a meeting", "num")
)
MEETING = Kind("meeting", _n("%(num)s meeting to chair", "%(num)s meetings to chair", "num"))
HELD = Kind("held", _n("%(num)s meeting to write up", "%(num)s meetings to write up", "num"))
NOTE = Kind(
    "note", _n("%(num)s note of a trainee to countersign", "%(num)s notes of trainees to countersign", "num")
)
TRAINEES_NOTE = (
    "outcome is not null and valid_from >= %(today)s::date - 60 and by_id <> %(me)s"
    " and kind <> all(array['management_oversight', 'test'])"
    " and by_id in (select u.id from access_user u join agencies_worker w on w.id = u.worker_id"
    " where array_to_string(w.roles, ' ') ilike '%%trainee%%')"
    " and not exists (select from reviews_countersignature c where c.case_id = t.case_id and c.of = t.entry"
    " and c.superseded_at is null)"
)


def add() -> None:
    """Tell the list of what needs somebody."""
    register(Source("reviews", _looks_at, _find))


def _looks_at(mine: str, today: date) -> tuple[Asked, ...]:
    given = {"today": today, "until": today + LOOK_AHEAD, "mine": mine}
    return (
        Some(Review, "state = 'open'", given, "due_on, id", MOST),
        Some(Input, "state in ('to_ask', 'asked')", given, "answer_by, id", MOST),
        Some(Change, "weight = 'not_decided'", given, "valid_from, id", MOST),
        Some(OutsideCall, "state = 'open'", given, "answer_by, id", MOST),
        Some(
            Discussion,
            "told_on is null or next_on <= %(until)s",
            given,
            *("id desc", MOST),
        ),
        Some(DecisionCondition, "worker = %(mine)s", given, "by_on, id", MOST),
        Some(Decision, "valid_from > %(today)s::date - 366", given, "id desc", MOST * 2),
        Some(Verification, "valid_from > %(today)s::date - 366", given, "id desc", MOST * 2),
        Some(MeetingAction, "state in ('open', 'in_plan') and worker = %(mine)s", given, "due_on, id", MOST),
        Some(Contact, TRAINEES_NOTE, given, "valid_from, id", MOST),
        Some(Meeting, "state = 'planned' and valid_from <= %(until)s", given, "valid_from, id", MOST),
    )


def _find(asking: Asking) -> Iterator[Item]:
    for part in (_reviews, _inputs, _changes, _calls, _questions, _conditions, _actions, _meetings, _notes):
        yield from part(asking)


def _reviews(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[Review]:
        if asking.names_me(row.held_by) or (row.held_by is None and asking.supervises(row.case_id)):
            words = _("Review: %(title)s") % {"title": row.title}
            due = row.due_on or row.valid_from
            url = _review(asking, row.case_id, row.entry)
            yield Item(row.case_id, words, due, url, row.due_on is None, REVIEW)


def _inputs(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[Input]:
        url = _review(asking, row.case_id, row.review)
        if asking.names_me(row.worker) and row.state == "asked":
            words = _("Asked of you for a review: %(what)s") % {"what": row.asks or _("what you see")}
            yield Item(row.case_id, words, row.answer_by or row.asked_on, url, row.answer_by is None, ASKED)
        elif not asking.supervises(row.case_id):
            continue
        elif row.state == "to_ask":
            words = _("Somebody is still to be asked for the review")
            yield Item(row.case_id, words, row.valid_from, url, True, TO_ASK)
        elif row.answer_by and row.answer_by < asking.today:
            words = _("Asked for the review, no answer yet: %(what)s") % {
                "what": row.asks or _("what they see")
            }
            yield Item(row.case_id, words, row.answer_by, url, kind=NOT_HEARD)


def _changes(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[Change]:
        if asking.supervises(row.case_id):
            words = _("Does it ask for a review? %(what)s") % {"what": row.what}
            url = asking.url(row.case_id, "reviews:change_decide", row.entry)
            yield Item(row.case_id, words, row.valid_from, url, True, CHANGE)


def _calls(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[OutsideCall]:
        nobody = row.owner is None and asking.supervises(row.case_id)
        if nobody or asking.names_me(row.owner, row.deputy):
            words = _("%(who)s rang and waits for an answer: %(what)s")
            told = words % {"who": row.organisation or row.caller, "what": row.asks}
            due = row.answer_by or row.valid_from
            url = asking.url(row.case_id, "reviews:call", row.entry)
            yield Item(row.case_id, told, due, url, row.answer_by is None, CALL)


def _questions(asking: Asking) -> Iterator[Item]:
    """What waits for a decision of mine, what I have to tell the person, and the regular talk."""
    decided = {(row.case_id, row.discussion) for row in asking.rows[Decision]}
    for row in asking.rows[Discussion]:
        url = asking.url(row.case_id, "reviews:discussion", row.entry)
        answered = (row.case_id, row.entry) in decided
        if row.kind in ("liberty", "question"):
            if not answered and asking.names_me(row.asked_of):
                words = _("Decide: %(what)s") % {"what": row.question}
                due = row.answer_by or row.valid_from
                url = asking.url(row.case_id, "reviews:decide", row.entry)
                yield Item(row.case_id, words, due, url, row.answer_by is None, DECIDE)
            elif answered and row.told_on is None and asking.names_me(row.asked_by):
                words = _("Decided: give them the reason. %(what)s") % {"what": row.question}
                url = asking.url(row.case_id, "reviews:told", row.entry)
                yield Item(row.case_id, words, row.answer_by or row.valid_from, url, True, TELL)
        elif (
            row.next_on
            and row.next_on <= asking.today + LOOK_AHEAD
            and asking.names_me(row.asked_of, row.asked_by)
            and not _talked_since(asking, row)
        ):
            yield Item(row.case_id, str(row.kind_label), row.next_on, url, kind=TALK)


def _talked_since(asking: Asking, row: Any) -> bool:
    return any(
        one.case_id == row.case_id and one.kind == row.kind and one.valid_from > row.valid_from
        for one in asking.rows[Discussion]
    )


def _conditions(asking: Asking) -> Iterator[Item]:
    met = {(row.case_id, row.condition) for row in asking.rows[Verification] if row.met}
    for row in asking.rows[DecisionCondition]:
        if (row.case_id, row.entry) not in met and asking.names_me(row.worker):
            words = _("To verify before it holds: %(what)s") % {"what": row.what}
            url = asking.url(row.case_id, "reviews:verify", row.entry)
            yield Item(row.case_id, words, row.by_on or row.valid_from, url, row.by_on is None, VERIFY)


def _actions(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[MeetingAction]:
        if asking.names_me(row.worker):
            words = _("Asked of you in a meeting: %(what)s") % {"what": row.what}
            url = asking.url(row.case_id, "reviews:meeting", row.meeting)
            yield Item(row.case_id, words, row.due_on or row.valid_from, url, row.due_on is None, ACTION)


def _meetings(asking: Asking) -> Iterator[Item]:
    for row in asking.rows[Meeting]:
        if not asking.names_me(row.chair):
            continue
        url = asking.url(row.case_id, "reviews:meeting", row.entry)
        if row.valid_from < asking.today:
            words = _("%(kind)s: say what came of it") % {"kind": row.kind_label}
            yield Item(row.case_id, words, row.valid_from, url, True, HELD)
        else:
            words = _("%(kind)s to chair") % {"kind": row.kind_label}
            yield Item(row.case_id, words, row.valid_from, url, kind=MEETING)


def _notes(asking: Asking) -> Iterator[Item]:
    """A trainee's note is read by whoever is in charge, or a manager."""
    for row in asking.rows[Contact]:
        kinds = asking.reach.kinds[row.case_id]
        in_charge = "in_charge" in kinds and asking.reach.can_write(row.case_id, "contact_notes")
        if in_charge or asking.reach.can_write(row.case_id, "oversight"):
            words = _("A trainee’s note to countersign: %(what)s") % {"what": row.heading}
            url = asking.url(row.case_id, "reviews:countersign", row.entry)
            yield Item(row.case_id, words, row.valid_from, url, True, NOTE)


def _review(asking: Asking, case_id: int, review: str | None) -> str:
    if review:
        return asking.url(case_id, "reviews:review", review)
    return asking.url(case_id, "home:case")
