"""What the page of changes shows: each in words, with what it touches and what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.assessments.models import Factor, Strength
from handrail.design import wording
from handrail.people.frame import FRAME_TABLES
from handrail.people.opening import OpenCase
from handrail.reviews import origins
from handrail.reviews.models import Change
from handrail.reviews.origins import Origin

TABLES = (*FRAME_TABLES, Change, Factor, Strength)


@dataclass(frozen=True)
class Told:
    """One change in words."""

    row: Change
    meta: str
    origin: Origin | None
    how_known: str
    factors: str
    strengths: str
    decided: str
    marking: str
    decide_url: str
    update_url: str
    review_url: str


@dataclass(frozen=True)
class Page:
    """Those that wait for a decision, and those decided."""

    waiting: tuple[Told, ...]
    decided: tuple[Told, ...]


def page(case: OpenCase, facts: Mapping[Any, list[Any]]) -> Page:
    """The newest first; what waits for a decision apart."""
    rows = sorted(facts[Change], key=lambda row: (row.valid_from or date.min, row.pk), reverse=True)
    names = directory.workers(row.decided_by for row in rows if row.decided_by)
    from_where = origins.told(case, (row.came_from for row in rows))
    touched = {row.entry: row.name for table in (Factor, Strength) for row in facts[table]}
    told = [_told(case, row, names, from_where, touched) for row in rows]
    return Page(
        tuple(one for one in told if one.row.weight == "not_decided"),
        tuple(one for one in told if one.row.weight != "not_decided"),
    )


def _told(
    case: OpenCase, row: Change, names: Names, from_where: Mapping[str, Origin], touched: Mapping[str, str]
) -> Told:
    origin = from_where.get(row.came_from or "")
    writes = case.can_write("assessment")
    return Told(
        row,
        " · ".join((wording.full_date(row.valid_from), str(row.kind_label))),
        origin,
        # What the form filled in from the entry itself is said by the link to it.
        "" if origin and row.how_known == origin.words else row.how_known,
        _listed(row.factors, touched),
        _listed(row.strengths, touched),
        _decided(row, names),
        str(row.marking_label) if row.marking != "none" else "",
        _address(case, "change_decide", row) if writes else "",
        _address(case, "change_update", row) if writes else "",
        reverse("reviews:review", args=[case.reference, row.review])
        if row.review and case.can_read("plan")
        else "",
    )


def _listed(entries: Iterable[str], touched: Mapping[str, str]) -> str:
    """Their names; an entry that no longer stands is left out."""
    return wording.listed(touched[entry] for entry in entries if entry in touched)


def _decided(row: Change, names: Names) -> str:
    """Decided by Ruth Adeyemi on 12 March 2026"""
    if row.weight == "not_decided" or not row.decided_by:
        return ""
    return _("Decided by %(name)s") % {"name": names[row.decided_by].name}


def _address(case: OpenCase, name: str, row: Change) -> str:
    return reverse(f"reviews:{name}", args=[case.reference, row.entry])
