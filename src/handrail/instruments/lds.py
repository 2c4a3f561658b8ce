"""LDS, a learning screening: whether to ask about learning. A prompt, never a diagnosis.

From the public source code of hmpps-arns-risk-actuarial-api at 016919c5 (4 August 2026, MIT). The
accredited programmes service reads the sum of answers (three or more), the other the score of 0 to
2; both numbers are kept.
"""

from collections.abc import Mapping
from typing import Any

from handrail.instruments.data import constants
from handrail.instruments.inputs import Given, of, question, read
from handrail.instruments.refusing import Problem, Why, explained

Raw = Mapping[str, Any]
C = constants("lds")
PARENT = "reading_writing_numeracy"
DETAILS = ("problem_reading", "problem_numeracy")


def problems_with(given: Given) -> list[Problem]:
    """Details without the question they belong to; too few of the four main answers."""
    found = []
    loose = tuple(name for name in DETAILS if name in given and PARENT not in given)
    if loose:
        wrong = f"{PARENT} is not answered, though {' and '.join(loose)} is"
        found.append(Problem(Why.MISSING_MANDATORY_INPUT, (PARENT,), wrong, question(PARENT).allowed))
    blank = tuple(name for name in C["core"] if name not in given)
    if len(C["core"]) - len(blank) < C["core_needed"]:
        allowed = f"at least {C['core_needed']} of {', '.join(C['core'])} answered"
        found.append(Problem(Why.LDS_NOT_ENOUGH_FIELDS_PRESENT, blank, "not answered", allowed))
    return found


def sub_total(given: Given) -> int:
    """The sum of answers, 0 to 11; blanks count nothing."""
    counted = dict(given)
    if "qualifications" in counted:
        counted["qualifications"] = C["qualifications"][counted["qualifications"]]
    return sum(int(value) for value in counted.values())


def score(raw: Raw) -> dict[str, Any]:
    """Kinds ``score`` and ``validation``: the sum, the score of 0 to 2, or why there is none."""
    given, problems = read(of("lds"), raw)
    problems += problems_with(given)
    if problems:
        errors = [problem.why for problem in problems]
        return {"sub_total": None, "score": None, "errors": errors, "refused": explained(problems)}
    total = sub_total(given)
    reached = sum(total >= least for least in C["score_from"]) - 1
    return {"sub_total": total, "score": reached, "errors": [], "refused": []}


KINDS = {"score": score, "validation": score}
