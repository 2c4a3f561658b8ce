"""Pages of workers of other agencies: what is asked of them, and their answers."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.assessments.models import Source
from handrail.delivery.models import Referral
from handrail.delivery.referring import answering
from handrail.delivery.referring.states import NotNow
from handrail.kernel.references import new_reference
from handrail.partners import people, telling
from handrail.partners.asked import Asked, AskedStep, asked
from handrail.partners.forms import (
    OUTCOMES,
    REVIEW_FIELDS,
    AnswerForm,
    CannotForm,
    ConcernForm,
    ReferralAnswerForm,
    ReviewForm,
    SessionForm,
    SourceForm,
)
from handrail.partners.opening import CLASSES, ROLES, asked_page
from handrail.people.drafting import FormDraft
from handrail.people.opening import OpenCase
from handrail.plans import planning
from handrail.records import promises, writing
from handrail.records.models import VersionRow
from handrail.records.writing import Act
from handrail.reviews.models import Input

Save = Callable[[Act, AnswerForm, str], object]


@route(who=ROLES, classes=CLASSES, get=Operation.CONSULTATION)
def everyone(request: Request) -> HttpResponse:
    """Everybody of whom something is asked of the reader: whom to answer first."""
    rows = people.asked_about(request.user)
    log.write(request, Operation.CONSULTATION, [row.case_id for row in rows])
    return render(request, "partners/everyone.html", {"rows": rows, "fresh": sum(row.fresh for row in rows)})


@asked_page()
def person(request: Request, case: OpenCase) -> HttpResponse:
    """What is asked about one person, how it went, what it changed, and what the reader sees."""
    page = asked(case)
    return render(
        request, "partners/person.html", {**_around(case, page), **_session_form(request, case, page)}
    )


@asked_page(post=Operation.COLLECTION)
def session(request: Request, case: OpenCase) -> HttpResponse:
    """How it went: the safety question first, then what was seen."""
    page = asked(case)
    return _form_page(
        request,
        case,
        page,
        partial(SessionForm, initial={"step": _about(request, page)}),
        heading=_("How did it go?"),
        verb="session.recorded",
        save=partial(_record, case, page),
        template="partners/session.html",
        done=_("%(name)s has it. Thank you.") % {"name": page.supervisor.first},
        submit_label=_send(page),
    )


@asked_page(post=Operation.COLLECTION)
def step_answer(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Yes with one press; no with a reason."""
    page = asked(case)
    step = next((one for one in (*page.steps, *page.done) if one.entry == entry), None)
    if step is None:
        raise Http404
    if request.method == "POST" and request.POST.get("answer") == "accepts":
        return _accept(request, case, page, step)
    save = partial(_answer, case, step, "declines")
    return _form_page(
        request,
        case,
        page,
        CannotForm,
        heading=step.title,
        lead=". ".join(part for part in (step.when, step.who) if part),
        verb="step.answered",
        save=save,
        done=_("%(name)s has your answer, and looks for another way.") % {"name": page.supervisor.first},
        submit_label=_send(page),
    )


