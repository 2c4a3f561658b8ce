"""The gallery shows everything there is."""

import re
from pathlib import Path

import jinja2
from jinja2 import nodes

import handrail.design

ROOM = Path(handrail.design.__file__).parent
TEMPLATES = ROOM / "templates" / "design"

# Every colour there is, with its meaning. No red.
PALETTE = {
    "#54319f", "#f5f2fa", "#d6cee8",  # the person's own voice, strengths, turning points
    "#1d70b8", "#d2e2f1", "#f4f8fb", "#0f385c", "#1a65a6",  # work, and links
    "#484949", "#7a7c7d", "#cecece", "#e6e6e6", "#e4e4e4", "#ececec", "#f3f3f3",  # time, restriction, rules
    "#0b0c0c", "#fff",  # text, clash, paper
    "#fd0",  # GOV.UK's focus
}  # fmt: skip


def macros(env, name):
    tree = env.parse((TEMPLATES / name).read_text())
    return {macro.name for macro in tree.find_all(nodes.Macro) if not macro.name.startswith("_")}


def called(env, name):
    tree = env.parse((TEMPLATES / name).read_text())
    names = {call.node.name for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)}
    return names


def test_every_macro_is_shown(env: jinja2.Environment):
    shown = called(env, "gallery.html")
    for name in ("components.html", "fields.html", "pictures.html"):
        assert macros(env, name) <= shown, name


def test_every_macro_is_told_in_the_notes_above_it():
    for name in ("components.html", "fields.html", "pictures.html"):
        text = (TEMPLATES / name).read_text()
        told = text[: text.index("#}")]
        for macro in re.findall(r"{% macro ([a-z]\w*)", text):
            assert re.search(rf"\b{macro}\(", told), f"{name}: {macro}"


def test_every_macro_is_in_the_handbook():
    handbook = (ROOM.parents[2] / "docs" / "design.md").read_text()
    for name in ("components.html", "fields.html", "pictures.html"):
        for macro in re.findall(r"{% macro ([a-z]\w*)", (TEMPLATES / name).read_text()):
            assert re.search(rf"`{macro}[`(]|\b{macro}\(", handbook), macro


def test_colours_are_those_that_mean_something():
    files = [*TEMPLATES.glob("*.html"), ROOM / "static" / "design" / "handrail.css"]
    for file in files:
        found = set(re.findall(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b(?=[\"';,)} ])", file.read_text()))
        assert found <= PALETTE, f"{file.name}: {found - PALETTE}"
