"""The four cases of the guide, as the demo has them; their last day is 18 March 2026."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from handrail.casefile.document import CaseDocument, decode
from handrail.practice import checking
from handrail.practice.answers import Finding

HELEN: Final = "X340571"
WAYNE: Final = "X338902"
LEON: Final = "X331775"
KAI: Final = "YJ20714"

LAST_DAY: Final = date(2026, 3, 18)
CASES: Final = Path(__file__).parents[2] / "demo" / "cases"


@cache
def document(case: str) -> CaseDocument:
    """The case document of one of them."""
    found = decode((CASES / f"{case}.json").read_bytes())
    assert isinstance(found, CaseDocument)
    return found


@cache
def findings(case: str, day: date = LAST_DAY) -> dict[str, Finding]:
    """What its record shows, as known at the end of a day, by expectation."""
    return asked(document(case), day)


def asked(doctored: CaseDocument, day: date = LAST_DAY) -> dict[str, Finding]:
    """The same of any document."""
    return {one.expectation: one for one in checking.findings(doctored, as_of=day)}
