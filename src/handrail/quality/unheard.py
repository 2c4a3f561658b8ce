"""Agencies the record does not hear: beside a finding that says so, one way to ask the one it is about.

Which agency follows from the entries a finding rests on, an answer for a review, a source, a referral or a
step, as far as its words name them. Where these are several, or none, nothing is offered; nor where the
reader may not write, or the form that asks would not open.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.urls import reverse

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.assessments.models import Source
from handrail.delivery.models import Chaser, Referral
from handrail.delivery.referring import chasing
from handrail.findings.shown import Shown
from handrail.people.opening import OpenCase
from handrail.plans.models import Step
from handrail.practice.answers import Answer
from handrail.reviews import standing
from handrail.reviews.hearing import late
from handrail.reviews.models import Input, Review

TABLES = {
    "reviews.inputs": Input,
    "assessments.sources": Source,
    "delivery.referrals": Referral,
    "plans.steps": Step,
}
CO_ORDINATION = frozenset({"A-DES-DEL-3"})
"""Findings that rest on the work of the agencies they say nothing is heard of."""
NO_AGENCIES = ("person", "parents", "family", "earlier_assessment", "previous_supervision", "court", "other")
"""Kinds of source that nobody asks as an agency."""
Facts = Mapping[Any, list[Any]]


class Ask(NamedTuple):
    """An agency, and the form that asks it; no address where none would open."""

    agency: str
    url: str


def asks(case: OpenCase, findings: Iterable[Shown]) -> dict[str, Ask]:
    """By expectation, the one agency that a finding does not hear and that can be asked here.

    Who was silent in a review that is over is asked for the one that is open.
    """
    silent = [(one, _entries(one)) for one in findings if one.answer == Answer.NO_EVIDENCE]
    wanted = {entry for _one, several in silent for entry in several}
    if not wanted or not case.can_write("plan"):
        return {}
    facts = case.gather(*TABLES.values(), Review, Chaser)
    rows = {(path, row.entry): row for path, model in TABLES.items() for row in facts[model]}
    about = {key: rows[key] for key in wanted if key in rows}
    names = directory.workers(one for row in about.values() for one in _workers(row))
    found = {}
    for one, entries in silent:
        asked = [about[key] for key in entries if key in about]
        ways = [way for row in asked for way in _ways(case, row, one.because, facts, names)]
        usable = [way for way in ways if way.url]
        if usable and len({way.agency for way in ways}) == 1:
            found[one.id] = usable[0]
    return found


def _entries(one: Shown) -> list[tuple[str, str]]:
    """The entries a finding rests on that may name an agency, with the list each stands in."""
    parts = (path.partition("/") for path in one.rests_on)
    only = TABLES if one.id in CO_ORDINATION else ("reviews.inputs", "assessments.sources")
    return [(table, entry) for table, _, entry in parts if table in only]


def _workers(row: Any) -> list[str]:
    return row.workers if isinstance(row, Step) else [row.worker] if row.worker else []


def _ways(case: OpenCase, row: Any, because: str, facts: Facts, names: Names) -> Iterator[Ask]:
    """Each agency that an entry waits for and the finding names, and where it is asked."""
    if isinstance(row, Input | Source) and row.state not in ("to_ask", "asked"):
        return
    if isinstance(row, Source) and row.kind not in NO_AGENCIES and _says(because, row.name):
        name = names[row.worker] if row.worker else None
        if name is None or not name.ours:
            yield Ask(name.agency if name else row.name, _where(case, row, "", facts))
        return
    for worker in _workers(row):
        if not names[worker].ours and _says(because, names[worker].name):
            yield Ask(names[worker].agency, _where(case, row, worker, facts))


def _says(because: str, name: str) -> bool:
    return name.casefold() in because.casefold()


def _where(case: OpenCase, row: Any, worker: str, facts: Facts) -> str:
    review = standing.the_open(facts[Review])
    match row:
        case Source(state="to_ask"):
            return _url(case, "assessments:ask") if case.can_write("assessment") else ""
        case Source():
            reminds = chasing.late_sources([row], facts[Chaser], case.today)
            return _url(case, "delivery:source_chase", row) if reminds and reminds[0].to_draft else ""
        case Input(state="asked") if review and row.review == review.entry:
            reminds_it = late.may_remind(row, facts[Chaser], case.today)
            return _url(case, "reviews:input_remind", row) if reminds_it else ""
        case Referral(state="sent"):
            reminds = chasing.late_referrals([row], facts[Chaser], case.today)
            return _url(case, "delivery:referral_chase", row) if reminds and reminds[0].to_draft else ""
    if review is None:
        return ""
    asked = standing.in_review(facts[Input], review)
    if any(one.worker == worker and one.state != "to_ask" for one in asked):
        return ""
    return _url(case, "reviews:input_ask", review)


def _url(case: OpenCase, name: str, row: Any = None) -> str:
    return reverse(name, args=[case.reference, *([row.entry] if row else [])])
