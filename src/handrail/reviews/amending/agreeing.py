"""The plan agreed again after a review: the next edition is the one the review led to."""

from handrail.plans.models import Edition
from handrail.records import writing
from handrail.reviews.models import Review


def register() -> None:
    """Let a review know the edition that followed it."""
    writing.follow(Edition, edition_written)


def edition_written(doing: writing.Act, row: Edition, before: Edition | None) -> None:
    """A plan was agreed: the last finished review that still waits for it has its answer."""
    if before is not None:
        return
    finished = Review.objects.now().filter(case_id=doing.case_id, state="complete")
    last = finished.order_by("-completed_on", "-pk").first()
    if last is None or last.edition or last.not_agreed_because:
        return
    writing.amend(Review, doing, entry=last.entry, version_seen=last.version, edition=row.entry)
