"""Information governance: connections, exclusions and restrictions. By reference; no case is seen here."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.access import connecting, governing, log, reviewing
from handrail.access.governing import CaseName, Refused, Standing
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.design import wording
from handrail.home.access_pages.forms import (
    ROOM_WORDS,
    CaseReferenceForm,
    DecisionForm,
    ExclusionForm,
    ReadersForm,
    ReasonForm,
    RestrictionForm,
    RoomForm,
)
from handrail.people.drafting import FormDraft

GOVERNANCE = {"information_governance"}
REFUSED = {
    "already": "They are excluded from this case already",
    "too_few_readers": "Name at least two who supervise or manage the case and can open it",
}
REFUSED_ROOM = {
    "too_few_readers": "Name at least two readers: the room holds something, or will",
    "not_eligible": "Somebody chosen here can no longer be named: look at the list again",
}


@route(who=GOVERNANCE, classes=("audit",), get=Operation.CONSULTATION)
def start(request: Request) -> HttpResponse:
    """What waits, what holds, and which cases too few can open."""
    few = governing.too_few_readers()
    exclusions, restrictions = governing.exclusions(), governing.restrictions()
    rooms = governing.thin_rooms()
    log.write(request, Operation.CONSULTATION, [*(case.id for case in few), *(one.id for one in rooms)])
    page = {
        "rooms": [(one, ROOM_WORDS[one.room]) for one in rooms],
        "waiting": connecting.waiting(request.user)[: connecting.MOST],
        "alerts": reviewing.unreviewed().count(),
        "exclusions": exclusions,
        "restrictions": restrictions,
        "few": few,
    }
    return render(request, "home/access/governance.html", page)


@route(who=GOVERNANCE, classes=("audit",), get=Operation.CONSULTATION, post=Operation.ALTERATION)
def connection(request: Request, number: int) -> HttpResponse:
    """One declared connection: exclude, or say why not."""
    declared = get_object_or_404(connecting.waiting(request.user), pk=number)
    cases = connecting.cases_of(declared)
    draft = _draft(request)
    form = DecisionForm(draft.data, offered=cases)

    def decide() -> list[CaseName]:
        connecting.decide(declared, form.chosen(), by=request.user, reason=form.cleaned_data["reason"])
        return form.chosen()

    return _form_page(
        request, form, draft, decide, _("A declared connection"), looked_at=cases, declared=declared
    )


@route(who=GOVERNANCE, classes=("audit",), get=Operation.CONSULTATION, post=Operation.ALTERATION)
def exclusion_add(request: Request) -> HttpResponse:
    """Exclude somebody from a case, at once."""
    draft = _draft(request)
    form = ExclusionForm(draft.data, by=request.user)

    def exclude() -> list[CaseName]:
        assert form.user is not None
        assert form.case is not None
        governing.exclude(form.user, form.case, form.cleaned_data["reason"])
        return [form.case]

    lead = _("At once the case does not exist for them. Their manager is not told.")
    return _form_page(request, form, draft, exclude, _("Exclude somebody from a case"), lead=lead)


@route(who=GOVERNANCE, classes=("audit",), get=Operation.CONSULTATION, post=Operation.ALTERATION)
def exclusion_lift(request: Request, number: int) -> HttpResponse:
    """End an exclusion."""
    standing = _standing(governing.exclusions(), number)
    heading = _("Lift the exclusion of %(name)s from %(case)s") % {
        "name": standing.users[0],
        "case": standing.reference,
    }
    return _lift(request, standing, governing.lift_exclusion, heading)


@route(who=GOVERNANCE, classes=("audit",), get=Operation.CONSULTATION, post=Operation.ALTERATION)
def restriction_add(request: Request) -> HttpResponse:
    """Restrict a case: first which, then who alone may open it."""
    asked = request.GET.get("case", "")
    case = governing.case_of(asked) if asked else None
    if case is None:
        first = CaseReferenceForm(request.POST or None)
        if request.method == "POST" and first.is_valid() and first.case:
            return HttpResponseRedirect(f"{request.path}?case={first.case.reference}")
        return _shown(request, first, _("Restrict a case"), (), submit_label=_("Continue"))
    draft = _draft(request, f"{request.path}?case={case.reference}")
    form = RestrictionForm(draft.data, offered=governing.readers_of(case))

    def restrict() -> list[CaseName]:
        governing.restrict(case, map(int, form.cleaned_data["readers"]), form.cleaned_data["reason"])
        return [case]

    heading = _("Restrict %(case)s") % {"case": case.reference}
    lead = _("Other staff then see that it exists and whom to ring; partners see nothing.")
    return _form_page(request, form, draft, restrict, heading, lead=lead, looked_at=[case])


@route(who=GOVERNANCE, classes=("audit",), get=Operation.CONSULTATION, post=Operation.ALTERATION)
def restriction_lift(request: Request, number: int) -> HttpResponse:
    """End a restriction."""
    standing = _standing(governing.restrictions(), number)
    heading = _("Lift the restriction of %(case)s") % {"case": standing.reference}
    return _lift(request, standing, governing.lift_restriction, heading)


@route(who=GOVERNANCE, classes=("audit",), get=Operation.CONSULTATION, post=Operation.ALTERATION)
def rooms(request: Request) -> HttpResponse:
    """Name who reads a sealed room: first which, then who."""
    asked, room = request.GET.get("case", ""), request.GET.get("room", "")
    case = governing.case_of(asked) if asked and room in ROOM_WORDS else None
    if case is None:
        first = RoomForm(request.POST or None)
        if request.method == "POST" and first.is_valid() and first.case:
            which = {"case": first.case.reference, "room": first.cleaned_data["room"]}
            return HttpResponseRedirect(f"{request.path}?{urlencode(which)}")
        return _shown(request, first, _("Who reads a sealed room"), (), submit_label=_("Continue"))
    stands, offered = governing.room_readers(room, case.id), governing.could_be_named(room, case)
    draft = _draft(request, f"{request.path}?{urlencode({'case': case.reference, 'room': room})}")
    form = ReadersForm(
        draft.data,
        offered=offered,
        initial={"readers": [str(one.id) for one in stands if one.reads]},
    )

    def name() -> list[CaseName]:
        governing.name_readers(
            room, case, map(int, form.cleaned_data["readers"]), form.cleaned_data["reason"]
        )
        return [case]

    heading = _("%(room)s of %(case)s: who reads it") % {"room": ROOM_WORDS[room], "case": case.reference}
    idle = wording.listed(one.name for one in stands if not one.reads)
    lead = _("Named, and without a part in the case, so that they read nothing: %(names)s.") % {"names": idle}
    return _form_page(
        request,
        form,
        draft,
        name,
        heading,
        lead=lead if idle else "",
        looked_at=[case],
        why=REFUSED_ROOM,
        title_words=_("Named readers"),
    )


def _standing(held: list[Standing], number: int) -> Standing:
    found = next((one for one in held if one.number == number), None)
    if found is None:
        raise Http404
    return found


def _lift(request: Request, standing: Standing, lift: Callable[[int], None], heading: str) -> HttpResponse:
    draft = _draft(request)
    form = ReasonForm(draft.data)
    case = governing.case_of(standing.reference)
    cases = [case] if case else []

    def end() -> list[CaseName]:
        lift(standing.number)
        return cases

    return _form_page(request, form, draft, end, heading, looked_at=cases)


def _draft(request: Request, place: str = "") -> FormDraft:
    return FormDraft(request, title="", back=reverse("governance:start"), place=place)


def _form_page(
    request: Request,
    form: forms.Form,
    draft: FormDraft,
    act: Callable[[], list[CaseName]],
    heading: str,
    *,
    lead: str = "",
    looked_at: list[CaseName] | tuple[CaseName, ...] = (),
    why: Mapping[str, str] = REFUSED,
    **above: Any,
) -> HttpResponse:
    """Show a form, or do what it asks, log it with its reason, and go back to the list."""
    draft.spare(form)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                cases = act()
                draft.saved()
        except Refused as refused:
            form.add_error(None, why.get(refused.why, _("This cannot be done. Nothing was changed.")))
        except IntegrityError:
            return HttpResponseRedirect(reverse("governance:start"))  # sent twice: decided already
        else:
            reason = form.cleaned_data["reason"]
            log.write(request, Operation.ALTERATION, [case.id for case in cases], reason=reason)
            messages.success(request, _("Done. It holds from now."))
            return HttpResponseRedirect(reverse("governance:start"))
    draft.refused(form)
    return _shown(request, form, heading, looked_at, lead=lead, draft=draft.shown(form), **above)


def _shown(
    request: Request,
    form: forms.Form,
    heading: str,
    looked_at: list[CaseName] | tuple[CaseName, ...],
    **context: Any,
) -> HttpResponse:
    log.write(request, Operation.CONSULTATION, [case.id for case in looked_at])
    page = {"form": form, "heading": heading, "cancel_url": reverse("governance:start"), **context}
    status = 422 if request.method == "POST" else 200
    return render(request, "home/access/governance_form.html", page, status=status)
