"""ARP, the All Reoffending Predictor: how many of a group were convicted or cautioned again in two years.

Static from history alone, dynamic with present circumstances. Read from HM Prison and Probation
Service's public source code of 4 August 2026 (hmpps-arns-risk-actuarial-api at 016919c5, MIT); no
technical paper is known, so the calculation is unofficial and versioned by that day. One thing is
stricter here: the day of the assessment is required, where that service takes today.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handrail.instruments import numbers, offences
from handrail.instruments.arp_rules import (
    asked,
    contradictions,
    drugs_without_motivation,
    first_too_late,
    missing_history,
    no_follow_up,
    read_dynamic,
    read_static,
)
from handrail.instruments.arp_terms import CIRCUMSTANCES, DYNAMIC, HISTORY, STATIC, C, term, terms
from handrail.instruments.inputs import Given, Need, absent, complete, needed, of, question, read
from handrail.instruments.refusing import Problem, Refused, Why, explained
from handrail.kernel.dates import completed_months, completed_years

Raw = Mapping[str, Any]
PERIODS = ("age_at_follow_up", "age_at_current_conviction", "age_at_first_sanction", "total_sanctions")


def score(version: str, given: Given) -> dict[str, Any]:
    """Terms, their sum, and what the version makes of it."""
    found = terms(version, given)
    total = math.fsum(found.values())
    percent = numbers.percent(numbers.logistic(total))
    return {
        "percent": percent,
        "band": numbers.band(percent, C["bands"]),
        "probability": numbers.logistic(total),
        "linear_predictor": total,
        "terms": found,
    }


def history(given: Given) -> Given:
    """What dates and counts tell, in ages and months."""
    begun = given.get("follow_up_date") or given["conviction_date"]
    told = Given({name: given[name] for name in ("gender", "age_at_first_sanction", "total_sanctions")})
    told["age_at_follow_up"] = completed_years(given["date_of_birth"], begun)
    told["age_at_current_conviction"] = completed_years(given["date_of_birth"], given["conviction_date"])
    told["offence_category"] = offences.category("arp", given)
    if begun <= given["assessment_date"]:
        told["offence_free_months"] = completed_months(begun, given["assessment_date"])
    return told


def scores(told: Given, circumstances: Raw) -> dict[str, Any]:
    """Both versions of a history; the dynamic one only when present circumstances are whole."""
    answers, missing, wrong = read_dynamic(circumstances)
    whole = not missing and not wrong
    return {
        "static": score(STATIC, told),
        "dynamic": score(DYNAMIC, Given(told | answers)) if whole else None,
        "static_errors": [],
        "dynamic_missing": [item.name for item in missing],
        "dynamic_errors": [problem.short() for problem in wrong],
        "refused": explained(wrong),
    }


def _circumstances(raw: Raw) -> Raw:
    inside = raw.get("dynamic")
    if inside is None:
        return raw
    if not isinstance(inside, Mapping):
        raise Refused(Problem(Why.NOT_ALLOWED, ("dynamic",), "no set of answers", "an object of answers"))
    return inside


def full_score(raw: Raw) -> dict[str, Any]:
    """Kind ``full_score``: from dates. A refused history leaves no score at all."""
    given, problems = read_static(raw)
    if not problems:
        return {"error": None, **scores(history(given), _circumstances(raw))}
    return {"error": problems[0].why, "static": None, "dynamic": None, **_refusals(problems, raw)}


def _refusals(problems: list[Problem], raw: Raw) -> dict[str, Any]:
    _, missing, wrong = read_dynamic(_circumstances(raw))
    return {
        "static_errors": [problem.short() for problem in problems],
        "dynamic_missing": [item.name for item in missing],
        "dynamic_errors": [problem.short() for problem in wrong],
        "refused": explained([*problems, *wrong]),
    }


def derived(raw: Raw) -> dict[str, Any]:
    """Kinds ``derived_…``: ages and months given."""
    items = (question("gender"), *map(question, PERIODS), needed("arp", "offence_category"))
    told = complete((*items, question("offence_free_months")), raw)
    _in_order(told)
    return scores(told, _circumstances(raw))


def _in_order(told: Given) -> None:
    first, current = told.get("age_at_first_sanction"), told.get("age_at_current_conviction")
    if first is not None and current is not None and first > current:
        raise Refused(first_too_late(current))


def term_breakdown(raw: Raw) -> dict[str, Any]:
    """Kind ``term_breakdown``: every term of one version."""
    version = _version(raw)
    given, problems = read_static(raw)
    if version == DYNAMIC:
        answers, missing, wrong = read_dynamic(_circumstances(raw))
        problems += [absent(missing, Why.MISSING_DYNAMIC_INPUT)] if missing else []
        problems += wrong
        given |= answers
    if problems:
        raise Refused(*problems)
    return score(version, Given(given | history(given)))


def one_term(raw: Raw) -> dict[str, Any]:
    """Kind ``term``: one term from only what it needs."""
    name = raw.get("term")
    if not isinstance(name, str) or name not in {**HISTORY, **CIRCUMSTANCES}:
        allowed = " or ".join((*HISTORY, *CIRCUMSTANCES))
        raise Refused(Problem(Why.NOT_ALLOWED, ("term",), "no term of ARP", allowed))
    answered = "relationship_status" if name == "live_in_relationship" else name
    raw = {**raw, answered: raw["answer"]} if "answer" in raw else raw
    items = (*map(question, PERIODS), question("offence_free_months"), *of("arp"))
    given = complete((replace(item, need=Need.BLANK) for item in items), raw)
    if {"assessment_date", "follow_up_date"} <= given.keys() and (
        given["follow_up_date"] <= given["assessment_date"]
    ):
        months = completed_months(given["follow_up_date"], given["assessment_date"])
        given.setdefault("offence_free_months", months)
    _in_order(given)
    return {"value": term(name, _version(raw), given)}


def _version(raw: Raw) -> str:
    version = raw.get("version", DYNAMIC)
    if version not in (STATIC, DYNAMIC):
        raise Refused(Problem(Why.NOT_ALLOWED, ("version",), "no version of ARP", "static or dynamic"))
    return str(version)


def band(raw: Raw) -> dict[str, Any]:
    """Kind ``band``: the published band of a percentage; below 0.01 the lowest."""
    return {"band": numbers.band(complete([question("percent")], raw)["percent"], C["bands"])}


def validation_rule(raw: Raw) -> dict[str, Any]:
    """Kind ``validation_rule``: the first refusal among the answers given; absent ones are no matter."""
    given, problems = read(asked(""), raw)
    problems += contradictions(given)
    if raw.get("follow_up_rule"):
        problems += no_follow_up(raw)
    return _first_of(problems)


def validation_drug_rule(raw: Raw) -> dict[str, Any]:
    """Kind ``validation_drug_rule``: drugs against motivation."""
    given, problems = read(asked(DYNAMIC), raw)
    return _first_of([*problems, *drugs_without_motivation(given)])


def _first_of(problems: list[Problem]) -> dict[str, Any]:
    return {"error": problems[0].why if problems else None, "refused": explained(problems)}


def validation_empty_request(raw: Raw) -> dict[str, Any]:
    """Kind ``validation_empty_request``: refusals as published, where the assessment is today's."""
    given, wrong = read(asked(""), raw)
    problems = [*missing_history(raw, leave=("assessment_date",)), *wrong, *contradictions(given)]
    return _refusals([*problems, *no_follow_up(raw)], raw)


KINDS = {
    "full_score": full_score,
    "derived_age": derived,
    "derived_category": derived,
    "derived_history": derived,
    "derived_offence_free_months": derived,
    "term_breakdown": term_breakdown,
    "term": one_term,
    "band": band,
    "validation_rule": validation_rule,
    "validation_drug_rule": validation_drug_rule,
    "validation_empty_request": validation_empty_request,
}
