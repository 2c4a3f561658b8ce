"""One rule asked in four ways: by Handrail, by Polars, and by two general rule engines.

The rule: in the first twelve weeks of supervision, or as much of them as has passed, the person was
seen at least every fourteen days. Handrail asks a case whose calendar and contacts were worked out, as
they are for fifty expectations at once, and a second time a case file from the start. The others get
the days ready made: neither rule engine has a word for what lies between two days, so the gap is
worked out for them in Python, and Polars works it out over a table of all days at once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, Final

from handrail.casefile.casefile import CaseFile
from handrail.practice.reading import Case

EVERY: Final = 14
WEEKS: Final = timedelta(weeks=12)
Way = Callable[[Any], list[bool]]


@dataclass(frozen=True)
class Life:
    """The days one case is judged by: the first, the last, and those on which the person was seen."""

    starts: date
    until: date
    seen: tuple[date, ...]


def life(case: Case) -> Life:
    """The days of a case."""
    starts = min(case.began, case.as_of)
    until = min(starts + WEEKS, case.as_of)
    seen = (row.valid_from for row in case.seen)
    return Life(starts, until, tuple(day for day in seen if day and day <= until))


def longest_gap(one: Life) -> int:
    """The most days that lay between two meetings, the first and the last day counted as such."""
    days = (one.starts, *one.seen, one.until)
    return max((later - day).days for day, later in pairwise(days))


def by_handrail(cases: Iterable[Case]) -> list[bool]:
    """From cases, as every expectation is asked."""
    return [longest_gap(life(case)) <= EVERY for case in cases]


def by_handrail_from_the_start(files: Iterable[CaseFile]) -> list[bool]:
    """From case files of which nothing was worked out yet."""
    return by_handrail(Case(file) for file in files)


def frame(lives: Sequence[Life]) -> Any:
    """A row for each day of each case, for Polars."""
    import polars

    rows = [(at, day) for at, one in enumerate(lives) for day in (one.starts, *one.seen, one.until)]
    return polars.DataFrame(rows, schema={"case": polars.Int32, "day": polars.Date}, orient="row")


def by_polars(days: Any) -> list[bool]:
    """By hand, over the table of all days."""
    import polars

    gaps = days.sort("case", "day").with_columns(gap=polars.col("day").diff().over("case"))
    longest = gaps.group_by("case", maintain_order=True).agg(polars.col("gap").max())
    return longest.select(polars.col("gap") <= timedelta(days=EVERY)).to_series().to_list()


def by_business_rules(lives: Iterable[Life]) -> list[bool]:
    """By the package business-rules."""
    from business_rules.actions import BaseActions, rule_action
    from business_rules.engine import run
    from business_rules.variables import BaseVariables, numeric_rule_variable

    class Variables(BaseVariables):
        def __init__(self, one: Life) -> None:
            self.one = one

        @numeric_rule_variable
        def gap(self) -> int:
            return longest_gap(self.one)

    class Actions(BaseActions):
        @rule_action()
        def holds(self) -> None:
            pass

    condition = {"name": "gap", "operator": "less_than_or_equal_to", "value": EVERY}
    rule = {"conditions": {"all": [condition]}, "actions": [{"name": "holds", "params": {}}]}
    return [bool(run(rule, Variables(one), Actions())) for one in lives]


def by_rule_engine(lives: Iterable[Life]) -> list[bool]:
    """By the package rule-engine."""
    import rule_engine

    rule = rule_engine.Rule(f"gap <= {EVERY}")
    return [rule.matches({"gap": longest_gap(one)}) for one in lives]


def ways(files: Sequence[CaseFile]) -> dict[str, tuple[Way, Any]]:
    """Each way by name, with what it is asked of, made ready; those whose package is there."""
    cases = [Case(file) for file in files]
    lives = [life(case) for case in cases]
    found: dict[str, tuple[Way, Any]] = {
        "handrail": (by_handrail, cases),
        "handrail, from the case file": (by_handrail_from_the_start, files),
    }
    if _is_there("polars"):
        found["polars"] = (by_polars, frame(lives))
    if _is_there("business_rules"):
        found["business-rules"] = (by_business_rules, lives)
    if _is_there("rule_engine"):
        found["rule-engine"] = (by_rule_engine, lives)
    return found


def _is_there(package: str) -> bool:
    return find_spec(package) is not None
