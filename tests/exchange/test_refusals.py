"""What is wrong in a file is told with line, place and what would be allowed; nothing changes."""

from collections.abc import Callable
from typing import Any

import pytest

from handrail.exchange.importing import Problem, Refused, import_stream
from handrail.people.models import Case
from tests.exchange.documents import REASON, at, case, directory, fact, file_of, give, quiet, take

pytestmark = pytest.mark.usefixtures("owner")
CASE_LINE = 11
PERSON = "/people/person/0"
CURFEW = "/sentences/curfew_windows/1/starts"

Change = Callable[[dict[str, Any]], object]


def first(problems: list[Problem]) -> tuple[int, str, str, str]:
    return problems[0].line, problems[0].pointer, problems[0].message, problems[0].allowed


def in_person(**facts: Any) -> Change:
    return lambda told: told["people"]["person"][0].update(facts)


def in_contact(**facts: Any) -> Change:
    return lambda told: told["delivery"]["contacts"][1].update(facts)


def second_curfew(told: dict[str, Any]) -> None:
    told["sentences"]["curfew_windows"].append(
        fact("early", source="curfew", weekdays=[3], starts="21:00:00", ends="22:00:00")
    )


def open_twice(told: dict[str, Any]) -> None:
    told["access"]["relations"].append({**told["access"]["relations"][0], "starts_at": at(4)})


REFUSED: dict[str, tuple[Change, str, str, str]] = {
    # what: the change, the pointer, a word of the message, a word of what is allowed
    "an unknown field": (in_person(shoe_size=9), f"{PERSON}/shoe_size", "shoe_size", "given_name"),
    "a day that is not in the calendar": (
        in_person(date_of_birth="1995-02-30"),
        f"{PERSON}/date_of_birth",
        "date",
        "2026-03-18",
    ),
    "an entry with a capital and a space": (
        in_person(entry="Ann S"),
        f"{PERSON}/entry",
        "matching regex",
        "[a-z0-9][a-z0-9.-]",
    ),
    "an entry called by two names": (in_person(entry="ann\nsmith"), f"{PERSON}/entry", "matching", "regex"),
    "a reference to nobody": (
        in_contact(workers=["nobody"]),
        "/delivery/contacts/1/workers/0",
        "'nobody' names no worker",
        "asha-rowe",
    ),
    "a reference to no entry": (
        in_contact(people=["brother"]),
        "/delivery/contacts/1/people/0",
        "'brother' names no entry",
        "sister",
    ),
    "curfews that overlap": (second_curfew, CURFEW, "overlaps 'nights' on Wednesday", "other hours"),
    "a code that is in no list": (in_person(pronouns="xe"), f"{PERSON}/pronouns", "'xe'", "she"),
    "a text longer than its column": (
        in_person(phone="0" * 41),
        f"{PERSON}/phone",
        "too long: 41 characters",
        "at most 40 characters",
    ),
    "a null character": (in_person(suits="a\0b"), f"{PERSON}/suits", "null character", "without"),
    "something that is no email address": (in_person(email="tariq"), f"{PERSON}/email", "email", "name@"),
    "a number too large": (
        in_contact(minutes=1441),
        "/delivery/contacts/1/minutes",
        "1440",
        "",
    ),
    "an instant without its offset": (
        in_person(recorded_at="2025-03-03T09:30:00"),
        f"{PERSON}/recorded_at",
        "without its offset",
        "2026-03-18T09:30:00Z",
    ),
    "a year out of reach": (
        in_person(date_of_birth="0001-01-31"),
        f"{PERSON}/date_of_birth",
        "reach",
        "1800",
    ),
    "something recorded tomorrow": (
        in_person(recorded_at="8000-01-01T00:00:00Z"),
        f"{PERSON}/recorded_at",
        "still to come",
        "or earlier",
    ),
    "a relation open twice": (open_twice, "/access/relations/1", "twice", "once"),
    "no name": (
        lambda told: told["people"]["person"][0].pop("family_name"),
        PERSON,
        "family_name",
        "must be",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused_with_its_place_and_nothing_changes(what: str) -> None:
    change, pointer, message, allowed = REFUSED[what]
    take(directory())
    told, before = case(), give()
    change(told)

    with pytest.raises(Refused) as refused:
        take([*directory(), told])

    line, where, why, instead = first(refused.value.problems)
    assert (line, where) == (CASE_LINE, pointer)
    assert message in why
    assert allowed in instead
    assert not Case.objects.exists()
    assert give() == before


def test_every_fault_is_told_not_only_the_first() -> None:
    wrong = case("T101", team="nowhere")
    wrong["delivery"]["contacts"][1]["workers"] = ["nobody"]

    with pytest.raises(Refused) as refused:
        take([*directory(), case("T100", team="elsewhere"), wrong])

    told = [(problem.line, problem.pointer) for problem in refused.value.problems]
    assert told == [(11, "/team"), (12, "/team"), (12, "/delivery/contacts/1/workers/0")]


def test_a_line_that_is_no_document_is_told_by_its_number() -> None:
    import io

    with pytest.raises(Refused) as refused:
        import_stream(io.BytesIO(b'{"format":"other"}\n[1,\n'), replace=False, reason=REASON, progress=quiet)

    assert [str(problem).split(":")[0] for problem in refused.value.problems] == ["line 1, /format", "line 2"]


def test_a_file_that_is_wrong_throughout_is_not_told_line_by_line() -> None:
    with pytest.raises(Refused) as refused:
        take([case(f"T{number}") for number in range(400)])

    assert len(refused.value.problems) == 101
    assert "there is more" in str(refused.value.problems[-1])


def test_a_directory_item_that_is_wrong_is_told_too() -> None:
    wrong = directory()
    wrong[4]["item"]["present"][0]["venue"] = "nowhere"

    with pytest.raises(Refused) as refused:
        take(wrong)

    assert first(refused.value.problems)[:2] == (5, "/item/present/0/venue")


def test_a_problem_reads_as_one_line() -> None:
    problem = Problem(3, "/team", "'x' names no team", "one of quay")

    assert str(problem) == "line 3, /team: 'x' names no team (allowed: one of quay)"
    assert str(Problem(0, "", "there is no case T1")) == "there is no case T1"
    assert file_of([{"a": 1}]).getvalue() == b'{"a": 1}\n'
