"""Checks of entries and their versions: the two times, numbers, and what may stand alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from handrail.casefile.codes import code_list
from handrail.casefile.problems import Place, Problem, Subject

INSTANTS = ("recorded_at", "superseded_at")


def instants_have_a_zone(subject: Subject) -> Iterator[Problem]:
    """An instant without its offset could mean two instants."""
    for place in subject.every():
        for name in INSTANTS:
            at = getattr(place.version, name)
            if at is not None and at.utcoffset() is None:
                yield place.problem(
                    name, f"{at.isoformat()} has no time zone", "such as 2026-03-18T09:30:00Z"
                )


def recorded_before_superseded(subject: Subject) -> Iterator[Problem]:
    """A version cannot be replaced before it was recorded."""
    for place in _zoned(subject.every()):
        version = place.version
        if version.superseded_at and version.superseded_at < version.recorded_at:
            yield place.problem(
                "superseded_at",
                "superseded before it was recorded",
                f"{version.recorded_at.isoformat()} or later, or nothing while it still stands",
            )


def not_from_the_future(subject: Subject) -> Iterator[Problem]:
    """Nothing can have been recorded after now."""
    if subject.now is None:
        return
    for place in _zoned(subject.every()):
        for name in INSTANTS:
            at = getattr(place.version, name)
            if at is not None and at > subject.now:
                yield place.problem(
                    name, f"{at.isoformat()} is still to come", f"{subject.now.isoformat()} or earlier"
                )


def valid_to_after_valid_from(subject: Subject) -> Iterator[Problem]:
    """What was true cannot have ended before it began."""
    for place in subject.every():
        starts, ends = place.version.valid_from, place.version.valid_to
        if starts and ends and ends < starts:
            yield place.problem("valid_to", f"{ends} is before valid_from", f"{starts} or later, or nothing")


def versions_follow_each_other(subject: Subject) -> Iterator[Problem]:
    """Versions of an entry are numbered 1, 2, 3; each is known from where the one before ends."""
    for places in subject.places.values():
        for chain in _chains(places):
            yield from _numbers(chain)
            yield from _hand_over(chain)


def one_person(subject: Subject) -> Iterator[Problem]:
    """A case is about one person: one entry, however many versions."""
    entries = sorted(subject.entries("people.person"))
    if len(entries) != 1:
        found = ", ".join(entries) or "none"
        yield Problem(
            "/people/person",
            f"a case is about one person, this one has {len(entries)} person entries ({found})",
            "exactly one entry; further versions of it keep the same entry",
        )
    elif not subject.current("people.person"):
        yield Problem(
            "/people/person",
            "the person’s last version is superseded, so nobody stands in the case",
            "leave superseded_at out of the last version",
        )


def decided_again_later(subject: Subject) -> Iterator[Problem]:
    """A day to decide again comes after the day of the decision."""
    for place in subject.every():
        again = getattr(place.version, "decide_again_on", None)
        decided = place.version.valid_from
        if again and decided and again <= decided:
            yield place.problem(
                "decide_again_on", f"{again} is not after the decision of {decided}", f"a day after {decided}"
            )


def extracts_are_cleared_by_two(subject: Subject) -> Iterator[Problem]:
    """A sentence leaves the intelligence compartment only when two people agreed."""
    for place in subject.places["compartments.cleared_extracts"]:
        people = place.version.cleared_by
        if len(set(people)) < 2:
            yield place.problem(
                "cleared_by", f"cleared by {len(set(people))}", "two different people at least"
            )


def closings_and_reopenings_alternate(subject: Subject) -> Iterator[Problem]:
    """A case is closed before it is reopened, and reopened before it is closed again."""
    standing = [one.version.kind for one in subject.current("people.closures")]
    open_again = standing.count("closed") - standing.count("reopened")
    if open_again not in (0, 1):
        yield Problem(
            "/people/closures",
            f"closed {standing.count('closed')} times and reopened {standing.count('reopened')} times",
            "each reopening after a closing, and one of them at most still open",
        )
    reasons = code_list("closure_reasons")
    for place in subject.places["people.closures"]:
        given = place.version.reason
        own = subject.local.get(("closure_reasons", given))
        reason = reasons.get(own.like if own else given)
        if reason is not None and reason.group != place.version.kind:
            allowed = ", ".join(key for key, one in reasons.items() if one.group == place.version.kind)
            yield place.problem("reason", f"{given!r} is no reason for this", allowed)


def _zoned(places: Iterable[Place]) -> Iterator[Place]:
    """Those whose instants can be compared; the others are told of by their own check."""
    for place in places:
        instants = [getattr(place.version, name) for name in INSTANTS]
        if all(at is None or at.utcoffset() is not None for at in instants):
            yield place


def _chains(places: list[Place]) -> list[list[Place]]:
    """The versions of each entry, by number."""
    chains: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        chains[place.version.entry].append(place)
    return [sorted(chain, key=lambda place: place.version.version) for chain in chains.values()]


def _numbers(chain: list[Place]) -> Iterator[Problem]:
    numbers = [place.version.version for place in chain]
    for at, place in enumerate(chain):
        entry, number = place.version.entry, numbers[at]
        if at and number == numbers[at - 1]:
            yield place.problem(
                "version",
                f"version {number} of {entry!r} is given twice",
                f"{number + 1} for a later version, or another entry for another fact",
            )
        elif number != (numbers[at - 1] if at else 0) + 1:
            wanted = (numbers[at - 1] if at else 0) + 1
            yield place.problem("version", f"version {wanted} of {entry!r} is missing", f"{wanted}")


def _hand_over(chain: list[Place]) -> Iterator[Problem]:
    """Each version ends as the next begins. Only an act may bring back an entry that had ended."""
    zoned = set(map(id, _zoned(chain)))
    for place, later in pairwise(chain):
        if id(place) not in zoned or id(later) not in zoned:
            continue
        ended, begun = place.version.superseded_at, later.version.recorded_at
        brought_back = ended is not None and ended < begun and later.version.change
        if ended != begun and not brought_back:
            yield place.problem(
                "superseded_at",
                f"version {place.version.version} of {place.version.entry!r} does not end when"
                f" version {later.version.version} was recorded",
                begun.isoformat(),
            )
