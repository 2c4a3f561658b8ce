"""What this room adds to the page of details: strengths, and harm and safety."""

from typing import Any

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.assessments.areas import sentences
from handrail.assessments.models import OwnSafety, RiskOfHarm, Strength
from handrail.design import wording
from handrail.design.parts import Entry
from handrail.people.frame import holds
from handrail.people.opening import OpenCase
from handrail.people.sections import Section, Source
from handrail.people.sections import register as add_section
from handrail.records import describing

LEVELS = ("very_high", "high", "medium", "low")


def register() -> None:
    """Add both sections; say how a copy of a strength reads."""
    describing.register_copy(Strength, shared_strength)
    add_section(Source("strengths", "after_own_words", (Strength,), strengths))
    add_section(Source("harm", "before_must_not_meet", (RiskOfHarm, OwnSafety), harm_and_safety))


def strengths(case: OpenCase, facts: dict[Any, list[Any]], called: str) -> Section | None:
    """What can help, what shows it, and the work it does or waits to do."""
    if not case.can_read("assessment", Strength):
        return None
    rows = [row for row in facts[Strength] if holds(row, case.today)]
    rows.sort(key=lambda row: row.state != "current")
    context = {"rows": [_strength(row) for row in rows], "called": called}
    return Section("strengths", _("Strengths"), "assessments/strengths_section.html", context)


def shared_strength(row: Strength, names: Names) -> Entry:
    """A strength as a partner who is to build on it reads it."""
    told = _strength(row)
    watch = ((_("To watch:"), row.watch),) if row.watch else ()
    said = tuple(words for words in (told["evidence"], told["work"]) if words)
    return Entry(title=row.name, mark="turn", meta=str(row.kind_label), paragraphs=(*said, *watch))


def harm_and_safety(case: OpenCase, facts: dict[Any, list[Any]], called: str) -> Section | None:
    """Whom the person could harm and how seriously; and, apart from it, their own safety."""
    if not case.can_read("risk_management"):
        return None
    today = case.today
    harm = [row for row in facts[RiskOfHarm] if holds(row, today)]
    harm.sort(key=lambda row: LEVELS.index(row.level) if row.level in LEVELS else len(LEVELS))
    safety = [row for row in facts[OwnSafety] if holds(row, today)]
    context = {
        "harm": [
            (row.to_label, row.level_label, row.nature, wording.full_date(row.valid_from)) for row in harm
        ],
        "safety": [(row.kind_label, row.concern, row.we_do or _("Nothing so far")) for row in safety],
        "called": called,
    }
    return Section("harm", _("Harm and safety"), "assessments/harm_section.html", context)


def _strength(row: Strength) -> dict[str, str]:
    waits = _("Waits for: %(what)s") % {"what": row.waits_for} if row.waits_for else ""
    work = f"{row.state_label}: {row.work}" if row.work else str(row.state_label)
    seen_by = wording.listed(row.seen_by or ())
    return {
        "name": row.name,
        "kind": str(row.kind_label),
        "work": sentences(work, waits),
        "evidence": sentences(
            _("Shown by: %(what)s") % {"what": row.evidence} if row.evidence else "",
            _("Seen by %(whom)s") % {"whom": seen_by} if seen_by else "",
        ),
        "watch": row.watch,
    }
