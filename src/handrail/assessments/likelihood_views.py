"""Pages about likelihood: choose an instrument, answer it, or record a value from elsewhere. Adults only."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.requests import Request
from handrail.assessments import acts, likelihoods
from handrail.assessments.likelihood_forms import ElsewhereForm, InstrumentForm, ViewForm
from handrail.assessments.models import Likelihood
from handrail.instruments import INSTRUMENTS
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.models import Person
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing

CLASSES = ("frame", "assessment", "identity", "risk_management")
TITLE = _l("Instruments")


@case_page(classes=CLASSES, writes="assessment")
def choose(request: Request, case: OpenCase) -> HttpResponse:
    """The instruments that can be worked out, or why none is."""
    facts = case.gather(*FRAME_TABLES)
    context = {
        "frame": case_frame(case, "assessment", facts),
        "too_young": likelihoods.too_young(_born(facts), case.today),
        "instruments": INSTRUMENTS.values(),
        "reference": case.reference,
    }
    return render(request, "assessments/instruments.html", context)


@case_page(classes=CLASSES, writes="assessment", post="collection")
def work_out(request: Request, case: OpenCase, item: str) -> HttpResponse:
    """The questions of one instrument."""
    about = INSTRUMENTS.get(item)
    if about is None:
        raise Http404
    facts = case.gather(*FRAME_TABLES, *likelihoods.TABLES)
    born = _born(facts)
    if likelihoods.too_young(born, case.today):
        return HttpResponseRedirect(reverse("assessments:likelihood", args=[case.reference]))

    def save(doing: writing.Act, form: EntryForm, entry: str) -> None:
        assert isinstance(form, InstrumentForm)
        assert form.worded is not None
        kept = likelihoods.facts_of(form.worded, form.cleaned_data["our_view"])
        writing.add(Likelihood, doing, entry=entry, valid_from=case.today, **kept)

    suggested = likelihoods.suggestions(facts, case.today)
    form = partial(InstrumentForm, about=about, suggested=suggested, born=born)
    return _form(
        request,
        case,
        facts,
        form,
        verb="likelihood.worked_out",
        heading=about.name,
        lead=f"{_('Version')} {about.version}. {about.answers}",
        submit_label=_("Work it out"),
        save=save,
    )


@case_page(classes=CLASSES, writes="assessment", post="collection")
def elsewhere(request: Request, case: OpenCase) -> HttpResponse:
    """A value that was produced elsewhere."""
    facts = case.gather(*FRAME_TABLES)
    if likelihoods.too_young(_born(facts), case.today):
        return HttpResponseRedirect(reverse("assessments:likelihood", args=[case.reference]))
    heading = _("A value from elsewhere")
    return _form(request, case, facts, ElsewhereForm, verb="likelihood.added", heading=heading)


@case_page(classes=CLASSES, writes="assessment", post="alteration")
def view(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Our view beside a result."""
    row = case.one(Likelihood, entry)
    facts = case.gather(*FRAME_TABLES)
    heading = _("Our view beside %(instrument)s") % {"instrument": row.instrument_label}
    return _form(request, case, facts, ViewForm, verb="likelihood.viewed", heading=heading, row=row)


def _form(
    request: Request, case: OpenCase, facts: dict[Any, list[Any]], form: Any, **more: Any
) -> HttpResponse:
    frame = case_frame(case, "assessment", facts)
    return entry_page(
        request,
        case,
        model=Likelihood,
        form_class=partial(form, called=frame.called),
        title_words=TITLE,
        done_url=acts.home(case) + "#likelihood",
        frame=frame,
        **more,
    )


def _born(facts: dict[Any, list[Any]]) -> Any:
    return facts[Person][0].date_of_birth if facts[Person] else None
