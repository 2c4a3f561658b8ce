"""Today's and overdue appointments of mine, each with a few chips; saved row by row or all at once."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

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
from handrail.delivery.in_a_row.forms import RowForm
from handrail.delivery.in_a_row.saving import Saved
from handrail.delivery.mine import WRITERS, Mine
from handrail.delivery.models import Contact
from handrail.delivery.timeline import heading
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
    posted = [name[: -len("-key")] for name in request.POST if name.endswith("-key")]
    forms = _forms(request, mine, posted)
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
            return HttpResponseRedirect(reverse("delivery:outcomes"))
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
    }
    return render(request, "delivery/outcomes.html", context, status=422 if nothing_said else 200)


def _forms(request: Request, mine: Mine, posted: list[str]) -> list[RowForm]:
    """A form for each appointment that is due, and for each that was on the page when it was sent."""
    today, now = clock.today(), clock.local_time()
    due = Q(outcome__isnull=True, valid_from__gte=today - LOOK_BACK, valid_from__lte=today)
    wanted = (due & Q(workers__contains=[mine.own])) if mine.own else Q(pk__in=())
    rows = mine.reach.rows(Contact).filter(wanted | Q(entry__in=posted)).select_related("by")
    rows = rows.order_by("valid_from", "at", "pk")[: MOST + len(posted)]
    found = []
    for row in mine.reach.fetch(rows):
        past = row.valid_from and not kinds.is_ahead(row.valid_from, row.at, today, now)
        if past and mine.may_change(row):
            data = request.POST if row.entry in posted else None
            found.append(RowForm(data, row=row, cohort=mine.cases[row.case_id].cohort))
    return sorted(found, key=lambda form: form.order)


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
