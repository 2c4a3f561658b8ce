"""What the pages of programmes show: each programme in words, its dosage as a picture and as a table."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.agencies.directory import Names
from handrail.casefile import codes
from handrail.delivery.models import Programme, ProgrammeSession
from handrail.delivery.programmes import dosage
from handrail.delivery.programmes.forms import ENDED
from handrail.delivery.timeline import length
from handrail.design import wording
from handrail.design.parts import Entry, Quote
from handrail.design.pictures import dosage as picture_of
from handrail.people.opening import OpenCase
from handrail.plans.desk import Desk

ORDER = {"running": 0, "planned": 1, "completed": 2, "stopped": 3}


@dataclass(frozen=True)
class Shown:
    """A programme as its page and the list of them show it."""

    row: Programme
    line: str
    facts: list[tuple[str, str]]
    dose: dosage.Dose
    picture: picture_of.DosagePicture | None
    said: str
    url: str


def sessions_by_programme(rows: list[ProgrammeSession]) -> dict[str, list[ProgrammeSession]]:
    """The sessions of each programme, the first first."""
    found: dict[str, list[ProgrammeSession]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.valid_from or date.min, row.pk)):
        found[row.programme].append(row)
    return found


def in_order(rows: list[Programme]) -> list[Programme]:
    """What is running first, then what is planned, then what has ended."""
    return sorted(rows, key=lambda row: (ORDER.get(row.state, 9), row.valid_from or date.max, row.pk))


def shown(desk: Desk, row: Programme, sessions: list[ProgrammeSession], names: Names) -> Shown:
    """A programme with its dosage."""
    dose = dosage.dose(row, sessions, desk.today)
    said = in_words(row, dose, desk.today)
    return Shown(
        row,
        _line(row, names),
        _facts(desk, row),
        dose,
        _picture(row, dose, said, desk.today),
        said,
        reverse("delivery:programme", args=[desk.case.reference, row.entry]),
    )


def in_words(row: Programme, dose: dosage.Dose, today: date) -> str:
    """5 of 8 sessions done; about 6 by now as planned; 1 missed and not caught up yet."""
    expected = dosage.by_now(row, today)
    parts = [_done(dose)]
    if expected is not None:
        parts.append(_("about %(n)s by now as planned") % {"n": number(expected)})
    if dose.still_missed:
        one, many = "%(n)s missed and not caught up", "%(n)s missed and not caught up"
        parts.append(ngettext(one, many, dose.still_missed) % {"n": dose.still_missed})
    if dose.caught_up:
        parts.append(ngettext("%(n)s caught up", "%(n)s caught up", dose.caught_up) % {"n": dose.caught_up})
    if dose.in_part:
        parts.append(ngettext("%(n)s in part", "%(n)s in part", dose.in_part) % {"n": dose.in_part})
    if dose.without_minutes:
        parts.append(
            ngettext(
                "%(n)s session without its minutes",
                "%(n)s sessions without their minutes",
                dose.without_minutes,
            )
            % {"n": dose.without_minutes}
        )
    return "; ".join(parts)


def number(value: float) -> str:
    """5, 7.5, 7.3"""
    return f"{value:.1f}".removesuffix(".0")


def _done(dose: dosage.Dose) -> str:
    unit = codes.label("dosage_units", dose.unit).lower()
    if dose.planned:
        return _("%(done)s of %(planned)s %(unit)s done") % {
            "done": number(dose.done),
            "planned": dose.planned,
            "unit": unit,
        }
    return _("%(done)s %(unit)s done") % {"done": number(dose.done), "unit": unit}


def _line(row: Programme, names: Names) -> str:
    parts = [row.kind_label, row.state_label, names.named(row.workers), row.group]
    return " · ".join(part for part in parts if part)


def _facts(desk: Desk, row: Programme) -> list[tuple[str, str]]:
    strengths = {one.entry: one.name for one in desk.strengths}
    step = next((one for one in desk.plan.steps if one.row.entry == row.step), None)
    days = [wording.full_date(row.valid_from), wording.full_date(row.valid_to)]
    planned = ""
    if row.amount:
        unit = codes.label("dosage_units", row.unit).lower()
        planned = _("%(amount)s %(unit)s") % {"amount": row.amount, "unit": unit}
        if row.per_week:
            planned = _("%(planned)s, %(n)s a week") % {"planned": planned, "n": row.per_week}
    found = [
        (_("Why this"), row.chosen_because),
        (_("Method"), row.method),
        (_("Builds on"), wording.listed(strengths[one] for one in row.strengths if one in strengths)),
        (_("Step of the plan"), step.row.what if step else ""),
        (_("Planned"), planned),
        (_("From"), days[0]),
        (_("Last day"), days[1] if row.state in ENDED else ""),
        (_("Why it stopped") if row.state == "stopped" else _("What made it possible"), row.because),
        (_("What is different"), row.outcome),
    ]
    return [pair for pair in found if pair[1]]


def _picture(row: Programme, dose: dosage.Dose, said: str, today: date) -> picture_of.DosagePicture | None:
    if not dose.weeks or (not dose.done and not dose.planned):
        return None
    weeks = tuple(picture_of.Week(week.start, week.done, week.missed > 0) for week in dose.weeks)
    title = _("%(name)s: %(said)s. Week by week in the table.") % {"name": row.name, "said": said}
    return picture_of.draw(
        picture_of.Dosage(
            title, dose.done, dose.planned, dosage.by_now(row, today), row.per_week, weeks[-26:]
        )
    )


def weeks_table(dose: dosage.Dose) -> list[list[str]]:
    """Week by week, the last first."""
    planned = str(dose.per_week) if dose.per_week else ""
    return [
        [
            _("Week of %(day)s") % {"day": wording.full_date(week.start)},
            planned,
            number(week.done),
            str(week.missed) if week.missed else "",
            str(week.caught_up) if week.caught_up else "",
        ]
        for week in reversed(dose.weeks)
    ]


def told(case: OpenCase, row: ProgrammeSession, names: Names, may: bool) -> Entry:
    """One session, as on a timeline."""
    title = _("Session %(n)s") % {"n": row.number} if row.number else _("Session")
    how = wording.listed(codes.label("techniques", one).lower() for one in row.techniques)
    meta = [wording.full_date(row.valid_from), row.attendance_label, length(row.minutes)]
    ours = not row.workers or any(names[one].ours for one in row.workers)
    return Entry(
        f"{title}: {row.topic}" if row.topic else title,
        mark="us" if ours else "partner",
        by="us" if ours else "partner",
        meta=" · ".join(part for part in (*meta, names.named(row.workers), how) if part),
        url=reverse("delivery:session_update", args=[case.reference, row.entry]) if may else "",
        paragraphs=(row.text,) if row.text else (),
        quotes=(Quote(row.words),) if row.words else (),
        anchor=f"session-{row.entry}",
    )


def steps_without(desk: Desk, programmes: list[Programme]) -> list[tuple[str, str]]:
    """Steps of several sessions that no programme speaks of yet: (what, where to begin it)."""
    there = {row.step for row in programmes}
    add = reverse("delivery:programme_add", args=[desk.case.reference])
    return [
        (step.row.what, f"{add}?step={step.row.entry}")
        for step in desk.plan.steps
        if step.row.sessions and step.row.entry not in there and step.row.marking == "none"
    ]


def from_step(desk: Desk, entry: str) -> dict[str, Any]:
    """What a programme for a step most likely says."""
    step = next((one.row for one in desk.plan.steps if one.row.entry == entry), None)
    if step is None:
        return {}
    return {
        "step": step.entry,
        "name": step.what,
        "method": step.method,
        "chosen_because": step.chosen_because,
        "strengths": step.because_of,
        "amount": step.sessions,
        "per_week": step.per_week,
        "who": step.workers,
        "service": step.service,
        "requirement": step.requirement,
        "valid_from": step.starts_on,
    }
