"""What every answer and every session of this product has in common."""

import secrets
import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control

from handrail.access.sessions import IDLE, LONGEST

GetResponse = Callable[[HttpRequest], HttpResponse]

BEGAN = "session_began"
SEEN = "session_seen"
# Writing the session at every request would cost a row version each time.
SEEN_EVERY_SECONDS = 60
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that are taken for one another when read out."""


class Referenced:
    """Every request has a reference of its own: in each line of the log, and on a page that says what failed.

    It is drawn by lot, so it tells nothing of who asked for what.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        drawn = "".join(secrets.choice(LETTERS) for _ in range(8))
        request.log_reference = f"{drawn[:4]}-{drawn[4:]}"  # type: ignore[attr-defined]
        with structlog.contextvars.bound_contextvars(request=request.log_reference):  # type: ignore[attr-defined]
            return self.get_response(request)


class NoStore:
    """No page is kept by a browser or a proxy: the next reader of the machine is somebody else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        patch_cache_control(response, no_store=True)
        return response


class SessionLimits:
    """Ends a session after a time without use (half an hour), and in any case after twelve hours.

    A session may carry shorter limits of its own.

    Keeps on the request how many seconds are left at least. Asking how long is no use of it.
    It keeps real time: the demo's clock stands still on its Wednesday, sessions do not.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session, now = request.session, int(time.time())
        if not session.is_empty():
            began, seen = session.get(BEGAN, now), session.get(SEEN, now)
            lasts = session.get(IDLE, settings.SESSION_COOKIE_AGE)
            longest = session.get(LONGEST, settings.SESSION_ABSOLUTE_AGE)
            if now - seen > lasts or now - began > longest:
                # Whose it was: what was being typed may still be kept for them.
                request.timed_out = session.get(SESSION_KEY)  # type: ignore[attr-defined]
                session.flush()
            else:
                if _only_asks(request):
                    left = seen + lasts - now
                else:
                    left = lasts - SEEN_EVERY_SECONDS
                    if BEGAN not in session or now - seen >= SEEN_EVERY_SECONDS:
                        session[BEGAN], session[SEEN] = began, now
                        request.session_noted = True  # type: ignore[attr-defined]
                left = min(left, began + longest - now)
                request.session_left = max(left, 0)  # type: ignore[attr-defined]
        return self.get_response(request)


def _only_asks(request: HttpRequest) -> bool:
    """Whether a page asks how long the session lasts, and not to make it longer."""
    return request.path_info == reverse("account_session") and "stay" not in request.GET
