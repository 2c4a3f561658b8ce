"""The two sealed rooms. Who may not read finds what was never there.

Titles are neutral: neither the browser's tab nor a glance at the heading says what is inside.
"""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import governing, policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.compartments.forms import ConditionForm, IntelligenceForm, VictimForm
from handrail.compartments.models import Intelligence, Victim, VictimCondition
from handrail.design import wording
from handrail.design.frame import Action, CaseFrame
from handrail.people.editing import entry_page
from handrail.people.frame import case_frame, holds
from handrail.people.opening import OpenCase, case_page

VICTIM_CLASSES = (policy.FRAME, "victim")
"""The frame lets a case page open; what may be read here is asked of each table."""


@case_page(classes=VICTIM_CLASSES)
def victim(request: Request, case: OpenCase) -> HttpResponse:
    """The agreed wording for those who supervise; all of it for the victim worker and named readers."""
    if not case.can_read("victim", VictimCondition):
        raise Http404
    whole, writes = case.can_read("victim", Victim), case.can_write("victim")
    today = case.today
    conditions = case.fetch(case.rows(VictimCondition).select_related("by").order_by("-valid_from", "pk"))
    victims = case.fetch(case.rows(Victim).select_related("by").order_by("pk")) if whole else []
    names = directory.workers(one.liaison for one in victims)
    context = {
        "frame": _sealed_frame(case),
        "whole": whole,
        "writes": writes,
        "wordings": [_wording(case, row, writes=writes) for row in conditions if whole or holds(row, today)],
        "victims": [_victim(case, row, names, writes=writes) for row in victims],
        "read_by": _read_by(case, "victim") if whole else "",
    }
    return render(request, "compartments/victim.html", context)


@case_page(classes=VICTIM_CLASSES, writes="victim", post=Operation.COLLECTION)
def victim_add(request: Request, case: OpenCase) -> HttpResponse:
    """Add somebody who was harmed."""
    return entry_page(
        request,
        case,
        model=Victim,
        form_class=VictimForm,
        verb="victim.added",
        heading=_("Add somebody"),
        frame=_form_frame(case),
        done_url=_room(case, "victim"),
    )


@case_page(classes=VICTIM_CLASSES, writes="victim", post=Operation.ALTERATION)
def victim_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Update wishes or safe contact; what stood before is kept."""
    return entry_page(
        request,
        case,
        model=Victim,
        form_class=VictimForm,
        verb="victim.updated",
        row=case.one(Victim, entry),
        heading=_("Update"),
        frame=_form_frame(case),
        done_url=_room(case, "victim"),
    )


@case_page(classes=VICTIM_CLASSES, writes="victim", post=Operation.COLLECTION)
def condition_add(request: Request, case: OpenCase) -> HttpResponse:
    """Put into words what those who supervise must know."""
    return entry_page(
        request,
        case,
        model=VictimCondition,
        form_class=ConditionForm,
        verb="victim_condition.added",
        heading=_("Add an agreed wording"),
        lead=_("Everyone who supervises this case reads it. Nothing else leaves this room."),
        frame=_form_frame(case),
        done_url=_room(case, "victim"),
    )


@case_page(classes=VICTIM_CLASSES, writes="victim", post=Operation.ALTERATION)
def condition_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Change an agreed wording, or say until when it holds."""
    return entry_page(
        request,
        case,
        model=VictimCondition,
        form_class=ConditionForm,
        verb="victim_condition.updated",
        row=case.one(VictimCondition, entry),
        heading=_("Update the agreed wording"),
        frame=_form_frame(case),
        done_url=_room(case, "victim"),
    )


@case_page(classes=("intelligence",))
def intelligence(request: Request, case: OpenCase) -> HttpResponse:
    """What the police passed on, with its grades: for named readers, and for officers what is theirs."""
    rows = case.fetch(case.rows(Intelligence).select_related("by").order_by("-recorded_at", "-pk"))
    context = {
        "frame": _sealed_frame(case),
        "items": [{"text": row.text, "facts": _grades(row)} for row in rows],
        "add_url": reverse("compartments:intelligence_add", args=[case.reference])
        if case.can_write("intelligence")
        else "",
        "read_by": _read_by(case, "intelligence"),
    }
    return render(request, "compartments/intelligence.html", context)


@case_page(classes=("intelligence",), writes="intelligence", post=Operation.COLLECTION)
def intelligence_add(request: Request, case: OpenCase) -> HttpResponse:
    """Pass something on, graded: only the police officer of the case."""
    return entry_page(
        request,
        case,
        model=Intelligence,
        form_class=IntelligenceForm,
        verb="intelligence.added",
        heading=_("Add for named readers"),
        lead=_("Nobody else finds it, in a search, an export or a note. It cannot be changed later."),
        frame=_form_frame(case),
        done_url=_room(case, "intelligence"),
    )


def _sealed_frame(case: OpenCase) -> CaseFrame:
    """The frame of a sealed room: nothing in it offers to print."""
    return replace(case_frame(case, "named"), print_url=None)


def _form_frame(case: OpenCase) -> CaseFrame:
    """The frame of a form: its own button is the one main button of the page."""
    return replace(_sealed_frame(case), main_action=None)


def _read_by(case: OpenCase, room: str) -> str:
    """Who else reads the room: told to its readers only."""
    return wording.listed(one.name for one in governing.room_readers(room, case.id) if one.reads)


def _room(case: OpenCase, name: str) -> str:
    return reverse(f"compartments:{name}", args=[case.reference])


def _recorded(row: Any) -> str:
    return _("%(day)s, by %(name)s") % {"day": wording.full_date(row.recorded_at), "name": row.by.name}


def _wording(case: OpenCase, row: VictimCondition, *, writes: bool) -> dict[str, Any]:
    if row.valid_to:
        period = _("From %(first)s until %(last)s") % {
            "first": wording.full_date(row.valid_from or row.recorded_at),
            "last": wording.full_date(row.valid_to),
        }
    else:
        period = _("From %(first)s") % {"first": wording.full_date(row.valid_from or row.recorded_at)}
    update = reverse("compartments:condition_update", args=[case.reference, row.entry])
    return {
        "words": row.wording,
        "source": f"{period}. {_('Worded by %(name)s') % {'name': row.by.name}}",
        "change": Action(_("Update this wording"), update) if writes else None,
    }


def _victim(case: OpenCase, row: Victim, names: Names, *, writes: bool) -> dict[str, Any]:
    liaison = names[row.liaison].with_agency if row.liaison else _("Nobody yet")
    update = reverse("compartments:victim_update", args=[case.reference, row.entry])
    return {
        "name": row.name,
        "facts": [
            (_("What they wish"), row.wishes or _("Not asked yet")),
            (_("Safe contact"), row.safe_contact or _("Not asked yet")),
            (_("Liaison worker"), liaison),
            (_("Recorded"), _recorded(row)),
        ],
        "change": Action(_("Update"), update) if writes else None,
    }


def _grades(row: Intelligence) -> list[tuple[str, str]]:
    facts = [
        (_("Source"), row.source_grade_label),
        (_("Information"), row.information_grade_label),
        (_("Handling"), row.handling_code_label),
        (_("Conditions"), row.handling_conditions),
        (_("Originator"), row.originator),
        (_("Came in"), wording.full_date(row.valid_from)),
        (_("Recorded"), _recorded(row)),
    ]
    return [(name, words) for name, words in facts if words]
