"""What follows every act: its case is checked, by the worker where the actor does not read all of it."""

from django.utils import timezone

from handrail.quality import gathering, jobs, keeping
from handrail.records.writing import Act


def check_at_once(doing: Act) -> None:
    """Check the case an act changed, in the act's own transaction."""
    file = gathering.to_check(doing.case_id, timezone.localdate(doing.at))
    if file is None:
        jobs.check_soon(doing.case_id)
    else:
        keeping.keep(doing.case_id, file, by=doing.by, at=doing.at, change=doing.key)
