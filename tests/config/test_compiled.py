"""What bulk checking spends its time in may be compiled, and then gives the same findings."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from handrail.casefile.document import encode
from handrail.exchange.synthetic import DAY, documents

ROOT = Path(__file__).parents[2]
BASES = {"Value", "Protocol", "StrEnum", "ValueError"}
"""What a class of a compiled module may build upon: not on a struct, whose words would be lost, and not on a
dictionary or list, whose memory would be given back twice."""


def hook() -> dict[str, list[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    found: dict[str, list[str]] = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
    return found


def compiled() -> list[Path]:
    left = {file for pattern in hook()["exclude"] for file in ROOT.glob(pattern)}
    return sorted({file for pattern in hook()["include"] for file in ROOT.glob(pattern)} - left)


def built(place: Path) -> Path:
    """The wheel of this source, compiled, laid out in a folder."""
    source = place / "source"
    shutil.copytree(ROOT / "src", source / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "demo", source / "demo")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(place)],
        cwd=source,
        env=os.environ | {"HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"},
        check=True,
        capture_output=True,
    )
    (wheel,) = place.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(place / "compiled")
    return place / "compiled"


def python(source: Path, *arguments: str, given: bytes = b"") -> bytes:
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", *arguments],
        env=os.environ | {"PYTHONPATH": str(source)},
        input=given,
        check=True,
        capture_output=True,
    ).stdout


def test_every_line_of_what_is_compiled_names_a_module() -> None:
    lines = [*hook()["include"], *hook()["exclude"]]

    assert [line for line in lines if not any(ROOT.glob(line))] == []
    assert ROOT / "src/handrail/practice/checking.py" in compiled()


def test_no_class_is_compiled_that_would_become_another() -> None:
    others = [
        f"{file.relative_to(ROOT)}: {node.name}({ast.unparse(base)})"
        for file in compiled()
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if ast.unparse(base) not in BASES
    ]

    assert others == []


@pytest.mark.long
def test_compiled_every_finding_is_the_same(tmp_path: Path) -> None:
    lines = b"".join(encode(one) + b"\n" for one in documents(200, 1, DAY, contacts=40))
    quick = built(tmp_path)
    where = "import handrail.practice.checking as here; print(here.__file__)"
    ask = ("-m", "handrail", "check", "-", "--as-of", f"{DAY:%Y-%m-%d}")

    assert python(ROOT / "src", "-c", where).strip().endswith(b"checking.py")
    assert python(quick, "-c", where).strip().endswith(b".so")
    found = python(quick, *ask, given=lines)
    assert found.count(b"\n") == 200
    assert found == python(ROOT / "src", *ask, given=lines)
    for case in sorted((ROOT / "demo" / "cases").glob("*.json")):
        ask = ("-m", "handrail", "check", str(case), "--as-of", "2026-03-18", "--format", "text")
        assert python(quick, *ask) == python(ROOT / "src", *ask)
