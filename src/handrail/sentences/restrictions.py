"""What a sentence asks now, in the words agreed with the person where there are some."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handrail.design import wording
from handrail.people.frame import holds
from handrail.sentences.models import (
    Condition,
    CurfewWindow,
    ExclusionArea,
    Requirement,
    Residence,
    Sentence,
    Variation,
)

TABLES = (Sentence, Requirement, Condition, CurfewWindow, ExclusionArea, Residence, Variation)
WEEK = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


@dataclass(frozen=True)
class Restriction:
    """One line of "Restrictions now": what, in which words, and what else stands beside it."""

    entry: str
    label: str
    words: str
    agreed: bool = False
    note: str = ""
    area: bool = False


def now(facts: dict[Any, list[Any]], today: date) -> list[Restriction]:
    """What restricts the person today: areas, hours, residence, then requirements and conditions."""
    current = {model: [row for row in facts[model] if holds(row, today)] for model in TABLES}
    live = {s.entry for s in current[Sentence] if not s.completed}
    found = [_area(area) for area in current[ExclusionArea]]
    by_source: dict[str, list[CurfewWindow]] = defaultdict(list)
    for window in current[CurfewWindow]:
        by_source[window.source].append(window)
    found += [_curfew(source, windows) for source, windows in by_source.items()]
    found += [Restriction(r.entry, _("Live at"), r.place) for r in current[Residence]]
    told = {row.source for model in (ExclusionArea, CurfewWindow, Residence) for row in current[model]}
    found += [_requirement(r) for r in current[Requirement] if r.entry not in told and r.sentence in live]
    found += [
        _condition(c)
        for c in current[Condition]
        if c.entry not in told and c.restrictive and c.sentence in live
    ]
    return found


def window_words(windows: list[CurfewWindow]) -> str:
    """ "9pm to 7am every day", or by groups of days where hours differ."""
    by_hours: dict[tuple, set[int]] = defaultdict(set)
    for window in windows:
        by_hours[window.starts, window.ends] |= set(window.weekdays)
    parts = [
        _("%(from)s to %(to)s %(days)s")
        % {"from": wording.clock(starts), "to": wording.clock(ends), "days": days_words(days)}
        for (starts, ends), days in sorted(by_hours.items(), key=lambda item: min(item[1]))
    ]
    return "; ".join(parts)


def days_words(days: set[int]) -> str:
    """ "every day", "Monday to Friday", "Saturday and Sunday"; 1 is Monday."""
    ordered = sorted(days)
    if len(ordered) == 7:
        return _("every day")
    if len(ordered) > 2 and ordered == list(range(ordered[0], ordered[-1] + 1)):
        return _("%(first)s to %(last)s") % {"first": WEEK[ordered[0] - 1], "last": WEEK[ordered[-1] - 1]}
    return wording.listed(WEEK[day - 1] for day in ordered)


def _area(area: ExclusionArea) -> Restriction:
    return Restriction(
        area.entry,
        _("Stay out of"),
        wording.quoted(area.agreed_words) if area.agreed_words else area.wording,
        agreed=bool(area.agreed_words),
        area=True,
    )


def _curfew(source: str, windows: list[CurfewWindow]) -> Restriction:
    places = {window.place for window in windows if window.place}
    note = _("Electronic tag") if any(window.tagged for window in windows) else ""
    words = window_words(windows) + (
        _(", at %(place)s") % {"place": places.pop()} if len(places) == 1 else ""
    )
    return Restriction(source, _("Be in"), words, note=note)


def _requirement(requirement: Requirement) -> Restriction:
    words = wording.quoted(requirement.agreed_words) if requirement.agreed_words else requirement.wording
    done = ""
    if requirement.amount and requirement.unit in ("months", "weeks"):
        done = f"{requirement.amount} {requirement.unit_label}"
    elif requirement.amount:
        unit = requirement.unit_label
        done = _("%(done)s of %(amount)s %(unit)s done") % {
            "done": requirement.done,
            "amount": requirement.amount,
            "unit": unit,
        }
    return Restriction(
        requirement.entry,
        requirement.kind_label,
        words or done,
        bool(requirement.agreed_words),
        done if words else "",
    )


def _condition(condition: Condition) -> Restriction:
    words = wording.quoted(condition.agreed_words) if condition.agreed_words else condition.wording
    return Restriction(
        condition.entry, condition.kind_label, words, bool(condition.agreed_words), condition.detail
    )
