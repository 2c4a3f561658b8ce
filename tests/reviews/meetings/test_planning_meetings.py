"""A meeting ahead: who is proposed and why, who is asked, and the appointment that it is for the person."""

from datetime import timedelta
from typing import Any

import pytest

from handrail.delivery.models import Contact
from handrail.kernel.references import new_reference
from handrail.people.models import SchemeMembership
from handrail.plans.models import Step
from handrail.records import clock
from handrail.reviews.models import Attendee, Meeting
from tests.cast import add_row
from tests.facts import visible_text
from tests.reviews.meetings.helping import MEETINGS, put_goal, put_meeting, signed_in


def planned(**changes: Any) -> dict[str, Any]:
    tomorrow = clock.today() + timedelta(days=1)
    return {
        "key": new_reference(),
        "kind": "three_way",
        "purpose": "The flat",
        "valid_from": f"{tomorrow:%d/%m/%Y}",
        "at": "2pm",
        "asked": ["person", "w:ruth-adeyemi"],
        "other": "denise-okoro",
        "mode": "office",
        "chair": "ruth-adeyemi",
        "marking": "none",
        **changes,
    }


def standing(cast: Any, as_owner: Any, model: Any) -> list[Any]:
    with as_owner():
        return list(model.objects.now().filter(case_id=cast.own.pk).order_by("pk"))


def test_the_plan_and_the_schemes_point_to_who_is_asked(cast: Any, as_owner: Any) -> None:
    with as_owner():
        put_goal(cast)
        add_row(
            Step,
            cast.own,
            cast.ruth,
            objective="home",
            rank=1,
            what="Ring the council",
            workers=["denise-okoro"],
        )
        add_row(SchemeMembership, cast.own, cast.ruth, kind="mappa", lead="sam-whitlock")
    told = visible_text(signed_in(cast.ruth).get(f"{MEETINGS}/add").content.decode())

    assert "Denise Okoro, Wexborough Council housing: “Ring the council”" in told
    assert "Sam Whitlock, County police: leads Multi-agency public protection (MAPPA)" in told


def test_where_she_takes_part_it_is_her_appointment_too(cast: Any, as_owner: Any) -> None:
    answer = signed_in(cast.ruth).post(f"{MEETINGS}/add", planned())
    (meeting,) = standing(cast, as_owner, Meeting)
    (contact,) = standing(cast, as_owner, Contact)

    assert answer["Location"] == f"{MEETINGS}/{meeting.entry}"
    assert meeting.contact == contact.entry
    assert (contact.kind, contact.outcome, contact.valid_from) == ("three_way", None, meeting.valid_from)
    assert contact.workers == ["ruth-adeyemi", "denise-okoro"]
    assert [(one.the_person, one.worker) for one in standing(cast, as_owner, Attendee)] == [
        (True, None),
        (False, "ruth-adeyemi"),
        (False, "denise-okoro"),
    ]
    assert meeting.circulation == ["ruth-adeyemi", "denise-okoro"]


def test_without_her_no_appointment_is_booked(cast: Any, as_owner: Any) -> None:
    signed_in(cast.ruth).post(f"{MEETINGS}/add", planned(kind="mappa", asked=["w:ruth-adeyemi"]))

    assert [row.contact for row in standing(cast, as_owner, Meeting)] == [None]
    assert standing(cast, as_owner, Contact) == []


def test_what_is_marked_stays_out_of_the_words_of_her_appointment(cast: Any, as_owner: Any) -> None:
    signed_in(cast.ruth).post(f"{MEETINGS}/add", planned(marking="not_for_person"))

    assert [row.text for row in standing(cast, as_owner, Contact)] == [""]


def test_moved_it_takes_the_appointment_along_and_lets_go_who_is_not_asked(cast: Any, as_owner: Any) -> None:
    ruth = signed_in(cast.ruth)
    ruth.post(f"{MEETINGS}/add", planned())
    (meeting,) = standing(cast, as_owner, Meeting)
    later = clock.today() + timedelta(days=8)
    sent = planned(version_seen="1", valid_from=f"{later:%d/%m/%Y}", other="")
    answer = ruth.post(f"{MEETINGS}/{meeting.entry}/update", sent)
    (meeting,) = standing(cast, as_owner, Meeting)

    assert answer.status_code == 302
    assert meeting.circulation == ["ruth-adeyemi"]
    assert [row.valid_from for row in standing(cast, as_owner, Contact)] == [later]
    assert len(standing(cast, as_owner, Attendee)) == 2


@pytest.mark.parametrize("missing", ["kind", "asked", "valid_from"])
def test_a_form_that_lacks_something_comes_back_filled_in(cast: Any, as_owner: Any, missing: str) -> None:
    sent = planned()
    del sent[missing]
    answer = signed_in(cast.ruth).post(f"{MEETINGS}/add", sent)

    assert answer.status_code == 422
    assert "The flat" in answer.content.decode()
    assert standing(cast, as_owner, Meeting) == []


def test_who_does_not_supervise_plans_none(cast: Any, as_owner: Any) -> None:
    with as_owner():
        put_meeting(cast)

    for user in (cast.carol, cast.denise, cast.frances):
        assert signed_in(user).post(f"{MEETINGS}/add", planned()).status_code == 404
    assert signed_in(cast.denise).get(f"{MEETINGS}/three-way").status_code == 404
    assert signed_in(cast.carol).get(f"{MEETINGS}/three-way").status_code == 200
