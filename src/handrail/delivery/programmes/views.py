"""Pages of programmes and their sessions."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.delivery import beside, kinds, navigation
from handrail.delivery.models import Programme, ProgrammeSession
from handrail.delivery.programmes import page, recording
from handrail.delivery.programmes.forms import EndForm, ProgrammeForm, SessionForm
from handrail.design.frame import CaseFrame
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.plans.desk import Desk, lay_out
from handrail.records.writing import Act
from handrail.sentences.models import Requirement

CLASSES = ("plan", "assessment", "risk_management", "contact_notes", policy.FRAME)

reads = case_page(classes=CLASSES, needs="plan")
adds = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
changes = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)
adds_session = case_page(classes=CLASSES, needs="plan", writes="contact_notes", post=Operation.COLLECTION)
changes_session = case_page(classes=CLASSES, needs="plan", writes="contact_notes", post=Operation.ALTERATION)


@reads
def programmes(request: Request, case: OpenCase) -> HttpResponse:
    """Every programme with its dosage."""
    desk, facts = lay_out(case), case.gather(Programme, ProgrammeSession)
    rows = page.in_order(facts[Programme])
    sessions = page.sessions_by_programme(facts[ProgrammeSession])
    names = directory.workers({one for row in rows for one in row.workers})
    may = case.can_write("plan")
    context = {
        "frame": frame(desk),
        "within": navigation.within(case, "programmes"),
        "programmes": [page.shown(desk, row, sessions[row.entry], names) for row in rows],
        "may": may,
        "may_record": case.can_write("contact_notes"),
        "steps": page.steps_without(desk, rows) if may else [],
    }
    return render(request, "delivery/programmes.html", context)


@reads
def programme(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One programme: why this one, how much was done of it, and each session."""
    desk, row = lay_out(case), case.one(Programme, entry)
    sessions = sessions_of(case, entry)
    names = directory.workers({*row.workers, *(one for each in sessions for one in each.workers)})
    shown = page.shown(desk, row, sessions, names)
    context = {
        "frame": frame(desk),
        "within": navigation.within(case, "programmes"),
        "shown": shown,
        "weeks": page.weeks_table(shown.dose),
        "sessions": [
            page.told(case, each, names, kinds.may_change(case, each)) for each in reversed(sessions)
        ],
        "may": case.can_write("plan"),
        "may_record": case.can_write("contact_notes"),
    }
    return render(request, "delivery/programme.html", context)


@adds
def programme_add(request: Request, case: OpenCase) -> HttpResponse:
    """Add a programme, from a step of the plan or by itself."""
    desk = lay_out(case)
    initial = page.from_step(desk, request.GET.get("step", ""))
    form = partial(ProgrammeForm, desk=desk, initial={"valid_from": desk.today, **_known(initial)})
    return _form(request, desk, form, "programme.added", _("Add a programme or a course of sessions"))


@changes
def programme_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A programme, said otherwise."""
    desk, row = lay_out(case), case.one(Programme, entry)
    form = partial(ProgrammeForm, desk=desk)
    return _form(request, desk, form, "programme.updated", _("Update this programme"), row)


@changes
def programme_end(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A programme is completed or stopped, with what came of it."""
    desk, row = lay_out(case), case.one(Programme, entry)
    form = partial(EndForm, called=desk.called)
    return _form(request, desk, form, "programme.ended", _("How did it end?"), row, lead=row.name)


@adds_session
def session_add(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Record a session, and the contact that it was."""
    desk, row = lay_out(case), case.one(Programme, entry)
    sessions = sessions_of(case, entry)

    def save(doing: Act, sent: EntryForm, entry: str) -> None:
        given = sent.cleaned_data
        recording.record(
            doing,
            case,
            row,
            sessions,
            sent.facts(),
            entry=entry,
            contact=given.get("contact", beside.NONE),
            mode=given.get("mode", "office"),
        )

    return _session(request, desk, row, sessions, "session.recorded", _("Record a session"), save)


@changes_session
def session_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Correct a session; what it adds to a requirement is put right with it."""
    session = case.one(ProgrammeSession, entry)
    if not kinds.may_change(case, session):
        raise Http404
    desk, row = lay_out(case), case.one(Programme, session.programme)
    sessions = sessions_of(case, row.entry)

    def save(doing: Act, sent: EntryForm, entry: str) -> None:
        seen = sent.cleaned_data["version_seen"] or session.version
        recording.correct(doing, case, row, sessions, sent.facts(), entry=entry, version_seen=seen)

    return _session(
        request, desk, row, sessions, "session.corrected", _("Correct this session"), save, session
    )


def sessions_of(case: OpenCase, programme: str) -> list[ProgrammeSession]:
    """The sessions of a programme, the first first."""
    rows = case.rows(ProgrammeSession).filter(programme=programme).order_by("valid_from", "pk")
    return case.fetch(rows)


def frame(desk: Desk) -> CaseFrame:
    """The frame of a page of this part."""
    return case_frame(desk.case, "contacts", desk.facts)


def _known(initial: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in initial.items() if value not in (None, "")}


def _page(desk: Desk, entry: str) -> str:
    return reverse("delivery:programme", args=[desk.case.reference, entry])


def _form(
    request: Request,
    desk: Desk,
    form: Any,
    verb: str,
    heading: str,
    row: Programme | None = None,
    **context: Any,
) -> HttpResponse:
    cancel = _page(desk, row.entry) if row else reverse("delivery:programmes", args=[desk.case.reference])
    return entry_page(
        request,
        desk.case,
        model=Programme,
        form_class=form,
        verb=verb,
        heading=heading,
        row=row,
        done_url=partial(_page, desk),
        cancel_url=cancel,
        frame=frame(desk),
        template="delivery/programme_form.html" if verb != "programme.ended" else "design/form_page.html",
        **context,
    )


def _session(
    request: Request,
    desk: Desk,
    programme: Programme,
    sessions: list[ProgrammeSession],
    verb: str,
    heading: str,
    save: Any,
    row: ProgrammeSession | None = None,
) -> HttpResponse:
    back = _page(desk, programme.entry)
    return entry_page(
        request,
        desk.case,
        model=ProgrammeSession,
        form_class=partial(SessionForm, desk=desk, programme=programme, sessions=sessions),
        verb=verb,
        heading=heading,
        lead=programme.name,
        row=row,
        done_url=back,
        done=_("The session is on the record."),
        frame=frame(desk),
        template="delivery/session_form.html",
        save=save,
        counts=bool(programme.requirement) and desk.case.can_write(Requirement.data_class),
    )
