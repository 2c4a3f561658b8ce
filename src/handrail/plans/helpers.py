"""Who helps the person with the plan: by first name, with all that they do, and how to ring them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies.models import Worker
from handrail.people.frame import holds
from handrail.people.models import Allocation, KeyPerson
from handrail.plans.ahead import Ahead
from handrail.plans.holding import Held
from handrail.plans.models import Help, InPlace, Step
from handrail.records.describing import mid_sentence

TITLES = frozenset({"pc", "ps", "dc", "ds", "sgt", "sergeant", "officer", "dr", "mr", "mrs", "ms", "miss"})
ABOUT = {
    "lift": _l("About lifts"),
    "company": _l("If I want company"),
    "costs": _l("About money for fares and fees"),
    "time": _l("About times"),
    "childcare": _l("About childcare"),
    "other": _l("About help"),
}


@dataclass(frozen=True)
class Helper:
    """Somebody who helps me. ``roles`` says plainly all that they do here."""

    name: str
    about: str
    roles: str = ""
    telephone: str = ""
    lifts: bool = False
    in_charge: bool = False


class Directory(dict[str, Worker]):
    """Workers by reference, with their agency."""

    @classmethod
    def of(cls, references: Iterable[str]) -> "Directory":
        """The workers with these references, in one query."""
        wanted = {reference for reference in references if reference}
        found = Worker.objects.filter(reference__in=wanted).select_related("agency") if wanted else ()
        return cls({worker.reference: worker for worker in found})

    def first_names(self, references: Iterable[str]) -> list[str]:
        """What the person calls these workers."""
        return [first_name(self[one].name) for one in references if one in self]


def references(held: Held, allocations: list[Allocation], coming: list[Ahead]) -> set[str]:
    """Every worker that a plan, who supervises and what is ahead name."""
    found = {row.worker for row in allocations}
    found |= {one for row in held.open(Step) for one in row.workers}
    found |= {one for row in held.rows(Help) for one in row.workers}
    found |= {row.worker for row in held.rows(InPlace) if row.worker}
    return found | {one for row in coming for one in row.workers}


def first_name(name: str) -> str:
    """ "Sam" of "PC Sam Whitlock"."""
    words = [word for word in name.split() if word.strip(".").casefold() not in TITLES]
    return words[0] if words else name


def helpers(held: Held, allocations: list[Allocation], directory: Directory, today: date) -> list[Helper]:
    """Who supervises, then who gives help beside the steps, then who does a step; each once."""
    about: dict[str, list[str]] = {}
    lifts: set[str] = set()
    in_charge = {row.worker for row in allocations if row.role == "in_charge" and holds(row, today)}
    for one in sorted(in_charge):
        about.setdefault(one, []).append(_("About anything in this plan"))
    for row in held.rows(Help):
        if row.valid_to is None or row.valid_to >= today:
            for one in row.workers:
                about.setdefault(one, []).append(str(ABOUT.get(row.kind, ABOUT["other"])))
                lifts |= {one} if row.kind == "lift" else set()
    for step in held.open(Step):
        for one in held.doing(step):
            about.setdefault(one, [])
    found = [
        Helper(
            first_name(directory[one].name),
            ". ".join(dict.fromkeys(said)),
            _roles(directory[one]),
            directory[one].telephone,
            one in lifts,
            one in in_charge,
        )
        for one, said in about.items()
        if one in directory
    ]
    wanted = {one for step in held.open(Step) for one in step.people}
    wanted |= {one for row in held.rows(Help) for one in row.people}
    found += [
        Helper(row.name.split(",")[0], row.relationship)
        for row in held.rows(KeyPerson)
        if row.entry in wanted and not row.worker
    ]
    return found


def _roles(worker: Worker) -> str:
    """All that somebody does, so that nobody is a driver to the person and an officer to the rest."""
    roles = [role if place == 0 else mid_sentence(role) for place, role in enumerate(worker.roles)]
    agency = "" if worker.agency.ours else worker.agency.name
    return ". ".join(part for part in ("; ".join(roles), agency) if part)
