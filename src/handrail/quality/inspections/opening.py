"""Inspections one reads in or opened, and opening a unit to inspectors."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.models import User
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.access.tenants import tenant_of
from handrail.agencies.models import Agency
from handrail.people.drafting import FormDraft
from handrail.quality.inspections import inspecting
from handrail.quality.inspections.forms import OpenForm
from handrail.records import clock

INSPECTOR, GOVERNANCE = "inspector", "information_governance"


@route(who={INSPECTOR, GOVERNANCE}, classes=("practice_checks",))
def inspections(request: Request) -> HttpResponse:
    """Those one reads in, or those opened for one's unit."""
    page = {
        "inspections": inspecting.visible(),
        "may_open": request.user.role == GOVERNANCE,
        "reads": request.user.role == INSPECTOR,
    }
    return render(request, "quality/inspections.html", page)


@route(who={GOVERNANCE}, classes=("practice_checks",), post=Operation.ALTERATION)
def open_unit(request: Request) -> HttpResponse:
    """Open a unit to inspectors until a day: they draw the cases, nobody chooses them."""
    units = Agency.objects.filter(ours=True).order_by("name")
    if tenant := tenant_of(request.user):
        units = units.filter(pk=tenant)
    inspectors = User.objects.filter(role=INSPECTOR, is_active=True).order_by("name")
    draft = FormDraft(request, title=_("Opening an inspection"), back=request.path)
    form = OpenForm(draft.data, today=clock.today(), units=units, inspectors=inspectors)
    draft.spare(form)
    if request.method == "POST" and form.is_valid():
        given = {
            field: form.cleaned_data[field]
            for field in ("unit", "name", "cohort", "known_on", "ends_on", "why")
        }
        inspecting.open_to(form.in_order, by=request.user, **given)
        draft.saved()
        log.write(request, Operation.ALTERATION, [], reason=given["why"])
        messages.success(request, _("Opened. Whoever leads it now defines the sample."))
        return redirect("inspections:all")
    draft.refused(form)
    page = {
        "form": form,
        "heading": _("Open a unit to inspectors"),
        "lead": _("They define a sample and lots are drawn. You see no case, and nobody chooses one."),
        "submit_label": _("Open it"),
        "cancel_url": reverse("inspections:all"),
        "draft": draft.shown(form),
    }
    return render(
        request, "quality/inspection_form.html", page, status=422 if request.method == "POST" else 200
    )
