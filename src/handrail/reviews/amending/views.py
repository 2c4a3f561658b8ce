"""Proposing what a review changes, making it all together, or saying why nothing changes."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.findings import at_work
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.frame import FRAME_TABLES, case_frame
from handrail.people.models import Person
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.records.models import VersionRow
from handrail.reviews import navigation, standing
from handrail.reviews.amending import choosing, ending, making, page, several
from handrail.reviews.amending.forms import (
    Amending,
    EndForm,
    MakeForm,
    NoChangeForm,
    NotAgreedForm,
    WithdrawForm,
    shown,
)
from handrail.reviews.amending.kept import BY_PART, MODELS, Kept, names
from handrail.reviews.amending.several import SeveralForm
from handrail.reviews.amending.shaping import form_for
from handrail.reviews.hearing import section as hearing
from handrail.reviews.learning import offering
from handrail.reviews.models import Amendment, Review

CLASSES = ("plan", "assessment", "risk_management", "contact_notes", policy.FRAME)
adds = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.COLLECTION)
alters = case_page(classes=CLASSES, needs="plan", writes="plan", post=Operation.ALTERATION)


def called_in(case: OpenCase) -> str:
    """What the person is called."""
    rows = case.gather(Person)[Person]
    return str(rows[0].first_name) if rows else case.reference


def back(case: OpenCase, review: Review) -> str:
    """The place on the page of the review where its changes stand."""
    return f"{reverse('reviews:review', args=[case.reference, review.entry])}#{page.ANCHOR}"


@case_page(classes=CLASSES, needs="plan", writes="plan")
@standing.while_open
def amend(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Choose what changes: every entry that stands, by kind."""
    review = standing.open_review(request, case, entry)
    facts = case.gather(*page.TABLES, choosing.booked(case))
    context = {
        "frame": case_frame(case, "reviews", facts),
        "within": navigation.within(case, "reviews"),
        "review": review,
        "groups": choosing.groups(case, review, facts),
        "add_url": page.address(case, "amend_add", review),
        "back_url": back(case, review),
    }
    return render(request, "reviews/amending_choose.html", context)


