"""Areas of life on the page of an assessment: critical factors first, what was not looked at apart."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handrail.assessments.models import Area, Factor, SelfAnswer, SelfAssessment, Source, Strength
from handrail.casefile import codes
from handrail.design import wording
from handrail.people.frame import holds
from handrail.records.describing import mid_sentence


@dataclass(frozen=True)
class FactorView:
    """A factor, with how it is linked, since when and on what, in words."""

    row: Factor
    linked: str
    since: str
    shown: str
    rests_on: str


@dataclass(frozen=True)
class StrengthView:
    """A strength, with the work it does and what shows it, in words."""

    row: Strength
    work: str
    shown: str


@dataclass(frozen=True)
class SelfSaid:
    """What somebody said of an area in a self-assessment."""

    who: str
    answer: str
    words: str
    when: str


@dataclass(frozen=True)
class AreaView:
    """One area: what was found, the person's words, the factors in it and the strengths."""

    key: str
    label: str
    row: Area | None
    factors: tuple[FactorView, ...]
    strengths: tuple[StrengthView, ...]
    said: tuple[SelfSaid, ...]
    rests_on: str

    @property
    def critical(self) -> bool:
        """Whether one of its factors is among the most pressing."""
        return any(one.row.critical for one in self.factors)

    @property
    def looked_at(self) -> bool:
        """Whether anything was found here, or found not to be."""
        return self.row is not None or bool(self.factors)


@dataclass(frozen=True)
class Areas:
    """Areas with something in them, areas without an issue, and areas nobody looked at."""

    found: tuple[AreaView, ...]
    no_issue: tuple[AreaView, ...]
    not_looked_at: tuple[AreaView, ...]


def areas(facts: dict[Any, list[Any]], cohort: str, today: date, called: str) -> Areas:
    """Make the areas from the rows gathered; critical ones first, then in the order of the list."""
    by_area = _By(facts, today, called)
    held = {row.area for row in (*facts[Area], *facts[Factor]) if holds(row, today)}
    listed = dict(codes.choices("areas_of_need", cohort=cohort, on=today))
    keys = [*listed, *sorted(held - set(listed))]
    every = [by_area.view(key, listed.get(key) or codes.label("areas_of_need", key)) for key in keys]
    found = [one for one in every if one.looked_at and (one.factors or one.row.found != "no_issue")]  # type: ignore[union-attr]
    found.sort(key=lambda one: (not one.critical, not one.factors, _finding(one) != "difficulty"))
    return Areas(
        tuple(found),
        tuple(one for one in every if one.looked_at and one not in found),
        tuple(one for one in every if not one.looked_at),
    )


def _finding(area: AreaView) -> str:
    return area.row.found if area.row is not None else ""


class _By:
    """The rows that hold today, by area."""

    def __init__(self, facts: dict[Any, list[Any]], today: date, called: str) -> None:
        self.names = {row.entry: row.name for row in facts[Source]}
        self.rows = {row.area: row for row in facts[Area] if holds(row, today)}
        self.factors: dict[str, list[Factor]] = defaultdict(list)
        for factor in facts[Factor]:
            if holds(factor, today):
                self.factors[factor.area].append(factor)
        self.strengths: dict[str, list[Strength]] = defaultdict(list)
        for strength in facts[Strength]:
            if strength.area and holds(strength, today):
                self.strengths[strength.area].append(strength)
        self.said = self_said(facts, called)

    def view(self, key: str, label: str) -> AreaView:
        """One area."""
        row = self.rows.get(key)
        factors = sorted(self.factors[key], key=lambda one: (not one.critical, one.pk))
        return AreaView(
            key,
            label,
            row,
            tuple(self.factor(one) for one in factors),
            tuple(strength(one) for one in self.strengths[key]),
            tuple(self.said[key]),
            named(self.names, row.rests_on if row else ()),
        )

    def factor(self, row: Factor) -> FactorView:
        """One factor."""
        return FactorView(
            row, linked(row), since(row), sentences(row.evidence), named(self.names, row.rests_on)
        )


def named(names: dict[str, str], entries: Iterable[str]) -> str:
    """Sources by name, in a list."""
    return wording.listed(names[one] for one in entries or () if one in names)


def linked(row: Factor) -> str:
    """How a factor is linked to offending and to harm."""
    offending = {
        "linked": _("Linked to offending"),
        "not_linked": _("Not linked to offending"),
        "not_known": _("Not known whether it is linked to offending"),
    }.get(row.offending, row.offending_label)
    harm = {
        "linked": _("linked to harm"),
        "not_linked": _("not linked to harm"),
        "not_known": _("whether to harm is not known"),
    }.get(row.harm, row.harm_label)
    return f"{offending}; {harm}"


def since(row: Factor) -> str:
    """Since when, as a date or in words."""
    words = row.since.rstrip(". ")
    if row.since_on and words:
        return _("%(words)s (%(day)s)") % {"words": words, "day": wording.month_year(row.since_on)}
    return words or wording.full_date(row.since_on)


def strength(row: Strength) -> StrengthView:
    """A strength with the work it does now, or what it waits for."""
    waits = _("Waits for: %(what)s") % {"what": mid_sentence(row.waits_for)} if row.waits_for else ""
    state = _("For later") if row.state == "potential" else _("In use")
    work = f"{state}: {mid_sentence(row.work)}" if row.work else state
    seen_by = _("Seen by %(whom)s") % {"whom": wording.listed(row.seen_by)} if row.seen_by else ""
    return StrengthView(row, sentences(work, waits), sentences(row.evidence, seen_by))


def sentences(*parts: str) -> str:
    """Parts of a line, each ended as a sentence."""
    return " ".join(
        part if part[-1] in ".!?”" else f"{part}." for part in (one.strip() for one in parts) if part
    )


def self_said(facts: dict[Any, list[Any]], called: str) -> dict[str, list[SelfSaid]]:
    """The latest answer of each voice about each area; a parent's beside the person's."""
    whole = {row.entry: row for row in facts[SelfAssessment]}
    latest: dict[tuple[str, str], tuple[date, SelfSaid]] = {}
    for row in facts[SelfAnswer]:
        form = whole.get(row.self_assessment)
        if form is None:
            continue
        day = form.valid_from or date.min
        who = called if form.voice == "person" else form.voice_label
        said = SelfSaid(who, str(row.answer_label), row.words, wording.full_date(form.valid_from))
        key = (row.area, form.voice)
        if key not in latest or latest[key][0] <= day:
            latest[key] = (day, said)
    found: dict[str, list[SelfSaid]] = defaultdict(list)
    for (area, _voice), (_day, said) in sorted(latest.items(), key=lambda item: item[0][1], reverse=True):
        found[area].append(said)
    return found
