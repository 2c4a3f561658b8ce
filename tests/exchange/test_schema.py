"""The schema that other programs read tells what the importer takes."""

import json
import re
from pathlib import Path

from handrail.casefile import registry
from handrail.exchange.schema import schema


def test_the_schema_is_json_with_a_definition_for_every_part() -> None:
    told = json.loads(json.dumps(schema()))

    case = told["$defs"]["CaseDocument"]
    assert set(registry.part_types()) < set(case["properties"])
    assert case["additionalProperties"] is False
    assert case["properties"]["format"] == {"const": "handrail-case/1"}


def test_the_page_about_the_format_names_every_part() -> None:
    page = Path(__file__).parents[2] / "docs" / "case-document.md"
    told = re.findall(r"^\| `(\w+)` \|", page.read_text().split("## The parts")[1], re.MULTILINE)

    assert {"format", "reference", "cohort", "team", *told} == set(
        schema()["$defs"]["CaseDocument"]["properties"]
    )


def test_code_lists_and_patterns_are_in_the_schema() -> None:
    person = schema()["$defs"]["Person"]["properties"]

    assert person["pronouns"]["enum"] == ["she", "he", "they"]
    assert person["version"]["minimum"] == 1
    assert "pattern" in person["entry"]
