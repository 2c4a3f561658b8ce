"""The command line explains itself, and its exit codes mean what it says."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from handrail.config import cli, preparing, serving

CODES = {0: "done", 1: "refused", 2: "not understood", 3: "cannot be reached", 4: "not safe"}
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def handrail(tmp_path: Path) -> Run:
    """Run the command as a person would, in an environment that says only what it is given."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
        return subprocess.run(
            [sys.executable, "-m", "handrail", *arguments],
            env={**kept, "HANDRAIL_DATA_DIR": str(tmp_path), **environment},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )

    return run


def test_the_help_names_every_command_and_every_exit_code() -> None:
    said = CliRunner().invoke(cli.main, ["--help"]).output

    for command in ("demo", "serve", "migrate", "createadmin", "import", "export", "schema", "instruments"):
        assert f"\n  {command} " in said
    for code, meaning in CODES.items():
        assert any(f" {code}  " in line and meaning in line for line in said.splitlines())


@pytest.mark.parametrize("command", sorted(cli.main.commands))
def test_every_command_says_what_it_does(command: str) -> None:
    result = CliRunner().invoke(cli.main, [command, "--help"], prog_name="handrail")

    assert result.exit_code == 0
    assert cli.main.commands[command].help


@pytest.mark.parametrize(
    "arguments",
    [
        ["export"],
        ["export", "--all", "P-1", "--reason", "a"],
        ["export", "--all"],
        ["export", "--all", "--reason", " "],
        ["import"],
        ["import", "-"],
        ["import", "-", "--reason", ""],
        ["check", "--all", "--reason", " "],
        ["demo", "--today", "soon"],
        ["check", ".", "-o", "no-such-folder/found.ndjson"],
        ["check", ".", "-o", "."],
        ["export", "--all", "--reason", "a", "-o", "no-such-folder/cases.ndjson"],
        ["synthesise", "-o", "no-such-folder/cases.ndjson"],
        ["unheard-of"],
    ],
)
def test_what_is_not_understood_is_code_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(cli.main, arguments).exit_code == 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("18.3.2026", "18.3.2026 is no day: write it as 2026-03-18"),
        ("9999-12-31", "9999-12-31 is not from 1950 to 2150"),
    ],
)
def test_a_day_that_no_command_can_work_with_is_said(given: str, told: str) -> None:
    done = CliRunner().invoke(cli.main, ["check", ".", "--as-of", given])

    assert done.exit_code == 2
    assert told in done.stderr


def test_a_database_that_does_not_answer_is_code_3(handrail: Run) -> None:
    done = handrail("migrate", DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")

    assert done.returncode == 3
    assert "cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_that_is_none_is_code_3(handrail: Run) -> None:
    done = handrail("migrate", DATABASE_URL="mysql://127.0.0.1/nothing")

    assert done.returncode == 3
    assert "DATABASE_URL" in done.stderr


def test_production_without_safe_settings_is_code_4(handrail: Run) -> None:
    done = handrail("serve", HANDRAIL_DEBUG="true", HANDRAIL_PORT="8765")

    assert done.returncode == 4
    for setting in ("HANDRAIL_SECRET_KEY", "HANDRAIL_DEBUG", "HANDRAIL_HOSTS", "DATABASE_URL"):
        assert f"{setting}: " in done.stderr
    assert done.stderr.count("To mend it:") == done.stderr.count("HANDRAIL_") + 1


@pytest.mark.parametrize(
    ("arguments", "data_folder", "told"),
    [
        (["synthesise", "--cases", "1", "-o", "/dev/full"], "", "No space left on device"),
        (["demo", "--no-serve"], "/dev/null/data", "/dev/null/data/database.json: Not a directory"),
    ],
)
def test_a_place_that_takes_nothing_is_told_in_a_sentence(
    handrail: Run, tmp_path: Path, arguments: list[str], data_folder: str, told: str
) -> None:
    done = handrail(*arguments, HANDRAIL_DATA_DIR=data_folder or str(tmp_path))

    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, f"handrail: {told}")
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "--all", "--reason", "a"],
        ["check", "--all", "--reason", "a"],
        ["createadmin", "moira", "--name", "Moira Banks"],
        ["recover", "moira"],
        ["recheck"],
        ["tidy"],
    ],
)
def test_no_work_is_begun_on_tables_of_another_version(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    for step in ("settle", "start_database", "set_up"):
        monkeypatch.setattr(preparing, step, lambda *_, **__: None)
    monkeypatch.setattr(preparing, "unapplied_migrations", lambda: 3)

    done = CliRunner().invoke(cli.main, arguments)

    assert done.exit_code == 1
    assert done.stderr == "handrail: The database lacks 3 migrations: run `handrail migrate` first.\n"


def test_settings_that_cannot_be_read_are_named_and_their_values_are_not_told(handrail: Run) -> None:
    done = handrail("serve", HANDRAIL_PORT="abc", HANDRAIL_MODE="prod-secret", HANDRAIL_LOG_LEVEL="loud")

    assert done.returncode == 4
    assert done.stderr.splitlines() == [
        "handrail: These settings cannot be read:",
        "  HANDRAIL_MODE: Input should be 'demo', 'development', 'production' or 'test'",
        "  HANDRAIL_PORT: Input should be a valid integer, unable to parse string as an integer",
        "  HANDRAIL_LOG_LEVEL: Input should be 'DEBUG', 'INFO', 'WARNING', 'ERROR' or 'CRITICAL'",
    ]


def test_a_folder_of_secrets_that_is_not_there_is_not_passed_over(handrail: Run, tmp_path: Path) -> None:
    done = handrail("serve", HANDRAIL_SECRETS_DIR=str(tmp_path / "gone"))

    assert done.returncode == 4
    assert f"HANDRAIL_SECRETS_DIR: There is no folder {tmp_path / 'gone'}" in done.stderr


def test_production_keeps_nothing_in_the_embedded_database(handrail: Run, tmp_path: Path) -> None:
    done = handrail("migrate")

    assert done.returncode == 4
    assert "handrail demo" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_instruments_are_worked_out_without_any_database(handrail: Run, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"id": 1, "instrument": "lds", "kind": "validation", "input": {}}\n')

    done = handrail(
        "instruments", "--jsonl", str(lines), DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing"
    )

    assert done.returncode == 0
    assert '"errors":["LDS_NOT_ENOUGH_FIELDS_PRESENT"]' in done.stdout
    assert list(tmp_path.iterdir()) == [lines]


def test_a_port_that_is_taken_is_said_before_the_long_work(handrail: Run, tmp_path: Path) -> None:
    with serving.socket.create_server(("127.0.0.1", 0)) as taken:
        done = handrail("demo", "--port", str(taken.getsockname()[1]))

    assert done.returncode == 1
    assert "cannot listen" in done.stderr
    assert not (tmp_path / "postgres").exists()
