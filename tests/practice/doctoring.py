"""Doctored copies of a case: one thing about its record made otherwise, as if it had always been so.

Every function takes a case document and gives back another; all versions of an entry are changed
alike, so that the copy holds on any day it is known on.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from handrail.casefile.document import CaseDocument
from handrail.practice.entries import PATHS

Row = Any
KEPT = ("by", "series", "group")
"""Texts of an entry that say nothing about the person."""


def altered(document: CaseDocument, path: str, change: Callable[[Row], Row | None]) -> CaseDocument:
    """Each row of a table ("plans.steps") made otherwise; one changed to ``None`` is left out."""
    name, table = path.split(".")
    part = getattr(document, name)
    rows = [made for row in getattr(part, table) if (made := change(row)) is not None]
    return msgspec.structs.replace(document, **{name: msgspec.structs.replace(part, **{table: rows})})


def everything(row: Row) -> bool:
    """Whichever row it is."""
    return True


def without(document: CaseDocument, path: str, leaves: Callable[[Row], bool] = everything) -> CaseDocument:
    """A table without the rows that leave it; without any where nothing is said."""
    return altered(document, path, lambda row: None if leaves(row) else row)


def with_facts(document: CaseDocument, path: str, *entries: str, **facts: Any) -> CaseDocument:
    """Some entries of a table with other facts; all of them where none is named."""

    def change(row: Row) -> Row:
        named = not entries or row.entry in entries
        return msgspec.structs.replace(row, **facts) if named else row

    return altered(document, path, change)


def goals_turned_round(document: CaseDocument) -> CaseDocument:
    """The goals of the plan in the opposite order."""
    last = max(row.rank for row in document.plans.objectives) + 1
    return altered(
        document, "plans.objectives", lambda row: msgspec.structs.replace(row, rank=last - row.rank)
    )


def interview_only(document: CaseDocument) -> CaseDocument:
    """Nobody was asked beside the person."""
    return without(document, "assessments.sources", lambda row: row.kind != "person")


def agencies_not_asked(document: CaseDocument) -> CaseDocument:
    """No agency was asked for a review, and none came to a meeting of one."""
    document = without(document, "reviews.inputs", lambda row: row.worker is not None)
    return without(document, "reviews.attendees", lambda row: row.worker is not None)


def left_out(document: CaseDocument, person: str) -> CaseDocument:
    """Somebody in this life is not involved, and nothing says why."""
    return with_facts(document, "people.key_people", person, involvement="not_involved", reason="")


def not_in_touch_with(document: CaseDocument, *people: str) -> CaseDocument:
    """Nobody spoke to some people, about the case or with the person there."""
    return without(
        document,
        "delivery.contacts",
        lambda row: row.kind == "family_contact" or not set(people).isdisjoint(row.people),
    )


def contact_thinned(document: CaseDocument, since: date, kept: tuple[str, ...]) -> CaseDocument:
    """From a day on none but a few contacts took place."""
    return without(
        document,
        "delivery.contacts",
        lambda row: bool(row.outcome) and row.valid_from >= since and row.entry not in kept,
    )


def nothing_altered(document: CaseDocument) -> CaseDocument:
    """Reviews were finished, changed nothing in the plan, and do not say why."""
    document = without(document, "reviews.amendments")
    return with_facts(document, "reviews.reviews", edition=None, no_change_because="")


def strength_unused(document: CaseDocument, strength: str) -> CaseDocument:
    """A strength stays on the record, and the plan makes nothing of it."""
    document = with_facts(document, "assessments.strengths", strength, work="", waits_for="")
    document = altered(document, "plans.objectives", lambda row: _less(row, "strengths", strength))
    return altered(document, "plans.steps", lambda row: _less(row, "because_of", strength))


def strengths_not_spoken_of(document: CaseDocument) -> CaseDocument:
    """Reviews, and what was written with them, name no strength."""
    known = {row.entry for row in document.assessments.strengths}
    document = without(document, "reviews.movements", lambda row: row.of in known)
    document = with_facts(document, "reviews.changes", strengths=[])
    document = without(document, "reviews.amendments", lambda row: row.part == "assessments.strengths")
    document = with_facts(document, "delivery.progress", strengths=[])
    opened = min(row.valid_from for row in document.reviews.reviews if row.completed_on and row.valid_from)
    return altered(
        document,
        "plans.steps",
        lambda row: msgspec.structs.replace(row, because_of=[]) if row.valid_from >= opened else row,
    )


def ends_with_the_sentence(document: CaseDocument) -> CaseDocument:
    """Whatever is under way stops when supervision does."""
    document = with_facts(document, "delivery.community_links", goes_on=False)
    document = with_facts(document, "delivery.referrals", goes_on_after=False)
    return with_facts(document, "plans.steps", goes_on_after=False)


def _less(row: Row, field: str, entry: str) -> Row:
    kept = [one for one in getattr(row, field) if one != entry]
    return msgspec.structs.replace(row, **{field: kept})


def marked(document: CaseDocument, says: str) -> CaseDocument:
    """Every entry that takes a marking is kept from the person, and each of its texts says the same."""

    def change(row: Row) -> Row:
        texts = {
            one.name: says for one in msgspec.structs.fields(row) if one.type is str and one.name not in KEPT
        }
        return msgspec.structs.replace(row, **texts, marking="not_for_person")

    for kind, path in PATHS.items():
        if any(one.name == "marking" for one in msgspec.structs.fields(kind)):
            document = altered(document, path, change)
    return document
