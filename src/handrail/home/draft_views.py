"""Where drafts go: kept as one types, kept for later, or thrown away by their author.

A form carries a signed claim (``records.drafts``), so this one address serves every form. A page
whose session has run out by itself may still hand in what was typed on it, and nothing else; a
session that somebody ended may not.
"""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.access.requests import Request
from handrail.access.routes import EVERYONE, route
from handrail.people.models import Case
from handrail.people.opening import is_shut
from handrail.records import drafts
from handrail.records.drafts import AlreadySaved, Claim, NoClaim
from handrail.records.models import Draft
from handrail.records.reading import Reach

LATE = timedelta(hours=12)
"""How long after it ran out a session's page may hand in what was typed."""
SAVE, LATER, DISCARD = "keep", "later", "discard"
LONG = 20
"""Letters from which a field is worth copying."""


class NotTheirs(Exception):
    """The author may no longer write what the form writes, or somebody else is signed in."""


@route(who=EVERYONE, get=None, post="nothing")
def draft(request: Request) -> HttpResponse:
    """Keep, keep and leave, or discard."""
    try:
        claim = Claim.read(request.POST.get("draft", ""))
    except NoClaim:
        return HttpResponseBadRequest()
    wanted = request.POST.get("do", SAVE)
    if wanted == SAVE:
        return _as_typed(request, claim)
    if wanted == DISCARD and request.user.is_authenticated:
        drafts.drop(request.user, request.POST.get("key", ""))
    elif wanted == LATER and request.user.is_authenticated:
        return _for_later(request, claim)
    elif wanted == LATER:
        return kept_or_shown(request, claim)
    return HttpResponseRedirect(claim.place)  # by way of signing in, if need be


def _for_later(request: Request, claim: Claim) -> HttpResponse:
    try:
        keep(request, claim)
    except NotTheirs:
        return _shown(request, claim)
    except AlreadySaved:
        messages.success(request, _("This was saved already."))
    else:
        messages.success(request, _("Kept for later. It is not on the record yet; open the form to go on."))
    return HttpResponseRedirect(claim.back or reverse("home:start"))


def _as_typed(request: Request, claim: Claim) -> JsonResponse:
    """What the script on the form is told. ``key`` is the form's from now on."""
    try:
        kept = keep(request, claim)
    except AlreadySaved:
        return JsonResponse({"key": claim.page}, status=409)
    except NotTheirs:
        return JsonResponse({}, status=410 if request.user.is_authenticated else 401)
    at = timezone.localtime(kept.typed_at).strftime("%H:%M")
    answer = {"key": kept.key, "said": _("Saved %(time)s") % {"time": at}}
    if request.user.is_authenticated:
        return JsonResponse(answer)
    return JsonResponse({**answer, "sign_in": _sign_in(claim.place)}, status=401)


def keep(request: HttpRequest, claim: Claim) -> Draft:
    """Keep what a form sent for its author. Raises ``NotTheirs``, or ``AlreadySaved``."""
    user = request.user if request.user.is_authenticated else timed_out(request)
    if not isinstance(user, User) or user.pk != claim.user:
        raise NotTheirs
    key = request.POST.get("key", "")
    with acting_as(user.pk):
        if not _may_still(user, claim):
            raise NotTheirs
        return drafts.keep(claim, request.POST.lists(), key if key == claim.key else claim.page)


def _may_still(user: User, claim: Claim) -> bool:
    if claim.writes and claim.case_id is not None:
        return Reach.of(user, [claim.case_id]).can_write(claim.case_id, claim.writes)
    return user.role == claim.role and not (claim.case_id and is_shut(user, Case(pk=claim.case_id)))


def timed_out(request: HttpRequest) -> User | None:
    """Whose session this was, if it ran out by itself not long ago."""
    held: str | int | None = getattr(request, "timed_out", None)
    if held is None:
        name = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        since = timezone.now() - LATE
        session = Session.objects.filter(session_key=name, expire_date__gt=since).first()
        held = session.get_decoded().get("_auth_user_id") if session else None
    return User.objects.filter(pk=held, is_active=True).first() if held else None


def _sign_in(place: str) -> str:
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': place})}"


class KeepsWhatWasSent:
    """A form sent after the session ended is not lost: it waits as a draft until one has signed in.

    Where it cannot be kept it is shown once more, to the browser it came from.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Before any view, for a form that somebody signed out has sent."""
        if request.method != "POST" or request.user.is_authenticated or "draft" not in request.POST:
            return None
        if request.resolver_match and request.resolver_match.view_name == "home:draft":
            return None
        try:
            return kept_or_shown(request, Claim.read(request.POST["draft"]))
        except NoClaim:
            return None


def kept_or_shown(request: HttpRequest, claim: Claim) -> HttpResponse:
    """On to the form, filled in, if need be by way of signing in; or what was written, to be copied."""
    try:
        keep(request, claim)
    except (NotTheirs, AlreadySaved):
        return _shown(request, claim)
    return HttpResponseRedirect(claim.place if request.user.is_authenticated else _sign_in(claim.place))


def _shown(request: HttpRequest, claim: Claim) -> HttpResponse:
    """Nothing is kept and nothing is lost: what was sent is shown to whoever sent it."""
    apart = {*drafts.NOT_TYPED, "key"}
    sent = [words.strip() for name, values in request.POST.lists() if name not in apart for words in values]
    page = {"written": [words for words in sent if len(words) >= LONG], "form_url": claim.place}
    return render(request, "home/not_kept.html", page, status=403)
