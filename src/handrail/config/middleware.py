"""What every answer and every session of this product has in common."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

GetResponse = Callable[[HttpRequest], HttpResponse]

BEGAN = "session_began"
SEEN = "session_seen"
# Writing the session at every request would cost a row version each time.
SEEN_EVERY_SECONDS = 60


class NoStore:
    """No page is kept by a browser or a proxy: the next reader of the machine is somebody else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        patch_cache_control(response, no_store=True)
        return response


class SessionLimits:
    """Ends a session after half an hour without use, and in any case after twelve hours.

    It keeps real time: the demo's clock stands still on its Wednesday, sessions do not.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session, now = request.session, int(time.time())
        if not session.is_empty():
            began, seen = session.get(BEGAN, now), session.get(SEEN, now)
            idle = now - seen > settings.SESSION_COOKIE_AGE
            if idle or now - began > settings.SESSION_ABSOLUTE_AGE:
                # Whose it was: what was being typed may still be kept for them.
                request.timed_out = session.get(SESSION_KEY)  # type: ignore[attr-defined]
                session.flush()
            elif BEGAN not in session or now - seen >= SEEN_EVERY_SECONDS:
                session[BEGAN], session[SEEN] = began, now
        return self.get_response(request)
