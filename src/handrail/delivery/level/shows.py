"""What the record shows of contact: what happened, what was missed and why, when it was suspended."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.casefile import codes
from handrail.delivery.level import words
from handrail.delivery.level.counting import Seen
from handrail.delivery.level.gathering import Level
from handrail.delivery.models import Absence
from handrail.design import wording
from handrail.design.frame import Action
from handrail.people.opening import OpenCase
from handrail.records.describing import mid_sentence
from handrail.sentences.models import ContactSuspension

BESIDE = 3
"""How much of what happened in the longest gap is told."""
Row = tuple[str, str] | tuple[str, str, tuple[Action, ...]]


def rows(case: OpenCase, level: Level) -> Iterator[Row]:
    """The list beside the chart; its figures are those of the table."""
    yield _("So far"), so_far(level)
    if level.count.longest:
        yield _("Longest gap"), _gap(level)
    yield _("Missed"), _missed(level)
    if not_held := level.sorted.not_held:
        kept = Counter(row.outcome_label for row in not_held if row.valid_from >= level.span.starts)
        if kept:
            yield _("Not held"), _counted(kept)
    if visits := home_visits(level):
        yield _("Home visits"), visits
    waiting = [row for row in level.sorted.not_fed_back if row.valid_from >= level.span.starts]
    if waiting:
        yield _("Not counted yet"), _waiting(level, waiting)
    yield _("Suspended"), _suspended(level)
    yield _next(case, level)
    yield _next_step(case, level)


def so_far(level: Level) -> str:
    """136 contacts; 88 planned."""
    seen = ngettext("%(n)s contact", "%(n)s contacts", level.count.seen) % {"n": level.count.seen}
    given = {"seen": seen, "due": level.count.due, "day": wording.full_date(level.span.starts)}
    if not level.whole:
        return _("%(seen)s since %(day)s; %(due)s planned") % given
    return _("%(seen)s; %(due)s planned") % given


def _gap(level: Level) -> str:
    longest = level.count.longest
    assert longest is not None
    within = [
        _("%(what)s on %(day)s: %(outcome)s")
        % {
            "what": row.heading,
            "day": wording.day_month(row.valid_from),
            "outcome": mid_sentence(row.outcome_label),
        }
        for row in sorted(
            (*level.sorted.not_fed_back, *level.sorted.not_held, *level.sorted.beside), key=_day
        )
        if longest.starts < row.valid_from < longest.ends
    ][:BESIDE]
    missed = [
        _("missed on %(day)s") % {"day": wording.day_month(one.on)}
        for one in level.count.missed
        if longest.starts < one.on < longest.ends
    ]
    found = [*missed, *within]
    dates = _("%(gap)s.") % {"gap": words.gap_dates(longest)}
    return f"{dates} " + _("In between: %(what)s.") % {"what": "; ".join(found)} if found else dates


def _missed(level: Level) -> str:
    missed = level.count.missed
    if not missed:
        return _("None")
    how = Counter(codes.label("contact_outcomes", one.outcome).partition(": ")[2] for one in missed)
    entries = {one.entry for one in missed}
    whys = Counter(
        codes.label("absence_reasons", reason)
        for row in level.facts[Absence]
        if row.contact in entries
        for reason in row.in_the_way
    )
    said = _("%(n)s: %(how)s.") % {"n": len(missed), "how": _counted(how)}
    return f"{said} " + _("In the way: %(what)s.") % {"what": _counted(whys)} if whys else said


def _counted(found: Counter[str]) -> str:
    return ", ".join(f"{mid_sentence(name)} {n}" for name, n in found.most_common())


def home_visits(level: Level) -> str:
    """By whom the person was visited at home: a visit together counts as ours."""
    visits = [one for phase in level.count.phases for one in phase.seen if one.how == "home"]
    by = Counter(_visitor(level, one) for one in visits)
    if not visits:
        return ""
    return _("%(n)s: %(by)s") % {
        "n": len(visits),
        "by": ", ".join(f"{who} {n}" for who, n in by.most_common()),
    }


def _visitor(level: Level, one: Seen) -> str:
    worker = next((w for w in one.workers if level.names[w].ours), one.workers[0] if one.workers else "")
    return level.names[worker].with_agency if worker else _("not named")


def _waiting(level: Level, waiting: list[Any]) -> str:
    who = wording.listed(dict.fromkeys(level.names.named(row.workers) for row in waiting))
    count = ngettext("%(n)s contact by others", "%(n)s contacts by others", len(waiting))
    return _("%(count)s not fed back yet: %(who)s") % {"count": count % {"n": len(waiting)}, "who": who}


def _suspended(level: Level) -> str:
    found = [
        _("%(from)s to %(to)s: %(basis)s. %(why)s")
        % {
            "from": wording.full_date(row.valid_from),
            "to": wording.full_date(row.valid_to) or _("now"),
            "basis": row.basis_label,
            "why": row.reason,
        }
        for row in level.facts[ContactSuspension]
        if row.valid_from is None or row.valid_from <= level.span.today
    ]
    return " ".join(found) or _("Never")


def _next(case: OpenCase, level: Level) -> Row:
    if not level.ahead:
        add = reverse("delivery:contact_add", args=[case.reference])
        actions = (Action(_("Book one"), add),) if case.can_write("contact_notes") else ()
        return _("Next contact"), _("None is booked"), actions
    row = level.ahead[0]
    when = ", ".join(part for part in (wording.week_date(row.valid_from), wording.clock(row.at)) if part)
    who = level.names.named(row.workers)
    address = reverse("delivery:contact", args=[case.reference, row.entry])
    return _("Next contact"), f"{when}: {row.heading}, {who}", (Action(_("Open"), address),)


def _next_step(case: OpenCase, level: Level) -> Row:
    today = level.span.today
    later = next((phase for phase in level.phases if phase.starts > today), None)
    said = _("Nothing further is proposed")
    if later:
        said = _("%(often)s from %(day)s (%(name)s)") % {
            "often": words.of(later),
            "day": wording.full_date(later.starts),
            "name": later.name,
        }
    propose = reverse("delivery:level_decide", args=[case.reference])
    actions = (Action(_("Propose a change"), propose),) if case.can_write("plan") else ()
    return _("Next step"), said, actions


def _day(row: Any) -> date:
    return row.valid_from or date.min + timedelta()
