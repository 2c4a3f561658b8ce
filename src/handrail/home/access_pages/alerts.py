"""Alerts: cases opened with a reason, and cases that too few can open. For managers and governance."""

from datetime import date

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from handrail.access import governing, log, reviewing
from handrail.access.log import Operation
from handrail.access.models import Alert, User
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.design import wording
from handrail.design.parts import Need
from handrail.home.access_pages.forms import ReviewForm
from handrail.people.drafting import FormDraft
from handrail.records import clock

MOST_NEEDS = 8
WHO = {"manager", "information_governance"}


@route(who=WHO, classes=("audit",), get=Operation.CONSULTATION)
def alerts(request: Request) -> HttpResponse:
    """What has to be looked at, what was, and which cases too few can open."""
    waiting = list(reviewing.unreviewed()[: reviewing.MOST])
    done = list(reviewing.reviewed()[: reviewing.MOST])
    few = governing.too_few_readers()
    log.write(
        request,
        Operation.CONSULTATION,
        [*(one.case_id for one in [*waiting, *done]), *(case.id for case in few)],
    )
    page = {
        "waiting": [(one, _what(one), _due(one), one.about_id != request.user.pk) for one in waiting],
        "done": [(one, _what(one), clock.shown(one.review.at)) for one in done],
        "few": few,
        "may_open": request.user.role == "manager",
    }
    return render(request, "home/access/alerts.html", page)


@route(who=WHO, classes=("audit",), get=Operation.CONSULTATION, post=Operation.ALTERATION)
def review(request: Request, number: int) -> HttpResponse:
    """Say what came of one alert. Nobody does of one about themselves."""
    alert = get_object_or_404(reviewing.unreviewed(), pk=number)
    if alert.about_id == request.user.pk:
        raise Http404
    back = reverse("access:alerts")
    draft = FormDraft(request, title=_("Review an alert"), back=back)
    form = ReviewForm(draft.data)
    draft.spare(form)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                reviewing.review(alert, by=request.user, **form.cleaned_data)
                draft.saved()
        except IntegrityError:
            return HttpResponseRedirect(back)  # somebody else, or the same form twice
        log.write(request, Operation.ALTERATION, [alert.case_id])
        messages.success(request, _("Reviewed."))
        return HttpResponseRedirect(back)
    draft.refused(form)
    log.write(request, Operation.CONSULTATION, [alert.case_id])
    page = {
        "form": form,
        "heading": _("Review: %(what)s") % {"what": alert.get_kind_display().lower()},
        "alert": alert,
        "what": _what(alert),
        "at": clock.shown(alert.at),
        "due": _due(alert),
        "cancel_url": back,
        "draft": draft.shown(form),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "home/access/alert.html", page, status=status)


def needs(user: User, today: date) -> list[Need]:
    """What a manager has to look at, for "What needs me first"; the longest waiting first."""
    waiting = reviewing.unreviewed().exclude(about=user)[:MOST_NEEDS]
    return [
        Need(
            f"{one.get_kind_display()}, {one.reference}",
            _what(one),
            _due(one, today),
            reverse("access:alert_review", args=[one.pk]),
        )
        for one in waiting
    ]


def _due(alert: Alert, today: date | None = None) -> str:
    day = reviewing.due(timezone.localdate(clock.shown(alert.at)))
    words = _("by %(day)s") if day >= (today or clock.today()) else _("late since %(day)s")
    return words % {"day": wording.day_month(day)}


def _what(alert: Alert) -> str:
    if alert.kind == Alert.Kind.FEW_READERS:
        return _("Fewer than two can open this case")
    who = alert.about.name if alert.about else ""
    if alert.kind in (Alert.Kind.ONE_PERSON, Alert.Kind.TWO_PEOPLE):
        words = _("%(who)s: this record and %(other)s. Does what shuts the one belong in the other?")
        return words % {"who": who, "other": alert.reason}
    return _("%(who)s: %(reason)s") % {"who": who, "reason": alert.reason}
