"""The sample: defined by whoever leads, looked at in numbers, and drawn once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.agencies.models import Team
from handrail.casefile import codes
from handrail.design import wording
from handrail.quality.inspections import drawing, figures, inspecting
from handrail.quality.inspections.forms import SampleForm
from handrail.quality.inspections.models import Inspection, SampledCase
from handrail.quality.inspections.opening import INSPECTOR
from handrail.records import clock

CLASSES = ("practice_checks", "frame")
SHARED_OUT: dict[str, Any] = {
    Inspection.Strata.TEAM: _l("shared out in proportion over teams"),
    Inspection.Strata.SENTENCE: _l("shared out in proportion over kinds of sentence"),
}
OVER: dict[str, Any] = {
    Inspection.Strata.NONE: _l("Which cases"),
    Inspection.Strata.TEAM: _l("Team"),
    Inspection.Strata.SENTENCE: _l("Kind of sentence"),
}
FIELDS = ("teams", "sentence_kinds", "begun_from", "begun_to", "strata", "size", "second_every", "seed")


def led(request: Request, slug: str) -> Inspection:
    """An inspection the reader leads; to everybody else there is none."""
    found = get_object_or_404(Inspection.objects.select_related("unit"), reference=slug)
    if not inspecting.leads(found, request.user):
        raise Http404
    return found


@route(who={INSPECTOR}, classes=CLASSES, post=Operation.ALTERATION)
def sample(request: Request, slug: str) -> HttpResponse:
    """Which cases may be drawn, and how many."""
    found = led(request, slug)
    if found.drawn_at:
        return redirect("inspections:one", slug)
    first = {field: getattr(found, field) for field in FIELDS}
    form = SampleForm(request.POST or None, today=clock.today(), inspection=found, initial=first)
    if request.method == "POST" and form.is_valid():
        inspecting.define(found, {field: form.cleaned_data[field] for field in FIELDS})
        log.write(request, Operation.ALTERATION, [])
        return redirect("inspections:one", slug)
    page = {
        "form": form,
        "heading": _("The sample"),
        "lead": _("Lots are drawn among the cases that fit. The next page says how many these are."),
        "submit_label": _("See how many cases these are"),
        "cancel_url": reverse("inspections:one", args=[slug]),
    }
    return render(
        request, "quality/inspection_form.html", page, status=422 if request.method == "POST" else 200
    )


@route(who={INSPECTOR}, classes=CLASSES, get=None, post=Operation.ALTERATION)
def draw(request: Request, slug: str) -> HttpResponse:
    """Draw the sample. From now its readers open these cases."""
    found = led(request, slug)
    try:
        inspecting.draw(found)
    except inspecting.Refused:
        messages.info(
            request, _("Nothing was drawn: it was drawn already, has ended, or has no word to draw by.")
        )
    else:
        cases = SampledCase.objects.filter(inspection=found).values_list("case_id", flat=True)
        log.write_each(request, Operation.ALTERATION, cases)
        messages.success(request, _("Drawn. You and the other readers can now open these cases."))
    return redirect("inspections:one", slug)


def in_numbers(found: Inspection) -> dict[str, Any]:
    """How many cases fit, how many of each stratum are drawn, and how wide intervals will be."""
    strata = inspecting.strata(found) if found.size else {}
    population = sum(strata.values())
    size = min(found.size or 0, population)
    taken = drawing.shared_out(size, strata)
    return {
        "over": OVER[found.strata],
        "strata": [(_named(found, name), cases, taken[name]) for name, cases in strata.items()],
        "population": population,
        "size": size,
        "half": round(100 * figures.half_width(size, population)) if population else 0,
        "within_five": figures.size_for(population, 0.05),
    }


def described(found: Inspection) -> str:
    """How a sample is drawn, in a sentence or two that whoever reads the report can follow."""
    teams = Team.objects.filter(reference__in=found.teams).order_by("name").values_list("name", flat=True)
    kinds = [codes.label("sentence_kinds", one) for one in found.sentence_kinds]
    said = [_("only %(which)s") % {"which": ", ".join(one)} for one in (teams, kinds) if one]
    for day, words in ((found.begun_from, _("sentenced from %(day)s")), (found.begun_to, _("until %(day)s"))):
        said += [words % {"day": wording.full_date(day)}] if day else []
    said += [str(SHARED_OUT[found.strata])] if found.strata in SHARED_OUT else []
    if found.drawn_at:
        every = found.second_every
        first = _("%(size)s of %(all)s cases, drawn with the word “%(seed)s”") % {
            "size": min(found.size or 0, found.drawn_from or 0),
            "all": found.drawn_from,
            "seed": found.seed,
        }
        read = (
            _("every case is read by two")
            if every == 1
            else _("one case in %(n)s is read by two") % {"n": every}
        )
        said = [first, *said, read]
    return f"{wording.sentence_case('; '.join(said))}." if said else ""


def _named(found: Inspection, stratum: str) -> str:
    if found.strata == Inspection.Strata.SENTENCE:
        return codes.label("sentence_kinds", stratum)
    return stratum or _("All cases")
