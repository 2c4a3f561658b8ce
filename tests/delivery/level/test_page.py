"""The page of contact, planned and real, and the decision to change it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from handrail.access.actors import acting_as
from handrail.delivery.models import Contact, LevelDecision
from handrail.people.models import Case
from handrail.plans.models import ContactPhase
from handrail.records import clock, writing
from tests.cast import Cast, add_row
from tests.delivery.helping import AsOwner, signed_in
from tests.facts import visible_text
from tests.filling import filled

pytestmark = pytest.mark.django_db


def plain(response: Any) -> str:
    """The words of a page."""
    return visible_text(response.content.decode())


def page(case: Case, name: str = "contacts") -> str:
    return reverse(f"delivery:{name}", args=[case.reference])


def monday(weeks_ago: int) -> date:
    """The first day of a week that many weeks ago, counted back from today."""
    return clock.today() - timedelta(days=7 * weeks_ago)


def seen(cast: Cast, day: date, **changes: Any) -> Contact:
    usual = {"kind": "home_visit", "mode": "home", "workers": ["ruth-adeyemi"], "outcome": "attended"}
    return add_row(Contact, cast.own, cast.ruth, valid_from=day, **{**usual, **changes})


def phase(cast: Cast, starts: date, ends: date | None, **changes: Any) -> ContactPhase:
    usual = {"rank": 1, "name": "First weeks", "times": 1, "every": "week", "reason": "New"}
    return add_row(
        ContactPhase, cast.own, cast.ruth, valid_from=starts, valid_to=ends, **{**usual, **changes}
    )


def test_a_partner_counts_once_fed_back_and_the_table_adds_up(cast: Cast, as_owner: AsOwner) -> None:
    """Four weeks at one a week: Ruth saw her twice, Mark once fed back and once not."""
    start = monday(4)
    with as_owner():
        phase(cast, start, start + timedelta(days=83))
        seen(cast, start)
        seen(cast, start + timedelta(days=8), workers=["mark-tully"], fed_back_on=start + timedelta(days=9))
        seen(cast, start + timedelta(days=15), workers=["mark-tully"])
        seen(cast, start + timedelta(days=22))
        seen(cast, start + timedelta(days=23), outcome="acceptable_absence")
    words = plain(signed_in(cast.ruth).get(page(cast.own)))
    assert "3 contacts; 4 planned" in words
    assert "1 contact by others not fed back yet: Mark Tully, Canal drug service" in words
    assert "14 days" in words  # from Mark on day 8 to Ruth on day 22
    assert "1: acceptable 1." in words
    assert "4 so far, of 12" in words
    assert "1: Canal drug service 1" in words


def test_as_known_yesterday_what_was_recorded_today_is_not_there(cast: Cast, as_owner: AsOwner) -> None:
    start = monday(4)
    with as_owner():
        phase(cast, start, start + timedelta(days=83))
        seen(cast, start)
        seen(cast, start + timedelta(days=7), recorded_at=timezone.now())
    client, yesterday = signed_in(cast.ruth), clock.today() - timedelta(days=1)
    assert "2 contacts; 4 planned" in plain(client.get(page(cast.own)))
    assert "1 contact; 3 planned" in plain(client.get(f"{page(cast.own)}?known={yesterday.isoformat()}"))


def test_five_hundred_contacts_cost_no_more_questions(cast: Cast, as_owner: AsOwner) -> None:
    client, start = signed_in(cast.ruth), monday(50)
    with as_owner():
        phase(cast, start, start + timedelta(days=600))
        seen(cast, start)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert client.get(page(cast.own)).status_code == 200
    with as_owner():
        for n in range(500):
            seen(cast, start + timedelta(days=n % 340), kind="supervision", mode="office")
    with CaptureQueriesContext(connection) as many:
        assert "501 contacts" in plain(client.get(page(cast.own)))
    assert len(many) <= len(few) <= 26


def test_stepping_up_for_six_weeks_ends_and_adds_phases_in_one_act(cast: Cast, as_owner: AsOwner) -> None:
    """Once a week until today; twice a week for six weeks; then once a week goes on to its old end."""
    start, today = monday(8), clock.today()
    ends = today + timedelta(days=200)
    with as_owner():
        phase(cast, start, ends, name="Once a week", workers=["ruth-adeyemi"])
    client = signed_in(cast.ruth)
    address = page(cast.own, "level_decide")
    form = {**filled(client.get(address)), "kind": "step_up", "valid_from": "today", "times": "2",
            "every": "week", "last_day": f"{today + timedelta(days=41):%d/%m/%Y}",
            "words": "All right, for now.", "again_if": "Six quiet weeks"}  # fmt: skip
    refused = client.post(address, {**form, "why": ""})
    assert refused.status_code == 422
    assert "Say why: what the record shows" in plain(refused)

    assert client.post(address, {**form, "why": "Low since the weekend."}).status_code == 302

    with as_owner():
        rows = sorted(ContactPhase.objects.now().filter(case_id=cast.own.pk), key=lambda row: row.valid_from)
        (decision,) = LevelDecision.objects.now().filter(case_id=cast.own.pk)
    assert [(row.times, row.valid_from, row.valid_to) for row in rows] == [
        (1, start, today - timedelta(days=1)),
        (2, today, today + timedelta(days=41)),
        (1, today + timedelta(days=42), ends),
    ]
    assert (decision.from_phase, decision.to_phase) == (rows[0].entry, rows[1].entry)
    assert {row.change for row in rows} == {decision.change}
    words = plain(client.get(page(cast.own)))
    assert "From once a week to twice a week" in words
    assert "All right, for now." in words
    assert "No manager has agreed yet." in words


def test_keeping_the_level_changes_no_phase(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        before = phase(cast, monday(8), None)
    client = signed_in(cast.ruth)
    address = page(cast.own, "level_decide")
    form = {**filled(client.get(address)), "kind": "keep", "why": "Asked for less; too soon."}
    assert client.post(address, form).status_code == 302
    with as_owner():
        (row,) = ContactPhase.objects.now().filter(case_id=cast.own.pk)
        (decision,) = LevelDecision.objects.now().filter(case_id=cast.own.pk)
    assert (row.version, row.valid_to) == (1, None)
    assert decision.to_phase == before.entry


def test_a_phase_that_begins_that_day_is_not_ended_before_it_began(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        phase(cast, clock.today(), None, name="New today")
    client = signed_in(cast.ruth)
    address = page(cast.own, "level_decide")
    form = {**filled(client.get(address)), "kind": "step_down", "times": "1", "every": "month", "why": "Less"}
    refused = client.post(address, form)
    assert refused.status_code == 422
    assert "“New today” begins on" in plain(refused)


def decided(cast: Cast, **changes: Any) -> LevelDecision:
    """Ruth stepped Helen's contact down, a week ago."""
    usual = {"kind": "step_down", "why": "Twelve quiet weeks.", "decided_by": "ruth-adeyemi"}
    return add_row(LevelDecision, cast.own, cast.ruth, valid_from=monday(1), **{**usual, **changes})


