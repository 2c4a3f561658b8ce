"""Cases asked outside the product: files, folders, pipes, Parquet, all cores; each line for itself."""

import json
import stat
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from handrail.casefile.document import CaseDocument, decode, encode
from handrail.config.cli import main
from handrail.exchange.asking import parquet, pieces
from handrail.exchange.asking.cores import Asked, Asking
from handrail.exchange.asking.parquet import Folder
from handrail.exchange.synthetic import DAY, documents
from handrail.practice import checking
from handrail.practice.answers import Finding
from handrail.practice.library import known

CAST = Path(__file__).parents[2] / "demo" / "cases"
WEDNESDAY = ["--as-of", "2026-03-18"]
NOT_A_CASE = b'{"format":"handrail-case/1","reference":"X100001","cohort":"elder"}\n'


def ran(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given)


def answers(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def findings(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["expectation"]: one for one in answer["findings"]}


def line(reference: str) -> bytes:
    """One of the cast, as it stands on a line."""
    return encode(decode((CAST / f"{reference}.json").read_bytes())) + b"\n"


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A file with Helen, a line that is no case, and Leon."""
    file = tmp_path / "three.ndjson"
    file.write_bytes(line("X340571") + NOT_A_CASE + line("X331775"))
    return file


def test_the_folder_of_the_cast_is_answered_case_by_case() -> None:
    told = answers(ran("check", str(CAST), *WEDNESDAY))

    assert [one["case"] for one in told] == ["X331775", "X338902", "X340571", "YJ20714"]
    assert {one["as_of"] for one in told} == {"2026-03-18"}


def leons(expectation: str) -> Finding:
    """What the library itself finds of Leon's case."""
    document = decode(line("X331775"))
    assert isinstance(document, CaseDocument)
    found = checking.findings(document, as_of=date(2026, 3, 18))
    return next(one for one in found if one.expectation == expectation)


def test_a_finding_says_what_it_rests_on_and_what_would_change_it() -> None:
    (leon,) = answers(ran("check", str(CAST / "X331775.json"), *WEDNESDAY))
    theirs = leons("A-DES-ASS-3")

    assert findings(leon)["A-DES-ASS-3"] == {
        "expectation": "A-DES-ASS-3",
        "answer": theirs.answer.value,
        "because": theirs.because,
        "entries": list(theirs.entries),
        "would_change": theirs.would_change,
        "until": None,
    }
    assert any(entry.startswith("assessments.sources/") for entry in theirs.entries)


def test_text_for_people_says_the_same() -> None:
    said = ran("check", str(CAST / "X331775.json"), *WEDNESDAY, "--format", "text").stdout
    words = leons("A-DES-ASS-3").answer.value.replace("_", " ").capitalize()

    assert said.startswith("X331775 on 18 March 2026\n")
    assert f"  Were sources beyond the interview used? (A-DES-ASS-3)\n    {words}: " in said
    assert f"    What would change it: {leons('A-DES-ASS-3').would_change}\n" in said
    assert f"    What would show it: {leons('A-DES-DEL-6').would_change}\n" in said  # not yet due


def test_before_anything_was_recorded_nothing_is_found() -> None:
    (helen,) = answers(ran("check", str(CAST / "X340571.json"), "--as-of", "2020-01-01"))

    assert helen == {"case": "X340571", "as_of": "2020-01-01", "findings": []}


@pytest.mark.parametrize("how", [[], ["--all", "--cores", "2"]])
def test_a_bad_line_is_told_with_its_place_and_the_others_are_answered(three: Path, how: list[str]) -> None:
    done = ran("check", str(three), *WEDNESDAY, *how)

    assert [one["case"] for one in answers(done)] == ["X340571", "X331775"]
    assert f"{three}, line 2, /cohort: Invalid enum value 'elder' (allowed: adult or youth)" in done.stderr
    assert "lines that got no answer: 1. The others are answered." in done.stderr
    assert done.exit_code == 1


def test_a_pipe_is_answered_and_lines_of_the_directory_are_passed_over() -> None:
    given = b"".join(encode(one) + b"\n" for one in documents(3, 1, DAY)) + b"\nnonsense\n"

    last = len(given.splitlines())

    done = ran("check", "-", *WEDNESDAY, given=given)

    assert [one["case"] for one in answers(done)] == ["S100001", "S100002", "S100003"]
    assert f"standard input, line {last}: not JSON" in done.stderr


def test_a_fault_in_a_laid_out_document_is_told_with_its_own_line(tmp_path: Path) -> None:
    """A comma too many in the third line, and nothing else to answer."""
    laid_out = tmp_path / "helen.json"
    laid_out.write_text('{\n "format": "handrail-case/1",\n "reference": "X340571",,\n "cohort": "adult"}\n')

    done = ran("check", str(laid_out), *WEDNESDAY)

    assert f"{laid_out}, line 3: not JSON: object keys must be strings (byte " in done.stderr
    assert "(allowed: one JSON object)" in done.stderr
    assert "The others are answered" not in done.stderr
    assert done.exit_code == 1


def test_text_goes_by_stage_and_lines_by_the_handbook() -> None:
    told = ran("check", str(CAST / "X340571.json"), *WEDNESDAY, "--format", "text").stdout
    (helen,) = answers(ran("check", str(CAST / "X340571.json"), *WEDNESDAY))

    order = [told.index(f"({one})") for one in ("A-DES-ASS-1", "A-SAF-ASS-3", "A-DES-PLN-1", "A-DES-REV-1")]
    assert order == sorted(order)
    assert told.index("(A-DES-PLN-1)") < told.index("(A-DES-DEL-1)")
    ids = [one["expectation"] for one in helen["findings"]]
    assert ids == sorted(ids)


def test_a_document_laid_out_for_reading_is_answered_from_a_pipe_too() -> None:
    done = ran("check", "-", *WEDNESDAY, given=(CAST / "X331775.json").read_bytes())

    assert [one["case"] for one in answers(done)] == ["X331775"]
    assert done.exit_code == 0


def test_an_empty_pipe_is_said() -> None:
    done = ran("check", "-", given=b"")

    assert (done.exit_code, done.stderr) == (0, "handrail: there was no case to ask.\n")


def test_a_folder_without_cases_is_said(tmp_path: Path) -> None:
    done = ran("check", str(tmp_path))

    assert done.exit_code == 1
    assert "holds no file that ends in .ndjson" in done.stderr


@pytest.mark.parametrize("arguments", [["check"], ["check", "--all"], ["check", "-", "--engine", "spark"]])
def test_what_is_unclear_is_not_begun(arguments: list[str]) -> None:
    assert ran(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "mend"),
    [
        (["--as-of", "18 March"], "18 March is no day: write it as 2026-03-18"),
        (["-o", str(CAST)], "is a folder: name a file in it"),
        (["--cores", "2"], "--cores goes with --all; without it one core asks"),
    ],
)
def test_what_cannot_be_is_told_with_the_way_to_mend_it(arguments: list[str], mend: str) -> None:
    done = ran("check", str(CAST / "X331775.json"), *arguments)

    assert done.exit_code == 2
    assert mend in done.stderr
    assert not done.stdout


