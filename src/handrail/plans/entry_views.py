"""Pages that write the plan outside a panel: goals, steps, help, services in place, what was agreed."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.findings import at_work
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.opening import OpenCase, case_page
from handrail.plans import agreeing, planning
from handrail.plans.agree_form import AgreeForm
from handrail.plans.desk import Desk, lay_out
from handrail.plans.entry_forms import AskedAgainForm, EndForm, HelpForm, InPlaceForm, StepForm
from handrail.plans.goal_form import GoalForm
from handrail.plans.models import Edition, Help, InPlace, Objective, PlanAnswer, Step
from handrail.plans.views import CLASSES, address
from handrail.records import writing
from handrail.records.models import VersionRow
from handrail.records.writing import Act

adds = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
changes = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)


@adds
def objective_add(request: Request, case: OpenCase) -> HttpResponse:
    """A new goal with its steps."""
    desk = lay_out(case)
    factor = request.GET.get("for", "")
    form = partial(GoalForm, desk=desk, initial={"factors": [factor]} if factor else {})

    def save(doing: Act, sent: EntryForm, entry: str) -> None:
        assert isinstance(sent, GoalForm)
        planning.draft(doing, sent.facts(), sent.steps(), on=desk.today, entry=entry)

    return _goal(request, desk, form, "objective.drafted", _("Add a goal"), save)


@changes
def objective_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A goal and its steps, said otherwise."""
    desk = lay_out(case)
    row = case.one(Objective, entry)

    def save(doing: Act, sent: EntryForm, entry: str) -> None:
        assert isinstance(sent, GoalForm)
        update_goal(doing, desk, sent, row)

    return _goal(
        request, desk, partial(GoalForm, desk=desk), "objective.updated", _("Update this goal"), save, row
    )


def update_goal(doing: Act, desk: Desk, sent: GoalForm, row: Objective) -> None:
    """Write what changed. A step that somebody else changed meanwhile is told in words."""
    seen = sent.cleaned_data["version_seen"] or row.version
    try:
        planning.update(doing, row.entry, seen, sent.facts(), sent.steps(), on=desk.today)
    except writing.Conflict as conflict:
        if not isinstance(conflict.theirs, Step):
            raise
        raise Refusal(
            _("Somebody else changed a step meanwhile; it now says: “%(what)s”. Open the goal again.")
            % {"what": conflict.theirs.what}
        ) from None


def _goal(
    request: Request, desk: Desk, form: Any, verb: str, heading: str, save: Any, row: Objective | None = None
) -> HttpResponse:
    return entry_page(
        request,
        desk.case,
        model=Objective,
        form_class=form,
        verb=verb,
        heading=heading,
        row=row,
        done_url=_goals(desk.case),
        done=_("It is in the plan."),
        frame=desk.frame,
        template="plans/goal_form.html",
        save=save,
        called=desk.called,
    )


def _goals(case: OpenCase) -> str:
    return f"{address(case)}#goals"


@changes
def objective_end(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A goal is achieved, dropped, put off or taken up again."""
    desk = lay_out(case)
    row = case.one(Objective, entry)

    def save(doing: Act, sent: EntryForm, entry: str) -> None:
        data = sent.cleaned_data
        planning.finish(
            doing,
            entry,
            data["version_seen"] or row.version,
            state=data["state"],
            because=data["because"],
            on=data["ended_on"],
        )

    return entry_page(
        request,
        case,
        model=Objective,
        form_class=partial(EndForm, called=desk.called),
        verb="objective.ended",
        heading=_("How this goal stands"),
        lead=row.will,
        row=row,
        done_url=_goals(case),
        frame=desk.frame,
        save=save,
    )


@adds
def agree(request: Request, case: OpenCase) -> HttpResponse:
    """Record what was agreed, outside a panel."""
    desk = lay_out(case)

    def save(doing: Act, sent: EntryForm, entry: str) -> None:
        assert isinstance(sent, AgreeForm)
        sent.record(doing, entry)

    return entry_page(
        request,
        case,
        model=Edition,
        form_class=partial(AgreeForm, desk=desk),
        verb="plan.agreed",
        heading=_("Read the plan back"),
        done_url=f"{address(case)}#agreed",
        done=_("What was agreed is on the record."),
        frame=desk.frame,
        template="plans/agree_form.html",
        save=save,
        called=desk.called,
        objectives=desk.plan.objectives,
        at_work=partial(at_work.of, case, "plan"),
    )


@adds
def ask_again(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """The person, or a parent, was asked about an edition again, in private."""
    desk = lay_out(case)
    edition = case.one(Edition, entry)

    def save(doing: Act, sent: EntryForm, entry: str) -> None:
        data = sent.facts()
        agreeing.ask_again(doing, edition.entry, on=data.pop("valid_from"), **data)

    return entry_page(
        request,
        case,
        model=PlanAnswer,
        form_class=partial(AskedAgainForm, called=desk.called),
        verb="plan.asked_again",
        heading=_("Ask %(name)s again, in private") % {"name": desk.called},
        title_words=_("Ask again, in private"),
        done_url=f"{address(case)}#agreed",
        frame=desk.frame,
        save=save,
    )


@changes
def step_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Everything a step can say."""
    return _entry(request, case, Step, StepForm, "step.updated", _("Update this step"), entry)


@adds
def help_add(request: Request, case: OpenCase) -> HttpResponse:
    """Practical help beside steps."""
    return _entry(request, case, Help, HelpForm, "help.added", _("Add help"))


@changes
def help_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Help that is otherwise than it was."""
    return _entry(request, case, Help, HelpForm, "help.updated", _("Update this help"), entry)


@adds
def in_place_add(request: Request, case: OpenCase) -> HttpResponse:
    """A service that was there before the plan."""
    return _entry(request, case, InPlace, InPlaceForm, "in_place.added", _("Add a service already in place"))


@changes
def in_place_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A service that was there, otherwise than it was."""
    heading = _("Update a service already in place")
    return _entry(request, case, InPlace, InPlaceForm, "in_place.updated", heading, entry)


def _entry(
    request: Request,
    case: OpenCase,
    model: type[VersionRow],
    form: Any,
    verb: str,
    heading: str,
    entry: str = "",
) -> HttpResponse:
    desk = lay_out(case)
    row = case.one(model, entry) if entry else None
    if row is not None and not case.can_write(row.row_class()):
        raise Http404
    return entry_page(
        request,
        case,
        model=model,
        form_class=partial(form, desk=desk),
        verb=verb,
        heading=heading,
        row=row,
        done_url=reverse("plans:plan", args=[case.reference]),
        frame=desk.frame,
    )
