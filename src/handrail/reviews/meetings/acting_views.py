"""What a meeting asked of somebody: added, into the plan in one press, done, or not done because."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.people.editing import entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase
from handrail.plans.models import Objective
from handrail.plans.planning import OPEN
from handrail.records import writing
from handrail.reviews.meetings import convening
from handrail.reviews.meetings.acting import ActionForm
from handrail.reviews.meetings.views import adds, alters, show
from handrail.reviews.models import Meeting, MeetingAction

DOES = ("plan", "done")


@adds
def action_add(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One more thing that a meeting asked."""
    case.one(Meeting, entry)
    return _form(request, case, entry, None, "action.added", _("Add an action"))


@alters
def action_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Say it otherwise, or what came of it."""
    row = case.one(MeetingAction, entry)
    return _form(request, case, row.meeting, row, "action.updated", _("Update an action"))


@alters
def action_press(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One press: into the plan under the objective chosen, or done. "DOES ACTION VERSION"."""
    here = reverse("reviews:meeting", args=[case.reference, entry])
    meeting = case.one(Meeting, entry)
    if request.method != "POST":
        return HttpResponseRedirect(here)
    does, action, version = (*request.POST.get("do", "").split(), "", "", "")[:3]
    row = next(iter(case.fetch(case.rows(MeetingAction).filter(entry=action))), None)
    if row is None or does not in DOES or row.meeting != meeting.entry:
        return show(request, case, entry, trouble=_("That cannot be done here: look at what stands now"))
    if row.state in ("done", "in_plan") and not (row.state == "in_plan" and does == "done"):
        return HttpResponseRedirect(f"{here}#actions")
    if version != str(row.version):
        return show(request, case, entry, trouble=_("It was changed meanwhile: look at it and press again"))
    objective = None
    if does == "plan":
        chosen = case.rows(Objective).filter(entry=request.POST.get("objective", "")[:64], state__in=OPEN)
        objective = next(iter(case.fetch(chosen)), None)
        if objective is None:
            return show(request, case, entry, trouble=_("Choose the goal that it serves, then press again"))
    key = request.POST.get("key", "")[:64] or None
    try:
        with writing.act(case.id, f"action.{does}", by=request.user, key=key, entry=action) as doing:
            if objective is not None:
                convening.into_plan(doing, row, objective, on=case.today)
            else:
                seen: dict[str, Any] = {"entry": action, "version_seen": row.version}
                writing.amend(MeetingAction, doing, **seen, state="done", done_on=case.today)
    except writing.AlreadyDone:
        pass
    except writing.Conflict:
        return show(request, case, entry, trouble=_("It was changed meanwhile: look at it and press again"))
    return HttpResponseRedirect(f"{here}#actions")


def _form(
    request: Request, case: OpenCase, meeting: str, row: MeetingAction | None, verb: str, heading: str
) -> HttpResponse:
    frame = case_frame(case, "reviews")
    form: Any = partial(ActionForm, called=frame.called, meeting=meeting)
    return entry_page(
        request,
        case,
        model=MeetingAction,
        form_class=form,
        verb=verb,
        row=row,
        heading=heading,
        frame=frame,
        done_url=reverse("reviews:meeting", args=[case.reference, meeting]) + "#actions",
    )
