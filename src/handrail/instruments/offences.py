"""Which published category an offence is in, by its Home Office code or by hand.

The code lists are test copies of a live table (``offence_codes.json`` says which): codes leave
and join it. So a category chosen by a practitioner stands, and the code is then only kept.
"""

from functools import cache

from handrail.instruments.data import load
from handrail.instruments.inputs import Given, needed
from handrail.instruments.refusing import Problem, Refused, Why


@cache
def _categories(instrument: str) -> dict[str, str]:
    lists = load("offence_codes")[instrument]
    return {code: category for category, codes in lists.items() for code in codes.split()}


@cache
def _too_general() -> frozenset[str]:
    return frozenset(load("offence_codes")["ogrs3_need_exact_offence"].split())


def category(instrument: str, given: Given) -> str:
    """The category of the current offence. Raises ``Refused``."""
    return str(given["offence_category"] if "offence_category" in given else by_code(instrument, given))


def by_code(instrument: str, given: Given) -> str:
    """The category the list has for the code. Raises ``Refused``."""
    code = given["offence_code"]
    fields, allowed = ("offence_code",), f"a code of the list, or a category: {_by_hand(instrument)}"
    if instrument == "ogrs3" and code in _too_general():
        wrong = f"{code} covers offences of several categories"
        raise Refused(Problem(Why.NEED_DETAILS_OF_EXACT_OFFENCE, fields, wrong, allowed))
    found = _categories(instrument).get(code)
    if found is None:
        wrong = f"{code} is in no category of the list"
        raise Refused(Problem(Why.OFFENCE_CODE_MAPPING_NOT_FOUND, fields, wrong, allowed))
    return found


def _by_hand(instrument: str) -> str:
    return needed(instrument, "offence_category").allowed
