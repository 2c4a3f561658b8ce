"""The section of a review about what has moved: strengths first, then factors, then each objective."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from handrail.agencies.directory import Names
from handrail.assessments.models import Factor, Strength
from handrail.casefile import codes
from handrail.casefile.contacts import absent, took_place
from handrail.delivery.models import Contact, Progress
from handrail.design import wording
from handrail.design.parts import Cell, Prompt
from handrail.people.opening import OpenCase
from handrail.plans import balance
from handrail.plans.holding import Held
from handrail.plans.models import Edition, Objective, RiskMeasure, Step
from handrail.records.gathering import Some
from handrail.reviews import standing
from handrail.reviews.models import Movement, Review
from handrail.reviews.moving import before
from handrail.sentences.models import Release

COUNTED = Some(Contact, "outcome is not null", order="valid_from desc, id desc", limit=600)
TABLES = (*(Movement, Factor, Strength, Objective, Progress, Step, RiskMeasure, Release, Edition), COUNTED)
ANCHOR = "moved"
HEADING = _l("What has moved")
TEMPLATE = "reviews/moving.html"
GROUPS = ((Strength, _l("Strengths")), (Factor, _l("Factors")), (Objective, _l("Objectives")))
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Section:
    """Everything the section shows."""

    before: str
    groups: tuple[tuple[str, tuple[tuple[Any, ...], ...]], ...]
    progress: tuple[tuple[str, str], ...]
    contact: str
    compliance: str
    balance: str
    balance_words: str
    url: str


def section(case: OpenCase, review: Review, facts: Facts, names: Names) -> Section:
    """The section as it stands."""
    start = before.since(review, facts)
    moved = {row.of: row for row in standing.in_review(facts[Movement], review)}
    writes = review.state == "open" and case.can_write("plan")
    return Section(
        start.words,
        tuple((label, tuple(rows)) for label, kept in groups(facts) if (rows := _rows(case, kept, moved))),
        tuple(_progress(facts, review)),
        _contact(case, review, facts, before.looked_back(review, start.on, _until(case, review))),
        review.compliance,
        _balance(facts, case),
        review.balance,
        reverse("reviews:moved", args=[case.reference, review.entry]) if writes else "",
    )


def left_to_do(case: OpenCase, review: Review, facts: Facts, names: Names) -> list[Prompt]:
    """Say what has moved, while nothing is said."""
    if standing.in_review(facts[Movement], review):
        return []
    address = reverse("reviews:moved", args=[case.reference, review.entry])
    return [Prompt(_("Nothing is said yet of what has moved."), ((_("Say what has moved"), address),))]


def groups(facts: Facts) -> list[tuple[str, list[Any]]]:
    """Strengths, factors and objectives; a reference that names two of them stands for the first."""
    seen: set[str] = set()
    found = []
    for table, label in GROUPS:
        rows = [row for row in facts[table] if row.entry not in seen]
        seen |= {row.entry for row in rows}
        found.append((str(label), rows))
    return found


def _rows(case: OpenCase, rows: list[Any], moved: Mapping[str, Movement]) -> list[tuple[Any, ...]]:
    found = []
    for row in sorted(rows, key=lambda row: getattr(row, "rank", row.pk)):
        if one := moved.get(row.entry):
            followed = isinstance(row, Factor | Strength)
            url = reverse("reviews:thread", args=[case.reference, row.entry]) if followed else ""
            found.append((Cell(before.called(row), url=url), one.before, one.now, one.means))
    return found


def _progress(facts: Facts, review: Review) -> list[tuple[str, str]]:
    """How far each objective has come, and how the person says it is, from the record of progress."""
    until = review.completed_on or date.max
    upto = [row for row in facts[Progress] if row.valid_from is None or row.valid_from <= until]
    found = []
    for row in sorted(facts[Objective], key=lambda row: row.rank):
        latest = before.latest_progress(row.entry, {**facts, Progress: upto})
        if latest and row.state != "dropped":
            own = _("Own rating: %s") % str(latest.own_rating_label).lower() if latest.own_rating else ""
            parts = (f"{latest.level_label}, {wording.day_month(latest.valid_from)}", latest.text, own)
            found.append((before.called(row), ". ".join(part.rstrip(".") for part in parts if part) + "."))
    return found


def _until(case: OpenCase, review: Review) -> date:
    return review.completed_on or case.today


def _contact(case: OpenCase, review: Review, facts: Facts, start: date) -> str:
    """Planned and kept, from the record: 12 appointments since 5 October: 11 kept, 1 missed."""
    until = _until(case, review)
    rows = [row for row in facts[Contact] if row.valid_from and start <= row.valid_from <= until]
    came, away = took_place(), absent()
    accepted = codes.alike("contact_outcomes", ("acceptable_absence",))
    kept = [row for row in rows if row.outcome in came]
    missed = [row for row in rows if row.outcome in away]
    if not kept and not missed:
        return ""
    total = len(kept) + len(missed)
    given = {"n": total, "kept": len(kept), "day": wording.day_month(start)}
    words = ngettext(
        "%(n)s contact since %(day)s: %(kept)s kept",
        "%(n)s contacts since %(day)s: %(kept)s kept",
        total,
    )
    told = words % given
    if missed:
        told += ", " + ngettext("%(n)s missed", "%(n)s missed", len(missed)) % {"n": len(missed)}
        waived = len([row for row in missed if row.outcome in accepted])
        if waived:
            told += " " + _("(%(n)s for an accepted reason)") % {"n": waived}
    return told + "."


def _balance(facts: Facts, case: OpenCase) -> str:
    """How much of the work is of which kind, in words."""
    shares = balance.balance(Held(None, dict(facts)), case.today)
    return "; ".join(f"{one.label}: {one.words}" for one in shares if one.steps or one.measures)
