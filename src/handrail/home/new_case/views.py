"""The four pages of a new case. What is typed is kept on the server between them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log, policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.casefile import codes
from handrail.design import wording
from handrail.home.new_case import keeping
from handrail.home.new_case.forms import CaseForm, SentenceForm, WhoForm
from handrail.home.new_case.keeping import PAGES
from handrail.home.new_case.making import make
from handrail.people import creating
from handrail.people.drafting import FormDraft
from handrail.records import writing
from handrail.records.models import Draft

WHO = set(policy.STAFF_ROLES)
CLASSES = ("frame", "identity")


def _form(request: Request, page: str, data: Any, draft: Draft | None) -> Any:
    if page == "who":
        return WhoForm(data, user=request.user)
    if page == "case":
        return CaseForm(data, user=request.user)
    case = keeping.page(draft, "case")
    return SentenceForm(data, cohort=case.get("cohort", "adult") if case else "adult")


def _missing(draft: Draft | None, before: str) -> HttpResponse | None:
    """On to the first page that still has to be filled in: stages cannot be skipped."""
    for page in PAGES[: PAGES.index(before)] if before in PAGES else PAGES:
        if keeping.page(draft, page) is None:
            return HttpResponseRedirect(reverse(f"new_case:{page}"))
    return None


def _page(request: Request, page: str, heading: str, lead: str, following: str) -> HttpResponse:
    if request.user.team is None or not creating.colleagues(request.user):
        return render(request, "new_case/no_team.html", {}, status=200)
    whole = keeping.held(request)
    if missing := _missing(whole, page):
        return missing
    status = 200
    draft = FormDraft(request, title=_("A new case"), back=reverse("home:caseload"))
    form = _form(request, page, draft.data or keeping.page(whole, page), whole)
    if request.method == "POST":
        if form.is_valid():
            keeping.keep(request, page)
            draft.saved()
            return HttpResponseRedirect(reverse(f"new_case:{following}"))
        draft.refused(form)
        status = 422
    elif draft.offered is None:
        form.is_valid()  # what was kept is looked at again: a case may have been made since
    draft.spare(form)
    place = PAGES.index(page)
    context = {
        "form": form,
        "heading": heading,
        "lead": lead,
        "title_words": _("A new case"),
        "step": place + 1,
        "back_url": reverse(f"new_case:{PAGES[place - 1]}") if place else "",
        "submit_label": _("Continue"),
        "cancel_url": reverse("home:caseload"),
        "alike": getattr(form, "alike", []),
        "draft": draft.shown(form),
    }
    if context["alike"]:
        log.write(request, Operation.CONSULTATION, [one.case.pk for one in form.alike], reason="duplicates")
    return render(request, f"new_case/{page}.html", context, status=status)


@route(who=WHO, classes=CLASSES, post="nothing")
def who(request: Request) -> HttpResponse:
    """Page one: who this is. Cases that may be the same person's are shown before going on."""
    return _page(request, "who", _("Who is it?"), _("Names and numbers as they are on the papers."), "case")


@route(who=WHO, classes=CLASSES, post="nothing")
def case(request: Request) -> HttpResponse:
    """Page two: adult or child, and who supervises."""
    lead = _("Access follows: whoever is named here can open the case at once.")
    return _page(request, "case", _("Who supervises?"), lead, "sentence")


@route(who=WHO, classes=CLASSES, post="nothing")
def sentence(request: Request) -> HttpResponse:
    """Page three: the sentence and what it asks."""
    lead = _("More can be added on the sentence page afterwards: hours, areas, releases, changes.")
    return _page(request, "sentence", _("The sentence"), lead, "check")