def test_a_long_file_is_cut_between_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "STRETCH", 10)
    file = tmp_path / "lines.ndjson"
    file.write_bytes(b"one\n\na line longer than a stretch\ntwo\nthree")

    cut = [list(piece.lines()) for piece in pieces.of_file(file)]

    assert cut == [[b"one\n", b"\n", b"a line longer than a stretch\n"], [b"two\n", b"three"]]


def test_parquet_holds_the_same_cases_and_gives_the_same_answers(tmp_path: Path) -> None:
    folder, file = tmp_path / "parquet", tmp_path / "cases.ndjson"
    ran("synthesise", "--cases", "12", "-o", str(file))
    assert ran("synthesise", "--cases", "12", "--format", "parquet", "-o", str(folder)).exit_code == 0

    assert sorted(one.name for one in folder.iterdir()) == [parquet.DIRECTORY, "part-00000.parquet"]
    in_lines, in_parquet = ran("check", str(file), *WEDNESDAY), ran("check", str(folder), *WEDNESDAY)
    assert len(answers(in_lines)) == 12
    assert in_parquet.stdout == in_lines.stdout


def test_a_row_of_parquet_has_reference_and_cohort_beside_the_document(tmp_path: Path) -> None:
    import pyarrow.parquet

    with Folder(tmp_path) as folder:
        folder.write(line("YJ20714"))

    (row,) = pyarrow.parquet.read_table(tmp_path / "part-00000.parquet").to_pylist()
    assert (row["reference"], row["cohort"]) == ("YJ20714", "youth")
    assert row["document"] + b"\n" == line("YJ20714")


