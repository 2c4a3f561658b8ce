"""What inspections found, in the words, base and caution they were published with.

Nothing here is about this service, and nothing says that one thing brought about another: whatever
was found to go together is called going together.
"""

from functools import cache
from importlib import resources
from typing import Final

import msgspec

USUALLY_DONE_WELL: Final = (
    "adult-intro-factors-identified",
    "adult-intro-strengths-in-assessment",
    "adult-intro-plan-reflects-factors",
    "adult-intro-plans-reviews-build-on-strengths",
    "adult-intro-plan-names-services",
    "adult-intro-delivery-builds-on-strengths",
    "adult-intro-reviews-address-change",
)
WEAK_SPOTS: Final = {
    "adult-intro-weak-sources": ("A-DES-ASS-3", "Y-DES-ASS-2"),
    "adult-intro-weak-sequencing": ("A-DES-DEL-1", "Y-DES-DEL-2"),
    "adult-intro-weak-coordination": ("A-DES-DEL-3", "Y-CHS-DEL-2", "Y-OTH-DEL-3"),
    "adult-intro-weak-key-people": ("A-DES-DEL-4", "Y-DES-DEL-3"),
    "adult-contact-sufficient": ("A-DES-DEL-5", "Y-DES-DEL-7"),
    "adult-intro-weak-adjustment": ("A-DES-REV-2", "Y-DES-REV-5"),
    "adult-intro-weak-agency-input": ("A-DES-REV-4", "Y-CHS-REV-2", "Y-OTH-REV-2"),
}
"""The seven weak spots, and the expectations that ask after each, adult and youth."""


class Benchmark(msgspec.Struct, frozen=True):
    """One thing an inspection or a study found. ``value`` is a number only where one was published."""

    id: str
    cohort: str
    strand: str
    stage: str
    measure: str
    value: str | int | float
    unit: str
    base: str
    period: str | int
    grade: str
    source: str
    caution: str

    @property
    def found(self) -> str:
        """The finding as published: words stay words."""
        if self.unit == "words":
            return str(self.value)
        number = f"{self.value:,}" if isinstance(self.value, int) else str(self.value)
        return f"{number}{'' if self.unit.startswith('%') else ' '}{self.unit}"


@cache
def benchmarks() -> dict[str, Benchmark]:
    """All of them by id."""
    text = resources.files(__package__).joinpath("benchmarks.json").read_bytes()
    return {one.id: one for one in msgspec.json.decode(text, type=list[Benchmark])}


def done_well() -> list[Benchmark]:
    """The seven things usually done well."""
    return [benchmarks()[name] for name in USUALLY_DONE_WELL]


def weak_spots() -> list[tuple[Benchmark, tuple[str, ...]]]:
    """The seven weak spots, each with the expectations that ask after it."""
    return [(benchmarks()[name], ids) for name, ids in WEAK_SPOTS.items()]
