"""Reading and judging: the sample, one case with its key questions, and moderation."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.findings.shown import Shown
from handrail.people.drafting import FormDraft
from handrail.quality.asking import as_known
from handrail.quality.inspections import inspecting, sample_views
from handrail.quality.inspections.forms import (
    NO,
    YES,
    InterviewForm,
    JudgingForm,
    SettleForm,
    answer_of,
    reasons_of,
)
from handrail.quality.inspections.models import Inspection, SampledCase
from handrail.quality.inspections.opening import INSPECTOR
from handrail.quality.inspections.questions import STAGES, KeyQuestion
from handrail.quality.inspections.standing import Read, Standing, standing
from handrail.records import clock

CLASSES = ("practice_checks", "frame")


@route(who={INSPECTOR}, classes=CLASSES, get=Operation.CONSULTATION)
def inspection(request: Request, slug: str) -> HttpResponse:
    """The sample in numbers until it is drawn; then its cases, and what is still to read."""
    found = read(request, slug)
    held = standing(found)
    log.write(request, Operation.CONSULTATION, [one.sampled.case_id for one in held.cases])
    leads = inspecting.leads(found, request.user)
    page: dict[str, Any] = {
        "inspection": found,
        "leads": leads,
        "readers": [
            one.user.name for one in found.inspectors.select_related("user").order_by("-leads", "pk")
        ],
        "cases": [_case_row(held, one, request.user.pk) for one in held.cases],
        "to_settle": len(held.to_settle),
        "open": is_open(found),
    }
    page["drawn"] = sample_views.described(found)
    if leads and not found.drawn_at:
        page |= sample_views.in_numbers(found)
    return render(request, "quality/inspection.html", page)


def _case_row(held: Standing, one: Read, reader: int) -> tuple[Any, ...]:
    sampled = one.sampled
    mine = reader in (sampled.first_id, sampled.second_id)
    asked = len(held.questions)
    done = (
        _("%(done)s of %(asked)s") % {"done": one.answered(reader), "asked": asked}
        if mine
        else _("Another reads it")
    )
    return sampled, sampled.second.name if sampled.second else _("None"), done


@route(who={INSPECTOR}, classes=CLASSES, get=Operation.CONSULTATION, post=Operation.ALTERATION)
def case(request: Request, slug: str, place: int) -> HttpResponse:
    """One case drawn: reading aids beside each key question, and the reader's own answers."""
    found = read(request, slug)
    held = standing(found)
    one = _at(held, place)
    sampled = one.sampled
    reads = request.user.pk in (sampled.first_id, sampled.second_id)
    mine = one.first if request.user.pk == sampled.first_id else one.second
    draft = FormDraft(request, title=_("Key questions"), back=request.path, case_id=sampled.case_id)
    given = {answer_of(key): YES if said.sufficient else NO for key, said in mine.items()}
    given |= {reasons_of(key): said.reasons for key, said in mine.items()}
    form = JudgingForm(draft.data, questions=held.questions, initial=given if reads else {})
    draft.spare(form)
    may = reads and is_open(found)
    if request.method == "POST":
        if not may:
            raise Http404
        if form.is_valid():
            inspecting.judge(sampled, form.answers, by=request.user)
            draft.saved()
            log.write(request, Operation.ALTERATION, [sampled.case_id])
            messages.success(request, _("Saved."))
            return redirect("inspections:one", slug)
    draft.refused(form)
    log.write(request, Operation.CONSULTATION, [sampled.case_id])
    known = f"?known={found.known_on:%Y-%m-%d}"
    practice = reverse("quality:practice", args=[sampled.reference]) + known
    findings = {one.id: one for one in as_known(sampled.case_id, found.known_on)}
    page = {
        "inspection": found,
        "sampled": sampled,
        "form": form,
        "draft": draft.shown(form) if may else None,
        "may": may,
        "stages": [
            (
                label,
                [
                    _asked(found, form, one, question, findings)
                    for question in held.questions
                    if question.stage == stage
                ],
            )
            for stage, (_number, label) in STAGES.items()
        ],
        "aids": [
            (_("The case as it was known"), reverse("home:case", args=[sampled.reference]) + known),
            (_("What the record shows of practice"), practice),
            (_("Timeline"), reverse("home:timeline", args=[sampled.reference]) + known),
            (_("Reviews and threads"), reverse("reviews:reviews", args=[sampled.reference]) + known),
        ],
        "practice": practice,
        "back_url": reverse("inspections:one", args=[slug]),
        "interviews": sampled.interviews.select_related("by").order_by("held_on", "pk"),
    }
    return render(request, "quality/inspected_case.html", page, status=422 if form.is_bound else 200)


def _asked(
    found: Inspection, form: JudgingForm, one: Read, question: KeyQuestion, findings: dict[str, Shown]
) -> dict[str, Any]:
    """A key question with its fields and reading aids, each with what the record shows as known then; no
    reader sees another's answer here."""
    settled = one.settled.get(question.key)
    return {
        "question": question,
        "answer": form[answer_of(question.key)],
        "reasons": form[reasons_of(question.key)],
        "aids": [(asked, findings.get(asked.id)) for asked in question.expectations(found.known_on)],
        "settled": settled,
    }


