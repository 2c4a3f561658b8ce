"""Adding a contact or an appointment, saying how it went, correcting it."""

import re
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.access.models import AccessLine
from handrail.delivery.models import Contact
from handrail.records import clock
from handrail.records.models import Line
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, contact_form, signed_in


def rows_of(as_owner: AsOwner, case: Any) -> list[Contact]:
    with as_owner():
        return list(Contact.objects.filter(case_id=case.pk).order_by("entry", "version"))


@pytest.fixture
def supervision(cast: Any, as_owner: AsOwner) -> Contact:
    """Something Ruth recorded yesterday."""
    with as_owner():
        return add_row(
            Contact,
            cast.own,
            cast.ruth,
            kind="supervision",
            mode="office",
            valid_from=clock.today() - timedelta(days=1),
            at=time(14),
            minutes=45,
            workers=["ruth-adeyemi"],
            outcome="attended",
            text="Came late because of the bus.",
        )


@pytest.fixture
def appointment(cast: Any, as_owner: AsOwner) -> Contact:
    """An appointment whose time was yesterday; nobody has said how it went."""
    with as_owner():
        return add_row(
            Contact,
            cast.own,
            cast.ruth,
            kind="supervision",
            mode="office",
            valid_from=clock.today() - timedelta(days=1),
            at=time(10),
            workers=["ruth-adeyemi"],
        )


def test_ruth_adds_what_happened_and_lands_on_its_line(cast: Any, as_owner: AsOwner) -> None:
    form = contact_form()

    answer = signed_in(cast.ruth).post(address(cast.own, "contacts/add"), form)

    assert answer.status_code == 302
    (row,) = rows_of(as_owner, cast.own)
    assert answer.headers["Location"] == address(cast.own, f"timeline#entry-{row.entry}")
    assert (row.kind, row.purpose, row.at, row.minutes) == ("supervision", "supportive", time(14, 30), 45)
    assert row.words == "I want my own front door."
    assert row.by_id == cast.ruth.pk
    with as_owner():
        line = Line.objects.get(case_id=cast.own.pk, table="delivery.Contact")
        assert (line.kind, line.side, line.valid_from) == ("supervision", "us", row.valid_from)
        assert AccessLine.objects.filter(operation="collection", cases=[cast.own.pk]).exists()


def test_the_form_opens_with_today_and_oneself(cast: Any) -> None:
    page = signed_in(cast.ruth).get(address(cast.own, "contacts/add"))

    html = page.content.decode()
    assert "Add a contact with Helen" in html
    assert f'value="{clock.today().day} {clock.today():%B %Y}"' in html
    ticked = html.index('value="ruth-adeyemi"')
    assert "checked" in html[ticked : ticked + 60]
    assert ticked < html.index('value="tom-ellery"') < html.index('value="denise-okoro"')


def test_an_appointment_ahead_needs_no_outcome_and_gets_its_own_page(cast: Any, as_owner: AsOwner) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    form = contact_form(valid_from="tomorrow", outcome="", at="14:30", help="Lift from home", text="")
    del form["help_settled"]
    browser = signed_in(cast.ruth)

    answer = browser.post(address(cast.own, "contacts/add"), form)

    (row,) = rows_of(as_owner, cast.own)
    assert answer.headers["Location"] == address(cast.own, f"contacts/{row.entry}")
    assert (row.valid_from, row.outcome, row.help_settled) == (tomorrow, None, False)
    html = browser.get(answer.headers["Location"]).content.decode()
    assert "Say how it went" in html
    assert "Lift from home (asked for, not settled yet)" in html


def test_what_is_past_needs_an_outcome_or_not_known_yet(cast: Any, as_owner: AsOwner) -> None:
    browser = signed_in(cast.ruth)

    refused = browser.post(address(cast.own, "contacts/add"), contact_form(outcome=""))

    assert refused.status_code == 422
    assert "is past: say how it went, or choose “Not known yet”" in refused.content.decode()
    assert rows_of(as_owner, cast.own) == []

    assert browser.post(address(cast.own, "contacts/add"), contact_form(outcome="unknown")).status_code == 302
    (row,) = rows_of(as_owner, cast.own)
    assert row.outcome is None


