"""The picture of contact, planned and real, from what was counted."""

from collections import Counter
from itertools import groupby

from django.utils.translation import gettext as _

from handrail.delivery.level import counting, words
from handrail.delivery.level.gathering import Level
from handrail.design.pictures import contacts as picture
from handrail.design.pictures.level import Phase

LANES = 8
"""Workers who have a lane of their own."""
WORTH = 7
"""Days from which the longest gap is drawn."""


def draw(level: Level, called: str) -> picture.ContactsPicture:
    """Bars, planned line and lanes."""
    stretches = [list(mine) for _phase, mine in groupby(level.count.weeks, key=lambda week: week.phase)]
    planned = [mine for mine in stretches if mine[0].phase]
    longest = level.count.longest
    return picture.draw(
        picture.Contacts(
            _title(level, called),
            tuple(
                _week(week, planned.index(mine) if week.phase else None)
                for mine in stretches
                for week in mine
            ),
            tuple(
                Phase(words.of(phase), mine[0].starts, mine[-1].ends, float(phase.rate))
                for mine in planned
                if (phase := mine[0].phase)
            ),
            tuple(_lanes(level)),
            level.span.today,
            level.span.week,
            (longest.starts, longest.ends, words.gap(longest)) if longest and longest.days > WORTH else None,
        )
    )


def _week(week: counting.Week, stretch: int | None) -> picture.Week:
    us = sum(one.ours for one in week.seen)
    others = len(week.seen) - us
    return picture.Week(week.starts, us, others, float(week.planned), stretch, week.suspended > 0)


def _title(level: Level, called: str) -> str:
    planned = "; ".join(f"{one.name}: {words.of(one)}" for one in level.phases)
    given = {"name": called, "seen": level.count.seen, "due": level.count.due, "phases": planned}
    if not planned:
        return _("Contact with %(name)s by week: %(seen)s contacts.") % given
    return (
        _(
            "Contact with %(name)s by week: %(seen)s contacts, %(due)s planned so far. Planned: %(phases)s."
            " The table beneath says the same."
        )
        % given
    )


def _lanes(level: Level) -> list[picture.Lane]:
    """Ours first, then others, each by how often they saw the person; the rest share a lane."""
    seen = [one for phase in level.count.phases for one in phase.seen]
    taken = [*(one.workers for one in seen), *(one.workers for one in level.count.missed)]
    often = Counter(worker for workers in taken for worker in workers)
    order = sorted(often, key=lambda worker: (not level.names[worker].ours, -often[worker], worker))
    groups = [[worker] for worker in order]
    if len(order) > LANES:
        groups = [*groups[: LANES - 1], order[LANES - 1 :]]
    return [_lane(level, group) for group in groups]


def _lane(level: Level, group: list[str]) -> picture.Lane:
    mine = set(group)
    seen = [one for phase in level.count.phases for one in phase.seen if mine & set(one.workers)]
    missed = [one for one in level.count.missed if mine & set(one.workers)]
    first = level.names[group[0]]
    return picture.Lane(
        first.name if len(group) == 1 else _("%(n)s others") % {"n": len(group)},
        first.ours,
        tuple(one.on for one in seen),
        tuple(one.on for one in missed),
    )
