"""One session for several of my cases, booked or recorded on one page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.access import log, policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.delivery.booking.checking import Looked
from handrail.delivery.forms import UNKNOWN
from handrail.delivery.mine import WRITERS, Mine
from handrail.delivery.models import Contact
from handrail.delivery.sides import knowing_our_workers
from handrail.delivery.together import looking
from handrail.delivery.together.forms import MemberForm, SessionForm
from handrail.kernel.references import new_reference
from handrail.records import writing

MOST = 60


@route(
    who=set(WRITERS),
    classes=("frame", "identity", "contact_notes", "plan", "risk_management"),
    get=Operation.CONSULTATION,
    post=Operation.COLLECTION,
)
def group_add(request: Request) -> HttpResponse:
    """Book or record the same session for several people."""
    mine = Mine.of(request.user)
    like = _last(request, mine)
    session, members = _forms(request, mine, like)
    looked, problem = Looked(), ""
    if request.method == "POST":
        ticked = [one for one in members if one.is_in]
        fine = [one.check(session) for one in ticked]
        if not ticked:
            problem = _("Tick who takes part: one person at least")
        if session.is_valid() and ticked and all(fine):
            looked = looking.look(mine, session, ticked)
            if not looked.forbidden and looked.seen_as_in(session.cleaned_data["looked_at"]):
                _save(request, mine, session, ticked)
                return HttpResponseRedirect(reverse("home:caseload"))
            given = request.POST.copy()
            given["looked_at"] = looked.seen_as
            session.data = given
    log.write(request, Operation.CONSULTATION, [one.case.pk for one in members])
    context = {"form": session, "members": members, "looked": looked, "problem": problem}
    return render(request, "delivery/group.html", context, status=422 if request.method == "POST" else 200)


def _forms(request: HttpRequest, mine: Mine, like: list[Contact]) -> tuple[SessionForm, list[MemberForm]]:
    writable = {
        key: case
        for key, case in mine.cases.items()
        if any(policy.writing(kind, "contact_notes") != "none" for kind in mine.reach.kinds[key])
    }
    if not writable:
        raise Http404
    people = mine.people(set(writable))
    named = sorted((people[key].full_name, key) for key in writable if key in people)[:MOST]
    tenant = next(iter(writable.values())).team.agency_id
    session = SessionForm(request.POST or None, tenant=tenant, like=like[0] if like else None)
    been = {row.case_id for row in like}
    members = [
        MemberForm(request.POST or None, case=writable[key], name=name, takes_part=key in been)
        for name, key in named
    ]
    return session, members


def _last(request: Request, mine: Mine) -> list[Contact]:
    """The entries of the last session of the group that the address names."""
    name = request.GET.get("group", "") if request.method == "GET" else ""
    if not name:
        return []
    rows = mine.reach.fetch(mine.reach.rows(Contact).filter(group=name).order_by("-valid_from", "-at")[:MOST])
    return [row for row in rows if row.valid_from == rows[0].valid_from]


def _save(request: Request, mine: Mine, session: SessionForm, ticked: list[MemberForm]) -> None:
    """An entry in each case, each an act of its own; sent twice it is there once."""
    facts, key = session.facts(mine.own), session.cleaned_data["key"]
    with knowing_our_workers():
        for one in ticked:
            outcome = one.cleaned_data["outcome"]
            text = "\n".join(part for part in (facts["text"], one.cleaned_data["text"]) if part)
            said = {"outcome": None if outcome in ("", UNKNOWN) else outcome, "text": text}
            try:
                entry, act = new_reference(), f"{key}-{one.case.reference}"
                by = request.user
                with writing.act(one.case.pk, "contact.together", by=by, key=act, entry=entry) as doing:
                    writing.add(Contact, doing, entry=entry, **{**facts, **said})
            except writing.AlreadyDone:
                continue
    log.write_each(request, Operation.COLLECTION, [one.case.pk for one in ticked])
    done = ngettext(
        "Saved in the record of %(n)s person.", "Saved in the records of %(n)s people.", len(ticked)
    )
    messages.success(request, done % {"n": len(ticked)})
