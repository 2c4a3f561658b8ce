"""Pages of turning points and lapses."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.delivery import contact_page, kinds, leads_on, versions
from handrail.delivery.contact_page import changeable, form_frame, timeline, with_versions
from handrail.delivery.forms import TurningPointForm
from handrail.delivery.models import TurningPoint
from handrail.delivery.timeline import by_whom, marked, turning_title
from handrail.design.frame import Action
from handrail.design.parts import Quote
from handrail.people.editing import entry_page
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.plans.models import Step


@case_page(classes=("contact_notes",), writes="contact_notes", post=Operation.COLLECTION)
def turning_point_add(request: Request, case: OpenCase) -> HttpResponse:
    """Add a turning point or a lapse."""
    return entry_page(
        request,
        case,
        model=TurningPoint,
        form_class=TurningPointForm,
        verb="turning_point.added",
        heading=_("Add a turning point or a lapse"),
        done_url=partial(timeline, case),
        cancel_url=timeline(case),
        frame=partial(form_frame, case),
        template="delivery/turning_point_form.html",
    )


@case_page(classes=("contact_notes",))
def turning_point(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One turning point or lapse, with every earlier version."""
    row, before = with_versions(case, TurningPoint, entry)
    facts = case.gather(*FRAME_TABLES, Step)
    known = contact_page.known(facts, [*before, row], case)
    told = [(version, versions.turning_point_parts(version, known)) for version in (*before, row)]
    context = {
        "frame": case_frame(case, "timeline", facts),
        "row": row,
        "title": turning_title(row),
        "by": by_whom(row.workers, known.workers),
        "tags": marked(row),
        "facts": contact_page.short_facts(
            told[-1][1], row, before, leave=(_("What it was"), _("In a few words"))
        ),
        "quote": Quote(row.words) if row.words else None,
        "earlier": versions.earlier_versions(told),
        "actions": _actions(case, row),
        "timeline_url": timeline(case, entry),
    }
    return render(request, "delivery/contact.html", context)


@case_page(classes=("contact_notes",), writes="contact_notes", post=Operation.ALTERATION)
def turning_point_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Correct a turning point or lapse, or add what it was used for."""
    return entry_page(
        request,
        case,
        model=TurningPoint,
        form_class=TurningPointForm,
        verb="turning_point.updated",
        row=changeable(case, TurningPoint, entry),
        heading=_("Update this entry"),
        done_url=partial(timeline, case),
        cancel_url=reverse("delivery:turning_point", args=[case.reference, entry]),
        frame=partial(form_frame, case),
        template="delivery/turning_point_form.html",
    )


def _actions(case: OpenCase, row: TurningPoint) -> list[Action]:
    """What this user can do with it next: answer what is asked of it, update it, go on to what it changes."""
    update = reverse("delivery:turning_point_update", args=[case.reference, row.entry])
    acts = []
    if kinds.may_change(case, row):
        acts.append(Action(_("Update"), update))
        if row.plan_changes == "not_asked":
            acts = [Action(_("Should the plan change? Answer"), f"{update}#id_plan_changes")]
        elif row.plan_changes == "yes" and case.can_write("plan"):
            acts.append(Action(_("To the plan"), reverse("plans:plan", args=[case.reference])))
    if change := leads_on.change_url(case, leads_on.TURNING_POINTS, row.entry):
        acts.append(Action(_("This changes something"), change))
    return acts
