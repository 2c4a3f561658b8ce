"""Whom a plan can name: the person, workers on the case, and key people; by first name where that will do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.design import wording
from handrail.people.frame import holds
from handrail.people.models import Allocation, KeyPerson, MustNotMeet
from handrail.people.network import in_sight
from handrail.people.opening import OpenCase
from handrail.plans.models import Help, InPlace, Invitee, Step
from handrail.plans.planning import MINE

TABLES = (Allocation, KeyPerson, MustNotMeet, Step, Help, InPlace, Invitee)


@dataclass(frozen=True)
class Named:
    """Somebody by key: the name in full, the short one, and what they are here."""

    key: str
    name: str
    short: str
    role: str = ""
    plain: str = ""
    """The name without an agency, where that stands beside it."""
    offered: bool = True
    """Whether a form offers them: key people only where they are involved, or it is the person’s choice."""


class People(dict[str, Named]):
    """Everybody a plan may name, by key, those nearest first."""

    def offered(self) -> list[Named]:
        """Those whom a form offers."""
        return [one for one in self.values() if one.offered]

    def short(self, keys: Iterable[str]) -> str:
        """Marian and Dee."""
        return wording.listed(self[key].short for key in keys)

    def full(self, keys: Iterable[str]) -> str:
        """Marian Price, council housing and Dee Ray, women's centre."""
        return wording.listed(self[key].name for key in keys)

    def __missing__(self, key: str) -> Named:
        kind, _colon, reference = key.partition(":")
        known = reference if kind == "w" else _("Somebody")
        return Named(key, known, known)


def around(case: OpenCase, facts: dict[Any, list[Any]], called: str) -> People:
    """Everybody the plan may name, in one query of the directory."""
    today = case.today
    own = case.reach.user.worker
    workers = [own.reference] if own else []
    workers += [row.worker for row in facts[Allocation] if holds(row, today) and row.role != "manager"]
    workers += [row.worker for row in facts[Invitee] if row.worker]
    workers += [row.worker for row in facts[KeyPerson] if row.worker and holds(row, today)]
    workers += [one for row in (*facts[Step], *facts[Help]) for one in row.workers]
    workers += [row.worker for row in facts[InPlace] if row.worker]
    workers += [row.worker for row in facts[Allocation] if row.role == "manager"]
    names = directory.workers(workers)
    seen = in_sight(facts[KeyPerson], facts[MustNotMeet], today)
    people = [row for row in seen if not row.worker and holds(row, today)]
    return _people(called, list(dict.fromkeys(workers)), names, people)


def _people(called: str, workers: list[str], names: Names, people: list[KeyPerson]) -> People:
    found = People({MINE: Named(MINE, called, called, _("Own plan"))})
    firsts = Counter([called, *(_first(names[one].name) for one in workers)])
    for one in workers:
        name = names[one]
        first = _first(name.name)
        short = first if firsts[first] == 1 else name.name
        role = name.role if name.ours else name.agency
        found[f"w:{one}"] = Named(f"w:{one}", name.with_agency, short, role or name.agency, name.name)
    for row in people:
        involved = row.involvement in ("involved", "persons_choice") and not row.influence.startswith("harms")
        found[f"p:{row.entry}"] = Named(
            f"p:{row.entry}", row.name, row.name, row.relationship, offered=involved
        )
    return found


def _first(name: str) -> str:
    """The first name, without a rank before it."""
    words = name.split()
    return words[1] if len(words) > 2 and words[0].isupper() else words[0] if words else name