@adds
@standing.while_open
def amend_add(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Propose what each of those chosen becomes: an entry that stands, or a new one."""
    review = standing.open_review(request, case, entry)
    picks = several.picked(case, request.GET.getlist("pick"))
    if not picks:
        messages.info(request, _("Tick at least one thing that changes."))
        return HttpResponseRedirect(page.address(case, "amend", review))
    if len(picks) == 1:
        return _form(request, case, review, picks[0].kept, picks[0].target, None)
    return _several(request, case, review, picks)


def _several(request: Request, case: OpenCase, review: Review, picks: list[several.Picked]) -> HttpResponse:
    """One page for all of them, with what was said for the review above."""
    facts = case.gather(*FRAME_TABLES, *MODELS, *hearing.TABLES)
    people = directory.workers(hearing.named(facts))
    frame = case_frame(case, "reviews", facts, people)

    def save(doing: writing.Act, form: EntryForm, made: str) -> None:
        assert isinstance(form, SeveralForm)
        for entry, target, said in form.proposals(made):
            _propose(doing, case, review, entry, target, said)

    return entry_page(
        request,
        case,
        model=Amendment,
        form_class=partial(SeveralForm, called=frame.called, picks=picks, said=names(facts)),
        verb="amendment.proposed",
        heading=_("What do they become?"),
        title_words=_("Propose changes"),
        lead=_("Nothing is changed before everything is made together."),
        frame=frame,
        done_url=back(case, review),
        done=_("Proposed. Nothing is changed before everything is made together."),
        submit_label=_("Propose them"),
        save=save,
        template="reviews/amending_several.html",
        learned=partial(offering.first_of, case, [(one.kept.model, one.target) for one in picks]),
        place=_place(request),
        heard=hearing.answers(review, facts, people),
    )


def _place(request: Request) -> str:
    """Where a draft of the form belongs: the page with what was chosen for it."""
    return f"{request.path}?{urlencode([('pick', one) for one in request.GET.getlist('pick')])}"


def _propose(
    doing: writing.Act,
    case: OpenCase,
    review: Review,
    entry: str,
    target: VersionRow | None,
    said: dict[str, Any],
) -> None:
    """Put one amendment into a review that is open; an entry is changed once in it."""
    standing.still_open(doing, review.entry)
    mine = making.proposed(case.fetch(Amendment), review.entry)
    if target is not None and any(one.of == target.entry for one in mine):
        raise Refusal(_("This review changes it already: change what is proposed instead"))
    facts = {"review": review.entry, "valid_from": case.today, "state": "proposed", **said}
    writing.add(Amendment, doing, entry=entry, **facts)


@alters
@standing.while_open
def amend_update(request: Request, case: OpenCase, entry: str, amendment: str) -> HttpResponse:
    """Propose it otherwise; what stands now is what it starts from."""
    review, row = _proposed(request, case, entry, amendment)
    kept = BY_PART[row.part]
    if not case.can_write(kept.model.data_class, kept.model):
        raise Http404
    target = case.one(kept.model, row.of) if row.of else None
    return _form(request, case, review, kept, target, row)


def _proposed(request: Request, case: OpenCase, entry: str, amendment: str) -> tuple[Review, Amendment]:
    review, row = standing.open_review(request, case, entry), case.one(Amendment, amendment)
    taken = review.state == "open" and row.state != "proposed"
    if row.review != review.entry or taken or row.part not in BY_PART:
        raise Http404
    return review, row


def _form(
    request: Request,
    case: OpenCase,
    review: Review,
    kept: Kept,
    target: VersionRow | None,
    row: Amendment | None,
) -> HttpResponse:
    frame = case_frame(case, "reviews")

    def save(doing: writing.Act, form: EntryForm, made: str) -> None:
        assert isinstance(form, Amending)
        if row is None:
            _propose(doing, case, review, made, target, form.facts())
            return
        standing.still_open(doing, review.entry)
        seen = form.cleaned_data["version_seen"] or row.version
        writing.amend(Amendment, doing, entry=row.entry, version_seen=seen, **form.facts())

    one = several.Picked(kept, target)
    what, said = one.what, one.said(names(case.gather(*MODELS)))
    return entry_page(
        request,
        case,
        model=Amendment,
        form_class=partial(form_for(case, kept, frame.called), target=target),
        verb="amendment.updated" if row else "amendment.proposed",
        row=row,
        heading=what or str(choosing.HEADINGS[kept.part]),
        title_words=_("Propose a change"),
        lead=_("Now: %(what)s") % {"what": said} if said else "",
        frame=frame,
        done_url=back(case, review),
        done=_("Proposed. Nothing is changed before everything is made together."),
        submit_label=_("Propose it"),
        save=save,
        template="reviews/amending_form.html",
        learned=partial(offering.before, case, kept.model, target),
        place=_place(request) if row is None else "",
        withdraw_url=page.address(case, "amend_withdraw", review, row) if row else "",
    )


@alters
@standing.while_open
def amend_withdraw(request: Request, case: OpenCase, entry: str, amendment: str) -> HttpResponse:
    """Take a proposed change out of the review."""
    review, row = _proposed(request, case, entry, amendment)

    def save(doing: writing.Act, form: EntryForm, _made: str) -> None:
        standing.still_open(doing, review.entry)
        seen = form.cleaned_data["version_seen"] or row.version
        writing.amend(Amendment, doing, entry=row.entry, version_seen=seen, state="withdrawn")

    return entry_page(
        request,
        case,
        model=Amendment,
        form_class=WithdrawForm,
        verb="amendment.withdrawn",
        row=row,
        heading=_("Take this change out of the review?"),
        title_words=_("Take a change out"),
        lead=row.becomes,
        current="reviews",
        done_url=back(case, review),
        submit_label=_("Take it out"),
        save=save,
    )


@alters
@standing.while_open
def make(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Make everything that is proposed together on a day, or keep the day for later."""
    review = standing.open_review(request, case, entry)
    facts = case.gather(*page.TABLES)
    frame = case_frame(case, "reviews", facts)
    rows = making.proposed(facts[Amendment], review.entry)
    waits = page.waiting(facts, review)

    def save(doing: writing.Act, form: EntryForm, _made: str) -> None:
        assert isinstance(form, MakeForm)
        on, seen = form.cleaned_data["effective_on"], form.cleaned_data["version_seen"] or review.version
        if not form.makes:
            standing.still_open(doing, review.entry)
            writing.amend(Review, doing, entry=review.entry, version_seen=seen, effective_on=on)
            return
        said = {}
        if despite := form.cleaned_data.get("despite"):
            why = _("Made before everything was seen to, because: %(why)s") % {"why": despite}
            said["decision"] = "\n".join(part for part in (review.decision, why) if part)
        making.make(doing, case, review, on=on, version_seen=seen, seen=form.looked_at(), **said)

    def box(form: MakeForm) -> page.Box:
        return page.box(case, review, facts, page.shown_rows(facts, review), writes=True, form=form)

    try:
        return entry_page(
            request,
            case,
            model=Review,
            form_class=partial(MakeForm, called=frame.called, waits=bool(waits), shown=shown(rows)),
            verb="review.made",
            row=review,
            heading=_("What changes, all together"),
            title_words=_("What changes"),
            frame=frame,
            done_url=back(case, review),
            done=lambda: _made_or_kept(request),
            template="reviews/amending_make.html",
            at_work=partial(at_work.of, case, "review"),
            save=save,
            made=box,
        )
    except making.OthersProposed:
        return _changed(request, case, review, frame, None)
    except making.Changed as changed:
        return _changed(request, case, review, frame, changed)


def _made_or_kept(request: Request) -> str:
    if request.POST.get("do") == "later":
        return _("The day is kept. Nothing is changed yet.")
    return _("Everything is made together. The review is finished.")


def _changed(
    request: Request, case: OpenCase, review: Review, frame: Any, changed: making.Changed | None
) -> HttpResponse:
    """What was seen is no longer so: both texts, and nothing was made."""
    found: dict[str, Any] = {}
    if changed is not None:
        amendment = changed.amendment
        kept = BY_PART[amendment.part]
        called = names(case.gather(*MODELS))
        found = {
            "was": amendment.was,
            "stands": kept.said(changed.row, called) if changed.row else _("It is no longer on the record"),
            "becomes": amendment.becomes,
            "update_url": page.address(case, "amend_update", review, amendment)
            if changed.row
            else page.address(case, "amend_withdraw", review, amendment),
        }
    context = {"frame": frame, "back_url": back(case, review), "changed": found}
    return render(request, "reviews/amending_changed.html", context, status=409)


def _finishes(
    form_class: Callable[..., EntryForm],
    verb: str,
    heading: Callable[[], str],
    submit: Callable[[], str],
    save: Callable[[writing.Act, OpenCase, Review, EntryForm], None],
    *,
    is_open: bool,
) -> Callable[..., HttpResponse]:
    """A page that says one thing of a review."""

    @alters
    @standing.while_open
    def shown_page(request: Request, case: OpenCase, entry: str) -> HttpResponse:
        review = (standing.open_review if is_open else standing.finished_review)(request, case, entry)
        return entry_page(
            request,
            case,
            model=Review,
            form_class=partial(form_class, called=called_in(case)),
            verb=verb,
            row=review,
            heading=heading(),
            title_words=_("What changes"),
            current="reviews",
            done_url=back(case, review),
            submit_label=submit(),
            save=lambda doing, form, _made: save(doing, case, review, form),
        )

    return shown_page


def _no_change(doing: writing.Act, case: OpenCase, review: Review, form: EntryForm) -> None:
    seen = form.cleaned_data["version_seen"] or review.version
    because = form.cleaned_data["no_change_because"]
    making.no_change(doing, case, review, because=because, version_seen=seen)


def _not_agreed(doing: writing.Act, _case: OpenCase, review: Review, form: EntryForm) -> None:
    if review.state != "complete" or review.edition:
        raise Refusal(_("The plan is agreed again, or the review is not finished yet"))
    seen = form.cleaned_data["version_seen"] or review.version
    writing.amend(Review, doing, entry=review.entry, version_seen=seen, **form.facts())


no_change = _finishes(
    NoChangeForm,
    "review.no_change",
    lambda: _("Nothing changes"),
    lambda: _("Finish the review"),
    _no_change,
    is_open=True,
)
not_agreed = _finishes(
    NotAgreedForm,
    "review.not_agreed",
    lambda: _("The plan is not agreed again"),
    lambda: _("Save"),
    _not_agreed,
    is_open=False,
)


@alters
def amend_end(request: Request, case: OpenCase, entry: str, amendment: str) -> HttpResponse:
    """Say that what a change lasts until has come: what stood before stands again from the day after."""
    review, row = standing.review_of(case, entry), case.one(Amendment, amendment)
    if row.review != review.entry or (row.state != "made" and request.method != "POST"):
        raise Http404

    def save(doing: writing.Act, form: EntryForm, _made: str) -> None:
        if row.state != "made" or not ending.may_end(doing, row):
            raise Refusal(_("This has ended already, or it is not yours to end"))
        ending.end(doing, row, form.cleaned_data["last"], form.cleaned_data["because"])

    return entry_page(
        request,
        case,
        model=Amendment,
        form_class=EndForm,
        verb="amendment.ended",
        row=row,
        heading=_("What this lasts until has come"),
        title_words=_("A change ends"),
        lead=row.becomes,
        current="reviews",
        done_url=back(case, review),
        done=_("It has ended. What stood before stands again from the day after."),
        submit_label=_("Let it end"),
        save=save,
    )
