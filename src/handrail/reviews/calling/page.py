"""What the page of a call shows: what may be said, what is offered, and each check beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.design import wording
from handrail.design.frame import Action
from handrail.design.parts import Cell
from handrail.kernel.times import weekdays_words
from handrail.people.opening import OpenCase
from handrail.plans import week_page
from handrail.reviews import disclosing
from handrail.reviews.calling import checking
from handrail.reviews.calling.offer import Offer
from handrail.reviews.disclosing import Ground
from handrail.reviews.models import Change, Decision, DisclosureConsent, Discussion, OutsideCall
from handrail.sentences import this_week

TABLES = (*checking.TABLES, DisclosureConsent, Change, Discussion, Decision)
GROUNDS = (DisclosureConsent,)
Facts = Mapping[Any, list[Any]]


@dataclass(frozen=True)
class Saying:
    """What may be said now: the words to use, and each ground with what it opens."""

    called: str
    grounds: tuple[Ground, ...]

    @property
    def open(self) -> list[Ground]:
        """Those on which something may be said."""
        return [one for one in self.grounds if one.open]

    @property
    def shut(self) -> list[Ground]:
        """Those that were refused, taken back or not asked."""
        return [one for one in self.grounds if not one.open]


def saying(facts: Facts, called: str) -> Saying:
    """From the grounds on record."""
    rows = facts[DisclosureConsent]
    return Saying(
        called, tuple(disclosing.grounds(rows, directory.workers(row.by_worker for row in rows), called))
    )


def offer_of(call: OutsideCall) -> Offer:
    """What a call offers, with the words it is called by."""
    venues = directory.venues([call.venue])
    where = venues.get(call.venue or "", "") or call.place
    return Offer(call, call.organisation or call.offers or _("What is offered"), where)


def page(
    request: Request, case: OpenCase, call: OutsideCall, facts: dict[Any, list[Any]], called: str
) -> dict[str, Any]:
    """Everything ``reviews/call.html`` reads besides the frame."""
    names = directory.workers([call.taken_by, call.owner, call.deputy, call.answered_by])
    offer = offer_of(call)
    offers = bool(call.offers or call.place or call.venue or offer.timed)
    found = checking.check(request, case, facts, offer, called) if offers else None
    context: dict[str, Any] = {
        "row": call,
        "saying": saying(facts, called),
        "facts": [pair for pair in _facts(call, names) if pair[1]],
        "offer": [pair for pair in _offer(call, offer) if pair[1]],
        "changes": [row for row in facts[Change] if row.came_from == call.entry],
        "actions": _actions(case, call, facts),
    }
    if found is not None:
        context |= {
            "checks": [[Cell(one.what), one.with_this, one.holds_label] for one in found.checks],
            "week_words": wording.full_date(found.week.monday),
            "picture": this_week.drawn(found.week) if offer.timed else None,
            "kinds": _kinds(found.week),
            "clashes": [
                [Cell(one.what, one.when, number=one.number), week_page.ways(one, called)]
                for one in found.clashes
            ],
            "unknown": found.unknown,
        }
    return context


def _kinds(week: Any) -> tuple[str, ...]:
    used = {block.kind for day in week.days for block in day.blocks}
    return tuple(kind for kind in ("curfew", "work", "travel", "programme", "meeting", "own") if kind in used)


def _facts(call: OutsideCall, names: directory.Names) -> list[tuple[str, str]]:
    by_when = wording.long_date(call.answer_by)
    if by_when and call.answer_at:
        by_when = f"{by_when}, {wording.clock(call.answer_at)}"
    answered = names[call.answered_by].name if call.answered_by else ""
    return [
        (_("Who rang"), ", ".join(part for part in (call.caller, call.organisation) if part)),
        (_("Rang on"), _with(wording.full_date(call.valid_from), names, call.taken_by)),
        (_("They ask"), call.asks),
        (_("Ring back at"), call.reached_at),
        (_("They hear from us by"), by_when),
        (_("Who answers"), names[call.owner].name if call.owner else _("Nobody yet")),
        (_("When they are away"), names[call.deputy].name if call.deputy else ""),
        (_("What they were told"), call.answer),
        (_("Told"), ", ".join(part for part in (answered, wording.full_date(call.answered_on)) if part)),
    ]


def _with(day: str, names: directory.Names, worker: str | None) -> str:
    return _("%(day)s, to %(name)s") % {"day": day, "name": names[worker].name} if worker else day


def _offer(call: OutsideCall, offer: Offer) -> list[tuple[str, str]]:
    hours = ""
    if offer.timed:
        hours = _("%(days)s, %(from)s to %(to)s") % {
            "days": weekdays_words(call.weekdays),
            "from": wording.clock(call.starts),
            "to": wording.clock(call.ends),
        }
    travel = _("%(n)s minutes each way") % {"n": call.travel_minutes} if call.travel_minutes else ""
    return [
        (_("Offer"), call.offers),
        (_("Place"), ", ".join(dict.fromkeys(part for part in (offer.where, call.place) if part))),
        (_("Hours"), hours),
        (_("Travel"), travel),
        (_("From"), wording.long_date(call.begins_on)),
        (_("Tools"), call.tools),
        (_("People there"), call.people_there),
    ]


def _actions(case: OpenCase, call: OutsideCall, facts: Facts) -> list[Action]:
    """What to do next, by what has been done."""
    at = [case.reference, call.entry]
    acts = []
    if case.can_write("plan"):
        asked = next((row for row in facts[Discussion] if row.about == call.entry), None)
        if asked is None:
            address = reverse("reviews:ask", args=[case.reference])
            acts.append(Action(_("Ask a manager"), f"{address}?{urlencode({'call': call.entry})}"))
        else:
            acts.append(
                Action(_("The question"), reverse("reviews:discussion", args=[case.reference, asked.entry]))
            )
    if case.can_write("assessment"):
        label = _("Say what they were told") if call.state == "open" else _("Correct the answer")
        acts.append(Action(label, reverse("reviews:call_answer", args=at)))
        acts.append(Action(_("Update"), reverse("reviews:call_update", args=at)))
    return acts
