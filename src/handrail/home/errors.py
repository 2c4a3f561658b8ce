"""Pages for what went wrong. They say what happened and what to do, and nothing about any case."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.home import draft_views
from handrail.records.drafts import Claim, NoClaim

TEMPLATE = "design/error.html"


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Absent, hidden, or not for this reader: the same page for all three."""
    return _page(request, 404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The role does not allow it."""
    return _page(request, 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be read."""
    return _page(request, 400)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Asked for more often than anybody does by hand."""
    return _page(request, 429)


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not fit, most often because the session ended while it stood open."""
    if request.user.is_authenticated and request.path != reverse("home:draft"):
        try:
            claim = Claim.read(request.POST.get("draft", ""))
        except NoClaim:
            pass
        else:
            return draft_views.kept_or_shown(request, claim)
    text = _(
        "This page was open too long, or was opened before you signed in. Nothing was saved."
        " Go back, copy what you wrote, load the page again and send it once more."
    )
    return _page(request, 403, heading=_("Send this again from a fresh page"), text=text, kept="")


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke, or the database is away. Drawn without the database and the session."""
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    context = {
        "status": 503 if away else 500,
        "fragment": _is_part(request),
        "reference": getattr(request, "log_reference", ""),
        "again_url": request.get_full_path() if request.method == "GET" else "",
    }
    page = get_template(TEMPLATE).render(context)
    answer = _placed(request, HttpResponse(page, status=503 if away else 500))
    if away:
        answer["Retry-After"] = "30"
    return answer


def _page(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    page = {"status": status, "fragment": _is_part(request), **context}
    return _placed(request, render(request, TEMPLATE, page, status=status))


def _is_part(request: HttpRequest) -> bool:
    """Whether a script asked for a piece of a page, which stays where it is."""
    return request.headers.get("HX-Request") == "true"


def _placed(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Above what is there, never instead of it: somebody may be typing."""
    if _is_part(request):
        answer["HX-Retarget"], answer["HX-Reswap"] = "#main", "afterbegin"
    return answer
