"""The deployment page and its example files name the settings that exist, every one and no other."""

import re
from pathlib import Path

import pytest

from handrail.config.environment import Environment, Mode, read
from tests.config.test_settings_page import names

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "deployment.md"
EXAMPLES = sorted((DOCS / "deployment").iterdir())
SETTING = re.compile(r"\b(?:HANDRAIL_[A-Z_]+|DATABASE_(?:APP_)?URL)\b")
BESIDE = {"HANDRAIL_SECRETS_DIR"}
"""Says where settings may lie; it is none itself."""


def test_the_page_says_of_every_setting_where_it_belongs() -> None:
    table = PAGE.read_text().split("## Every setting")[1]
    first_cells = "".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| `"))

    assert set(SETTING.findall(first_cells)) == set(names())


@pytest.mark.parametrize("file", [PAGE, *EXAMPLES], ids=lambda file: file.name)
def test_no_setting_is_named_that_does_not_exist(file: Path) -> None:
    assert set(SETTING.findall(file.read_text())) <= set(names()) | BESIDE


def test_the_page_names_every_example_file_and_no_other() -> None:
    linked = set(re.findall(r"\(deployment/([\w.-]+)\)", PAGE.read_text()))

    assert linked == {file.name for file in EXAMPLES}


def test_the_example_environment_is_one_that_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in names():
        monkeypatch.delenv(name, raising=False)
    lines = (DOCS / "deployment" / "handrail.env").read_text().splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            monkeypatch.setenv(*line.split("=", 1))

    given: Environment = read()

    assert given.mode is Mode.PRODUCTION
    assert given.hosts == ["handrail.example.org"]
    assert given.behind_proxy
    assert given.database_app_url is not None
