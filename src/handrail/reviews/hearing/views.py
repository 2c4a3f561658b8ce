"""Asking for a review, writing down what was said or that nothing was, reminding, telling what changed."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.delivery.listening import hearing
from handrail.delivery.listening.forms import YES, HeardForm
from handrail.delivery.models import Chaser, Heard
from handrail.delivery.referring import chasing
from handrail.delivery.referring.answer_forms import ChaserForm
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.models import KeyPerson
from handrail.people.opening import OpenCase, case_page
from handrail.records.writing import Act
from handrail.reviews import standing
from handrail.reviews.hearing import asking, late, offering
from handrail.reviews.hearing.forms import AskForm, InputForm, NoAnswerForm
from handrail.reviews.models import Input

CLASSES = ("plan", "assessment", "contact_notes")
adds = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
alters = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)


@adds
@standing.while_open
def ask(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Ask several at once, with a day to answer by; everybody who works on the plan is suggested."""
    review = standing.open_review(request, case, entry)
    facts = case.gather(*FRAME_TABLES, Input, *asking.SUGGESTED)
    frame = case_frame(case, "reviews", facts)
    offered = offering.offered(case, review, facts)

    def save(doing: Act, form: EntryForm, _made: str) -> None:
        assert isinstance(form, AskForm)
        to, key_people = form.chosen()
        data = form.cleaned_data
        asking.ask(
            doing,
            review,
            workers=to,
            people=key_people,
            asks=data["asks"],
            answer_by=data["answer_by"],
            on=case.today,
        )

    return entry_page(
        request,
        case,
        model=Input,
        form_class=partial(AskForm, called=frame.called, offered=offered),
        verb="review.asked",
        heading=_("Ask what they see"),
        title_words=_("Ask for the review"),
        lead=_(
            "Partners who have Handrail answer on their own page. What others say you write down yourself."
        ),
        done_url=lambda _entry: _review(case, entry),
        cancel_url=_review(case, entry),
        done=_("They are asked. Their answers arrive in the review."),
        submit_label=_("Ask them"),
        frame=frame,
        save=save,
    )


@alters
@standing.while_open
def answer(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """What somebody said, with what they last fed back already filled in."""
    row = _input(request, case, entry)
    facts = case.gather(*FRAME_TABLES, KeyPerson, asking.HEARD_OF)
    known = asking.last_known(facts, row.worker) if row.worker else None

    def save(doing: Act, form: EntryForm, _made: str) -> None:
        data = form.cleaned_data
        asking.answer(doing, row, data["version_seen"] or row.version, on=data["day"], said=data)

    return _alter(
        request,
        case,
        row,
        partial(InputForm, known=known),
        "review.answered",
        heading=_("What %(name)s says") % {"name": _whose(row, facts)},
        lead=_("Filled in from what they last told us. Ask, then mend it.") if known else row.asks,
        save=save,
        frame=case_frame(case, "reviews", facts),
    )


@alters
@standing.while_open
def no_answer(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """There is no answer, and why."""
    row = _input(request, case, entry)
    facts = case.gather(*FRAME_TABLES, KeyPerson)

    def save(doing: Act, form: EntryForm, _made: str) -> None:
        data = form.cleaned_data
        asking.not_had(doing, row, data["version_seen"] or row.version, because=data["not_had_because"])

    return _alter(
        request,
        case,
        row,
        NoAnswerForm,
        "review.no_answer",
        heading=_("No answer from %(name)s") % {"name": _whose(row, facts)},
        lead=row.asks,
        save=save,
        frame=case_frame(case, "reviews", facts),
    )


@adds
@standing.while_open
def remind(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A reminder, drafted; whoever reads it sends it and says how, or says that it will not be sent."""
    row = _input(request, case, entry)
    facts = case.gather(*FRAME_TABLES, KeyPerson, Chaser)
    to_draft = late.may_remind(row, facts[Chaser], case.today)
    if request.method != "POST" and not to_draft:
        return HttpResponseRedirect(_review(case, row.review))
    frame = case_frame(case, "reviews", facts)
    number = len(late.sent(late.of(row, facts[Chaser]))) + 1
    own = request.user.worker
    us = directory.workers([own.reference])[own.reference].name if own else request.user.name
    to = _whose(row, facts)

    def save(doing: Act, form: EntryForm, made: str) -> None:
        assert isinstance(form, ChaserForm)
        if not to_draft:
            return
        how = form.cleaned_data["how"] if form.sends else None
        by = own.reference if own else None
        chasing.keep(
            doing, row.entry, text=form.cleaned_data["text"], on=case.today, by=by, how=how, entry=made
        )
        if how:
            log.write(request, Operation.DISCLOSURE, [case.id], relations=case.kinds, recipient=to[:200])

    return entry_page(
        request,
        case,
        model=Chaser,
        form_class=partial(
            ChaserForm, called=frame.called, initial={"text": late.draft(row, number, frame.called, us)}
        ),
        verb="chaser.kept",
        heading=_("Remind %(who)s") % {"who": to},
        title_words=_("Send a reminder"),
        lead=_("Drafted for you to read and mend. Send it yourself, then say how."),
        done_url=lambda _entry: _review(case, row.review),
        cancel_url=_review(case, row.review),
        frame=frame,
        save=save,
        template="delivery/chaser_form.html",
    )


@adds
def told(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Say to whoever was heard what changed because of it; also once the review is finished."""
    row = case.one(Input, entry)
    if row.state != "answered":
        raise Http404
    facts = case.gather(*FRAME_TABLES, KeyPerson)

    def save(doing: Act, form: EntryForm, made: str) -> None:
        data = form.cleaned_data
        changed = data["changed"] == YES
        hearing.tell(doing, entry, row.worker, changed=changed, what=data["what"], on=case.today, entry=made)

    return entry_page(
        request,
        case,
        model=Heard,
        form_class=HeardForm,
        verb="heard.told",
        heading=_("Tell %(name)s what changed") % {"name": _whose(row, facts)},
        title_words=_("What changed because of it"),
        lead=" ".join(getattr(row, name) for name in asking.FIELDS if getattr(row, name)),
        done_url=lambda _entry: _review(case, row.review),
        cancel_url=_review(case, row.review),
        done=_("Saved. Partners who have Handrail read it on their page."),
        frame=case_frame(case, "reviews", facts),
        save=save,
    )


def _alter(
    request: Request, case: OpenCase, row: Input, form_class: Any, verb: str, **page: Any
) -> HttpResponse:
    return entry_page(
        request,
        case,
        model=Input,
        form_class=form_class,
        verb=verb,
        row=row,
        title_words=_("For the review"),
        done_url=_review(case, row.review),
        **page,
    )


def _input(request: Request, case: OpenCase, entry: str) -> Input:
    """Somebody of an open review; of a finished one nothing is written any more."""
    row = case.one(Input, entry)
    standing.open_review(request, case, row.review)
    return row


def _whose(row: Input, facts: dict[Any, list[Any]]) -> str:
    if row.worker:
        return directory.workers([row.worker])[row.worker].with_agency
    return next((one.name for one in facts[KeyPerson] if one.entry == row.person), _("somebody"))


def _review(case: OpenCase, entry: str) -> str:
    return reverse("reviews:review", args=[case.reference, entry]) + "#heard"
