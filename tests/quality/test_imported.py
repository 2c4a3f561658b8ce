"""What comes in by import is asked by the worker, in one job however many cases came; all on request."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from procrastinate.contrib.django.models import ProcrastinateJob

from handrail.config import cli, cli_practice
from handrail.findings.models import Finding
from handrail.people.models import Case
from handrail.quality import jobs
from tests.delivery.reaching.helping import as_worker
from tests.exchange.documents import case, directory, fact, take

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
FACTORS = "A-DES-ASS-1"


@pytest.fixture(autouse=True)
def _signed_in_as_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (cli, cli_practice):
        monkeypatch.setattr(place, "work_as", lambda login: None)


@pytest.fixture
def bring(as_owner: AsOwner, tmp_path: Path) -> Callable[..., Result]:
    """`handrail import` of these documents."""

    def run(*documents: Any, options: tuple[str, ...] = ()) -> Result:
        file = tmp_path / "cases.ndjson"
        file.write_text("".join(json.dumps(one) + "\n" for one in documents), "utf-8")
        with as_owner():
            return CliRunner().invoke(cli.main, ["import", str(file), "--reason", "Moving", *options])

    return run


def waiting(as_owner: AsOwner) -> list[dict[str, Any]]:
    """The arguments of jobs that wait."""
    with as_owner():
        found = ProcrastinateJob.objects.filter(task_name="findings.imported", status="todo")
        return list(found.values_list("args", flat=True))


def work(as_owner: AsOwner) -> list[str]:
    """The worker does what waits; gives the cases it checked, in order."""
    (given,) = waiting(as_owner)
    checked: list[int] = []
    with pytest.MonkeyPatch.context() as patch, as_worker():
        really = jobs.one
        patch.setattr(jobs, "one", lambda pk, by: (checked.append(pk), really(pk, by)))
        jobs.imported(**given)
    with as_owner():
        ProcrastinateJob.objects.filter(task_name="findings.imported").delete()
        names = dict(Case.objects.values_list("pk", "reference"))
    return [names[pk] for pk in checked]


def because(as_owner: AsOwner, reference: str) -> list[str]:
    with as_owner():
        of = Case.objects.get(reference=reference).pk
        rows = Finding.objects.filter(case_id=of, entry=FACTORS).order_by("version")
        return [row.because for row in rows]


def test_imported_cases_get_their_findings_in_one_job(bring: Any, as_owner: AsOwner) -> None:
    done = bring(*directory(), case("T100"), case("T101"))
    assert done.exit_code == 0, done.output
    assert bring(case("T102")).exit_code == 0  # while the first job waits

    assert because(as_owner, "T100") == []
    assert work(as_owner) == ["T100", "T101", "T102"]
    assert len(because(as_owner, "T100")) == len(because(as_owner, "T102")) == 1


def test_a_replaced_case_is_asked_again_and_others_are_left(bring: Any, as_owner: AsOwner) -> None:
    """The first of two cases comes again with a factor of which nothing says what it does in a life."""
    bring(*directory(), case("T100"), case("T101"))
    work(as_owner)
    changed = case("T100")
    drinking = fact("drink", area="alcohol_use", name="drinking", offending="linked")
    changed["assessments"]["factors"] = [drinking]

    assert bring(changed, options=("--replace",)).exit_code == 0

    assert work(as_owner) == ["T100"]
    assert len(because(as_owner, "T100")) == 2
    assert len(because(as_owner, "T101")) == 1


def test_what_changes_nothing_and_what_is_refused_leave_no_job(bring: Any, as_owner: AsOwner) -> None:
    bring(*directory(), case("T100"))
    work(as_owner)

    assert bring(*directory(), case("T100")).exit_code == 0
    assert bring({"format": "other"}).exit_code == 1

    assert waiting(as_owner) == []


def test_parts_are_asked_for_one_after_another(
    bring: Any, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a large import is never held whole."""
    monkeypatch.setattr(jobs, "SOME", 2)
    bring(*directory(), *(case(f"T10{number}") for number in range(5)))

    assert work(as_owner) == ["T100", "T101", "T102", "T103", "T104"]


def test_everything_is_asked_again_on_request(as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch) -> None:
    """An expectation that says it in other words after an upgrade; each case in a transaction of its own."""
    with as_owner():
        take([*directory(), case("T100"), case("T101")])
        first = CliRunner().invoke(cli.main, ["recheck"])
    assert (first.exit_code, first.stdout) == (0, "2 open cases were checked.\n")
    with as_owner():
        before = Finding.objects.count()
        Finding.objects.filter(entry=FACTORS).update(because="As it was said before")
        CliRunner().invoke(cli.main, ["recheck"])
        assert Finding.objects.count() == before + 2

    assert because(as_owner, "T101")[0] == "As it was said before"
    assert len(because(as_owner, "T101")) == 2
