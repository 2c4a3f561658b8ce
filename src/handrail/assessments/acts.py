"""The pages on which an assessment is opened, brought together, finished and countersigned."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.assessments import assessing, unfinished
from handrail.assessments.act_forms import CountersignForm, FinishForm, OpenForm
from handrail.assessments.entries import EXPLANATION
from handrail.assessments.models import Assessment
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.entries import show
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing

CLASSES = ("frame", "assessment")


def home(case: OpenCase) -> str:
    """The page of the assessment."""
    return reverse("assessments:assessment", args=[case.reference])


@case_page(classes=CLASSES, writes="assessment", post="collection")
def open_(request: Request, case: OpenCase) -> HttpResponse:
    """Open an assessment at a stage."""
    frame = case_frame(case, "assessment")
    rows = case.fetch(Assessment)

    def save(doing: writing.Act, form: EntryForm, entry: str) -> None:
        try:
            assessing.open_(doing, case, entry=entry, **form.facts())
        except assessing.OpenAlready:
            raise Refusal(_("Another assessment is open. Finish it first.")) from None

    return entry_page(
        request,
        case,
        model=Assessment,
        form_class=partial(OpenForm, called=frame.called, stage="review" if rows else "initial"),
        verb="assessment.opened",
        heading=_("Open an assessment with %(name)s") % {"name": frame.called},
        title_words=_("Open an assessment"),
        lead=_("It starts from what stands on the record; nothing is copied or typed again."),
        done_url=home(case),
        done=_("The assessment is open."),
        frame=frame,
        save=save,
        submit_label=_("Open it"),
    )


@case_page(classes=EXPLANATION.classes, writes="assessment", post="alteration")
def explanation(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What brings the case together, while the assessment is open."""
    row = case.one(Assessment, entry)
    if row.finished_on is not None:
        raise Http404
    before = assessing.last_finished(case.fetch(Assessment))
    form = partial(EXPLANATION.form, before=before)
    return show(request, case, EXPLANATION, "explanation.updated", row, form=form)


@case_page(classes=(*CLASSES, "risk_management"), writes="assessment", post="alteration")
def finish(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Finish an assessment: from then on it stays as it is."""
    row = case.one(Assessment, entry)
    if row.finished_on is not None:
        return _done_already(request, case, _("The assessment is finished already."))
    facts = case.gather(*FRAME_TABLES, *unfinished.TABLES)
    frame = case_frame(case, "assessment", facts)
    required = unfinished.to_be_countersigned(facts, case.today)

    def save(doing: writing.Act, form: EntryForm, _entry: str) -> None:
        seen = form.cleaned_data["version_seen"] or row.version
        sign = required or form.cleaned_data.get("countersign", False)
        assessing.finish(doing, row, on=case.today, version_seen=seen, countersign=sign)

    return entry_page(
        request,
        case,
        model=Assessment,
        row=row,
        form_class=partial(FinishForm, called=frame.called, required=required),
        verb="assessment.finished",
        heading=_("Finish %(name)s’s assessment") % {"name": frame.called},
        title_words=_("Finish the assessment"),
        lead=_("From then on it stays as it is. What changes later shows in the next one."),
        done_url=home(case),
        done=_("The assessment is finished."),
        frame=frame,
        template="assessments/finish.html",
        save=save,
        submit_label=_("Finish it"),
        open_ends=unfinished.open_ends(case, facts),
        required=required,
    )


@case_page(classes=CLASSES, needs="assessment", post="alteration")
def countersign(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Put a second name to a finished assessment; never its author."""
    row = case.one(Assessment, entry)
    if not case.can_sign("assessment") or row.finished_on is None:
        raise Http404
    if not assessing.awaits_signature(row):
        return _done_already(request, case, _("It needs no further name."))
    frame = case_frame(case, "assessment")

    def save(doing: writing.Act, form: EntryForm, _entry: str) -> None:
        seen = form.cleaned_data["version_seen"] or row.version
        said = form.cleaned_data["countersigner_said"]
        try:
            assessing.countersign(doing, case, row, version_seen=seen, said=said)
        except assessing.OwnWork:
            raise Refusal(_("You wrote in this assessment. Somebody else has to countersign it.")) from None

    return entry_page(
        request,
        case,
        model=Assessment,
        row=row,
        form_class=partial(CountersignForm, called=frame.called),
        verb="assessment.countersigned",
        heading=_("Countersign %(name)s’s assessment") % {"name": frame.called},
        title_words=_("Countersign the assessment"),
        lead=_("Read it first. Your name stands beside its author’s."),
        done_url=home(case),
        done=_("Countersigned."),
        frame=frame,
        save=save,
        submit_label=_("Countersign"),
    )


def _done_already(request: Request, case: OpenCase, words: str) -> HttpResponse:
    messages.info(request, words)
    return HttpResponseRedirect(home(case))
