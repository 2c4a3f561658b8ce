"""What columns cannot hold: texts too long, numbers too large, instants without an offset.

A document is asked before anything is written, so that a refusal can name its place.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from typing import Any

import msgspec
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models

from handrail.casefile.problems import Problem

LONGEST_TEXT = 50_000
"""Characters of a text: five of them must fit into the search words of one chronology line."""
LARGEST_NUMBER = {"PositiveIntegerField": 2_147_483_647, "PositiveSmallIntegerField": 32_767}
INSTANT = "an instant with its offset, as 2026-03-18T09:30:00Z"
EARLIEST, LATEST = 1800, 9000
"""Years that dates and instants keep to, with room for any arithmetic done on them."""


def faults(item: Any, model: type[models.Model]) -> list[Problem]:
    """What of a type's value its model cannot hold; pointers start at the value."""
    found = []
    for name, column, longest in _columns(model):
        value = getattr(item, name, None)
        # Nearly every value of a file is empty or a short text: those need no second look.
        if value and not (type(value) is str and len(value) <= longest and "\0" not in value):
            found += [Problem(f"/{name}{at}", *why) for at, why in _look(value, column)]
    return found


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[str, models.Field, int], ...]:
    """Each column with its name and how long a text may be that needs no second look."""
    return tuple(
        (field.name, field, 0 if isinstance(field, models.EmailField) else _longest(field))
        for field in model._meta.concrete_fields
    )


def _longest(column: models.Field | None) -> int:
    return getattr(column, "max_length", None) or LONGEST_TEXT


def _look(value: Any, column: models.Field | None) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each fault in a value: where in it, what is wrong and what is allowed."""
    if isinstance(value, list):
        inner = column.base_field if isinstance(column, ArrayField) else None
        for place, one in enumerate(value):
            yield from ((f"/{place}{at}", why) for at, why in _look(one, inner))
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from ((f"/{name}{at}", why) for at, why in _look(getattr(value, name), None))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from ((f"/{key}{at}", why) for at, why in _look(one, None))
            yield from (("", why) for why in _text(key, None))
    elif why := next(_value(value, column), None):
        yield "", why


def _value(value: Any, column: models.Field | None) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield from _text(value, column)
    elif isinstance(value, bool):
        return
    elif isinstance(value, int):
        largest = LARGEST_NUMBER.get(type(column).__name__)
        if largest is not None and not 0 <= value <= largest:
            yield f"{value} is out of reach", f"from 0 to {largest}"
    elif isinstance(value, datetime):
        yield from _instant(value)
    elif isinstance(value, date):
        if not EARLIEST <= value.year <= LATEST:
            yield f"{value} is out of reach", f"years from {EARLIEST} to {LATEST}"
    elif isinstance(value, time) and value.tzinfo is not None:
        yield "a time of day has no offset", "a time on the clock, as 09:30"


def _text(value: str, column: models.Field | None) -> Iterator[tuple[str, str]]:
    longest = _longest(column)
    if len(value) > longest:
        yield f"too long: {len(value)} characters", f"at most {longest} characters"
    if "\0" in value:
        yield "holds a null character", "text without null characters"
    if isinstance(column, models.EmailField):
        try:
            validate_email(value)
        except ValidationError:
            yield "not an email address", "an email address, as name@example.org"


def _instant(value: datetime) -> Iterator[tuple[str, str]]:
    if value.tzinfo is None:
        yield "an instant without its offset", INSTANT
    elif not EARLIEST <= value.year <= LATEST:
        yield f"{value.year} is out of reach", f"{INSTANT}, years from {EARLIEST} to {LATEST}"
