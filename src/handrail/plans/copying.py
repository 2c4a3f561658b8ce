"""Copies of an edition: who should have which, who has, and recording that they were given."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.casefile import codes
from handrail.design.parts import Entry
from handrail.people.models import KeyPerson
from handrail.plans.holding import Held, called
from handrail.plans.models import Copy, Edition, Help, Invitee, Step
from handrail.records import describing, writing
from handrail.records.describing import anchor, mid_sentence
from handrail.records.writing import Act

ME = "me"
"""The person, among those who get a copy; others are ``w:`` or ``p:`` and a reference."""


@dataclass(frozen=True)
class Recipient:
    """Somebody who should have a copy of an edition, of what, and because of what."""

    key: str
    what: str
    because: str


def recipients(held: Held, invitees: Iterable[Invitee], supervising: Collection[str]) -> list[Recipient]:
    """Who should have what of an edition, each once: the person, those who came, those who have a part.

    Whoever attended gets what was agreed in the room; an agency that was not there gets its part.
    Those who supervise have the plan itself.
    """
    found = {ME: Recipient(ME, "my_plan", _("Their own plan"))}
    edition = held.edition
    panel = edition.panel if edition else None
    asked = [row for row in invitees if panel and row.panel == panel]
    for row in asked:
        key = _key(row.worker, row.person)
        if key and row.attendance == "came":
            found[key] = Recipient(key, "room_record", _("Was there"))
    for row in asked:
        key = _key(row.worker, row.person)
        if key and key.startswith("w:") and key not in found:
            found[key] = Recipient(
                key, "their_part", _("Was asked: %(came)s") % {"came": mid_sentence(row.attendance_label)}
            )
    for one in with_a_part(held):
        found.setdefault(f"w:{one}", Recipient(f"w:{one}", "their_part", _("Has a part in it")))
    return [one for one in found.values() if one.key.removeprefix("w:") not in supervising]


def with_a_part(held: Held) -> list[str]:
    """The workers whom a step or help that may be told names, in the order of the plan."""
    named = [one for row in held.open(Step) for one in held.doing(row)]
    named += [one for row in held.rows(Help) for one in row.workers]
    return list(dict.fromkeys(named))


def give(doing: Act, edition: Edition, given: Sequence[tuple[str, str]], *, how: str, on: date) -> list[Copy]:
    """Record that copies were given on a day: to whom (a recipient's key), and of what."""
    return [
        writing.add(
            Copy,
            doing,
            edition=edition.entry,
            worker=key.removeprefix("w:") if key.startswith("w:") else None,
            person=key.removeprefix("p:") if key.startswith("p:") else None,
            to_the_person=key == ME,
            what=what,
            how=how,
            valid_from=on,
        )
        for key, what in given
    ]


def key_of(row: Copy) -> str:
    """Whose copy it is."""
    return ME if row.to_the_person else _key(row.worker, row.person)


def _key(worker: str | None, person: str | None) -> str:
    return f"w:{worker}" if worker else f"p:{person}" if person else ""


def tell(case: Any, rows: Sequence[Any], names: Names) -> dict[str, Entry]:
    """Copies as the timeline tells them: of which edition, to whom, how."""
    editions = {row.entry: row for row in case.gather(Edition)[Edition]}
    wanted = [row.person for row in rows if row.person]
    people = case.gather(KeyPerson, entries=wanted)[KeyPerson] if wanted else []
    known = {row.entry: row.name for row in people}
    return {row.entry: _told(row, editions, known, names) for row in rows}


def _told(row: Copy, editions: dict[str, Edition], known: dict[str, str], names: Names) -> Entry:
    if row.to_the_person:
        whom = _("the person")
    else:
        whom = names[row.worker].with_agency if row.worker else known.get(row.person or "", "")
    edition = editions.get(row.edition)
    return Entry(
        title=_("Copy given to %(whom)s: %(what)s")
        % {"whom": whom, "what": mid_sentence(codes.label("copy_kinds", row.what))},
        mark="fact",
        meta=" · ".join(part for part in (called(edition) if edition else "", row.how_label) if part),
        anchor=anchor(row),
    )


def register() -> None:
    """Tell the timeline how copies read."""
    describing.register(Copy, tell)
