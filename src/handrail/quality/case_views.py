"""The practice page of a case: what its record shows of our practice, and what we answer."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.access.models import User
from handrail.access.requests import Request
from handrail.design import wording
from handrail.findings import at_work, shown, words
from handrail.findings.models import Finding, FindingAnswer
from handrail.findings.shown import OPEN, Shown
from handrail.kernel.references import new_reference
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.models import Person
from handrail.people.opening import OpenCase, case_page
from handrail.quality import resting, unheard
from handrail.quality.asking import as_known
from handrail.quality.forms import AnswerForm
from handrail.quality.guide import benchmarks
from handrail.quality.inspections.models import SampledCase
from handrail.records import writing

CLASSES = ("practice_checks",)
MOST = 7
"""Findings that stand unfolded on the page."""


@dataclass(frozen=True)
class Stage:
    """The findings of one stage of supervision."""

    key: str
    title: str
    findings: list[Shown]

    @property
    def ids(self) -> set[str]:
        """The expectations of its findings."""
        return {one.id for one in self.findings}

    @property
    def line(self) -> str:
        """What its fold holds."""
        several = len(self.findings)
        held = ngettext("%(num)s question", "%(num)s questions", several) % {"num": several}
        if any(one.is_open and not one.replies for one in self.findings):
            return _("%(held)s; some may want a look as well") % {"held": held}
        return held


@case_page(classes=CLASSES, needs="practice_checks")
def practice(request: Request, case: OpenCase) -> HttpResponse:
    """What asks for a look first, by the piece of work where one comes from it; the rest by stage."""
    facts = case.gather(*FRAME_TABLES, Finding, FindingAnswer)
    found = _found(case, facts)
    work = at_work.WORK.get(request.GET.get("for", ""))
    first = at_work.three(found, request.GET["for"]) if work else []
    called = _called(case, facts)
    waiting = _waiting([one for one in found if one not in first])
    context = {
        "frame": case_frame(case, "practice", facts),
        "heading": str(work.heading).format(name=called) if work and first else _("Practice"),
        "first": first,
        "work": request.GET["for"] if work else "",
        "back": (reverse(work.back[0], args=[case.reference]), work.back[1]) if work else None,
        "waiting": waiting,
        "stages": _stages([one for one in found if one not in first and one not in waiting]),
        "at": request.GET.get("at", ""),
        "links": resting.links(case, found),
        "asks": unheard.asks(case, found),
        "seven": [(key.value, label, words.MEANINGS[key]) for key, label in words.LABELS.items()],
        "called": called,
        "day": wording.full_date(case.today),
        "may_answer": case.can_write("practice_checks"),
        "form": AnswerForm(case=case),
        "authors": _authors(facts[FindingAnswer]),
        "me": request.user.pk,
        "reference": case.reference,
        "key": new_reference,
        "judges": _judges(request, case),
    }
    return render(request, "quality/practice.html", context)


def _judges(request: Request, case: OpenCase) -> SampledCase | None:
    """This case as the reader has it to judge, in an inspection that is not closed."""
    if request.user.role != "inspector":
        return None
    drawn = SampledCase.objects.filter(case_id=case.id, inspection__closed_at__isnull=True)
    mine = drawn.filter(Q(first=request.user) | Q(second=request.user))
    return mine.select_related("inspection").order_by("-inspection_id").first()


def _found(case: OpenCase, facts: dict[Any, list[Any]]) -> list[Shown]:
    """As kept; for an earlier date as worked out from what the record held then."""
    if case.known_on is None:
        return shown.kept(facts[Finding], facts[FindingAnswer])
    return as_known(case.id, case.known_on, shown.by_expectation(facts[FindingAnswer]))


def _waiting(found: list[Shown]) -> list[Shown]:
    """What nobody answered yet, as much as a page carries: where inspections found too little first."""
    weak = {one for _spot, asks in benchmarks.weak_spots() for one in asks}
    waiting = [one for one in found if one.is_open and not one.replies]
    return sorted(waiting, key=lambda one: (one.id not in weak, OPEN.index(one.answer)))[:MOST]


def _stages(found: list[Shown]) -> list[Stage]:
    """The rest by stage; what a person may still look at stands before what is settled."""
    told = sorted(found, key=lambda one: not one.is_open)
    stages = [
        Stage(key, str(title), [one for one in told if one.asked.stage == key])
        for key, title in words.STAGES.items()
    ]
    return [stage for stage in stages if stage.findings]


def _authors(answers: list[FindingAnswer]) -> dict[int, str]:
    """Who answered, by first name."""
    ids = {row.by_id for row in answers}
    return {user.pk: user.name.split()[0] for user in User.objects.filter(pk__in=ids)} if ids else {}


def _called(case: OpenCase, facts: dict[Any, list[Any]]) -> str:
    return facts[Person][0].first_name if facts[Person] else case.reference


@case_page(classes=("frame", *CLASSES), writes="practice_checks", post="alteration")
def answer(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Answer a finding, or update one's own answer to it."""
    facts = case.gather(*FRAME_TABLES, Finding, FindingAnswer)
    found = shown.kept(facts[Finding], facts[FindingAnswer])
    one = next((one for one in found if one.id == entry), None)
    if one is None:
        raise Http404
    mine = next((row for row in one.replies if row.by_id == request.user.pk), None)

    def save(doing: writing.Act, form: EntryForm, reference: str) -> None:
        said = {**form.facts(), "worker": request.user.worker.reference if request.user.worker else None}
        writing.add(
            FindingAnswer,
            doing,
            entry=reference,
            expectation=entry,
            valid_from=timezone.localdate(doing.at),
            **said,
        )

    back = reverse("quality:practice", args=[case.reference])
    work = request.GET.get("for", "")
    return entry_page(
        request,
        case,
        model=FindingAnswer,
        form_class=AnswerForm,
        verb="finding.answered" if mine is None else "finding.answer_updated",
        heading=one.asked.question,
        title_words=_("Answer a finding"),
        lead=_lead(one),
        done_url=f"{back}?for={work}" if work in at_work.WORK else f"{back}?at={entry}#{entry}",
        done=_("Your answer is kept."),
        row=mine,
        save=save if mine is None else None,
        frame=lambda: case_frame(case, "practice", facts),
        submit_label=_("Save answer"),
    )


def _lead(one: Shown) -> str:
    """What an answer is to, what would change it, and what an answer does."""
    leaves = one.asked.escape
    does = (
        _("What is asked leaves room (“%(words)s”): a reason why not here satisfies it.") % {"words": leaves}
        if leaves
        else _("The finding stays, and your answer stands beside it.")
    )
    words = _("Would show it: %(what)s.") if one.is_ahead else _("Would change it: %(what)s.")
    change = words % {"what": one.would_change} if one.would_change else ""
    return " ".join(filter(None, (f"{one.label}: {one.because}.", change, does)))
