"""The fact map: for each fact of the four cases, where it shows, is kept and is tested.

``make facts`` runs this module. It prints one JSON line a row, with what was found, and ends with
1 when a row of an issue that is done does not hold. ``tests/home/test_facts.py`` asks the same.
"""

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import click
import pytest

ROOT = Path(__file__).resolve().parents[1]
MAP = ROOT / "demo" / "facts.json"
TEST_FILE = "tests/home/test_facts.py"
DONE_ISSUES = ["First light", "Assess and plan", "Deliver", "Review", "Practice"]
OUTCOME = "outcome"
UNASKED = "could not be asked"


@dataclass(frozen=True)
class Showing:
    """A page, who reads it, and the texts that must stand on it."""

    page: str
    reader: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """One row of the map. Rows of issues to come have only an id, an issue and the fact."""

    id: str
    issue: str
    fact: str
    showings: tuple[Showing, ...] = ()
    fields: tuple[str, ...] = ()
    test: str = ""
    raw: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def done(self) -> bool:
        """Whether the row must hold by now."""
        return self.issue in DONE_ISSUES


@cache
def facts() -> tuple[Fact, ...]:
    """The rows of the map, in its order."""
    return tuple(_fact(row) for row in json.loads(MAP.read_text("utf-8")))


def _fact(row: dict[str, Any]) -> Fact:
    pages = [row, *row.get("also", [])] if "page" in row else []
    showings = [Showing(p["page"], p.get("as", row["as"]), tuple(p["text"])) for p in pages]
    fields, test = tuple(row.get("field", ())), row.get("test", "")
    return Fact(row["id"], row["issue"], row["fact"], tuple(showings), fields, test, row)


def faults(fact: Fact) -> list[str]:
    """What does not hold of a row, on a database with the demo; empty when all does."""
    found = [] if fact.showings and fact.fields and fact.test else ["page, field or test is missing"]
    for showing in fact.showings:
        found += _not_shown(showing)
    found += [f"the document has no field {name}" for name in fact.fields if not _in_schema(name)]
    if fact.test and fact.test not in collected():
        found.append(f"there is no test {fact.test}")
    return found


# -- The page ---------------------------------------------------------------------


def _not_shown(showing: Showing) -> Iterator[str]:
    from django.test import Client

    from handrail.access.models import User

    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=showing.reader))
    response = client.get(showing.page, follow=True)
    if response.status_code != 200:
        yield f"{showing.page} answers {response.status_code} to {showing.reader}"
        return
    words = visible_text(response.content.decode())
    for text in showing.texts:
        if _plain(text) not in words:
            yield f"{showing.page} does not show {text!r} to {showing.reader}"


def visible_text(html: str) -> str:
    """The words on a page, with single spaces between them."""
    reader = _Words()
    reader.feed(html)
    return _plain(" ".join(reader.words))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


class _Words(HTMLParser):
    """Collects text; what is in a script, a style or a template is not on the page."""

    UNSEEN = frozenset({"script", "style", "template", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.UNSEEN:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.words.append(data)


# -- The field and the test ---------------------------------------------------------


def _in_schema(name: str) -> bool:
    """Whether a path such as ``people.addresses.area`` leads to a field of a case document.

    Services stand beside cases, in documents of the directory: ``services.facets`` is one of theirs.
    """
    from handrail.exchange.schema import schema

    definitions = schema()["$defs"]
    beside = name.startswith("services.")
    place = definitions["Service" if beside else "CaseDocument"]
    for step in name.removeprefix("services.").split("."):
        place = _object(place, definitions).get("properties", {}).get(step)
        if place is None:
            return False
    return True


def _object(place: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Through lists and references to the object they hold."""
    while "items" in place or "$ref" in place:
        place = place["items"] if "items" in place else definitions[place["$ref"].rsplit("/", 1)[1]]
    return place


@cache
def collected() -> frozenset[str]:
    """The ids of all tests in the files that the map names."""
    files = sorted({fact.test.split("::")[0] for fact in facts() if fact.test})
    there = [file for file in files if (ROOT / file).is_file()]
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", "long or not long", *there]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return frozenset(line for line in answer.stdout.splitlines() if "::" in line)


# -- The command ----------------------------------------------------------------------


class _Outcomes:
    """Listens to pytest: what was found of each row."""

    def __init__(self) -> None:
        self.faults: dict[str, list[str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        told = dict(report.user_properties).get(OUTCOME)
        if report.when == "call" and isinstance(told, dict):
            self.faults[told["id"]] = told["faults"]


def main() -> int:
    """Print a line for each row; 1 when a row that must hold does not."""
    outcomes, said = _Outcomes(), io.StringIO()
    with redirect_stdout(said):
        pytest.main(["--no-header", "-q", str(ROOT / TEST_FILE)], plugins=[outcomes])
    failed = False
    for fact in facts():
        why = outcomes.faults.get(fact.id, [UNASKED if fact.done else f"comes with {fact.issue!r}"])
        failed = failed or (fact.done and bool(why))
        line = {key: fact.raw.get(key) for key in ("id", "issue", "page", "field", "test")}
        click.echo(json.dumps({**line, "ok": not why, "why": "; ".join(why)}, ensure_ascii=False))
        if why == [UNASKED]:
            click.echo(said.getvalue(), err=True)
            said.truncate(0)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
