"""Invented cases: the same every time, sound, and with nearly every field somewhere in them."""

import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from click.testing import CliRunner

from handrail.casefile.access import Access
from handrail.casefile.checks import problems
from handrail.casefile.document import PARTS, CaseDocument, DirectoryDocument, decode, encode
from handrail.casefile.parts import fields, tables
from handrail.casefile.registry import kind_of, part_types
from handrail.casefile.versions import Version
from handrail.config.cli import main
from handrail.exchange.importing import import_stream
from handrail.exchange.synthetic import DAY, documents
from tests.exchange.documents import REASON, give, quiet

ENOUGH = 0.8
TIMES = {field.name for field in fields(Version)}


@pytest.fixture(scope="module")
def thousand() -> list[CaseDocument]:
    """A thousand cases."""
    return [one for one in documents(1000, 1, DAY) if isinstance(one, CaseDocument)]


def written(cases: int, seed: int, today: date = DAY) -> bytes:
    return b"".join(encode(one) + b"\n" for one in documents(cases, seed, today))


def test_the_same_arguments_give_the_same_bytes_and_another_seed_others() -> None:
    assert written(40, 7) == written(40, 7)
    assert written(40, 7) != written(40, 8)


def test_the_command_writes_the_directory_first() -> None:
    told = CliRunner().invoke(main, ["synthesise", "--cases", "12", "--seed", "7"])
    lines = [decode(line) for line in told.stdout_bytes.splitlines()]

    assert told.exit_code == 0
    assert told.stdout_bytes == written(12, 7)
    kinds = [isinstance(line, CaseDocument) for line in lines]
    assert kinds == sorted(kinds)
    assert sum(kinds) == 12


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("today", [DAY, date(2024, 2, 29), date(2027, 1, 1)])
def test_they_are_sound(seed: int, today: date) -> None:
    known: dict[str, set[str]] = defaultdict(set)
    for line in written(120, seed, today).splitlines():
        document = decode(line)
        if isinstance(document, DirectoryDocument):
            known[kind_of(document.item)].add(document.item.reference)
        assert problems(document, known) == []


def test_at_least_four_fifths_of_the_fields_occur(thousand: list[CaseDocument]) -> None:
    every = {f"{path}.{field.name}" for path, struct in structs() for field in fields(struct)}
    found = {name for case in thousand for name in said(case)}

    assert len(found & every) / len(every) >= ENOUGH, sorted(every - found)
    for room in ("assessments", "plans", "delivery", "reviews"):
        own = {name for name in every if name.startswith(f"{room}.") and name.split(".")[2] not in TIMES}
        assert len(found & own) / len(own) >= 0.9, sorted(own - found)


def test_most_plans_are_short_and_no_child_has_a_likelihood(thousand: list[CaseDocument]) -> None:
    goals = [len(entries(case.plans.objectives)) for case in thousand]
    steps = [len(entries(case.plans.steps)) for case in thousand]
    likely = Counter(case.cohort for case in thousand if case.assessments.likelihoods)

    assert sum(0 < count <= 6 for count in goals) > 500
    assert max(goals) <= 6
    assert max(steps) <= 12
    assert likely["adult"] > 300
    assert likely["youth"] == 0


def test_an_edition_holds_what_was_written_before_it(thousand: list[CaseDocument]) -> None:
    """What an edition froze is what stood at its instant, so goals and steps come first."""
    agreed = 0
    for case in thousand:
        for edition in case.plans.editions:
            first = [row for row in case.plans.steps + case.plans.objectives if row.version == 1]
            assert all(row.recorded_at < edition.recorded_at for row in first)
            agreed += 1

    assert agreed > 500


def test_one_review_at_a_time_is_open_and_what_it_amended_stands_in_the_record(
    thousand: list[CaseDocument],
) -> None:
    states: Counter[str] = Counter()
    triggers: Counter[str] = Counter()
    for case in thousand:
        opened = sorted(row.recorded_at for row in case.reviews.reviews if row.version == 1)
        ended = sorted(row.recorded_at for row in case.reviews.reviews if row.version == 2)
        assert all(done <= again for done, again in zip(ended, opened[1:], strict=False))
        assert len(opened) - len(ended) in (0, 1)
        triggers.update(row.trigger for row in case.reviews.reviews if row.version == 1)
        for row in case.reviews.amendments:
            if row.superseded_at is None:
                states[row.state] += 1
                part, table = row.part.split(".")
                held = entries(getattr(getattr(case, part), table))
                assert {row.of, row.makes} - {""} <= held

    assert set(states) == {"proposed", "made", "ended", "withdrawn"}
    assert set(triggers) == {"change", "date", "recall", "transfer", "request", "release", "ending"}


