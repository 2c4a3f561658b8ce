"""Pages of tests: what is booked, what came out, what it counts towards."""

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
from handrail.delivery.models import DrugTest
from handrail.delivery.testing import page, recording
from handrail.delivery.testing.forms import TestForm
from handrail.people.editing import EntryForm, entry_page
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.plans.desk import lay_out
from handrail.records.writing import Act

CLASSES = ("test_results", "plan", "assessment", "risk_management", policy.FRAME)
NEEDS = "test_results"


@case_page(classes=CLASSES, needs=NEEDS)
def tests(request: Request, case: OpenCase) -> HttpResponse:
    """Every test: what is ahead, and what came out."""
    rows = case.fetch(case.rows(DrugTest).order_by("-valid_from", "-pk"))
    names = directory.workers({row.worker for row in rows})
    context = {
        "frame": case_frame(case, "contacts"),
        "within": navigation.within(case, "tests"),
        "may": case.can_write(NEEDS),
        **page.page(case, rows, names),
    }
    return render(request, "delivery/tests.html", context)


@case_page(classes=CLASSES, needs=NEEDS, writes=NEEDS, post=Operation.COLLECTION)
def test_add(request: Request, case: OpenCase) -> HttpResponse:
    """Book a test, or record one that was taken."""

    def save(doing: Act, sent: EntryForm, entry: str) -> None:
        facts = sent.facts()
        label = sent.in_words("result", facts["result"]).lower()
        title = _("Test") if facts["result"] == "booked" else _("Test: %(result)s") % {"result": label}
        choice = sent.cleaned_data.get("contact", beside.NONE)
        mode = "partners_venue" if facts["venue"] else "office"
        recording.record(doing, case, facts, entry=entry, title=title, contact=choice, mode=mode)

    return _form(request, case, "test.added", _("Book or record a test"), save)


@case_page(classes=CLASSES, needs=NEEDS, writes=NEEDS, post=Operation.ALTERATION)
def test_update(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """Say what came out, what it means, and when the person was told."""
    row = case.one(DrugTest, entry)
    if not kinds.may_change(case, row):
        raise Http404

    def save(doing: Act, sent: EntryForm, entry: str) -> None:
        seen = sent.cleaned_data["version_seen"] or row.version
        recording.correct(doing, case, row, sent.facts(), version_seen=seen)

    heading = _("What came out?") if row.result in recording.OPEN_RESULTS else _("Update this test")
    return _form(request, case, "test.updated", heading, save, row)


def _form(
    request: Request, case: OpenCase, verb: str, heading: str, save: Any, row: DrugTest | None = None
) -> HttpResponse:
    desk = lay_out(case)
    return entry_page(
        request,
        case,
        model=DrugTest,
        form_class=partial(TestForm, desk=desk),
        verb=verb,
        heading=heading,
        row=row,
        done_url=reverse("delivery:tests", args=[case.reference]),
        done=_("The test is on the record."),
        frame=case_frame(case, "contacts", desk.facts),
        template="delivery/test_form.html",
        save=save,
    )
