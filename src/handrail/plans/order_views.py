"""The order of work on one page, and the forms about what steps wait for."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.findings import at_work
from handrail.kernel.references import new_reference
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.plans import navigation, order_facts, order_page, waiting
from handrail.plans.models import LifeState, StateSign, Wait
from handrail.plans.order_forms import JudgementForm, StateForm, WaitForm
from handrail.records import writing

CLASSES = ("plan", "assessment", "risk_management", policy.FRAME)


@case_page(classes=CLASSES, needs="plan")
def order(request: Request, case: OpenCase) -> HttpResponse:
    """What waits for what, when it can be done, and what cannot fit."""
    known = order_facts.known(case)
    frame = case_frame(case, "plan", known.facts, known.names)
    context = {
        "frame": frame,
        "within": navigation.within(case, "order"),
        **order_page.page(case, known, frame.called),
    }
    return render(request, "plans/order.html", context)


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
def wait_add(request: Request, case: OpenCase) -> HttpResponse:
    """Let a step wait for another or for a state of life."""
    initial = {"step": request.GET.get("step", ""), "waits_for": request.GET.get("for", "")}
    return _form(
        request, case, Wait, partial(WaitForm, initial=initial), "wait.added", _("What does a step wait for?")
    )


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
def wait_end(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Let a step wait no longer."""
    row = case.one(Wait, entry)
    known = order_facts.known(case)
    if request.method == "POST":
        key = request.POST.get("key") or new_reference()
        try:
            with writing.act(case.id, "wait.ended", by=request.user, key=key, entry=entry) as doing:
                waiting.end_wait(doing, row)
        except writing.AlreadyDone:
            pass
        messages.success(request, _("It no longer waits."))
        return HttpResponseRedirect(_page(case))
    target = known.step(row.for_step or "") or next(
        (state.name for state in known.facts[LifeState] if state.entry == row.for_state), ""
    )
    context = {
        "frame": case_frame(case, "plan", known.facts, known.names),
        "heading": _("Let this step wait no longer?"),
        "title_words": _("Remove a wait"),
        "consequences": [
            _("“%(step)s” no longer waits for “%(target)s”.")
            % {"step": known.step(row.step), "target": target},
            _("Its earliest days are worked out again. Nothing is started by itself."),
        ],
        "submit_label": _("Remove the wait"),
        "cancel_label": _("No, go back"),
        "cancel_url": _page(case),
    }
    return render(request, "design/confirm.html", context)


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
def state_add(request: Request, case: OpenCase) -> HttpResponse:
    """Add a state of life that steps can wait for."""
    template = "plans/state_form.html"
    return _form(
        request, case, LifeState, StateForm, "state.added", _("A state others wait for"), template=template
    )


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
def state_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Update a state of life and its signs."""
    row = case.one(LifeState, entry)
    signs = [sign for sign in case.fetch(StateSign) if sign.state == entry]
    return _form(
        request,
        case,
        LifeState,
        partial(StateForm, signs=signs),
        "state.updated",
        _("Update “%(name)s”") % {"name": row.name},
        row=row,
        template="plans/state_form.html",
        title_words=_("Update a state"),
    )


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
def state_judge(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Record what was judged of a state: it holds, not yet, or it has lapsed."""
    row = case.one(LifeState, entry)
    return _form(
        request,
        case,
        LifeState,
        JudgementForm,
        "state.judged",
        row.name,
        row=row,
        title_words=_("Record the judgement"),
        submit_label=_("Record the judgement"),
        lead=_("Nothing starts or stops by this: it tells who plans what can begin."),
        at_work=partial(at_work.of, case, "state"),
        template="plans/judgement_form.html",
    )


def _page(case: OpenCase) -> str:
    return reverse("plans:order", args=[case.reference])


def _form(
    request: Request,
    case: OpenCase,
    model: type[Any],
    form_class: Any,
    verb: str,
    heading: str,
    **more: Any,
) -> HttpResponse:
    frame = case_frame(case, "plan")

    def save(doing: writing.Act, form: EntryForm, entry: str) -> None:
        form.save(doing, entry)  # type: ignore[attr-defined]

    return entry_page(
        request,
        case,
        model=model,
        form_class=partial(form_class, called=frame.called),
        verb=verb,
        heading=heading,
        done_url=_page(case),
        frame=frame,
        save=save,
        **more,
    )
