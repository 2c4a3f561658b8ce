"""The handbook holds: no expectation is lost, each has a source and an example of each answer."""

import csv
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from handrail.practice import examples as chapters
from handrail.practice.answers import Answer
from handrail.practice.examples.showing import Example, examples
from handrail.practice.library import Expectation, by_id, known

PINNED = list(csv.DictReader(Path(__file__).with_name("pinned.csv").read_text("utf-8").splitlines()))

for chapter in iter_modules(chapters.__path__):
    import_module(f"handrail.practice.examples.{chapter.name}")


def test_no_expectation_is_lost_or_moved() -> None:
    told = {one.id: (one.cohort, one.strand, one.part, one.stage) for one in known() if one.to_on is None}

    pinned = {row["id"]: (row["cohort"], row["strand"], row["part"], row["stage"]) for row in PINNED}
    assert told == pinned


@pytest.mark.parametrize("one", known(), ids=lambda one: one.id)
def test_each_says_where_it_comes_from_what_it_looks_at_and_what_it_leaves_to_people(
    one: Expectation,
) -> None:
    standard = next(row["standard"] for row in PINNED if row["id"] == one.id)

    assert standard in one.source.words
    assert one.question.endswith("?")
    assert one.evidence.endswith(".")
    assert one.judgement.endswith(".")
    assert {Answer.SHOWN, Answer.NO_EVIDENCE} <= set(one.answers)
    assert one.would_show
    assert one.would_undo


@pytest.mark.parametrize("one", known(), ids=lambda one: one.id)
def test_each_has_a_worked_example_for_each_answer_it_can_give(one: Expectation) -> None:
    assert {example.answer for example in examples(one.id)} == set(one.answers)


@pytest.mark.parametrize("one", examples(), ids=lambda one: f"{one.expectation}-{one.title}")
def test_the_example_holds(one: Example) -> None:
    finding = by_id(one.expectation).ask(one.case())

    assert (finding.answer, finding.because) == (one.answer, one.because)
    assert one.story.endswith(".")
    assert finding.would_change
