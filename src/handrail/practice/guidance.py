"""Where expectations come from: guidance by name and version, in force from a day until a day.

The wording of every expectation is our own. ``version`` names the set of expectations as it was
published; where a publisher gives a set no date, it is the month in which it was read.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Guidance:
    """One publication; superseded ones stay, so that an old finding can be explained."""

    name: str
    version: str
    from_on: date
    to_on: date | None = None

    def at(self, place: str) -> "Source":
        """A place in it: a standard and key question, a chapter."""
        return Source(self, place)


@dataclass(frozen=True)
class Source:
    """A place in a publication."""

    guidance: Guidance
    place: str

    @property
    def words(self) -> str:
        """The source as a reader would look it up."""
        return f"{self.guidance.name}, {self.place}"


ADULT_STANDARDS = Guidance(
    "HM Inspectorate of Probation, standards for probation", "2026-03", date(2018, 4, 1)
)
YOUTH_STANDARDS = Guidance(
    "HM Inspectorate of Probation, standards for youth justice", "2026-03", date(2018, 4, 1)
)
DESISTANCE_GUIDE = Guidance(
    "HM Inspectorate of Probation, effective practice guide on desistance", "2020-07", date(2018, 4, 1)
)
