"""Closing a case, taking it up again, and the closed cases within reach."""

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.access import log, policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.agencies import directory
from handrail.delivery.models import Contact
from handrail.design import wording
from handrail.home.shell import CASE_ROLES
from handrail.people import allocating, closing
from handrail.people.closing_forms import CloseForm, ReopenForm
from handrail.people.editing import EntryForm, Refusal, entry_page
from handrail.people.frame import case_frame, closed
from handrail.people.models import Allocation, Case, Closure, Person
from handrail.people.opening import OpenCase, case_page
from handrail.records import writing
from handrail.records.reading import Reach
from handrail.reviews.ending import missing
from handrail.sentences import standing

PAGE = 50
CLASSES = ("frame", "risk_management", "contact_notes")


@case_page(classes=CLASSES, writes=policy.FRAME, post="alteration")
def close(request: Request, case: OpenCase) -> HttpResponse:
    """Close a case, for a reason. What is still open is said and does not stand in the way."""
    done_url = _details(case)
    if case.case.closed:
        messages.info(request, _("The case is closed already."))
        return HttpResponseRedirect(done_url)
    facts = case.gather(*standing.TABLES)
    parts = allocating.standing(facts[Allocation], case.today)
    begun = [row.valid_from for row in parts.values() if row.valid_from and row.valid_from <= case.today]
    frame = case_frame(case, "details", facts)
    names = directory.workers(part.worker for part in parts)
    try:
        return entry_page(
            request,
            case,
            model=Closure,
            form_class=partial(CloseForm, called=frame.called, begun=max(begun, default=None)),
            verb="case.closed",
            heading=_("Close %(name)s’s case") % {"name": frame.called},
            title_words=_("Close the case"),
            done=_("The case is closed."),
            done_url=done_url,
            frame=frame,
            template="home/close.html",
            save=partial(_close, case.case),
            submit_label=_("Close the case"),
            ends=[names[part.worker].name for part in sorted(parts, reverse=True) if part.role != "manager"],
            still_open=[*_still_open(case, facts), *missing.of_case(case)],
            ending_url=reverse("reviews:ending", args=[case.reference])
            if case.can_read("assessment")
            else "",
        )
    except closing.StandsAlready:
        messages.info(request, _("The case is closed already."))
        return HttpResponseRedirect(done_url)


def _close(case: Case, doing: writing.Act, form: EntryForm, entry: str) -> None:
    given = form.facts()
    closing.close(
        doing, case, on=given["valid_from"], reason=given["reason"], note=given["note"], entry=entry
    )


@case_page(classes=("frame",), writes=policy.FRAME, post="alteration")
def reopen(request: Request, case: OpenCase) -> HttpResponse:
    """Take a closed case up again, with those who supervised it before, or others."""
    done_url = _details(case)
    if not case.case.closed:
        messages.info(request, _("The case is open."))
        return HttpResponseRedirect(done_url)
    frame = case_frame(case, "details")
    allocations = case.fetch(Allocation)
    standing_closing = closed(case.fetch(Closure), case.today)
    closed_on = standing_closing.valid_from if standing_closing else None
    staff = [user for user in allocating.candidates(case.case) if user.pk != request.user.pk]
    try:
        return entry_page(
            request,
            case,
            model=Closure,
            form_class=partial(
                ReopenForm,
                called=frame.called,
                staff=staff,
                before=closing.ended_with_it(allocations, closed_on),
                closed_on=closed_on,
            ),
            verb="case.reopened",
            heading=_("Reopen %(name)s’s case") % {"name": frame.called},
            title_words=_("Reopen the case"),
            lead=_("Whoever is named here can open it at once. Shares with other agencies are given again."),
            done=_("The case is open again."),
            done_url=done_url,
            frame=frame,
            save=partial(_reopen, case.case),
            submit_label=_("Reopen the case"),
        )
    except closing.StandsAlready:
        messages.info(request, _("The case is open."))
        return HttpResponseRedirect(done_url)


def _reopen(case: Case, doing: writing.Act, form: EntryForm, entry: str) -> None:
    assert isinstance(form, ReopenForm)
    given = form.facts()
    try:
        closing.reopen(
            doing,
            case,
            form.parts(),
            on=given["valid_from"],
            reason=given["reason"],
            note=given["note"],
            entry=entry,
        )
    except allocating.NotAllowed:
        raise Refusal(_("One of them cannot take this part any more. Choose somebody else.")) from None
    except allocating.TooFewReaders:
        raise Refusal(_("At least two must be able to open the case. Name a second.")) from None


def _details(case: OpenCase) -> str:
    return reverse("people:details", args=[case.reference]) + "#supervision"


def _still_open(case: OpenCase, facts: dict[Any, list[Any]]) -> list[str]:
    """What closing would leave unfinished: said, so that it is left on purpose."""
    found = []
    stands = standing.stands(facts, case.today)
    if stands and stands.ends and stands.ends >= case.today:
        found.append(
            _("%(sentence)s, until %(day)s")
            % {"sentence": stands.title, "day": wording.full_date(stands.ends)}
        )
    unsaid = case.rows(Contact).filter(outcome__isnull=True)
    days = list(unsaid.values_list("valid_from", flat=True)[:500])
    ahead = sum(day >= case.today for day in days)
    if ahead:
        words = ngettext("%(n)s appointment ahead", "%(n)s appointments ahead", ahead)
        found.append(words % {"n": ahead})
    if missing := len(days) - ahead:
        words = ngettext(
            "%(n)s appointment without an outcome", "%(n)s appointments without an outcome", missing
        )
        found.append(words % {"n": missing})
    return found


@route(who=set(CASE_ROLES), classes=("frame", "identity"), get=Operation.CONSULTATION)
def closed_cases(request: Request) -> HttpResponse:
    """The closed cases one may still open, the last closed first."""
    reach = Reach.of(request.user)
    ids = list(Case.objects.filter(pk__in=list(reach.kinds), closed=True).values_list("pk", flat=True))
    rows, more = _closings(reach, ids, request.GET.get("after", ""))
    shown = {row.case_id for row in rows}
    people = {row.case_id: row for row in reach.fetch(reach.rows(Person).filter(case_id__in=shown))}
    cases = Case.objects.in_bulk(shown)
    log.write(request, Operation.CONSULTATION, shown)
    page = {
        "count": len(ids),
        "rows": [(row, cases[row.case_id], people.get(row.case_id)) for row in rows],
        "more_url": f"{reverse('home:closed')}?after={rows[-1].valid_from}_{rows[-1].pk}" if more else "",
    }
    return render(request, "home/closed.html", page)


def _closings(reach: Reach, ids: list[int], after: str) -> tuple[list[Closure], bool]:
    """One page of the closings that stand: the latest of each case, by day."""
    rows = reach.rows(Closure).filter(kind=closing.CLOSED, case_id__in=ids)
    latest = rows.order_by("case_id", "-valid_from", "-pk").distinct("case_id").values("pk")
    rows = rows.filter(pk__in=latest)
    if key := _key(after):
        rows = rows.filter(valid_from__lte=key[0]).exclude(valid_from=key[0], pk__gte=key[1])
    found = reach.fetch(rows.order_by("-valid_from", "-pk")[: PAGE + 1])
    return found[:PAGE], len(found) > PAGE


def _key(written: str) -> tuple[date, int] | None:
    try:
        day, _underscore, pk = written.partition("_")
        return date.fromisoformat(day), int(pk)
    except ValueError:
        return None
