"""The head of a case in documents, and the part about the person and the people around them."""

from collections.abc import Mapping, Sequence

from handrail.agencies.models import Team
from handrail.casefile import registry
from handrail.casefile.people import People
from handrail.casefile.registry import Head, HeadKeeper
from handrail.people import models
from handrail.people.models import Case
from handrail.records.mapping import CHUNK, part_keeper


def read(case_ids: Sequence[int]) -> dict[int, Head]:
    """The heads of these cases."""
    rows = Case.objects.filter(pk__in=case_ids)
    return {
        case_id: Head(reference, "youth" if cohort == "youth" else "adult", team)
        for case_id, reference, cohort, team in rows.values_list(
            "pk", "reference", "cohort", "team__reference"
        )
    }


def write(heads: Sequence[Head]) -> list[int]:
    """Make the cases; gives their ids in the same order."""
    teams = _teams(heads)
    rows = [Case(reference=h.reference, cohort=h.cohort, team_id=teams[h.team]) for h in heads]
    return [case.pk for case in Case.objects.bulk_create(rows, batch_size=CHUNK)]


def replace(heads: Mapping[int, Head]) -> set[int]:
    """Change cohort and team of known cases; a reference never changes."""
    stored, teams = read(list(heads)), _teams(list(heads.values()))
    changed = {case_id for case_id, head in heads.items() if stored[case_id] != head}
    for case_id in changed:
        head = heads[case_id]
        Case.objects.filter(pk=case_id).update(cohort=head.cohort, team_id=teams[head.team])
    return changed


def _teams(heads: Sequence[Head]) -> dict[str, int]:
    wanted = {head.team for head in heads}
    return dict(Team.objects.filter(reference__in=wanted).values_list("reference", "pk"))


def register() -> None:
    """What this room keeps of documents."""
    registry.register(HeadKeeper(read, write, replace))
    registry.register(
        part_keeper(
            "people",
            People,
            {
                "person": models.Person,
                "characteristics": models.Characteristics,
                "identifiers": models.Identifier,
                "own_words": models.OwnWords,
                "circumstances": models.Circumstance,
                "addresses": models.Address,
                "key_people": models.KeyPerson,
                "schemes": models.SchemeMembership,
                "must_not_meet": models.MustNotMeet,
                "allocations": models.Allocation,
                "transfer_decisions": models.TransferDecision,
                "closures": models.Closure,
                "same_person": models.SamePerson,
            },
        )
    )
