"""Other organisations at work in a case: who they are, whether they answer, feed back and are chased."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from handrail.casefile.services import Referral
from handrail.kernel.values import Value
from handrail.practice.evidence import order, sources
from handrail.practice.evidence.written import written
from handrail.practice.reading import ANSWERED_WITHIN, Case, once

SETTLING_IN: Final = timedelta(days=28)
"""Time from the beginning of an agency's work to its first word back."""
HEARD_WITHIN: Final = timedelta(weeks=12)
"""How long an agency at work may be silent: the time from one review to the next."""
TO_CHASE: Final = timedelta(days=7)
"""Time to chase once the day to answer has passed."""


class Partner(Value, frozen=True):
    """A worker of another agency with work under way, since when, and when they were last heard."""

    worker: str
    since: date
    heard_on: date | None
    rows: tuple[Any, ...]

    def quiet(self, day: date) -> bool:
        """Whether something should have come back by a day and has not."""
        if self.heard_on is None:
            return self.since + SETTLING_IN < day
        return max(self.heard_on, self.since) + HEARD_WITHIN < day


@once
def partners(case: Case) -> tuple[Partner, ...]:
    """Workers of other agencies whose work is under way, in order of beginning."""
    since: dict[str, date] = {}
    rows: dict[str, list[Any]] = {}
    for worker, day, row in _at_work(case):
        since[worker] = min(day, since.get(worker, day))
        rows.setdefault(worker, []).append(row)
    heard = heard_on(case)
    found = (Partner(one, since[one], heard.get(one), tuple(rows[one])) for one in since)
    return tuple(sorted(found, key=lambda one: (one.since, one.worker)))


@once
def heard_on(case: Case) -> dict[str, date]:
    """When each worker was last heard: fed back, met with us, answered, said how far it has come."""
    found: dict[str, date] = {}
    first, last = case.began, case.as_of
    for workers, day in _heard(case):
        if day and first <= day <= last:
            for one in workers:
                if found.get(one, first) <= day:
                    found[one] = day
    return found


@once
def unanswered(case: Case) -> tuple[Referral, ...]:
    """Referrals whose answer is a week overdue and not chased, or that were drafted and never sent."""
    reminded = sources.chased(case)
    return tuple(
        [
            row
            for row in case.past("delivery.referrals")
            if row.entry not in reminded and (day := _awaited(row)) and day < case.as_of
        ]
    )


def addressed(case: Case, row: Referral) -> str:
    """Whom a referral went to: the worker, else the agency or the service, by entry."""
    return row.worker or row.agency or row.service or ""


def _awaited(row: Referral) -> date | None:
    """The last day on which silence to a referral is in order; ``None`` where nothing is awaited."""
    if row.state == "drafted":
        return row.valid_from + ANSWERED_WITHIN if row.valid_from else None
    if row.state not in ("sent", "waiting") or row.answered_on:
        return None
    due = row.answer_by or (row.sent_on and row.sent_on + ANSWERED_WITHIN)
    return due + TO_CHASE if due else None


def _at_work(case: Case) -> Iterator[tuple[str, date, Any]]:
    """Worker, first day, entry."""
    first = order.first_days(case)
    for step in case.steps:
        if step.state == "in_progress":
            for worker in case.partners(step.workers):
                yield worker, first.get(step.entry, step.valid_from or case.began), step
    for row in case.on("delivery.referrals"):
        if row.worker and row.state == "started" and row.worker not in case.allocated:
            yield row.worker, row.started_on or row.valid_from, row


def _heard(case: Case) -> Iterator[tuple[Iterable[str], date | None]]:
    """Workers and the day on which something was heard from them."""
    allocated = case.allocated
    for row in case.happened:
        yield row.workers, row.fed_back_on if allocated.isdisjoint(row.workers) else row.valid_from
    for row in case.past("delivery.progress"):
        yield _one(row.worker), row.valid_from
    for row in case.past("delivery.concerns"):
        yield _one(row.worker), row.valid_from
    for row in (*case.rows("reviews.inputs"), *case.sources):
        if row.state == "answered":
            yield _one(row.worker), row.answered_on
    for row in case.rows("delivery.referrals"):
        yield _one(row.answered_by), row.answered_on
        if written(row.feedback):
            yield _one(row.worker), row.ended_on or row.started_on
    asked = {row.entry: row.worker for row in case.rows("delivery.referrals")}
    for row in case.past("delivery.wanted_changes"):
        if row.outcome != "not_known_yet":
            yield _one(asked.get(row.referral)), row.recorded_at.date()
    met = {row.entry: row.valid_from for row in (*case.past("plans.panels"), *case.past("reviews.meetings"))}
    for row in case.rows("plans.invitees"):
        if row.attendance == "came":
            yield _one(row.worker), met.get(row.panel)
    for row in case.rows("reviews.attendees"):
        if row.attendance == "came":
            yield _one(row.worker), met.get(row.meeting)


def _one(worker: str | None) -> tuple[str, ...]:
    return (worker,) if worker else ()
