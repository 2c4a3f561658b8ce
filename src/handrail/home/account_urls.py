"""Every address of signing in and of one's account: a short list, so that all of it can be tested.

allauth's own list is longer (passwords, e-mail, signing up) and none of that exists here. The
names are allauth's where its code asks for them.
"""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from handrail.access.routes import EVERYONE, SIGNED_IN, route
from handrail.home import account_views as views
from handrail.home import personal_views
from handrail.home.by_link import views as by_link
from handrail.home.diary import feed_views
from handrail.home.diary.views import CLASSES as DIARY_CLASSES


def _page(view: Callable[..., Any], who: str = SIGNED_IN) -> Callable[..., Any]:
    return route(who=who, get="nothing", post=None)(view)


def _form(view: Callable[..., Any], who: str = SIGNED_IN) -> Callable[..., Any]:
    return route(who=who, get="nothing", post="nothing")(view)


def _act(view: Callable[..., Any], who: str = SIGNED_IN) -> Callable[..., Any]:
    return route(who=who, get=None, post="nothing")(view)


def _feed(view: Callable[..., Any]) -> Callable[..., Any]:
    """Whoever holds the address comes in as its owner: the view asks who that is, and logs it."""
    return route(who=EVERYONE, classes=DIARY_CLASSES, get="consultation")(view)


urlpatterns: list[URLPattern] = [
    path("sign-in", _page(views.sign_in, EVERYONE), name="account_login"),
    path("sign-in/passkey", _form(views.PasskeySignIn.as_view(), EVERYONE), name="mfa_login_webauthn"),
    path("sign-in/code", _form(views.recover, EVERYONE), name="account_recover"),
    path("first/<str:token>", _form(views.first, EVERYONE), name="account_first"),
    path("sign-in/link", _form(by_link.ask, EVERYONE), name="account_link"),
    path("link/<str:token>", _form(by_link.opened, EVERYONE), name="account_link_open"),
    path("pin", _form(by_link.pin), name="account_pin"),
    path("session", _page(views.session, EVERYONE), name="account_session"),
    path("ended", _page(views.ended, EVERYONE), name="account_ended"),
    path("closed", _page(views.inactive, EVERYONE), name="account_inactive"),
    path("sign-out", _act(views.sign_out, EVERYONE), name="account_logout"),
    path("", _page(views.account), name="mfa_index"),
    path("settings", _form(personal_views.own_settings), name="account_settings"),
    path("devices", _form(personal_views.signed_in), name="account_devices"),
    path("calendar", _form(feed_views.address), name="account_calendar"),
    path("feed/<str:token>.ics", _feed(feed_views.feed), name="account_feed"),
    path("confirm", _form(views.ConfirmPasskey.as_view()), name="mfa_reauthenticate_webauthn"),
    path("passkeys/add", _form(views.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove", _form(views.RemovePasskey.as_view()), name="mfa_remove_webauthn"),
    path("app/set-up", _form(views.SetUpApp.as_view()), name="mfa_activate_totp"),
    path("app/remove", _form(views.RemoveApp.as_view()), name="mfa_deactivate_totp"),
]
