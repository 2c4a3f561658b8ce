"""The frame of every page of a case: who this is, who supervises, where one can go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from handrail.access import policy
from handrail.agencies import directory
from handrail.casefile import codes
from handrail.design import wording
from handrail.design.frame import CaseFrame, Fact, NavItem, Tie
from handrail.kernel.periods import holds_on
from handrail.people import same, words
from handrail.people.models import (
    Allocation,
    Closure,
    Identifier,
    Person,
    SamePerson,
    SchemeMembership,
)

if TYPE_CHECKING:
    from handrail.people.opening import OpenCase

FRAME_TABLES = (Person, Identifier, Allocation, SchemeMembership, Closure, SamePerson)
"""What a frame is made from; a page that gathers more hands its own gathering over."""

PAGES = (
    ("overview", _l("Overview"), "home:case", ("frame",)),
    ("timeline", _l("Timeline"), "home:timeline", ("contact_notes",)),
    ("people", _l("People"), "people:network", ("assessment",)),
    ("sentence", _l("Sentence"), "sentences:sentence", ("risk_management",)),
    ("assessment", _l("Assessment"), "assessments:assessment", ("assessment",)),
    ("plan", _l("Plan"), "plans:plan", ("plan",)),
    ("contacts", _l("Contacts"), "delivery:contacts", ("plan",)),
    ("reviews", _l("Reviews"), "reviews:reviews", ("plan",)),
    ("practice", _l("Practice"), "quality:practice", ("practice_checks",)),
    ("details", _l("Details"), "people:details", ("identity", "address", "risk_management")),
)
SHARED = _l("Shared with you")
NAMED = _l("For named readers")
"""The victim worker's only way on. Nobody else has a sealed room in the navigation: the person may be
looking at the same screen, and that there is something would already tell them. Theirs is in Details."""


def case_frame(
    case: OpenCase,
    current: str = "",
    gathered: dict[Any, list[Any]] | None = None,
    names: directory.Names | None = None,
    *,
    standing: str = "",
) -> CaseFrame:
    """The frame for a page; ``current`` is the key of the page in ``PAGES``."""
    facts = gathered if gathered is not None else case.gather(*FRAME_TABLES)
    today = case.today
    allocations = [a for a in facts[Allocation] if holds(a, today)]
    schemes = [s for s in facts[SchemeMembership] if holds(s, today)]
    names = names if names is not None else directory.workers(a.worker for a in allocations)
    person = facts[Person][0] if facts[Person] else None
    return CaseFrame(
        name=person.full_name if person else case.reference,
        called=person.first_name if person else case.reference,
        reference=case.reference,
        reference_label=_reference_label(facts[Identifier], case),
        age=_age(person, today),
        born=wording.full_date(person.date_of_birth) if person else "",
        facts=(
            *_closed(closed(facts[Closure], today)),
            *_facts(case, person, allocations, schemes, names),
        ),
        sub_nav=tuple(_places(case, current)),
        main_action=(
            (_("Add a contact"), reverse("delivery:contact_add", args=[case.reference]))
            if case.can_write("contact_notes") or case.can_write("oversight")
            else None
        ),
        print_url="#print",
        ties=tuple(_tie(one) for one in case.others(facts[SamePerson])),
        standing_line=standing,
        known_url=case.asked.choose_url or None,
        as_known=_band(today) if case.known_on else "",
        now_url=case.asked.now_url if case.known_on else None,
        demo=settings.HANDRAIL_DEMO_SIGN_IN,
    )


def _band(day: date) -> str:
    return _("This is the case as it was known at the end of %(day)s.") % {"day": wording.long_date(day)}


def _places(case: OpenCase, current: str) -> Iterator[NavItem]:
    """The pages of the case that this reader has a part of."""
    for key, label, name, classes in PAGES:
        if any(c == policy.FRAME or case.can_read(c) for c in classes):
            yield NavItem(str(label), reverse(name, args=[case.reference]), key == current)
    if case.kinds & set(policy.SHARE_KINDS):
        yield NavItem(str(SHARED), reverse("access:shared", args=[case.reference]), current == "shared")
    if "victim_worker" in case.kinds:
        yield NavItem(str(NAMED), reverse("compartments:victim", args=[case.reference]), current == "named")


def closed(closures: list[Closure], day: date) -> Closure | None:
    """The closing that stands on a day: they take turns with reopenings, so one more says so."""
    so_far = [row for row in closures if row.valid_from is None or row.valid_from <= day]
    closings = [row for row in so_far if row.kind == "closed"]
    if 2 * len(closings) <= len(so_far):
        return None
    return max(closings, key=lambda row: (row.valid_from or date.min, row.pk))


def _tie(other: same.Other) -> Tie:
    """What a record says of another of the same person, and the way there for whoever knows of it."""
    if not other.follows:
        text = _("This record is of the same person as %(other)s, which shows both histories.")
    elif other.kinds:
        text = _("%(other)s is of the same person. What is on record there stands in the timeline here too.")
    else:
        text = _("%(other)s is of the same person. You have no part in it.")
    url = reverse("home:case", args=[other.reference]) if other.case else ""
    return Tie(text % {"other": other.reference}, _("Open %(other)s") % {"other": other.reference}, url)


def _closed(closing: Closure | None) -> list[Fact]:
    if closing is None:
        return []
    why = f"{closing.reason_label}" if closing.reason else ""
    return [
        Fact(_("Closed"), ": ".join(part for part in (wording.full_date(closing.valid_from), why) if part))
    ]


def holds(row: Any, day: Any) -> bool:
    """Whether a version is true on a day, first and last day included."""
    return holds_on(row, day)


def _age(person: Person | None, today: date) -> int | None:
    if person is None or person.date_of_birth is None:
        return None
    return int(wording.age(person.date_of_birth, today))


def _reference_label(identifiers: list[Identifier], case: OpenCase) -> str:
    for one in identifiers:
        if one.value == case.reference:
            return codes.label("identifier_kinds", one.kind)
    return _("Reference")


def _facts(
    case: OpenCase,
    person: Person | None,
    allocations: list[Allocation],
    schemes: list[SchemeMembership],
    names: directory.Names,
) -> list[Fact]:
    by_role = {role: [a for a in allocations if a.role == role] for role in ("in_charge", "co_worker")}
    youth = case.case.cohort == "youth"
    found = [
        Fact(_("Case manager") if youth else _("In charge"), names[a.worker].name)
        for a in by_role["in_charge"]
    ]
    if by_role["co_worker"]:
        with_ = ", ".join(_with_role(names[a.worker]) for a in by_role["co_worker"])
        found.append(Fact(_("With"), with_))
    found += [
        Fact(
            _("Cover"),
            _("%(name)s until %(day)s")
            % {"name": names[a.worker].name, "day": wording.day_month(a.valid_to)},
        )
        for a in allocations
        if a.role == "cover" and a.valid_to
    ]
    if person and person.reach_by:
        reach = _("Reach %(whom)s") % {"whom": words.OBJECT[person.pronouns]}
        found.append(Fact(reach, person.reach_by))
    if schemes:
        found.append(Fact(_("Scheme"), ", ".join(_scheme(s) for s in schemes)))
    if case.is_emergency:
        found.append(Fact("", _("Opened with a reason, for an hour")))
    return found


def _with_role(name: directory.WorkerName) -> str:
    return f"{name.name}, {name.role.lower()}" if name.role else name.name


def _scheme(scheme: SchemeMembership) -> str:
    label = scheme.kind_label
    short = label[label.rfind("(") + 1 : -1] if label.endswith(")") else label
    if scheme.level:
        return f"{short} {scheme.level[0].lower()}{scheme.level[1:]}"
    return (
        _("%(scheme)s since %(day)s") % {"scheme": short, "day": wording.day_month(scheme.valid_from)}
        if scheme.valid_from
        else short
    )
