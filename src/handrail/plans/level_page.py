"""Contact level: the phases proposed, what stands beside them, and what a mismatch asks. It sets nothing."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies import directory, policies
from handrail.assessments.models import Likelihood
from handrail.casefile import codes
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.design.pictures import level as picture_of
from handrail.people.opening import OpenCase
from handrail.plans.asking import PER_WEEK
from handrail.plans.models import ContactPhase

FIRST_WEEKS = 12
"""The time for which a local policy has its first figure."""
WEEKS_A_MONTH = 52 / 12


def per_month(row: Any) -> float:
    """How many contacts a month a phase proposes."""
    return float(row.times * PER_WEEK[row.every] * WEEKS_A_MONTH)


def page(case: OpenCase, facts: dict[Any, list[Any]], begun: date | None, called: str) -> dict[str, Any]:
    """Everything ``plans/contact_level.html`` reads besides the frame."""
    rows = sorted(facts[ContactPhase], key=lambda row: (row.valid_from or date.min, row.rank))
    may = case.can_write("plan")
    names = directory.workers(worker for row in rows for worker in row.workers)
    policy = policies.in_force("contact_level", case.today, cohort=case.case.cohort)
    bands = policy.value or []
    return {
        "may": may,
        "picture": _picture(rows, case.today, called),
        "rows": [_row(case, row, names, may) for row in rows],
        "bands": [[one["band"], one["first"], one["after"]] for one in bands],
        "policy_source": _source(policy),
        "likelihood": [
            (row.instrument_label, [*row.said, _version(row)]) for row in facts[Likelihood] if row.said
        ],
        "asks": list(_mismatches(rows, bands, begun, case.today)),
    }


def _version(row: Any) -> str:
    """Which version said it, and when: a figure never stands without them."""
    on = wording.full_date(row.valid_from)
    return ", ".join(part for part in (row.instrument_version, row.origin_label, on) if part)


def _picture(rows: list[Any], today: date, called: str) -> picture_of.LevelPicture | None:
    phases = tuple(
        picture_of.Phase(row.name, row.valid_from, row.valid_to, row.times * PER_WEEK[row.every])
        for row in rows
        if row.valid_from and row.valid_to
    )
    if not phases:
        return None
    said = "; ".join(f"{row.name}: {_how_often(row)}" for row in rows)
    title = _("Contact planned with %(name)s. %(phases)s.") % {"name": called, "phases": said}
    return picture_of.draw(picture_of.Level(title, phases, today))


def _how_often(row: Any) -> str:
    return _("%(n)s %(every)s") % {"n": row.times, "every": row.every_label.lower()}


def _row(case: OpenCase, row: Any, names: directory.Names, may: bool) -> list[Any]:
    days = [wording.full_date(row.valid_from), wording.full_date(row.valid_to)]
    when = _("%(first)s to %(last)s") % {"first": days[0], "last": days[1]} if all(days) else days[0]
    modes = wording.listed(codes.label("contact_modes", mode).lower() for mode in row.modes)
    steps = [
        _("Step up: %(when)s") % {"when": row.step_up} if row.step_up else "",
        _("Step down: %(when)s") % {"when": row.step_down} if row.step_down else "",
    ]
    cells: list[Any] = [
        Cell(row.name, when),
        Cell(_how_often(row), modes),
        Cell(row.who_counts or names.named(row.workers)),
        Cell(row.reason),
        Cell(" · ".join(part for part in steps if part)),
    ]
    if may:
        address = reverse("plans:phase_update", args=[case.reference, row.entry])
        cells.append(Cell(_("Update"), url=address))
    return cells


def _source(policy: policies.InForce) -> str:
    if policy.set_as is not None and policy.since:
        return _("Set locally, from %(day)s.") % {"day": wording.full_date(policy.since)}
    return _("A published table of one local service, as an example.") if policy.value else ""


def _mismatches(rows: list[Any], bands: list[Any], begun: date | None, today: date) -> Any:
    """Phases outside every band of the local policy: a question for the practitioner, nothing else."""
    for row in rows:
        if not bands or (row.valid_to and row.valid_to < today):
            continue
        weeks = (row.valid_from - begun).days // 7 if begun and row.valid_from else FIRST_WEEKS
        figure = "first" if weeks < FIRST_WEEKS else "after"
        least, most = min(one[figure] for one in bands), max(one[figure] for one in bands)
        proposed = round(per_month(row))
        if least <= proposed <= most:
            continue
        yield _(
            "“%(name)s” proposes about %(n)s a month; the local policy goes from %(least)s to %(most)s."
            " What makes this right here?"
        ) % {"name": row.name, "n": proposed, "least": least, "most": most}
