"""What each recipient of a copy gets: the record agreed in the room, or their own part. Nothing marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from handrail.agencies.directory import Names
from handrail.agencies.models import SharingAgreement, Worker
from handrail.people.opening import OpenCase
from handrail.plans import full
from handrail.plans.copying import Recipient
from handrail.plans.full import Aim, Rows
from handrail.plans.holding import Held
from handrail.plans.models import Contingency, Help, RiskMeasure, Step
from handrail.plans.people import names_of


@dataclass(frozen=True)
class Sheet:
    """One copy, ready to print. ``plan`` is the full plan's parts that it may show."""

    recipient: Recipient
    name: str
    hope: str
    said: str
    review_by: str
    aims: tuple[Aim, ...]
    help: Rows
    measures: Rows
    contingencies: Rows


def sheets(
    case: OpenCase, held: Held, wanted: Iterable[Recipient], names: Names, known: dict[str, str], called: str
) -> list[Sheet]:
    """A sheet for each recipient but the person, whose copy is their own plan."""
    wanted = [one for one in wanted if one.key != "me"]
    cleared = cleared_workers(case, [one.key[2:] for one in wanted if one.key.startswith("w:")])
    everybody = names_of(held)
    found = []
    for one in wanted:
        name = names[one.key[2:]].with_agency if one.key.startswith("w:") else known.get(one.key[2:], "")
        if one.what == "their_part":
            found.append(_their_part(held, one, name, everybody, called, one.key[2:] in cleared))
        else:
            found.append(_room_record(held, one, name, everybody, called))
    return found


def cleared_workers(case: OpenCase, references: list[str]) -> set[str]:
    """Those whose agency has a live agreement by which what keeps people safe may be shared with it."""
    on: date = case.today
    ours = case.case.team.agency_id
    agencies = SharingAgreement.objects.filter(
        Q(tenant__isnull=True) | Q(tenant=ours),
        classes__contains=["risk_management"],
        starts_on__lte=on,
        ends_on__gte=on,
    ).values("agency")
    workers = Worker.objects.filter(reference__in=references).filter(Q(agency__in=agencies) | Q(agency=ours))
    return set(workers.values_list("reference", flat=True))


def _room_record(held: Held, one: Recipient, name: str, names: Names, called: str) -> Sheet:
    """What was agreed in the room: objectives, steps and help; not what keeps people safe."""
    plan = full.made(held, called, names)
    return Sheet(one, name, plan.hope, plan.said, plan.review_by, plan.aims, plan.help, [], [])


def _their_part(held: Held, one: Recipient, name: str, names: Names, called: str, cleared: bool) -> Sheet:
    """The steps and help that name them, and what keeps people safe: theirs, or all of it where cleared."""
    me = one.key[2:]
    mine = Held(
        held.edition,
        {
            **held.facts,
            Step: [row for row in held.rows(Step) if me in held.doing(row)],
            Help: [row for row in held.rows(Help) if me in row.workers],
            RiskMeasure: [row for row in held.rows(RiskMeasure) if cleared or row.owner == me],
            Contingency: [row for row in held.rows(Contingency) if cleared or row.worker == me],
        },
    )
    plan = full.made(mine, called, names)
    aims = tuple(aim for aim in plan.aims if aim.steps)
    return Sheet(one, name, "", "", plan.review_by, aims, plan.help, plan.measures, plan.contingencies)
