"""References and identifiers as people write them: with or without spaces and slashes, long or short."""

import re
from functools import lru_cache

_PNC = re.compile(r"(\d{11}|\d{5,9})([A-Z])")
_SLASHED = re.compile(r"(\d{2}|\d{4})/(\d{1,7})([A-Z])")
LEAST = 4
"""Fewer characters than this are too few to find a number by."""


@lru_cache(maxsize=65536)
def squeezed(written: str) -> str:
    """Capital letters and digits only."""
    return "".join(c for c in written.upper() if c.isascii() and c.isalnum())


@lru_cache(maxsize=65536)
def forms(written: str) -> frozenset[str]:
    """What a number may be compared by: itself, and as a PNC number whichever way it is written.

    A PNC number has a year of two or four digits, a number that may have lost its leading
    noughts, and a letter; slashes are often left out.
    """
    found = {squeezed(written)} - {""}
    joined = re.sub(r"\s+", "", written.upper())
    if slashed := _SLASHED.fullmatch(joined):
        found.add(_pnc(*slashed.groups()))
    elif bare := _PNC.fullmatch(joined):
        digits, letter = bare.groups()
        years = (4,) if len(digits) == 11 else (2, 4) if len(digits) > 4 else (2,)
        found |= {_pnc(digits[:n], digits[n:], letter) for n in years if digits[n:]}
    return frozenset(found)


def _pnc(year: str, number: str, letter: str) -> str:
    return f"pnc {year[-2:]}/{int(number)}{letter}"


def fits(asked: str, held: str) -> bool:
    """Whether a number as typed is one on record, or the beginning of it."""
    wanted = squeezed(asked)
    if len(wanted) < LEAST:
        return False
    return squeezed(held).startswith(wanted) or not forms(asked).isdisjoint(forms(held))
