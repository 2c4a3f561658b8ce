"""Giving documents out: in order, in batches, each disclosure logged."""

import io
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.access.models import AccessLine
from handrail.casefile import registry
from handrail.casefile.directory import ORDER
from handrail.exchange import batches, exporting
from handrail.exchange.importing import Refused
from handrail.people.models import Case
from tests.exchange.documents import REASON, bare, case, directory, give, quiet, take

pytestmark = pytest.mark.usefixtures("owner")


def test_the_directory_comes_first_in_an_order_that_can_be_read() -> None:
    take([*directory(), case()])

    lines = [json.loads(line) for line in give().splitlines()]

    kinds = [line["item"]["kind"] for line in lines[:-1]]
    assert kinds == sorted(kinds, key=ORDER.index)
    references = [line["item"]["reference"] for line in lines[:-1] if line["item"]["kind"] == "user"]
    assert references == ["asha", "olu", "system"]
    assert lines[-1]["reference"] == "T100"


def test_cases_come_in_order_of_reference_by_code_point() -> None:
    take([*directory(), bare("T200"), bare("T-10"), bare("T100")])

    assert _references(give()) == ["T-10", "T100", "T200"]


def test_some_cases_come_with_the_whole_directory() -> None:
    take([*directory(), bare("T100"), bare("T101"), bare("T102")])

    told = give("T102", "T100", "T102")

    assert _references(told) == ["T100", "T102"]
    assert told.count(b"handrail-directory/1") == 11


def test_a_reference_that_is_not_there_is_refused_before_anything_is_written() -> None:
    take([*directory(), bare("T100")])
    out = io.BytesIO()

    with pytest.raises(Refused, match="there is no case T999"):
        exporting.export(["T100", "T999"], out, reason=REASON, progress=quiet)

    assert out.getvalue() == b""
    assert not AccessLine.objects.filter(operation="disclosure").exists()


def test_each_batch_is_logged_as_disclosure_with_its_cases_and_the_reason(small_batches: None) -> None:
    take([*directory(), *(bare(f"T10{number}") for number in range(5))])

    give()

    lines = AccessLine.objects.filter(operation="disclosure").order_by("pk")
    assert [len(line.cases) for line in lines] == [2, 2, 1]
    assert {case for line in lines for case in line.cases} == set(Case.objects.values_list("pk", flat=True))
    assert {(line.user.username, line.reason) for line in lines} == {("system", REASON)}


def test_a_reader_who_stops_half_way_leaves_no_disclosure_unlogged() -> None:
    class Broken(io.BytesIO):
        def write(self, _: Any) -> int:
            raise BrokenPipeError

    take([*directory(), bare("T100")])

    with pytest.raises(BrokenPipeError):
        exporting.export(None, Broken(), reason=REASON, progress=quiet)

    assert AccessLine.objects.filter(operation="disclosure").exists()


def test_no_more_than_one_batch_of_cases_is_held(
    small_batches: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    take([*directory(), *(bare(f"T10{number}") for number in range(5))])
    held: list[int] = []
    read = registry.read_cases

    def watched(case_ids: Any) -> Any:
        held.append(len(case_ids))
        return read(case_ids)

    monkeypatch.setattr(registry, "read_cases", watched)
    give()
    take([bare(f"T10{number}") for number in range(5)])

    assert held == [2, 2, 1, 2, 2, 1]


def test_a_batch_costs_the_same_queries_whatever_is_in_it() -> None:
    take([*directory(), bare("T100")])
    with CaptureQueriesContext(connection) as few:
        give()
    take([case(f"T2{number:02}") for number in range(20)])

    with CaptureQueriesContext(connection) as many:
        give()

    # One more, for the names of the readers a restriction lists.
    assert len(many) == len(few) + 1


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents at a time."""
    monkeypatch.setattr(batches, "SIZE", 2)


def _references(told: bytes) -> list[str]:
    lines = map(json.loads, told.splitlines())
    return [line["reference"] for line in lines if "reference" in line]
