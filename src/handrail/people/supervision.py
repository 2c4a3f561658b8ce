"""Pages about who supervises: allocation, transfer decisions, and opening a case with a reason."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import log, policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.agencies import directory
from handrail.kernel.references import new_reference
from handrail.people import allocating
from handrail.people.drafting import FormDraft
from handrail.people.entries import Entry, show
from handrail.people.frame import case_frame, holds
from handrail.people.models import Allocation, TransferDecision
from handrail.people.opening import OpenCase, Stub, case_page, is_shut, open_case, stub_page
from handrail.people.opening_with_reason import open_with_reason
from handrail.people.supervision_forms import AllocationForm, ReasonForm, TransferDecisionForm
from handrail.records import writing

TRANSFER_DECISION = Entry(
    TransferDecision,
    TransferDecisionForm,
    "transfer_decision",
    "oversight",
    (_l("Add a transfer decision"), _l("Update a transfer decision")),
    (
        _l("Add a decision about transferring {name}’s case"),
        _l("Update a decision about transferring {name}’s case"),
    ),
    anchor="supervision",
)


@case_page(classes=("frame",), writes=policy.FRAME, post="alteration")
def allocation(request: Request, case: OpenCase) -> HttpResponse:
    """Change who is in charge, who works beside them, and who manages."""
    if case.case.closed:  # nobody supervises a closed case before it is reopened
        return HttpResponseRedirect(reverse("home:reopen", args=[case.reference]))
    done_url = reverse("people:details", args=[case.reference]) + "#supervision"
    title = _("Change who supervises")
    draft = FormDraft(request, title=title, back=done_url, case=case, writes=policy.FRAME)
    form = _allocation_form(case, draft.data)
    draft.spare(form)
    status, changed = 200, False
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _allocate(request, case, form)
            except allocating.ChangedMeanwhile:
                form, status, changed = _sent_again(request, case), 409, True
                draft.refused(form, instead_of=request.POST["key"])
            except allocating.NotAllowed as refused:
                form.add_error(None, _not_allowed(refused))
            except allocating.TooFewReaders:
                form.add_error(None, _("At least two must be able to open the case. Name a second."))
            else:
                return HttpResponseRedirect(done_url)
        if not changed:
            draft.refused(form)
    frame = case_frame(case, "details")
    page = {
        "form": form,
        "frame": frame,
        "heading": _("Change who supervises %(name)s") % {"name": frame.called},
        "title_words": title,
        "lead": _(
            "Access follows: from that day whoever is named here can open the case; others no longer can."
        ),
        "cancel_url": done_url,
        "stands": form.stands if changed else (),
        "draft": draft.shown(form),
    }
    return render(request, "people/allocation_form.html", page, status=status)


def _allocation_form(case: OpenCase, data: Any) -> AllocationForm:
    standing = allocating.standing(case.fetch(Allocation), case.today)
    names = directory.workers(part.worker for part in standing)
    return AllocationForm(
        data, case=case.case, standing=standing, staff=list(allocating.candidates(case.case)), names=names
    )


def _allocate(request: Request, case: OpenCase, form: AllocationForm) -> None:
    """Save once, however often the form is sent."""
    given = form.cleaned_data
    try:
        with writing.act(case.id, "allocation.changed", by=request.user, key=given["key"]) as doing:
            allocating.allocate(
                doing, case.case, form.parts(), on=given["on"], reason=given["reason"], seen=given["seen"]
            )
    except writing.AlreadyDone:
        return
    messages.success(request, _("Saved: who supervises has changed."))


def _sent_again(request: Request, case: OpenCase) -> AllocationForm:
    """What was typed, over what stands now: saving it again is done knowingly, so it has a new key."""
    data = request.POST.copy()
    data["key"] = new_reference()
    data["seen"] = _allocation_form(case, None).initial["seen"]
    return _allocation_form(case, data)


def _not_allowed(refused: allocating.NotAllowed) -> str:
    name = directory.workers([refused.worker])[refused.worker].name
    words = _("%(name)s cannot take this part. Choose somebody else; nobody gives a part to themselves.")
    return words % {"name": name}


@case_page(classes=("frame", "oversight"), writes="oversight", post="collection")
def transfer_decision_add(request: Request, case: OpenCase) -> HttpResponse:
    """A decision to transfer, or not, or not for now."""
    return show(
        request, case, TRANSFER_DECISION, "transfer_decision.added", form=_with_deciders(request, case)
    )


@case_page(classes=("frame", "oversight"), writes="oversight", post="alteration")
def transfer_decision_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What a decision about transfer has come to since."""
    row = case.one(TransferDecision, entry)
    form = _with_deciders(request, case, row.decided_by)
    return show(request, case, TRANSFER_DECISION, "transfer_decision.updated", row, form=form)


def _with_deciders(request: Request, case: OpenCase, kept: Iterable[str] = ()) -> Any:
    """The form with those who may have decided: who writes it, who supervises, and who stood before."""
    mine = [request.user.worker.reference] if request.user.worker else []
    supervising = [row.worker for row in case.fetch(Allocation) if holds(row, case.today)]
    references = list(dict.fromkeys([*mine, *supervising, *kept]))
    names = directory.workers(references)
    return partial(TransferDecisionForm, deciders=tuple((one, names[one].name) for one in references))


@route(who=set(policy.STAFF_ROLES), classes=("frame",), get="consultation", post="consultation")
def with_reason(request: Request, reference: str) -> HttpResponse:
    """Open a case one has no part in, for an hour. Where it is shut there is no such way in."""
    case_url = reverse("home:case", args=[reference])
    try:
        open_case(request, reference)
    except Stub as stub:
        case = stub.case
    else:
        return HttpResponseRedirect(case_url)
    if is_shut(request.user, case):
        return stub_page(request, case)
    draft = FormDraft(request, title=_("Open with a reason"), back=case_url, case_id=case.pk)
    form = ReasonForm(draft.data)
    draft.spare(form)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        open_with_reason(case, by=request.user, reason=reason)
        draft.saved()
        log.write(request, Operation.CONSULTATION, [case.pk], relations=[policy.EMERGENCY], reason=reason)
        return HttpResponseRedirect(case_url)
    log.write(request, Operation.CONSULTATION, [case.pk], reason="stub")
    draft.refused(form)
    status = 422 if request.method == "POST" else 200
    page = {"form": form, "case": case, "cancel_url": case_url, "draft": draft.shown(form)}
    return render(request, "people/open_with_reason.html", page, status=status)
