"""Spark asks the same library and finds the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from handrail.exchange.asking.parquet import Folder
from tests.exchange.test_asking import NOT_A_CASE, WEDNESDAY, line, ran


def spark(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own: Java is started, and stopped with it."""
    command = [sys.executable, "-m", "handrail", "check", "--engine", "spark", *arguments]
    environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.long
def test_spark_finds_the_same_in_twenty_thousand_cases(tmp_path: Path) -> None:
    cases = 20_000
    folder, file = tmp_path / "parquet", tmp_path / "found.ndjson"
    ran("synthesise", "--cases", str(cases), "--format", "parquet", "-o", str(folder))
    ran("check", "--all", "--cores", "2", str(folder), *WEDNESDAY, "-o", str(file))

    done = spark(str(folder), *WEDNESDAY)

    assert done.returncode == 0, done.stderr
    here = file.read_text("utf-8").splitlines()
    assert len(here) == cases
    assert sorted(done.stdout.splitlines()) == sorted(here)


def test_spark_finds_the_same_in_lines_parquet_and_laid_out_documents(tmp_path: Path) -> None:
    cast = tmp_path / "cast"
    cast.mkdir()
    (cast / "two.ndjson").write_bytes(line("X340571") + NOT_A_CASE + line("X331775"))
    (cast / "kai.json").write_bytes(line("YJ20714").replace(b',"', b',\n"'))
    with Folder(cast / "parquet") as folder:
        folder.write(line("X338902"))

    done = spark(str(cast), *WEDNESDAY, "-o", str(tmp_path / "found"))

    assert done.returncode == 1
    assert "two.ndjson: /cohort: Invalid enum value 'elder'" in done.stderr
    written = "".join(part.read_text("utf-8") for part in sorted((tmp_path / "found").glob("part-*")))
    assert sorted(written.splitlines()) == sorted(ran("check", str(cast), *WEDNESDAY).stdout.splitlines())


def test_without_pyspark_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "one.ndjson").write_bytes(line("X340571"))
    monkeypatch.setitem(sys.modules, "pandas", None)

    done = ran("check", "--engine", "spark", str(tmp_path))

    assert done.exit_code == 1
    assert "Spark cannot be used" in done.stderr
    assert "pip install 'handrail[spark]'" in done.stderr
