"""Pages for signing in and out, for one's passkeys and for the authenticator app."""

from ipaddress import ip_address
from textwrap import wrap
from typing import Any

import structlog
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse, reverse_lazy
from django.utils.html import json_script
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from handrail.access.models import User
from handrail.home import signing_in

log = structlog.get_logger(__name__)


# -- In and out --------------------------------------------------------------


def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page: one button, which asks for a passkey."""
    if request.user.is_authenticated:
        return redirect(signing_in.safe_next(request))
    context = {
        "next": request.GET.get("next", ""),
        "signed_out": "signed-out" in request.GET,
        "minutes": settings.SESSION_COOKIE_AGE // 60,
        "not_accepted": "not-accepted" in request.GET,
        "by_name": address_by_name(request),
    }
    return render(request, "account/sign_in.html", context)


def address_by_name(request: HttpRequest) -> str:
    """Our address under a host name, for a reader who came to a bare number, as in the demo."""
    host, _port = split_domain_port(request.get_host())
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return ""
    return settings.HANDRAIL_BASE_URL + request.path


class PasskeySignIn(LoginWebAuthnView):
    """Gives the browser its challenge, and takes the answer."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Sign in and go where the reader wanted to."""
        response = super().form_valid(form)
        if self.request.user.is_authenticated:
            signing_in.note_way(self.request, signing_in.PASSKEY)
            return redirect(signing_in.safe_next(self.request))
        return response

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Say so on the sign-in page, without saying why."""
        log.warning("sign-in refused", reason=signing_in.PASSKEY)
        asked = {"not-accepted": "1", "next": self.request.POST.get("next", "")}
        return redirect(f"{reverse('account_login')}?{urlencode(asked)}")


def first(request: HttpRequest, token: str) -> HttpResponse:
    """A single-use link. Opening it does nothing; the button on the page uses it up."""
    if request.method == "POST":
        user = authenticate(request, token=token)
        if isinstance(user, User):
            signing_in.enter(request, user, signing_in.LINK)
            return redirect("mfa_add_webauthn")
        log.warning("sign-in refused", reason=signing_in.LINK)
    elif signing_in.link_works(token):
        return render(request, "account/first.html")
    return render(request, "account/link_over.html", status=410)


def _code_field() -> forms.CharField:
    return forms.CharField(
        label=_("Code"),
        max_length=10,
        help_text=_("The 6 figures that your authenticator app shows now."),
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-5"}
        ),
    )


class CodeForm(forms.Form):
    """What a recovery asks for."""

    username = forms.CharField(
        label=_("Username"),
        max_length=64,
        widget=forms.TextInput(
            {
                "autocomplete": "username",
                "spellcheck": "false",
                "autocapitalize": "none",
                "class": "govuk-input--width-20",
            }
        ),
    )
    code = _code_field()


def recover(request: HttpRequest) -> HttpResponse:
    """Sign in by authenticator code, while an administrator has opened a recovery."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if isinstance(user, User):
            signing_in.enter(request, user, signing_in.CODE)
            return redirect("mfa_add_webauthn")
        log.warning("sign-in refused", reason=signing_in.CODE)
        # The same words whatever was wrong: nobody learns who is a user here, or has a recovery.
        form.add_error(None, _("Nobody can sign in with this username and code now."))
    return render(request, "account/recover.html", {"form": form})


def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and have the browser forget what it keeps for us."""
    if request.user.is_authenticated:
        log.info("signed out", user=request.user.pk)
    logout(request)
    response = redirect(f"{resolve_url(settings.LOGIN_URL)}?signed-out=1")
    # Not "cookies": that would reach every service of the same domain, and the session is gone.
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def session(request: HttpRequest) -> HttpResponse:
    """How many seconds the session still lasts; with ``stay`` it has been made longer."""
    if not request.user.is_authenticated:
        return JsonResponse({}, status=401)
    return JsonResponse({"left": getattr(request, "session_left", 0)})


def ended(request: HttpRequest) -> HttpResponse:
    """Where a page leads once its session has run out: no case, and what was kept."""
    if request.user.is_authenticated:
        return redirect(signing_in.safe_next(request))
    way = urlencode({"next": signing_in.safe_next(request)})
    context = {
        "minutes": settings.SESSION_COOKIE_AGE // 60,
        "kept": "kept" in request.GET,
        "again_url": f"{resolve_url(settings.LOGIN_URL)}?{way}",
    }
    return render(request, "account/ended.html", context)


def inactive(request: HttpRequest) -> HttpResponse:
    """Shown to somebody whose passkey is right and whose account has been closed."""
    return render(request, "account/inactive.html", status=403)


# -- One's own account -------------------------------------------------------


def _passkeys(request: HttpRequest) -> list[Authenticator]:
    """The reader's passkeys, the oldest first."""
    mine = Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.WEBAUTHN)
    return list(mine.order_by("pk"))


