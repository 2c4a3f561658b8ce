"""Two records of one person travel together: out and back the same, and never one without the other."""

from typing import Any

import pytest

from handrail.exchange.importing import Refused
from handrail.people.models import Case
from tests.exchange.documents import (
    Json,
    bare,
    case,
    directory,
    fact,
    lines_of,
    take,
    through_an_empty_database,
)

pytestmark = pytest.mark.usefixtures("owner")


def said(other: str, kind: str = "one_person", day: int = 5, **facts: Any) -> Json:
    words = {"reason": "Same PNC number", "valid_from": f"2025-03-{day:02}", **facts}
    return fact(f"{kind.replace('_', '-')}-{day}", day, kind=kind, other=other, **words)


def pair(**facts: Any) -> list[Json]:
    """T100 leads, T101 follows."""
    leading, following = case("T100"), bare("T101")
    leading["people"]["same_person"] = [said("T101", leads=True)]
    following["people"]["same_person"] = [said("T100")]
    return [leading, following]


def refused(lines: list[Json], **how: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refusal:
        take(lines, **how)
    return [(problem.pointer, problem.message) for problem in refusal.value.problems]


def leaders() -> dict[str, str | None]:
    return dict(Case.objects.values_list("reference", "same_as__reference"))


def test_both_come_back_byte_for_byte_and_the_tie_holds() -> None:
    leading, following = pair()
    following["people"]["same_person"].append(said("T100", "two_people", 6))
    leading["people"]["same_person"].append(said("T101", "two_people", 6, leads=True))
    for lines in (pair(), [leading, following]):
        exported = through_an_empty_database([*directory(), *lines])
        assert through_an_empty_database(lines_of(exported)) == exported
        assert [line["people"] for line in lines_of(exported)[-2:]] == [line["people"] for line in lines]


@pytest.mark.parametrize("turned", [False, True])
def test_whichever_comes_first_one_of_them_follows(turned: bool) -> None:
    take([*directory(), *(reversed(pair()) if turned else pair())])
    assert leaders() == {"T100": None, "T101": "T100"}


def test_what_was_taken_back_ties_nothing() -> None:
    take([*directory(), *pair()])
    leading, following = pair()
    leading["people"]["same_person"].append(said("T101", "two_people", 6, leads=True))
    following["people"]["same_person"].append(said("T100", "two_people", 6))
    take([leading, following], replace=True)
    assert leaders() == {"T100": None, "T101": None}


def test_the_other_record_must_be_there() -> None:
    leading, _following = pair()
    assert refused([*directory(), leading]) == [
        ("/people/same_person", "names T101, and there is no such case")
    ]


def test_one_record_alone_is_not_believed() -> None:
    leading, following = pair()
    del following["people"]["same_person"]
    disagree = [("/people/same_person", "T100 and T101 do not say the same of each other")]
    assert refused([*directory(), leading, following]) == disagree
    take([*directory(), *pair()])
    assert refused([following], replace=True) == disagree
    assert leaders() == {"T100": None, "T101": "T100"}


def test_one_of_them_leads_and_not_both() -> None:
    leading, following = pair()
    following["people"]["same_person"][0]["leads"] = True
    assert {message for _pointer, message in refused([*directory(), leading, following])} == {
        "T100 and T101 do not say the same of each other",
        "T101 and T100 do not say the same of each other",
    }


def test_a_record_of_itself_and_one_said_twice() -> None:
    itself, twice, third = bare("T100"), bare("T101"), bare("T102")
    itself["people"]["same_person"] = [said("T100")]
    twice["people"]["same_person"] = [said("T102"), said("T102", day=6)]
    third["people"]["same_person"] = [said("T101"), said("T100", day=6)]
    assert refused([*directory(), itself, twice, third]) == [
        ("/people/same_person/0/other", "a case is named as a second record of itself"),
        (
            "/people/same_person",
            "said to be of one person with T102 2 times and of two 0 times",
        ),
        ("/people/same_person", "follows T101 and is tied to another record as well"),
    ]
