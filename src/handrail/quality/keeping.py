"""Findings kept: what was found is compared with what stands, and only what differs is written.

A finding is superseded when its answer, its reason or what it rests on changes. ``valid_from`` stays
while the answer does, so it says since when.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import connection
from django.utils import timezone

from handrail.access.models import User
from handrail.casefile.casefile import CaseFile
from handrail.findings.models import Finding
from handrail.quality.asking import ask
from handrail.records.copying import add_rows

KEEP = """
    with told as (
        select * from json_to_recordset(%(found)s) as t (expectation varchar, answer varchar,
            because text, entries varchar[], would_change text, until date)),
    standing as materialized (
        select * from findings_finding where case_id = %(case)s and superseded_at is null),
    differing as (
        select t.*, s.id, s.version, s.recorded_at,
               case when s.answer = t.answer then s.valid_from end as since
          from told t left join standing s on s.entry = t.expectation
         where s.id is null or (s.answer, s.because, s.rests_on, s.would_change, s.until)
               is distinct from (t.answer, t.because, t.entries, t.would_change, t.until)),
    ended as (
        update findings_finding set superseded_at = %(at)s where id in (
            select id from differing union select id from standing where entry <> all(%(asked)s))
        returning id)
    insert into findings_finding (case_id, entry, version, valid_from, recorded_at, by_id, change,
                                  answer, because, rests_on, would_change, until)
    select %(case)s, d.expectation, coalesce(d.version, 0) + 1, coalesce(d.since, %(day)s),
           greatest(%(at)s, d.recorded_at), %(by)s, %(change)s,
           d.answer, d.because, d.entries, d.would_change, d.until
      from differing d left join ended on ended.id = d.id"""
"""Compared where it stands, in one statement. By the last join a version ends before the next is there."""


def keep(case_id: int, file: CaseFile, *, by: User, at: datetime, change: str | None = None) -> None:
    """Ask every expectation of a case and keep what differs; one that is asked no longer ends."""
    asked = ask(file)
    given: dict[str, Any] = {
        "case": case_id,
        "found": msgspec.json.encode(asked.findings).decode(),
        "asked": list(asked.expectations),
        "at": at,
        "day": timezone.localdate(at),
        "by": by.pk,
        "change": change,
    }
    with connection.cursor() as cursor:
        cursor.execute(KEEP, given)


def first(cases: Iterable[tuple[int, CaseFile]], *, by: User, at: datetime) -> None:
    """Keep the findings of cases that have none yet, many at once."""
    day = timezone.localdate(at)
    add_rows(Finding, [row for case_id, file in cases for row in _rows(case_id, file, by, at, day)])


def _rows(case_id: int, file: CaseFile, by: User, at: datetime, day: date) -> Iterable[Finding]:
    for finding in ask(file).findings:
        yield Finding(
            case_id=case_id,
            entry=finding.expectation,
            valid_from=day,
            recorded_at=at,
            by=by,
            answer=finding.answer.value,
            because=finding.because,
            rests_on=list(finding.entries),
            would_change=finding.would_change,
            until=finding.until,
        )
