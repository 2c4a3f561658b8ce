"""Pages on which a manager hands cases over, several in one act, and arranges cover."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.agencies import directory
from handrail.design import wording
from handrail.home import team_cases
from handrail.home.team_cases import TeamCases
from handrail.home.team_forms import CoverForm, HandOverForm, TeamForm, counted
from handrail.kernel.references import new_reference
from handrail.people import allocating, closing, covering, many
from handrail.people.allocating import Part
from handrail.people.covering import Cover
from handrail.people.models import Case
from handrail.records import writing

WHO = {"manager"}
CLASSES = ("frame", "identity", "risk_management")
WORKED = ("in_charge", "co_worker")
CHANGED = _l("somebody changed who supervises it; look again, and tick it if it should go along")
WHY: dict[type[Exception], Any] = {
    allocating.NotAllowed: _l("%(name)s cannot take this part"),
    allocating.TooFewReaders: _l("fewer than two could open it then"),
    allocating.ChangedMeanwhile: CHANGED,
    closing.StandsAlready: CHANGED,
}


@route(who=WHO, classes=CLASSES, get=Operation.CONSULTATION, post=Operation.ALTERATION)
def hand_over(request: Request) -> HttpResponse:
    """Pick cases of one worker and pass their part on to another, from a day on."""
    team, chosen = TeamCases.of(request.user), request.GET.get("from", "")
    held = team.of_worker(chosen)
    manages = any("manager" in roles for roles in held.values())
    staff = team_cases.colleagues(request.user, chosen, "manager" if manages else "")
    offered = team.described(held)
    form = HandOverForm(request.POST or None, offered=offered, staff=staff, ticked="all" in request.GET)

    def save(doing: writing.Act, case: Case) -> None:
        given = form.cleaned_data
        standing = team.standing(case.pk)
        if allocating.mark(standing) != form.chosen()[case.reference]:
            raise allocating.ChangedMeanwhile
        parts = moved(set(standing), chosen, given["to"])
        seen = allocating.signature(standing)
        allocating.allocate(doing, case, parts, on=given["on"], reason=given["reason"], seen=seen)

    def saved() -> str:
        to, count = form.staff[form.cleaned_data["to"]].name, counted(len(form.chosen()))
        return _("%(count)s handed over to %(name)s.") % {"count": count, "name": to}

    page = {
        "heading": _("Hand over cases"),
        "lead": _(
            "Access follows: from that day whoever takes them on can open them, and whoever had them cannot."
        ),
        "submit_label": _("Hand over"),
        "chips": team.chips(reverse("home:hand_over"), chosen),
        "ticking": _ticking(chosen, "all" in request.GET),
        "more": len(held) - len(offered),
    }
    return _page(request, team, form, "allocation.changed", save, saved, page)


def _ticking(chosen: str, all_ticked: bool) -> tuple[Any, str]:
    """The link that ticks all cases, or none; it needs no script."""
    address = f"{reverse('home:hand_over')}?{urlencode({'from': chosen})}"
    return (_("Tick none of them"), address) if all_ticked else (_("Tick all of them"), f"{address}&all=1")


def moved(standing: set[Part], away: str, to: str) -> set[Part]:
    """The parts once one worker's have passed to another, who never works beside themselves."""
    roles = {part.role for part in standing if part.worker == away}
    kept = {part for part in standing if part.worker != away}
    if "in_charge" in roles:
        kept.discard(Part("co_worker", to))
        roles.discard("co_worker")
    elif Part("in_charge", to) in kept:
        roles.discard("co_worker")
    return kept | {Part(role, to) for role in roles}


