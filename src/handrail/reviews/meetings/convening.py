"""What is done to a meeting: it is planned, settled otherwise, held or not, and what it asks is passed on.

Where the person takes part it is an appointment of theirs as well, written in the same act.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from handrail.delivery.kinds import usual_purpose
from handrail.delivery.models import Contact
from handrail.delivery.sides import knowing_our_workers
from handrail.plans import planning
from handrail.plans.models import Objective, Step
from handrail.plans.planning import NewStep
from handrail.records import writing
from handrail.records.writing import Act
from handrail.reviews.meetings.asking import PERSON, key_of, who
from handrail.reviews.models import Attendee, Meeting, MeetingAction

Facts = Mapping[str, Any]
OUTCOMES = {"came": "attended", "apologies": "absence_waiting", "absent": "absence_waiting"}
"""What the appointment came to; whether an absence is acceptable is decided with its reason."""


def convene(
    doing: Act, entry: str, facts: Facts, asked: Iterable[str], *, mode: str = "", book: bool = False
) -> Meeting:
    """Plan a meeting and ask these to it; ``book`` writes the person's appointment too."""
    asked = list(asked)
    contact = _book(doing, facts, asked, mode) if book and PERSON in asked else None
    row = writing.add(
        Meeting, doing, entry=entry, **facts, contact=contact, circulation=_workers(facts, asked)
    )
    for key in asked:
        writing.add(Attendee, doing, meeting=entry, **who(key))
    return row


def settle(doing: Act, entry: str, seen: int, facts: Facts, asked: Iterable[str], *, book: bool) -> Meeting:
    """Settle a planned meeting otherwise: its appointment moves along, who is no longer asked is let go."""
    asked = list(asked)
    before = Meeting.objects.now().get(case_id=doing.case_id, entry=entry)
    standing = {key_of(row): row for row in _attendees(doing, entry)}
    contact = before.contact
    if book and contact:
        _move(doing, contact, facts)
    elif book and PERSON in asked:
        contact = _book(doing, facts, asked, "office")
    gone = {key[2:] for key in standing if key.startswith("w:") and key not in asked}
    fresh = [key[2:] for key in asked if key.startswith("w:") and key not in standing]
    circulation = [one for one in (*before.circulation, *fresh) if one not in gone]
    row = writing.amend(
        Meeting,
        doing,
        entry=entry,
        version_seen=seen,
        **facts,
        contact=contact,
        circulation=list(dict.fromkeys(circulation)),
    )
    for key in asked:
        if key not in standing:
            writing.add(Attendee, doing, meeting=entry, **who(key))
    for key, one in standing.items():
        if key not in asked and one.attendance == "invited":
            writing.take_back(Attendee, doing, entry=one.entry, version_seen=one.version)
    return row


def record(
    doing: Act,
    entry: str,
    seen: int,
    facts: Facts,
    stood: Mapping[str, Facts],
    actions: Iterable[Facts],
    *,
    book: bool = False,
) -> Meeting:
    """Say how it went: who came and where each stood, what is asked of whom, and who is given it."""
    rows = _attendees(doing, entry)
    for one in rows:
        said = stood.get(one.entry, {})
        if any(getattr(one, name) != value for name, value in said.items()):
            writing.amend(Attendee, doing, entry=one.entry, version_seen=one.version, **said)
    for action in actions:
        writing.add(MeetingAction, doing, meeting=entry, **action)
    person = next((one for one in rows if one.the_person), None)
    came = stood.get(person.entry, {}).get("attendance", "") if person else ""
    before = Meeting.objects.now().get(case_id=doing.case_id, entry=entry)
    contact = before.contact
    if book and facts.get("state") == "held" and came in OUTCOMES:
        contact = _outcome(doing, before, [key_of(one) for one in rows], OUTCOMES[came])
    return writing.amend(Meeting, doing, entry=entry, version_seen=seen, **facts, contact=contact)


def into_plan(doing: Act, action: MeetingAction, objective: Objective, *, on: date) -> MeetingAction:
    """An action becomes a step of an objective, done by whoever it was asked of."""
    key = planning.MINE if action.by_person else f"w:{action.worker}" if action.worker else ""
    facts = {"what": action.what, "due_on": action.due_on, **planning.actors([key] if key else [])}
    planning.update(doing, objective.entry, objective.version, {}, [NewStep(facts)], on=on)
    step = Step.objects.now().filter(case_id=doing.case_id, change=doing.key).order_by("-pk").first()
    return writing.amend(
        MeetingAction,
        doing,
        entry=action.entry,
        version_seen=action.version,
        state="in_plan",
        step=step.entry if step else None,
    )


def _attendees(doing: Act, meeting: str) -> list[Attendee]:
    return list(Attendee.objects.now().filter(case_id=doing.case_id, meeting=meeting).order_by("pk"))


def _workers(facts: Facts, asked: Iterable[str]) -> list[str]:
    """Who is given what was said, until the chair limits it: the workers who are asked."""
    return [key[2:] for key in asked if key.startswith("w:")]


def _book(doing: Act, facts: Facts, asked: Iterable[str], mode: str) -> str:
    with knowing_our_workers():
        return writing.add(Contact, doing, **_appointment(facts, asked), mode=mode or "office").entry


def _appointment(facts: Facts, asked: Iterable[str]) -> dict[str, Any]:
    """The meeting as an appointment; what is marked stays out of its words."""
    asked = list(asked)
    kind = "three_way" if facts["kind"] == "three_way" else "meeting"
    chair = [facts["chair"]] if facts.get("chair") else []
    return {
        "kind": kind,
        "purpose": usual_purpose(kind),
        "workers": list(dict.fromkeys([*chair, *(key[2:] for key in asked if key.startswith("w:"))])),
        "people": [key[2:] for key in asked if key.startswith("p:")],
        **_when_and_where(facts),
    }


def _when_and_where(facts: Facts) -> dict[str, Any]:
    text = facts.get("purpose", "") if facts.get("marking", "none") == "none" else ""
    told = {name: facts.get(name) for name in ("valid_from", "at", "minutes", "venue")}
    return {**told, "place": facts.get("place") or "", "text": text}


def _move(doing: Act, contact: str, facts: Facts) -> None:
    row = Contact.objects.now().filter(case_id=doing.case_id, entry=contact, outcome__isnull=True).first()
    if row is not None:
        with knowing_our_workers():
            writing.amend(Contact, doing, entry=contact, version_seen=row.version, **_when_and_where(facts))


def _outcome(doing: Act, meeting: Meeting, asked: list[str], outcome: str) -> str | None:
    """Say what the appointment came to; one that was never booked is written now, if they came."""
    with knowing_our_workers():
        if meeting.contact:
            row = Contact.objects.now().filter(case_id=doing.case_id, entry=meeting.contact).first()
            if row is not None and row.outcome is None:
                writing.amend(Contact, doing, entry=row.entry, version_seen=row.version, outcome=outcome)
            return meeting.contact
        if outcome != "attended":
            return None
        facts = {
            name: getattr(meeting, name)
            for name in ("kind", "purpose", "valid_from", "at", "minutes", "venue", "place", "chair")
        }
        told = _appointment({**facts, "marking": meeting.marking}, asked)
        return writing.add(Contact, doing, **told, mode="office", outcome=outcome).entry
