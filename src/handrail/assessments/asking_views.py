"""Asking everybody who should be heard: one press on the page of the assessment, or one form."""

from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.assessments import acts, asking, offering
from handrail.assessments.asking_forms import AskForm
from handrail.assessments.models import EarlierSupervision, Factor, Source
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.models import Circumstance, KeyPerson, MustNotMeet
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing

TABLES = (
    *(*FRAME_TABLES, *offering.TABLES),
    *(Source, EarlierSupervision, Factor, Circumstance, KeyPerson, MustNotMeet),
)


@case_page(classes=("frame", "assessment"), writes="assessment", post="collection")
def ask(request: Request, case: OpenCase) -> HttpResponse:
    """Ask those who are ticked."""
    facts = case.gather(*TABLES)
    names = directory.workers(
        getattr(row, name, None) for rows in facts.values() for row in rows for name in ("worker", "lead")
    )
    frame = case_frame(case, "assessment", facts)
    offered = offering.offers(facts, names, case.case.cohort, case.today)
    listed = [row for row in facts[Source] if row.state == "to_ask"]

    def save(doing: writing.Act, form: EntryForm, _entry: str) -> None:
        ticked = form.cleaned_data["whom"]
        asking.ask(
            doing,
            offered=offering.wanted(offered, ticked),
            listed=[row for row in listed if row.entry in ticked],
            on=case.today,
            asked_for=form.cleaned_data["asked_for"],
        )

    return entry_page(
        request,
        case,
        model=Source,
        form_class=partial(AskForm, called=frame.called, offered=offered, listed=listed),
        verb="sources.asked",
        heading=_("Ask who should be heard"),
        title_words=_("Ask"),
        lead=_("From the agencies, the offences, the age and the history in this case."),
        done_url=acts.home(case) + "#sources",
        done=_("Asked, and on the list with today’s date."),
        frame=frame,
        save=save,
        submit_label=_("Ask them all"),
    )
