"""The key questions a reader judges, by cohort and stage, and the words of a share on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import msgspec
from django.utils.translation import gettext_lazy as _l

from handrail.practice import library
from handrail.practice.library import Expectation

STAGES = {
    "assess": ("2.1", _l("Assess")),
    "plan": ("2.2", _l("Plan")),
    "deliver": ("2.3", _l("Deliver")),
    "review": ("2.4", _l("Review")),
}
STRANDS = {
    "adult": (
        ("engagement", "", _l("engage the person well enough")),
        ("desistance", "", _l("address what drives the offending and build on strengths well enough")),
        ("safety", "others", _l("keep other people safe well enough")),
    ),
    "youth": (
        ("desistance", "", _l("support the child’s desistance well enough")),
        ("safety", "child", _l("keep the child safe and well enough")),
        ("safety", "others", _l("keep other people safe well enough")),
    ),
}
DOES = {
    "assess": _l("Does assessment %(what)s?"),
    "plan": _l("Does planning %(what)s?"),
    "deliver": _l("Does delivery %(what)s?"),
    "review": _l("Does reviewing %(what)s?"),
}


@dataclass(frozen=True)
class KeyQuestion:
    """One question a reader answers of a case: sufficient or not, and why."""

    key: str
    stage: str
    strand: str
    part: str
    words: str

    def expectations(self, day: date) -> list[Expectation]:
        """What the record is asked for it: reading aids, never the answer."""
        cohort = "youth" if self.key.startswith("Y") else "adult"
        return [
            one
            for one in library.in_force(cohort, day)
            if (one.stage, one.strand, one.part) == (self.stage, self.strand, self.part)
        ]


def key_questions(cohort: str) -> tuple[KeyQuestion, ...]:
    """The twelve key questions of a cohort, in order."""
    letter = "Y" if cohort == "youth" else "P"
    return tuple(
        KeyQuestion(f"{letter}{number}.{place}", stage, strand, part, str(DOES[stage]) % {"what": what})
        for stage, (number, _label) in STAGES.items()
        for place, (strand, part, what) in enumerate(STRANDS[cohort], start=1)
    )


class Band(msgspec.Struct, frozen=True):
    """What a share of at least so many in a hundred is called."""

    at_least: int
    words: str
    rating: str


class Bands(msgspec.Struct, frozen=True, rename={"from_on": "from", "to_on": "to"}):
    """The bands in force from a day until a day."""

    source: str
    from_on: date
    to_on: date | None
    bands: tuple[Band, ...]

    def of(self, per_cent: int) -> Band:
        """The band of a share."""
        return next(band for band in self.bands if per_cent >= band.at_least)


class _Held(msgspec.Struct):
    about: str
    sets: tuple[Bands, ...]


@cache
def _held() -> _Held:
    file = resources.files(__package__).joinpath("bands.json")
    return msgspec.json.decode(file.read_bytes(), type=_Held)


def bands_on(day: date) -> Bands | None:
    """The bands in force on a day."""
    found = (one for one in _held().sets if one.from_on <= day and (one.to_on is None or day <= one.to_on))
    return next(found, None)
