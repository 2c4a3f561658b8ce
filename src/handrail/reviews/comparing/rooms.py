"""What is compared, room by room, each with its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access.models import User
from handrail.assessments.changed import TOLD as ASSESSED
from handrail.design import wording
from handrail.people.models import KeyPerson, MustNotMeet
from handrail.people.opening import OpenCase
from handrail.plans import comparing as plans
from handrail.plans import saying
from handrail.plans.holding import TABLES as HELD
from handrail.plans.holding import Held
from handrail.plans.models import Commitment, ContactPhase
from handrail.records.comparing import Difference, compare
from handrail.records.models import VersionRow
from handrail.records.side_by_side import Became, Told, differences, of
from handrail.reviews.comparing.sights import Sight
from handrail.sentences.models import (
    Condition,
    CurfewWindow,
    ExclusionArea,
    Requirement,
    Residence,
    Sentence,
)
from handrail.sentences.restrictions import window_words


def _asked_words(row: Any) -> str:
    return wording.quoted(row.agreed_words) if row.agreed_words else row.wording


def _amount(row: Requirement) -> str:
    return f"{row.amount} {row.unit_label}" if row.amount and row.unit else ""


def _yes(name: str) -> Any:
    return lambda row: _l("Yes") if getattr(row, name) else ""


NETWORK: dict[type[VersionRow], Told] = {
    KeyPerson: Told(
        _l("People around"),
        of("name"),
        (
            (_l("Who they are"), of("relationship")),
            (_l("Influence"), of("influence_label")),
            (_l("Shown by"), of("shown_by")),
            (_l("Listened to"), of("listens_label")),
            (_l("Part in the plan"), of("involvement_label")),
            (_l("Because"), of("reason")),
            (_l("To watch"), of("watch")),
        ),
    )
}
ASKED: dict[type[VersionRow], Told] = {
    CurfewWindow: Told(
        _l("Hours to be in"),
        of("place"),
        ((_l("Be in"), lambda row: window_words([row])), (_l("Electronic tag"), _yes("tagged"))),
    ),
    ExclusionArea: Told(_l("Areas to stay out of"), of("wording"), ((_l("In words"), _asked_words),)),
    Residence: Told(_l("Where to live"), of("place"), ()),
    Condition: Told(
        _l("Licence conditions"),
        of("kind_label"),
        ((_l("What it asks"), _asked_words), (_l("More"), of("detail"))),
    ),
    Requirement: Told(
        _l("Requirements"),
        of("kind_label"),
        ((_l("What it asks"), _asked_words), (_l("How much"), _amount), (_l("Done"), of("done"))),
    ),
}
LEVEL, WEEK = (ContactPhase,), (Commitment,)
OF_PLAN = tuple(kind.model for kind in plans.KINDS if kind.model not in (*LEVEL, *WEEK))


@dataclass(frozen=True)
class Room:
    """One heading of the page: whose data it shows, and the tables compared under it."""

    id: str
    heading: Promise
    reads: str
    tables: tuple[type[VersionRow], ...]


ROOMS = (
    Room("assessment", _l("Assessment"), "assessment", tuple(ASSESSED)),
    Room("plan", _l("Plan"), "plan", OF_PLAN),
    Room("level", _l("Contact level"), "plan", LEVEL),
    Room("week", _l("The week"), "plan", WEEK),
    Room("network", _l("People around"), "assessment", tuple(NETWORK)),
    Room("restrictions", _l("What the sentence asks"), "risk_management", tuple(ASKED)),
)
TELLING = {**ASSESSED, **NETWORK, **ASKED}
TABLES: tuple[type[VersionRow], ...] = tuple(dict.fromkeys((*TELLING, *HELD, MustNotMeet, Sentence)))
CLASSES = tuple(dict.fromkeys(room.reads for room in ROOMS))


@dataclass(frozen=True)
class Differs:
    """What became of the entries of one table."""

    heading: str
    rows: tuple[Became, ...]


def differing(before: Sight, after: Sight) -> dict[type[VersionRow], list[Difference]]:
    """Every entry of the plan that differs; asked before its words are, which need its references."""
    kinds = {kind.model: kind for kind in plans.KINDS}
    found = {
        model: compare(
            before.facts[model],
            after.facts[model],
            order=kind.order,
            ends=plans.ENDS,
            on=(before.day, after.day),
        )
        for model, kind in kinds.items()
    }
    return {model: [one for one in rows if one.kind != "same"] for model, rows in found.items()}


def compared(case: OpenCase, before: Sight, after: Sight) -> dict[str, list[Differs]]:
    """What differs under each heading, table by table."""
    of_plan = differing(before, after)
    sights = (Held(None, before.facts), Held(None, after.facts))
    known = _named(saying.known(case, *sights), sights)
    return {room.id: list(_room(room, before, after, of_plan, known)) for room in ROOMS}


def _named(known: saying.Known, sights: tuple[Held, Held]) -> saying.Known:
    """Whom a plan names and who is not to be seen here is somebody, not a key of the record."""
    everybody = {
        one for held in sights for rows in held.facts.values() for row in rows for one in _people(row)
    }
    unseen = {one: _("somebody not named here") for one in everybody if one not in known.others}
    return saying.Known(known.workers, {**unseen, **known.others})


def _people(row: Any) -> list[str]:
    found = getattr(row, "people", None)
    return found if isinstance(found, list) else []


def _room(
    room: Room,
    before: Sight,
    after: Sight,
    of_plan: dict[type[VersionRow], list[Difference]],
    known: saying.Known,
) -> Iterator[Differs]:
    headings = {kind.model: kind.heading for kind in plans.KINDS}
    for model in room.tables:
        if model in of_plan:
            heading: Any = headings[model]
            rows = tuple(
                Became(one, plans.title(one.row, known), plans.beside(one, known)) for one in of_plan[model]
            )
        else:
            told = TELLING[model]
            heading = told.heading
            on = (before.day, after.day)
            rows = tuple(differences(told, _live(before, model), _live(after, model), on))
        if rows:
            yield Differs(str(heading), rows)


def _live(sight: Sight, model: type[VersionRow]) -> list[Any]:
    """Without what a sentence asked that is completed."""
    rows = sight.facts[model]
    if model not in (Condition, Requirement):
        return rows
    over = {row.entry for row in sight.facts[Sentence] if row.completed}
    return [row for row in rows if row.sentence not in over]


def recorders(tables: dict[str, list[Differs]]) -> dict[int, str]:
    """Who recorded what differs, in one question."""
    wanted = {one.difference.row.by_id for found in tables.values() for table in found for one in table.rows}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
