"""The plan on one page: what is hoped for, what is done for it by whom, and what was agreed last."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.design import wording
from handrail.design.frame import Action
from handrail.design.parts import Cell, Quote
from handrail.design.parts import Strength as StrengthLine
from handrail.kernel.references import new_reference
from handrail.people.opening import OpenCase, case_page
from handrail.plans import beside, mending, navigation, planning, working
from handrail.plans.agree_form import AgreeForm
from handrail.plans.desk import Desk, lay_out
from handrail.plans.models import Copy, Edition, Help, InPlace, Panel
from handrail.records import writing

CLASSES = ("plan", "assessment", "risk_management")


@case_page(classes=CLASSES, needs="plan")
def plan(request: Request, case: OpenCase) -> HttpResponse:
    """The working plan, and what was agreed last."""
    return show(request, lay_out(case))


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
def mend(request: Request, case: OpenCase) -> HttpResponse:
    """One press at a gap."""
    desk = lay_out(case)
    if request.method != "POST":
        return HttpResponseRedirect(address(case))
    trouble = press(request, desk)
    if trouble:
        return show(request, desk, trouble=trouble, status=422)
    return HttpResponseRedirect(f"{address(case)}#gaps")


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
def reorder(request: Request, case: OpenCase) -> HttpResponse:
    """Move an objective up or down: first things first."""
    if request.method != "POST":
        return HttpResponseRedirect(address(case))
    desk = lay_out(case)
    order = [one.row.entry for one in desk.plan.objectives]
    moved, _space, way = request.POST.get("move", "").partition(" ")
    if moved not in order or way not in ("up", "down"):
        return show(request, desk, trouble=("", _("That goal is not in the plan any more")), status=422)
    at = order.index(moved)
    to = max(0, min(len(order) - 1, at + (1 if way == "down" else -1)))
    order.insert(to, order.pop(at))
    with writing.act(
        case.id, "plan.reordered", by=request.user, key=request.POST.get("key") or None
    ) as doing:
        planning.reorder(doing, order)
    return HttpResponseRedirect(f"{address(case)}#goals")


def press(request: Request, desk: Desk) -> tuple[str, str] | None:
    """Mend the gap that was pressed. Answers which gap was not mended, and why not."""
    sent = request.POST
    gap = next((one for one in desk.gaps if one.key == sent.get("gap")), None)
    if gap is None:
        return ("", _("That was mended already, or the plan has changed: look at what stands now"))
    because = sent.get("because", "").strip()
    try:
        with writing.act(desk.case.id, "plan.mended", by=request.user, key=sent.get("key")) as doing:
            mending.press(doing, gap, sent.get("do", ""), because=because, on=desk.today)
    except writing.AlreadyDone:
        return None
    except mending.NeedsReason:
        return (gap.key, _("Write why it stays: it is one of the most pressing"))
    except mending.NoSuchWay:
        return (gap.key, _("Choose one of the ways beside it"))
    return None


def show(
    request: Request, desk: Desk, *, trouble: tuple[str, str] | None = None, status: int = 200
) -> HttpResponse:
    """The plan page; with what went wrong with a press, if something did."""
    case, facts = desk.case, desk.facts
    may = case.can_write("plan")
    edition = desk.plan.edition
    form = AgreeForm(case=case, desk=desk) if may and desk.plan.objectives else None
    context = {
        "frame": desk.frame,
        "within": navigation.within(case, "plan"),
        "called": desk.called,
        "reference": case.reference,
        "quotes": hopes(desk),
        "strengths": [StrengthLine(row.name, work(desk, row)) for row in desk.strengths],
        "objectives": desk.plan.objectives,
        "beside_steps": beside.of(case, [step.row for step in desk.plan.steps]),
        "ended": desk.plan.ended,
        "help": [_help(desk, row) for row in working.standing(facts, Help, desk.today)],
        "in_place": _in_place(desk),
        "gaps": desk.gaps,
        "later_words": mending.later_words(desk.today),
        "trouble": trouble,
        "edition": edition,
        "answers": desk.plan.answers,
        "changed": desk.plan.changed,
        "told": _told(desk, edition),
        "panels": _panels(desk),
        "may": may,
        "form": form,
        "key": new_reference,
    }
    return render(request, "plans/plan.html", context, status=status)


def hopes(desk: Desk) -> list[Quote]:
    """What the person hopes for: as agreed last, else in their own words."""
    edition = desk.plan.edition
    said = working.hoped_for(desk.facts)
    if edition and edition.hoped_for:
        return [Quote(edition.hoped_for)]
    return [Quote(row.words, wording.full_date(row.valid_from)) for row in said[:1]]


def work(desk: Desk, row: Any) -> str:
    """The work a strength does: in which goals, in words, or what it waits for."""
    numbers = desk.plan.numbers("strengths", row.entry)
    goals = ""
    if numbers:
        listed = wording.listed(numbers)
        goals = _("Goal %(n)s") % {"n": listed} if len(numbers) == 1 else _("Goals %(n)s") % {"n": listed}
    waits = _("Waits for: %(what)s") % {"what": row.waits_for} if row.waits_for else ""
    return ". ".join(part.rstrip(".") for part in (row.work, goals, waits) if part)


def address(case: OpenCase) -> str:
    """Where the plan stands."""
    return reverse("plans:plan", args=[case.reference])


def _help(desk: Desk, row: Help) -> list[Any]:
    people = desk.people
    who = people.full([*(f"w:{one}" for one in row.workers), *(f"p:{one}" for one in row.people)])
    update = reverse("plans:help_update", args=[desk.case.reference, row.entry])
    until = wording.full_date(row.valid_to) if row.valid_to else _("No end set")
    link = update if desk.case.can_write("plan") else ""
    return [Cell(row.what, row.kind_label, url=link), who, until, row.afterwards]


def _in_place(desk: Desk) -> list[list[Any]]:
    rows = working.standing(desk.facts, InPlace, desk.today)
    may = desk.case.can_write("plan")
    return [
        [
            Cell(
                row.name,
                row.what,
                url=reverse("plans:in_place_update", args=[desk.case.reference, row.entry]) if may else "",
            ),
            desk.people[f"w:{row.worker}"].name if row.worker else "",
            wording.full_date(row.valid_from),
            wording.full_date(row.review_on),
        ]
        for row in rows
    ]


def _told(desk: Desk, edition: Edition | None) -> list[list[Any]]:
    """Who was given what of the last edition, and when."""
    rows = [row for row in desk.facts[Copy] if edition and row.edition == edition.entry]
    names = directory.workers(row.worker for row in rows)
    found = []
    for row in rows:
        who = desk.called if row.to_the_person else names.named([row.worker]) if row.worker else ""
        who = who or desk.people[f"p:{row.person}"].name
        found.append([who, row.what_label, row.how_label, wording.full_date(row.valid_from)])
    return found


def _panels(desk: Desk) -> list[Action]:
    """The next panel that is planned: to open it, and to settle what comes before it; else to plan one."""
    case = desk.case
    planned = sorted(
        (row for row in desk.facts[Panel] if row.state == "planned"), key=lambda row: str(row.valid_from)
    )
    if not planned:
        return [Action(_("Plan a panel"), reverse("plans:panel_add", args=[case.reference]))]
    at = [case.reference, planned[0].entry]
    day = {"day": wording.week_date(planned[0].valid_from)}
    return [
        Action(_("Open the panel of %(day)s") % day, reverse("plans:panel", args=at)),
        Action(_("Before the panel"), reverse("plans:panel_update", args=at)),
    ]
