"""Pages drawn without a server: the environment, the sample pages, and a folder a browser can open."""

import shutil
from pathlib import Path

import jinja2
import pytest
from django.contrib.staticfiles.finders import find

from handrail.design.environment import environment
from handrail.design.gallery import gallery_context
from tests.design.samples import PAGES, SHELL

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def base_url() -> None:
    """The pages are opened from a folder. (The plugin's own fixture warns of its retirement.)"""


@pytest.fixture(scope="session")
def env() -> jinja2.Environment:
    """The product's environment, which also finds the sample pages."""
    made = environment(loader=jinja2.FileSystemLoader(HERE / "pages"))
    # The pages are opened from a folder, so addresses are relative.
    made.globals["static"] = lambda path: f"static/{path}"
    return made


@pytest.fixture(scope="session")
def pages(env: jinja2.Environment) -> dict[str, str]:
    """The gallery and the five sample pages, drawn."""
    drawn = {
        name: env.get_template(f"{name}.html").render(shell=SHELL, **make()) for name, make in PAGES.items()
    }
    drawn["gallery"] = env.get_template("design/gallery.html").render(shell=SHELL, **gallery_context())
    return drawn


@pytest.fixture(scope="session")
def site(pages: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The drawn pages beside their styles."""
    folder = tmp_path_factory.mktemp("design")
    for name in ("design/handrail.css", "gds/govuk-frontend.min.css"):
        found = find(name)
        assert isinstance(found, str), f"{name} is not there: run `handrail assets`"
        target = folder / "static" / name.split("/")[0]
        shutil.copytree(Path(found).parent, target)
    for name, markup in pages.items():
        (folder / f"{name}.html").write_text(markup)
    return folder
