"""Promises both ways: said in a contact, listed, answered in one press."""

from datetime import date, timedelta
from typing import Any

import pytest

from handrail.delivery.models import Contact, Promise
from handrail.kernel.references import new_reference
from handrail.records import clock
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in
from tests.facts import visible_text


@pytest.fixture
def promise(cast: Any, as_owner: AsOwner) -> Any:
    """A promise, Ruth's unless said otherwise."""

    def add(what: str, by: Any = None, **facts: Any) -> Promise:
        given = {"worker": "ruth-adeyemi", "valid_from": clock.today() - timedelta(days=7), **facts}
        with as_owner():
            return add_row(Promise, cast.own, by or cast.ruth, what=what, **given)

    return add


def standing(cast: Any, as_owner: AsOwner) -> list[Promise]:
    with as_owner():
        return list(Promise.objects.now().filter(case_id=cast.own.pk).order_by("pk"))


def press(cast: Any, do: str, user: Any = None, tail: str = "") -> Any:
    sent = {"do": do, "key": new_reference()}
    return signed_in(user or cast.ruth).post(address(cast.own, f"promises/press{tail}"), sent)


def page(cast: Any) -> str:
    return visible_text(signed_in(cast.ruth).get(address(cast.own, "promises")).content.decode())


def test_it_is_said_in_a_contact_and_stands_there(cast: Any, as_owner: AsOwner) -> None:
    with as_owner():
        facts = {"kind": "supervision", "mode": "office", "outcome": "attended", "workers": ["ruth-adeyemi"]}
        met = add_row(Contact, cast.own, cast.ruth, valid_from=clock.today(), **facts)
    form = {"key": new_reference(), "what": "Bring the forms", "who": "person", "due_on": "18/3/2030"}
    answer = signed_in(cast.ruth).post(address(cast.own, f"promises/add?contact={met.entry}"), form)
    assert answer.status_code == 302
    (row,) = standing(cast, as_owner)

    assert (row.what, row.by_person, row.worker, row.contact) == ("Bring the forms", True, None, met.entry)
    assert (row.due_on, row.valid_from, row.state) == (date(2030, 3, 18), clock.today(), "open")
    assert "Bring the forms Helen · by Monday 18 March" in page(cast)


def test_one_press_answers_it_and_leads_back(cast: Any, as_owner: AsOwner, promise: Any) -> None:
    row = promise("Ring the council")
    answer = press(cast, f"kept {row.entry} 1", tail="?from=prepare")

    assert answer["Location"] == "/cases/X340571/prepare#promises"
    assert [(one.state, one.version) for one in standing(cast, as_owner)] == [("kept", 2)]
    assert "Ring the council Ruth Adeyemi" in page(cast)


def test_the_soonest_stands_first_and_what_is_late_says_so(cast: Any, promise: Any) -> None:
    today = clock.today()
    promise("Next week", due_on=today + timedelta(days=7))
    promise("Yesterday", due_on=today - timedelta(days=1))
    promise("Answered", state="no_longer")
    promise("Some time")
    told = page(cast)
    places = [told.index(what) for what in ("Yesterday", "Next week", "Some time", "Answered")]

    assert places == sorted(places)
    assert told.count("its day has passed") == 1


def test_a_press_on_what_changed_meanwhile_does_nothing(cast: Any, as_owner: AsOwner, promise: Any) -> None:
    row = promise("Ring the council")
    press(cast, f"not_kept {row.entry} 1")
    answer = press(cast, f"kept {row.entry} 1")

    assert answer.status_code == 422
    assert "It was changed meanwhile: look at it and press again" in visible_text(answer.content.decode())
    assert standing(cast, as_owner)[0].state == "not_kept"


@pytest.mark.parametrize("do", ["", "kept", "kept nothing-such 1", "burnt {entry} 1"])
def test_what_is_not_offered_is_refused(cast: Any, as_owner: AsOwner, promise: Any, do: str) -> None:
    row = promise("Ring the council")
    answer = press(cast, do.format(entry=row.entry))

    assert answer.status_code == 422
    assert standing(cast, as_owner)[0].state == "open"


def test_a_partner_answers_their_own_and_sees_no_other(cast: Any, as_owner: AsOwner, promise: Any) -> None:
    ours, theirs = promise("Ours"), promise("Denise’s", by=cast.denise, worker="denise-okoro")
    told = visible_text(signed_in(cast.denise).get(address(cast.own, "promises")).content.decode())

    assert "Denise’s" in told
    assert "Ours" not in told
    assert press(cast, f"kept {ours.entry} 1", cast.denise).status_code == 422
    assert press(cast, f"kept {theirs.entry} 1", cast.denise).status_code == 302
    assert [one.state for one in standing(cast, as_owner)] == ["open", "kept"]


def test_who_only_reads_finds_no_buttons(cast: Any, promise: Any) -> None:
    promise("Ring the council")
    told = signed_in(cast.frances).get(address(cast.own, "promises")).content.decode()

    assert "Ring the council" in told
    assert "promises/press" not in told
