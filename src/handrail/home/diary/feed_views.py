"""The feed a calendar reads without a session, and the page on which its address is made and withdrawn."""

from datetime import timedelta

import structlog
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.actors import acting_as
from handrail.access.log import Operation
from handrail.access.models import User
from handrail.access.requests import Request
from handrail.access.tenants import tenant_of
from handrail.home import errors
from handrail.home.diary import calendar, feeds, reading
from handrail.home.shell import CASE_ROLES
from handrail.records import clock

told = structlog.get_logger(__name__)
RATES = {"diary_feed": "40/h/key,300/m/ip"}
"""A calendar asks a few times an hour; several people may sit behind one address."""
BACK, AHEAD = timedelta(days=14), timedelta(days=90)


def feed(request: Request, token: str) -> HttpResponse:
    """The diary of whoever the address belongs to, as them, and logged as theirs."""
    if not ratelimit.consume(
        request,
        app="handrail.home",
        action="diary_feed",
        config=RATES,
        key=feeds.digest(token),
        limit_get=True,
    ):
        return errors.too_many(request)
    reader = feeds.reader(token)
    if reader is None:
        raise Http404
    return HttpResponse(_read(request, reader, token), content_type="text/calendar; charset=utf-8")


def _read(request: Request, reader: User, token: str) -> bytes:
    """Read as the owner of the address, whoever else may be signed in where it is opened."""
    before, request.user = request.user, reader
    try:
        with acting_as(reader.pk, tenant=tenant_of(reader)):
            today = clock.today()
            diary = reading.mine(reader, today - BACK, today + AHEAD, today)
            log.write(
                request,
                Operation.CONSULTATION,
                {row.case_id for row in diary.appointments},
                reason="calendar",
            )
            return calendar.file(diary, feeds.digest(token))
    finally:
        request.user = before


def address(request: Request) -> HttpResponse:
    """Make the address of one's diary, make another, or withdraw it."""
    shown, has_diary = "", request.user.role in CASE_ROLES
    if request.method == "POST":
        if not has_diary:
            raise Http404
        if request.POST.get("do") == "withdraw":
            feeds.withdraw(request.user)
            told.info("diary address withdrawn", user=request.user.pk)
            messages.success(request, _("The address is withdrawn. Calendars that read it get nothing more."))
            return HttpResponseRedirect(reverse("account_calendar"))
        shown = feeds.make(request.user)
        told.info("diary address made", user=request.user.pk)
    page = {"feed": feeds.of(request.user), "shown": shown, "has_diary": has_diary}
    return render(request, "account/calendar.html", page)
