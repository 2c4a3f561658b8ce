"""Strengths at work: what each has done and when, and which have done no work yet."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.assessments.models import Strength
from handrail.casefile import codes
from handrail.casefile.steps import BEGUN
from handrail.delivery.models import CommunityLink, Contact, Programme, Progress, Referral
from handrail.delivery.timeline import heading
from handrail.design import wording
from handrail.design.pictures import moments as picture_of
from handrail.people.opening import OpenCase
from handrail.plans.desk import Desk
from handrail.plans.models import Step

TABLES = (Programme, Progress, Referral, CommunityLink)
LONGEST = timedelta(days=430)
MOST_CONTACTS = 400


@dataclass(frozen=True)
class Use:
    """Work that a strength did: when, and what."""

    on: date | None
    what: str
    last: date | None = None


@dataclass(frozen=True)
class AtWork:
    """A strength, the work it has done, and what it could still do."""

    name: str
    kind: str
    uses: tuple[tuple[str, str], ...]
    days: tuple[date, ...]
    plan: str
    could: str
    waits_for: str


def strengths(case: OpenCase, desk: Desk) -> list[AtWork]:
    """Every strength that stands, those at work first."""
    facts = case.gather(*TABLES)
    contacts = _contacts(case)
    uses = _uses(desk, facts, contacts, case.today)
    found = [_at_work(desk, row, uses[row.entry], contacts) for row in desk.strengths]
    return sorted(found, key=lambda one: not one.uses)


def picture(case: OpenCase, found: list[AtWork]) -> picture_of.MomentsPicture | None:
    """When each strength was at work."""
    rows = [one for one in found if one.days]
    if not rows:
        return None
    start = max(min(one.days[0] for one in rows), case.today - LONGEST).replace(day=1)
    title = _("When each strength was at work. The list beneath says at what.")
    return picture_of.draw(
        picture_of.Moments(
            title,
            start,
            case.today + timedelta(days=3),
            case.today,
            tuple(
                picture_of.MomentsRow(
                    one.name, _times(len(one.days)), f"{one.name}: {_times(len(one.days))}", one.days
                )
                for one in rows
            ),
            own=True,
        )
    )


def _times(n: int) -> str:
    return ngettext("%(n)s day on record", "%(n)s days on record", n) % {"n": n}


def _contacts(case: OpenCase) -> list[Contact]:
    rows = (
        case.rows(Contact)
        .filter(
            valid_from__lte=case.today,
            outcome__in=codes.alike("contact_outcomes", ("attended", "done")),
            marking="none",
        )
        .exclude(strengths=[])
        .defer("text", "words")
        .order_by("-valid_from")[:MOST_CONTACTS]
    )
    return case.fetch(rows)[::-1]


def _uses(
    desk: Desk, facts: dict[Any, list[Any]], contacts: list[Contact], today: date
) -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = defaultdict(list)
    for strength, use in _each(desk, facts):
        if use.on is None or use.on <= today:
            found[strength].append(use)
    together: dict[tuple[str, str], list[Contact]] = defaultdict(list)
    for row in contacts:
        for one in row.strengths:
            together[one, row.kind_label].append(row)
    for (strength, kind), rows in together.items():
        what = heading(rows[0]) if len(rows) == 1 else f"{kind}: {_times(len(rows))}"
        found[strength].append(Use(rows[0].valid_from, what, rows[-1].valid_from))
    return found


def _each(desk: Desk, facts: dict[Any, list[Any]]) -> Iterator[tuple[str, Use]]:
    """Work begun because of a strength: steps, programmes, referrals, links, progress said to be its work."""
    for row in desk.facts[Step]:
        if row.state in BEGUN and row.marking == "none":
            for one in row.because_of:
                yield one, Use(row.starts_on or row.valid_from, _("Led to: %(what)s") % {"what": row.what})
    for row in facts[Programme]:
        if row.state != "planned":
            for one in row.strengths:
                yield one, Use(row.valid_from, _("Used in: %(what)s") % {"what": row.name})
    for row in facts[Referral]:
        if row.state not in ("drafted", "declined"):
            for one in row.because_of_strengths:
                yield (
                    one,
                    Use(
                        row.started_on or row.valid_from,
                        _("Led to a referral: %(what)s") % {"what": row.what_for},
                    ),
                )
    for row in facts[CommunityLink]:
        if row.state not in ("idea", "stopped"):
            for one in row.because_of:
                yield one, Use(row.taster_on or row.valid_from, _("Led to: %(what)s") % {"what": row.name})
    for row in facts[Progress]:
        for one in row.strengths:
            yield one, Use(row.valid_from, row.strengths_words or row.text or _("Helped a goal on"))


def _at_work(desk: Desk, row: Strength, uses: list[Use], contacts: list[Contact]) -> AtWork:
    ordered = sorted(uses, key=lambda use: (use.on or date.min, use.what))
    goals = desk.plan.numbers("strengths", row.entry)
    days = {use.on for use in uses if use.on} | {
        one.valid_from for one in contacts if row.entry in one.strengths and one.valid_from
    }
    named = [one.row.will for one in desk.plan.objectives if one.n in goals]
    return AtWork(
        row.name,
        row.kind_label,
        tuple((_when(use), use.what) for use in ordered),
        tuple(sorted(days)),
        _("The plan builds on it: %(goals)s") % {"goals": wording.listed(named)} if named else "",
        row.could_be_used,
        row.waits_for,
    )


def _when(use: Use) -> str:
    first = wording.full_date(use.on)
    if use.last and use.last != use.on:
        return _("%(first)s to %(last)s") % {"first": first, "last": wording.full_date(use.last)}
    return first
