"""The people around the person: the picture, and the same as a table.

Influence is our reading, with what shows it; who the person listens to is their own answer.
Whoever must not meet the person is in neither, also where the record names them twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.agencies import directory
from handrail.design import wording
from handrail.design.parts import Cell, Quote
from handrail.design.pictures import network as picture
from handrail.people import words
from handrail.people.frame import FRAME_TABLES, holds
from handrail.people.models import KeyPerson, MustNotMeet, OwnWords, Person
from handrail.people.opening import OpenCase

TABLES = (*FRAME_TABLES, KeyPerson, OwnWords, MustNotMeet)
SIGNS = {"supports_strongly": "+", "supports": "+", "harms": "−", "both": "±", "not_known": "?"}
IN_PICTURE: dict[str, picture.Influence] = {
    "supports_strongly": "strong",
    "supports": "supports",
    "harms": "harms",
    "both": "both",
    "not_known": "unknown",
}
GROUPS: dict[str, picture.Group] = {
    "family": "family",
    "friends": "friends",
    "enjoys": "enjoys",
    "community": "community",
    "workers": "workers",
}
UNSETTLED = ("not_involved", "decide_again")


@dataclass(frozen=True)
class Around:
    """What the page shows."""

    called: str
    explained: str
    picture: picture.NetworkPicture | None
    influences: tuple[str, ...]
    columns: tuple[Any, ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    no_longer: tuple[str, ...]
    quote: Quote | None
    last_added: date | None


def around(case: OpenCase, facts: dict[Any, list[Any]], names: directory.Names, today: date) -> Around:
    """Make the page from the rows gathered."""
    person: Person | None = facts[Person][0] if facts[Person] else None
    called = person.first_name if person else case.reference
    everybody = sorted(in_sight(facts[KeyPerson], facts[MustNotMeet], today), key=_place)
    now = [row for row in everybody if holds(row, today)]
    seen = {IN_PICTURE[row.influence] for row in now}
    return Around(
        called=called,
        explained=_explained(person),
        picture=picture.draw(_network(now, person, called, today)) if now else None,
        influences=tuple(one for one in dict.fromkeys(IN_PICTURE.values()) if one in seen),
        columns=_columns(person),
        rows=tuple(_row(row, case, called, names, today) for row in now),
        no_longer=tuple(_gone(row) for row in everybody if words.ended(row, today)),
        quote=fitting_words(facts[OwnWords], now, called, today),
        last_added=max((row.recorded_at.date() for row in everybody), default=None),
    )


def _explained(person: Person | None) -> str:
    """Whose answer is whose."""
    return {
        "she": _("Influence is our reading, each with what shows it; who she listens to is her own answer."),
        "he": _("Influence is our reading, each with what shows it; who he listens to is his own answer."),
    }.get(
        person.pronouns if person else "they",
        _("Influence is our reading, each with what shows it; who they listen to is their own answer."),
    )


def in_sight(people: Iterable[KeyPerson], kept_apart: Iterable[MustNotMeet], today: date) -> list[KeyPerson]:
    """Everybody but those who must not meet the person."""
    apart = {_same(row.who) for row in kept_apart if holds(row, today)}
    return [row for row in people if _same(row.name) not in apart]


def fitting_words(
    said: Iterable[OwnWords], people: Iterable[KeyPerson], called: str, today: date
) -> Quote | None:
    """The latest words of the person that name somebody in the picture; else on what matters to them."""
    own = [row for row in said if row.voice == "person" and not words.ended(row, today)]
    own.sort(key=lambda row: (row.valid_from or date.min, row.pk), reverse=True)
    named = {part for one in people for part in _words_of(one.name) if part[:1].isupper()}
    choices = [
        *(row for row in own if named & set(_words_of(row.words))),
        *(row for row in own if row.topic == "what_matters_to_me"),
        *(row for row in own if row.foremost),
    ]
    chosen = next(iter(choices), None)
    if chosen is None:
        return None
    return Quote(chosen.words, words.source(called, words.day(chosen.valid_from, today), chosen.occasion))


def _place(row: KeyPerson) -> tuple[int, int]:
    """The table follows the picture: family first, workers last."""
    return list(GROUPS).index(row.group), row.pk


def _words_of(text: str) -> list[str]:
    return [word.strip("“”‘’\"'.,;:!?()") for word in text.split()]


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _network(people: list[KeyPerson], person: Person | None, called: str, today: date) -> picture.Network:
    born = person.date_of_birth if person else None
    return picture.Network(
        called=called,
        members=tuple(
            picture.Member(
                name=row.name,
                relation=wording.sentence_case(row.relationship),
                group=GROUPS[row.group],
                influence=IN_PICTURE[row.influence],
                decision=words.decision(row, called),
                listens=row.listens == "yes",
                settled=row.involvement not in UNSETTLED,
            )
            for row in people
        ),
        title=_title(people, called),
        age=int(wording.age(born, today)) if born else None,
    )


def _title(people: list[KeyPerson], called: str) -> str:
    """The picture in a sentence, for those who hear it."""
    n = len(people)
    number = {key: sum(row.influence == key for row in people) for key in SIGNS}
    support = number["supports_strongly"] + number["supports"]
    counts = [
        ngettext("%(n)s supports", "%(n)s support", support) % {"n": support} if support else "",
        ngettext("%(n)s pulls away", "%(n)s pull away", number["harms"]) % {"n": number["harms"]}
        if number["harms"]
        else "",
        ngettext("%(n)s does both", "%(n)s do both", number["both"]) % {"n": number["both"]}
        if number["both"]
        else "",
        _("%(n)s not known yet") % {"n": number["not_known"]} if number["not_known"] else "",
    ]
    middle = ngettext(
        "%(name)s in the middle, %(n)s person or place around.",
        "%(name)s in the middle, %(n)s people and places around.",
        n,
    ) % {"name": called, "n": n}
    return f"{middle} {wording.sentence_case(wording.listed(counts))}. {_('The table below says the same.')}"


def _columns(person: Person | None) -> tuple[Any, ...]:
    listens = str(words.LISTENS[person.pronouns if person else "they"])
    return (
        _("Who"),
        _("Influence"),
        (_("What shows it"), _("Shown by")),
        listens,
        (_("Our decision and why"), _("Our decision")),
        _("May be told"),
    )


def _row(
    row: KeyPerson, case: OpenCase, called: str, names: directory.Names, today: date
) -> tuple[Cell | str, ...]:
    update = ""
    if case.can_write("assessment"):
        update = reverse("people:key_person_update", args=[case.reference, row.entry])
    relation = wording.sentence_case(row.relationship)
    agency = names[row.worker].agency if row.worker and not names[row.worker].ours else ""
    if agency and agency not in relation:
        relation = f"{relation}, {agency}"
    again = ""
    if row.decide_again_on:
        again = _("Decide again on %(day)s.") % {"day": words.day(row.decide_again_on, today)}
    return (
        Cell(row.name, note=relation, url=update),
        Cell(str(row.influence_label), sign=SIGNS[row.influence]),
        Cell(
            _closed(row.shown_by, words.day(row.seen_on, today)) or _("Nothing yet"),
            note=_("Watch: %(what)s") % {"what": row.watch} if row.watch else "",
        ),
        str(row.listens_label),
        Cell(words.decision(row, called), note=_closed(row.reason, again)),
        _may_be_told(row, called, names, today),
    )


def _may_be_told(row: KeyPerson, called: str, names: directory.Names, today: date) -> Cell | str:
    """What they may be told and what the person said to that; our own workers know the case."""
    if row.worker and names[row.worker].ours and not row.may_be_told:
        return _("Works the case")
    return Cell(row.may_be_told or _("Nothing so far"), note=words.consent(row, called, today))


def _closed(sentence: str, more: str) -> str:
    """A sentence with its full stop, and what follows it."""
    if sentence and more and sentence[-1] not in ".!?”":
        sentence = f"{sentence}."
    return " ".join(part for part in (sentence, more) if part)


def _gone(row: KeyPerson) -> str:
    return _("%(name)s, %(who)s: no longer around since %(day)s") % {
        "name": row.name,
        "who": row.relationship,
        "day": wording.full_date(row.valid_to),
    }
