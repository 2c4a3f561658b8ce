"""The two sealed rooms: who finds a door, and what stands behind it."""

from typing import Any

import pytest

from handrail.compartments.models import Intelligence, Victim, VictimCondition
from handrail.kernel.references import new_reference
from handrail.records import clock
from tests.cast import add_row, relate
from tests.delivery.helping import AsOwner, address, signed_in

NAME, WISH, WORDING = "Ottoline Marsh", "Wants no letters", "Do not go to Quarry Lane"
WHISPER, CONDITION = "Seen dealing by the canal", "Not to be acted on"


@pytest.fixture
def sealed(cast: Any, as_owner: AsOwner) -> Any:
    """Something in both rooms of Helen's case."""
    with as_owner():
        add_row(
            Victim,
            cast.own,
            cast.beth,
            name=NAME,
            wishes=WISH,
            safe_contact="Mornings",
            liaison="beth-calloway",
        )
        add_row(VictimCondition, cast.own, cast.beth, wording=WORDING, valid_from=clock.today())
        add_row(
            Intelligence,
            cast.own,
            cast.sam,
            source_grade="2",
            information_grade="C",
            handling_code="C",
            handling_conditions=CONDITION,
            originator="County police",
            text=WHISPER,
            valid_from=clock.today(),
        )
    return cast


@pytest.mark.parametrize("who", ["ruth", "tom", "carol", "priya"])
def test_who_supervises_reads_the_agreed_wording_alone(sealed: Any, who: str) -> None:
    page = signed_in(getattr(sealed, who)).get(address(sealed.own, "victim"))

    html = page.content.decode()
    assert WORDING in html
    assert NAME not in html
    assert WISH not in html
    assert "<title>Agreed wording, X340571" in html


def test_the_victim_worker_reads_and_writes_everything(sealed: Any, as_owner: AsOwner) -> None:
    browser = signed_in(sealed.beth)

    html = browser.get(address(sealed.own, "victim")).content.decode()

    for words in (WORDING, NAME, WISH, "Mornings", "Beth Calloway", "Add somebody"):
        assert words in html
    key = new_reference()
    facts = {"name": "Another", "wishes": "To be told of release", "safe_contact": "", "liaison": ""}
    answer = browser.post(address(sealed.own, "victim/add"), {"key": key, **facts})
    assert answer.headers["Location"] == address(sealed.own, "victim")
    with as_owner():
        row = Victim.objects.get(name="Another")
        assert (row.by_id, row.liaison) == (sealed.beth.pk, None)
    changed = {**facts, "key": new_reference(), "version_seen": "1", "wishes": "To be left alone"}
    browser.post(address(sealed.own, f"victim/{row.entry}/update"), changed)
    assert "To be left alone" in browser.get(address(sealed.own, "victim")).content.decode()
    with as_owner():
        assert Victim.objects.filter(entry=row.entry).count() == 2


def test_the_victim_worker_words_what_supervision_must_know(sealed: Any) -> None:
    browser = signed_in(sealed.beth)
    form = {"key": new_reference(), "wording": "No contact by telephone", "valid_from": "today"}

    assert browser.post(address(sealed.own, "victim/conditions/add"), form).status_code == 302

    html = signed_in(sealed.ruth).get(address(sealed.own, "victim")).content.decode()
    assert "No contact by telephone" in html
    assert "Worded by Beth Calloway" in html


def test_a_wording_that_ended_is_not_shown_to_supervision(sealed: Any, as_owner: AsOwner) -> None:
    browser = signed_in(sealed.beth)
    with as_owner():
        row = VictimCondition.objects.get(wording=WORDING)
    form = {"key": new_reference(), "version_seen": "1", "wording": WORDING}
    form |= {"valid_from": "1/1/2020", "valid_to": "2/1/2020"}

    answer = browser.post(address(sealed.own, f"victim/conditions/{row.entry}/update"), form)

    assert answer.status_code == 302
    assert WORDING not in signed_in(sealed.ruth).get(address(sealed.own, "victim")).content.decode()
    assert WORDING in browser.get(address(sealed.own, "victim")).content.decode()


@pytest.mark.parametrize("who", ["denise", "sam", "frances", "helen", "oliver", "dan"])
@pytest.mark.parametrize("page", ["victim", "victim/add", "victim/conditions/add"])
def test_for_others_the_victims_room_is_not_there(sealed: Any, who: str, page: str) -> None:
    assert signed_in(getattr(sealed, who)).get(address(sealed.own, page)).status_code == 404


def test_a_named_reader_reads_and_does_not_write(sealed: Any, as_owner: AsOwner) -> None:
    with as_owner():
        relate(sealed.frances, sealed.own, "named_victim")
    browser = signed_in(sealed.frances)

    html = browser.get(address(sealed.own, "victim")).content.decode()

    assert NAME in html
    assert "Add somebody" not in html
    assert browser.get(address(sealed.own, "victim/add")).status_code == 404


def test_a_named_reader_of_police_information_reads_its_grades_too(sealed: Any) -> None:
    page = signed_in(sealed.carol).get(address(sealed.own, "intelligence"))

    html = page.content.decode()
    for words in (WHISPER, CONDITION, "2: untested", "C: known indirectly", "County police"):
        assert words in html
    assert "Do not copy" in html
    assert "<title>For named readers, X340571" in html
    assert "intelligence/add" not in html
    assert "Print this page" not in html


@pytest.mark.parametrize("who", ["ruth", "tom", "denise", "priya", "beth", "frances", "helen", "dan"])
def test_for_who_is_not_named_police_information_is_not_there(sealed: Any, who: str) -> None:
    browser = signed_in(getattr(sealed, who))

    assert browser.get(address(sealed.own, "intelligence")).status_code == 404
    assert browser.get(address(sealed.own, "intelligence/add")).status_code == 404


def graded(**changes: str) -> dict[str, str]:
    return {
        "key": new_reference(),
        "text": "Car seen near the school.",
        "source_grade": "1",
        "information_grade": "A",
        "handling_code": "P",
        "handling_conditions": "",
        "originator": "County police",
        "valid_from": "today",
        **changes,
    }


def test_a_police_officer_adds_and_reads_what_is_theirs(sealed: Any, as_owner: AsOwner) -> None:
    where = address(sealed.own, "intelligence/add")
    with as_owner():
        add_row(
            Intelligence,
            sealed.own,
            sealed.oliver,
            source_grade="1",
            information_grade="A",
            handling_code="P",
            originator="Another force",
            text="From another force",
        )
    browser = signed_in(sealed.sam)

    assert browser.post(where, graded()).status_code == 302
    assert signed_in(sealed.carol).post(where, graded()).status_code == 404

    html = browser.get(address(sealed.own, "intelligence")).content.decode()
    assert "Car seen near the school." in html
    assert WHISPER in html
    assert "From another force" not in html
    assert (
        "From another force"
        in signed_in(sealed.carol).get(address(sealed.own, "intelligence")).content.decode()
    )


def test_handling_code_c_needs_its_conditions(sealed: Any) -> None:
    refused = signed_in(sealed.sam).post(address(sealed.own, "intelligence/add"), graded(handling_code="C"))

    assert refused.status_code == 422
    assert "Say the conditions" in refused.content.decode()
    assert "Car seen near the school." in refused.content.decode()
