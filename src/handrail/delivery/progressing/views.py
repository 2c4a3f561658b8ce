"""Pages of progress: the way so far, goal by goal, own ratings, strengths at work, the balance delivered."""

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
from handrail.delivery import kinds, navigation
from handrail.delivery.models import OwnRating, Progress
from handrail.delivery.progressing import at_work, delivered, goals, own, way
from handrail.delivery.progressing.forms import ProgressForm, RatingForm, RatingsForm
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.plans.desk import lay_out
from handrail.records.models import VersionRow
from handrail.records.writing import Act

CLASSES = ("plan", "assessment", "risk_management", "contact_notes", "test_results", policy.FRAME)

reads = case_page(classes=CLASSES, needs="plan")
adds = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
changes = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)


@reads
def progress(request: Request, case: OpenCase) -> HttpResponse:
    """The way so far, each goal from both sides, and how things are for the person over time."""
    desk, facts = lay_out(case), case.gather(*way.TABLES, OwnRating)
    steps = way.steps(case, desk, facts)
    names = directory.workers({row.worker for row in facts[Progress]})
    context = {
        "frame": case_frame(case, "contacts", desk.facts),
        "within": navigation.within(case, "progress"),
        "picture": way.picture(case, steps, facts),
        "kinds": [kind for kind in KINDS if any(one.moment.kind == kind for one in steps)],
        "way": [way.told(one) for one in reversed(steps)],
        "goals": goals.by_goal(case, desk, facts[Progress], names),
        "topics": own.topics(facts[OwnRating], desk.called),
        "may": case.can_write("plan"),
    }
    return render(request, "delivery/progress.html", context)


KINDS = ("turn", "reached", "mile", "lapse", "recall", "release")


@reads
def strengths(request: Request, case: OpenCase) -> HttpResponse:
    """What each strength has done and when, and the balance of the work as delivered."""
    desk = lay_out(case)
    found = at_work.strengths(case, desk)
    context = {
        "frame": case_frame(case, "contacts", desk.facts),
        "within": navigation.within(case, "progress"),
        "picture": at_work.picture(case, found),
        "at_work": [one for one in found if one.uses],
        "resting": [one for one in found if not one.uses],
        "balance": delivered.balance(case, desk),
    }
    return render(request, "delivery/strengths_at_work.html", context)


@adds
def progress_add(request: Request, case: OpenCase) -> HttpResponse:
    """Say how far a goal or a step has come."""
    initial = {"about": request.GET.get("about", "")}
    return _progress(request, case, "progress.said", _("How far has it come?"), initial=initial)


@changes
def progress_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Put right what was said of a goal or a step."""
    row = _changeable(case, Progress, entry)
    return _progress(request, case, "progress.corrected", _("Correct what was said"), row)


@adds
def ratings_add(request: Request, case: OpenCase) -> HttpResponse:
    """Ask the person how things are, topic by topic."""
    frame = case_frame(case, "contacts")

    def save(doing: Act, sent: EntryForm, entry: str) -> None:
        assert isinstance(sent, RatingsForm)
        sent.save(doing, entry)

    return entry_page(
        request,
        case,
        model=OwnRating,
        form_class=partial(RatingsForm, called=frame.called),
        verb="ratings.asked",
        heading=_("How are things, %(name)s?") % {"name": frame.called},
        title_words=_("How are things?"),
        lead=_("Compared with the time before. In %(name)s’s own words; what is not asked stays empty.")
        % {"name": frame.called},
        done_url=f"{_page(case)}#own",
        frame=frame,
        template="delivery/ratings_form.html",
        save=save,
    )


@changes
def rating_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Put one answer right."""
    row, frame = _changeable(case, OwnRating, entry), case_frame(case, "contacts")
    return entry_page(
        request,
        case,
        model=OwnRating,
        form_class=partial(RatingForm, called=frame.called),
        verb="rating.corrected",
        heading=_("Correct an answer"),
        lead=row.topic_label,
        row=row,
        done_url=f"{_page(case)}#own",
        frame=frame,
    )


def _page(case: OpenCase) -> str:
    return reverse("delivery:progress", args=[case.reference])


def _changeable(case: OpenCase, model: type[Any], entry: str) -> Any:
    row: VersionRow = case.one(model, entry)
    if not kinds.may_change(case, row):
        raise Http404
    return row


def _progress(
    request: Request,
    case: OpenCase,
    verb: str,
    heading: str,
    row: Progress | None = None,
    **options: Any,
) -> HttpResponse:
    desk = lay_out(case)
    return entry_page(
        request,
        case,
        model=Progress,
        form_class=partial(ProgressForm, desk=desk, **options),
        verb=verb,
        heading=heading,
        row=row,
        done_url=f"{_page(case)}#goals",
        done=_("It is on the record, beside what %(name)s says.") % {"name": desk.called},
        frame=case_frame(case, "contacts", desk.facts),
        template="delivery/progress_form.html",
    )
