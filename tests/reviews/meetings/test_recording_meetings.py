"""How a meeting went: who came, where each stood before and after, what was asked, who is given it."""

from typing import Any

import pytest

from handrail.delivery.models import Contact
from handrail.records import clock
from handrail.reviews.models import Attendee, Meeting, MeetingAction
from tests.cast import add_row
from tests.facts import visible_text
from tests.reviews.meetings.helping import MEETINGS, put_meeting, recorded, signed_in

RECORD = f"{MEETINGS}/three-way/record"


@pytest.fixture
def meeting(cast: Any, as_owner: Any) -> None:
    """Ruth, Helen and Denise meet today."""
    with as_owner():
        put_meeting(cast)


def standing(cast: Any, as_owner: Any, model: Any) -> list[Any]:
    with as_owner():
        return list(model.objects.now().filter(case_id=cast.own.pk).order_by("pk"))


def test_resistance_then_agreement_and_what_moved(cast: Any, as_owner: Any, meeting: None) -> None:
    said = recorded(
        **{
            "before-three-way-her": "They will bin me.",
            "after-three-way-her": "Yes, if Ruth rings.",
            "what_moved-three-way-her": "That the offence stays out of it.",
            "outcome": "Ruth rings the landlord.",
        }
    )
    answer = signed_in(cast.ruth).post(RECORD, said)
    told = visible_text(signed_in(cast.ruth).get(f"{MEETINGS}/three-way").content.decode())

    assert answer["Location"] == f"{MEETINGS}/three-way"
    assert "Helen They will bin me. Yes, if Ruth rings. That the offence stays out of it." in told
    assert "What came of it Ruth rings the landlord." in told
    assert "Came: Helen, Ruth Adeyemi and Denise Okoro, Wexborough Council housing" in told


def test_the_chair_limits_who_is_given_it(cast: Any, as_owner: Any, meeting: None) -> None:
    signed_in(cast.ruth).post(RECORD, recorded(circulation=[]))

    assert [row.circulation for row in standing(cast, as_owner, Meeting)] == [[]]


def test_what_is_asked_of_somebody_is_written_with_it(cast: Any, as_owner: Any, meeting: None) -> None:
    said = recorded(
        **{
            "what-1": "Ring the landlord",
            "who-1": "denise-okoro",
            "what-2": "Bring the letter",
            "who-2": "person",
        }
    )
    signed_in(cast.ruth).post(RECORD, said)
    rows = standing(cast, as_owner, MeetingAction)

    assert [(row.what, row.worker, row.by_person, row.state) for row in rows] == [
        ("Ring the landlord", "denise-okoro", False, "open"),
        ("Bring the letter", None, True, "open"),
    ]


def test_an_action_without_a_name_is_sent_back(cast: Any, as_owner: Any, meeting: None) -> None:
    answer = signed_in(cast.ruth).post(RECORD, recorded(**{"what-1": "Ring the landlord"}))

    assert answer.status_code == 422
    assert "Choose who does it: an action without a name is nobody’s" in visible_text(answer.content.decode())
    assert standing(cast, as_owner, MeetingAction) == []


def test_the_appointment_says_that_she_came(cast: Any, as_owner: Any) -> None:
    with as_owner():
        put_meeting(cast, contact="booked")
        facts = {"kind": "three_way", "mode": "office", "workers": ["ruth-adeyemi"]}
        add_row(Contact, cast.own, cast.ruth, entry="booked", valid_from=clock.today(), **facts)
    signed_in(cast.ruth).post(RECORD, recorded())

    assert [row.outcome for row in standing(cast, as_owner, Contact)] == ["attended"]


def test_one_that_was_never_booked_is_written_when_she_came(cast: Any, as_owner: Any, meeting: None) -> None:
    signed_in(cast.ruth).post(RECORD, recorded())
    (contact,) = standing(cast, as_owner, Contact)

    assert (contact.outcome, contact.text) == ("attended", "The flat, and who is told what.")
    assert [row.contact for row in standing(cast, as_owner, Meeting)] == [contact.entry]


def test_an_absence_waits_for_its_reason(cast: Any, as_owner: Any) -> None:
    with as_owner():
        put_meeting(cast, contact="booked")
        facts = {"kind": "three_way", "mode": "office", "workers": ["ruth-adeyemi"]}
        add_row(Contact, cast.own, cast.ruth, entry="booked", valid_from=clock.today(), **facts)
    signed_in(cast.ruth).post(RECORD, recorded(**{"attendance-three-way-her": "absent"}))

    assert [row.outcome for row in standing(cast, as_owner, Contact)] == ["absence_waiting"]


def test_not_held_needs_its_reason(cast: Any, as_owner: Any, meeting: None) -> None:
    ruth = signed_in(cast.ruth)
    answer = ruth.post(RECORD, recorded(state="not_held"))
    assert answer.status_code == 422
    ruth.post(RECORD, recorded(state="not_held", not_held_because="Denise was ill."))

    assert [(row.state, row.not_held_because) for row in standing(cast, as_owner, Meeting)] == [
        ("not_held", "Denise was ill.")
    ]
    assert standing(cast, as_owner, Contact) == []


def test_a_second_editor_sees_both_texts(cast: Any, as_owner: Any, meeting: None) -> None:
    signed_in(cast.ruth).post(RECORD, recorded(outcome="Ruth rings."))
    answer = signed_in(cast.tom).post(RECORD, recorded(outcome="Tom rings."))

    assert answer.status_code == 409
    told = visible_text(answer.content.decode())
    assert "Ruth rings." in told
    assert "Tom rings." in answer.content.decode()
    assert [row.outcome for row in standing(cast, as_owner, Meeting)] == ["Ruth rings."]
    assert len(standing(cast, as_owner, Attendee)) == 3
