"""Passing a message on: the one act that writes into the other half, and all it writes is agreed wording."""

from datetime import date

from handrail.access.models import User
from handrail.compartments.models import RestorativeMoment
from handrail.compartments.restorative import kinds
from handrail.compartments.restorative.halves import Half
from handrail.people.editing import Refusal
from handrail.records import writing
from handrail.records.writing import Act


def may_go(row: RestorativeMoment) -> bool:
    """Whether it is a message whose words were agreed to, and that has not gone yet."""
    agreed = row.consent in kinds.CONSENTED and bool(row.wording)
    return row.kind == "message_given" and agreed and row.passed_on is None


def pass_on(
    doing: Act, row: RestorativeMoment, to: Half, wording: str, on: date, *, seen: int, refused: str
) -> None:
    """Note on this side that it went, and on the other side what was said: no more.

    The two are acts of their own, so that not even a key is common to both sides.
    """
    if not may_go(row):
        raise Refusal(refused)
    writing.amend(type(row), doing, entry=row.entry, version_seen=seen, passed_on=on)
    _arrive(doing.case_id, doing.by, row, to, wording, on)


def _arrive(case_id: int, by: User, row: RestorativeMoment, to: Half, wording: str, on: date) -> None:
    with writing.act(case_id, "restorative.received", by=by) as arriving:
        writing.add(
            to.model,
            arriving,
            kind="message_received",
            form=row.form,
            wording=wording,
            consent=row.consent,
            consent_on=row.consent_on,
            valid_from=on,
        )
