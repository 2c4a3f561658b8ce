"""The page of messages: what Helen wants, what was sent, and what somebody must look into."""

from typing import Any

import pytest

from handrail.delivery.models import MessageWish, Outgoing
from handrail.delivery.models.outbox import State
from handrail.delivery.reaching import carrying, fake
from handrail.kernel.references import new_reference
from handrail.people.models import Person
from tests.delivery.helping import address, signed_in
from tests.delivery.reaching.helping import NUMBER, AsOwner, as_worker, book, outbox, texts, told, wishes

pytestmark = pytest.mark.django_db


def wish_form(**changes: str) -> dict[str, str]:
    """A filled answer to whether and how."""
    return {
        "key": new_reference(),
        "wants": "yes",
        "channel": "text",
        "language": "en",
        "days_before": "2",
        "safe_note": "Her own phone.",
        **changes,
    }


@pytest.fixture
def helen(cast: Any, as_owner: AsOwner, provider: fake.Fake) -> Any:
    with as_owner():
        Person.objects.filter(case_id=cast.own.pk).update(phone=NUMBER)
    return cast.own


def wish(as_owner: AsOwner, case: Any) -> MessageWish:
    with as_owner():
        return MessageWish.objects.now().get(case_id=case.pk)


def doubtful(cast: Any, case: Any, as_owner: AsOwner) -> Outgoing:
    """A message of which nobody can say whether it went."""
    with as_owner():
        wishes(case, cast.ruth)
    book(case, cast.ruth)
    (row,) = outbox(as_owner, case)
    with as_worker():
        assert carrying._claim(row.reference)
        with carrying._held(row.reference, State.SENDING) as (held, us):
            carrying._end(held, us, State.IN_DOUBT, carrying.WHY["no_answer"])
    return row


def test_what_she_wants_is_asked_and_kept(cast: Any, helen: Any, as_owner: AsOwner) -> None:
    ruth = signed_in(cast.ruth)
    assert "Not asked yet, so nothing is sent." in ruth.get(address(helen, "messages")).content.decode()

    answer = ruth.post(address(helen, "messages/wish"), wish_form())

    assert answer.status_code == 302
    kept = wish(as_owner, helen)
    assert (kept.wants, kept.channel, kept.days_before, kept.say_place) == (True, "text", 2, False)
    page = ruth.get(address(helen, "messages")).content.decode()
    assert "Yes: Text message" in page
    assert "2 days before" in page


def test_an_email_without_an_address_is_refused_and_the_form_stays_filled(cast: Any, helen: Any) -> None:
    answer = signed_in(cast.ruth).post(address(helen, "messages/wish"), wish_form(channel="e_mail"))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "There is no e-mail address: add it in the details first" in page
    assert "Her own phone." in page


def test_a_yes_says_how_in_which_language_and_when(cast: Any, helen: Any) -> None:
    ruth = signed_in(cast.ruth)
    for label in ("How", "In which language", "When to be reminded"):
        assert f"{label} (optional)" not in ruth.get(address(helen, "messages/wish")).content.decode()

    page = ruth.post(
        address(helen, "messages/wish"), wish_form(channel="", language="", days_before="")
    ).content.decode()

    assert "Choose how: a text message or an e-mail" in page
    assert "Choose the language" in page
    assert "Choose when to be reminded" in page


def test_a_no_needs_nothing_else(cast: Any, helen: Any, as_owner: AsOwner) -> None:
    form = wish_form(wants="no", channel="", language="", days_before="")

    assert signed_in(cast.ruth).post(address(helen, "messages/wish"), form).status_code == 302
    assert wish(as_owner, helen).wants is False


