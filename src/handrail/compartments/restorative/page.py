"""What the page of one half shows: where it stands, the messages, and every moment, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from handrail.access import policy
from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.casefile import codes
from handrail.compartments.models import RestorativeMoment
from handrail.compartments.restorative import kinds
from handrail.compartments.restorative.halves import VICTIM, Half
from handrail.compartments.restorative.passing import may_go
from handrail.design import wording
from handrail.design.frame import Action
from handrail.design.parts import Quote
from handrail.people.opening import OpenCase

NOT_THAT = frozenset({"no", "not_now", "does_not_suit"})
Rows = Sequence[RestorativeMoment]


@dataclass(frozen=True)
class Moment:
    """One moment in words."""

    row: RestorativeMoment
    title: str
    meta: str
    facts: tuple[tuple[str, str], ...]
    quote: Quote | None
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Page:
    """One half."""

    success: str
    stands: tuple[tuple[str, str], ...]
    sent: tuple[Moment, ...]
    received: tuple[Moment, ...]
    moments: tuple[Moment, ...]


def page(case: OpenCase, half: Half, rows: Rows, *, passes: bool) -> Page:
    """From the rows of this half alone; ``passes`` is whether this reader carries messages across."""
    newest = sorted(rows, key=lambda row: (row.valid_from or date.min, row.pk), reverse=True)
    names = directory.workers({worker for row in rows for worker in row.workers})
    told = [_moment(case, half, row, names, passes=passes) for row in newest]
    return Page(
        success(rows),
        tuple(_stands(newest)),
        tuple(one for one in told if one.row.kind == "message_given"),
        tuple(one for one in told if one.row.kind == "message_received"),
        tuple(one for one in told if not one.row.kind.startswith("message")),
    )


def success(rows: Rows) -> str:
    """What was completed, said as what it is: a meeting that was declined takes nothing from it."""
    done = [row for row in rows if row.kind == "outcome" and row.answer == "completed"]
    if not done:
        return ""
    last = max(done, key=lambda row: (row.valid_from or date.min, row.pk))
    said = _("%(form)s was completed on %(day)s.") % {
        "form": last.form_label,
        "day": wording.full_date(last.valid_from),
    }
    if last.form != "face_to_face" and any(_meeting_declined(row) for row in rows):
        said += " " + _("It was decided not to meet face to face, and what was possible was done: a success.")
    return said


def _meeting_declined(row: RestorativeMoment) -> bool:
    decided = row.kind in ("decision", "readiness", "suitability")
    return decided and row.form == "face_to_face" and row.answer in NOT_THAT


def _stands(newest: Rows) -> list[tuple[str, str]]:
    """The latest of each kind, in the order of the work."""
    found = []
    for kind in ("suitability", "readiness", "preparation", "decision", "outcome"):
        latest = next((row for row in newest if row.kind == kind), None)
        if latest is not None:
            found.append((str(latest.kind_label), _in_short(latest)))
    return found


def _in_short(row: RestorativeMoment) -> str:
    """Not now, shuttle mediation (17 March 2026)"""
    form = row.form_label if row.form != "not_decided" else ""
    said = ": ".join(part for part in (form, row.answer_label if row.answer else "") if part)
    day = wording.full_date(row.valid_from)
    return f"{said} ({day})" if said else day


def _moment(case: OpenCase, half: Half, row: RestorativeMoment, names: Names, *, passes: bool) -> Moment:
    return Moment(
        row,
        _title(row),
        " · ".join(part for part in (wording.full_date(row.valid_from), names.named(row.workers)) if part),
        tuple((name, said) for name, said in _facts(row) if said),
        Quote(row.words) if row.words else None,
        tuple(_actions(case, half, row, passes=passes)),
    )


def _title(row: RestorativeMoment) -> str:
    """Readiness: not now"""
    said = row.answer_label if row.answer else ""
    return ": ".join(part for part in (str(row.kind_label), said) if part)


def _facts(row: RestorativeMoment) -> list[tuple[str, str]]:
    message = row.kind == "message_given"
    consent = str(row.consent_label) if message else ""
    if consent and row.consent_on:
        consent = f"{consent}, {wording.full_date(row.consent_on)}"
    passed = wording.full_date(row.passed_on) or _("Not yet")
    return [
        (
            _("Form"),
            row.form_label if row.form != "not_decided" and not row.kind.startswith("message") else "",
        ),
        (_("Decided by"), row.decided_by_label if row.decided_by else ""),
        (_("Made possible by"), row.enabled_by),
        (_("The agreed wording"), row.wording),
        (_("Agreed to the words and to their going"), consent),
        (_("Passed on"), passed if message else ""),
    ]


def _actions(case: OpenCase, half: Half, row: RestorativeMoment, *, passes: bool) -> list[Action]:
    if not may_change(case, half, row):
        return []
    acts = [Action(_("Update"), half.address(case, "update", row.entry))]
    if passes and may_go(row):
        acts.insert(0, Action(_("Pass it on"), half.address(case, "pass_on", row.entry)))
    return acts


def may_change(case: OpenCase, half: Half, row: RestorativeMoment) -> bool:
    """Whether this user may correct an entry: any of their side, but one's own only where the victim
    worker wrote it, who would lose sight of it. What has gone stays as it went."""
    if not half.writes(case) or row.passed_on is not None:
        return False
    if row.by_id == case.reach.user.pk:
        return True
    ways = {policy.writing(kind, half.data_class, half.model._meta.label) for kind in case.kinds}
    return "all" in ways and (half is VICTIM or row.by.role != "victim_worker")


def additions(case: OpenCase, half: Half) -> list[Action]:
    """What can be added to this half."""
    if not half.writes(case):
        return []
    address = half.address(case, "add")
    return [
        Action(codes.label("restorative_moments", kind), f"{address}?kind={kind}") for kind in kinds.ADDED
    ]
