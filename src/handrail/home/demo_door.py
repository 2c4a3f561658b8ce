"""The demo's door: sign in by choosing a member of the cast. It exists in the demo and nowhere else."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from handrail.access.models import User
from handrail.access.routes import EVERYONE, route
from handrail.home import signing_in

PARTNERS = frozenset({"partner", "police", "ap_key_worker"})


@dataclass(frozen=True)
class Member:
    """One of the cast, as the page shows them."""

    username: str
    name: str
    part: str
    where: str
    introduction: str


@dataclass(frozen=True)
class Group:
    """Those who work side by side."""

    key: str
    heading: str
    lead: str
    members: tuple[Member, ...]


def urls() -> list[URLPattern]:
    """The door's address, in the demo only: elsewhere there is nothing to find."""
    return [path("sign-in", choose, name="choose")] if settings.HANDRAIL_DEMO_SIGN_IN else []


@route(who=EVERYONE, get="nothing", post="nothing")
def choose(request: HttpRequest) -> HttpResponse:
    """List the cast; a button signs in as one of them."""
    if not settings.HANDRAIL_DEMO_SIGN_IN:
        raise Http404
    if request.method == "POST":
        user = get_object_or_404(_cast(), username=request.POST.get("user", ""))
        signing_in.enter(request, user, signing_in.DEMO)
        return redirect(signing_in.safe_next(request))
    groups = _groups(list(_cast()))
    context = {
        "groups": groups,
        "first": groups[0].members[0] if groups else None,
        "next": request.GET.get("next", ""),
        "signed_out": "signed-out" in request.GET,
    }
    return render(request, "home/sign_in.html", context)


def _cast() -> QuerySet[User]:
    """Whoever the demo introduces; not the program itself, nor accounts made by hand."""
    people = User.objects.filter(is_active=True).exclude(introduction="").exclude(role="system")
    return people.select_related("team__agency", "worker__agency").order_by("pk")


def _groups(cast: list[User]) -> list[Group]:
    """Adult team, youth team, partners, others: those that have members."""
    by_key: dict[str, list[User]] = {"probation": [], "youth_justice": [], "partners": [], "others": []}
    for user in cast:
        by_key[_group_of(user)].append(user)
    headings = {
        "probation": (_("Adult team"), _team_line(by_key["probation"])),
        "youth_justice": (_("Youth team"), _team_line(by_key["youth_justice"])),
        "partners": (_("Partners"), _("They work with the same people, and see their own part.")),
        "others": (
            _("Others"),
            _("They speak for those harmed, or watch over the record and the service."),
        ),
    }
    return [
        Group(key, *headings[key], members=tuple(_member(user) for user in users))
        for key, users in by_key.items()
        if users
    ]


def _group_of(user: User) -> str:
    if user.role in PARTNERS:
        return "partners"
    kind = user.team.agency.type if user.team else ""
    return kind if kind in ("probation", "youth_justice") else "others"


def _team_line(users: list[User]) -> str:
    teams = {user.team for user in users if user.team}
    return "; ".join(", ".join(part for part in (team.name, team.office) if part) for team in teams)


def _member(user: User) -> Member:
    """A team is named once, above its members; who has none is named with their agency."""
    part = ", ".join(user.worker.roles[:1]) if user.worker else ""
    where = user.worker.agency.name if user.worker and not user.team else ""
    return Member(user.username, user.name, part or user.get_role_display(), where, user.introduction)
