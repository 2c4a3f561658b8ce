"""What is kept, kind by kind: its words, its form, and how a list shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.models import User
from handrail.agencies.models import Agency, Service, SharingAgreement, Team, Venue, Worker
from handrail.casefile import codes
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.home.administration import accounts, forms

PAGE = 100


@dataclass(frozen=True)
class Kind:
    """One kind of item. ``words``: several, one, and what an empty list says."""

    key: str
    model: type[models.Model]
    form: type[forms.ItemForm]
    words: tuple[Promise, Promise, Promise]
    columns: tuple[Promise, ...]
    cells: Callable[[Any], tuple[Any, ...]]
    joins: tuple[str, ...] = ()
    by: str = "reference"

    def rows(self) -> models.QuerySet:
        """The list, by name."""
        return self.model._default_manager.select_related(*self.joins).order_by("name")

    def row(self, item: str) -> Any:
        """One item by its reference."""
        return self.rows().get(**{self.by: item})

    def line(self, row: Any) -> list[Any]:
        """One row of the list: the name leads to the form."""
        address = reverse(f"administration:{self.key}_update", args=[getattr(row, self.by)])
        return [Cell(row.name, url=address), *self.cells(row)]


def _user(row: User) -> tuple[Any, ...]:
    state = "" if row.is_active else _("May not sign in")
    return codes.label("user_roles", row.role), row.team.name if row.team else "", row.username, state


def _team(row: Team) -> tuple[Any, ...]:
    return row.agency.name, row.office, row.duty_telephone


def _agency(row: Agency) -> tuple[Any, ...]:
    return codes.label("agency_types", row.type), _("Ours") if row.ours else "", row.area, row.telephone


def _worker(row: Worker) -> tuple[Any, ...]:
    return row.agency.name, ", ".join(row.roles), row.team.name if row.team else "", row.telephone


def _venue(row: Venue) -> tuple[Any, ...]:
    placed = row.latitude is not None and row.longitude is not None
    return row.address, f"{row.latitude:.4f}, {row.longitude:.4f}" if placed else ""


def _service(row: Service) -> tuple[Any, ...]:
    checked = wording.full_date(row.last_checked) if row.last_checked else ""
    return row.agency.name, row.venue.name if row.venue else "", checked


def _agreement(row: SharingAgreement) -> tuple[Any, ...]:
    return row.agency.name, row.purpose, wording.full_date(row.ends_on)


KINDS = (
    Kind(
        "user",
        User,
        accounts.UserForm,
        (_l("Users"), _l("user"), _l("No users yet")),
        (_l("Name"), _l("Role"), _l("Team"), _l("User name"), _l("State")),
        _user,
        ("team",),
        by="username",
    ),
    Kind(
        "agency",
        Agency,
        forms.AgencyForm,
        (_l("Agencies and services of our own"), _l("agency"), _l("No agencies yet")),
        (_l("Name"), _l("What it does"), _l("Ours"), _l("Area"), _l("Telephone")),
        _agency,
    ),
    Kind(
        "team",
        Team,
        forms.TeamForm,
        (_l("Teams"), _l("team"), _l("No teams yet")),
        (_l("Name"), _l("Service"), _l("Office"), _l("Duty telephone")),
        _team,
        ("agency",),
    ),
    Kind(
        "worker",
        Worker,
        forms.WorkerForm,
        (_l("Workers"), _l("worker"), _l("No workers yet")),
        (_l("Name"), _l("Agency"), _l("What they do"), _l("Team"), _l("Telephone")),
        _worker,
        ("agency", "team"),
    ),
    Kind(
        "venue",
        Venue,
        forms.VenueForm,
        (_l("Venues"), _l("venue"), _l("No venues yet")),
        (_l("Name"), _l("Address"), _l("Position")),
        _venue,
    ),
    Kind(
        "service",
        Service,
        forms.ServiceForm,
        (_l("What agencies offer"), _l("offer"), _l("No offers yet")),
        (_l("Name"), _l("Agency"), _l("Where"), _l("Last checked")),
        _service,
        ("agency", "venue"),
    ),
    Kind(
        "agreement",
        SharingAgreement,
        forms.AgreementForm,
        (_l("Sharing agreements"), _l("sharing agreement"), _l("No sharing agreements yet")),
        (_l("Name"), _l("Agency"), _l("Purpose"), _l("Until")),
        _agreement,
        ("agency",),
    ),
)
BY_KEY = {kind.key: kind for kind in KINDS}
