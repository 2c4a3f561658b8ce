"""One question gives the same case file as the case documents do, less what is sealed.

Who wrote a row stands in it as a number, not by name.
"""

from datetime import UTC, date, datetime

import msgspec
import pytest

from handrail.access.actors import acting_as
from handrail.access.models import User
from handrail.casefile import registry
from handrail.casefile.access import Access
from handrail.casefile.casefile import CaseFile, case_file
from handrail.casefile.compartments import Compartments
from handrail.casefile.document import PARTS, CaseDocument, tables_of
from handrail.casefile.versions import Part
from handrail.quality import gathering
from tests.quality.conftest import Demo

pytestmark = pytest.mark.django_db
WEDNESDAY = date(2026, 3, 18)
BEFORE = datetime(2026, 2, 20, 12, tzinfo=UTC)
CASES = ("X340571", "X338902", "X331775", "YJ20714")
IN_CHARGE = {"YJ20714": "joel.marsh"}
SEALED = ("victims", "intelligence", "restorative_victim")


def parts(file: CaseFile) -> dict[str, Part]:
    """What a case file holds, without the sealed rooms."""
    told = {name: [] for name in Compartments.__struct_fields__ if name.startswith(SEALED)}
    held = {name: getattr(file, name) for name in PARTS}
    return held | {"compartments": msgspec.structs.replace(file.compartments, **told)}


def number_writers(document: CaseDocument) -> None:
    """Put the number of each who wrote a row in place of their name."""
    numbers = {user.username: str(user.pk) for user in User.objects.all()}
    for _path, rows in tables_of(document):
        for row in rows:
            row.by = numbers[row.by]


@pytest.mark.parametrize("known", [None, BEFORE])
def test_one_question_gives_what_the_documents_give(the_demo: Demo, known: datetime | None) -> None:
    for reference in CASES:
        case, reader = the_demo.case(reference), the_demo.user(IN_CHARGE.get(reference, "ruth.adeyemi"))
        with the_demo.as_owner():
            document = registry.read_cases([case.pk])[case.pk]
        with acting_as(reader.pk):
            found = (
                gathering.as_known(case.pk, WEDNESDAY, known)
                if known
                else gathering.to_check(case.pk, WEDNESDAY)
            )

        assert found is not None
        number_writers(document)
        whole = case_file(document, as_of=WEDNESDAY, known=known)
        assert {name: getattr(found, name) for name in PARTS} == parts(whole)
        assert found.document.access == Access()


def test_half_a_case_is_no_case(the_demo: Demo) -> None:
    """Denise, of the women's centre, and Megan, who has no part in it, get nothing of Helen's case."""
    helen = the_demo.case("X340571")

    for name in ("denise.okoro", "megan.price"):
        with acting_as(the_demo.user(name).pk):
            assert gathering.to_check(helen.pk, WEDNESDAY) is None
            assert gathering.as_known(helen.pk, WEDNESDAY, BEFORE) is None
