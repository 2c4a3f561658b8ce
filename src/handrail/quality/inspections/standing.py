"""Where an inspection stands: what each reader says, where two differ, and what counts in the report."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from handrail.quality.inspections import inspecting
from handrail.quality.inspections.inspecting import Reading, latest
from handrail.quality.inspections.models import Inspection, Judgement, SampledCase
from handrail.quality.inspections.questions import KeyQuestion, key_questions


@dataclass(frozen=True)
class Read:
    """One case and the answers of its readers, by key question."""

    sampled: SampledCase
    first: dict[str, Judgement]
    second: dict[str, Judgement]
    settled: dict[str, Judgement]
    readings: dict[int, Reading]
    """How far its readers are, by who reads."""

    @property
    def is_apart(self) -> bool:
        """Whether answers of it are kept from whoever asks."""
        return not all(one.shown for one in self.readings.values())

    def answered(self, reader_id: int | None) -> int:
        """How many key questions one of its readers has answered, seen or not."""
        one = self.readings.get(reader_id or 0)
        return one.answered if one else 0

    def counts(self, question: str) -> Judgement | None:
        """The answer that counts: settled, else the first reader's unless the second differs."""
        if question in self.settled:
            return self.settled[question]
        return None if self.differs(question) else self.first.get(question)

    def differs(self, question: str) -> bool:
        """Whether its two readers say otherwise."""
        one, other = self.first.get(question), self.second.get(question)
        return one is not None and other is not None and one.sufficient != other.sufficient

    def waits(self, question: str) -> bool:
        """Whether the readers differ and nobody has settled it."""
        return self.differs(question) and question not in self.settled

    @property
    def pairs(self) -> list[tuple[str, bool, bool]]:
        """Each question that both readers answered apart, and how."""
        until = self.sampled.moderated_at
        both = {
            key
            for key in self.first.keys() & self.second.keys()
            if until is None or max(self.first[key].at, self.second[key].at) <= until
        }
        return [(key, self.first[key].sufficient, self.second[key].sufficient) for key in sorted(both)]


@dataclass(frozen=True)
class Standing:
    """All cases of an inspection with their answers."""

    inspection: Inspection
    cases: tuple[Read, ...]

    @cached_property
    def questions(self) -> tuple[KeyQuestion, ...]:
        """The key questions of its cohort."""
        return key_questions(self.inspection.cohort)

    @property
    def to_settle(self) -> list[tuple[Read, KeyQuestion]]:
        """Where two readers differ and nobody has settled it."""
        return [(read, one) for read in self.cases for one in self.questions if read.waits(one.key)]

    @property
    def apart(self) -> list[Read]:
        """Cases of which answers are kept from whoever asks, as their readers still judge apart."""
        return [read for read in self.cases if read.is_apart]


def standing(inspection: Inspection) -> Standing:
    """Read it all, in four queries however many cases there are."""
    cases = list(inspection.cases.select_related("first", "second").order_by("place"))
    said: dict[int, list[Judgement]] = defaultdict(list)
    for one in Judgement.objects.filter(sampled__inspection=inspection).select_related("by"):
        said[one.sampled_id].append(one)
    readings: dict[int, dict[int, Reading]] = defaultdict(dict)
    for reading in inspecting.readings():
        readings[reading.sampled_id][reading.by_id] = reading
    return Standing(inspection, tuple(_read(one, said[one.pk], readings[one.pk]) for one in cases))


def _read(sampled: SampledCase, said: Iterable[Judgement], readings: dict[int, Reading]) -> Read:
    said = list(said)
    return Read(
        sampled,
        first=latest(one for one in said if one.by_id == sampled.first_id and not one.settles),
        second=latest(one for one in said if one.by_id == sampled.second_id and not one.settles),
        settled=latest(one for one in said if one.settles),
        readings=readings,
    )
