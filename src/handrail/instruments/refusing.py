"""Refusals: which field, what is wrong with it, and what is allowed. Nothing is guessed instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Why(StrEnum):
    """Kinds of refusal: the published names first, then this product's own."""

    MISSING_MANDATORY_INPUT = "MISSING_MANDATORY_INPUT"
    MISSING_DYNAMIC_INPUT = "MISSING_DYNAMIC_INPUT"
    TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE = "TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE"
    AGE_AT_FIRST_SANCTION_OUT_OF_RANGE = "AGE_AT_FIRST_SANCTION_OUT_OF_RANGE"
    AGE_AT_FIRST_SANCTION_AFTER_AGE_AT_CURRENT_CONVICTION = (
        "AGE_AT_FIRST_SANCTION_AFTER_AGE_AT_CURRENT_CONVICTION"
    )
    DATE_OF_CURRENT_CONVICTION_BEFORE_DATE_OF_BIRTH = "DATE_OF_CURRENT_CONVICTION_BEFORE_DATE_OF_BIRTH"
    DATE_OF_CURRENT_CONVICTION_WITHIN_THREE_MONTHS_OF_ASSESSMENT_DATE = (
        "DATE_OF_CURRENT_CONVICTION_WITHIN_THREE_MONTHS_OF_ASSESSMENT_DATE"
    )
    DATE_OF_START_OF_FOLLOWUP_REQUIRED = "DATE_OF_START_OF_FOLLOWUP_REQUIRED"
    DATE_OF_START_OF_FOLLOWUP_BEFORE_DATE_OF_BIRTH = "DATE_OF_START_OF_FOLLOWUP_BEFORE_DATE_OF_BIRTH"
    DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE = "DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE"
    OFFENCE_CODE_INCORRECT_FORMAT = "OFFENCE_CODE_INCORRECT_FORMAT"
    OFFENCE_CODE_MAPPING_NOT_FOUND = "OFFENCE_CODE_MAPPING_NOT_FOUND"
    NEED_DETAILS_OF_EXACT_OFFENCE = "NEED_DETAILS_OF_EXACT_OFFENCE"
    AGE_AT_CURRENT_CONVICTION_LESS_THAN_TEN = "AGE_AT_CURRENT_CONVICTION_LESS_THAN_TEN"
    MOTIVATION_TO_TACKLE_DRUG_MISUSE_INCONSISTENT = "MOTIVATION_TO_TACKLE_DRUG_MISUSE_INCONSISTENT"
    LDS_NOT_ENOUGH_FIELDS_PRESENT = "LDS_NOT_ENOUGH_FIELDS_PRESENT"

    NOT_ALLOWED = "NOT_ALLOWED"
    UNDER_EIGHTEEN = "UNDER_EIGHTEEN"
    INSTRUMENT_NOT_BUILT = "INSTRUMENT_NOT_BUILT"
    INSTRUMENT_UNKNOWN = "INSTRUMENT_UNKNOWN"
    KIND_UNKNOWN = "KIND_UNKNOWN"


@dataclass(frozen=True)
class Problem:
    """One refusal: its kind, the fields it is about, what is wrong and what is allowed."""

    why: Why
    fields: tuple[str, ...]
    wrong: str
    allowed: str

    def __str__(self) -> str:
        return f"{', '.join(self.fields)}: {self.wrong}. Allowed: {self.allowed}."

    def short(self) -> dict[str, Any]:
        """As the published services name it."""
        return {"error": self.why, "fields": list(self.fields)}

    def full(self) -> dict[str, Any]:
        """With its explanation."""
        return {**self.short(), "wrong": self.wrong, "allowed": self.allowed}


class Refused(Exception):
    """The input cannot be used. ``problems`` says why, field by field."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = problems


class UnderEighteen(Refused):
    """The person is under 18 on the day: no instrument is worked out for children."""


def explained(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems for a line of output."""
    return [problem.full() for problem in problems]
