"""Frances leads an inspection of Eastgate, Arun reads every other case second."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from markupsafe import escape

from handrail.access.actors import acting_as
from handrail.access.models import Relation, User
from handrail.agencies.models import Agency
from handrail.quality.asking import as_known
from handrail.quality.inspections import drawing, inspecting
from handrail.quality.inspections.models import Inspection, Inspector, Judgement, SampledCase
from handrail.quality.inspections.questions import key_questions
from handrail.quality.inspections.standing import standing
from tests.pdf_ua import keep_every_rule

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.usefixtures("on_its_wednesday")
KNOWN = "14 March 2026"
KEYS = [one.key for one in key_questions("adult")]


@pytest.fixture
def of(db: None) -> Callable[[str], Client]:
    """A browser with somebody signed in."""

    def signed_in(username: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=username))
        return client

    return signed_in


@pytest.fixture
def opened(of: Callable[[str], Client], as_owner: AsOwner) -> Inspection:
    """Oliver opens Eastgate's adult cases to Frances and Arun until the end of April of the next year."""
    with as_owner():
        readers = dict(User.objects.filter(role="inspector").values_list("username", "pk"))
        unit = Agency.objects.get(reference="eastgate-probation").pk
    sent = {
        "name": "Spring reading",
        "unit": unit,
        "cohort": "adult",
        "readers": list(readers.values()),
        "lead": readers["frances.abbey"],
        "known_on": KNOWN,
        "ends_on": "30 April 2027",
        "why": "Announced on 2 March; the inspectorate's power to inspect",
    }
    answer = of("oliver.penn").post("/inspections/open", sent)
    assert answer.status_code == 302
    with as_owner():
        return Inspection.objects.get(reference="spring-reading")


def define(of: Callable[[str], Client], found: Inspection, **other: object) -> str:
    """Frances defines two of the three cases, shared out over kinds of sentence, each read twice."""
    sent = {"strata": "sentence", "size": 2, "second_every": 1, "seed": "spring", **other}
    answer = of("frances.abbey").post(f"/inspections/{found.reference}/sample", sent)
    assert answer.status_code == 302
    return of("frances.abbey").get(f"/inspections/{found.reference}").content.decode()


def draw(of: Callable[[str], Client], found: Inspection, as_owner: AsOwner) -> list[SampledCase]:
    define(of, found)
    of("frances.abbey").post(f"/inspections/{found.reference}/draw")
    with as_owner():
        return list(SampledCase.objects.filter(inspection=found).order_by("place"))


def test_an_inspector_begins_with_the_inspections(of: Callable[[str], Client], opened: Inspection) -> None:
    first = of("frances.abbey").get("/", follow=True)

    assert first.redirect_chain == [("/inspections/", 302)]
    assert "Spring reading" in first.content.decode()


def test_the_sample_is_shown_in_numbers_before_it_is_drawn(
    of: Callable[[str], Client], opened: Inspection
) -> None:
    page = define(of, opened)

    assert "2 of 3 cases" in page
    assert "four times in five" in page
    assert "Community order" in page
    assert "Shared out in proportion over kinds of sentence." in page
    assert "Draw the sample" in page
    assert "X338902" not in page  # no case is named before lots are drawn