def account(request: HttpRequest) -> HttpResponse:
    """How one signs in: passkeys, and the authenticator app for the day they are lost."""
    app = Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.TOTP).first()
    return render(request, "account/account.html", {"passkeys": _passkeys(request), "app": app})


class PasskeyForm(AddWebAuthnForm):
    """Every passkey of ours can sign in by itself, so there is no choice about that."""

    name = forms.CharField(
        label=_("Name"),
        required=True,
        max_length=60,
        help_text=_("So that you know it again, for instance “Work laptop”."),
        widget=forms.TextInput({"autocomplete": "off", "class": "govuk-input--width-20"}),
    )
    passwordless = None


class AddPasskey(AddWebAuthnView):
    """Make a passkey that can sign in by itself, proven by a fingerprint, a face or a PIN."""

    form_class = PasskeyForm
    template_name = "mfa/add_passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, with what the browser needs to make the passkey."""
        context = super().get_context_data(**kwargs)
        # The server asks for these properties itself; the browser's script cannot lower them.
        options = {"creation_options": begin_registration(self.request.user, True)}
        must = signing_in.must_add_passkey(self.request)
        return context | kwargs | {"data": json_script(options, "passkey-data"), "must": must}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Keep the passkey; from now on the session is one that came by passkey."""
        super().form_valid(form)
        self.request.session.cycle_key()
        self.request.session[signing_in.WAY_IN] = signing_in.PASSKEY
        log.info("passkey added", user=self.request.user.pk)
        messages.success(self.request, _("The passkey is added. From now on you sign in with it."))
        return redirect("mfa_index")


class RemovePasskey(RemoveWebAuthnView):
    """Remove a passkey, but never the last one."""

    template_name = "mfa/remove_passkey.html"
    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question, or why it cannot be done."""
        context = super().get_context_data(**kwargs)
        return context | {"passkey": self.object, "only_one": len(_passkeys(self.request)) < 2}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Remove it, unless it is the only one."""
        if len(_passkeys(self.request)) < 2:
            return self.render_to_response(self.get_context_data(form=form), status=409)
        super().form_valid(form)
        log.info("passkey removed", user=self.request.user.pk)
        messages.success(self.request, _("The passkey is removed. It cannot be used to sign in any more."))
        return redirect("mfa_index")


class ConfirmPasskey(ReauthenticateWebAuthnView):
    """Before something that matters: show once more that it is you."""

    template_name = "mfa/confirm.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, with the challenge for the browser."""
        context = super().get_context_data(**kwargs)
        data = json_script(context["js_data"], "passkey-data")
        return context | kwargs | {"data": data, "next": self.request.GET.get("next", "")}

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Ask again."""
        log.warning("confirmation refused", user=self.request.user.pk)
        return self.render_to_response(self.get_context_data(form=form, not_accepted=True))


class AppForm(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    code = _code_field()


class SetUpApp(ActivateTOTPView):
    """Set up an authenticator app, for a recovery."""

    form_class = AppForm
    template_name = "mfa/set_up_app.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, with the key in fours for those who type it."""
        context = super().get_context_data(**kwargs)
        return context | {"key": " ".join(wrap(context["form"].secret, 4))}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Keep it, encrypted."""
        super().form_valid(form)
        log.info("authenticator app added", user=self.request.user.pk)
        messages.success(self.request, _("The authenticator app is set up."))
        return redirect("mfa_index")


class RemoveApp(DeactivateTOTPView):
    """Forget the authenticator app."""

    template_name = "mfa/remove_app.html"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Forget it."""
        super().form_valid(form)
        log.info("authenticator app removed", user=self.request.user.pk)
        messages.success(self.request, _("The authenticator app is removed."))
        return redirect("mfa_index")
