"""The sentence on one page: time, the week, what is asked, where not to go, what changed."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.access.requests import Request
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.design.pictures import area as area_picture
from handrail.people.frame import case_frame, holds
from handrail.people.opening import OpenCase, case_page
from handrail.sentences import entries, restrictions, standing, this_week
from handrail.sentences.models import (
    Breach,
    Condition,
    CurfewWindow,
    ExclusionArea,
    Offence,
    Recall,
    Release,
    Requirement,
    Sentence,
    Variation,
)

CLASSES = ("risk_management", "assessment", "contact_notes")


@case_page(classes=CLASSES, needs="risk_management")
def sentence(request: Request, case: OpenCase) -> HttpResponse:
    """Everything a sentence asks of one person, in time, in the week and on the ground."""
    today = case.today
    facts = case.gather(*standing.TABLES, *restrictions.TABLES[1:], Offence, Breach)
    stands = standing.stands(facts, today)
    calendar = standing.calendar(facts)
    current = [term for term in calendar.terms if term.phase_on(today)]
    context = {
        "frame": case_frame(case, "sentence", facts),
        "lead": _lead(facts, today),
        "stands": stands,
        "figures": standing.figures(stands),
        "bar": standing.bar(stands, today),
        "wholes": [bar for term in current if (bar := standing.whole(term, today))],
        "suspended": calendar.suspended_on(today),
        "moved_days": current[0].moved_days if current else 0,
        "movements": _movements(facts, {entry for term in current for entry in term.entries}),
        "day_url": reverse("delivery:release_day", args=[case.reference])
        if facts[Release] and case.can_read("plan")
        else "",
        "recalled": any(row.sentence in term.entries for term in current for row in facts[Recall]),
        "week": this_week.picture(case, facts, today),
        "conditions": _conditions(facts, today),
        "compared": any(row.beside_last_release for row in facts[Condition]),
        "requirements": _requirements(facts, today),
        "areas": [_area(row) for row in facts[ExclusionArea] if holds(row, today)],
        "may_sketch": case.can_read("risk_management"),
        "offences": _offences(facts),
        "terms": [_term(term, facts) for term in reversed(calendar.terms)],
        "variations": [_variation(row) for row in reversed(_by_day(facts[Variation]))],
        "breaches": _by_day(facts[Breach]),
        "updates": entries.links(case, facts),
    }
    return render(request, "sentences/sentence.html", context)


def _by_day(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: row.valid_from or date.min)


def _lead(facts: dict[Any, list[Any]], today: date) -> str:
    """What was imposed, in a line; and which release this is."""
    running = [row for row in facts[Sentence] if not row.completed and row.valid_from <= today]
    words = " ".join(f"{row.title.rstrip('.')}." for row in _by_day(running) if row.title)
    entries = {row.entry for row in running}
    real = [
        row
        for row in facts[Release]
        if row.sentence in entries and row.kind != "temporary" and row.valid_from and row.valid_from <= today
    ]
    if len(real) > 1:
        which = {2: _("Second"), 3: _("Third")}.get(len(real), str(len(real)))
        words += " " + _("%(which)s release on the same sentence.") % {"which": which}
    return words.strip()


def _movements(facts: dict[Any, list[Any]], entries: set[str]) -> list[list[Any]]:
    """Releases and recalls of the running sentence, in order."""
    rows = []
    for one in _by_day([*facts[Release], *facts[Recall]]):
        if one.sentence not in entries:
            continue
        day = wording.full_date(one.valid_from)
        if isinstance(one, Release):
            where = _("from %(place)s") % {"place": one.place} if one.place else ""
            rows.append([_("Released"), day, f"{one.kind_label} {where}".strip(), one.different_this_time])
        else:
            back = one.returned_on and _("Back in custody %(day)s.") % {
                "day": wording.full_date(one.returned_on)
            }
            rows.append([_("Recalled"), day, f"{one.reason} {back or ''}".strip(), ""])
    return rows


def _conditions(facts: dict[Any, list[Any]], today: date) -> list[list[Any]]:
    windows = [row for row in facts[CurfewWindow] if holds(row, today)]
    rows = []
    for one in _by_day([row for row in facts[Condition] if holds(row, today)]):
        hours = restrictions.window_words([w for w in windows if w.source == one.entry])
        note = " ".join(part for part in (one.detail, hours) if part)
        words = wording.quoted(one.agreed_words) if one.agreed_words else one.wording
        cells: list[Any] = [Cell(words, note), wording.full_date(one.valid_from)]
        label = one.beside_last_release_label
        cells.append(Cell(tags=(label,)) if label and one.beside_last_release != "same" else label)
        rows.append(cells)
    return rows


def _requirements(facts: dict[Any, list[Any]], today: date) -> list[list[Any]]:
    windows = [row for row in facts[CurfewWindow] if holds(row, today)]
    rows = []
    for one in _by_day([row for row in facts[Requirement] if holds(row, today)]):
        hours = restrictions.window_words([w for w in windows if w.source == one.entry])
        note = "; ".join(part for part in (one.wording, hours) if part)
        asked = _("%(done)s of %(amount)s %(unit)s") % {
            "done": one.done,
            "amount": one.amount,
            "unit": one.unit_label,
        }
        rows.append(
            [
                Cell(one.kind_label, note),
                wording.quoted(one.agreed_words),
                asked if one.amount else "",
                one.useful_because,
            ]
        )
    return rows


def _area(row: ExclusionArea) -> dict[str, Any]:
    title = _("Sketch of the area to stay out of. The words beside it say the same.")
    sketch = area_picture.draw(area_picture.Area(row.geometry, title)) if row.geometry else None
    return {"row": row, "sketch": sketch}


def _offences(facts: dict[Any, list[Any]]) -> list[list[Any]]:
    rows = []
    for one in reversed(_by_day(facts[Offence])):
        count = (
            ngettext("%(n)s offence", "%(n)s offences", one.count) % {"n": one.count} if one.count > 1 else ""
        )
        notes = [
            count,
            _("With %(who)s") % {"who": wording.listed(one.with_whom)} if one.with_whom else "",
            _("Weapon: %(what)s") % {"what": one.weapon} if one.weapon else "",
            _("Harmed: %(who)s") % {"who": one.harmed} if one.harmed else "",
            _("While on licence") if one.on_licence else "",
        ]
        rows.append(
            [
                Cell(one.what, ". ".join(part for part in notes if part)),
                wording.full_date(one.valid_from),
                one.place,
                one.standing_label,
            ]
        )
    return rows


def _term(term: Any, facts: dict[Any, list[Any]]) -> list[Any]:
    by_entry = {row.entry: row for row in facts[Sentence]}
    sentences = [by_entry[entry] for entry in term.entries if entry in by_entry]
    names = "; ".join(row.title or row.kind_label for row in sentences)
    lengths = "; ".join(standing.length_words(row) for row in sentences)
    ends = wording.full_date(term.period.ends) if term.period.ends else _("No end")
    done = _("Completed") if sentences and all(row.completed for row in sentences) else ""
    courts = ", ".join(dict.fromkeys(row.court for row in sentences if row.court))
    return [Cell(names, courts), lengths, wording.full_date(term.period.starts), Cell(ends, done)]


def _variation(row: Variation) -> list[Any]:
    authority = ", ".join(part for part in (row.authority_label, row.authority_name) if part)
    decided = wording.full_date(row.decided_on) if row.decided_on else ""
    return [
        Cell(row.becomes, _("Before: %(was)s") % {"was": row.was}),
        row.reason,
        Cell(authority, decided),
        wording.full_date(row.valid_from),
    ]
