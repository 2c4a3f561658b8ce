"""Today's and overdue appointments of mine, and of whoever I stand in for, each with a few chips; saved
row by row or all at once."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.casefile import codes
from handrail.delivery import kinds, upcoming, versions
from handrail.delivery.in_a_row import saving
from handrail.delivery.in_a_row.forms import RowForm, WholePage
from handrail.delivery.in_a_row.saving import Saved
from handrail.delivery.mine import WRITERS, Mine
from handrail.delivery.models import Contact
from handrail.delivery.standing_in import covered, covers, theirs
from handrail.delivery.timeline import heading
from handrail.people.drafting import FormDraft
from handrail.records import clock

MOST = 40
LOOK_BACK = timedelta(days=90)


@route(
    who=set(WRITERS),
    classes=("frame", "identity", "contact_notes", "test_results", "oversight"),
    get=Operation.CONSULTATION,
    post=Operation.ALTERATION,
)
def outcomes(request: Request) -> HttpResponse:
    """Say how many appointments went, one after the other."""
    mine = Mine.of(request.user)
    draft = FormDraft(request, title=_("How they went"), back=reverse("home:caseload"))
    forms = _forms(request, mine, draft)
    saved: list[Saved] = []
    if request.method == "POST":
        only = request.POST.get("only", "")
        saved = [done for form in _asked(forms, only) if form.is_valid() and (done := _save(request, form))]
        gone = {done.row.entry for done in saved}
        forms = [form for form in forms if form.row.entry not in gone]
        for words in _said(mine, saved):
            messages.success(request, words)
        log.write(request, Operation.ALTERATION, {done.row.case_id for done in saved})
        if saved and not any(form.begun for form in forms):
            draft.saved()
            return HttpResponseRedirect(reverse("delivery:outcomes"))
        if any(form.begun for form in forms):
            draft.refused(WholePage(request.POST))
    people = mine.people({form.row.case_id for form in forms})
    log.write(request, Operation.CONSULTATION, people)
    nothing_said = request.method == "POST" and not saved
    context = {
        "rows": [
            (form, people[form.row.case_id].full_name, *_about(mine, form.row))
            for form in forms
            if form.row.case_id in people
        ],
        "nothing_said": nothing_said and not any(form.errors for form in forms if form.is_bound),
        "problems": [form for form in forms if form.is_bound and form.begun and form.errors],
        "caseload_url": reverse("home:caseload"),
        "draft": draft.shown(WholePage()),
    }
    return render(request, "delivery/outcomes.html", context, status=422 if nothing_said else 200)


def _forms(request: Request, mine: Mine, draft: FormDraft) -> list[RowForm]:
    """A form for each appointment that is due, and for each that was on the page when it was sent."""
    data: Mapping[str, Any] = draft.data or {}
    filled = {name[: -len("-key")] for name in data if name.endswith("-key")}
    found = []
    for row in _rows(mine, filled if request.method == "POST" else set()):
        cohort = mine.cases[row.case_id].cohort
        form = RowForm(data if row.entry in filled else None, row=row, cohort=cohort)
        draft.spare(form)
        found.append(form)
    return sorted(found, key=lambda form: form.order)


def _rows(mine: Mine, posted: set[str]) -> Iterator[Contact]:
    """The appointments that are past, whose outcome is missing and which are mine to say it of."""
    today, now = clock.today(), clock.local_time()
    standing_in = covers(mine.reach, mine.own, (today, today)) if mine.own else {}
    due = Q(outcome__isnull=True, valid_from__gte=today - LOOK_BACK, valid_from__lte=today)
    ours = (Q(workers__contains=[mine.own]) | theirs(standing_in)) if mine.own else Q(pk__in=())
    rows = mine.reach.rows(Contact).filter((due & ours) | Q(entry__in=posted)).select_related("by")
    for row in mine.reach.fetch(rows.order_by("valid_from", "at", "pk")[: MOST + len(posted)]):
        past = row.valid_from and not kinds.is_ahead(row.valid_from, row.at, today, now)
        is_ours = mine.own in row.workers or covered(row, standing_in) or row.entry in posted
        if past and is_ours and mine.may_change(row):
            yield row


def _asked(forms: Iterable[RowForm], only: str) -> list[RowForm]:
    """The rows to save: the one whose button was pressed, else all in which something was said."""
    return [form for form in forms if form.is_bound and form.begun and only in ("", form.row.entry)]


def _save(request: Request, form: RowForm) -> Saved | None:
    return saving.save(form, by=request.user)


def _said(mine: Mine, saved: list[Saved]) -> Iterator[str]:
    """What was saved, each with the way to book the next where none is booked."""
    case_ids = {done.row.case_id for done in saved}
    people, without_next = mine.people(case_ids), mine.without_next(case_ids)
    for done in saved:
        row = done.row
        words = f"{people[row.case_id].full_name}: {codes.label('contact_outcomes', done.outcome)}."
        if row.case_id in without_next:
            url = upcoming.book_url(mine.cases[row.case_id].reference, row.entry)
            link = '{} {} <a class="govuk-link" href="{}">{}</a>'
            words = format_html(link, words, _("No next contact is booked."), url, _("Book the next"))
        yield words


def _about(mine: Mine, row: Contact) -> tuple[str, str, str, str]:
    """What it was, when, its address, and the address of the whole form."""
    at = [mine.cases[row.case_id].reference, row.entry]
    when = versions.when(row.valid_from, row.at, row.minutes)
    return (
        heading(row),
        when,
        reverse("delivery:contact", args=at),
        reverse("delivery:contact_outcome", args=at),
    )
