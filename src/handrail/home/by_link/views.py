"""Pages of signing in by an e-mailed link and a PIN."""

import structlog
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from handrail.access.models import User
from handrail.access.sessions import IDLE, LONGEST
from handrail.home import signing_in
from handrail.home.account_views import address_by_name
from handrail.home.by_link import links, pins
from handrail.home.by_link.forms import AskForm, NewPinForm, PinForm

# An office shares one address; what one mailbox gets is limited by the database.
ASKS, OPENS = {"ask_link": "30/m/ip"}, {"open_link": "60/m/ip"}
PIN_IDLE, PIN_LONGEST = 30 * 60, 2 * 60 * 60
log = structlog.get_logger(__name__)


def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a link by e-mail. The answer is the same whoever asks."""
    if request.user.is_authenticated:
        return redirect(signing_in.safe_next(request))
    if not links.possible():
        return render(request, "account/link_not_here.html")
    if "sent" in request.GET:
        return render(request, "account/link_sent.html")
    form = AskForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        page = {"form": form, "by_name": address_by_name(request)}
        return render(request, "account/link_ask.html", page, status=status)
    if not ratelimit.consume(request, app="handrail", action="ask_link", config=ASKS):
        return render(request, settings.AXES_LOCKOUT_TEMPLATE, status=429)
    secret = links.held(request) or links.new_secret()
    links.ask(form.cleaned_data["email"], secret)
    response = redirect(f"{reverse('account_link')}?sent=1")
    links.hold(response, secret)
    return response


def opened(request: HttpRequest, token: str) -> HttpResponse:
    """A link from an e-mail. Opening it does nothing; the button uses it up, in the browser that asked."""
    if request.method == "POST":
        # Not by way of axes: it keeps the address of a refused request, and that would be a live link.
        if not ratelimit.consume(request, app="handrail", action="open_link", config=OPENS):
            return render(request, settings.AXES_LOCKOUT_TEMPLATE, status=429)
        user = links.use(token, links.held(request))
        if user is not None:
            signing_in.enter(request, user, signing_in.EMAILED)
            request.session[IDLE] = request.session[LONGEST] = signing_in.LINK_LASTS.seconds
            response = redirect("account_pin")
            response.delete_cookie(links.COOKIE)
            return response
        log.warning("sign-in refused", reason=signing_in.EMAILED)
    elif links.works(token):
        return render(request, "account/link_open.html")
    return render(request, "account/emailed_link_over.html", status=410)


def pin(request: HttpRequest) -> HttpResponse:
    """After the link: the PIN, which is set the first time."""
    user = request.user
    if not isinstance(user, User) or request.session.get(signing_in.WAY_IN) != signing_in.EMAILED:
        raise Http404
    mine = pins.of(user)
    if mine is not None and pins.is_locked(mine):
        return render(request, "account/pin_locked.html", status=403)
    form = (NewPinForm if mine is None else PinForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _set(request, user, form) if mine is None else _given(request, user, form)
    page = {"form": form, "first": mine is None}
    return render(request, "account/pin.html", page, status=422 if request.method == "POST" else 200)


def _set(request: HttpRequest, user: User, form: NewPinForm | PinForm) -> HttpResponse:
    try:
        with transaction.atomic():
            pins.choose(user, form.cleaned_data["pin"])
    except IntegrityError:  # it was set in another window: ask for it
        return redirect("account_pin")
    log.info("pin set", user=user.pk)
    return _in(request, user)


def _given(request: HttpRequest, user: User, form: NewPinForm | PinForm) -> HttpResponse:
    found = authenticate(request, username=user.username, pin=form.cleaned_data["pin"])
    if isinstance(found, User):
        return _in(request, found)
    log.warning("sign-in refused", reason=signing_in.PIN)
    mine = pins.of(user)
    if mine is None or pins.is_locked(mine):
        logout(request)
        return render(request, "account/pin_locked.html", status=403)
    left = pins.WRONG_ALLOWED - mine.wrong
    page = {"form": PinForm(), "first": False, "wrong": True, "left": left}
    return render(request, "account/pin.html", page, status=422)


def _in(request: HttpRequest, user: User) -> HttpResponse:
    signing_in.enter(request, user, signing_in.PIN)
    request.session[IDLE] = min(PIN_IDLE, settings.SESSION_COOKIE_AGE)
    request.session[LONGEST] = PIN_LONGEST
    return redirect("partners:everyone")
