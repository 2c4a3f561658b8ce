"""Whom to ask to a meeting: those the plan and the schemes point to first, each with why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.casefile.steps import OVER
from handrail.design import wording
from handrail.people.frame import holds
from handrail.people.models import Allocation, KeyPerson, MustNotMeet, SchemeMembership
from handrail.people.network import in_sight
from handrail.people.opening import OpenCase
from handrail.plans.models import Step
from handrail.records.describing import mid_sentence

TABLES = (Allocation, KeyPerson, MustNotMeet, Step, SchemeMembership)
PERSON = "person"
"""The key of the person; others are ``w:`` or ``p:`` and a reference."""
LONGEST = 70


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be asked, and because of what."""

    key: str
    name: str
    because: str = ""

    @property
    def words(self) -> str:
        """ "Priya Nair, Linden House: “Keep the room”"."""
        return f"{self.name}: {self.because}" if self.because else self.name


def candidates(
    case: OpenCase, facts: Mapping[Any, list[Any]], kept: Iterable[str] = ()
) -> dict[str, Candidate]:
    """By key: those with a reason first, then who supervises, then the people in this life."""
    today = case.today
    kept = set(kept)
    because = _reasons(facts, today)
    near = [row.worker for row in facts[Allocation] if holds(row, today)]
    seen = in_sight(facts[KeyPerson], facts[MustNotMeet], today)
    people = [row for row in seen if holds(row, today)]
    workers = [*because, *near, *(row.worker for row in people if row.worker)]
    workers += [key[2:] for key in sorted(kept) if key.startswith("w:")]
    own = case.reach.user.worker
    if own is not None:
        workers.append(own.reference)
    names = directory.workers(workers)
    found = [
        Candidate(f"w:{one}", names[one].with_agency, because.get(one, "")) for one in dict.fromkeys(workers)
    ]
    found += [
        Candidate(f"p:{row.entry}", f"{row.name}, {mid_sentence(row.relationship)}".rstrip(", "))
        for row in people
        if not row.worker and (_takes_part(row) or f"p:{row.entry}" in kept)
    ]
    return {one.key: one for one in found}


def _takes_part(row: KeyPerson) -> bool:
    """Involved, or it is the person’s choice; nobody who pulls the other way."""
    return row.involvement in ("involved", "persons_choice") and not row.influence.startswith("harms")


def _reasons(facts: Mapping[Any, list[Any]], today: Any) -> dict[str, str]:
    """Workers by reference: the scheme they lead, or the first step that is theirs."""
    found: dict[str, str] = {}
    for scheme in facts[SchemeMembership]:
        if scheme.lead and holds(scheme, today):
            found.setdefault(scheme.lead, _("leads %(scheme)s") % {"scheme": scheme.kind_label})
    steps = sorted((row for row in facts[Step] if row.state not in OVER), key=lambda row: (row.rank, row.pk))
    for step in steps:
        for worker in step.workers:
            found.setdefault(worker, _short(step.what))
    return found


def _short(words: str) -> str:
    words = words.strip().rstrip(".")
    return wording.quoted(words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …")


def who(key: str) -> dict[str, Any]:
    """A key as the fields of an attendee."""
    kind, _colon, reference = key.partition(":")
    if key == PERSON:
        return {"the_person": True}
    return {"worker": reference} if kind == "w" else {"person": reference}


def key_of(row: Any) -> str:
    """The key of an attendee."""
    if row.the_person:
        return PERSON
    return f"w:{row.worker}" if row.worker else f"p:{row.person}"