@route(who={INSPECTOR}, classes=CLASSES, get=Operation.CONSULTATION, post=Operation.ALTERATION)
def interview(request: Request, slug: str, place: int) -> HttpResponse:
    """What the practitioner told the reader."""
    found = read(request, slug)
    sampled = get_object_or_404(SampledCase, inspection=found, place=place)
    if request.user.pk not in (sampled.first_id, sampled.second_id) or not is_open(found):
        raise Http404
    back = reverse("inspections:case", args=[slug, place])
    draft = FormDraft(request, title=_("Interview"), back=back, case_id=sampled.case_id)
    form = InterviewForm(draft.data, today=clock.today(), initial={"held_on": clock.today()})
    draft.spare(form)
    if request.method == "POST" and form.is_valid():
        inspecting.interviewed(sampled, by=request.user, **form.cleaned_data)
        draft.saved()
        log.write(request, Operation.ALTERATION, [sampled.case_id])
        messages.success(request, _("Saved."))
        return redirect(back)
    draft.refused(form)
    log.write(request, Operation.CONSULTATION, [sampled.case_id])
    page = {
        "form": form,
        "heading": _("What the practitioner told you"),
        "cancel_url": back,
        "draft": draft.shown(form),
    }
    return render(request, "quality/inspection_form.html", page, status=422 if form.is_bound else 200)


@route(who={INSPECTOR}, classes=CLASSES, get=Operation.CONSULTATION)
def moderation(request: Request, slug: str) -> HttpResponse:
    """Where two readers differ: both answers side by side, to be settled by whoever leads."""
    found = read(request, slug)
    held = standing(found)
    differing = [
        (one, question) for one in held.cases for question in held.questions if one.differs(question.key)
    ]
    log.write(request, Operation.CONSULTATION, [one.sampled.case_id for one, _question in differing])
    page = {
        "inspection": found,
        "may": is_open(found) and inspecting.leads(found, request.user),
        "differing": [
            (
                one.sampled,
                question,
                one.first[question.key],
                one.second[question.key],
                one.settled.get(question.key),
            )
            for one, question in differing
        ],
        "apart": [
            (
                one.sampled,
                one.answered(one.sampled.first_id),
                one.answered(one.sampled.second_id),
                _may_moderate(one, request.user.pk, len(held.questions)),
            )
            for one in held.apart
        ],
        "asked": len(held.questions),
        "user_id": request.user.pk,
    }
    return render(request, "quality/moderation.html", page)


def _may_moderate(one: Read, leader: int, asked: int) -> bool:
    """Both have answered something; somebody who reads it second, everything."""
    sampled = one.sampled
    needed = asked if leader == sampled.second_id else 1
    return one.answered(sampled.first_id) > 0 and one.answered(sampled.second_id) >= needed


@route(who={INSPECTOR}, classes=CLASSES, get=None, post=Operation.ALTERATION)
def moderate(request: Request, slug: str, place: int) -> HttpResponse:
    """Begin the moderation of a case before both have answered everything."""
    found = sample_views.led(request, slug)
    held = standing(found)
    one = _at(held, place)
    if not is_open(found) or not _may_moderate(one, request.user.pk, len(held.questions)):
        raise Http404
    inspecting.moderate(one.sampled)
    log.write(request, Operation.ALTERATION, [one.sampled.case_id])
    messages.success(request, _("Moderation has begun. Both readings stand side by side."))
    return redirect("inspections:moderation", slug)


@route(who={INSPECTOR}, classes=CLASSES, get=Operation.CONSULTATION, post=Operation.ALTERATION)
def settle(request: Request, slug: str, place: int, question: str) -> HttpResponse:
    """Settle one difference, with reasons."""
    found = sample_views.led(request, slug)
    one = _at(standing(found), place)
    if not is_open(found) or not one.differs(question):
        raise Http404
    form = SettleForm(request.POST or None)
    back = reverse("inspections:moderation", args=[slug])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        sufficient = given["answer"] == YES
        inspecting.settle(
            one.sampled, question, sufficient=sufficient, reasons=given["reasons"], by=request.user
        )
        log.write(request, Operation.ALTERATION, [one.sampled.case_id])
        messages.success(request, _("Settled."))
        return redirect(back)
    log.write(request, Operation.CONSULTATION, [one.sampled.case_id])
    page = {
        "form": form,
        "heading": next(q.words for q in standing(found).questions if q.key == question),
        "said": [one.first[question], one.second[question]],
        "cancel_url": back,
    }
    return render(request, "quality/settle_form.html", page, status=422 if form.is_bound else 200)


def read(request: Request, slug: str) -> Inspection:
    """An inspection the signed-in inspector reads in; row security knows of no other."""
    return get_object_or_404(
        Inspection.objects.select_related("unit").filter(inspectors__user=request.user), reference=slug
    )


def is_open(found: Inspection) -> bool:
    """Whether its readers may still judge."""
    return found.closed_at is None and found.ends_on >= clock.today()


def _at(held: Standing, place: int) -> Read:
    found = next((one for one in held.cases if one.sampled.place == place), None)
    if found is None:
        raise Http404
    return found
