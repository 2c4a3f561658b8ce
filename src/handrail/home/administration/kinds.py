"""What is kept, kind by kind: its words, its form, and how a list shows it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.models import User
from handrail.access.tenants import of_tenant
from handrail.agencies.models import Agency, Service, SharingAgreement, Team, Venue, Worker
from handrail.casefile import codes
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.home.administration import accounts, forms
from handrail.home.administration.service_form import ServiceForm

PAGE = 100


@dataclass(frozen=True)
class Kind:
    """One kind of item. ``words``: several, one, and what an empty list says.

    ``own`` says which items the administrator of a tenant keeps; ``seen`` which they are shown
    besides. An administrator of the whole service keeps all of them.
    """

    key: str
    model: type[models.Model]
    form: type[forms.ItemForm]
    words: tuple[Promise, Promise, Promise]
    columns: tuple[Promise, ...]
    cells: Callable[[Any], tuple[Any, ...]]
    joins: tuple[str, ...] = ()
    by: str = "reference"
    own: Callable[[int], Q] = lambda tenant: Q()
    seen: Q | None = None
    among: Q | None = None

    def rows(self, keeper: int | None) -> models.QuerySet:
        """The list, by name."""
        shown = Q() if keeper is None else self.own(keeper)
        if keeper is not None and self.seen is not None:
            shown |= self.seen
        found = self.model._default_manager.filter(self.among or Q(), shown)
        return found.select_related(*self.joins).order_by("name")

    def kept(self, keeper: int | None) -> models.QuerySet:
        """Those of the list that the administrator may change."""
        return self.rows(keeper).filter(Q() if keeper is None else self.own(keeper))

    def lines(self, rows: Iterable[Any], keeper: int | None) -> list[list[Any]]:
        """Rows of the list: the name leads to the form, where it is theirs to change."""
        page = list(rows)
        kept = set(self.kept(keeper).filter(pk__in=[row.pk for row in page]).values_list("pk", flat=True))
        return [
            [Cell(row.name, url=self._form(row) if row.pk in kept else ""), *self.cells(row)] for row in page
        ]

    def _form(self, row: Any) -> str:
        return reverse(f"administration:{self.key}_update", args=[getattr(row, self.by)])


def _user(row: User) -> tuple[Any, ...]:
    state = "" if row.is_active else _("May not sign in")
    unit = row.team.agency if row.team else row.tenant
    return (
        codes.label("user_roles", row.role),
        unit.name if unit else _("The whole service"),
        row.team.name if row.team else "",
        row.username,
        state,
    )


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
    whose = row.tenant.name if row.tenant else _("Every unit")
    return row.agency.name, whose, row.purpose, wording.full_date(row.ends_on)


def of_own_or_partners(tenant: int) -> Q:
    """Workers and offers of the tenant itself and of partner agencies."""
    return Q(agency=tenant) | Q(agency__ours=False)


KINDS = (
    Kind(
        "user",
        User,
        accounts.UserForm,
        (_l("Users"), _l("user"), _l("No users yet")),
        (_l("Name"), _l("Role"), _l("Unit"), _l("Team"), _l("User name"), _l("State")),
        _user,
        ("team__agency", "tenant"),
        by="username",
        own=of_tenant,
        among=~Q(role="system"),
    ),
    Kind(
        "agency",
        Agency,
        forms.AgencyForm,
        (_l("Agencies and services of our own"), _l("agency"), _l("No agencies yet")),
        (_l("Name"), _l("What it does"), _l("Ours"), _l("Area"), _l("Telephone")),
        _agency,
        own=lambda tenant: Q(ours=False) | Q(pk=tenant),
    ),
    Kind(
        "team",
        Team,
        forms.TeamForm,
        (_l("Teams"), _l("team"), _l("No teams yet")),
        (_l("Name"), _l("Unit"), _l("Office"), _l("Duty telephone")),
        _team,
        ("agency",),
        own=lambda tenant: Q(agency=tenant),
    ),
    Kind(
        "worker",
        Worker,
        forms.WorkerForm,
        (_l("Workers"), _l("worker"), _l("No workers yet")),
        (_l("Name"), _l("Agency"), _l("What they do"), _l("Team"), _l("Telephone")),
        _worker,
        ("agency", "team"),
        own=of_own_or_partners,
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
        ServiceForm,
        (_l("What agencies offer"), _l("offer"), _l("No offers yet")),
        (_l("Name"), _l("Agency"), _l("Where"), _l("Last checked")),
        _service,
        ("agency", "venue"),
        own=of_own_or_partners,
    ),
    Kind(
        "agreement",
        SharingAgreement,
        forms.AgreementForm,
        (_l("Sharing agreements"), _l("sharing agreement"), _l("No sharing agreements yet")),
        (_l("Name"), _l("Agency"), _l("Whose cases"), _l("Purpose"), _l("Until")),
        _agreement,
        ("agency", "tenant"),
        own=lambda tenant: Q(tenant=tenant),
        seen=Q(tenant=None),
    ),
)
