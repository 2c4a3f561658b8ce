"""The guide to everything that is asked of a record, a page per expectation, and own reflections."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.models import Relation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.findings import words
from handrail.findings.models import Reflection
from handrail.people.models import Case
from handrail.practice import examples as chapters
from handrail.practice import library
from handrail.practice.examples import showing
from handrail.practice.expecting import Expectation
from handrail.quality.guide import benchmarks, reflecting, told
from handrail.quality.guide.forms import ReflectionForm
from handrail.records import clock

WHO = {"practitioner", "manager", "inspector"}
STRANDS = {
    "engagement": _l("Engagement"),
    "desistance": _l("Desistance"),
    "safety": _l("Safety"),
}
COHORTS = {"adult": _l("Adults"), "youth": _l("Children")}
for chapter in iter_modules(chapters.__path__):
    import_module(f"{chapters.__name__}.{chapter.name}")  # examples are known once their chapter is read

PARTS = {"": "", "child": _l("of the child"), "others": _l("of other people")}


@route(who=WHO)
def guide(request: Request) -> HttpResponse:
    """What is asked and why, what inspections found, four cases told, questions and further reading."""
    written = reflecting.of(request.user)
    mine = _mine(request)
    context = {
        "cohorts": [(label, _stages(cohort)) for cohort, label in COHORTS.items()],
        "scale": benchmarks.benchmarks()["adult-intro-scale"],
        "done_well": benchmarks.done_well(),
        "weak_spots": benchmarks.weak_spots(),
        "known": {one.id: one.question for one in library.known()},
        "cases": [(one, one.reference in mine) for one in told.CASES],
        "questions": [(one, written.get(one.key)) for one in told.QUESTIONS],
        "shown": reflecting.shown_to(request.user),
        "question": told.question,
        "reading": told.READING,
        "manages": request.user.role == "manager",
    }
    return render(request, "quality/guide.html", context)


def _stages(cohort: str) -> list[tuple[str, dict[str, list[Expectation]]]]:
    """The expectations of a cohort by stage and within it by strand, each in the order of the field."""
    asked = library.in_force(cohort, clock.today())
    return [
        (str(title), _strands([one for one in asked if one.stage == key]))
        for key, title in words.STAGES.items()
    ]


def _strands(asked: list[Expectation]) -> dict[str, list[Expectation]]:
    found: dict[str, list[Expectation]] = {}
    for one in sorted(asked, key=lambda one: (list(STRANDS).index(one.strand), one.part)):
        found.setdefault(_strand(one), []).append(one)
    return found


def _strand(one: Expectation) -> str:
    return f"{STRANDS[one.strand]} {PARTS[one.part]}".strip()


def _mine(request: Request) -> set[str]:
    """The cases told here that the reader may open."""
    ids = Relation.objects.live().filter(user=request.user).values("case_id")
    wanted = [one.reference for one in told.CASES]
    return set(Case.objects.filter(pk__in=ids, reference__in=wanted).values_list("reference", flat=True))


@route(who=WHO)
def expectation(request: Request, entry: str) -> HttpResponse:
    """One expectation: where it comes from, what shows it, what is left to a person, and worked examples."""
    try:
        one = library.by_id(entry)
    except LookupError:
        raise Http404 from None
    context = {
        "one": one,
        "where": ", ".join(map(str, (COHORTS[one.cohort], _strand(one), words.STAGES[one.stage]))),
        "examples": [(example, words.LABELS[example.answer]) for example in showing.examples(entry)],
        "answers": [(answer.value, words.LABELS[answer]) for answer in one.answers],
    }
    return render(request, "quality/expectation.html", context)


@route(who=WHO, post="nothing")
def reflect(request: Request, entry: str) -> HttpResponse:
    """One's own note to a question, kept for supervision; of no case, and shown to nobody unasked."""
    asked = told.question(entry)
    if asked is None:
        raise Http404
    row = Reflection.objects.filter(user=request.user, question=entry).first()
    managers = reflecting.managers()
    form = ReflectionForm(request.POST or None, row=row, managers=managers)
    if request.method == "POST" and form.is_valid():
        reflecting.keep(request.user, entry, form.cleaned_data["words"], form.chosen())
        messages.success(request, _("Your note is kept."))
        return HttpResponseRedirect(reverse("quality:guide") + "#questions")
    context: dict[str, Any] = {
        "form": form,
        "heading": str(asked.words),
        "title_words": _("A question to take away"),
        "lead": _("Your own note, for your supervision. Nobody reads it unless you show it. Name nobody."),
        "cancel_url": reverse("quality:guide") + "#questions",
    }
    return render(request, "design/form_page.html", context, status=422 if form.errors else 200)
