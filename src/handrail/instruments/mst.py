"""MST, a maturity screening for men of 18 to 25: whether to talk about maturity. A prompt only.

From the public source code of hmpps-arns-risk-actuarial-api at 016919c5 (4 August 2026, MIT). For
anybody else it does not apply, which does not mean mature.
"""

from collections.abc import Mapping
from typing import Any

from handrail.instruments.data import constants
from handrail.instruments.inputs import Given, Input, of, question, read
from handrail.instruments.refusing import Problem, Refused, Why, explained
from handrail.kernel.dates import completed_years

Raw = Mapping[str, Any]
C = constants("mst")


def score(raw: Raw) -> dict[str, Any]:
    """Kind ``score``: whether it applies, the sum, and whether the published threshold is reached."""
    given, problems = read(of("mst"), raw)
    if problems:
        raise Refused(*problems)
    age = _age(given)
    if age is not None and not C["ages"][0] <= age <= C["ages"][1]:
        return _result(applicable=False, flag=False)
    if missing := _missing(given):
        wrong = [_unanswered(item) for item in missing]
        return _result(missing=[item.name for item in missing], refused=explained(wrong))
    if given["gender"] != "MALE":
        return _result(applicable=False, flag=False)
    total = sum(_counted(given, name) for name in C["items"])
    return _result(applicable=True, score=total, flag=total >= C["flag_from"])


def _age(given: Given) -> int | None:
    if "date_of_birth" not in given or "assessment_date" not in given:
        return None
    return completed_years(given["date_of_birth"], given["assessment_date"])


def _missing(given: Given) -> list[Input]:
    who = [name for name in ("gender", "date_of_birth", "assessment_date") if name not in given]
    blank = [name for name in C["items"] if name not in given]
    enough = len(C["items"]) - len(blank) >= C["answers_needed"]
    return [question(name) for name in (who if enough else who + blank)]


def _unanswered(item: Input) -> Problem:
    return Problem(Why.MISSING_MANDATORY_INPUT, (item.name,), "not answered", item.allowed)


def _counted(given: Given, name: str) -> int:
    answer = given.get(name, 0)
    return int(C["awareness_of_consequences"][answer] if isinstance(answer, str) else answer)


def _result(**found: Any) -> dict[str, Any]:
    return {"applicable": None, "score": None, "flag": None, "missing": [], "refused": [], **found}


KINDS = {"score": score}
