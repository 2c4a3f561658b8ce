"""Panel mode: one page for a meeting with the person in the room, and the pages before it.

A press posts and comes back to the same page. Where the browser has the script, only the meeting
itself is put in its place and nothing reloads; without it the page is delivered again.
"""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.kernel.references import new_reference
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.opening import OpenCase, case_page
from handrail.plans import inviting, meeting, planning, room
from handrail.plans.agree_form import AgreeForm
from handrail.plans.desk import Desk, lay_out
from handrail.plans.entry_views import adds, changes, update_goal
from handrail.plans.goal_form import GoalForm
from handrail.plans.models import Objective, Panel
from handrail.plans.panel_forms import NotHeldForm, PanelForm
from handrail.plans.views import CLASSES, address, press
from handrail.records import writing

ATTENDANCES = ("came", "apologies", "absent")
NEXT = ("goal", "gaps", "room")
"""Where the reader goes on in the meeting after a press."""


@adds
def panel_add(request: Request, case: OpenCase) -> HttpResponse:
    """Plan a panel with the person."""
    return _before(request, case)


@changes
def panel_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What is settled before a panel."""
    return _before(request, case, case.one(Panel, entry))


@adds
def panel_not_held(request: Request, case: OpenCase) -> HttpResponse:
    """There was no panel, and why."""
    desk = lay_out(case)
    planned = next((row for row in desk.facts[Panel] if row.state == "planned"), None)

    def save(doing: writing.Act, sent: EntryForm, entry: str) -> None:
        facts = sent.facts()
        meeting.not_held(
            doing,
            planned.entry if planned else None,
            because=facts["not_held_because"],
            on=facts["valid_from"],
        )

    return entry_page(
        request,
        case,
        model=Panel,
        form_class=partial(NotHeldForm, called=desk.called),
        verb="panel.not_held",
        heading=_("No panel was held"),
        done_url=address(case),
        frame=desk.frame,
        save=save,
    )


def _before(request: Request, case: OpenCase, row: Panel | None = None) -> HttpResponse:
    desk = lay_out(case)

    def save(doing: writing.Act, sent: EntryForm, entry: str) -> None:
        assert isinstance(sent, PanelForm)
        sent.save(doing, entry)

    asked = inviting.invited(desk, row.entry) if row else []
    return entry_page(
        request,
        case,
        model=Panel,
        form_class=partial(PanelForm, desk=desk),
        verb="panel.settled" if row else "panel.planned",
        heading=_("Before the panel"),
        row=row,
        done_url=address(case),
        frame=desk.frame,
        save=save,
        template="plans/before_panel.html",
        asked=[room.place(desk, one) for one in asked],
        called=desk.called,
    )


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
def panel(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """The meeting."""
    row = case.one(Panel, entry)
    desk = lay_out(case)
    if request.method != "POST":
        return _show(request, desk, row)
    act = request.POST.get("act", "")
    if act == "mend":
        trouble = press(request, desk)
        return _show(request, desk, row, trouble=trouble) if trouble else _on(case, row, "gaps")
    if act == "attend":
        return _attend(request, desk, row)
    if act == "undo":
        return _take_out(request, desk, row)
    if act == "record":
        return _record(request, desk, row)
    return _goal(request, desk, row)


def _attend(request: Request, desk: Desk, row: Panel) -> HttpResponse:
    who, _space, how = request.POST.get("who", "").partition(" ")
    asked = inviting.invited(desk, row.entry)
    wanted = [one for one in asked if who in (one.entry, "everybody")]
    if who == "everybody":
        wanted = [one for one in wanted if one.attendance == "invited"]
    if how in ATTENDANCES and wanted:
        try:
            with writing.act(
                desk.case.id, "panel.attended", by=request.user, key=request.POST.get("key") or None
            ) as doing:
                for one in wanted:
                    meeting.attend(doing, one.entry, how)
        except writing.AlreadyDone:
            pass
    return _on(desk.case, row, "room")


def _take_out(request: Request, desk: Desk, row: Panel) -> HttpResponse:
    """A goal that was a slip goes, while nobody has agreed it."""
    goal = _asked_goal(desk, request.POST.get("goal", ""))
    if goal is not None:
        try:
            with writing.act(
                desk.case.id, "objective.taken_out", by=request.user, key=request.POST.get("key") or None
            ) as doing:
                planning.take_out(doing, goal.entry)
        except writing.AlreadyDone:
            pass
        except planning.WasAgreed:
            return _show(request, desk, row, trouble=("", _("That goal was agreed: drop it with a reason")))
    return _on(desk.case, row, "goal")


def _goal(request: Request, desk: Desk, row: Panel) -> HttpResponse:
    goal = _asked_goal(desk, request.POST.get("goal", ""))
    form = room.goal_form(desk, row, request.POST, goal)
    if not form.is_valid():
        return _show(request, desk, row, goal_form=form)
    verb = "objective.updated" if goal else "objective.drafted"
    try:
        with writing.act(desk.case.id, verb, by=request.user, key=form.cleaned_data["key"]) as doing:
            if goal is None:
                planning.draft(doing, form.facts(), form.steps(), on=desk.today)
            else:
                update_goal(doing, desk, form, goal)
    except writing.AlreadyDone:
        pass
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _show(request, desk, row, goal_form=form)
    except writing.Conflict:
        form.add_error(None, _("Somebody else changed this goal meanwhile: open it again"))
        return _show(request, desk, row, goal_form=form)
    return _on(desk.case, row, "goal")


def _record(request: Request, desk: Desk, row: Panel) -> HttpResponse:
    form = AgreeForm(request.POST, case=desk.case, desk=desk, panel=row)
    if not form.is_valid():
        return _show(request, desk, row, agree_form=form)
    try:
        with writing.act(desk.case.id, "plan.agreed", by=request.user, key=form.cleaned_data["key"]) as doing:
            form.record(doing, new_reference())
    except writing.AlreadyDone:
        pass
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _show(request, desk, row, agree_form=form)
    return HttpResponseRedirect(f"{address(desk.case)}#agreed")


def _on(case: OpenCase, row: Panel, following: str) -> HttpResponse:
    """Back to the meeting, uncovered, where one goes on."""
    here = reverse("plans:panel", args=[case.reference, row.entry])
    return HttpResponseRedirect(f"{here}?{urlencode({'next': following})}#next")


def _asked_goal(desk: Desk, entry: str) -> Objective | None:
    found = (one.row for one in desk.plan.objectives if one.row.entry == entry)
    return next(found, None)


def _show(
    request: Request,
    desk: Desk,
    row: Panel,
    *,
    goal_form: GoalForm | None = None,
    agree_form: AgreeForm | None = None,
    trouble: tuple[str, str] | None = None,
) -> HttpResponse:
    wrong = bool(goal_form or agree_form or trouble)
    following = request.GET.get("next", "")
    goal = None if wrong else _asked_goal(desk, request.GET.get("goal", ""))
    answers = request.GET.get("for", "")
    context: dict[str, Any] = room.laid_out(desk, row) | {
        "here": reverse("plans:panel", args=[desk.case.reference, row.entry]),
        "plan_url": address(desk.case),
        "goal_form": goal_form or room.goal_form(desk, row, None, goal, answers),
        "agree_form": agree_form or AgreeForm(case=desk.case, desk=desk, panel=row),
        "trouble": trouble,
        "following": following if following in NEXT else "goal" if goal or answers else "",
        "covered": not wrong and not request.GET,
    }
    fragment = bool(getattr(request, "htmx", False))
    template = "plans/meeting.html" if fragment else "plans/panel.html"
    return render(request, template, context, status=422 if wrong else 200)
