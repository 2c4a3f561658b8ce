"""Themes over a manager's team: in which cases the record shows something, is silent or says otherwise.

Counts of cases and nothing else: no worker is named, nothing is sorted by worker, no share is made.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from handrail.access import log
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.findings import words
from handrail.findings.models import Finding, FindingAnswer
from handrail.people.models import Case
from handrail.practice import library
from handrail.practice.answers import Answer
from handrail.practice.expecting import Expectation
from handrail.quality.guide import benchmarks
from handrail.records.reading import Reach

TOLD = (Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NEEDS_JUDGEMENT)
CLASSES = ("practice_checks",)
MOST = 400
"""Cases looked at in one page; a team holds fewer."""


@dataclass(frozen=True)
class Theme:
    """One expectation: the cases by what their record shows, and those in which somebody answered."""

    asked: Expectation
    columns: list[tuple[str, str, list[str]]]
    answered: list[str]


@route(who={"manager"}, classes=CLASSES, get=log.Operation.CONSULTATION)
def team(request: Request) -> HttpResponse:
    """The seven weak spots first, then everything else by stage."""
    reach = Reach.of(request.user)
    managed = [case for case, kinds in reach.kinds.items() if "manager" in kinds]
    cases = dict(
        Case.objects.filter(pk__in=managed, closed=False)
        .order_by("reference")
        .values_list("pk", "reference")[:MOST]
    )
    themes = _themes(reach.only(cases), cases)
    spots = [(spot, [themes[one] for one in ids if one in themes]) for spot, ids in benchmarks.weak_spots()]
    first = {theme.asked.id for _, several in spots for theme in several}
    rest = {
        title: [t for t in themes.values() if t.asked.stage == stage and t.asked.id not in first]
        for stage, title in words.STAGES.items()
    }
    asked = themes.get(request.GET.get("ask", ""))
    log.write(request, log.Operation.CONSULTATION, list(cases))
    return render(
        request,
        "quality/team.html",
        {"count": len(cases), "spots": spots, "rest": rest, "asked": asked},
    )


def _themes(reach: Reach, cases: dict[int, str]) -> dict[str, Theme]:
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for entry, answer, case_id in reach.rows(Finding).values_list("entry", "answer", "case_id"):
        found[entry][answer].append(case_id)
    answered: dict[str, set[int]] = defaultdict(set)
    for expectation, case_id in reach.rows(FindingAnswer).values_list("expectation", "case_id"):
        answered[expectation].add(case_id)
    return {
        one.id: Theme(
            one,
            [
                (told.value, str(words.LABELS[told]), sorted(cases[c] for c in found[one.id][told.value]))
                for told in TOLD
            ],
            sorted(cases[c] for c in answered[one.id]),
        )
        for one in library.known()
        if one.id in found
    }