def test_the_page_and_the_report_say_how_the_sample_was_drawn(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    """Two of three cases sentenced since last May, shared out, each read by both."""
    define(of, opened, begun_from="1 May 2025", sentence_kinds=["community_order"], size=1)
    of("frances.abbey").post(f"/inspections/{opened.reference}/draw")

    for page in ("", "/report"):
        said = of("frances.abbey").get(f"/inspections/{opened.reference}{page}").content.decode()
        assert "drawn with the word “spring”; only Community order; sentenced from 1 May 2025; " in said
        assert "shared out in proportion over kinds of sentence; every case is read by two." in said


def test_more_cases_asked_for_than_there_are(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    """Frances asks for forty, and three fit: all three are read, and the report says three of three."""
    page = define(of, opened, size=40)
    of("frances.abbey").post(f"/inspections/{opened.reference}/draw")

    assert "All 3 cases that fit are read" in page
    for address in ("", "/report"):
        told = of("frances.abbey").get(f"/inspections/{opened.reference}{address}").content.decode()
        assert "3 of 3 cases, drawn with the word" in told


def test_readers_take_turns_also_at_what_is_read_once(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    """Every second case is read twice: Frances reads the first alone, Arun the third."""
    define(of, opened, size=3, second_every=2)
    of("frances.abbey").post(f"/inspections/{opened.reference}/draw")

    with as_owner():
        drawn = SampledCase.objects.filter(inspection=opened).order_by("place")
        readers = list(drawn.values_list("first__username", "second__username"))
    assert readers == [("frances.abbey", None), ("arun.dessai", "frances.abbey"), ("arun.dessai", None)]


def test_lots_are_drawn_as_anybody_can_check(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    """The database draws what the seed and the references say, and lets both readers in until the end."""
    with as_owner():
        define(of, opened)
        with connection.cursor() as cursor:
            cursor.execute(
                "select reference, stratum from access_inspection_frame(%s) order by 1", [opened.pk]
            )
            frame = cursor.fetchall()
    sampled = draw(of, opened, as_owner)

    assert [one.reference for one in sampled] == drawing.drawn(frame, 2, "spring")
    assert [(one.first.username, one.second and one.second.username) for one in sampled] == [
        ("frances.abbey", "arun.dessai"),
        ("arun.dessai", "frances.abbey"),
    ]
    with as_owner():
        let_in = Relation.objects.filter(kind="inspector", purpose="Spring reading")
        assert let_in.count() == 4
        assert {one.ends_at.date() for one in let_in if one.ends_at} == {date(2027, 5, 1)}


def test_a_sample_is_drawn_once_and_only_by_who_leads(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    define(of, opened)
    assert of("arun.dessai").post(f"/inspections/{opened.reference}/draw").status_code == 404
    sampled = draw(of, opened, as_owner)
    of("frances.abbey").post(f"/inspections/{opened.reference}/draw")

    with as_owner():
        assert SampledCase.objects.filter(inspection=opened).count() == len(sampled) == 2


def test_nobody_outside_the_inspection_sees_it(of: Callable[[str], Client], opened: Inspection) -> None:
    for name in ("ruth.adeyemi", "carol.hughes", "dan.kowalski", "oliver.penn"):
        assert of(name).get(f"/inspections/{opened.reference}").status_code == 404


def test_a_case_shut_to_a_reader_is_neither_drawn_nor_counted(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select case_id from access_inspection_frame(%s)", [opened.pk])
        before = {one for (one,) in cursor.fetchall()}
        shut = min(before)
        cursor.execute(
            "insert into access_exclusion (user_id, case_id, starts_at, set_by_id, reason)"
            " select id, %s, now(), id, 'kin' from access_user where username = 'arun.dessai'",
            [shut],
        )
        cursor.execute("select case_id from access_inspection_frame(%s)", [opened.pk])
        after = {one for (one,) in cursor.fetchall()}

    assert before - after == {shut}


def judge(client: Client, found: Inspection, place: int, answers: dict[str, tuple[str, str]]) -> int:
    """Answer key questions of a case; gives the status."""
    sent = {}
    for key, (answer, reasons) in answers.items():
        name = key.replace(".", "_")
        sent |= {f"answer_{name}": answer, f"reasons_{name}": reasons}
    return client.post(f"/inspections/{found.reference}/cases/{place}", sent).status_code


def test_an_answer_needs_its_reasons_and_comes_back_filled(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    sampled = draw(of, opened, as_owner)
    reader = of(sampled[0].first.username)
    answer = reader.post(f"/inspections/{opened.reference}/cases/1", {"answer_P2_1_1": "no"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say why: Does assessment engage the person well enough?" in page
    assert page.count("checked") == 1


def test_findings_as_known_then_stand_folded_beside_the_question_they_bear_on(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    """Each expectation, with its reason as the record of 14 March gives it, and the way to its entries."""
    sampled = draw(of, opened, as_owner)[0]
    page = of("frances.abbey").get(f"/inspections/{opened.reference}/cases/1").content.decode()
    with acting_as(sampled.first_id):
        known = {one.id: one for one in as_known(sampled.case_id, opened.known_on)}

    folds = page.split('<details class="govuk-details">')[1:]
    assert len(folds) == len(KEYS)
    for question, fold in zip(key_questions("adult"), folds, strict=True):
        inside = fold.split("</details>")[0]
        for asked in question.expectations(opened.known_on):
            where = f"?known=2026-03-14&amp;at={asked.id}#{asked.id}"
            assert where in inside
            assert escape(known[asked.id].because) in inside


def test_two_readers_differ_it_is_settled_and_the_report_counts_it(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    """Frances finds the planning of two cases sufficient, Arun one of them not; settled: not.

    The second case Frances reads second, and to its end. Of the first she begins the moderation.
    """
    draw(of, opened, as_owner)
    frances, arun = of("frances.abbey"), of("arun.dessai")
    assert judge(frances, opened, 1, {"P2.2.2": ("yes", "Debt first, then work")}) == 302
    assert judge(frances, opened, 2, dict.fromkeys(KEYS, ("yes", "Debt first, then work"))) == 302
    assert judge(arun, opened, 1, {"P2.2.2": ("no", "Nobody is named for the debt advice")}) == 302
    assert judge(arun, opened, 2, {"P2.2.2": ("yes", "Two agencies, in order")}) == 302

    apart = frances.get(f"/inspections/{opened.reference}/moderation").content.decode()
    assert "Nobody is named for the debt advice" not in apart
    report = frances.get(f"/inspections/{opened.reference}/report").content.decode()
    assert "1 case is still judged apart" in report
    assert frances.post(f"/inspections/{opened.reference}/cases/1/moderate").status_code == 302
    differing = frances.get(f"/inspections/{opened.reference}/moderation").content.decode()
    assert "Nobody is named for the debt advice" in differing
    before = frances.get(f"/inspections/{opened.reference}/report").content.decode()
    assert "1 of 1" in before
    assert "1 still to settle" in before
    assert "too few" not in before.split("Words of")[0]  # no words while a case waits
    assert "just over half" in before  # found elsewhere, as published: words, and no number made of them

    settled = frances.post(
        f"/inspections/{opened.reference}/cases/1/settle/P2.2.2",
        {"answer": "no", "reasons": "The step has no name beside it on that day"},
    )
    assert settled.status_code == 302
    report = frances.get(f"/inspections/{opened.reference}/report").content.decode()
    table = frances.get(f"/inspections/{opened.reference}/report.csv").content.decode().splitlines()

    assert "1 of 2" in report
    assert "2 pairs of answers, 1 alike (50%)" in " ".join(report.split())
    # Wilson for 1 of 2 with z = 1.2816: 0.5 give or take 1.2816 x root(0.125 + 0.1027) / 1.8212 = 0.336.
    line = next(one for one in table if one.startswith("P2.2.2"))
    assert line.split(",")[2:10] == ["1", "2", "50", "16", "84", "too few", "0", "0"]
    # Frances said yes twice, so that kappa is not defined; over all questions there are no other pairs.
    assert line.split(",")[10:] == table[-1].split(",")[10:] == ["2", "1", "", "", ""]


def test_thinking_again_adds_a_judgement_and_loses_none(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    sampled = draw(of, opened, as_owner)
    reader = of(sampled[0].first.username)
    judge(reader, opened, 1, {"P2.1.1": ("no", "No sign of her view")})
    judge(reader, opened, 1, {"P2.1.1": ("yes", "Her own words are there, under another date")})
    judge(reader, opened, 1, {"P2.1.1": ("yes", "Her own words are there, under another date")})

    with as_owner():
        said = list(
            Judgement.objects.filter(sampled__inspection=opened)
            .order_by("pk")
            .values_list("sufficient", flat=True)
        )
    assert said == [False, True]


def test_once_closed_nothing_is_judged(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    draw(of, opened, as_owner)
    frances = of("frances.abbey")
    frances.post(f"/inspections/{opened.reference}/close")

    assert judge(frances, opened, 1, {"P2.1.1": ("yes", "Late")}) == 404
    assert "The report" in frances.get(f"/inspections/{opened.reference}").content.decode()


def test_the_database_keeps_a_judgement_to_its_reader(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> None:
    """Past the pages as well: nobody judges in another's name, nor a case they do not read."""
    sampled = draw(of, opened, as_owner)
    with as_owner():
        frances, arun = (User.objects.get(username=name) for name in ("frances.abbey", "arun.dessai"))
        SampledCase.objects.filter(pk=sampled[0].pk).update(second=None)
    for case, by in ((sampled[0], arun), (sampled[1], frances)):
        with pytest.raises(DatabaseError, match="row-level"), transaction.atomic(), acting_as(arun.pk):
            Judgement.objects.create(sampled=case, question="P2.1.1", sufficient=True, reasons="x", by=by)


def says(reader: User, sampled: SampledCase, keys: Iterable[str]) -> None:
    """A reader's answers, past the pages."""
    with acting_as(reader.pk):
        inspecting.judge(sampled, dict.fromkeys(keys, (True, reader.username)), by=reader)


def seen(reader: User, sampled: SampledCase) -> set[str]:
    """Whose answers somebody reads by SQL with the web login."""
    with acting_as(reader.pk), connection.cursor() as cursor:
        cursor.execute("select reasons from quality_judgement where sampled_id = %s", [sampled.pk])
        return {reasons for (reasons,) in cursor.fetchall()}


@pytest.fixture
def apart(
    of: Callable[[str], Client], opened: Inspection, as_owner: AsOwner
) -> tuple[SampledCase, User, User, User]:
    """The second case drawn: Arun reads it first, Frances, who leads, second; Grace inspects too."""
    sampled = draw(of, opened, as_owner)[1]
    with as_owner():
        grace = User.objects.create_user("grace.lowe", name="Grace Lowe", role="inspector")
        Inspector.objects.create(inspection=opened, user=grace)
        assert sampled.second is not None
        return sampled, sampled.first, sampled.second, grace


def test_readings_are_kept_apart_until_each_is_finished(
    apart: tuple[SampledCase, User, User, User],
) -> None:
    """Whoever reads second is kept from the first's; everybody from the second's, until both are done."""
    sampled, arun, frances, grace = apart
    one, other = arun.username, frances.username
    says(arun, sampled, KEYS[:1])
    says(frances, sampled, KEYS[:11])
    assert (seen(arun, sampled), seen(frances, sampled), seen(grace, sampled)) == ({one}, {other}, {one})

    # A question that is none, and one of the other cohort, finish nothing.
    says(frances, sampled, ("P9.9.9", "Y2.1.1"))
    assert seen(frances, sampled) == {other}

    says(frances, sampled, KEYS)
    assert (seen(arun, sampled), seen(frances, sampled), seen(grace, sampled)) == (
        {one},
        {one, other},
        {one},
    )

    says(arun, sampled, KEYS)
    assert (seen(arun, sampled), seen(grace, sampled)) == ({one, other}, {one, other})


def test_who_does_not_inspect_reads_no_judgement_at_all(
    apart: tuple[SampledCase, User, User, User], as_owner: AsOwner
) -> None:
    sampled, arun, frances, _grace = apart
    says(arun, sampled, KEYS)
    says(frances, sampled, KEYS)

    with as_owner():
        others = list(
            User.objects.filter(is_active=True).exclude(username__in=(arun.username, frances.username))
        )
    assert {one.role for one in others} > {"practitioner", "manager", "partner", "information_governance"}
    for one in others:
        assert one.username == "grace.lowe" or seen(one, sampled) == set()


def test_moderation_ends_it_and_who_reads_second_finishes_first(
    apart: tuple[SampledCase, User, User, User],
) -> None:
    """Frances leads and reads second: she may begin only once she has answered all; nobody else may."""
    sampled, arun, frances, grace = apart
    says(arun, sampled, KEYS[:3])
    says(frances, sampled, KEYS[:11])
    for somebody in (arun, frances, grace):
        with acting_as(somebody.pk):
            assert not inspecting.moderate(sampled)
    assert seen(frances, sampled) == {frances.username}

    says(frances, sampled, KEYS)
    with acting_as(frances.pk):
        assert inspecting.moderate(sampled)
        assert not inspecting.moderate(sampled)  # it begins once
    assert seen(arun, sampled) == seen(grace, sampled) == {arun.username, frances.username}


def test_who_leads_is_told_why_moderation_cannot_begin_yet(
    of: Callable[[str], Client], opened: Inspection, apart: tuple[SampledCase, User, User, User]
) -> None:
    """Frances leads and reads second: she is told to answer first, and then sees both readings."""
    sampled, arun, frances, _grace = apart

    def told() -> str:
        return of("frances.abbey").get(f"/inspections/{opened.reference}/moderation").content.decode()

    says(arun, sampled, KEYS[:3])
    assert "You read it second: answer every question" in told()
    says(frances, sampled, KEYS)
    assert "Still judged apart" not in told()


def test_nobody_makes_themselves_a_reader(apart: tuple[SampledCase, User, User, User]) -> None:
    """Who reads a case is settled by lot: else whoever leads could step aside, look, and come back."""
    sampled, _arun, frances, _grace = apart
    with pytest.raises(DatabaseError, match="permission denied"), acting_as(frances.pk):
        SampledCase.objects.filter(pk=sampled.pk).update(second=None)


def test_once_closed_both_readings_are_seen(
    of: Callable[[str], Client], opened: Inspection, apart: tuple[SampledCase, User, User, User]
) -> None:
    sampled, arun, frances, grace = apart
    says(arun, sampled, KEYS[:1])
    says(frances, sampled, KEYS[:1])
    of("frances.abbey").post(f"/inspections/{opened.reference}/close")

    assert seen(grace, sampled) == {arun.username, frances.username}


def test_what_is_answered_after_moderation_began_is_no_agreement(
    apart: tuple[SampledCase, User, User, User],
) -> None:
    sampled, arun, frances, _grace = apart
    says(arun, sampled, KEYS[:2])
    says(frances, sampled, KEYS)
    with acting_as(frances.pk):
        inspecting.moderate(sampled)
    says(arun, sampled, KEYS[:5])

    with acting_as(frances.pk):
        held = standing(Inspection.objects.get(pk=sampled.inspection_id))
    read = next(one for one in held.cases if one.sampled.pk == sampled.pk)
    assert [key for key, _one, _other in read.pairs] == KEYS[:2]
    assert len(read.first) == 5


def test_the_report_keeps_every_rule_of_pdf_ua(of: Callable[[str], Client], tmp_path: Path) -> None:
    """The demo's own inspection: shares, words and agreement as a tagged PDF."""
    answer = of("frances.abbey").get("/inspections/a-spring-reading-of-eastgate/report.pdf")
    made = tmp_path / "report.pdf"
    made.write_bytes(answer.content)

    assert answer["Content-Type"] == "application/pdf"
    keep_every_rule([made])
