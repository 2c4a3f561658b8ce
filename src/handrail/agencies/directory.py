"""Names from the directory, by reference, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.query import QuerySet

from handrail.agencies.models import Venue, Worker


@dataclass(frozen=True)
class WorkerName:
    """A worker as pages name them."""

    reference: str
    name: str
    role: str
    agency: str
    ours: bool
    agency_type: str = ""

    @property
    def with_agency(self) -> str:
        """Our own by name; a partner's with their agency."""
        return self.name if self.ours else f"{self.name}, {self.agency}"


class Names(dict[str, WorkerName]):
    """Workers by reference. A reference that the directory does not hold answers with itself."""

    def __missing__(self, reference: str) -> WorkerName:
        return WorkerName(reference, reference, "", "", True)

    def named(self, references: Iterable[str]) -> str:
        """ "Ruth Adeyemi and Mark Tully, drug service"."""
        words = [self[reference].with_agency for reference in references]
        return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def workers(references: Iterable[str | None]) -> Names:
    """The workers with these references."""
    wanted = {reference for reference in references if reference}
    if not wanted:
        return Names()
    found = Worker.objects.filter(reference__in=wanted).values_list(
        "reference", "name", "roles", "agency__name", "agency__ours", "agency__type"
    )
    return Names(
        {
            reference: WorkerName(reference, name, roles[0] if roles else "", agency, ours, type_)
            for reference, name, roles, agency, ours, type_ in found
        }
    )


def offered(tenant: int) -> "QuerySet[Worker]":
    """The workers a form offers in a case of this tenant: its own staff, and its partners'."""
    return Worker.objects.filter(Q(agency=tenant) | Q(agency__ours=False)).select_related("agency")


def venues(references: Iterable[str | None]) -> dict[str, str]:
    """The names of venues by reference; no query when there are none to look for."""
    wanted = {reference for reference in references if reference}
    return dict(Venue.objects.filter(reference__in=wanted).values_list("reference", "name")) if wanted else {}
