"""OGRS3: how many of a group were convicted or cautioned again within one and within two years.

Howard, Francis, Soothill and Humphreys, Ministry of Justice Research Summary 7/09 (2009). Three
public transcriptions agree on the constants to nine digits; a later service's copy gave girls
under 16 the wrong sign, which is not followed. Sanctions are convictions: the published constants
for somebody only ever cautioned could not be confirmed, so they are left out.
"""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from handrail.instruments import numbers, offences
from handrail.instruments.data import constants
from handrail.instruments.inputs import Given, Need, absent, complete, needed, of, question, read
from handrail.instruments.refusing import Problem, Refused, Why
from handrail.kernel.dates import completed_years

Raw = Mapping[str, Any]
C = constants("ogrs3")
YOUNGEST = 10
YEARS = ("one_year", "two_year")
HISTORY = (
    "gender",
    "age_at_risk_date",
    "age_at_current_sanction",
    "age_at_first_sanction",
    "previous_sanctions",
)


def probabilities(history: Given) -> dict[str, float]:
    """The published probabilities of a history given in ages."""
    _first_not_after_current(history["age_at_first_sanction"], history["age_at_current_sanction"])
    z = linear_predictor(history)
    return {f"probability_{year}": numbers.logistic(C["intercept"][year] + z) for year in YEARS}


def linear_predictor(history: Given) -> float:
    """The sum of the terms, without the intercept."""
    earlier = history["previous_sanctions"]
    career = C["copas_years_added"] + history["age_at_current_sanction"] - history["age_at_first_sanction"]
    return math.fsum(
        (
            C["age_gender"][history["gender"].lower()][_age_band(history["age_at_risk_date"])],
            C["sanction_status"]["repeat" if earlier else "first"],
            C["copas_coefficient"] * math.log((earlier + 1) / career),
            C["offence_category"][history["offence_category"]],
        )
    )


def _age_band(age: int) -> int:
    return max(place for place, (least, _) in enumerate(C["age_bands"]) if age >= least)


def from_dates(raw: Raw) -> Given:
    """The history that dates and counts tell. Raises ``Refused`` with the first refusal first."""
    asked = of("ogrs3")
    given, problems = read(asked, raw)
    if missing := [item for item in asked if _is_missing(item.name, item.need, raw)]:
        problems.insert(0, absent(missing))
    if problems:
        raise Refused(*problems)
    history = Given(gender=given["gender"], age_at_first_sanction=given["age_at_first_sanction"])
    history["age_at_current_sanction"] = _age_at_conviction(given["date_of_birth"], given["conviction_date"])
    _first_not_after_current(given["age_at_first_sanction"], history["age_at_current_sanction"])
    history["age_at_risk_date"] = _age_at_follow_up(given["date_of_birth"], given["follow_up_date"])
    history["previous_sanctions"] = given["total_sanctions"] - 1
    history["offence_category"] = offences.category("ogrs3", given)
    return history


def _is_missing(name: str, need: Need, raw: Raw) -> bool:
    if name == "offence_code":
        return raw.get(name) is None and raw.get("offence_category") is None
    return need is Need.ALWAYS and raw.get(name) is None


def _age_at_conviction(born: date, convicted: date) -> int:
    fields = ("conviction_date", "date_of_birth")
    if convicted <= born:
        why = Why.DATE_OF_CURRENT_CONVICTION_BEFORE_DATE_OF_BIRTH
        raise Refused(Problem(why, fields, "convicted before birth", "a day after the date of birth"))
    age = completed_years(born, convicted)
    if age < YOUNGEST:
        why = Why.AGE_AT_CURRENT_CONVICTION_LESS_THAN_TEN
        raise Refused(Problem(why, fields, f"convicted at {age}", f"an age of {YOUNGEST} or more"))
    return age


def _age_at_follow_up(born: date, began: date) -> int:
    age = completed_years(born, began)
    item = question("age_at_risk_date")
    if item.least is not None and item.most is not None and not item.least <= age <= item.most:
        allowed = f"a day on which the person is from {item.least:g} to {item.most:g}"
        raise Refused(Problem(Why.NOT_ALLOWED, ("follow_up_date",), f"aged {age} then", allowed))
    return age


def _first_not_after_current(first: int, current: int) -> None:
    if first > current:
        raise Refused(
            Problem(
                Why.AGE_AT_FIRST_SANCTION_AFTER_AGE_AT_CURRENT_CONVICTION,
                ("age_at_first_sanction",),
                f"{first}, though the person was {current} at the current conviction",
                f"an age from 0 to {current}",
            )
        )


def percentages(history: Given) -> dict[str, Any]:
    """Whole percentages from 1 to 99, and the band of the second."""
    found = probabilities(history)
    shown = {y: min(max(numbers.whole_percent(found[f"probability_{y}"]), 1), 99) for y in YEARS}
    return {
        **{f"percent_{year}": percent for year, percent in shown.items()},
        "band": numbers.band(shown["two_year"], C["bands"]),
        **found,
    }


def probability(raw: Raw) -> dict[str, Any]:
    """Kind ``probability``: ages given, the current sanction not counted."""
    asked = (*map(question, HISTORY), needed("ogrs3", "offence_category"))
    return dict(probabilities(complete(asked, raw)))


def percent_from_dates(raw: Raw) -> dict[str, Any]:
    """Kind ``percent_from_dates``: dates given, the current sanction counted."""
    return percentages(from_dates(raw))


def validation(raw: Raw) -> dict[str, Any]:
    """Kind ``validation``: the first refusal, or none."""
    try:
        from_dates(raw)
    except Refused as refused:
        return {"error": refused.problems[0].why, "refused": [p.full() for p in refused.problems]}
    return {"error": None, "refused": []}


def _logistic(year: str, raw: Raw) -> dict[str, Any]:
    z = complete([question("z_without_intercept")], raw)["z_without_intercept"]
    return {"probability": numbers.logistic(C["intercept"][year] + z)}


def band(raw: Raw) -> dict[str, Any]:
    """Kind ``band``: the published band of a whole two-year percentage."""
    percent = complete([question("percent_two_year")], raw)["percent_two_year"]
    return {"band": numbers.band(percent, C["bands"])}


KINDS = {
    "probability": probability,
    "age_band_boundary": probability,
    "offence_category_sweep": probability,
    "percent_from_dates": percent_from_dates,
    "validation": validation,
    "logistic_one_year": lambda raw: _logistic("one_year", raw),
    "logistic_two_year": lambda raw: _logistic("two_year", raw),
    "band": band,
}