def test_all_that_is_asked_of_them_occurs(thousand: list[CaseDocument]) -> None:
    shares = Counter(case.cohort for case in thousand)
    sentences = {row.kind for case in thousand for row in case.sentences.sentences}
    lengths = {(row.kind, row.years, row.months) for c in thousand for row in c.sentences.sentences}

    assert shares["adult"] > shares["youth"] > 50
    assert len(sentences) >= 12
    assert len(lengths) >= 30
    assert any(release.kind == "re_release" for case in thousand for release in case.sentences.releases)
    for table in ("curfew_windows", "exclusion_areas", "recalls", "breaches", "variations"):
        assert sum(bool(getattr(case.sentences, table)) for case in thousand) > 5, table
    assert any(gap(case) > 21 for case in thousand)
    late = [row for case in thousand for row in case.delivery.contacts if is_late(row)]
    corrected = [row for case in thousand for row in case.delivery.contacts if row.version > 1]
    assert late
    assert corrected


def test_everybody_has_a_caseload_and_every_case_two_readers(thousand: list[CaseDocument]) -> None:
    held: Counter[tuple[str, str]] = Counter()
    for case in thousand:
        live = {relation.user for relation in case.access.relations if relation.ends_at is None}
        closings = [row.kind for row in case.people.closures if row.superseded_at is None]
        assert len(live) >= (1 if closings.count("closed") > closings.count("reopened") else 2)
        held.update((case.cohort, r.user) for r in case.access.relations if r.kind == "in_charge")
    adult = [count for (cohort, _), count in held.items() if cohort == "adult"]
    assert min(adult) >= 35
    assert max(adult) <= 60


def test_some_people_have_two_records_which_say_so_of_each_other(thousand: list[CaseDocument]) -> None:
    tied = {case.reference: case for case in thousand if case.people.same_person}
    after_all = [one for one in tied.values() if one.people.same_person[-1].kind == "two_people"]

    assert len(tied) == 20
    assert 0 < len(after_all) < 20
    for case in tied.values():
        (other,) = {row.other for row in case.people.same_person}
        theirs = tied[other]
        assert {row.other for row in theirs.people.same_person} == {case.reference}
        assert case.people.same_person[0].leads is not theirs.people.same_person[0].leads
        assert case.people.person[-1].date_of_birth == theirs.people.person[-1].date_of_birth
        assert case.team == theirs.team


@pytest.mark.django_db
@pytest.mark.usefixtures("owner")
def test_they_go_in_and_come_out_the_same() -> None:
    file = written(110, 5)

    report = import_stream(io.BytesIO(file), replace=False, reason=REASON, progress=quiet)

    assert report.cases_added == 110
    came = sorted(line for line in give().splitlines() if b'"format":"handrail-case/1"' in line)
    went = sorted(encode(ordered(line)) for line in file.splitlines() if b"handrail-case/1" in line)
    assert came == went


def ordered(line: bytes) -> CaseDocument:
    from handrail.casefile import registry

    document = decode(line)
    assert isinstance(document, CaseDocument)
    return registry.in_order(document)


def entries(rows: list[Any]) -> set[str]:
    return {row.entry for row in rows}


def structs() -> Iterator[tuple[str, Any]]:
    """Every list of a case document with its type, by path."""
    for part, kind in part_types().items():
        for table, struct in tables(kind).items():
            yield f"{part}.{table}", struct
    assert set(part_types()) == {*PARTS, "access"}
    assert part_types()["access"] is Access


def said(case: CaseDocument) -> Iterator[str]:
    """The fields of a case that say something: those that differ from their default, or must be given."""
    for path, struct in structs():
        part, table = path.split(".")
        for row in getattr(getattr(case, part), table):
            for field in fields(struct):
                value = getattr(row, field.name)
                if field.required or (value not in (None, "", [], 0, 1, False) and value != field.default):
                    yield f"{path}.{field.name}"


def gap(case: CaseDocument) -> int:
    days = sorted({row.valid_from for row in case.delivery.contacts if row.outcome and row.valid_from})
    return max(((later - day).days for day, later in pairwise(days)), default=0)


def is_late(row: Any) -> bool:
    return bool(row.outcome and (row.recorded_at.date() - row.valid_from).days >= 2)
