"""The pages of a self-assessment. Their titles are neutral: the screen is shared."""

from functools import partial

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.requests import Request
from handrail.assessments import acts, self_assessing
from handrail.assessments.models import SelfAnswer, SelfAssessment
from handrail.assessments.self_forms import SelfForm
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing

CLASSES = ("frame", "assessment")
TITLE = _l("How things are")


@case_page(classes=CLASSES, writes="assessment", post="collection")
def add(request: Request, case: OpenCase) -> HttpResponse:
    """How things are, as the person or a parent says."""

    def save(doing: writing.Act, form: EntryForm, entry: str) -> None:
        assert isinstance(form, SelfForm)
        self_assessing.give(doing, entry=entry, answers=form.answers(), **form.facts())

    voice = request.GET.get("voice", "")
    return _show(request, case, "self_assessment.added", partial(SelfForm, voice=voice), save)


@case_page(classes=CLASSES, writes="assessment", post="alteration")
def update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Put an answer right, or keep where they see it otherwise."""
    row = case.one(SelfAssessment, entry)
    if not case.can_write(row.row_class()):
        raise Http404
    standing = {one.area: one for one in case.fetch(case.rows(SelfAnswer).filter(self_assessment=entry))}

    def save(doing: writing.Act, form: EntryForm, _entry: str) -> None:
        assert isinstance(form, SelfForm)
        seen = form.cleaned_data["version_seen"] or row.version
        self_assessing.update(
            doing, entry=entry, version_seen=seen, answers=form.answers(), standing=standing, **form.facts()
        )

    return _show(request, case, "self_assessment.updated", partial(SelfForm, answers=standing), save, row=row)


def _show(
    request: Request,
    case: OpenCase,
    verb: str,
    form_class: "partial[SelfForm]",
    save: object,
    row: SelfAssessment | None = None,
) -> HttpResponse:
    frame = case_frame(case, "assessment")
    return entry_page(
        request,
        case,
        model=SelfAssessment,
        row=row,
        form_class=partial(form_class, called=frame.called),
        verb=verb,
        heading=_("How things are for %(name)s") % {"name": frame.called},
        title_words=TITLE,
        lead=_("Leave out what you do not want to answer."),
        done_url=acts.home(case) + "#own-answers",
        frame=frame,
        template="assessments/self_form.html",
        save=save,  # type: ignore[arg-type]
    )
