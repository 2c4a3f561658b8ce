"""The counting that instruments share: ages, months, percentages (kind ``common`` of the core)."""

from collections.abc import Mapping
from typing import Any

from handrail.instruments import numbers
from handrail.instruments.inputs import complete, question
from handrail.instruments.refusing import Problem, Refused, Why
from handrail.kernel.dates import completed_months, completed_years

Raw = Mapping[str, Any]


def age(raw: Raw) -> dict[str, Any]:
    """Completed years on a day."""
    given = complete([question("date_of_birth"), question("date")], raw)
    if given["date"] < given["date_of_birth"]:
        raise Refused(Problem(Why.NOT_ALLOWED, ("date",), "before the date of birth", "a day after it"))
    return {"age": completed_years(given["date_of_birth"], given["date"])}


def months(raw: Raw) -> dict[str, Any]:
    """Completed calendar months between two days."""
    given = complete([question("from"), question("to")], raw)
    return {"months": completed_months(given["from"], given["to"])}


def percent_integer(raw: Raw) -> dict[str, Any]:
    """A probability as a whole percentage."""
    given = complete([question("probability")], raw)
    return {"percent": numbers.whole_percent(given["probability"])}


def percent_two_decimals(raw: Raw) -> dict[str, Any]:
    """A probability as a percentage to two decimals."""
    given = complete([question("probability")], raw)
    return {"percent": numbers.percent(given["probability"])}


KINDS = {
    "age": age,
    "completed_months": months,
    "percent_integer": percent_integer,
    "percent_two_decimals": percent_two_decimals,
}
