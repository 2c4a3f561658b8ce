"""Entries that a service added to the code lists travel with the cases that use them."""

import json
import re
from typing import Any

import pytest

from handrail.exchange.importing import Refused
from handrail.exchange.schema import schema
from tests.exchange.documents import case, directory, give, take

pytestmark = pytest.mark.usefixtures("owner")

GYM: dict[str, Any] = {
    "kind": "local_code",
    "reference": "gym-4f2a",
    "name": "Gym with a mentor",
    "code_list": "contact_kinds",
    "tenant": "north",
    "cohort": "adult",
    "valid_from": "2025-01-01",
    "valid_to": "2025-03-01",
}


def line(**others: Any) -> dict[str, Any]:
    item = {key: value for key, value in {**GYM, **others}.items() if value is not None}
    return {"format": "handrail-directory/1", "item": item}


def at_the_gym() -> dict[str, Any]:
    """A case with a contact of 13 March, under an entry that was ended on the 1st."""
    told = case()
    told["delivery"]["contacts"][1]["kind"] = "local.gym-4f2a"
    return told


def test_a_case_goes_into_an_empty_service_with_its_entry_and_comes_out_the_same() -> None:
    take([*directory(), line(), at_the_gym()])
    out = give()
    item, told = (json.loads(one) for one in out.splitlines()[-2:])
    assert item["item"] == GYM
    assert told["delivery"]["contacts"][1]["kind"] == "local.gym-4f2a"


def test_an_entry_known_here_need_not_be_in_the_file() -> None:
    take([*directory(), line()])
    assert take([at_the_gym()]).cases_added == 1


WRONG = {
    "an entry that nobody here has": (
        [],
        "/delivery/contacts/1/kind",
        "'local.gym-4f2a' is in no list contact_kinds of this service",
        "a line of kind local_code before the cases",
    ),
    "an entry of another list": (
        [line(code_list="contact_purposes")],
        "/delivery/contacts/1/kind",
        "'local.gym-4f2a' is in no list contact_kinds",
        "Administration, Code lists, Kinds of contact",
    ),
    "an entry for children in an adult's case": (
        [line(cohort="youth")],
        "/delivery/contacts/1/kind",
        "'local.gym-4f2a' is for youth cases, this one is adult",
        "appointment",
    ),
    "a list that takes none": (
        [line(code_list="user_roles")],
        "/item/code_list",
        "'user_roles' is no list that takes",
        "contact_kinds",
    ),
    "an outcome that counts as nothing": (
        [line(code_list="contact_outcomes")],
        "/item/counts_as",
        "which, is missing",
        "attended",
    ),
    "words for an entry that is not there": (
        [line(national="boxing")],
        "/item/national",
        "'boxing' is not in the list contact_kinds",
        "home_visit",
    ),
    "an end before the beginning": (
        [line(valid_to="2024-12-31")],
        "/item/valid_to",
        "2024-12-31 is before valid_from",
        "2025-01-01 or later",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_refused_with_its_list_its_place_and_the_way_to_mend_it(what: str) -> None:
    lines, pointer, message, allowed = WRONG[what]
    with pytest.raises(Refused) as refused:
        take([*directory(), *lines, at_the_gym()])
    problem = refused.value.problems[0]
    assert problem.pointer == pointer
    assert message in problem.message
    assert allowed in problem.allowed


def test_the_schema_says_which_fields_take_entries_of_ones_own() -> None:
    told = schema()["$defs"]
    national, own = told["Contact"]["properties"]["kind"]["anyOf"]
    assert "home_visit" in national["enum"]
    assert re.search(own["pattern"], "local.gym-4f2a")
    assert not re.search(own["pattern"], "gym")
    assert "local." not in json.dumps(told["Sentence"])
    assert "contact_kinds" in told["LocalCode"]["properties"]["code_list"]["enum"]
