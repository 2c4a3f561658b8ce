"""Where somebody is signed in: kept once a minute while a session is used, gone with the session.

What the reader has chosen for themselves goes along in the session, so that no page asks for it.
"""

import re
from collections.abc import Callable

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from handrail.access.models import User
from handrail.home import personal
from handrail.home.account_adapters import client_address

UNKNOWN_ADDRESS = "0.0.0.0"  # noqa: S104
BROWSERS = (
    ("Edge", r"\bEdgA?/|\bEdgiOS/"),
    ("Opera", r"\bOPR/"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Firefox", r"\bFirefox/|\bFxiOS/"),
    ("Chrome", r"Chrome/|\bCriOS/"),
    ("Safari", r"\bSafari/"),
)
"""In this order: most browsers also call themselves by the names of others."""


def machine(user_agent: str) -> str:
    """What kind of machine a browser says it runs on."""
    machines = (
        (_("an iPhone"), "iPhone"),
        (_("an iPad"), "iPad"),
        (_("an Android phone"), r"Android.*Mobile"),
        (_("an Android tablet"), "Android"),
        (_("a Chromebook"), "CrOS"),
        (_("Windows"), "Windows"),
        (_("a Mac"), "Mac OS X|Macintosh"),
        (_("Linux"), "Linux|X11"),
    )
    return next((words for words, sign in machines if re.search(sign, user_agent)), "")


def in_words(user_agent: str) -> str:
    """A device as its owner would call it: "Chrome on Windows"."""
    browser = next((name for name, sign in BROWSERS if re.search(sign, user_agent)), _("A browser"))
    on = machine(user_agent)
    return _("%(browser)s on %(machine)s") % {"browser": browser, "machine": on} if on else browser


def note(request: HttpRequest) -> None:
    """Keep that this session was used now, and from what."""
    UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "user": request.user,
            "ip": client_address(request) or UNKNOWN_ADDRESS,
            "user_agent": request.headers.get("User-Agent", "")[:200],
            "last_seen_at": timezone.now(),
        },
    )


def of(user: User) -> list[UserSession]:
    """Where somebody is signed in, the last used first."""
    return list(UserSession.objects.filter(user=user).order_by("-last_seen_at", "-pk"))


def end(sessions: list[UserSession]) -> int:
    """Sign these devices out, at once; says how many there were."""
    get_adapter().end_sessions(sessions)
    return len(sessions)


class KnowsDevice:
    """After the actor is known, so that row security sees whose device it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and getattr(request, "session_noted", False):
            note(request)
            personal.carry(request)
        with translation.override(personal.language(request)):
            request.LANGUAGE_CODE = translation.get_language()
            return self.get_response(request)
