"""Pages for what went wrong. They say what happened and what to do, and nothing about any case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.home import draft_views
from handrail.records.drafts import Claim, NoClaim


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Absent, hidden, or not for this reader: the same page for all three."""
    return render(request, "design/error.html", {"status": 404}, status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The role does not allow it."""
    return render(request, "design/error.html", {"status": 403}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be read."""
    text = _("What was sent could not be read. Nothing was saved. Go back and try again.")
    context = {"status": 400, "heading": _("This could not be read"), "text": text}
    return render(request, "design/error.html", context, status=400)


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
    context = {"status": 403, "heading": _("Send this again from a fresh page"), "text": text}
    return render(request, "design/error.html", context, status=403)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke on our side. Drawn without the database, the session or the request."""
    page = get_template("design/error.html").render({"status": 500})
    return HttpResponse(page, status=500)
