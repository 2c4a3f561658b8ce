"""docs/settings.md and the settings class say the same."""

import re
from pathlib import Path

from handrail.config.environment import Environment

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def rows() -> dict[str, str]:
    """The settings of the first table, with what the page says they do."""
    table = PAGE.read_text().split("## Modes")[0]
    return dict(re.findall(r"^\| `(\w+)` \| .* \| (.+) \|$", table, re.MULTILINE))


def names() -> dict[str, str]:
    """Each setting as it is named in the environment, with its description."""
    fields = Environment.model_fields.items()
    return {
        str(field.validation_alias or f"HANDRAIL_{name.upper()}"): str(field.description)
        for name, field in fields
    }


def test_the_page_has_every_setting_and_no_other() -> None:
    assert rows() == names()
