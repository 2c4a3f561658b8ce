"""Pages of one's own settings, and of the devices one is signed in on."""

import structlog
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from handrail.access.requests import Request
from handrail.home import devices, personal
from handrail.home.shell import CASE_ROLES

log = structlog.get_logger(__name__)


def own_settings(request: Request) -> HttpResponse:
    """Language, size of text, and what shows where one starts."""
    form = personal.SettingsForm(request.user, request.POST if request.method == "POST" else None)
    if request.user.role not in CASE_ROLES:
        del form.fields["shows"]  # they have no caseload
    if request.method == "POST" and form.is_valid():
        form.save()
        personal.carry(request)
        with override(personal.language(request)):
            messages.success(request, _("Your settings are saved."))
        return HttpResponseRedirect(reverse("account_settings"))
    status = 422 if request.method == "POST" else 200
    page = {"form": form, "languages": [name for _code, name in personal.languages()]}
    return render(request, "account/settings.html", page, status=status)


def signed_in(request: Request) -> HttpResponse:
    """Where one is signed in; a device, or all others, can be signed out."""
    mine = devices.of(request.user)
    here = request.session.session_key
    if request.method == "POST":
        wanted = request.POST.get("end", "")
        others = [one for one in mine if one.session_key != here]
        ended = devices.end([one for one in others if wanted in ("others", str(one.pk))])
        log.info("devices signed out", user=request.user.pk, count=ended)
        done = ngettext("%(count)s device is signed out.", "%(count)s devices are signed out.", ended)
        messages.success(request, done % {"count": ended})
        return HttpResponseRedirect(reverse("account_devices"))
    shown = [(one, devices.in_words(one.user_agent), one.session_key == here) for one in mine]
    return render(request, "account/devices.html", {"devices": shown})
