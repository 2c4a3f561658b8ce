"""Find a person, and words in entries: only within reach; a case beyond it shows as a stub at most."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.access import log, policy
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.access.tenants import is_foreign
from handrail.design import wording
from handrail.design.parts import Chip
from handrail.home import finding_asked, finding_entries, finding_people
from handrail.home.finding_entries import Hit
from handrail.home.finding_people import Fit
from handrail.home.shell import CASE_ROLES
from handrail.people.models import Case, Person
from handrail.records import clock
from handrail.records.reading import Reach

MOST = 50
LONGEST = 100
ENTRY_CLASSES = ("contact_notes", "test_results", "oversight", "assessment", "address", "risk_management")


@dataclass(frozen=True)
class Found:
    """One line of the answer."""

    name: str
    why: str
    reference: str
    born: str
    team: str
    url: str
    closed: bool = False


@dataclass(frozen=True)
class FoundEntry:
    """One entry in which the words stand."""

    who: str
    when: str
    hit: Hit


@route(who=set(CASE_ROLES), classes=("identity",), get=Operation.CONSULTATION)
def find(request: Request) -> HttpResponse:
    """People by name, sound, former name, number or date of birth; by exact reference also a stub."""
    words = _typed(request)
    reach = Reach.of(request.user)
    fits = _people(reach, words) if words else []
    found = fits[:MOST]
    ids = [fit.person.case_id for fit in found]
    beyond = _beyond(request, words, reach) if words else None
    log.write(request, Operation.CONSULTATION, [*ids, *([beyond.pk] if beyond else [])])
    page = {
        "words": words,
        "found": _shown(found),
        "more": len(fits) > MOST,
        "beyond": beyond,
        "tabs": _tabs(request, words),
    }
    return render(request, "home/find.html", page)


@route(who=set(CASE_ROLES), classes=("identity", *ENTRY_CLASSES), get=Operation.CONSULTATION)
def find_words(request: Request) -> HttpResponse:
    """Words in the entries of one's cases, or of the team's for its manager; the nearest first."""
    words = _typed(request)
    reach = Reach.of(request.user)
    scopes = _scopes(reach)
    scope = request.GET.get("in", "")
    scope = scope if scope in scopes else ""
    page = finding_entries.Page()
    if words:
        within = reach.only(scopes[scope])
        after = request.GET.get("after", "")
        page = finding_entries.search(within, words, after, clock.today())
    hits = page.hits
    log.write(request, Operation.CONSULTATION, {hit.case_id for hit in hits})
    context = {
        "words": words,
        "found": _shown_entries(reach, hits),
        "tabs": _tabs(request, words),
        "scopes": _scope_chips(scopes, scope, words),
        "scope": scope,
        "more_url": _address("home:find_words", words, scope, page.after) if page.after else "",
        "start_url": _address("home:find_words", words, scope) if request.GET.get("after") else "",
    }
    return render(request, "home/find_words.html", context)


def _typed(request: Request) -> str:
    """What was typed, kept to a length that costs little and without what no text may hold."""
    return request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]


def _people(reach: Reach, words: str) -> list[Fit]:
    return finding_people.search(reach, finding_asked.read(words, clock.today()))


def _shown(fits: list[Fit]) -> list[Found]:
    cases = _cases(fit.person.case_id for fit in fits)
    return [
        Found(
            _name(fit.person),
            fit.why,
            cases[fit.person.case_id].reference,
            wording.full_date(fit.person.date_of_birth),
            cases[fit.person.case_id].team.name,
            reverse("home:case", args=[cases[fit.person.case_id].reference]),
            cases[fit.person.case_id].closed,
        )
        for fit in fits
        if fit.person.case_id in cases
    ]


def _name(person: Person) -> str:
    if person.called and person.called != person.given_name:
        return _("%(name)s, called %(called)s") % {"name": person.full_name, "called": person.called}
    return person.full_name


def _shown_entries(reach: Reach, hits: tuple[Hit, ...]) -> list[FoundEntry]:
    ids = {hit.case_id for hit in hits}
    rows = reach.only(ids).rows(Person).filter(case_id__in=ids)
    names = {person.case_id: person.full_name for person in reach.fetch(rows)}
    return [
        FoundEntry(names[hit.case_id], wording.full_date(hit.on), hit) for hit in hits if hit.case_id in names
    ]


def _cases(ids: Iterable[int]) -> dict[int, Case]:
    wanted = set(ids)
    return {case.pk: case for case in Case.objects.filter(pk__in=wanted).select_related("team")}


def _beyond(request: Request, words: str, reach: Reach) -> Case | None:
    """A case of that exact reference which this member of staff has no part in."""
    if request.user.role not in policy.STAFF_ROLES:
        return None
    # Asked as it is written, so that the index answers: a comparison without regard to capitals
    # would ask of every case in turn whether it may be shown.
    case = Case.objects.filter(reference__in={words, words.upper()}).select_related("team").first()
    if case is None or case.pk in reach.kinds or is_foreign(request.user, case.team):
        return None
    return case


def _scopes(reach: Reach) -> dict[str, list[int]]:
    """Where to look: everywhere within reach; and apart, where a manager has cases of both kinds."""
    team = [case_id for case_id, kinds in reach.kinds.items() if "manager" in kinds]
    working = set(policy.served_kinds()) - {"manager"}
    mine = [case_id for case_id, kinds in reach.kinds.items() if kinds & working]
    scopes = {"": list(reach.kinds)}
    return {**scopes, "mine": mine, "team": team} if team and mine else scopes


def _scope_chips(scopes: dict[str, list[int]], scope: str, words: str) -> list[Chip]:
    if len(scopes) == 1:
        return []
    labels = {"": _("All my cases"), "mine": _("My caseload"), "team": _("My team’s cases")}
    return [
        Chip(labels[key], _address("home:find_words", words, key), current=key == scope) for key in scopes
    ]


def _tabs(request: Request, words: str) -> list[Chip]:
    """People, or words in entries: the same words carried over."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        Chip(label, _address(name, words), current=name == here)
        for name, label in (("home:find", _("People")), ("home:find_words", _("Words in entries")))
    ]


def _address(name: str, words: str, scope: str = "", after: str = "") -> str:
    given = {"q": words, "in": scope, "after": after}
    query = urlencode({key: value for key, value in given.items() if value})
    return f"{reverse(name)}?{query}" if query else reverse(name)
