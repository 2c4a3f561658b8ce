"""What ARP refuses: answers that are missing, and answers that contradict one another.

The rules and their names are the published ones (``arp.json`` names the source).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from handrail.instruments import offences
from handrail.instruments.arp_terms import DYNAMIC
from handrail.instruments.inputs import Given, Input, Need, absent, of, question, read
from handrail.instruments.refusing import Problem, Refused, Why
from handrail.kernel.dates import add_months, completed_years

Raw = Mapping[str, Any]
MONTHS_AFTER = 3
OLDEST = 110


def asked(group: str) -> tuple[Input, ...]:
    """The questions about history (group empty) or present circumstances (``dynamic``)."""
    return tuple(item for item in of("arp") if item.group == group)


def contradictions(given: Given) -> Iterator[Problem]:
    """The published rules between answers, each as far as the answers it compares are there."""
    for rule in (_conviction_after_birth, _first_before_current, _conviction_near_assessment, _mapped):
        yield from rule(given)
    yield from _follow_up_in_a_lifetime(given)


def _conviction_after_birth(given: Given) -> Iterator[Problem]:
    if {"conviction_date", "date_of_birth"} <= given.keys() and (
        given["conviction_date"] <= given["date_of_birth"]
    ):
        yield Problem(
            Why.DATE_OF_CURRENT_CONVICTION_BEFORE_DATE_OF_BIRTH,
            ("conviction_date",),
            "not after the date of birth",
            "a day after the date of birth",
        )


def _first_before_current(given: Given) -> Iterator[Problem]:
    if not {"conviction_date", "date_of_birth", "age_at_first_sanction"} <= given.keys():
        return
    age = completed_years(given["date_of_birth"], given["conviction_date"])
    if given["conviction_date"] > given["date_of_birth"] and age < given["age_at_first_sanction"]:
        yield first_too_late(age)


def first_too_late(age: int) -> Problem:
    return Problem(
        Why.AGE_AT_FIRST_SANCTION_AFTER_AGE_AT_CURRENT_CONVICTION,
        ("age_at_first_sanction",),
        f"the person was {age} at the current conviction",
        f"an age from 0 to {age}",
    )


def _conviction_near_assessment(given: Given) -> Iterator[Problem]:
    if not {"conviction_date", "assessment_date"} <= given.keys():
        return
    last = add_months(given["assessment_date"], MONTHS_AFTER)
    if given["conviction_date"] > last:
        yield Problem(
            Why.DATE_OF_CURRENT_CONVICTION_WITHIN_THREE_MONTHS_OF_ASSESSMENT_DATE,
            ("conviction_date",),
            "more than three months after the assessment",
            f"a day up to {last}",
        )


def _mapped(given: Given) -> Iterator[Problem]:
    if "offence_code" in given and "offence_category" not in given:
        try:
            offences.by_code("arp", given)
        except Refused as refused:
            yield from refused.problems


def _follow_up_in_a_lifetime(given: Given) -> Iterator[Problem]:
    if not {"follow_up_date", "date_of_birth"} <= given.keys():
        return
    born, begun = given["date_of_birth"], given["follow_up_date"]
    allowed = f"a day after the date of birth, before the age of {OLDEST}"
    if begun <= born:
        why = Why.DATE_OF_START_OF_FOLLOWUP_BEFORE_DATE_OF_BIRTH
        yield Problem(why, ("follow_up_date",), "not after the date of birth", allowed)
    elif (age := completed_years(born, begun)) >= OLDEST:
        why = Why.DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE
        yield Problem(why, ("follow_up_date",), f"aged {age} then", allowed)


def no_follow_up(raw: Raw) -> Iterator[Problem]:
    if raw.get("follow_up_date") is None and raw.get("conviction_date") is None:
        yield Problem(
            Why.DATE_OF_START_OF_FOLLOWUP_REQUIRED,
            ("follow_up_date",),
            "neither this nor the day of conviction is given",
            question("follow_up_date").allowed,
        )


def missing_history(raw: Raw, leave: tuple[str, ...] = ()) -> list[Problem]:
    items = [
        i for i in asked("") if i.need is Need.ALWAYS and i.name not in leave and raw.get(i.name) is None
    ]
    if raw.get("offence_code") is None and raw.get("offence_category") is None:
        items.append(question("offence_code"))
    return [absent(items)] if items else []


def read_static(raw: Raw) -> tuple[Given, list[Problem]]:
    """The history, and everything that stands against using it."""
    given, wrong = read(asked(""), raw)
    begun = given if "follow_up_date" in given else _begun_with_conviction(given)
    return given, [*missing_history(raw), *wrong, *contradictions(begun), *no_follow_up(raw)]


def _begun_with_conviction(given: Given) -> Given:
    """Without a day of its own, time in the community began with the conviction."""
    if not {"conviction_date", "date_of_birth"} <= given.keys():
        return given
    if given["conviction_date"] <= given["date_of_birth"]:
        return given
    return Given(given | {"follow_up_date": given["conviction_date"]})


def read_dynamic(raw: Raw) -> tuple[Given, list[Input], list[Problem]]:
    """Present circumstances, which of them are missing, and what is wrong with the others."""
    items = asked(DYNAMIC)
    given, wrong = read(items, raw)
    missing = [i for i in items if i.need is Need.DYNAMIC and raw.get(i.name) is None]
    return given, sorted(missing, key=lambda i: i.name), [*wrong, *drugs_without_motivation(given)]


def drugs_without_motivation(given: Given) -> Iterator[Problem]:
    marked = [name for name in given if name.startswith("drug_") and given[name] is True]
    if marked and "drug_motivation" not in given:
        yield Problem(
            Why.MOTIVATION_TO_TACKLE_DRUG_MISUSE_INCONSISTENT,
            ("drug_motivation", *marked),
            "a drug is marked as used, and the motivation to deal with it is not answered",
            f"drug_motivation: {question('drug_motivation').allowed}",
        )