def agreeing(row: LevelDecision, case: Case) -> str:
    return reverse("delivery:level_agree", args=[case.reference, row.entry])


def stands(as_owner: AsOwner, cast: Cast) -> LevelDecision:
    with as_owner():
        return LevelDecision.objects.now().get(case_id=cast.own.pk)


def test_carol_agrees_from_her_own_account(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        phase(cast, monday(8), None)
        row = decided(cast)
    manager, address = signed_in(cast.carol), agreeing(row, cast.own)
    assert f'href="{address}"' in manager.get(page(cast.own)).content.decode()
    assert "Twelve quiet weeks." in plain(manager.get(address))

    assert manager.post(address, filled(manager.get(address))).status_code == 302

    now = stands(as_owner, cast)
    assert (now.version, now.by, now.agreed_by, now.why) == (
        *(2, cast.carol),
        *("carol-hughes", "Twelve quiet weeks."),
    )
    html = manager.get(page(cast.own)).content.decode()
    assert "Carol Hughes agreed." in " ".join(html.split())
    assert address not in html


def test_whoever_decides_names_no_manager(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        phase(cast, monday(8), None)
    ruth = signed_in(cast.ruth)
    address = page(cast.own, "level_decide")
    form = filled(ruth.get(address))
    assert "agreed_by" not in form

    sent = {**form, "kind": "keep", "why": "Too soon for less.", "agreed_by": "carol-hughes"}
    assert ruth.post(address, sent).status_code == 302

    assert stands(as_owner, cast).agreed_by is None


def test_nobody_else_agrees(cast: Cast, as_owner: AsOwner) -> None:
    with as_owner():
        row = decided(cast)
    for user in (cast.ruth, cast.tom, cast.denise, cast.sam):
        client = signed_in(user)
        assert "Agree to it" not in client.get(page(cast.own)).content.decode()
        assert client.get(agreeing(row, cast.own)).status_code == 404
        assert client.post(agreeing(row, cast.own), {"key": user.username}).status_code == 404
    assert stands(as_owner, cast).version == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"agreed_by": "carol-hughes"}, "Somebody has agreed already"),
        ({"decided_by": "carol-hughes"}, "You decided this yourself: somebody else has to agree"),
    ],
)
def test_agreeing_once_more_or_with_oneself_is_refused(
    cast: Cast, as_owner: AsOwner, changes: dict[str, str], says: str
) -> None:
    with as_owner():
        phase(cast, monday(8), None)
        row = decided(cast, **changes)
    manager, address = signed_in(cast.carol), agreeing(row, cast.own)
    assert address not in manager.get(page(cast.own)).content.decode()

    refused = manager.post(address, filled(manager.get(address)))

    assert refused.status_code == 422
    assert says in plain(refused)
    assert stands(as_owner, cast).version == 1


def test_the_database_lets_a_manager_add_a_name_and_write_nothing_else(cast: Cast, as_owner: AsOwner) -> None:
    """Without any page: Carol's name goes in; a phase of the plan or a decision of hers does not."""
    with as_owner():
        before = phase(cast, monday(8), None)
        row = decided(cast)
    mine = {"kind": "keep", "why": "Mine.", "decided_by": "carol-hughes", "valid_from": clock.today()}

    with acting_as(cast.carol.pk):
        with (
            pytest.raises(ProgrammingError),
            writing.act(cast.own.pk, "level.decided", by=cast.carol) as doing,
        ):
            writing.add(LevelDecision, doing, **mine)
        with (
            pytest.raises(ProgrammingError),
            writing.act(cast.own.pk, "phase.updated", by=cast.carol) as doing,
        ):
            writing.amend(ContactPhase, doing, entry=before.entry, version_seen=1, times=3)
        with writing.act(cast.own.pk, "level.agreed", by=cast.carol) as doing:
            writing.amend(LevelDecision, doing, entry=row.entry, version_seen=1, agreed_by="carol-hughes")

    assert stands(as_owner, cast).agreed_by == "carol-hughes"