def test_what_is_ahead_cannot_have_taken_place_but_may_be_called_off(cast: Any) -> None:
    browser = signed_in(cast.ruth)
    day = f"{clock.today() + timedelta(days=3):%d/%m/%Y}"

    refused = browser.post(address(cast.own, "contacts/add"), contact_form(valid_from=day))
    called_off = browser.post(address(cast.own, "contacts/add"), contact_form(valid_from=day, outcome="ours"))

    assert "is still ahead, so it cannot be “Came” yet" in refused.content.decode()
    assert called_off.status_code == 302


def test_a_refused_form_comes_back_filled(cast: Any, as_owner: AsOwner) -> None:
    form = contact_form(at="half past", minutes="lots", kind="", text="Spoke about <work> & home")

    refused = signed_in(cast.ruth).post(address(cast.own, "contacts/add"), form)

    html = refused.content.decode()
    assert refused.status_code == 422
    for words in (
        "There is a problem",
        "Choose: What kind of contact",
        "Enter a time like 2pm",
        "Write the minutes as a number, like 45",
        'value="half past"',
        'value="lots"',
        "Spoke about &lt;work&gt; &amp; home",
        "I want my own front door.",
    ):
        assert words in html
    assert rows_of(as_owner, cast.own) == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"workers": []}, "Say who: tick a name"),
        ({"mode": ""}, "Choose how or where"),
        ({"valid_from": "18/3/1926"}, "Check the year: you wrote 18 March 1926"),
        ({"minutes": "0"}, "Write at least 1 minute"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(cast: Any, changes: dict[str, Any], says: str) -> None:
    refused = signed_in(cast.ruth).post(address(cast.own, "contacts/add"), contact_form(**changes))

    assert refused.status_code == 422
    assert says in refused.content.decode()


def test_a_home_visit_says_itself_where_and_what_for(cast: Any, as_owner: AsOwner) -> None:
    signed_in(cast.ruth).post(address(cast.own, "contacts/add"), contact_form(kind="home_visit", mode=""))

    (row,) = rows_of(as_owner, cast.own)
    assert (row.mode, row.purpose) == ("home", "monitoring")


def test_friday_with_an_outcome_is_the_last_one(cast: Any, as_owner: AsOwner) -> None:
    day = clock.today() - timedelta(days=2)

    signed_in(cast.ruth).post(address(cast.own, "contacts/add"), contact_form(valid_from=f"{day:%A}"))

    (row,) = rows_of(as_owner, cast.own)
    assert row.valid_from == day


def test_sent_twice_it_is_there_once(cast: Any, as_owner: AsOwner) -> None:
    browser, form = signed_in(cast.ruth), contact_form()

    first = browser.post(address(cast.own, "contacts/add"), form)
    second = browser.post(address(cast.own, "contacts/add"), form)

    assert first.headers["Location"] == second.headers["Location"]
    assert len(rows_of(as_owner, cast.own)) == 1


def test_a_partners_work_alone_is_fed_back_today(cast: Any, as_owner: AsOwner) -> None:
    signed_in(cast.ruth).post(
        address(cast.own, "contacts/add"), contact_form(workers=[], other_worker="mark-tully")
    )

    (row,) = rows_of(as_owner, cast.own)
    assert (row.workers, row.fed_back_on) == (["mark-tully"], clock.today())
    with as_owner():
        assert Line.objects.get(case_id=cast.own.pk, table="delivery.Contact").side == "partner"


def test_how_it_went_is_said_once_and_keeps_the_appointment(
    cast: Any, as_owner: AsOwner, appointment: Contact
) -> None:
    browser = signed_in(cast.tom)
    page = address(cast.own, f"contacts/{appointment.entry}")
    assert "How did it go?" in browser.get(f"{page}/outcome").content.decode()
    answers = {"key": "abc", "version_seen": "1", "outcome": "acceptable_absence", "text": "Bus strike."}

    answer = browser.post(f"{page}/outcome", answers)

    assert answer.headers["Location"] == address(cast.own, f"timeline#entry-{appointment.entry}")
    before, now = rows_of(as_owner, cast.own)
    assert (before.outcome, now.outcome) == (None, "acceptable_absence")
    html = browser.get(page).content.decode()
    assert "As first recorded on" in html
    assert "How it went was recorded on" in html
    assert "Corrected on" not in html
    assert browser.get(f"{page}/outcome").headers["Location"] == page


def test_a_correction_keeps_both_texts_and_moves_the_line(
    cast: Any, as_owner: AsOwner, supervision: Contact
) -> None:
    browser = signed_in(cast.ruth)
    page = address(cast.own, f"contacts/{supervision.entry}")
    earlier = clock.today() - timedelta(days=4)
    form = contact_form(
        version_seen="1", valid_from=f"{earlier:%d/%m/%Y}", at="2pm", text="Came late: the bus broke down."
    )

    answer = browser.post(f"{page}/correct", form)

    assert answer.status_code == 302
    before, now = rows_of(as_owner, cast.own)
    assert before.text == "Came late because of the bus."
    assert before.superseded_at == now.recorded_at
    assert now.text == "Came late: the bus broke down."
    html = browser.get(page).content.decode()
    for words in (before.text, now.text, "As first recorded on", "Corrected on"):
        assert words in html
    with as_owner():
        lines = Line.objects.filter(case_id=cast.own.pk, entry=supervision.entry).order_by("version")
        assert [(one.valid_from, one.superseded_at is None) for one in lines] == [
            (supervision.valid_from, False),
            (earlier, True),
        ]


def test_a_second_editor_sees_both_texts(cast: Any, as_owner: AsOwner, supervision: Contact) -> None:
    page = address(cast.own, f"contacts/{supervision.entry}/correct")
    signed_in(cast.tom).post(page, contact_form(version_seen="1", text="Tom wrote this."))

    late = signed_in(cast.ruth).post(page, contact_form(version_seen="1", text="Ruth wrote that."))

    html = late.content.decode()
    assert late.status_code == 409
    assert "Tom wrote this." in html
    assert "Ruth wrote that." in html
    assert len(rows_of(as_owner, cast.own)) == 2


@pytest.mark.parametrize(
    ("who", "offered", "refused"),
    [
        ("ruth", {"supervision", "test"}, {"management_oversight", "reparation_session"}),
        ("carol", {"management_oversight"}, {"supervision", "test"}),
        ("denise", {"supervision"}, {"test", "management_oversight"}),
        ("priya", {"supervision", "test"}, {"management_oversight"}),
    ],
)
def test_only_kinds_one_may_write_are_offered_and_taken(
    cast: Any, as_owner: AsOwner, who: str, offered: set[str], refused: set[str]
) -> None:
    browser = signed_in(getattr(cast, who))
    html = browser.get(address(cast.own, "contacts/add")).content.decode()
    html = html[html.index('id="id_kind"') :]
    html = html[: html.index("</select>")]
    for kind in offered:
        assert f'<option value="{kind}"' in html
    for kind in refused:
        assert f'<option value="{kind}"' not in html
        form = contact_form(kind=kind, workers=["ruth-adeyemi"])
        assert browser.post(address(cast.own, "contacts/add"), form).status_code == 422
    assert rows_of(as_owner, cast.own) == []


@pytest.mark.parametrize("who", ["frances", "beth"])
def test_who_may_write_nothing_finds_no_form(cast: Any, who: str) -> None:
    assert signed_in(getattr(cast, who)).get(address(cast.own, "contacts/add")).status_code == 404


@pytest.mark.parametrize("who", ["denise", "sam", "beth"])
def test_what_another_recorded_is_absent_to_a_partner(cast: Any, who: str, supervision: Contact) -> None:
    browser = signed_in(getattr(cast, who))

    hidden = browser.get(address(cast.own, f"contacts/{supervision.entry}"))
    never = browser.get(address(cast.own, "contacts/never-was"))

    assert hidden.status_code == never.status_code == 404


def test_the_manager_reads_and_cannot_correct(cast: Any, supervision: Contact) -> None:
    browser = signed_in(cast.carol)
    page = address(cast.own, f"contacts/{supervision.entry}")

    html = browser.get(page).content.decode()

    assert "Came late because of the bus." in html
    assert f"{page}/correct" not in html
    assert browser.get(f"{page}/correct").status_code == 404
    assert browser.post(f"{page}/correct", contact_form(version_seen="1")).status_code == 404


def test_a_partner_corrects_her_own(cast: Any, as_owner: AsOwner) -> None:
    browser = signed_in(cast.denise)
    form = contact_form(workers=["denise-okoro"], kind="three_way")
    assert browser.post(address(cast.own, "contacts/add"), form).status_code == 302
    (row,) = rows_of(as_owner, cast.own)
    page = address(cast.own, f"contacts/{row.entry}")

    answer = browser.post(
        f"{page}/correct", contact_form(workers=["denise-okoro"], version_seen="1", text="Form is in.")
    )

    assert answer.status_code == 302
    assert rows_of(as_owner, cast.own)[-1].text == "Form is in."


def test_a_marking_stays_and_is_shown(cast: Any, as_owner: AsOwner) -> None:
    browser, form = signed_in(cast.ruth), contact_form(marking="third_party")

    browser.post(address(cast.own, "contacts/add"), form)

    (row,) = rows_of(as_owner, cast.own)
    assert row.marking == "third_party"
    html = browser.get(address(cast.own, f"contacts/{row.entry}")).content.decode()
    assert "Third party said this in confidence" in html


def test_day_and_record_are_told_apart(cast: Any, supervision: Contact) -> None:
    html = signed_in(cast.ruth).get(address(cast.own, f"contacts/{supervision.entry}")).content.decode()

    assert "2pm, 45 minutes" in html
    assert "Recorded" in html
    assert "by Ruth Adeyemi" in html


def test_pages_cost_the_same_however_long_the_case(
    cast: Any, as_owner: AsOwner, supervision: Contact
) -> None:
    browser = signed_in(cast.ruth)
    pages = [address(cast.own, tail) for tail in ("contacts/add", f"contacts/{supervision.entry}")]

    def cost() -> list[int]:
        counts = []
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(page).status_code == 200
            # The session is written now and then; that has nothing to do with the case.
            counts.append(sum(not re.search("django_session|SAVEPOINT", q["sql"] or "") for q in asked))
        return counts

    cost()  # the first page of a session notes the device
    before = cost()
    with as_owner():
        for _ in range(20):
            facts = {"kind": "supervision", "mode": "office", "outcome": "attended"}
            add_row(Contact, cast.own, cast.ruth, valid_from=clock.today(), workers=["mark-tully"], **facts)

    assert cost() == before
    assert max(before) <= 20


def test_what_is_saved_asks_for_no_page_and_for_nobody_that_was_not_chosen(cast: Any) -> None:
    """The directory is looked through when the form is shown, or when somebody else is chosen from it."""
    browser = signed_in(cast.ruth)
    browser.get(address(cast.own, "contacts/add"))  # the first page of a session notes the device

    def directory_asked(**facts: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            sent = contact_form(**facts)
            assert browser.post(address(cast.own, "contacts/add"), sent).status_code == 302
        return sum(bool(re.search("agencies_(worker|venue).* LIMIT 300", q["sql"] or "")) for q in asked)

    assert directory_asked() == 0
    assert directory_asked(other_worker="mark-tully") == 1
