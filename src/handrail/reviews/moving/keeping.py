"""The write: what has moved, as it was said."""

from collections.abc import Mapping

from handrail.records import writing
from handrail.reviews.models import Movement

PARTS = ("before", "now", "means")


def keep(doing: writing.Act, review: str, of: str, said: Mapping[str, str]) -> None:
    """A movement as it was said; one said again is another version, one said the same is none."""
    rows = Movement.objects.now().filter(case_id=doing.case_id, review=review, of=of)
    there = rows.select_for_update().first()
    if there is None:
        writing.add(Movement, doing, review=review, of=of, valid_from=doing.at.date(), **said)
    elif any(getattr(there, part) != said[part] for part in PARTS):
        writing.amend(Movement, doing, entry=there.entry, version_seen=there.version, **said)
