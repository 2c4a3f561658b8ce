"""What the page of tests shows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.casefile import codes
from handrail.delivery import kinds
from handrail.delivery.models import DrugTest
from handrail.delivery.testing.signs import countable, progress
from handrail.design import wording
from handrail.design.parts import Cell, Entry, Quote
from handrail.people.opening import OpenCase


def page(case: OpenCase, rows: list[DrugTest], names: Names) -> dict[str, Any]:
    """What is ahead or without a result, what came out, and what it counts towards."""
    waiting = [row for row in rows if row.result in ("booked", "waiting")]
    signs = countable(case, {one for row in rows for one in row.signs})
    words = {sign.entry: f"{sign.what} ({state})" for sign, state in signs}
    return {
        "waiting": [_told(case, row, names, words) for row in reversed(waiting)],
        "results": [_told(case, row, names, words) for row in rows if row not in waiting],
        "signs": [_sign(case, sign, state) for sign, state in signs],
    }


def _told(case: OpenCase, row: DrugTest, names: Names, signs: dict[str, str]) -> Entry:
    may = kinds.may_change(case, row)
    ours = not row.worker or names[row.worker].ours
    counted = wording.listed(signs[one] for one in row.signs if one in signs)
    parts: list[str | tuple[str, str]] = [row.means] if row.means else []
    if counted:
        parts.append((_("Counted towards:"), counted))
    return Entry(
        _title(row),
        mark="us" if ours else "partner",
        by="us" if ours else "partner",
        meta=" · ".join(part for part in _meta(row, names) if part),
        url=reverse("delivery:test_update", args=[case.reference, row.entry]) if may else "",
        paragraphs=tuple(parts),
        quotes=(Quote(row.persons_words),) if row.persons_words else (),
        anchor=f"test-{row.entry}",
    )


def _title(row: DrugTest) -> str:
    found = wording.listed(codes.label("test_substances", one).lower() for one in row.substances)
    return f"{row.result_label}: {found}" if found else row.result_label


def _meta(row: DrugTest, names: Names) -> list[str]:
    at = wording.clock(row.at) if row.at else ""
    when = ", ".join(part for part in (wording.full_date(row.valid_from), at) if part)
    told = ""
    if row.told_on:
        told = _("told on %(day)s") % {"day": wording.full_date(row.told_on)}
    elif row.result not in ("booked", "waiting"):
        told = _("not told yet")
    return [when, row.kind_label, names.named([row.worker] if row.worker else []), told]


def _sign(case: OpenCase, sign: Any, state: str) -> list[Any]:
    cells: list[Any] = [
        Cell(sign.what, _("since %(day)s") % {"day": wording.full_date(sign.since)} if sign.since else ""),
        progress(sign),
        state,
    ]
    if case.can_write("plan"):
        address = reverse("plans:state_judge", args=[case.reference, sign.state])
        cells.append(Cell(_("Record the judgement"), url=address))
    return cells
