"""Settings come from the environment, and what is left out follows from the mode."""

import json
from pathlib import Path

import pytest

from handrail.config import environment
from handrail.config.environment import Mode

LEFT = {"today": "2026-03-18", "clock_offset_days": -4, "database": "embedded"}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An environment that says nothing, and an empty data folder."""
    for name in ("MODE", "LOGIN", "LOG_LEVEL"):
        monkeypatch.delenv(f"HANDRAIL_{name}", raising=False)
    for name in ("DATABASE_URL", "DATABASE_APP_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HANDRAIL_DATA_DIR", str(tmp_path))
    return tmp_path


def test_without_a_word_it_is_production_and_strict() -> None:
    settings = environment.read()

    assert settings.is_strict
    assert settings.secure_cookies
    assert not settings.demo_sign_in
    assert settings.hosts == []


def test_the_demo_answers_on_this_machine_and_lets_the_cast_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDRAIL_MODE", "demo")

    settings = environment.read()

    assert settings.demo_sign_in
    assert "127.0.0.1" in settings.hosts
    assert not settings.secure_cookies


def test_what_is_said_wins_over_what_the_mode_implies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDRAIL_MODE", "demo")
    monkeypatch.setenv("HANDRAIL_HOSTS", "one.example, two.example")

    assert environment.read().hosts == ["one.example", "two.example"]


def test_a_folder_that_holds_a_demo_is_a_demo_with_its_clock(bare: Path) -> None:
    (bare / "demo.json").write_text(json.dumps(LEFT))

    settings = environment.read()

    assert settings.mode is Mode.DEMO
    assert settings.clock_offset_days == -4


def test_production_keeps_real_time_beside_a_demo(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / "demo.json").write_text(json.dumps(LEFT))
    monkeypatch.setenv("HANDRAIL_MODE", "production")

    settings = environment.read()

    assert settings.is_strict
    assert settings.clock_offset_days == 0


@pytest.mark.parametrize(
    "left", ['{"clock_offset_', "[]", '{"clock_offset_days": "four", "today": "", "database": ""}', "\udcff"]
)
def test_a_demo_that_cannot_be_made_out_is_told_with_the_way_to_mend_it(bare: Path, left: str) -> None:
    (bare / "demo.json").write_bytes(left.encode(errors="surrogateescape"))

    with pytest.raises(
        environment.Unreadable, match=r"demo\.json: .* remove it, and run `handrail demo --reset`"
    ):
        environment.read()


def test_production_does_not_look_at_a_demo(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / "demo.json").write_text("{")
    monkeypatch.setenv("HANDRAIL_MODE", "production")

    assert environment.read().is_strict


def test_secrets_may_come_from_files(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / "handrail_secret_key").write_text("from a file")
    (bare / "database_url").write_text("postgres://owner@db/handrail")
    monkeypatch.setenv("HANDRAIL_SECRETS_DIR", str(bare))

    settings = environment.read()

    assert settings.secret_key is not None
    assert settings.secret_key.get_secret_value() == "from a file"
    assert settings.database_url is not None


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDRAIL_SECRET_KEY", "hush")
    monkeypatch.setenv("DATABASE_URL", "postgres://owner:hush@db/handrail")

    assert "hush" not in repr(environment.read())
