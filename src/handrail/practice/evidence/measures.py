"""What is done to keep people safe: help and control, whose it is, how it is watched."""

from collections.abc import Iterable

from handrail.casefile.plans import RiskMeasure
from handrail.practice.answers import Said, needs_judgement, no_evidence, shown
from handrail.practice.evidence import harm
from handrail.practice.evidence.timing import until_planned
from handrail.practice.evidence.written import names, written
from handrail.practice.reading import Case
from handrail.practice.wording import counted, start


def measures(case: Case) -> tuple[RiskMeasure, ...]:
    """Measures in force on the day."""
    return case.on("plans.risk_measures")


def of_kind(case: Case, kind: str) -> tuple[RiskMeasure, ...]:
    """Constructive or restrictive ones."""
    return tuple([row for row in measures(case) if row.kind == kind])


def unwatched(rows: Iterable[RiskMeasure]) -> tuple[RiskMeasure, ...]:
    """Those of which nothing says how anybody would know that they hold."""
    return tuple([row for row in rows if not written(row.monitoring)])


def set_out(case: Case, help_word: str, control_word: str) -> Said:
    """Whether help and control, in the words of those who ask, are there with an owner and watched."""
    found = measures(case)
    if not found:
        if harm.little_feared(case):
            return harm.little_to_manage(case)
        return until_planned(case, f"Neither {help_word} nor {control_word} is on record to keep others safe")
    if open_ends := unwatched(found):
        return no_evidence(f"Nothing says how this is watched: {names(open_ends, 'what')}", *open_ends)
    helping, limiting = of_kind(case, "constructive"), of_kind(case, "restrictive")
    if harm.high(case) and not limiting:
        risks = harm.whom(harm.high(case))
        return needs_judgement(
            f"Harm to {risks} is high and {help_word} stands alone: look at whether {control_word} is needed",
            *found,
        )
    if harm.above_low(case) and not helping:
        return needs_judgement(
            f"There is {control_word} alone: look at whether {help_word} is needed beside it", *found
        )
    both = [
        counted(len(rows), f"measure of {word}", f"measures of {word}")
        for rows, word in ((helping, help_word), (limiting, control_word))
        if rows
    ]
    each = "each with" if len(found) > 1 else "with"
    return shown(start(f"{' and '.join(both)}, {each} an owner and how it is watched"), *found)
