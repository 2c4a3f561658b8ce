"""Another date: the case as known on it, or life as it was on it. Two questions, kept apart."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.design import wording
from handrail.home.day_forms import KNOWN, WAS, AnotherDateForm, DayForm
from handrail.people import words
from handrail.people.frame import case_frame, holds
from handrail.people.knowing import Asked, with_date
from handrail.people.models import Address, Allocation, KeyPerson, MustNotMeet, Person, SchemeMembership
from handrail.people.network import in_sight
from handrail.people.opening import OpenCase, case_page
from handrail.people.supervision_forms import role_label
from handrail.records.models import VersionRow
from handrail.sentences import restrictions, standing

Facts = dict[Any, list[Any]]
TABLES: tuple[type[VersionRow], ...] = tuple(
    dict.fromkeys((*standing.TABLES, *restrictions.TABLES, Address, SchemeMembership, KeyPerson, MustNotMeet))
)
CLASSES = ("frame", "identity", "address", "assessment", "risk_management")


@dataclass(frozen=True)
class Answer:
    """A question about a day, what we know now, and what was known then where that was different."""

    id: str
    question: str
    now: tuple[str, ...]
    nothing: str
    then: tuple[str, ...] | None = None


@case_page(classes=("frame",))
def another_date(request: Request, case: OpenCase) -> HttpResponse:
    """Choose a day, and which of the two questions to ask of it."""
    asked = request.GET.copy()
    asked.setdefault("ask", KNOWN)
    form = AnotherDateForm(asked if "on" in asked else None, initial={"to": request.GET.get("to", "")})
    if form.is_valid():
        day, page = form.cleaned_data["on"], form.page_of(case.reference)
        if form.cleaned_data["ask"] == WAS:
            page = reverse("home:as_it_was", args=[case.reference])
            return HttpResponseRedirect(f"{page}?on={day.isoformat()}")
        return HttpResponseRedirect(with_date(page, day))
    context = {"frame": case_frame(case), "form": form, "reference": case.reference}
    return render(request, "home/another_date.html", context, status=422 if form.is_bound else 200)


@case_page(classes=CLASSES)
def as_it_was(request: Request, case: OpenCase) -> HttpResponse:
    """Where somebody lived, who supervised, what restricted them and who mattered, on one day."""
    form = DayForm(request.GET if "on" in request.GET else None, last=case.today)
    facts = case.gather(*TABLES)
    day = form.cleaned_data["on"] if form.is_valid() else None
    if day:
        form = DayForm(initial={"on": day}, last=case.today)
    context = {
        "frame": case_frame(case, gathered=facts),
        "form": form,
        "day": day,
        "answers": _answers(case, facts, day) if day else [],
        "as_known_url": with_date(reverse("home:case", args=[case.reference]), day) if day else "",
    }
    return render(request, "home/as_it_was.html", context, status=422 if form.errors else 200)


def _answers(case: OpenCase, facts: Facts, day: date) -> list[Answer]:
    """The answers from what is known, each with what was known on the day itself where that differs."""
    then_case = case.as_asked(Asked(on=day))
    then_facts = then_case.gather(*TABLES) if day != case.today else facts
    names = directory.workers({row.worker for one in (facts, then_facts) for row in one[Allocation]})
    person: Person | None = facts[Person][0] if facts[Person] else None
    called = {"name": person.first_name if person else case.reference}
    found = []
    for one in _questions(case):
        if not case.can_read(*one.reads):
            continue
        now, then = one.tell(case, facts, names, day), one.tell(case, then_facts, names, day)
        found.append(
            Answer(one.id, one.words % called, now, one.nothing, then if set(then) != set(now) else None)
        )
    return found


@dataclass(frozen=True)
class _Question:
    id: str
    words: str
    nothing: str
    reads: tuple[Any, ...]
    tell: Callable[[OpenCase, Facts, directory.Names, date], tuple[str, ...]]


def _questions(case: OpenCase) -> list[_Question]:
    return [
        _Question("home", _("Where did %(name)s live?"), _("No address on record."), ("address",), _home),
        _Question("supervision", _("Who supervised?"), _("Nobody on record."), ("frame",), _supervision),
        _Question(
            "sentence",
            _("Which part of which sentence was it?"),
            _("No sentence ran."),
            ("risk_management",),
            _sentence,
        ),
        _Question(
            "restrictions",
            _("What restricted %(name)s?"),
            _("Nothing on record."),
            ("risk_management",),
            _restrictions,
        ),
        _Question(
            "schemes", _("In which scheme?"), _("In no multi-agency scheme."), ("risk_management",), _schemes
        ),
        _Question(
            "people",
            _("Who was around %(name)s?"),
            _("Nobody on record."),
            ("assessment", KeyPerson),
            _people,
        ),
    ]


def _valid(rows: list[Any], day: date) -> list[Any]:
    return sorted(
        (row for row in rows if holds(row, day)), key=lambda row: (row.valid_from or date.min, row.pk)
    )


def _home(case: OpenCase, facts: Facts, names: directory.Names, day: date) -> tuple[str, ...]:
    found = []
    for row in _valid(facts[Address], day):
        where = ", ".join(part for part in (str(row.kind_label), row.area) if part)
        found.append(". ".join(part for part in (where, words.period(row)) if part))
    return tuple(found)


def _supervision(case: OpenCase, facts: Facts, names: directory.Names, day: date) -> tuple[str, ...]:
    return tuple(
        f"{role_label(row.role, case.case.cohort)}: {names[row.worker].with_agency}"
        for row in _valid(facts[Allocation], day)
    )


def _sentence(case: OpenCase, facts: Facts, names: directory.Names, day: date) -> tuple[str, ...]:
    found = standing.stands(facts, day)
    if found is None:
        return ()
    week = _("%(title)s. Week %(week)s, since %(day)s") % {
        "title": found.title,
        "week": found.week,
        "day": wording.full_date(found.starts),
    }
    suspended = _("Contact was lawfully suspended") if found.calendar.suspended_on(day) else ""
    return tuple(part for part in (week, suspended) if part)


def _restrictions(case: OpenCase, facts: Facts, names: directory.Names, day: date) -> tuple[str, ...]:
    return tuple(
        f"{one.label}: {one.words}" if one.words else one.label for one in restrictions.now(facts, day)
    )


def _schemes(case: OpenCase, facts: Facts, names: directory.Names, day: date) -> tuple[str, ...]:
    return tuple(
        " ".join(part for part in (str(row.kind_label), row.category, row.level) if part)
        for row in _valid(facts[SchemeMembership], day)
    )


def _people(case: OpenCase, facts: Facts, names: directory.Names, day: date) -> tuple[str, ...]:
    near = in_sight(facts[KeyPerson], facts[MustNotMeet], day)
    return tuple(f"{row.name}, {row.relationship}: {row.influence_label}" for row in near if holds(row, day))
