"""Writing what steps wait for: waits, states of life with their signs, and what was judged of them.

Nothing here starts, stops or moves a step: waits advise, and a lapse restarts nothing by itself.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from handrail.casefile.waits import Circular, circle
from handrail.people.frame import holds
from handrail.plans.models import LifeState, StateSign, Wait
from handrail.records import clock, writing
from handrail.records.writing import Act

_WAITS = 0x3A17
"""With a case: the lock under which its waits are changed one after another."""


def add_wait(doing: Act, *, entry: str | None = None, **facts: Any) -> Wait:
    """Let a step wait for another or for a state. Raises ``Circular`` when they would wait for each other."""
    with connection.cursor() as cursor:
        # Two waits added at once could close a circle that neither of them sees.
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [_WAITS, doing.case_id])
    row = writing.add(Wait, doing, entry=entry, **facts)
    today = clock.today()
    standing = [one for one in Wait.objects.now().filter(case_id=doing.case_id) if holds(one, today)]
    if found := circle(standing):
        raise Circular(found)
    return row


def end_wait(doing: Act, row: Wait) -> None:
    """Let a step wait no longer."""
    writing.take_back(Wait, doing, entry=row.entry, version_seen=row.version)


def keep_state(
    doing: Act,
    *,
    entry: str,
    facts: dict[str, Any],
    signs: Iterable[tuple[StateSign | None, dict[str, Any]]],
    version_seen: int | None = None,
) -> None:
    """Add or update a state of life with its signs; a sign without words is taken back."""
    if version_seen is None:
        writing.add(LifeState, doing, entry=entry, **facts)
    else:
        writing.amend(LifeState, doing, entry=entry, version_seen=version_seen, **facts)
    for row, said in signs:
        if row is None:
            if said["what"]:
                writing.add(StateSign, doing, state=entry, valid_from=clock.today(), **said)
        elif not said["what"]:
            writing.take_back(StateSign, doing, entry=row.entry, version_seen=row.version)
        elif any(getattr(row, name) != value for name, value in said.items()):
            writing.amend(StateSign, doing, entry=row.entry, version_seen=row.version, **said)
