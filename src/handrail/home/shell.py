"""What the frame of every page is told: who is signed in and where they can go."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.access.sessions import IDLE
from handrail.design.frame import Action, NavItem, Session, Shell
from handrail.home import helping, personal, signing_in
from handrail.records import clock

CASE_ROLES = frozenset(
    {"practitioner", "manager", "partner", "police", "ap_key_worker", "victim_worker", "inspector"}
)

SITE_ROLES = CASE_ROLES | {"information_governance", "administrator"}
"""Everyone this site is for. People under supervision and parents have a site of their own."""

GUIDED = frozenset({"practitioner", "manager", "inspector"})
"""Those whose work the guide to practice is about."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor that gives every template ``shell``."""
    user = getattr(request, "user", None)
    demo = settings.HANDRAIL_DEMO_SIGN_IN
    match = request.resolver_match
    help_of_page = helping.of(match.view_name) if match and match.view_name else None
    helped: dict[str, Any] = {"help": help_of_page, "help_url": reverse("home:help")}
    if user is None or not user.is_authenticated:
        return {"shell": Shell(demo=demo, **helped)}
    narrow = signing_in.by_link_and_pin(request)
    places = []
    if user.role in policy.SHARE_KINDS:
        places.append((_("Asked of me"), "partners:everyone"))
    if user.role == "inspector":
        places += [(_("Inspections"), "inspections:all"), (_("Find a person"), "home:find")]
    elif user.role in CASE_ROLES and not narrow:
        places += [
            (_("My day"), "home:my_day"),
            (_("My caseload"), "home:caseload"),
            (_("My diary"), "home:diary"),
            (_("Find a person"), "home:find"),
        ]
    if user.role == "manager":
        places.append((_("Alerts"), "access:alerts"))
    if user.role == "information_governance":
        places += [(_("Governance"), "governance:start"), (_("Inspections"), "inspections:all")]
    if user.role == "administrator":
        places += [(_("Administration"), "administration:index")]
    if not narrow:
        places += [(_("Agencies"), "home:agencies"), (_("Duty"), "home:duty")]
    return {
        "shell": Shell(
            nav=tuple(_item(request, label, name) for label, name in places),
            user_name=user.name,
            account_url=reverse("account_settings"),
            text_size=personal.own(request).get("text_size", ""),
            sign_out_url=reverse("account_logout"),
            home_url=reverse("home:start"),
            foot=tuple(_foot("" if narrow else user.role)),
            **helped,
            ways=(Action(_("Asked of me"), reverse("partners:everyone")),)
            if narrow
            else tuple(_ways(user.role)),
            narrow=narrow,
            today=clock.today(),
            session=Session(
                getattr(request, "session_left", settings.SESSION_COOKIE_AGE),
                request.session.get(IDLE, settings.SESSION_COOKIE_AGE) // 60,
                reverse("account_session"),
                reverse("account_ended"),
            ),
            demo=demo,
        )
    }


def _foot(role: str) -> Iterator[Action]:
    """What stands at the foot of every page."""
    yield Action(_("Help"), reverse("home:help"))
    if role in GUIDED:
        yield Action(_("Guide to practice"), reverse("quality:guide"))
    if role in SITE_ROLES:
        yield Action(_("Declare that you know somebody"), reverse("access:connections"))
    if role == "manager":
        yield Action(_("What people say of how we work"), reverse("reviews:feedback_everywhere"))


def _ways(role: str) -> Iterator[Action]:
    """Where somebody goes on from a page that says what went wrong: to their work, or to somebody."""
    if role == "inspector":
        yield Action(_("Go to the inspections"), reverse("inspections:all"))
    elif role in CASE_ROLES:
        yield Action(_("Go to my caseload"), reverse("home:caseload"))
        yield Action(_("Find a person"), reverse("home:find"))
    elif role in SITE_ROLES:
        yield Action(_("Go to the start page"), reverse("home:start"))
    if role in SITE_ROLES:
        yield Action(_("See who is on duty, to ask"), reverse("home:duty"))


def _item(request: HttpRequest, label: str, name: str) -> NavItem:
    address = reverse(name)
    on_case = name == "home:caseload" and request.path.startswith("/cases/")
    on_service = name == "home:agencies" and request.path.startswith("/services")
    return NavItem(label, address, request.path.startswith(address) or on_case or on_service)
