"""What is said back to somebody of another agency who told us something."""

from datetime import date

from handrail.delivery.models import Concern, Heard
from handrail.records import writing
from handrail.records.writing import Act

OPEN = ("raised", "looked_into")


def answer(
    doing: Act, row: Concern, version_seen: int, *, state: str, words: str, by: str, on: date
) -> Concern:
    """What is done about a concern: being looked into, or answered."""
    said = {"answer": words, "answered_by": by, "answered_on": on if words else None}
    return writing.amend(Concern, doing, entry=row.entry, version_seen=version_seen, state=state, **said)


def tell(
    doing: Act, about: str, worker: str | None, *, changed: bool, what: str, on: date, entry: str
) -> Heard:
    """Tell whoever told us what changed because of it, or why nothing did."""
    return writing.add(
        Heard, doing, entry=entry, about=about, worker=worker, changed=changed, what=what, valid_from=on
    )
