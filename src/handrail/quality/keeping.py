"""Findings kept: what was found is compared with what stands, and only what differs is written.

A finding is superseded when its answer, its reason or what it rests on changes. ``valid_from`` stays
while the answer does, so it says since when.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone
from msgspec.structs import astuple

from handrail.access.models import User
from handrail.casefile.casefile import CaseFile
from handrail.findings.models import Finding
from handrail.practice import answers
from handrail.quality.asking import ask
from handrail.records.copying import add_rows


class Standing(NamedTuple):
    """A finding that stands. Rows of the model would take longer to make than all the asking."""

    pk: int
    version: int
    valid_from: date | None
    recorded_at: datetime
    answer: str
    because: str
    rests_on: list[str]
    would_change: str
    until: date | None

    def says(self, finding: answers.Finding) -> bool:
        """Whether it says the same."""
        stands = (self.answer, self.because, tuple(self.rests_on), self.would_change, self.until)
        return (finding.expectation, *stands) == astuple(finding)


def keep(case_id: int, file: CaseFile, *, by: User, at: datetime, change: str | None = None) -> int:
    """Ask every expectation of a case and keep what differs; says how many findings changed."""
    standing = _standing(case_id)
    asked = ask(file)
    new = [
        row
        for finding in asked.findings
        if (row := _row(case_id, finding, standing.get(finding.expectation), by, at, change))
    ]
    over = {row.entry for row in new} | (standing.keys() - asked.expectations)
    if ended := [standing[entry].pk for entry in over if entry in standing]:
        Finding.objects.filter(pk__in=ended).update(superseded_at=at)
    Finding.objects.bulk_create(new)
    return len(over)


def _standing(case_id: int) -> dict[str, Standing]:
    rows = Finding.objects.now().filter(case_id=case_id).values_list("entry", *Standing._fields)
    return {entry: Standing(*told) for entry, *told in rows}


def first(cases: Iterable[tuple[int, CaseFile]], *, by: User, at: datetime) -> None:
    """Keep the findings of cases that have none yet, many at once."""
    rows = []
    for case_id, file in cases:
        for finding in ask(file).findings:
            if row := _row(case_id, finding, None, by, at, None):
                rows.append(row)
    add_rows(Finding, rows)


def _row(
    case_id: int,
    finding: answers.Finding,
    before: Standing | None,
    by: User,
    at: datetime,
    change: str | None,
) -> Finding | None:
    """The version that follows; none where nothing changed."""
    if before and before.says(finding):
        return None
    return Finding(
        case_id=case_id,
        entry=finding.expectation,
        version=before.version + 1 if before else 1,
        valid_from=_since(finding, before, timezone.localdate(at)),
        recorded_at=at if before is None else max(at, before.recorded_at),
        by=by,
        change=change,
        answer=finding.answer.value,
        because=finding.because,
        rests_on=list(finding.entries),
        would_change=finding.would_change,
        until=finding.until,
    )


def _since(finding: answers.Finding, before: Standing | None, day: date) -> date | None:
    return before.valid_from if before is not None and before.answer == finding.answer else day
