"""Moves, own words, schemes, who supervises and transfer decisions, as the timeline tells them."""

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.design import wording
from handrail.design.parts import Entry, Quote
from handrail.people.models import (
    Address,
    Allocation,
    Closure,
    OwnWords,
    SamePerson,
    SchemeMembership,
    TransferDecision,
)
from handrail.records import describing
from handrail.records.describing import anchor, each, mid_sentence


def register() -> None:
    """Tell the timeline how this room's entries read."""
    describing.register(Address, each(Address, move))
    describing.register(OwnWords, each(OwnWords, own_words))
    describing.register_copy(OwnWords, own_words)
    describing.register(SchemeMembership, each(SchemeMembership, scheme))
    describing.register(Allocation, each(Allocation, allocation))
    describing.register(TransferDecision, each(TransferDecision, decision))
    describing.register(Closure, each(Closure, closure))
    describing.register(SamePerson, each(SamePerson, same_person))


def move(row: Address, names: Names) -> Entry:
    """A move, by kind of home and area; never by street."""
    kind = mid_sentence(row.kind_label)
    title = _("Move: %(kind)s, %(area)s") if row.area else _("Move: %(kind)s")
    return Entry(
        title=title % {"kind": kind, "area": row.area},
        mark="move",
        paragraphs=(row.note,) if row.note else (),
        plain=not row.note,
        anchor=anchor(row),
    )


def own_words(row: OwnWords, names: Names) -> Entry:
    """What the person or a parent said, and to whom."""
    said_to = _("to %(name)s") % {"name": names[row.said_to].with_agency} if row.said_to else ""
    voice = row.voice_label if row.voice != "person" else ""
    return Entry(
        title=row.topic_label,
        mark="fact",
        meta=" · ".join(part for part in (voice, row.occasion, said_to) if part),
        quotes=(Quote(row.words),),
        anchor=anchor(row),
    )


def scheme(row: SchemeMembership, names: Names) -> Entry:
    """A scheme joined, and why."""
    level = " ".join(part for part in (row.category, row.level) if part)
    lead = _("led by %(name)s") % {"name": names[row.lead].with_agency} if row.lead else ""
    return Entry(
        title=row.kind_label,
        mark="fact",
        meta=" · ".join(part for part in (level, lead) if part),
        paragraphs=(row.why,) if row.why else (),
        anchor=anchor(row),
    )


def allocation(row: Allocation, names: Names) -> Entry:
    """Who took over which part of supervising."""
    title = f"{row.role_label}: {names[row.worker].with_agency}"
    if row.covers:
        title = _("%(cover)s for %(away)s, until %(day)s") % {
            "cover": title,
            "away": names[row.covers].with_agency,
            "day": wording.full_date(row.valid_to),
        }
    return Entry(
        title=title,
        mark="fact",
        paragraphs=(row.reason,) if row.reason else (),
        plain=not row.reason,
        anchor=anchor(row),
    )


def decision(row: TransferDecision, names: Names) -> Entry:
    """A decision to transfer or not, why, and when to decide again."""
    label = mid_sentence(row.decision_label)
    title = _("Decision: %(what)s, to %(to)s") if row.to else _("Decision: %(what)s")
    again = (
        _("Decide again on %(day)s.") % {"day": wording.full_date(row.decide_again_on)}
        if row.decide_again_on
        else ""
    )
    return Entry(
        title=title % {"what": label, "to": row.to},
        mark="us",
        by="us",
        meta=names.named(row.decided_by),
        paragraphs=tuple(part for part in (row.reason, again) if part),
        anchor=anchor(row),
    )


def closure(row: Closure, names: Names) -> Entry:
    """That the case was closed or reopened, and why."""
    return Entry(
        title=_("%(what)s: %(why)s") % {"what": row.kind_label, "why": mid_sentence(row.reason_label)},
        mark="mile",
        paragraphs=(row.note,) if row.note else (),
        plain=not row.note,
        anchor=anchor(row),
    )


def same_person(row: SamePerson, names: Names) -> Entry:
    """That another record is of the same person, or is not after all, and why."""
    other = _("%(what)s: this one and %(other)s") if row.other else "%(what)s"
    return Entry(
        title=other % {"what": row.kind_label, "other": row.other},
        mark="mile",
        paragraphs=(row.reason,) if row.reason else (),
        plain=not row.reason,
        anchor=anchor(row),
    )
