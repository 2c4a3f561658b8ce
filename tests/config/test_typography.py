"""The product's own words have the apostrophe ’ wherever somebody reads them; what people write stays."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest

from handrail.config.cli import main

SOURCE = Path(__file__).parents[2] / "src" / "handrail"
DATABASE = {"rls.py", "rls_governing.py", "operations.py"}
"""Words of these are the database's, which quotes with the straight one."""
TYPED = {"synonyms.json"}
"""Words as people type them into a search."""
TEMPLATE_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", re.DOTALL)
QUOTED = re.compile(r'"[^"]*"')
STRAIGHT = re.compile(r"(?<=\w)'(?:s|t|d|m|re|ve|ll)\b|(?<=s)' (?=[a-z])|^'s\b")


def literals(path: Path) -> Iterator[str]:
    """The texts of a module, without what its docstrings say to us."""
    tree = ast.parse(path.read_text())
    said = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in said:
            yield one.value


def worded(template: str) -> str:
    """What a template says: the text between its tags, and what it gives to be translated."""
    shown = TEMPLATE_CODE.sub("", template)
    code = " ".join(re.findall(r"\{[%{].*?[%}]\}", template, re.DOTALL))
    return "\n".join([shown, *QUOTED.findall(code)])


def texts(path: Path) -> Iterable[str]:
    """What of a file somebody reads."""
    if path.suffix == ".py":
        return literals(path)
    written = path.read_text()
    return [worded(written) if path.suffix == ".html" else written]


def helps(command: click.Command) -> Iterator[str]:
    """What a command and those below it say of themselves."""
    yield command.help or ""
    yield from (getattr(one, "help", None) or "" for one in command.params)
    for below in getattr(command, "commands", {}).values():
        yield from helps(below)


@pytest.mark.parametrize("kind", ["py", "html", "json", "csv"])
def test_our_own_words_have_the_apostrophe(kind: str) -> None:
    """Findings, pages, help and lists."""
    found = []
    for path in SOURCE.rglob(f"*.{kind}"):
        if path.name in DATABASE | TYPED:
            continue
        found += [f"{path.relative_to(SOURCE)}: {one[:60]}" for one in texts(path) if STRAIGHT.search(one)]

    assert not found


def test_commands_have_it_too() -> None:
    assert not [text for text in helps(main) if STRAIGHT.search(text)]
