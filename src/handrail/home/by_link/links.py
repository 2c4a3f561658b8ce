"""Links asked for by e-mail. The database finds whose address it is, and tells nobody but the worker.

A link counts in the browser that asked for it: that browser holds a secret of which we keep the digest.
"""

import hashlib
import re
import secrets

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from handrail.access.models import User
from handrail.delivery.reaching import sign_in_links
from handrail.kernel.references import new_reference

COOKIE = f"{settings.COOKIE_PREFIX}asked"
COOKIE_LASTS = 30 * 60
"""Seconds: the link's quarter of an hour begins when the e-mail goes out."""
SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


def possible() -> bool:
    """Whether this installation sends e-mail."""
    return bool(settings.HANDRAIL_MESSAGES)


def ask(address: str, browser: str) -> None:
    """Ask for a link. Whoever asks learns nothing; the e-mail goes out by the worker."""
    reference = new_reference()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select access_ask_link(%s, %s, %s)", [address, digest(browser), reference])
        sign_in_links.knock(reference)


def works(token: str) -> bool:
    """Whether the link could still be used. Asking changes nothing."""
    with connection.cursor() as cursor:
        cursor.execute("select access_link_works(%s)", [digest(token)])
        return bool(cursor.fetchone()[0])


def use(token: str, browser: str) -> User | None:
    """Use the link up, in the browser that asked for it: of two presses at once only one counts."""
    with connection.cursor() as cursor:
        cursor.execute("select access_use_link(%s, %s)", [digest(token), digest(browser)])
        (found,) = cursor.fetchone()
    return User.objects.get(pk=found) if found is not None else None


def digest(secret: str) -> str:
    """Both secrets are 256 random bits, so a plain digest cannot be turned back by guessing."""
    return hashlib.sha256(secret.encode()).hexdigest()


def held(request: HttpRequest) -> str:
    """The secret of this browser, if it has asked."""
    secret = request.COOKIES.get(COOKIE, "")
    return secret if SECRET.fullmatch(secret) else ""


def hold(response: HttpResponse, secret: str) -> None:
    """Have the browser keep its secret for a while."""
    response.set_cookie(
        COOKIE, secret, max_age=COOKIE_LASTS, secure=settings.SECURE, httponly=True, samesite="Lax"
    )


def new_secret() -> str:
    """A secret for a browser."""
    return secrets.token_urlsafe(32)
