"""An instrument's result in words, for adults only: what a page may show and a record may keep.

What binds here: figures are of a group and said as people of a hundred; name, version, source,
day, answers and what is missing stand beside them; nobody under 18 on the day gets any; there is
no colour, no label for the person, and nothing follows by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from handrail.instruments import wording_likelihood, wording_prompts
from handrail.instruments.catalogue import Instrument, instrument
from handrail.instruments.inputs import Input, question
from handrail.instruments.refusing import Problem, Refused, UnderEighteen, Why
from handrail.kernel.dates import completed_years

ADULT = 18
UNOFFICIAL = "An unofficial calculation, no substitute for OASys."
SAYING = {
    "ogrs3": wording_likelihood.ogrs3_said,
    "arp": wording_likelihood.arp_said,
    "pni": wording_prompts.pni_said,
    "lds": wording_prompts.lds_said,
    "mst": wording_prompts.mst_said,
    "tier_v3": wording_prompts.tier_v3_said,
}


@dataclass(frozen=True)
class Answer:
    """One question and what was answered, in words."""

    name: str
    question: str
    answer: str
    sensitive: bool = False


@dataclass(frozen=True)
class Worded:
    """A result in words, with everything it rests on.

    ``basis`` is static or dynamic where the instrument has both. ``sentences`` say the result;
    ``beside`` is shown with it always, ``noted`` is about these answers. ``inputs`` and ``result``
    are plain data for the record.
    """

    instrument: str
    name: str
    version: str
    source: str
    on: date
    basis: str
    sentences: tuple[str, ...]
    answers: tuple[Answer, ...]
    not_answered: tuple[Answer, ...]
    noted: tuple[str, ...]
    beside: tuple[str, ...]
    inputs: dict[str, Any] = field(repr=False)
    result: dict[str, Any] = field(repr=False)

    @property
    def sensitive(self) -> bool:
        """Whether it rests on sexual matters, so that fewer readers see it."""
        return any(answer.sensitive for answer in self.answers)


def worded(key: str, answers: Mapping[str, Any], *, born: date | None, on: date) -> Worded:
    """A published instrument for an adult, in words.

    ``answers`` are those a form collects (``Instrument.inputs`` without ``from_record``); the date
    of birth and the day come from the case. Raises ``Refused`` for missing or impossible answers,
    ``UnderEighteen`` for a child.
    """
    about = instrument(key)
    refuse_under_eighteen(born, on)
    _refuse_unasked(about, answers)
    asked = {item.name for item in about.inputs}
    day = {"date_of_birth": born, "assessment_date": on, "as_of": on}
    raw = {**answers, **{name: value for name, value in day.items() if name in asked}}
    said = SAYING[key](raw)
    told = [_told(item, raw.get(item.name)) for item in about.inputs]
    return Worded(
        instrument=f"{key}_{said.basis}" if said.basis else key,
        name=about.name,
        version=about.version,
        source=about.source,
        on=on,
        basis=said.basis,
        sentences=said.sentences,
        answers=tuple(answer for answer in told if answer.answer),
        not_answered=tuple(answer for answer in told if not answer.answer and answer.name in said.missing),
        noted=said.noted,
        beside=(*said.beside, UNOFFICIAL),
        inputs={name: _plain(value) for name, value in raw.items() if value is not None},
        result=said.result,
    )


def refuse_under_eighteen(born: date | None, on: date) -> None:
    """Adults only; a person whose age is not known is not known to be adult."""
    item = question("date_of_birth")
    if born is None:
        raise Refused(Problem(Why.MISSING_MANDATORY_INPUT, (item.name,), "not known", item.allowed))
    if born > on:
        raise Refused(Problem(Why.NOT_ALLOWED, (item.name,), f"after {on}", f"a day up to {on}"))
    age = completed_years(born, on)
    if age < ADULT:
        wrong = f"the person is {age} on {on}"
        raise UnderEighteen(Problem(Why.UNDER_EIGHTEEN, (item.name,), wrong, f"{ADULT} or over on the day"))


def _refuse_unasked(about: Instrument, answers: Mapping[str, Any]) -> None:
    asked = [item.name for item in about.inputs if not item.from_record]
    unasked = tuple(name for name in answers if name not in asked)
    if unasked:
        wrong = f"{about.key} does not ask this"
        raise Refused(Problem(Why.NOT_ALLOWED, unasked, wrong, ", ".join(asked)))


def _told(item: Input, value: Any) -> Answer:
    answer = item.said(None if value is None else item.read(value))
    return Answer(item.name, item.question, answer, item.sensitive)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
