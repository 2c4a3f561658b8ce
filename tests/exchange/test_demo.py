"""The demo is always of this week, and says who can sign in."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from handrail.access.models import DutySlot
from handrail.casefile.document import CaseDocument
from handrail.exchange import demo
from handrail.exchange.importing import Refused
from handrail.exchange.shifting import LONDON, shifted
from handrail.instruments import INSTRUMENTS, worded
from handrail.people.models import Person
from tests.exchange.documents import give, lines_of, quiet, through_an_empty_database

WEDNESDAY = date(2026, 10, 28)
WEEK = timedelta(days=7)


def cases(today: date) -> list[CaseDocument]:
    return [document for _, document in demo.documents(today) if isinstance(document, CaseDocument)]


def test_on_its_own_wednesday_nothing_is_moved() -> None:
    written = [
        json.loads(file.read_text("utf-8")) for file in sorted((demo.folder() / "cases").glob("*.json"))
    ]

    births = [case.people.person[0].date_of_birth.isoformat() for case in cases(demo.ANCHOR)]

    assert births == [case["people"]["person"][0]["date_of_birth"] for case in written]


def test_every_day_moves_by_the_same_number_of_days_so_ages_hold() -> None:
    before, after = cases(demo.ANCHOR), cases(WEDNESDAY)
    moved = WEDNESDAY - demo.ANCHOR

    for old, new in zip(before, after, strict=True):
        assert new.people.person[0].date_of_birth - old.people.person[0].date_of_birth == moved
        assert [c.valid_from for c in new.delivery.contacts] == [
            c.valid_from and c.valid_from + moved for c in old.delivery.contacts
        ]
        assert [c.at for c in new.delivery.contacts] == [c.at for c in old.delivery.contacts]


@pytest.mark.parametrize("weeks", [0, 1, 2, 26, 40])
def test_the_clock_shows_the_same_time_in_summer_and_in_winter(weeks: int) -> None:
    noted = datetime(2026, 3, 25, 9, 30, tzinfo=UTC)  # the Wednesday before clocks go forward

    moved = shifted(noted, weeks * WEEK)

    assert moved.astimezone(LONDON).time() == noted.astimezone(LONDON).time()
    assert moved.astimezone(LONDON).date() == noted.date() + weeks * WEEK


@pytest.mark.usefixtures("owner")
@pytest.mark.parametrize("today", [demo.ANCHOR, WEDNESDAY, date(2028, 3, 1)])
def test_the_demo_is_sound_on_any_wednesday(today: date) -> None:
    report = demo.load(today, quiet)

    assert report.cases_added == 4
    assert {person.given_name for person in Person.objects.now()} == {"Helen", "Wayne", "Leon", "Kai"}


@pytest.mark.usefixtures("owner")
def test_the_demo_goes_through_an_empty_database_byte_for_byte() -> None:
    with transaction.atomic():
        demo.load(demo.ANCHOR, quiet)
        told = give()
        transaction.set_rollback(True)

    assert through_an_empty_database(lines_of(told)) == told


@pytest.mark.usefixtures("owner")
def test_the_duty_officer_is_on_the_rota_now_and_for_a_year() -> None:
    demo.load(WEDNESDAY, quiet)

    now = timezone.now()
    for moment in (now, now + timedelta(days=200)):
        slot = DutySlot.objects.get(starts_at__lte=moment, ends_at__gt=moment)
        assert demo.DUTY in slot.user.worker.roles
        assert slot.team == slot.user.team


@pytest.mark.usefixtures("owner")
def test_the_welcome_names_everybody_who_can_sign_in_and_what_to_look_at() -> None:
    demo.load(WEDNESDAY, quiet)

    text = demo.welcome()

    assert "fictional" in text
    assert "Ruth Adeyemi" in text
    assert "Handrail" not in text
    assert max(map(len, text.splitlines())) <= demo.WIDTH


@pytest.mark.usefixtures("owner")
def test_a_fault_in_the_demo_is_told_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("cases", "directory"):
        (tmp_path / name).mkdir()
    team = {"kind": "team", "reference": "quay", "name": "Quay", "agency": "nowhere"}
    (tmp_path / "directory" / "teams.json").write_text(json.dumps([team]))
    monkeypatch.setattr(demo, "folder", lambda: tmp_path)

    with pytest.raises(Refused, match=r"teams.json /item/agency: 'nowhere' names no agency"):
        demo.load(WEDNESDAY, quiet)


def test_without_its_documents_the_demo_says_where_it_looked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_dir", lambda _: False)

    with pytest.raises(demo.NoDemo, match="share/handrail/demo"):
        demo.folder()


def test_answers_given_to_an_instrument_move_too_and_words_stay_what_it_says() -> None:
    checked = 0
    for case in cases(WEDNESDAY):
        (person,) = (one for one in case.people.person if one.superseded_at is None)
        for row in case.assessments.likelihoods:
            if row.origin != "worked_out_here":
                continue
            asked = {item.name for item in INSTRUMENTS[row.instrument].inputs if not item.from_record}
            given = {name: value for name, value in row.inputs.items() if name in asked}
            told = worded(row.instrument, given, born=person.date_of_birth, on=row.valid_from)
            assert (told.version, list(told.sentences)) == (row.instrument_version, row.said)
            assert told.inputs == row.inputs
            checked += 1

    assert checked == 2


def test_no_likelihood_is_held_of_a_child() -> None:
    held = {case.cohort: case.assessments.likelihoods for case in cases(demo.ANCHOR)}

    assert held["adult"]
    assert held["youth"] == []
