"""A field of a plan in words: its label, and what it says, with the names its references stand for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.agencies.models import Service
from handrail.assessments.models import Factor, Strength
from handrail.casefile import codes
from handrail.design import wording
from handrail.people.models import KeyPerson
from handrail.people.opening import OpenCase
from handrail.plans import mine
from handrail.plans.holding import Held
from handrail.plans.models import LifeState, Objective, Step
from handrail.plans.people import names_of
from handrail.records.fields import Coded
from handrail.records.models import VersionRow
from handrail.sentences.restrictions import days_words

LABELS: dict[str, Promise] = {
    "rank": _l("Place"),
    "will": _l("I will"),
    "so_that": _l("So that"),
    "headline": _l("In short"),
    "factors": _l("Factors"),
    "strengths": _l("Strengths"),
    "state": _l("How it stands"),
    "because": _l("Because"),
    "objective": _l("Objective"),
    "what": _l("What"),
    "by_person": _l("Done by the person"),
    "workers": _l("Who"),
    "worker": _l("Who"),
    "owner": _l("Whose it is"),
    "people": _l("People of their own"),
    "someone_else": _l("Somebody else"),
    "needs_from_them": _l("What is needed from them"),
    "service": _l("Service"),
    "venue": _l("Where"),
    "when": _l("When"),
    "starts_on": _l("Starts"),
    "at": _l("At"),
    "due_on": _l("By"),
    "weeks": _l("Weeks"),
    "wait_weeks": _l("Weeks to wait"),
    "sessions": _l("Sessions"),
    "per_week": _l("A week"),
    "minutes": _l("Minutes"),
    "journeys": _l("Journeys"),
    "women_only": _l("Women only"),
    "kind": _l("Kind"),
    "method": _l("Method"),
    "chosen_because": _l("Chosen because"),
    "because_of": _l("Because of strengths"),
    "goes_on_after": _l("Goes on afterwards"),
    "afterwards": _l("Afterwards"),
    "steps": _l("Steps"),
    "for_step": _l("Waits for a step"),
    "for_state": _l("Waits until"),
    "step": _l("Step"),
    "name": _l("Name"),
    "means": _l("What it means"),
    "judged_by": _l("Who judges it"),
    "expected_on": _l("Expected"),
    "true_since": _l("So since"),
    "lapsed_on": _l("Lapsed"),
    "judgement": _l("Judgement"),
    "review_on": _l("Looked at again"),
    "times": _l("Times"),
    "every": _l("How often"),
    "modes": _l("How"),
    "who_counts": _l("Who counts"),
    "reason": _l("Why"),
    "step_up": _l("When there is more"),
    "step_down": _l("When there is less"),
    "weekdays": _l("Days"),
    "starts": _l("From"),
    "ends": _l("To"),
    "travel_minutes": _l("Minutes to travel"),
    "monitoring": _l("How it is watched"),
    "useful_to_the_person": _l("Useful because"),
    "then": _l("Then"),
    "by_when": _l("By when"),
    "agency": _l("Agency"),
    "valid_from": _l("From"),
    "valid_to": _l("Until"),
    "requirement": _l("Requirement or condition"),
    "restriction": _l("Requirement or condition"),
    "with_the_person": _l("Together with the person"),
}
"""A field that is not here has no words of its own, and is not told."""

LINKS = frozenset({"requirement", "restriction"})
"""Said to have changed without their words: these stand on the page of the sentence."""


@dataclass(frozen=True)
class Known:
    """The names that references stand for: workers, and everything else by entry or reference."""

    workers: Names
    others: Mapping[str, str]


def known(case: OpenCase, *sights: Held) -> Known:
    """What the references in these sights of a plan stand for, in four queries."""
    others: dict[str, str] = {}
    for held in sights:
        others |= {row.entry: row.name for row in held.rows(KeyPerson)}
        others |= {row.entry: mine.title_words(row) for row in held.rows(Objective)}
        others |= {row.entry: row.what for row in held.rows(Step)}
        others |= {row.entry: row.name for row in held.rows(LifeState)}
    assessed = case.gather(Factor, Strength)
    others |= {row.entry: row.name for rows in assessed.values() for row in rows}
    every = [row for held in sights for rows in held.facts.values() for row in rows]
    others |= directory.venues(getattr(row, "venue", None) for row in every)
    services = {service for row in every if (service := getattr(row, "service", None))}
    others |= dict(Service.objects.filter(reference__in=services).values_list("reference", "name"))
    return Known(names_of(*sights), others)


def said(row: VersionRow, field: str, value: Any, known: Known) -> str:
    """What a field says, in words; empty when it says nothing."""
    if value is None or value == "" or value == [] or value is False:
        return ""
    if value is True:
        return _("Yes")
    if field in LINKS:
        return _("As the order says")
    if isinstance(value, date):
        return wording.full_date(value)
    if isinstance(value, time):
        return wording.clock(value)
    if field == "weekdays":
        return days_words(set(value))
    of = row._meta.get_field(field)
    inner = getattr(of, "base_field", of)
    many = value if isinstance(value, list) else [value]
    if isinstance(inner, Coded):
        return ", ".join(codes.label(inner.codes, one) for one in many)
    return "; ".join(_named(one, known) for one in many)


def _named(value: Any, known: Known) -> str:
    words = str(value)
    if words in known.workers:
        return known.workers[words].with_agency
    return known.others.get(words, words)
