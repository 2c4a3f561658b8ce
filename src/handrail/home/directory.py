"""Agencies and who works there; who is on duty."""

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from handrail.access.models import DutySlot
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.agencies import directory, suggesting
from handrail.agencies.models import Agency, Service, Team, Worker
from handrail.casefile import codes
from handrail.design.parts import Chip
from handrail.home.shell import SITE_ROLES

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@route(who=set(SITE_ROLES))
def agencies(request: Request) -> HttpResponse:
    """Every agency by what it does, our own services first."""
    by_type: dict[str, list[Agency]] = {}
    for agency in Agency.objects.order_by("-ours", "name"):
        by_type.setdefault(codes.label("agency_types", agency.type), []).append(agency)
    tabs = [
        Chip(_("Find a service"), reverse("home:services")),
        Chip(_("All agencies"), reverse("home:agencies"), current=True),
    ]
    return render(request, "home/agencies.html", {"by_type": by_type, "tabs": tabs})


@route(who=set(SITE_ROLES))
def agency(request: Request, reference: str) -> HttpResponse:
    """One agency: its people and when they are where, and what it offers."""
    found = get_object_or_404(
        Agency.objects.prefetch_related(
            Prefetch("workers", Worker.objects.order_by("name")),
            Prefetch("services", Service.objects.select_related("venue").order_by("name")),
        ),
        reference=reference,
    )
    rows = [row for worker in found.workers.all() for row in worker.present]
    rows += [row for service in found.services.all() for row in service.hours]
    venues = directory.venues(row.get("venue") for row in rows)
    workers = [(worker, hours_words(worker.present, venues)) for worker in found.workers.all()]
    services = [
        (service, hours_words(service.hours, venues), suggesting.ages(service))
        for service in found.services.all()
    ]
    page = {
        "agency": found,
        "workers": workers,
        "services": services,
        "type": codes.label("agency_types", found.type),
    }
    return render(request, "home/agency.html", page)


@route(who=set(SITE_ROLES))
def duty(request: Request) -> HttpResponse:
    """Who is on duty now, by team, and the number to ring."""
    now = timezone.now()
    slots = DutySlot.objects.filter(starts_at__lte=now, ends_at__gt=now).select_related("user")
    teams = Team.objects.select_related("agency").prefetch_related(
        Prefetch("duty_slots", slots, to_attr="on_now")
    )
    return render(request, "home/duty.html", {"teams": teams.order_by("agency__name", "name")})


def hours_words(hours: list[dict], venues: dict[str, str]) -> list[str]:
    """When something is there, a line for each day; places by name."""
    lines = []
    for one in hours:
        words = f"{WEEKDAYS[one['weekday'] - 1]} {_clock(one['starts'])} to {_clock(one['ends'])}"
        if one.get("venue"):
            words += f", {venues.get(one['venue'], one['venue'])}"
        if one.get("women_only"):
            words += ", women only"
        lines.append(words)
    return lines


def _clock(value: str) -> str:
    hour, minute = int(value[:2]), int(value[3:5])
    half = "am" if hour < 12 else "pm"
    return f"{hour % 12 or 12}{f':{minute:02d}' if minute else ''}{half}"
