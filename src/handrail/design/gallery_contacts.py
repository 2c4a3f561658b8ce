"""The sample of contact, planned and real, for ``/design``."""

from datetime import date, timedelta

from handrail.design.pictures import contacts
from handrail.design.pictures.level import Phase

BEGUN = date(2025, 11, 6)
OURS = (2, 2, 1, 1, 0, 0, 1)
OTHERS = (0, 1, 2, 1, 0, 0, 1)
TWICE, SUSPENDED = 3, (5,)


def sample_contacts() -> contacts.Contacts:
    """Twice a week for three weeks, once a week after: a week suspended, a miss and a gap."""
    weeks = tuple(
        contacts.Week(
            _monday(n),
            OURS[n] if n < len(OURS) else 0,
            OTHERS[n] if n < len(OTHERS) else 0,
            0 if n in SUSPENDED else 2 if n < TWICE else 1,
            0 if n < TWICE else 1,
            n in SUSPENDED,
        )
        for n in range(10)
    )
    return contacts.Contacts(
        title="Kai’s contact by week: twice a week at first, then once a week.",
        weeks=weeks,
        phases=(
            Phase("Twice a week", BEGUN, _monday(TWICE) - timedelta(days=1), 2),
            Phase("Once a week", _monday(TWICE), _monday(10) - timedelta(days=1), 1),
        ),
        lanes=(
            contacts.Lane("Joel Marsh", True, _seen(OURS), (_monday(3) + timedelta(days=4),)),
            contacts.Lane("Grace Obi", False, _seen(OTHERS)),
        ),
        today=_monday(6) + timedelta(days=5),
        gap=(_monday(3) + timedelta(days=2), _monday(6) + timedelta(days=1), "20 days"),
    )


def _monday(n: int) -> date:
    return BEGUN + timedelta(days=7 * n)


def _seen(counts: tuple[int, ...]) -> tuple[date, ...]:
    return tuple(_monday(n) + timedelta(days=day) for n, count in enumerate(counts) for day in range(count))
