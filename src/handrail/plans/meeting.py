"""A planning panel: planned with the person, held, or not held and why."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from handrail.plans.models import Invitee, Panel
from handrail.records import writing
from handrail.records.writing import Act

Facts = Mapping[str, Any]


def plan_panel(
    doing: Act, facts: Facts, invitees: Sequence[Facts] = (), *, entry: str | None = None
) -> Panel:
    """Plan a panel, and ask everybody to it who should be there."""
    panel = writing.add(Panel, doing, entry=entry, **facts)
    for one in invitees:
        invite(doing, panel.entry, **one)
    return panel


def settle(doing: Act, entry: str, version_seen: int, facts: Facts, invitees: Sequence[Facts] = ()) -> Panel:
    """Settle something else before a panel, and ask more people to it."""
    panel = writing.amend(Panel, doing, entry=entry, version_seen=version_seen, **facts)
    for one in invitees:
        invite(doing, entry, **one)
    return panel


def invite(doing: Act, panel: str, **facts: Any) -> Invitee:
    """Ask somebody to a panel, because of these factors."""
    on = Panel.objects.now().get(case_id=doing.case_id, entry=panel).valid_from
    return writing.add(Invitee, doing, panel=panel, **{"valid_from": on, **facts})


def attend(doing: Act, invitee: str, attendance: str) -> Invitee:
    """Somebody came, sent apologies, or did not come. Absence commits nobody."""
    row = Invitee.objects.now().get(case_id=doing.case_id, entry=invitee)
    if row.attendance == attendance:
        return row
    return writing.amend(Invitee, doing, entry=invitee, version_seen=row.version, attendance=attendance)


def hold(doing: Act, panel: str, *, on: date, **facts: Any) -> Panel:
    """The panel was held on this day; when the next one is."""
    row = Panel.objects.now().get(case_id=doing.case_id, entry=panel)
    return writing.amend(
        Panel, doing, entry=panel, version_seen=row.version, state="held", valid_from=on, **facts
    )


def not_held(doing: Act, panel: str | None, *, because: str, on: date) -> Panel:
    """There was no panel, and why. Without one planned, this says so by itself."""
    facts: dict[str, Any] = {"state": "not_held", "not_held_because": because}
    if panel is None:
        return writing.add(Panel, doing, valid_from=on, **facts)
    row = Panel.objects.now().get(case_id=doing.case_id, entry=panel)
    return writing.amend(Panel, doing, entry=panel, version_seen=row.version, **facts)
