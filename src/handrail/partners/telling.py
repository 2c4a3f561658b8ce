"""What a worker of another agency adds to the record: answers, how it went, a concern."""

from datetime import date
from typing import Any

from handrail.agencies.models import Worker
from handrail.assessments.models import Source
from handrail.delivery.kinds import usual_purpose
from handrail.delivery.models import Concern, Contact
from handrail.records import writing
from handrail.records.writing import Act
from handrail.reviews.models import Input

KINDS = {"housing": "practical_help", "approved_premises": "key_work", "police": "home_visit"}
"""What a session of an agency usually is; otherwise a session of an intervention."""
MODES = {"approved_premises": "approved_premises", "police": "home"}
WORRYING = ("ring_today", "danger_now")


def record(
    doing: Act, entry: str, me: str, facts: dict[str, Any], *, title: str, steps: list[str], on: date
) -> Contact:
    """How a session went, fed back on the day it is written; a worry about safety is a concern as well."""
    type_ = Worker.objects.filter(reference=me).values_list("agency__type", flat=True).first() or ""
    kind = KINDS.get(type_, "intervention")
    row = writing.add(
        Contact,
        doing,
        entry=entry,
        kind=kind,
        title=title,
        purpose=usual_purpose(kind),
        mode=MODES.get(type_, "partners_venue"),
        workers=[me],
        steps=steps,
        fed_back_on=on,
        **facts,
    )
    if facts["safety"] in WORRYING:
        raise_concern(doing, me, safety=facts["safety"], what=facts["worries"] or facts["text"], on=on)
    return row


def raise_concern(
    doing: Act, me: str, *, safety: str, what: str, on: date, entry: str | None = None
) -> Concern:
    """Something a worker is worried about."""
    return writing.add(Concern, doing, entry=entry, safety=safety, what=what, worker=me, valid_from=on)


def answer_source(doing: Act, row: Source, *, answer: str, on: date) -> Source:
    """What somebody who was asked knows."""
    return writing.amend(
        Source,
        doing,
        entry=row.entry,
        version_seen=row.version,
        state="answered",
        answered_on=on,
        answer=answer,
    )


def answer_review(doing: Act, row: Input, version_seen: int, *, said: dict[str, str], on: date) -> Input:
    """What somebody who was asked for a review says to it."""
    return writing.amend(
        Input,
        doing,
        entry=row.entry,
        version_seen=version_seen,
        state="answered",
        answered_on=on,
        **said,
    )