@route(who=WHO, classes=CLASSES, get=Operation.CONSULTATION, post=Operation.ALTERATION)
def cover(request: Request) -> HttpResponse:
    """A colleague stands in for somebody who is away; which covers run and are to come."""
    team, chosen = TeamCases.of(request.user), request.GET.get("from", "")
    offered = team.described(team.of_worker(chosen, WORKED))
    staff = team_cases.colleagues(request.user, chosen)
    form = CoverForm(request.POST or None, offered=offered, staff=staff, ticked=True)

    def save(doing: writing.Act, case: Case) -> None:
        given = form.cleaned_data
        covering.cover(
            doing,
            case,
            away=chosen,
            colleague=form.staff[given["to"]],
            first=given["first"],
            last=given["last"],
            entry=_entry(given["key"]),
        )

    def saved() -> str:
        given = form.cleaned_data
        words = {"name": form.staff[given["to"]].name, "count": counted(len(form.chosen()))}
        return _("%(name)s covers %(count)s, until %(day)s.") % {
            **words,
            "day": wording.full_date(given["last"]),
        }

    page = {
        "heading": _("Cover"),
        "lead": _(
            "A colleague stands in for somebody who is away. Their cases open for those days, then no more."
        ),
        "submit_label": _("Arrange cover"),
        "chips": team.chips(reverse("home:cover"), chosen, WORKED),
        "covers": _told(team, _covers(team)),
        "more": 0,
    }
    return _page(request, team, form, "cover.arranged", save, saved, page)


@route(who=WHO, classes=CLASSES, get=Operation.CONSULTATION, post=Operation.ALTERATION)
def cover_end(request: Request, cover: str) -> HttpResponse:
    """End a cover at once, after asking."""
    team = TeamCases.of(request.user)
    found = next((one for one in _covers(team) if one.entry == cover), None)
    if found is None:
        raise Http404
    names = directory.workers([found.away, found.worker])
    if request.method == "POST":
        cases = [team.cases[case_id] for case_id in found.cases]
        many.each(
            cases,
            "cover.ended",
            by=request.user,
            key=new_reference(),
            do=lambda doing, case: covering.end(doing, case, entry=found.entry),
        )
        log.write_each(request, Operation.ALTERATION, found.cases)
        messages.success(request, _("The cover has ended."))
        return HttpResponseRedirect(reverse("home:cover"))
    log.write(request, Operation.CONSULTATION, found.cases)
    page = {
        "heading": _("End %(name)s’s cover for %(away)s?")
        % {"name": names[found.worker].name, "away": names[found.away].name},
        "title_words": _("End a cover"),
        "consequences": [
            _("%(name)s can no longer open %(count)s, from this moment.")
            % {"name": names[found.worker].name, "count": counted(len(found.cases))}
        ],
        "submit_label": _("End the cover"),
        "cancel_url": reverse("home:cover"),
    }
    return render(request, "design/confirm.html", page)


def _page(
    request: Request,
    team: TeamCases,
    form: TeamForm,
    verb: str,
    save: Callable[[writing.Act, Case], None],
    saved: Callable[[], str],
    page: dict[str, Any],
) -> HttpResponse:
    """Show the form, or do it for every case ticked, or say for which it was refused and do nothing."""
    shown = [one.case.pk for one in form.offered.values()]
    refused = False
    if request.method == "POST" and many.done_before(request.user, request.POST.get("key", "")):
        return HttpResponseRedirect(request.path)
    if request.method == "POST" and form.is_valid():
        cases = [form.offered[reference].case for reference in form.chosen()]
        try:
            many.each(cases, verb, by=request.user, key=form.cleaned_data["key"], do=save)
        except many.SomeRefused as some:
            form.refused(some.refused, WHY)
            refused = True
        else:
            log.write_each(request, Operation.ALTERATION, [case.pk for case in cases])
            messages.success(request, saved())
            return HttpResponseRedirect(request.path)
    log.write(request, Operation.CONSULTATION, shown)
    page |= {
        "form": form,
        "chosen": bool(shown),
        "nobody": not form.staff,
        "refused": refused,
        "cancel_url": reverse("home:caseload"),
    }
    return render(request, "home/team_work.html", page, status=422 if request.method == "POST" else 200)


def _entry(key: str) -> str:
    """One name for a cover in all its cases, made from the key of its form."""
    return f"cover-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def _covers(team: TeamCases) -> list[Cover]:
    rows = [row for held in team.allocations.values() for row in held]
    return covering.standing(rows, team.today)


def _told(team: TeamCases, covers: Iterable[Cover]) -> list[tuple[Cover, str, str, str, str]]:
    """Each cover in words: who, for whom, when, and how many cases."""
    covers = list(covers)
    names = directory.workers({one for cover in covers for one in (cover.worker, cover.away)})
    return [
        (
            one,
            names[one.worker].name,
            names[one.away].name,
            _("%(first)s to %(last)s")
            % {"first": wording.full_date(one.first), "last": wording.full_date(one.last)},
            counted(len(one.cases)),
        )
        for one in covers
    ]
