"""Whom a review offers to be asked, and the form that asks them, on the review itself or its own page."""

from collections.abc import Mapping
from typing import Any

from handrail.agencies import directory
from handrail.people.opening import OpenCase
from handrail.reviews import standing
from handrail.reviews.hearing import asking
from handrail.reviews.hearing.forms import AskForm, Choices
from handrail.reviews.models import Input, Review

Facts = Mapping[Any, list[Any]]


def offered(case: OpenCase, review: Review, facts: Facts) -> tuple[Choices, Choices]:
    """Workers and key people who were not asked yet, in words; those on the list to be asked first."""
    rows = standing.in_review(facts[Input], review)
    asked = [one for row in rows if row.state != "to_ask" for one in (row.worker, row.person) if one]
    listed = [row.worker for row in rows if row.state == "to_ask" and row.worker]
    workers = dict.fromkeys([*listed, *asking.workers(facts, case.today, asked)])
    names = directory.workers(workers)
    people = asking.people(facts, case.today, asked)
    return (
        [(one, _named(names[one])) for one in workers],
        [(row.entry, f"{row.name}, {row.relationship}") for row in people],
    )


def form(case: OpenCase, review: Review, facts: Facts, called: str) -> AskForm:
    """The form, to stand on a page beside others."""
    return AskForm(case=case, called=called, offered=offered(case, review, facts), auto_id="ask_%s")


def _named(name: directory.WorkerName) -> str:
    return ", ".join(part for part in (name.name, name.role.lower(), name.agency) if part)