@route(who=WHO, classes=CLASSES, post="collection")
def check(request: Request) -> HttpResponse:
    """Page four: what will be recorded, and the button that records it in one act."""
    if request.method == "POST" and (done := creating.made_before(request.user, request.POST.get("key", ""))):
        return HttpResponseRedirect(reverse("home:case", args=[done]))
    whole = keeping.held(request)
    if missing := _missing(whole, "check"):
        return missing
    assert whole is not None
    filled: dict[str, forms.Form] = {
        page: _form(request, page, keeping.page(whole, page), whole) for page in PAGES
    }
    for page, form in filled.items():
        if not form.is_valid():
            return HttpResponseRedirect(reverse(f"new_case:{page}"))
    seen = keeping.seen(whole)
    changed = request.method == "POST" and request.POST.get("seen") != seen
    if request.method == "POST" and not changed:
        return _make(request, whole.key, filled)
    found = getattr(filled["who"], "alike", [])
    context = {
        "key": whole.key,
        "seen": seen,
        "changed": changed,
        "parts": _summary(filled["who"], filled["case"], filled["sentence"]),
        "alike": found,
    }
    if found:
        log.write(request, Operation.CONSULTATION, [one.case.pk for one in found], reason="duplicates")
    return render(request, "new_case/check.html", context, status=422 if changed else 200)


def _make(request: Request, key: str, filled: dict[str, Any]) -> HttpResponse:
    try:
        case_id, reference = make(request.user, key, filled["who"], filled["case"], filled["sentence"])
    except writing.AlreadyDone:
        reference = creating.made_before(request.user, key)
    else:
        log.write(request, Operation.COLLECTION, [case_id], relations=["in_charge"])
        messages.success(request, _("The case is made."))
    return HttpResponseRedirect(reverse("home:case", args=[reference]))


@route(who=WHO, get=None, post="nothing")
def start_again(request: Request) -> HttpResponse:
    """Throw away what was typed."""
    keeping.throw_away(request)
    return HttpResponseRedirect(reverse("new_case:who"))


Rows = list[tuple[str, str]]


def _summary(who: Any, case: Any, sentence: Any) -> list[tuple[str, str, Rows]]:
    """(page, heading, [(label, words)]) of what was typed."""
    person, part, order = who.cleaned_data, case.cleaned_data, sentence.cleaned_data
    who_rows = [
        (_("Name"), f"{person['given_name']} {person['family_name']}"),
        (_("Likes to be called"), person["called"]),
        (_("Other and former names"), ", ".join(person["former_names"])),
        (_("Date of birth"), wording.full_date(person["date_of_birth"])),
        *((codes.label("identifier_kinds", kind), value) for kind, value in who.numbers().items()),
    ]
    parts = [(str(case.fields[name].label), case.chosen(name)) for name in ("in_charge", "manager")]
    case_rows = [
        (_("Adult or child"), str(dict(case.fields["cohort"].choices)[part["cohort"]])),
        (_("Team"), str(case.user.team)),
        *((label, user.name if user else "") for label, user in parts),
    ]
    units = (("years", _("years")), ("months", _("months")), ("days", _("days")))
    length = ", ".join(f"{order[name]} {words}" for name, words in units if order[name])
    asks = []
    for sort, kind, row in sentence.asks():
        amount = f"{row['amount']} {codes.label('amount_units', row['unit'])}" if row["amount"] else ""
        said = (codes.label(f"{sort}_kinds", kind), row["wording"], amount)
        asks.append(" – ".join(part for part in said if part))
    sentence_rows = [
        (_("Sentence"), codes.label("sentence_kinds", order["kind"])),
        (_("Court"), order["court"]),
        (_("Imposed"), wording.full_date(order["imposed_on"])),
        (_("Length"), length),
        (_("Ends on"), wording.full_date(order["ends_on"]) if order["ends_on"] else ""),
        (_("Released on"), wording.full_date(order["released_on"]) if order["released_on"] else ""),
        (_("Offence"), order["offence"]),
        *((_("Asks"), words) for words in asks),
    ]
    return [
        (page, heading, [(label, words) for label, words in rows if words])
        for page, heading, rows in (
            ("who", _("Who"), who_rows),
            ("case", _("Who supervises"), case_rows),
            ("sentence", _("Sentence"), sentence_rows),
        )
    ]
