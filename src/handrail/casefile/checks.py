"""What is wrong in a document beyond its form, all of it, each with its place and the way to mend it.

``document.decode`` has made sure of types and fields. Here the facts are held against each other,
against the code lists, and against what is known beside the document::

    problems(document, known, now=now)    [] for a sound document

``known`` gives the references that exist, by kind: {"worker": {...}, "venue": {...}, "team": {...},
"agency": {...}, "service": {...}, "user": {...}}, and ``local`` the entries a service has added to the
code lists. Nothing is changed and nothing is read elsewhere.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from handrail.casefile import (
    check_entries,
    check_local,
    check_plans,
    check_references,
    check_same_person,
    check_sentences,
)
from handrail.casefile.check_local import Local
from handrail.casefile.codes import BOTH
from handrail.casefile.directory import LocalCode, SharingAgreement, Venue
from handrail.casefile.document import CaseDocument, DirectoryDocument, Document
from handrail.casefile.problems import Problem, Subject

__all__ = ["CHECKS", "Problem", "problems"]

CHECKS: tuple[Callable[[Subject], Iterable[Problem]], ...] = (
    check_entries.one_person,
    check_entries.instants_have_a_zone,
    check_entries.recorded_before_superseded,
    check_entries.not_from_the_future,
    check_entries.valid_to_after_valid_from,
    check_entries.versions_follow_each_other,
    check_entries.decided_again_later,
    check_entries.extracts_are_cleared_by_two,
    check_entries.closings_and_reopenings_alternate,
    check_same_person.records_of_one_person_are_told,
    check_references.codes_are_listed,
    check_references.references_resolve,
    check_references.access_names_users,
    check_references.copies_are_of_versions,
    check_sentences.sentences_are_dated,
    check_sentences.sentences_end_after_they_start,
    check_sentences.sentences_follow_in_line,
    check_sentences.releases_and_recalls_alternate,
    check_sentences.returns_follow_recalls,
    check_sentences.curfews_have_days,
    check_sentences.curfews_do_not_overlap,
    check_sentences.areas_are_valid,
    check_plans.waits_are_for_one_thing,
    check_plans.waits_make_no_circle,
)
"""Every check of a case document, in the order in which problems are told."""


def problems(
    document: Document,
    known: Mapping[str, set[str]],
    *,
    now: datetime | None = None,
    local: Local | None = None,
) -> list[Problem]:
    """All problems of a document. With ``now`` (an instant), nothing may be recorded after it."""
    if isinstance(document, DirectoryDocument):
        return list(_directory(document, known))
    return list(_case(document, known, now, local or {}))


def _case(
    document: CaseDocument, known: Mapping[str, set[str]], now: datetime | None, local: Local
) -> Iterator[Problem]:
    subject = Subject(document, known, now, local)
    for check in CHECKS:
        yield from check(subject)


def _directory(document: DirectoryDocument, known: Mapping[str, set[str]]) -> Iterator[Problem]:
    item = document.item
    yield from check_references.codes_of(item, "/item", BOTH, None)
    yield from check_references.directory_references(item, "/item", known)
    if isinstance(item, LocalCode):
        yield from check_local.local_code(item)
    if isinstance(item, SharingAgreement) and item.ends_on < item.starts_on:
        yield Problem("/item/ends_on", f"{item.ends_on} is before it starts", f"{item.starts_on} or later")
    if isinstance(item, Venue) and (item.longitude is None) != (item.latitude is None):
        yield Problem(
            "/item/longitude", "half a position is given", "both longitude and latitude, or neither"
        )
