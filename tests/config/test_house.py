"""The rooms of the house keep to their order, also where imports do not show it; its parts have reasons."""

import re
import tomllib
from pathlib import Path

from django.apps import apps
from django.conf import settings

ROOT = Path(__file__).parents[2]


def floors() -> dict[str, int]:
    """Each room's floor, counted from the top, as the import rules have it."""
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = rules[0]["layers"]
    return {room.strip(" ()"): floor for floor, layer in enumerate(layers) for room in layer.split("|")}


def test_no_table_points_up_the_house() -> None:
    """String foreign keys slip past the import rules; the models tell."""
    floor = floors()
    for model in apps.get_models():
        here = model._meta.app_label
        if here not in floor:
            continue
        for field in model._meta.get_fields():
            there = field.related_model._meta.app_label if field.related_model and field.concrete else here
            if there in floor and there != here:
                assert floor[there] > floor[here], f"{model.__name__}.{field.name} points up"


def test_every_room_with_an_app_is_installed() -> None:
    rooms = {path.parent.name for path in (ROOT / "src" / "handrail").glob("*/apps.py")}

    assert rooms - {"config"} == set(settings.ROOMS) if hasattr(settings, "ROOMS") else rooms


def test_every_part_we_use_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [
        *project["dependencies"],
        *(one for more in project["optional-dependencies"].values() for one in more),
    ]
    told = (ROOT / "docs" / "decisions" / "0004-parts.md").read_text().lower()

    assert [one for one in asked if re.split(r"[<>=\[]", one)[0] not in told] == []
