"""Themes over a manager's team: in which cases the record shows something, is silent or says otherwise.

Counts of cases and nothing else: no worker is named, nothing is sorted by worker, no share is made.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from handrail.access import log
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.findings import words
from handrail.findings.models import Finding, FindingAnswer
from handrail.people.models import Case, Person
from handrail.practice import library
from handrail.practice.answers import Answer
from handrail.practice.expecting import Expectation
from handrail.quality.guide import benchmarks
from handrail.records.reading import Reach

TOLD = (Answer.SHOWN, Answer.NO_EVIDENCE, Answer.AGAINST, Answer.NEEDS_JUDGEMENT)
CLASSES = ("practice_checks", "identity")
MOST = 400
"""Cases looked at in one page; a team holds fewer."""


@dataclass(frozen=True)
class Theme:
    """One expectation: the cases by what their record shows, and those in which somebody answered."""

    asked: Expectation
    columns: list[tuple[str, str, set[int]]]
    answered: set[int]

    @property
    def arises(self) -> bool:
        """Whether there is a case to list."""
        return bool(self.answered) or any(cases for _kind, _label, cases in self.columns)


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
    reach = reach.only(cases)
    themes = _themes(reach)
    spots = [(spot, [themes[one] for one in ids if one in themes]) for spot, ids in benchmarks.weak_spots()]
    first = {theme.asked.id for _, several in spots for theme in several}
    rest = {
        title: [t for t in themes.values() if t.asked.stage == stage and t.asked.id not in first]
        for stage, title in words.STAGES.items()
    }
    asked = themes.get(request.GET.get("ask", ""))
    log.write(request, log.Operation.CONSULTATION, list(cases))
    page = {"count": len(cases), "spots": spots, "rest": rest, "asked": asked, "references": cases}
    if asked:
        page["called"] = _called(reach, cases)
    return render(request, "quality/team.html", page)


def _called(reach: Reach, cases: dict[int, str]) -> dict[int, str]:
    """Each case by the person's name, in order of it; by the reference where there is none, and by both
    where two share it."""
    people = reach.fetch(reach.rows(Person))
    names = {person.case_id: person.full_name.strip() for person in people}
    shared = Counter(names.values())
    called = {pk: names.get(pk) or reference for pk, reference in cases.items()}
    for pk, name in called.items():
        if shared[name] > 1:
            called[pk] = f"{name}, {cases[pk]}"
    return dict(sorted(called.items(), key=lambda one: one[1].casefold()))


def _themes(reach: Reach) -> dict[str, Theme]:
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for entry, answer, case_id in reach.rows(Finding).values_list("entry", "answer", "case_id"):
        found[entry][answer].add(case_id)
    answered: dict[str, set[int]] = defaultdict(set)
    for expectation, case_id in reach.rows(FindingAnswer).values_list("expectation", "case_id"):
        answered[expectation].add(case_id)
    return {
        one.id: Theme(
            one,
            [(told.value, str(words.LABELS[told]), found[one.id][told.value]) for told in TOLD],
            answered[one.id],
        )
        for one in library.known()
        if one.id in found
    }
