"""A series called off: the first one says why, the others leave the diary."""

from collections.abc import Sequence

from handrail.access.models import User
from handrail.delivery.models import Contact
from handrail.records import writing


def call_off(case_id: int, rows: Sequence[Contact], why: str, *, by: User) -> None:
    """End these appointments in one act. The first keeps its place and says why; of the others stays
    known, on the days on which they were booked, that they were."""
    first, *others = rows
    with writing.act(case_id, "contact.series_ended", by=by, entry=first.entry) as doing:
        text = "\n".join(part for part in (first.text, why) if part)
        writing.amend(
            Contact, doing, entry=first.entry, version_seen=first.version, outcome="ours", text=text
        )
        for row in others:
            writing.take_back(Contact, doing, entry=row.entry, version_seen=row.version)
