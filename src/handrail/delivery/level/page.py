"""The page of contact, planned and real: chart, decision, what the record shows, and the tables."""

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.casefile import codes
from handrail.delivery.level import drawing, shows, words
from handrail.delivery.level.counting import PhaseCount, Seen, Week
from handrail.delivery.level.gathering import Level
from handrail.delivery.models import LevelDecision
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.people.opening import OpenCase
from handrail.records.describing import mid_sentence

AHEAD = 5


def page(case: OpenCase, level: Level, called: str) -> dict[str, Any]:
    """Everything ``delivery/contacts.html`` reads besides the frame."""
    begun = [one for one in level.count.phases if one.begun]
    return {
        "lead": words.lead(list(level.count.phases), level.span.today),
        "picture": drawing.draw(level, called),
        "suspended": any(week.suspended for week in level.count.weeks),
        "decisions": decisions(case, level, called),
        "shows": list(shows.rows(case, level)),
        "phases": [*(_phase(level, one) for one in level.count.phases), _total(level)],
        "weeks": [(_heading(one), _line(one), _weeks(level, one)) for one in begun],
        "ahead": [_ahead(case, level, row) for row in level.ahead[:AHEAD]],
        "more_ahead": max(0, len(level.ahead) - AHEAD),
        "may": case.can_write("plan"),
    }


def _heading(one: PhaseCount) -> str:
    return one.phase.name if one.phase else _("Outside a phase")


def _line(one: PhaseCount) -> str:
    return _("weeks %(first)s to %(last)s") % {"first": one.weeks[0].number, "last": one.weeks[-1].number}


def _phase(level: Level, one: PhaseCount) -> list[Any]:
    often = words.of(one.phase) if one.phase else ""
    numbers = {"first": one.weeks[0].number, "last": one.weeks[-1].number}
    dates = {"from": wording.full_date(one.weeks[0].starts), "to": wording.full_date(one.weeks[-1].ends)}
    return [
        Cell(_heading(one), often),
        Cell(_("%(first)s to %(last)s") % numbers, _("%(from)s to %(to)s") % dates),
        _planned(one),
        str(len(one.seen)) if one.begun else "",
        str(one.by_us) if one.begun else "",
        _others(level, one) if one.begun else "",
        str(len(one.missed)) if one.begun else "",
        words.gap(one.gap),
    ]


def _planned(one: PhaseCount) -> str:
    if one.over or not one.phase:
        return str(one.due)
    if not one.begun:
        return _("%(n)s, ahead") % {"n": one.in_all}
    return _("%(due)s so far, of %(all)s") % {"due": one.due, "all": one.in_all}


def _others(level: Level, one: PhaseCount) -> str:
    """ "20: CAMHS 7, Northmoor Boxing Club 4"; several agencies at one contact are named together."""
    by = Counter(_agencies(level, seen) for seen in one.seen if not seen.ours)
    if not by:
        return "0"
    return f"{one.by_others}: " + ", ".join(f"{who} {n}" for who, n in by.most_common())


def _agencies(level: Level, seen: Seen) -> str:
    return wording.listed(dict.fromkeys(level.names[worker].agency for worker in seen.workers))


def _total(level: Level) -> list[Any]:
    phases = level.count.phases
    longest = level.count.longest
    return [
        Cell(_("In all, so far")),
        "",
        str(level.count.due),
        str(level.count.seen),
        str(sum(one.by_us for one in phases)),
        str(sum(one.by_others for one in phases)),
        str(len(level.count.missed)),
        words.gap(longest),
    ]


def _weeks(level: Level, one: PhaseCount) -> list[list[Any]]:
    return [_week(level, week) for week in one.weeks if week.starts <= level.span.today]


def _week(level: Level, week: Week) -> list[Any]:
    missed = [
        _("missed: %(who)s, %(how)s")
        % {
            "who": level.names.named(one.workers),
            "how": codes.label("contact_outcomes", one.outcome).partition(": ")[2],
        }
        for one in week.missed
    ]
    days = _("%(from)s to %(to)s") % {
        "from": wording.short_day(week.starts),
        "to": wording.short_day(week.ends),
    }
    return [
        Cell(_("Week %(n)s") % {"n": week.number}, days),
        _week_planned(week),
        str(len(week.seen)),
        "; ".join([*(_how(level, seen) for seen in week.seen), *missed]),
    ]


def _week_planned(week: Week) -> str:
    if week.suspended:
        return _("Suspended, %(days)s") % {"days": words.days(week.suspended)}
    if not week.phase:
        return ""
    if week.planned.denominator == 1:
        return str(week.planned.numerator)
    return words.of(week.phase) if week.planned < 1 else str(Fraction(week.planned))


def _how(level: Level, seen: Seen) -> str:
    """Ruth Adeyemi: home visit, Thursday 18"""
    kind, mode = codes.label("contact_kinds", seen.kind), codes.label("contact_modes", seen.how)
    apart = mode.lower() not in kind.lower() and seen.kind not in ("home_visit", "custody_visit")
    how = f"{kind}, {mid_sentence(mode)}" if apart else kind
    return f"{level.names.named(seen.workers)}: {mid_sentence(how)}"


def _ahead(case: OpenCase, level: Level, row: Any) -> list[Any]:
    when = ", ".join(part for part in (wording.week_date(row.valid_from), wording.clock(row.at)) if part)
    address = reverse("delivery:contact", args=[case.reference, row.entry])
    return [Cell(row.heading, url=address), when, level.names.named(row.workers), row.help]


def decisions(case: OpenCase, level: Level, called: str) -> list[dict[str, Any]]:
    """Decisions about the level, the latest first, as the box shows them."""
    rows = level.facts[LevelDecision]
    return [
        _decision(level, row, called) | {"agree_url": _agree_url(case, row)}
        for row in sorted(rows, key=lambda row: (row.valid_from or date.min, row.pk), reverse=True)
    ]


def _agree_url(case: OpenCase, row: LevelDecision) -> str:
    """Where a manager agrees to it, until one has."""
    worker = case.reach.user.worker
    own = worker is not None and worker.reference == row.decided_by
    if row.agreed_by or own or not case.can_sign("plan"):
        return ""
    return reverse("delivery:level_agree", args=[case.reference, row.entry])


def _decision(level: Level, row: LevelDecision, called: str) -> dict[str, Any]:
    by_entry = {phase.entry: phase for phase in level.phases}
    before, after = by_entry.get(row.from_phase or ""), by_entry.get(row.to_phase or "")
    heading = row.kind_label
    if before and after and before != after:
        heading = _("From %(before)s to %(after)s") % {
            "before": mid_sentence(words.of(before)),
            "after": mid_sentence(words.of(after)),
        }
    agreed = (
        _("%(name)s agreed.") % {"name": level.names.named([row.agreed_by])}
        if row.agreed_by
        else _("No manager has agreed yet.")
    )
    decided = _("%(name)s decided.") % {"name": level.names.named([row.decided_by])}
    facts = [
        (_("Why"), row.why),
        (_("What %(name)s said") % {"name": called}, row.words, True),
        (_("Parents"), row.parents_words),
        (_("Who decided"), f"{decided} {agreed}"),
        (_("Step up again if") if row.kind != "step_up" else _("Step down again if"), row.again_if),
        (_("Decide again on"), wording.full_date(row.decide_again_on)),
    ]
    return {
        "day": wording.full_date(row.valid_from),
        "heading": heading,
        "kind": row.kind_label,
        "facts": [(fact[0], fact[1], len(fact) > 2) for fact in facts if fact[1]],
        "entry": row.entry,
    }
