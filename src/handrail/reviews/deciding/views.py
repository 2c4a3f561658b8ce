"""Questions to a manager and talks on the rhythm: the list, one of them, asking, deciding, having told."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.reviews import disclosing, navigation, sections, standing
from handrail.reviews.deciding import acts, considering, lines, story
from handrail.reviews.deciding.forms import DecisionForm, QuestionForm, RhythmForm, ToldForm
from handrail.reviews.models import (
    Change,
    ConditionLine,
    Decision,
    DisclosureConsent,
    Discussion,
    OutsideCall,
    Review,
)

CLASSES = (
    *("plan", "oversight", "risk_management", "assessment", "contact_notes", "test_results"),
    policy.FRAME,
)
TABLES = (*FRAME_TABLES, *story.TABLES)


@case_page(classes=CLASSES, needs="plan")
def discussions(request: Request, case: OpenCase) -> HttpResponse:
    """Every question and talk of a case, and what outsiders may be told."""
    facts = case.gather(*TABLES)
    names = sections.named(facts)
    frame = case_frame(case, "reviews", facts, names)
    told = story.stories(case, facts, facts[Discussion], names, frame.called)
    writes = case.can_write("plan")
    context = {
        "frame": frame,
        "within": navigation.within(case, "discussions"),
        "waiting": [one for one in told if not one.is_decided and one.row.kind not in story.RHYTHM],
        "decided": [one for one in told if one.is_decided and one.row.kind not in story.RHYTHM],
        "talks": [one for one in told if one.row.kind in story.RHYTHM],
        "grounds": disclosing.grounds(facts[DisclosureConsent], names, frame.called),
        "ask_url": reverse("reviews:ask", args=[case.reference]) if writes else "",
        "disclosure_url": reverse("reviews:disclosure_add", args=[case.reference]) if writes else "",
        "talk_url": reverse("reviews:talk_add", args=[case.reference]) if case.can_write("oversight") else "",
        "reference": case.reference,
    }
    return render(request, "reviews/discussions.html", context)


@case_page(classes=CLASSES, needs="plan")
def discussion(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One question: what was considered, what was decided, and what is to be seen to."""
    row = case.one(Discussion, entry)
    facts = case.gather(*TABLES)
    names = sections.named(facts)
    frame = case_frame(case, "reviews", facts, names)
    one = story.story(case, facts, row, names, frame.called)
    context = {
        "frame": frame,
        "within": navigation.within(case, "discussions"),
        "one": one,
        **_next(request, case, row, one, facts),
    }
    return render(request, "reviews/discussion.html", context)


def _next(request: Request, case: OpenCase, row: Discussion, one: story.Story, facts: Any) -> dict[str, Any]:
    """What this reader can do with it."""
    at = [case.reference, row.entry]
    question = row.kind not in story.RHYTHM
    decides = question and case.can_write("oversight")
    why = acts.why_not(row, story.decision_of(facts, row), request.user) if decides else ""
    reads = case.can_read("oversight")
    return {
        "decide_url": reverse("reviews:decide", args=at) if decides and not why else "",
        "why_not": why if decides and not one.is_decided else "",
        "mend_url": reverse("reviews:ask_update", args=at)
        if question and not one.is_decided and reads and case.can_write("plan")
        else "",
        "told_url": reverse("reviews:told", args=at)
        if question and one.is_decided and case.can_write("plan")
        else "",
        "unread": question and not reads,
    }


@dataclass(frozen=True)
class About:
    """What a question is about, and what is known of it: the form begins there."""

    entry: str | None = None
    review: str | None = None
    given: tuple[tuple[str, Any], ...] = ()


def _about(request: Request, case: OpenCase) -> About:
    """What the address names; one beyond reach is not there. An open review takes the question in."""
    review = standing.the_open(case.fetch(Review)) if case.can_read("plan") else None
    for name, model in (("call", OutsideCall), ("change", Change)):
        if entry := request.GET.get(name, ""):
            row: Any = case.one(model, entry)
            given = (("kind", "liberty"), ("answer_by", getattr(row, "answer_by", None)))
            return About(entry, review.entry if review else None, given)
    return About(None, review.entry if review else None, (("kind", "liberty"),))


@case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
def ask(request: Request, case: OpenCase) -> HttpResponse:
    """Ask a manager; what the record shows is filled in, to be read and mended."""
    about = _about(request, case)
    facts = case.gather(*lines.TABLES)
    frame = case_frame(case, "reviews", facts)
    begun = lines.begun(request, case, facts, about.entry, frame.called)
    worker = request.user.worker

    def save(doing: writing.Act, form: EntryForm, entry: str) -> None:
        assert isinstance(form, QuestionForm)
        if about.review:
            standing.still_open(doing, about.review)
        more = {
            "about": about.entry,
            "review": about.review,
            "asked_by": worker.reference if worker else None,
            "valid_from": case.today,
        }
        acts.ask(doing, entry, facts={**form.facts(), **more}, lines=form.written_lines())

    given = dict(about.given)
    if request.method == "GET":
        first = considering.since(case)
        given |= {"compliance": considering.compliance(case, first), "tests": considering.tests(case, first)}
    return entry_page(
        request,
        case,
        model=Discussion,
        form_class=partial(QuestionForm, called=frame.called, lines=begun, given=given),
        verb="question.asked",
        heading=_("Ask a manager"),
        lead=_("What the record shows is filled in. Read it and mend it: it is your question."),
        done_url=lambda entry: reverse("reviews:discussion", args=[case.reference, entry]),
        cancel_url=reverse("reviews:discussions", args=[case.reference]),
        done=_("Your question is with the manager."),
        submit_label=_("Ask"),
        frame=frame,
        template="reviews/ask_form.html",
        save=save,
    )


