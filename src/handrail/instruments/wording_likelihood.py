"""OGRS3 and ARP in words: people of a hundred with the same answers, never the one person."""

from collections.abc import Iterator, Mapping
from typing import Any

from handrail.instruments import arp, numbers, offences, ogrs3
from handrail.instruments.arp_rules import read_dynamic, read_static
from handrail.instruments.arp_terms import DYNAMIC, MOST_MONTHS, STATIC
from handrail.instruments.inputs import Given, needed, of, question, read
from handrail.instruments.refusing import Refused
from handrail.instruments.said import DECIDED_BY_PEOPLE, Said

Raw = Mapping[str, Any]
BESIDE = (
    "A figure about a group of people, not a forecast about this person.",
    "It speaks of being convicted or cautioned again, not of harm. Neither can be read from the other.",
    "Where the figure is low, lighter contact fits: intensive work with people who are unlikely to be"
    " convicted again can do harm.",
    "Counts of cautions and convictions also reflect how areas are policed.",
    "Most of it is history, which cannot change and is no list of needs. Read it beside strengths and"
    " progress.",
    DECIDED_BY_PEOPLE,
)
OLDER = "An older scale, which ARP replaced in 2026. Use it as a cross-check."
HISTORY_ALONE = (
    "From history alone. Once every question about present circumstances is answered, the figure can"
    " move with progress."
)
FROM_CONVICTION = "No start of time in the community is given, so the day of conviction counts as such."
USUAL_AGES = (18, 80)
USUAL_EARLIER = 50


def ogrs3_said(raw: Raw) -> Said:
    """OGRS3: within two years, then within one."""
    history = ogrs3.from_dates(raw)
    found = ogrs3.percentages(history)
    return Said(
        sentences=(
            frequency(found["percent_two_year"], "two years"),
            frequency(found["percent_one_year"], "one year"),
        ),
        result={f"percent_{year}": found[f"percent_{year}"] for year in ogrs3.YEARS},
        beside=(OLDER, *BESIDE),
        noted=(
            *_unusual(history["age_at_risk_date"], history["previous_sanctions"]),
            *_category_by_hand("ogrs3", raw),
        ),
    )


def arp_said(raw: Raw) -> Said:
    """ARP: dynamic when present circumstances are answered in full, else static with what is missing."""
    given, problems = read_static(raw)
    circumstances, missing, wrong = read_dynamic(raw)
    if problems or wrong:
        raise Refused(*problems, *wrong)
    told = arp.history(given)
    version = STATIC if missing else DYNAMIC
    answered = Given(told | circumstances)
    percent = arp.score(version, answered)["percent"]
    return Said(
        sentences=(frequency(percent, "two years"), *_months_counted(version, answered, percent)),
        result={"percent": percent, "version": version, "offence_free_months": _months(told)},
        beside=BESIDE,
        noted=(
            *([HISTORY_ALONE] if missing else []),
            *([] if "follow_up_date" in given else [FROM_CONVICTION]),
            *_unusual(told["age_at_follow_up"], told["total_sanctions"] - 1),
            *_category_by_hand("arp", raw),
        ),
        missing=[item.name for item in missing],
        basis=version,
    )


def frequency(percentage: float, within: str) -> str:
    """A percentage as people of a hundred: those who were convicted or cautioned again, and the rest."""
    again = numbers.of_100(percentage)
    were = f"convicted or cautioned again within {within}"
    if again < 1:
        return f"Of 100 people with the same answers, fewer than 1 was {were}."
    if again > 99:
        return f"Of 100 people with the same answers, more than 99 were {were}."
    rest = 100 - again
    return (
        f"Of 100 people with the same answers, about {again} {_was(again)} {were};"
        f" about {rest} {_was(rest)} not."
    )


def _was(people: int) -> str:
    return "was" if people == 1 else "were"


def _months(told: Given) -> int:
    return int(told.get("offence_free_months", 0))


def _months_counted(version: str, answered: Given, percent: float) -> Iterator[str]:
    """What time without offending has already done to the figure."""
    months = _months(answered)
    if not months:
        return
    before = Given(answered)
    del before["offence_free_months"]
    without = numbers.of_100(arp.score(version, before)["percent"])
    counted = f"{MOST_MONTHS} months (the most that count)" if months >= MOST_MONTHS else _counted(months)
    yield (
        f"Counts {counted} in the community as free of convictions and cautions."
        f" Without that it would be about {without}, not {numbers.of_100(percent)}."
    )


def _counted(months: int) -> str:
    return f"{months} months" if months > 1 else "1 month"


def _unusual(age: int, earlier: int) -> Iterator[str]:
    """Answers beyond those the published figures can be trusted for."""
    youngest, oldest = USUAL_AGES
    if not youngest <= age <= oldest:
        yield f"Aged {age} at the start: outside {youngest} to {oldest}, take the figure with more caution."
    if earlier > USUAL_EARLIER:
        yield f"{earlier} earlier occasions are unusually many. Check the number."


def _category_by_hand(key: str, raw: Raw) -> Iterator[str]:
    """Where a category was chosen by hand: note why, above all if the list says otherwise."""
    given, _ = read(of(key), raw)
    if "offence_category" not in given:
        return
    yield "The category of the offence was chosen by hand. Note why."
    if "offence_code" not in given:
        return
    try:
        listed = offences.by_code(key, given)
    except Refused:
        return
    if listed != given["offence_category"]:
        label = needed(key, "offence_category").said(listed)
        yield f"The list has {question('offence_code').said(given['offence_code'])} under: {label}."
