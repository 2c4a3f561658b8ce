"""What a finding may not turn on: cases are invented, changed in one way, and asked again.

A few hundred cases each time, ten thousand in the long run; each is looked at on a day of its own.
"""

from random import Random

import pytest

from handrail.casefile.document import CaseDocument
from handrail.exchange.synthetic import DAY, documents
from tests.practice.varying import VARIATIONS, Sample, a_day_of, each_declares_its_answers, sample

SIZES = [300, pytest.param(10_000, marks=pytest.mark.long)]

MAY_MOVE: dict[str, dict[str, str]] = {}
"""For each variation, the expectations that name what is varied, and why they may move with it."""


@pytest.fixture(scope="module", params=SIZES)
def cases(request: pytest.FixtureRequest) -> Sample:
    return sample(request.param)


@pytest.mark.parametrize("variation", VARIATIONS)
def test_no_finding_moves_with(variation: str, cases: Sample) -> None:
    allowed = MAY_MOVE.get(variation, {})

    moved = {id: how for id, how in cases.moved[variation].items() if id not in allowed}

    assert cases.changed[variation] > 10
    assert moved == {}


@pytest.mark.parametrize("size", SIZES)
def test_every_case_is_answered_by_every_expectation_with_an_answer_it_declares(size: int) -> None:
    rng = Random(8)
    faults: dict[str, str] = {}
    for document in documents(size, 8, DAY):
        if isinstance(document, CaseDocument):
            for fault in each_declares_its_answers(document, a_day_of(document, rng)):
                faults.setdefault(fault.split()[0], fault)

    assert faults == {}