@case_page(classes=CLASSES, needs="oversight", writes="plan", post=Operation.ALTERATION)
def ask_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Mend a question that nobody has decided on yet."""
    row = case.one(Discussion, entry)
    facts = case.gather(*lines.TABLES, Decision)
    frame = case_frame(case, "reviews", facts)
    if row.kind in story.RHYTHM or story.decision_of(facts, row) is not None:
        raise Http404
    begun = lines.begun(request, case, facts, row.about, frame.called)

    def save(doing: writing.Act, form: EntryForm, _made: str) -> None:
        assert isinstance(form, QuestionForm)
        seen = form.cleaned_data["version_seen"] or row.version
        acts.mend(
            doing,
            row,
            version_seen=seen,
            facts=form.facts(),
            lines=form.written_lines(),
            said=facts[ConditionLine],
        )

    return entry_page(
        request,
        case,
        model=Discussion,
        form_class=partial(QuestionForm, called=frame.called, lines=lines.written(facts, entry, begun)),
        verb="question.mended",
        row=row,
        heading=_("Update the question"),
        done_url=reverse("reviews:discussion", args=[case.reference, entry]),
        frame=frame,
        template="reviews/ask_form.html",
        save=save,
    )


@case_page(classes=CLASSES, needs="oversight", writes="oversight", post=Operation.COLLECTION)
def decide(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """A manager decides on one screen: everything beside it, never on what they asked themselves."""
    row = case.one(Discussion, entry)
    if row.kind in story.RHYTHM:
        raise Http404
    facts = case.gather(*TABLES)
    names = sections.named(facts)
    frame = case_frame(case, "reviews", facts, names)
    done_url = reverse("reviews:discussion", args=[case.reference, entry])
    if request.method == "GET" and (why := acts.why_not(row, story.decision_of(facts, row), request.user)):
        messages.info(request, why)
        return HttpResponseRedirect(done_url)

    def save(doing: writing.Act, form: EntryForm, made: str) -> None:
        assert isinstance(form, DecisionForm)
        acts.decide(doing, row, made, facts=form.facts(), conditions=form.conditions())

    return entry_page(
        request,
        case,
        model=Decision,
        form_class=partial(DecisionForm, called=frame.called),
        verb="question.decided",
        heading=row.question,
        title_words=_("Decide"),
        done_url=done_url,
        done=_("Your decision is on the record, with your name."),
        submit_label=_("Decide"),
        frame=frame,
        template="reviews/decide_form.html",
        one=story.story(case, facts, row, names, frame.called),
        save=save,
    )


@case_page(classes=CLASSES, needs="oversight", writes="plan", post=Operation.ALTERATION)
def told(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """When and how the person was given the reason, and what they said."""
    row = case.one(Discussion, entry)
    facts = case.gather(*FRAME_TABLES, Decision)
    frame = case_frame(case, "reviews", facts)
    decision = story.decision_of(facts, row)
    if row.kind in story.RHYTHM or decision is None:
        raise Http404
    return entry_page(
        request,
        case,
        model=Discussion,
        form_class=partial(ToldForm, called=frame.called),
        verb="question.told",
        row=row,
        heading=_("Tell %(name)s what was decided") % {"name": frame.called},
        title_words=_("Telling the person"),
        lead=decision.reason_for_person,
        done_url=reverse("reviews:discussion", args=[case.reference, entry]),
        frame=frame,
    )


@case_page(classes=CLASSES, needs="oversight", writes="oversight", post=Operation.COLLECTION)
def talk_add(request: Request, case: OpenCase) -> HttpResponse:
    """A manager writes down a talk on the rhythm, or of a trainee's work, and when the next is."""
    frame = case_frame(case, "reviews")
    worker = request.user.worker
    if worker is None:
        raise Http404

    def save(doing: writing.Act, form: EntryForm, entry: str) -> None:
        facts = {**form.facts(), "asked_of": worker.reference}
        acts.talk(doing, entry, facts=facts, agreed=form.cleaned_data["agreed"])

    return entry_page(
        request,
        case,
        model=Discussion,
        form_class=partial(RhythmForm, called=frame.called),
        verb="talk.recorded",
        heading=_("A talk about the case"),
        lead=_("On the rhythm, or about a trainee’s work. Those who supervise read it; the person does not."),
        done_url=reverse("reviews:discussions", args=[case.reference]),
        frame=frame,
        drafted_as="oversight",
        save=save,
    )
