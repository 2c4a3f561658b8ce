"""The front-end files are the pinned ones, without what is not ours to show."""

import re
from pathlib import Path

import pytest

from handrail.design import assets
from handrail.design.assets import AssetsTrouble


def test_they_are_built_and_building_again_does_nothing() -> None:
    said: list[str] = []

    assert assets.build(said.append) is False
    assert said == []


def test_there_is_no_font_crown_or_crest() -> None:
    files = [path for path in assets.TARGET.rglob("*") if path.is_file()]
    names = " ".join(path.name for path in files)

    assert not [path for path in files if path.suffix in (".woff", ".woff2", ".ttf")]
    assert "crown" not in names
    assert "logotype" not in names
    assert (assets.TARGET / "images" / "govuk-crest.svg").read_bytes() == assets.EMPTY_PICTURE
    for style in assets.TARGET.glob("*.css"):
        assert "GDS Transport" not in style.read_text()
        assert "@font-face" not in style.read_text()


def test_every_picture_the_styles_ask_for_is_there() -> None:
    asked = {
        style.parent / one.strip("\"'")
        for style in assets.TARGET.glob("*.css")
        for one in re.findall(r"url\(([^)]+)\)", style.read_text())
        if not one.startswith("data:")
    }
    assert asked
    assert [one for one in asked if not one.is_file()] == []


def test_another_package_under_the_same_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "_members", lambda _: iter([("package.json", b"{}")]))
    (tmp_path / "it.tgz").write_bytes(b"")
    done = assets.subprocess.CompletedProcess([], 0, "it.tgz\n", "")
    monkeypatch.setattr(assets.subprocess, "run", lambda *_, **__: done)
    monkeypatch.setattr(assets, "npm", lambda: ["npm"])

    with pytest.raises(AssetsTrouble, match="not the package that was pinned"):
        assets._fetch(assets.PACKAGES[0], tmp_path)


def test_a_package_that_cannot_be_fetched_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = assets.subprocess.CompletedProcess([], 1, "", "no network")
    monkeypatch.setattr(assets.subprocess, "run", lambda *_, **__: done)
    monkeypatch.setattr(assets, "npm", lambda: ["npm"])

    with pytest.raises(AssetsTrouble, match="no network"):
        assets._fetch(assets.PACKAGES[0], tmp_path)


def test_without_npm_the_one_from_pypi_serves_or_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets.shutil, "which", lambda _: None)
    monkeypatch.setattr(assets, "find_spec", lambda _: None)
    with pytest.raises(AssetsTrouble, match="make install"):
        assets.npm()
