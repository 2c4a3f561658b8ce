"""The balance of the work as it was delivered, beside as it is planned. No share is right for everybody.

A contact counts once, and only when it took place: as the kind of work of the step it served, else by
what it was for. Planned are the steps of the plan, and for support the help beside them.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from handrail.casefile.contacts import took_place
from handrail.delivery.models import Contact
from handrail.delivery.timeline import length
from handrail.people.opening import OpenCase
from handrail.plans.desk import Desk
from handrail.plans.models import Help, Objective, Step

KINDS = (
    ("offence_focused", _l("Offence-focused")),
    ("wellbeing", _l("Wellbeing")),
    ("support", _l("Support")),
    ("constructive", _l("Diversion, and building a life")),
    ("restrictive", _l("Restrictions and checks")),
)
BY_PURPOSE = {
    "offence_focused": "offence_focused",
    "monitoring": "restrictive",
    "restorative": "offence_focused",
    **dict.fromkeys(
        ("supportive", "practical", "family", "induction", "pre_release", "review", "three_way"), "support"
    ),
}
BY_KIND = {"activity": "constructive", "reparation_session": "constructive", "test": "restrictive"}
NOT_WORK = ("management_oversight", "professional_judgement", "decision", "agency_information")
"""Kinds of contact that are about the person and not work with them."""


@dataclass(frozen=True)
class Balance:
    """One kind of work: planned and delivered, each in words and as a length in percent."""

    label: str
    planned: str
    planned_length: float
    delivered: str
    delivered_length: float


def balance(case: OpenCase, desk: Desk) -> list[Balance]:
    """Every kind of work, also those of which there is none."""
    steps = {row.entry: row for row in desk.facts[Step]}
    planned = _planned(desk)
    times, minutes = Counter[str](), Counter[str]()
    for row in _contacts(case):
        kind = _kind(row, steps)
        times[kind] += 1
        minutes[kind] += row.minutes or 0
    most_planned = max([*planned.values(), 1])
    most_delivered = max([*times.values(), 1])
    return [
        Balance(
            str(label),
            _planned_words(kind, planned[kind]),
            round(100 * planned[kind] / most_planned, 2),
            _delivered_words(times[kind], minutes[kind]),
            round(100 * times[kind] / most_delivered, 2),
        )
        for kind, label in KINDS
    ]


def _contacts(case: OpenCase) -> list[Contact]:
    rows = case.rows(Contact).filter(valid_from__lte=case.today, outcome__in=took_place())
    return case.fetch(rows.exclude(kind__in=NOT_WORK).defer("text", "words"))


def _kind(row: Contact, steps: dict[str, Any]) -> str:
    served = [steps[one].kind for one in row.steps if one in steps]
    if served:
        return str(served[0])
    return BY_KIND.get(row.kind) or BY_PURPOSE.get(row.purpose, "support")


def _planned(desk: Desk) -> Counter[str]:
    dropped = {row.entry for row in desk.facts[Objective] if row.state == "dropped"}
    found = Counter(
        row.kind
        for row in desk.facts[Step]
        if row.objective not in dropped and row.state != "no_longer_needed"
    )
    found["support"] = len(desk.facts[Help])
    return found


def _planned_words(kind: str, n: int) -> str:
    if not n:
        return _("none")
    if kind == "support":
        return ngettext("%(n)s kind of help", "%(n)s kinds of help", n) % {"n": n}
    return ngettext("%(n)s step", "%(n)s steps", n) % {"n": n}


def _delivered_words(n: int, minutes: int) -> str:
    if not n:
        return _("none")
    times = ngettext("%(n)s contact", "%(n)s contacts", n) % {"n": n}
    return f"{times}, {length(minutes - minutes % 60)}" if minutes >= 60 else times
