"""Words in the entries of one's cases: ranked, with the field's synonyms, only what may be read."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from handrail.access.models import AccessLine
from handrail.delivery.models import Contact, TurningPoint
from handrail.home import finding_entries
from handrail.people.models import Case, OwnWords
from handrail.records import describing
from tests.cast import Cast, add_row, relate
from tests.home.finding_seen import ask

pytestmark = pytest.mark.django_db
Owner = Callable[[], AbstractContextManager[None]]
DAY = date(2026, 2, 2)


def contact(cast: Cast, case: Any, by: Any, text: str, **facts: Any) -> Contact:
    facts = {"kind": "supervision", "mode": "office", "outcome": "attended", "valid_from": DAY, **facts}
    return add_row(Contact, case, by, text=text, **facts)


@pytest.fixture
def entries(cast: Cast, as_owner: Owner) -> None:
    """Entries in Ruth's cases, in one she has no part in, and by a partner."""
    with as_owner():
        contact(cast, cast.own, cast.ruth, "Talked about unpaid work and the bus fares to get there.")
        contact(cast, cast.own, cast.ruth, "She has used Spice twice since the weekend.", title="Use")
        contact(cast, cast.coworked, cast.megan, "Unpaid work: the unpaid work supervisor praised him.")
        contact(cast, cast.team, cast.megan, "Unpaid work begins on Friday.")
        contact(cast, cast.own, cast.denise, "Tenancy signed after unpaid work.", workers=["denise-okoro"])
        add_row(OwnWords, cast.own, cast.ruth, topic="what_matters", words="The allotment", valid_from=DAY)
        add_row(
            TurningPoint, cast.own, cast.ruth, kind="turning_point", title="Allotment plot", valid_from=DAY
        )


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def found(client: Client, typed: str, **more: str) -> list[Any]:
    return ask(client, "/find/words", q=typed, **more)[0]["found"]


def who(answer: list[Any]) -> list[str]:
    return [one.who for one in answer]


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize("typed", ["unpaid work", "UPW", "community payback", '"unpaid work"'])
def test_entries_are_found_by_the_words_of_the_field(cast: Cast, typed: str) -> None:
    answer = found(client_of(cast.ruth), typed)

    assert who(answer)[0] == "Leon Harker"
    assert sorted(who(answer)) == ["Helen Brightwell", "Helen Brightwell", "Leon Harker"]


@pytest.mark.usefixtures("entries")
def test_a_synonym_is_marked_in_the_text(cast: Cast) -> None:
    (one,) = found(client_of(cast.ruth), "synthetic cannabinoids")

    assert one.hit.title == "Use"
    assert ("Spice", True) in one.hit.snippet


@pytest.mark.usefixtures("entries")
def test_every_kind_of_entry_is_told_and_leads_to_its_place(cast: Cast) -> None:
    answer = found(client_of(cast.ruth), "allotment")

    urls = sorted(one.hit.url for one in answer)
    assert len(urls) == 2
    assert urls[0].startswith("/cases/X340571/timeline?q=allotment#entry-")
    client = client_of(cast.ruth)
    assert all(client.get(url).status_code == 200 for url in urls)


@pytest.mark.usefixtures("entries")
def test_quotation_marks_and_minus(cast: Cast) -> None:
    client = client_of(cast.ruth)

    assert found(client, '"work unpaid"') == []
    assert who(found(client, "unpaid work -bus -tenancy")) == ["Leon Harker"]
    assert found(client, "-bus") == []
    assert found(client, '"" - the !&|:*()') == []


@pytest.mark.usefixtures("entries")
def test_a_partner_finds_what_they_wrote(cast: Cast) -> None:
    (one,) = found(client_of(cast.denise), "upw")

    assert "Tenancy" in "".join(text for text, _ in one.hit.snippet)
    assert found(client_of(cast.denise), "spice") == []


def test_what_is_marked_away_from_partners_is_not_found_by_another(cast: Cast, as_owner: Owner) -> None:
    with as_owner():
        row = contact(cast, cast.own, cast.ruth, "A note.", marking="not_disclosable")
    reach = finding_entries.Reach(cast.denise, {cast.own.pk: frozenset({"partner"})})

    assert finding_entries._kept_away(reach, row)
    assert not finding_entries._kept_away(
        finding_entries.Reach(cast.ruth, {cast.own.pk: frozenset({"in_charge"})}), row
    )


@pytest.mark.usefixtures("entries")
def test_a_manager_looks_over_the_team_and_apart(cast: Cast, as_owner: Owner) -> None:
    carol = client_of(cast.carol)
    everywhere = found(carol, "upw")
    assert sorted(set(who(everywhere))) == ["Helen Brightwell", "Leon Harker", "Tariq Aziz"]
    with as_owner():
        Case.objects.filter(pk=cast.elsewhere.pk).update(team=cast.own.team)
        relate(cast.carol, cast.elsewhere, "co_worker")
        contact(cast, cast.elsewhere, cast.joel, "Reparation and unpaid work at the park.")

    assert who(found(carol, "upw", **{"in": "mine"})) == ["Kai Rowland"]
    assert "Kai Rowland" not in who(found(carol, "upw", **{"in": "team"}))
    assert found(carol, "upw", **{"in": "everybody"}) == found(carol, "upw")


def test_pages_follow_one_another_without_a_gap(cast: Cast, as_owner: Owner) -> None:
    with as_owner():
        for n in range(45):
            contact(
                cast, cast.own, cast.ruth, "methadone", valid_from=DAY - timedelta(days=n % 7), title=f"N{n}"
            )
    client, seen, after = client_of(cast.ruth), [], {}
    for _page in range(3):
        page, _ = ask(client, "/find/words", q="methadone", **after)
        seen += [one.hit.title for one in page["found"]]
        more = page["more_url"]
        after = {"after": more.split("after=")[1]} if more else {}

    assert not after
    assert sorted(seen) == sorted(f"N{n}" for n in range(45))


@pytest.mark.parametrize(
    "after", ["x", "1_2_3", "nan_2026-01-01_1", "1e999_2026-01-01_1", "0.1_2026-01-01_99" * 3]
)
def test_a_key_nobody_gave_is_no_trouble(cast: Cast, after: str) -> None:
    assert found(client_of(cast.ruth), "methadone", after=after) == []


@pytest.mark.usefixtures("entries")
def test_the_log_names_the_cases_shown(cast: Cast, as_owner: Owner) -> None:
    found(client_of(cast.ruth), "spice")

    with as_owner():
        line = AccessLine.objects.filter(user=cast.ruth).latest("id")
    assert (line.route, line.cases) == ("home:find_words", [cast.own.pk])


@pytest.mark.usefixtures("entries")
def test_a_search_costs_a_bounded_number_of_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    client = client_of(cast.carol)
    found(client, "work")  # the first page of a session notes the device
    with django_assert_max_num_queries(17):
        found(client, "work")


def test_every_table_of_the_chronology_can_be_told() -> None:
    """But for copies given: their lines hold no words that could be looked for."""
    told = {model._meta.label for model in finding_entries.told()}

    assert told == describing.told_tables() - {"plans.Copy"}
