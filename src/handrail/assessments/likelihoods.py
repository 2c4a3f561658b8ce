"""Published instruments for one adult: what the record suggests, and the row that is kept of a result.

Nothing is guessed: what the record suggests stands in the form for somebody to check, and what is
missing is refused by name.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from handrail.instruments import INSTRUMENTS, Input, Kind, Worded
from handrail.kernel.dates import completed_years
from handrail.people.models import Characteristics, Person
from handrail.sentences.models import Offence, Release, Sentence

TABLES = (Person, Characteristics, Offence, Sentence, Release)
ADULT = 18
BASES = ("_static", "_dynamic")


def too_young(born: date | None, on: date) -> bool:
    """Whether somebody is under 18, or not known to be older: then no instrument gives a number."""
    return born is None or completed_years(born, on) < ADULT


def suggestions(facts: dict[Any, list[Any]], today: date) -> dict[str, Any]:
    """Answers that the record suggests, by the name of the question. Each is checked by a person."""
    found: dict[str, Any] = {}
    sex = next((row.sex.strip().lower() for row in facts[Characteristics] if row.sex), "")
    if sex in ("male", "man", "m"):
        found["gender"] = "MALE"
    elif sex in ("female", "woman", "f"):
        found["gender"] = "FEMALE"
    running = [row for row in facts[Sentence] if row.valid_from and row.valid_from <= today]
    if running:
        latest = max(running, key=lambda row: row.valid_from)
        found["conviction_date"] = latest.valid_from
        found["total_sanctions"] = len({row.valid_from for row in running})
        released = [
            row.valid_from for row in facts[Release] if row.sentence == latest.entry and row.valid_from
        ]
        order = latest.kind in ("community_order", "suspended_sentence_order")
        begins = max(released, default=latest.valid_from if order else None)
        if begins:
            found["follow_up_date"] = begins
        born = facts[Person][0].date_of_birth if facts[Person] else None
        if born:
            found["age_at_first_sanction"] = completed_years(born, min(row.valid_from for row in running))
            found["age_at_current_conviction"] = completed_years(born, latest.valid_from)
            found["age_at_current_sanction"] = completed_years(born, latest.valid_from)
        found["active_event"] = True
    return found


def facts_of(worded: Worded, our_view: str) -> dict[str, Any]:
    """What the record keeps of a result: its words, what went in, the version."""
    said = (*worded.sentences, *worded.noted)
    missing = [one.question for one in worded.not_answered]
    if missing:
        said = (*said, _("Not answered: %(questions)s") % {"questions": "; ".join(missing)})
    return {
        "instrument": worded.instrument,
        "instrument_version": f"{worded.name}, {worded.version}",
        "origin": "worked_out_here",
        "source": worded.source,
        "inputs": worded.inputs,
        "said": list(said),
        "our_view": our_view,
    }


def key_of(instrument: str) -> str:
    """The instrument behind a code of the list: ARP has two."""
    for basis in BASES:
        instrument = instrument.removesuffix(basis)
    return instrument


def answers(row: Any, *, sensitive: bool) -> list[tuple[str, str]]:
    """What went in, in words; questions about sexual matters only for who works the case."""
    about = INSTRUMENTS.get(key_of(row.instrument))
    if about is None:
        return [(str(name), str(value)) for name, value in (row.inputs or {}).items()]
    asked = {item.name: item for item in about.inputs}
    return [
        (asked[name].question, _said(asked[name], value))
        for name, value in (row.inputs or {}).items()
        if name in asked and (sensitive or not asked[name].sensitive)
    ]


def beside(row: Any) -> tuple[str, ...]:
    """What always stands beside a result worked out here."""
    return ("An unofficial calculation, no substitute for OASys.",) if row.origin == "worked_out_here" else ()


def _said(item: Input, value: Any) -> str:
    if item.kind is Kind.DATE and isinstance(value, str):
        value = item.read(value)
    return item.said(value)