def test_a_file_that_only_calls_itself_parquet_is_said(tmp_path: Path) -> None:
    (tmp_path / "cases.parquet").write_bytes(b"not at all")

    done = ran("check", str(tmp_path))

    assert done.exit_code == 1
    assert "cannot be read as Parquet" in done.stderr


def test_without_pyarrow_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (tmp_path / "cases.parquet").write_bytes(b"")

    assert "pip install 'handrail[parquet]'" in ran("check", str(tmp_path)).stderr


def test_every_expectation_is_listed_with_its_source_and_version() -> None:
    listed = json.loads(ran("expectations", "--format", "json").stdout)

    assert [one["id"] for one in listed] == [one.id for one in known()]
    (factors,) = [one for one in listed if one["id"] == "A-DES-ASS-1"]
    assert (factors["cohort"], factors["strand"], factors["stage"]) == ("adult", "desistance", "assess")
    assert (factors["version"], factors["in_force_from"], factors["in_force_to"]) == (
        "2020-07",
        "2018-04-01",
        None,
    )
    assert "A-DES-ASS-1  Are the factors behind the offending" in ran("expectations").stdout


def test_what_was_found_waits_in_a_folder_that_goes_with_the_command(
    three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    between = tmp_path / "between"
    between.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(between))

    def tell(asked: Asked) -> None:
        (folder,) = between.iterdir()
        seen.append((asked.cases, stat.S_IMODE(folder.stat().st_mode)))

    seen: list[tuple[int, int]] = []
    with Asking(date(2026, 3, 18), "json", 2, tell) as asking:
        for piece in pieces.of_file(three):
            asking.put(piece)

    assert seen == [(2, 0o700)]
    assert list(between.iterdir()) == []


def test_one_core_needs_no_folder(three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    told: list[Asked] = []

    with Asking(date(2026, 3, 18), "json", 1, told.append) as asking:
        for piece in pieces.of_file(three):
            asking.put(piece)

    assert [one.cases for one in told] == [2]


def test_all_cores_answer_in_the_order_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "STRETCH", 100_000)
    file = tmp_path / "cases.ndjson"
    file.write_bytes(b"".join(encode(one) + b"\n" for one in documents(20, 1, DAY)))

    one, two = (
        ran("check", str(file), *WEDNESDAY),
        ran("check", "--all", "--cores", "2", str(file), *WEDNESDAY),
    )

    assert len(list(pieces.of_file(file))) > 3
    assert two.stdout == one.stdout


def test_a_case_the_library_stumbles_on_does_not_stop_the_others(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handrail.exchange.asking import answering

    ask = answering.checking.findings

    def stumbles(document: Any, **how: Any) -> Any:
        if document.reference == "X340571":
            raise ZeroDivisionError("division by zero")
        return ask(document, **how)

    monkeypatch.setattr(answering.checking, "findings", stumbles)
    done = ran("check", str(three), *WEDNESDAY)

    assert [one["case"] for one in answers(done)] == ["X331775"]
    assert "line 1: X340571 could not be answered: ZeroDivisionError" in done.stderr


def test_nothing_is_needed_but_the_library(tmp_path: Path) -> None:
    """A finding as JSON can be read back into the library's own type."""
    from handrail.exchange.asking.answering import Answered

    told = ran("check", str(CAST / "YJ20714.json"), *WEDNESDAY).stdout

    assert msgspec.json.decode(told, type=Answered).case == "YJ20714"
