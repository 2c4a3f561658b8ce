"""Who may come in, and how: by passkey; with a single-use link the first time; by code in a recovery.

A passkey is the only standing way in to everything; workers of other agencies may also come by an e-mailed
link and a PIN, to their own pages only (``by_link``). A link or a code opens a session that can do one thing:
add a passkey. The demo's door (``demo_door``) is a fourth way, which exists only there.

These times are the machine's own: the demo's clock stands on its Wednesday, sign-ins do not.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

import structlog
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.backends import BaseBackend
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from handrail.access.models import Recovery, SignInLink, User
from handrail.home.by_link import pins

LINK_LASTS = timedelta(minutes=15)
RECOVERY_LASTS = timedelta(hours=1)
WRONG_CODES_ALLOWED = 5
TOKEN_BYTES = 32

WAY_IN = "way_in"
PASSKEY, LINK, CODE, DEMO = "passkey", "link", "code", "demo"
EMAILED, PIN = "emailed link", "pin"
"""An e-mailed link was used and its PIN is to come; both were given (``home.by_link``)."""
BACKEND = "handrail.home.signing_in.SignInBackend"

log = structlog.get_logger(__name__)


class NoAuthenticatorApp(Exception):
    """A recovery by code needs an authenticator app, and this user has set up none."""


# -- Links -------------------------------------------------------------------


def first_sign_in_link(user: User) -> str:
    """Make a link with which the user signs in once, within a quarter of an hour, to add a passkey.

    Earlier links of theirs stop working. The caller hands it over; it is kept nowhere.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    now = timezone.now()
    with transaction.atomic():
        SignInLink.objects.filter(user=user, used_at=None, expires_at__gt=now).update(expires_at=now)
        SignInLink.objects.create(user=user, digest=_digest(token), made_at=now, expires_at=now + LINK_LASTS)
    log.info("sign-in link made", user=user.pk)
    return settings.HANDRAIL_BASE_URL + reverse("account_first", args=[token])


def link_works(token: str) -> bool:
    """Whether the link could still be used. Asking changes nothing."""
    return _live_links(token).exists()


def _digest(token: str) -> str:
    # The token is 256 random bits, so a plain digest cannot be turned back by guessing.
    return hashlib.sha256(token.encode()).hexdigest()


def _live_links(token: str) -> QuerySet[SignInLink]:
    return SignInLink.objects.filter(
        digest=_digest(token), used_at=None, expires_at__gt=timezone.now(), user__is_active=True
    )


def _use_link(token: str) -> User | None:
    # One statement, so that of two presses at once only one counts.
    if not _live_links(token).update(used_at=timezone.now()):
        return None
    return SignInLink.objects.select_related("user").get(digest=_digest(token)).user


# -- Recovery ----------------------------------------------------------------


def open_recovery(user: User) -> Recovery:
    """Let the user sign in once by authenticator code within the next hour."""
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        raise NoAuthenticatorApp
    now = timezone.now()
    log.info("recovery opened", user=user.pk)
    return Recovery.objects.create(user=user, starts_at=now, ends_at=now + RECOVERY_LASTS)


def _use_code(username: str, code: str) -> User | None:
    now = timezone.now()
    recovery = (
        Recovery.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(
            user__username=username,
            user__is_active=True,
            used_at=None,
            starts_at__lte=now,
            ends_at__gt=now,
            wrong_codes__lt=WRONG_CODES_ALLOWED,
        )
        .order_by("-ends_at")
        .first()
    )
    if recovery is None:
        return None
    app = Authenticator.objects.filter(user=recovery.user, type=Authenticator.Type.TOTP).first()
    if app is None or not app.wrap().validate_code(code):
        # Counted here as well as by address, so that many addresses do not get more tries.
        recovery.wrong_codes += 1
        recovery.save(update_fields=["wrong_codes"])
        return None
    recovery.used_at = now
    recovery.save(update_fields=["used_at"])
    app.record_usage()
    return recovery.user


# -- Coming in ---------------------------------------------------------------


class SignInBackend(BaseBackend):
    """Knows links and recovery codes, and no passwords: there is none to guess or to steal."""

    def authenticate(self, request: HttpRequest | None, **given: str) -> User | None:
        """The user for a ``token``, or a ``username`` with a ``code`` or ``pin``."""
        with transaction.atomic():
            if "pin" in given:
                return pins.right(given.get("username", ""), given["pin"])
            if token := given.get("token"):
                return _use_link(token)
            if "code" in given:
                return _use_code(given.get("username", ""), given["code"])
        return None

    def get_user(self, user_id: int) -> User | None:
        """The user of a session with their part in the directory; nobody once they are no longer active."""
        users = User.objects.select_related("worker", "team")
        return users.filter(pk=user_id, is_active=True).first()


def enter(request: HttpRequest, user: User, way: str) -> None:
    """Sign the user in under a new session key, and remember which way they came."""
    login(request, user, backend=BACKEND)
    note_way(request, way)


def note_way(request: HttpRequest, way: str) -> None:
    """Remember the way in for this session, and log that somebody signed in."""
    request.session[WAY_IN] = way
    log.info("signed in", user=request.user.pk, reason=way)


def must_add_passkey(request: HttpRequest) -> bool:
    """Whether this session may do nothing until a passkey is added."""
    way = request.session.get(WAY_IN)
    if way is None or way == DEMO:
        return not settings.HANDRAIL_DEMO_SIGN_IN
    return way not in (PASSKEY, EMAILED, PIN)


def by_link_and_pin(request: HttpRequest) -> bool:
    """Whether this session came by an e-mailed link, and sees partners' pages only."""
    return request.session.get(WAY_IN) in (EMAILED, PIN)


class PasskeyFirst:
    """Leads a session that came in by link or code to adding a passkey, and nowhere else.

    And before what matters it leads to showing the passkey once more.
    """

    OPEN = frozenset({"mfa_add_webauthn", "account_logout", "account_session"})

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Before any view: refuse by leading away."""
        if not request.user.is_authenticated or not must_add_passkey(request):
            return None
        if request.resolver_match and request.resolver_match.view_name in self.OPEN:
            return None
        return redirect("mfa_add_webauthn")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """allauth asks by exception, before it changes anything; so this request has not failed."""
        if isinstance(exception, ReauthenticationRequired):
            return suspend_request(request, reverse("mfa_reauthenticate_webauthn"))
        return None


def safe_next(request: HttpRequest) -> str:
    """Where the reader wanted to go, if that is a page of ours; otherwise the start page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else reverse("home:start")
