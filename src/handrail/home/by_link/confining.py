"""A session that came by link sees the page of its PIN until that is given, then partners' pages only."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from handrail.home import signing_in

BEFORE_THE_PIN = frozenset({"account_pin", "account_logout", "account_session"})
OPEN = frozenset(
    {"account_settings", "account_devices", "account_logout", "account_session", "account_ended"}
    | {"account_login", "account_link", "account_link_open", "home:help", "home:draft", "home:offline"}
)
"""What there is besides the room of partners. Everything else is absent."""


class PartnersPagesOnly:
    """Refuses as if nothing were there, whatever the user's part in a case."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Before any view."""
        way = request.session.get(signing_in.WAY_IN) if request.user.is_authenticated else None
        page = request.resolver_match.view_name if request.resolver_match else ""
        if way == signing_in.EMAILED and page not in BEFORE_THE_PIN:
            return redirect("account_pin")
        if way != signing_in.PIN or page in OPEN or page.startswith("partners:"):
            return None
        if page == "home:start":
            return redirect("partners:everyone")
        raise Http404
