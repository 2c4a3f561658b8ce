"""What gives rise to a message: an appointment booked, moved, called off or missed; somebody new.

Each follows the version that is written, in its transaction, whichever page or verb writes it."""

from datetime import date, time

from handrail.casefile import codes
from handrail.casefile.contacts import WITHOUT_THE_PERSON
from handrail.delivery.models import Contact
from handrail.delivery.reaching import outbox
from handrail.delivery.reaching.outbox import Cause
from handrail.people.models import Allocation
from handrail.records import clock, writing

MISSED = frozenset({"unacceptable_absence", "absence_waiting"})
CALLED_OFF = frozenset({"ours", "acceptable_absence"})


def register() -> None:
    """Let messages follow contacts and allocations."""
    writing.follow(Contact, follow_contact)
    writing.follow_the_end(Contact, follow_the_end)
    writing.follow(Allocation, follow_allocation)


def follow_contact(doing: writing.Act, row: Contact, before: Contact | None) -> None:
    """An appointment was written: tell the person what they need to know of it."""
    if not outbox.wanted(doing.case_id):
        return
    if before is not None and before.outcome is None and _differs(row, before):
        outbox.stop(doing, outbox.OVERTAKEN, contact=row.entry)
    if row.kind in (*WITHOUT_THE_PERSON, "message") or row.marking != "none":
        return
    if before is None and not row.instead_of and _one_of_many(row):
        return
    if kind := what_to_tell(row, before, clock.today(), clock.local_time()):
        outbox.put(doing.case_id, _cause(kind, row), by=doing.by)


def follow_the_end(doing: writing.Act, row: Contact) -> None:
    """An appointment was taken back: nothing that waits to be told of it is true any more."""
    outbox.stop(doing, outbox.OVERTAKEN, contact=row.entry)


def what_to_tell(row: Contact, before: Contact | None, today: date, now: time) -> str:
    """The kind of message a version gives rise to, if any."""
    ahead = row.valid_from is not None and (row.valid_from, row.at or time.max) > (today, now)
    was = before.outcome if before else None
    if row.outcome is None:
        if not ahead or was is not None:
            return ""
        if before is None:
            return "rearranged" if row.instead_of else "booked"
        return "rearranged" if _moved(row, before) else ""
    if row.outcome == was:
        return ""
    if ahead and row.outcome in codes.alike("contact_outcomes", CALLED_OFF):
        return "called_off"
    missed = codes.alike("contact_outcomes", MISSED)
    return "missed" if row.outcome in missed and was not in missed else ""


def follow_allocation(doing: writing.Act, row: Allocation, before: Allocation | None) -> None:
    """Somebody else took over: tell the person who."""
    if row.role != "in_charge" or row.valid_from is None or (before and before.worker == row.worker):
        return
    others = Allocation.objects.filter(case_id=doing.case_id, role="in_charge").exclude(worker=row.worker)
    if others.exists() and outbox.wanted(doing.case_id):
        key = f"change_of_practitioner:{doing.case_id}:{row.entry}:{row.worker}"
        outbox.put(doing.case_id, Cause(key, "change_of_practitioner", on=row.valid_from), by=doing.by)


def reminder(case_id: int, contact: str, on: date, at: time | None) -> Cause:
    """The reminder of an appointment at this very time."""
    return Cause(f"reminder:{case_id}:{contact}:{_when(on, at)}", "reminder", contact, on, at)


def _cause(kind: str, row: Contact) -> Cause:
    # One missed appointment is told once, however its outcome is put later.
    which = "" if kind == "missed" else f":{_when(row.valid_from, row.at)}"
    return Cause(f"{kind}:{row.case_id}:{row.entry}{which}", kind, row.entry, row.valid_from, row.at)


def _when(on: date, at: time | None) -> str:
    return f"{on}T{at or '-'}"


def _one_of_many(row: Contact) -> bool:
    """Whether appointments booked together hold this one and an earlier one: only the first is told now."""
    together = Contact.objects.now().filter(case_id=row.case_id, series=row.series).exclude(entry=row.entry)
    return bool(row.series) and together.exists()


def _moved(row: Contact, before: Contact) -> bool:
    return (row.valid_from, row.at) != (before.valid_from, before.at)


def _differs(row: Contact, before: Contact) -> bool:
    return row.outcome is not None or _moved(row, before)
