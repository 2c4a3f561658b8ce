"""Whom to ask to a panel: those the factors point to, then everybody else on the case."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.agencies.models import Service
from handrail.design import wording
from handrail.people.opening import OpenCase
from handrail.plans.desk import Desk
from handrail.plans.models import Invitee
from handrail.records.describing import mid_sentence

MOST = 24
NEEDS = {
    "accommodation": ("housing",),
    "home": ("housing",),
    "employment_and_education": ("work", "learning"),
    "learning": ("learning",),
    "finances": ("money",),
    "money": ("money",),
    "drug_use": ("drugs",),
    "alcohol_use": ("alcohol",),
    "substances": ("drugs", "alcohol"),
    "health_and_wellbeing": ("health", "wellbeing", "mental health"),
    "physical_health": ("health",),
    "feelings": ("mental health",),
    "personal_relationships_and_community": ("relationships", "support"),
    "friends": ("friendships",),
    "thinking_behaviours_and_attitudes": ("thinking",),
    "thinking": ("thinking",),
    "lifestyle_and_associates": ("leisure", "friendships"),
    "identity_meaning": ("faith",),
}
"""What a service meets, in the directory's words, for each area of need."""


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be asked: the factors they are asked because of, and that in words."""

    key: str
    words: str
    because: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Why, as it is kept with the invitation."""
        return self.words.partition(": ")[2]


def candidates(desk: Desk) -> list[Candidate]:
    """Those whom factors point to first; nobody who is asked already is lost."""
    factors = {row.entry: row for row in desk.factors}
    wanted = {need: row.entry for row in factors.values() for need in NEEDS.get(row.area, ())}
    because: dict[int, list[str]] = defaultdict(list)
    for agency, needs in Service.objects.filter(needs__overlap=list(wanted)).values_list("agency", "needs"):
        pointing = dict.fromkeys(wanted[need] for need in needs if need in wanted)
        because[agency] += [entry for entry in pointing if entry not in because[agency]]
    near = [key[2:] for key in desk.people if key.startswith("w:")]
    offered = directory.offered(desk.case.case.team.agency_id)
    pointed = Q(agency__in=because, agency__ours=False)
    listed = {one.reference: one for one in offered.filter(pointed | Q(reference__in=near)).order_by("name")}
    found = [
        _candidate(desk, reference, listed[reference], because, factors)
        for reference in [*near, *(one for one in listed if one not in near)]
        if reference in listed
    ]
    found += [Candidate(one.key, one.name) for one in desk.people.offered() if one.key.startswith("p:")]
    return sorted(found, key=lambda one: not one.because)[:MOST]


def _candidate(desk: Desk, reference: str, worker: Any, because: Any, factors: Any) -> Candidate:
    entries = tuple(because.get(worker.agency_id, ())) if not worker.agency.ours else ()
    name = worker.name if worker.agency.ours else f"{worker.name}, {worker.agency.name}"
    if not entries:
        return Candidate(f"w:{reference}", name)
    what = wording.listed(mid_sentence(factors[one].name) for one in entries)
    return Candidate(
        f"w:{reference}",
        _("%(name)s: because of %(what)s") % {"name": name, "what": what},
        entries,
    )


def invited(desk: Desk, panel: str) -> list[Invitee]:
    """Who is asked to a panel, in the order in which they were."""
    return sorted((row for row in desk.facts[Invitee] if row.panel == panel), key=lambda row: row.pk)


def facts_of(case: OpenCase, candidate: Candidate) -> dict[str, Any]:
    """An invitation to somebody, as the fields of its row."""
    kind, _colon, reference = candidate.key.partition(":")
    who = {"worker": reference} if kind == "w" else {"person": reference}
    return {**who, "because": list(candidate.because), "reason": candidate.reason}
