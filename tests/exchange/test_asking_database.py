"""The whole database asked: as it is exported, and for a reason that the access log keeps."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from handrail.casefile.document import CaseDocument, decode
from handrail.config import cli_practice
from handrail.config.cli import main
from handrail.practice import checking
from tests.exchange.documents import case, directory, give, given_case, take

WEDNESDAY = date(2026, 3, 18)


@pytest.mark.django_db
@pytest.mark.usefixtures("owner")
def test_every_case_of_the_database_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_practice, "work_as", lambda login: None)
    take([*directory(), case("T100"), case("T101")])
    ask = ["check", "--all", "--cores", "1", "--as-of", "2026-03-18", "--reason", "Friday's look"]

    done = CliRunner().invoke(main, ask)

    assert done.exit_code == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["case"] for one in told] == ["T100", "T101"]
    document = decode(json.dumps(given_case("T100")).encode())
    assert isinstance(document, CaseDocument)
    here = checking.findings(document, as_of=WEDNESDAY)
    assert [one["because"] for one in told[0]["findings"]] == [one.because for one in here]
    assert len(here) > 40


@pytest.mark.django_db
@pytest.mark.usefixtures("owner")
def test_an_export_holds_what_is_asked_in_the_same_order() -> None:
    take([*directory(), case("T100"), case("T101")])

    done = CliRunner().invoke(main, ["check", "-", "--as-of", "2026-03-18"], input=give())

    assert [json.loads(line)["case"] for line in done.stdout.splitlines()] == ["T100", "T101"]
