"""The core by lines: an answer to each, in order, whatever is sent."""

import json
from collections.abc import Iterator

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.config import cli
from handrail.instruments import INSTRUMENTS
from handrail.instruments.core import KINDS
from handrail.instruments.inputs import of
from handrail.instruments.lines import answers

AGE = (
    b'{"id": 1, "instrument": "common", "kind": "age",'
    b' "input": {"date_of_birth": "2004-02-29", "date": "2023-02-28"}}'
)
LINES = [AGE, b'{"id": "b", "instrument": "common"}', b"", b"{", AGE.replace(b'"id": 1, ', b"")]

ODD = [None, True, 0, 1, 2, -1, 17, 10**30, 0.5, 1e15, "", "MALE", "FEMALE", "C", "0920", "09200", "STATIC"]
ODD += [
    "2026-03-18",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "theft_non_motor",
    "sex",
    [],
    ["MALE"],
    {},
    {"a": {}},
]
NAMES = sorted(
    {item.name for key in INSTRUMENTS for item in of(key)}
    | {"answer", "term", "version", "domain", "dynamic", "step_tiers", "age_at_follow_up", "percent", "date"}
)


def test_each_line_is_answered_in_order():
    found = [json.loads(answer.line) for answer in answers(LINES)]

    assert found[0] == {"id": 1, "result": {"age": 18}}
    assert (found[1]["id"], "kind" in found[1]["error"]) == ("b", True)
    assert found[2]["id"] is None
    assert found[2]["error"].startswith("line 4 cannot be read")
    assert found[3] == {"id": None, "result": {"age": 18}}
    assert [answer.read for answer in answers(LINES)] == [True, False, False, True]


def test_a_line_is_answered_before_the_next_is_read():
    read = []

    def lines() -> Iterator[bytes]:
        for number in range(3):
            read.append(number)
            yield AGE

    stream = answers(lines())
    next(stream)

    assert read == [0]


@settings(max_examples=200, deadline=None)
@given(
    kind=st.sampled_from([(key, kind) for key, kinds in KINDS.items() for kind in kinds]),
    sent=st.dictionaries(st.sampled_from(NAMES), st.sampled_from(ODD), max_size=8),
)
def test_whatever_is_sent_gets_a_result(kind, sent):
    line = json.dumps({"id": 1, "instrument": kind[0], "kind": kind[1], "input": sent}).encode()

    (answer,) = answers([line])

    assert answer.read
    assert json.loads(answer.line)["result"]


def test_the_command_answers_standard_input_and_files(tmp_path):
    file = tmp_path / "lines.jsonl"
    file.write_bytes(AGE + b"\n")

    piped = CliRunner().invoke(cli.main, ["instruments", "--jsonl"], input=AGE)
    named = CliRunner().invoke(cli.main, ["instruments", "--jsonl", str(file), str(file)])

    assert (piped.exit_code, piped.stdout) == (0, '{"id":1,"result":{"age":18}}\n')
    assert (named.exit_code, named.stdout) == (0, piped.stdout * 2)


def test_a_refusal_is_an_answer_and_an_unreadable_line_is_told_at_the_end():
    refused = CliRunner().invoke(
        cli.main, ["instruments", "--jsonl"], input=AGE.replace(b"2023-02-28", b"soon")
    )
    broken = CliRunner().invoke(cli.main, ["instruments", "--jsonl"], input=b"{\n" + AGE)

    assert refused.exit_code == 0
    assert json.loads(refused.stdout)["result"]["error"] == "NOT_ALLOWED"
    assert broken.exit_code == 1
    assert len(broken.stdout.splitlines()) == 2
    assert "could not be read: 1" in broken.stderr


def test_the_list_tells_name_version_and_source_of_each():
    said = CliRunner().invoke(cli.main, ["instruments", "--list"]).stdout

    for about in INSTRUMENTS.values():
        assert f"{about.key}: {about.name}" in said
        assert about.version in said
        assert about.source in said


def test_what_to_do_must_be_said():
    for arguments in ([], ["--jsonl", "--list"], ["--list", "pyproject.toml"], ["--jsonl", "no-such-file"]):
        assert CliRunner().invoke(cli.main, ["instruments", *arguments]).exit_code == 2
