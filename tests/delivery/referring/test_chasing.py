"""Reminders: drafted when an answer is late, sent by a person, two at most; then "no answer" is said."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from handrail.assessments.models import Source
from handrail.delivery.models import Chaser, Referral
from handrail.delivery.referring import chasing
from handrail.records import clock
from tests.delivery.helping import address, signed_in
from tests.filling import filled

MONDAY = date(2026, 3, 2)


def asked(**changes: Any) -> Referral:
    facts = {"entry": "r", "state": "sent", "sent_on": MONDAY, "answer_by": date(2026, 3, 9)}
    return Referral(**{**facts, **changes})


def sent(n: int, day: date) -> Chaser:
    return Chaser(pk=n, about="r", state="sent", sent_on=day, valid_from=day)


def test_nothing_is_late_until_its_day_has_passed() -> None:
    assert chasing.late_referrals([asked()], [], date(2026, 3, 9)) == []
    (late,) = chasing.late_referrals([asked()], [], date(2026, 3, 10))
    assert (late.to_draft, late.number, late.no_answer) == (True, 1, False)
    assert chasing.late_referrals([asked(state="accepted")], [], date(2026, 3, 10)) == []


def test_two_reminders_at_most_and_then_there_was_no_answer() -> None:
    first = [sent(1, date(2026, 3, 10))]
    assert chasing.late_referrals([asked()], first, date(2026, 3, 17)) == [], "five working days to answer"
    (late,) = chasing.late_referrals([asked()], first, date(2026, 3, 18))
    assert (late.to_draft, late.number) == (True, 2)

    both = [*first, sent(2, date(2026, 3, 18))]
    (late,) = chasing.late_referrals([asked()], both, date(2026, 3, 26))
    assert (late.to_draft, late.no_answer) == (False, True)


def test_one_that_was_decided_against_is_not_drafted_again() -> None:
    no = Chaser(pk=1, about="r", state="not_sent", valid_from=date(2026, 3, 11))

    (late,) = chasing.late_referrals([asked()], [no], date(2026, 3, 20))

    assert (late.to_draft, late.no_answer) == (False, False)


def test_a_source_asked_without_a_day_has_five_working_days() -> None:
    source = Source(entry="r", state="asked", asked_on=date(2026, 3, 6), name="Neil", asked_for="Her claim")

    assert chasing.late_sources([source], [], date(2026, 3, 13)) == []
    (late,) = chasing.late_sources([source], [], date(2026, 3, 14))
    assert "We asked: Her claim" in chasing.draft(late, "Helen", "Ruth Adeyemi")


def test_the_words_name_nobody_but_by_first_name() -> None:
    (late,) = chasing.late_referrals([asked(what_for="A room")], [], date(2026, 3, 12))

    words = chasing.draft(late, "Helen", "Ruth Adeyemi")

    assert words.startswith("We referred Helen to you on 2 March 2026 and have not heard from you yet.")
    assert words.endswith("Thank you. Ruth Adeyemi")


def test_ruth_reads_it_mends_it_and_says_how_she_sent_it(
    cast: Any, as_owner: Any, current: Callable[..., list[Any]], record: Callable[..., Any]
) -> None:
    day = clock.today() - timedelta(days=20)
    record(
        Referral,
        entry="housing",
        worker="denise-okoro",
        what_for="A room",
        state="sent",
        sent_on=day,
        answer_by=day + timedelta(days=7),
        valid_from=day,
    )
    ruth, page = signed_in(cast.ruth), address(cast.own, "referrals/housing/chase")
    services = ruth.get(address(cast.own, "services")).content.decode()
    assert "Read and send the first reminder" in services

    form = filled(ruth.get(page))
    assert "We referred Helen to you" in form["text"][0]
    assert ruth.post(page, form).status_code == 422, "how it was sent is asked"
    ruth.post(page, {**form, "text": "Any news?", "how": "telephone"})

    (kept,) = current(Chaser)
    assert (kept.state, kept.text, kept.how, kept.sent_by) == (
        *("sent", "Any news?", "telephone"),
        "ruth-adeyemi",
    )
    assert kept.sent_on == clock.today()
    assert "Read and send" not in ruth.get(address(cast.own, "services")).content.decode()


def test_an_answer_that_is_late_stands_on_the_caseload_until_somebody_decided(
    cast: Any, as_owner: Any, sent: Referral, record: Callable[..., Any]
) -> None:
    """Denise was to answer two days ago."""
    ruth = signed_in(cast.ruth)
    words = "A referral has no answer: read the reminder. Referred for: A safe place to live"

    page = ruth.get("/my-caseload").content.decode()

    assert words in page
    assert f'href="{address(cast.own, "services#late")}"' in page
    assert words not in signed_in(cast.denise).get("/my-caseload").content.decode()
    record(Chaser, entry="no", about="housing", text="-", state="not_sent", valid_from=clock.today())
    assert words not in ruth.get("/my-caseload").content.decode()


def test_an_answer_that_is_not_late_yet_stands_nowhere(cast: Any, as_owner: Any, sent: Referral) -> None:
    with as_owner():
        Referral.objects.filter(entry="housing").update(answer_by=clock.today())

    assert "A referral has no answer" not in signed_in(cast.ruth).get("/my-caseload").content.decode()


def test_after_two_reminders_the_caseload_says_so(
    cast: Any, as_owner: Any, sent: Referral, record: Callable[..., Any]
) -> None:
    long_ago = clock.today() - timedelta(days=40)
    with as_owner():
        Referral.objects.filter(entry="housing").update(sent_on=long_ago, answer_by=long_ago)
    for n in (1, 2):
        day = long_ago + timedelta(days=10 * n)
        facts = {"state": "sent", "sent_on": day, "how": "e_mail", "valid_from": day}
        record(Chaser, entry=f"reminder-{n}", about="housing", text="-", **facts)

    page = signed_in(cast.ruth).get("/my-caseload").content.decode()

    assert "No answer after two reminders: decide what follows. Referred for: A safe place to live" in page


def test_a_source_that_has_long_not_answered_leads_from_the_assessment_to_its_reminder(
    cast: Any, record: Callable[..., Any]
) -> None:
    for entry, name, days in (("long", "Neil Hall", 15), ("lately", "Amina Yusuf", 14)):
        asked_on = clock.today() - timedelta(days=days)
        facts = {"kind": "housing", "name": name, "asked_for": "Her claim", "valid_from": asked_on}
        record(Source, entry=entry, state="asked", asked_on=asked_on, **facts)

    page = signed_in(cast.ruth).get(address(cast.own, "assessment")).content.decode()

    assert "Remind Neil Hall" in page
    assert address(cast.own, "sources/long/chase") in page
    assert "Remind Amina Yusuf" not in page, "two weeks are not over"
    reads = signed_in(cast.frances).get(address(cast.own, "assessment")).content.decode()
    assert "Neil Hall" in reads
    assert "Remind Neil Hall" not in reads
