"""What administrators changed of a service: kept with who and when, and told on its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from handrail.access.models import User
from handrail.agencies import directory
from handrail.agencies.models import Service, ServiceChange
from handrail.casefile import codes
from handrail.design import wording
from handrail.home.administration.service_form import ServiceForm
from handrail.home.directory import hours_words

MOST = 50
FIELDS = (*(name for name in ServiceForm.base_fields if name not in ("key", "seen")), "hours")


@dataclass(frozen=True)
class Told:
    """One change: who and when, and each field with what stood before and after."""

    heading: str
    rows: tuple[tuple[str, str, str], ...]


def shown(row: models.Model | None) -> dict[str, str]:
    """What stands of a service, field by field, in words; nothing of anything else."""
    if not isinstance(row, Service):
        return {}
    return {name: _words(name, getattr(row, name)) for name in FIELDS}


def keep(row: models.Model, before: dict[str, str], user: User) -> None:
    """Keep what an administrator changed of a service, or how they added it."""
    if not isinstance(row, Service):
        return
    row = Service.objects.select_related("agency", "venue").get(pk=row.pk)
    after = {name: words for name, words in shown(row).items() if words != before.get(name, "")}
    if after:
        ServiceChange.objects.create(
            service=row,
            changed_by=user.username,
            changed_by_name=user.name,
            before={name: before.get(name, "") for name in after},
            after=after,
        )


def told(row: models.Model) -> list[Told]:
    """The changes of a service, the latest first: one query."""
    if not isinstance(row, Service):
        return []
    return [Told(_heading(one), tuple(_rows(one))) for one in row.changes.all()[:MOST]]


def _heading(one: ServiceChange) -> str:
    at = timezone.localtime(one.changed_at)
    words = _("%(who)s, %(day)s at %(time)s")
    return words % {
        "who": one.changed_by_name,
        "day": wording.full_date(at.date()),
        "time": wording.clock(at.time()),
    }


def _rows(one: ServiceChange) -> Iterator[tuple[str, str, str]]:
    labels = {name: str(field.label) for name, field in ServiceForm.base_fields.items()}
    for name, after in one.after.items():
        label = labels.get(name) or _("Weekdays and hours")
        yield label, one.before.get(name) or _("Nothing"), after or _("Nothing")


def _words(name: str, value: Any) -> str:
    if name == "hours":
        return "; ".join(hours_words(value, directory.venues(row.get("venue") for row in value)))
    if name == "continues":
        return codes.label("service_reaches", value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(value)
    if hasattr(value, "isoformat"):
        return date_format(value, "j F Y")
    return "" if value is None else str(value)
