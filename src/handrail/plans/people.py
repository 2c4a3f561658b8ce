"""The names a plan's references stand for, asked of the directory once."""

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.plans.holding import Held

ONE = ("worker", "owner")
"""Fields that name one worker."""
MANY = ("workers", "judged_by")
"""Fields that name several."""


def names_of(*sights: Held) -> Names:
    """Everybody named anywhere in these sights of a plan."""
    wanted: set[str] = set()
    for held in sights:
        for rows in held.facts.values():
            for row in rows:
                wanted |= {getattr(row, name, None) or "" for name in ONE}
                wanted |= {one for name in MANY for one in getattr(row, name, ())}
    return directory.workers(wanted)
