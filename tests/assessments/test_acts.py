"""Opening, finishing, countersigning: one open at a time, frozen by its instant, signed by another."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError
from django.urls import reverse

from handrail.access.actors import acting_as
from handrail.assessments.models import Area, Assessment, Factor, RiskOfHarm, Strength
from handrail.records import clock
from handrail.records.models import Line
from tests.assessments.conftest import SignIn, at, days_ago, page
from tests.cast import relate
from tests.filling import filled

Rows = Callable[..., list[Any]]
TEXTS = {
    "past_behaviour": "Stole to pay for heroin, alone, since the tenancy ended.",
    "likely_future": "Without a home, the same shops within weeks.",
    "would_help": "A door first, then the salon.",
}


def opened(browser: Any, case: Any, current: Rows, **facts: str) -> Any:
    """An assessment that Ruth opened and wrote the texts of."""
    browser.post(at("open", case), {"key": "open", "stage": "initial", "form": "full", **facts})
    (row,) = [one for one in current(Assessment, case) if one.finished_on is None]
    browser.post(at("explanation_update", case, row.entry), {"key": "texts", "version_seen": 1, **TEXTS})
    return next(one for one in current(Assessment, case) if one.entry == row.entry)


def finished(browser: Any, case: Any, current: Rows, **facts: str) -> Any:
    """The same, finished."""
    row = opened(browser, case, current)
    answer = browser.post(at("finish", case, row.entry), {"key": "end", "version_seen": row.version, **facts})
    assert answer.status_code == 302, answer.content.decode()
    return next(one for one in current(Assessment, case) if one.entry == row.entry)


def test_one_is_open_at_a_time(cast: Any, signed_in: SignIn, current: Rows) -> None:
    browser = signed_in(cast.ruth)
    opened(browser, cast.own, current)

    answer = browser.post(at("open", cast.own), {"key": "k2", "stage": "review", "form": "full"})

    assert answer.status_code == 422
    assert "Another assessment is open. Finish it first." in answer.content.decode()
    assert len(current(Assessment, cast.own)) == 1


def test_it_is_not_finished_before_it_says_what_it_comes_to(
    cast: Any, signed_in: SignIn, current: Rows
) -> None:
    browser = signed_in(cast.ruth)
    browser.post(at("open", cast.own), {"key": "k1", "stage": "initial", "form": "full"})
    (row,) = current(Assessment, cast.own)

    answer = browser.post(at("finish", cast.own, row.entry), {"key": "k2", "version_seen": 1})

    assert answer.status_code == 422
    for words in ("how it came to this", "what is likely to happen", "what would help"):
        assert f"Write first: {words}" in answer.content.decode()
    assert current(Assessment, cast.own)[0].finished_on is None


def test_a_short_one_needs_only_what_would_help(cast: Any, signed_in: SignIn, current: Rows) -> None:
    browser = signed_in(cast.ruth)
    browser.post(at("open", cast.own), {"key": "k1", "stage": "initial", "form": "short"})
    (row,) = current(Assessment, cast.own)
    texts = {"key": "k2", "version_seen": 1, "would_help": "Six sessions."}
    browser.post(at("explanation_update", cast.own, row.entry), texts)

    browser.post(at("finish", cast.own, row.entry), {"key": "k3", "version_seen": 2})

    assert current(Assessment, cast.own)[0].finished_on == clock.today()


def test_finishing_says_what_is_left_open_and_locks_nothing(
    cast: Any, signed_in: SignIn, current: Rows
) -> None:
    browser = signed_in(cast.ruth)
    row = opened(browser, cast.own, current)

    text = browser.get(at("finish", cast.own, row.entry)).content.decode()

    for words in (
        "No strength is on record.",
        "Nobody asked this time whose advice counts.",
        "11 areas were not looked at.",
        "There is no self-assessment this time.",
    ):
        assert words in text
    answer = browser.post(at("finish", cast.own, row.entry), {"key": "end", "version_seen": row.version})
    assert answer.status_code == 302


def test_finished_it_stays_as_it_was_and_the_next_shows_what_changed(
    cast: Any, signed_in: SignIn, current: Rows, record: Any
) -> None:
    browser = signed_in(cast.ruth)
    facts = {"valid_from": days_ago(9), "area": "drug_use", "does": "Sleep, and no feelings."}
    record(Factor, cast.own, cast.ruth, name="Heroin", certainty="likely", **facts)
    record(Strength, cast.own, cast.ruth, name="Her nan", kind="family", valid_from=days_ago(9))
    row = finished(browser, cast.own, current)
    (factor,) = current(Factor, cast.own)
    changed = {"area": "drug_use", "name": "Heroin", "does": "Sleep.", "offending": "linked"}
    changed |= {"harm": "not_known", "certainty": "certain", "key": "k9", "version_seen": "1"}
    browser.post(at("factor_update", cast.own, factor.entry), changed)
    area = {"key": "k8", "area": "finances", "found": "difficulty", "going_on": "A claim is in."}
    browser.post(at("area_add", cast.own), area)

    frozen = browser.get(at("finished", cast.own, row.entry)).content.decode()
    changes = browser.get(at("changes", cast.own, row.entry)).content.decode()

    assert "Sleep, and no feelings." in frozen
    assert "A claim is in." not in frozen
    assert "This is the assessment as it was finished on" in frozen
    assert "/factor/add" not in frozen
    assert "A claim is in." in page(browser, cast.own)
    told = changes[changes.index("Factors") :]
    assert told.index("Sleep, and no feelings.") < told.index("Sleep.</div>")
    assert told.index("Likely") < told.index("Certain")
    assert "A claim is in." in changes
    assert "Her nan" not in changes


def test_the_text_of_a_finished_one_has_no_form(cast: Any, signed_in: SignIn, current: Rows) -> None:
    browser = signed_in(cast.ruth)
    row = finished(browser, cast.own, current)

    answer = browser.post(
        at("explanation_update", cast.own, row.entry), {"key": "k9", "version_seen": row.version, **TEXTS}
    )

    assert answer.status_code == 404
    assert current(Assessment, cast.own)[0].version == row.version


def test_finishing_stands_on_the_timeline(cast: Any, signed_in: SignIn, current: Rows, as_owner: Any) -> None:
    row = finished(signed_in(cast.ruth), cast.own, current)

    with as_owner():
        line = Line.objects.get(case_id=cast.own.pk, table="assessments.Assessment")
    assert (line.entry, line.kind, line.valid_from) == (row.entry, "assessment", clock.today())


@pytest.mark.parametrize("level", ["high", "very_high"])
def test_serious_harm_is_always_read_by_a_manager_too(
    level: str, cast: Any, signed_in: SignIn, current: Rows, record: Any
) -> None:
    facts = {"to": "public", "level": level, "nature": "Fights.", "valid_from": days_ago(3)}
    record(RiskOfHarm, cast.own, cast.ruth, **facts)

    row = finished(signed_in(cast.ruth), cast.own, current)

    assert row.to_be_countersigned is True
    assert "To be countersigned." in page(signed_in(cast.ruth), cast.own)


def test_the_manager_countersigns_and_nothing_else_changes(
    cast: Any, signed_in: SignIn, current: Rows, as_owner: Any
) -> None:
    row = finished(signed_in(cast.ruth), cast.own, current, countersign="on")
    manager = signed_in(cast.carol)
    assert "Countersign it" in page(manager, cast.own)

    answer = manager.post(
        at("countersign", cast.own, row.entry),
        {"key": "k9", "version_seen": row.version, "countersigner_said": "Clear about strengths."},
    )

    assert answer.status_code == 302
    (signed,) = current(Assessment, cast.own)
    assert (signed.countersigned_by, signed.countersigned_on) == ("carol-hughes", clock.today())
    assert (signed.would_help, signed.finished_by) == (TEXTS["would_help"], "ruth-adeyemi")
    with as_owner():
        (line,) = Line.objects.filter(case_id=cast.own.pk, table="assessments.Assessment").filter(
            superseded_at__isnull=True
        )
    assert line.version == signed.version
    assert "Countersigned by Carol Hughes" in page(signed_in(cast.ruth), cast.own)


def test_nobody_countersigns_their_own(cast: Any, signed_in: SignIn, current: Rows, as_owner: Any) -> None:
    row = finished(signed_in(cast.ruth), cast.own, current, countersign="on")
    with as_owner():
        relate(cast.ruth, cast.own, "manager")

    answer = signed_in(cast.ruth).post(
        at("countersign", cast.own, row.entry), {"key": "k9", "version_seen": row.version}
    )

    assert answer.status_code == 422
    assert "Somebody else has to countersign it" in answer.content.decode()
    assert current(Assessment, cast.own)[0].countersigned_by is None


def test_the_overview_asks_the_manager_for_the_name_and_nobody_else(
    cast: Any, signed_in: SignIn, current: Rows
) -> None:
    finished(signed_in(cast.ruth), cast.own, current, countersign="on")
    overview = reverse("home:case", args=[cast.own.reference])

    assert "waits for a second name" in signed_in(cast.carol).get(overview).content.decode()
    assert "waits for a second name" not in signed_in(cast.ruth).get(overview).content.decode()


def test_the_most_pressing_stand_on_the_overview(cast: Any, signed_in: SignIn, record: Any) -> None:
    facts = {"area": "drug_use", "valid_from": days_ago(3)}
    record(Factor, cast.own, cast.ruth, name="Heroin", critical=True, does="Sleep.", **facts)
    record(Factor, cast.own, cast.ruth, name="Cannabis", does="Boredom.", **facts)
    overview = reverse("home:case", args=[cast.own.reference])

    text = signed_in(cast.ruth).get(overview).content.decode()
    assert "<b>Heroin</b>: Sleep." in text
    assert "Cannabis" not in text
    assert "Heroin" not in signed_in(cast.denise).get(overview).content.decode()


@pytest.mark.parametrize("who", ["ruth", "tom", "frances", "ian", "denise"])
def test_only_a_manager_signs(who: str, cast: Any, signed_in: SignIn, current: Rows) -> None:
    row = finished(signed_in(cast.ruth), cast.own, current, countersign="on")

    assert signed_in(getattr(cast, who)).get(at("countersign", cast.own, row.entry)).status_code == 404


def test_the_database_takes_nothing_from_a_manager_but_a_signature(
    cast: Any, signed_in: SignIn, current: Rows
) -> None:
    """Past the forms: no area, no assessment that is still open, no finished one without the name."""
    finished(signed_in(cast.ruth), cast.own, current, countersign="on")
    kept = {"case_id": cast.own.pk, "by": cast.carol, "recorded_at": clock.now() - timedelta(minutes=1)}
    attempts: list[tuple[type, dict[str, Any]]] = [
        (Area, {"entry": "a", "area": "finances", "found": "no_issue"}),
        (Assessment, {"entry": "b", "stage": "review"}),
        (Assessment, {"entry": "c", "stage": "review", "finished_on": clock.today()}),
    ]
    for model, facts in attempts:
        with acting_as(cast.carol.pk), pytest.raises(ProgrammingError), transaction.atomic():
            model(**kept, **facts).save(force_insert=True)


def test_the_next_one_starts_from_what_the_last_one_said(cast: Any, signed_in: SignIn, current: Rows) -> None:
    browser = signed_in(cast.ruth)
    finished(browser, cast.own, current)
    browser.post(at("open", cast.own), {"key": "next", "stage": "review", "form": "full"})
    (row,) = [one for one in current(Assessment, cast.own) if one.finished_on is None]

    answer = browser.get(at("explanation_update", cast.own, row.entry))

    assert filled(answer)["would_help"] == [TEXTS["would_help"]]
    assert "say what is different now" in answer.content.decode()
    assert row.would_help == ""
