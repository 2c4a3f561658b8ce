"""The lines of a question: everything the sentence asks, with what the offer would mean as a beginning."""

from collections.abc import Mapping
from typing import Any

from handrail.access.requests import Request
from handrail.kernel.periods import holds_on
from handrail.people.opening import OpenCase
from handrail.reviews.calling import checking
from handrail.reviews.calling import page as calling
from handrail.reviews.deciding.forms import Line
from handrail.reviews.deciding.story import restriction_name
from handrail.reviews.models import Change, ConditionLine, OutsideCall
from handrail.sentences.models import Condition, CurfewWindow, ExclusionArea, Requirement

TABLES = (*checking.TABLES, OutsideCall, Change, ConditionLine)


def call_of(facts: Mapping[Any, list[Any]], about: str | None) -> OutsideCall | None:
    """The call a question is about, itself or through the change that came from it."""
    changes = {row.entry: row.came_from for row in facts[Change]}
    wanted = {about, changes.get(about or "")} - {None, ""}
    return next((row for row in facts[OutsideCall] if row.entry in wanted), None)


def begun(
    request: Request, case: OpenCase, facts: dict[Any, list[Any]], about: str | None, called: str
) -> list[Line]:
    """A line for each thing asked; with an offer, what it would mean and whether it holds."""
    call = call_of(facts, about)
    if call is not None:
        found = checking.check(request, case, facts, calling.offer_of(call), called)
        return [
            Line(one.restriction, one.what, one.with_this, one.holds)
            for one in found.checks
            if one.restriction
        ]
    asked = [row for model in (Condition, Requirement) for row in facts[model] if holds_on(row, case.today)]
    known = {row.entry for row in asked}
    alone = [
        row
        for model in (CurfewWindow, ExclusionArea)
        for row in facts[model]
        if holds_on(row, case.today) and row.source not in known
    ]
    return [Line(row.entry, restriction_name(row)) for row in (*asked, *alone)]


def written(facts: Mapping[Any, list[Any]], discussion: str, lines: list[Line]) -> list[Line]:
    """The lines as they were written, then what nobody has looked at yet."""
    said = {row.restriction: row for row in facts[ConditionLine] if row.discussion == discussion}
    return [
        Line(one.restriction, one.name, said[one.restriction].with_this, said[one.restriction].holds)
        if one.restriction in said
        else Line(one.restriction, one.name)
        for one in lines
    ]