@asked_page(post=Operation.COLLECTION)
def referral_answer(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Whether the agency can take on what it was asked."""
    page = asked(case)
    one = next((one for one in page.referrals if one.row.entry == entry and one.answerable), None)
    if one is None:
        raise Http404
    return _form_page(
        request,
        case,
        page,
        ReferralAnswerForm,
        row=one.row,
        heading=one.title,
        verb="referral.answered",
        save=partial(_answer_referral, case, one.row),
        done=_("%(name)s has your answer.") % {"name": page.supervisor.first},
        submit_label=_send(page),
        template="partners/referral.html",
        referred=one,
    )


@asked_page(post=Operation.COLLECTION)
def source(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """An answer to what was asked for the assessment."""
    page = asked(case)
    row = next((one for one in page.sources if one.entry == entry), None)
    if row is None:
        raise Http404
    return _form_page(
        request,
        case,
        page,
        SourceForm,
        row=row,
        heading=_("What do you know?"),
        lead=row.asked_for,
        verb="source.answered",
        save=partial(_answer_source, case, row),
        done=_("%(name)s has your answer.") % {"name": page.supervisor.first},
        submit_label=_send(page),
    )


@asked_page(post=Operation.COLLECTION)
def review_input(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What a review asks: four short boxes, filled in from what the reader last told us."""
    page = asked(case)
    row = next((one for one in (*page.inputs, *page.closed) if one.entry == entry), None)
    if row is None:
        raise Http404
    if row in page.closed and request.method != "POST":
        messages.info(request, _closed(page))
        return HttpResponseRedirect(_page(case))
    return _form_page(
        request,
        case,
        page,
        ReviewForm,
        row=row,
        heading=_("How is it going with %(name)s?") % {"name": page.called},
        lead=row.asks,
        verb="review.answered",
        save=partial(_answer_review, case, row),
        done=_("%(name)s has your answer, and tells you what changed.") % {"name": page.supervisor.first},
        submit_label=_send(page),
    )


@asked_page(post=Operation.COLLECTION)
def concern(request: Request, case: OpenCase) -> HttpResponse:
    """Something to worry about, at any time."""
    page = asked(case)
    return _form_page(
        request,
        case,
        page,
        ConcernForm,
        heading=_("Raise a concern"),
        verb="concern.raised",
        save=partial(_raise, case),
        template="partners/concern.html",
        done=_("%(name)s sees it on the case at once, and answers you here.")
        % {"name": page.supervisor.first},
        submit_label=_send(page),
    )


@asked_page()
def ring(request: Request, case: OpenCase) -> HttpResponse:
    """Somebody may be in danger now: whom to ring, in order."""
    return render(request, "partners/ring.html", _around(case, asked(case)))


# -- What is written -----------------------------------------------------------


def _accept(request: Request, case: OpenCase, page: Asked, step: AskedStep) -> HttpResponse:
    key = request.POST.get("key") or new_reference()
    try:
        with writing.act(case.id, "step.answered", by=request.user, key=key, entry=step.entry) as doing:
            planning.answer(doing, step.entry, f"w:{case.reach.worker}", "accepts", on=case.today)
    except writing.AlreadyDone:
        pass
    messages.success(request, _("You said yes. %(name)s sees it.") % {"name": page.supervisor.first})
    return HttpResponseRedirect(_page(case))


def _answer(case: OpenCase, step: AskedStep, said: str, doing: Act, form: AnswerForm, _entry: str) -> None:
    words = form.cleaned_data["words"]
    planning.answer(doing, step.entry, f"w:{case.reach.worker}", said, words=words, on=case.today)


def _answer_referral(case: OpenCase, row: Referral, doing: Act, form: AnswerForm, _entry: str) -> None:
    data, by = form.cleaned_data, case.reach.worker
    seen = data["version_seen"] or row.version
    if data["answer"] == "accepted":
        answering.accept(doing, row.entry, seen, on=case.today, by=by, words=data["words"])
    elif data["answer"] == "waiting":
        answering.wait(doing, row.entry, seen, on=case.today, by=by, until=data["until"], words=data["words"])
    else:
        answering.decline(doing, row.entry, seen, on=case.today, by=by, because=data["words"])


def _answer_source(case: OpenCase, row: Source, doing: Act, form: AnswerForm, _entry: str) -> None:
    telling.answer_source(doing, row, answer=form.cleaned_data["answer"], on=case.today)


def _answer_review(case: OpenCase, row: Input, doing: Act, form: AnswerForm, _entry: str) -> None:
    data = form.cleaned_data
    said = {name: data[name] for name in REVIEW_FIELDS}
    # Closed since the form was opened: the review is finished, and says so before anything else.
    seen = row.version if row.state == "no_answer" else data["version_seen"] or row.version
    telling.answer_review(doing, row, seen, said=said, on=case.today)


def _record(case: OpenCase, page: Asked, doing: Act, form: AnswerForm, entry: str) -> None:
    data = form.cleaned_data
    about = next((one for one in page.accepted if one.entry == data["step"]), None)
    facts = {
        name: data[name] for name in ("safety", "text", "worries", "better", "should_change", "valid_from")
    }
    telling.record(
        doing,
        entry,
        case.reach.worker,
        {**facts, "outcome": OUTCOMES[data["came"]]},
        title=about.title[:300] if about else "",
        steps=[about.entry] if about else [],
        on=case.today,
    )


def _raise(case: OpenCase, doing: Act, form: AnswerForm, entry: str) -> None:
    data = form.cleaned_data
    telling.raise_concern(
        doing, case.reach.worker, safety=data["safety"], what=data["what"], on=case.today, entry=entry
    )


# -- Forms ---------------------------------------------------------------------


def _form_page(
    request: Request,
    case: OpenCase,
    page: Asked,
    form_class: Callable[..., AnswerForm],
    *,
    heading: str,
    verb: str,
    save: Save,
    done: str,
    row: VersionRow | None = None,
    template: str = "partners/form.html",
    **context: Any,
) -> HttpResponse:
    """Show a form, or save it and go on: to whom to ring where somebody may be in danger."""
    draft = _draft(request, case, heading)
    form = form_class(draft.data, case=case, asked=page, row=row)
    draft.spare(form)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _save(request, case, form, verb, save)
            except writing.AlreadyDone:
                return HttpResponseRedirect(_page(case))
            except IntegrityError as refusal:
                promises.words_of(refusal)  # raised again, unless a promise of the record was in the way
                form.add_error(None, _closed(page))
            except (writing.Conflict, NotNow):
                form.add_error(None, _("It was changed since you opened it. Look at it again, then answer."))
                status = 409
            else:
                messages.success(request, done)
                return HttpResponseRedirect(_next(case, form))
        draft.refused(form)
    around = {**_around(case, page), "heading": heading, "form": form, "draft": draft.shown(form, row)}
    return render(request, template, {**around, "cancel_url": _page(case), **context}, status=status)


def _closed(page: Asked) -> str:
    """What a finished review says to whoever comes to answer it."""
    words = _("The review is finished. Write it under “How did it go?”: %(name)s reads it there.")
    return words % {"name": page.supervisor.first}


def _save(request: Request, case: OpenCase, form: AnswerForm, verb: str, save: Save) -> None:
    entry = new_reference()
    with writing.act(case.id, verb, by=request.user, key=form.cleaned_data["key"], entry=entry) as doing:
        save(doing, form, entry)


def _next(case: OpenCase, form: AnswerForm) -> str:
    danger = form.cleaned_data.get("safety") == "danger_now"
    return reverse("partners:ring", args=[case.reference]) if danger else _page(case)


def _session_form(request: Request, case: OpenCase, page: Asked) -> dict[str, Any]:
    """The form of how it went, as it stands on the page about the person."""
    address = reverse("partners:session", args=[case.reference])
    draft = _draft(request, case, _("How did it go?"), place=address)
    form = SessionForm(draft.data, case=case, asked=page, initial={"step": _about(request, page)})
    draft.spare(form)
    return {"form": form, "draft": draft.shown(form), "session_url": address, "submit_label": _send(page)}


def _about(request: Request, page: Asked) -> str:
    """The step a session is most likely about: the one asked for, else today's, else the first agreed to."""
    wanted = request.GET.get("step", "")
    agreed = [one.entry for one in page.accepted]
    return wanted if wanted in agreed else next(iter(agreed), "")


def _draft(request: Request, case: OpenCase, title: str, place: str = "") -> FormDraft:
    return FormDraft(request, title=title, back=_page(case), case=case, writes="contact_notes", place=place)


def _around(case: OpenCase, page: Asked) -> dict[str, Any]:
    return {"asked": page, "reference": case.reference, "today": case.today}


def _send(page: Asked) -> str:
    return _("Send to %(name)s") % {"name": page.supervisor.first}


def _page(case: OpenCase) -> str:
    return reverse("partners:person", args=[case.reference])
