"""One worked example, one declaration: which expectation, which answer, in which words, on which case.

::

    @example("A-DES-PLN-1", Answer.AGAINST, "Thinking skills come before debt, which is critical")
    def the_course_comes_first() -> Case:
        "Debt is critical and has the second goal; a course has the first."
        return adult(row(Factor, "debt", critical=True), ...)

The docstring tells the case to a reader in a sentence or two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import cleandoc

from handrail.practice.answers import Answer
from handrail.practice.reading import Case


@dataclass(frozen=True)
class Example:
    """An invented case, and the answer an expectation gives of it, with its reason word for word."""

    expectation: str
    answer: Answer
    because: str
    title: str
    story: str
    case: Callable[[], Case]


_known: list[Example] = []


def example(
    expectation: str, answer: Answer, because: str
) -> Callable[[Callable[[], Case]], Callable[[], Case]]:
    """Declare the case that the function below it makes as a worked example."""

    def declared(case: Callable[[], Case]) -> Callable[[], Case]:
        title = case.__name__.replace("_", " ").capitalize()
        _known.append(Example(expectation, answer, because, title, cleandoc(case.__doc__ or ""), case))
        return case

    return declared


def examples(expectation: str | None = None) -> tuple[Example, ...]:
    """All examples, or those of one expectation, in the order of declaration."""
    return tuple(one for one in _known if expectation in (None, one.expectation))