def test_no_stops_what_is_waiting_at_once(
    cast: Any, helen: Any, as_owner: AsOwner, provider: fake.Fake
) -> None:
    with as_owner():
        row = wishes(helen, cast.ruth)
    book(helen, cast.ruth)

    form = wish_form(wants="no", version_seen=str(row.version))
    signed_in(cast.ruth).post(address(helen, "messages/wish"), form)

    assert [one.state for one in outbox(as_owner, helen)] == ["stopped"]
    assert told(as_owner, helen) == [("booked", "stopped", "The person no longer wants messages.")]
    with as_worker():
        assert carrying.due() == []
    assert provider.requests == 0


@pytest.mark.parametrize(
    ("decision", "state", "arrives"), [("again", "sent", 1), ("went", "sent", 0), ("leave", "stopped", 0)]
)
def test_somebody_looks_and_decides(
    decision: str, state: str, arrives: int, cast: Any, helen: Any, as_owner: AsOwner, provider: fake.Fake
) -> None:
    row = doubtful(cast, helen, as_owner)
    ruth = signed_in(cast.ruth)
    assert "Somebody must look" in ruth.get(address(helen, "messages")).content.decode()

    form = {"key": new_reference(), "version_seen": "2", "decision": decision}
    assert ruth.post(address(helen, f"messages/{row.message}"), form).status_code == 302
    with as_worker():
        for reference in carrying.due():
            carrying.carry_on(reference)

    assert len(texts(provider)) == arrives
    assert told(as_owner, helen)[0][:2] == ("booked", state)
    assert "Somebody must look" not in ruth.get(address(helen, "messages")).content.decode()


def test_decided_twice_it_goes_once(cast: Any, helen: Any, as_owner: AsOwner, provider: fake.Fake) -> None:
    row = doubtful(cast, helen, as_owner)
    ruth = signed_in(cast.ruth)
    for _ in range(2):
        form = {"key": new_reference(), "version_seen": "2", "decision": "again"}
        assert ruth.post(address(helen, f"messages/{row.message}"), form).status_code == 302

    with as_worker():
        for _ in range(2):
            for reference in carrying.due():
                carrying.carry_on(reference)

    assert len(provider.kept) == 1


def test_the_caseload_says_that_one_is_in_doubt(cast: Any, helen: Any, as_owner: AsOwner) -> None:
    doubtful(cast, helen, as_owner)

    page = signed_in(cast.ruth).get("/my-caseload").content.decode()

    assert "A message to them: in doubt: somebody must look" in page
    assert f'href="/cases/{helen.reference}/messages"' in page


def test_those_without_a_part_find_no_messages(cast: Any, helen: Any) -> None:
    for user in (cast.denise, cast.sam):
        assert signed_in(user).get(address(helen, "messages")).status_code == 404


def test_the_outbox_can_be_changed_by_nobody_outside_the_case(
    cast: Any, helen: Any, as_owner: AsOwner
) -> None:
    from handrail.access.actors import acting_as

    doubtful(cast, helen, as_owner)

    for user, seen in ((cast.ruth, 1), (cast.carol, 1), (cast.megan, 0), (cast.denise, 0), (cast.sam, 0)):
        with acting_as(user.pk):
            assert Outgoing.objects.filter(case_id=helen.pk).count() == seen, user.username
    for user, changed in ((cast.carol, 0), (cast.megan, 0), (cast.denise, 0), (cast.ruth, 1)):
        with acting_as(user.pk):
            assert Outgoing.objects.filter(case_id=helen.pk).update(state="stopped") == changed, user.username


def test_the_worker_s_login_opens_no_case(cast: Any, helen: Any, as_owner: AsOwner) -> None:
    """It sees messages on their way and their record, and findings; of everything else in a case, nothing."""
    from django.db import connection

    from handrail.access.rls import case_models
    from handrail.delivery.models import Message
    from handrail.findings.models import Finding

    doubtful(cast, helen, as_owner)
    with as_owner():
        seen = {Message: 2, Finding: Finding.objects.count()}

    with as_worker(), carrying.at_work(), connection.cursor() as cursor:
        for model in case_models():
            cursor.execute(f'select count(*) from "{model._meta.db_table}"')
            assert cursor.fetchone() == (seen.get(model, 0),), model._meta.label
