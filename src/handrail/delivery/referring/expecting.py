"""What to expect at a service, in words: how long, what happens, who goes along, women only, the wait."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.agencies.models import Service
from handrail.delivery.timeline import length

LONG = 90
"""Minutes from which a single appointment is worth planning for."""


def expect(service: Service) -> list[tuple[str, str]]:
    """What is on record of it, with what each part is."""
    parts = (
        (_("How long"), length(service.takes_minutes)),
        (_("What happens"), service.what_happens),
        (_("Who goes along"), service.goes_along),
        (_("Women only"), _women_only(service)),
        (_("Wait"), _wait(service)),
        (_("After the sentence"), AFTER[service.continues]()),
    )
    return [(name, words) for name, words in parts if words]


def in_a_line(service: Service) -> str:
    """About a first appointment, beside the step: how long, what happens, who goes along, the wait."""
    told = length(service.takes_minutes)
    how_long = _("Allow %(time)s") % {"time": told} if told else ""
    wait = _wait(service)
    waiting = _("Wait: %(wait)s") % {"wait": wait} if wait else ""
    along = _("Goes along: %(who)s") % {"who": service.goes_along} if service.goes_along else ""
    return " ".join(_sentences([how_long, service.what_happens, along, _women_only(service), waiting]))


def _sentences(parts: Iterable[str]) -> Iterable[str]:
    for part in parts:
        if part:
            yield part if part.endswith((".", "!", "?")) else f"{part}."


def _women_only(service: Service) -> str:
    if service.women_only:
        return _("Women only")
    if service.women_only_times:
        return _("Women-only times: %(times)s") % {"times": service.women_only_times}
    return _("Has women-only hours") if any(one.get("women_only") for one in service.hours) else ""


def _wait(service: Service) -> str:
    weeks = service.wait_weeks
    counted = ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks} if weeks else ""
    return service.wait or counted


AFTER = {
    "universal": lambda: _("Open to everyone; goes on"),
    "specialist": lambda: _("Specialist; ask whether it goes on"),
    "statutory": lambda: _("Ends with the sentence"),
}
