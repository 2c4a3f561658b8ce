"""The day of release on one page: a bed, who goes along, the hours, and what has to be ready."""

import io
import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from handrail.delivery.models import Contact, ReleaseItem
from handrail.kernel.references import new_reference
from handrail.people.models import Address
from handrail.records import clock
from handrail.sentences.models import Release
from tests.cast import add_row
from tests.delivery.helping import AsOwner, address, signed_in
from tests.facts import visible_text

MONDAY = date(2027, 3, 8)
FACTS = {"kind": "supervision", "mode": "office", "workers": ["ruth-adeyemi"], "minutes": 45}


@pytest.fixture
def friday_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is Friday 5 March 2027."""
    monkeypatch.setattr(clock, "today", lambda: date(2027, 3, 5))


@pytest.fixture
def release(cast: Any, as_owner: AsOwner, friday_before: None) -> Release:
    """Helen leaves HMP Fenwold on Monday 8 March 2027."""
    with as_owner():
        return add_row(
            Release, cast.own, cast.ruth, sentence="custody", place="HMP Fenwold", valid_from=MONDAY
        )


@pytest.fixture
def ready(cast: Any, as_owner: AsOwner) -> Callable[..., ReleaseItem]:
    """Something to have ready."""

    def add(kind: str, what: str, **facts: Any) -> ReleaseItem:
        with as_owner():
            return add_row(ReleaseItem, cast.own, cast.ruth, kind=kind, what=what, valid_from=MONDAY, **facts)

    return add


def page(cast: Any, user: Any = None, tail: str = "release-day") -> str:
    answer = signed_in(user or cast.ruth).get(address(cast.own, tail))
    assert answer.status_code == 200
    return visible_text(answer.content.decode())


def pressed(cast: Any, do: str, key: str = "") -> Any:
    sent = {"do": do, "key": key or new_reference()}
    return signed_in(cast.ruth).post(address(cast.own, "release-day/press"), sent)


def standing(cast: Any, as_owner: AsOwner) -> list[ReleaseItem]:
    with as_owner():
        return list(ReleaseItem.objects.now().filter(case_id=cast.own.pk).order_by("pk"))


def test_a_case_without_a_release_is_told_so_in_words(cast: Any) -> None:
    told = page(cast)

    assert "No release is on record" in told
    assert "Money, medicine, papers" not in told
    assert signed_in(cast.ruth).get(address(cast.own, "release-day.pdf")).status_code == 404
    assert signed_in(cast.ruth).get(address(cast.own, "release-day/things/add")).status_code == 404


def test_the_day_says_where_with_whom_and_when(
    cast: Any, as_owner: AsOwner, release: Release, ready: Any
) -> None:
    ready("bed", "Room 4 for two weeks", state="arranged", workers=["denise-okoro"])
    ready("gate", "Waits from nine", at=time(9), state="arranged", workers=["sam-whitlock"])
    ready("money", "Discharge payment")
    with as_owner():
        add_row(
            Address,
            cast.own,
            cast.ruth,
            kind="short_term_accommodation",
            lines="60 Weaver Street",
            area="Wexborough",
            valid_from=MONDAY,
        )
        add_row(Contact, cast.own, cast.ruth, valid_from=MONDAY, at=time(14, 30), title="Induction", **FACTS)
        add_row(
            Contact,
            cast.own,
            cast.ruth,
            valid_from=MONDAY,
            at=time(11),
            title="Housing forms",
            help="Sam drives",
            **{**FACTS, "workers": ["denise-okoro"]},
        )
        add_row(
            Contact,
            cast.own,
            cast.ruth,
            valid_from=MONDAY + timedelta(days=6),
            title="Sunday call",
            **FACTS,
        )
        add_row(
            Contact,
            cast.own,
            cast.ruth,
            valid_from=MONDAY + timedelta(days=7),
            title="Too late",
            **FACTS,
        )
    told = page(cast)

    assert "Monday 8 March 2027 · HMP Fenwold" in told
    assert "Still to arrange: Money." in told
    assert "A bed that night 60 Weaver Street, Wexborough" in told
    assert "Room 4 for two weeks Denise Okoro, Wexborough Council housing Arranged" in told
    assert "Somebody at the gate, 9am Waits from nine Sam Whitlock, County police" in told
    assert told.index("11am Housing forms") < told.index("2:30pm Induction")
    assert "Sam drives" in told
    assert "Sunday 14 March, Any time Sunday call" in told
    assert "Too late" not in told


def test_what_is_marked_or_between_workers_is_not_of_the_day(
    cast: Any, as_owner: AsOwner, release: Release
) -> None:
    with as_owner():
        add_row(
            Contact,
            cast.own,
            cast.ruth,
            valid_from=MONDAY,
            title="Not for her",
            marking="not_for_person",
            **FACTS,
        )
        between = {**FACTS, "kind": "management_oversight"}
        add_row(Contact, cast.own, cast.ruth, valid_from=MONDAY, title="With the manager", **between)
    told = page(cast)

    assert "Not for her" not in told
    assert "With the manager" not in told


def test_one_press_adds_a_usual_thing_and_another_says_it_is_done(
    cast: Any, as_owner: AsOwner, release: Release
) -> None:
    answer = pressed(cast, "add medicine")
    assert answer["Location"] == "/cases/X340571/release-day#ready"
    (row,) = standing(cast, as_owner)
    assert (row.kind, row.what, row.state) == ("medicine", "Medicine and prescription", "to_arrange")
    assert (row.release, row.valid_from) == (release.entry, MONDAY)
    pressed(cast, f"done {row.entry} 1")
    (row,) = standing(cast, as_owner)

    assert (row.state, row.version) == ("done", 2)
    assert "Still to arrange" not in page(cast)


def test_a_press_sent_twice_does_one_thing(cast: Any, as_owner: AsOwner, release: Release) -> None:
    key = new_reference()
    pressed(cast, "add food", key)
    pressed(cast, "add food", key)
    pressed(cast, "add food")

    assert len(standing(cast, as_owner)) == 1


def test_a_press_on_what_has_changed_meanwhile_says_so(
    cast: Any, as_owner: AsOwner, release: Release, ready: Any
) -> None:
    row = ready("papers", "Bank card")
    pressed(cast, f"arranged {row.entry} 1")
    answer = pressed(cast, f"not_needed {row.entry} 1")

    assert answer.status_code == 422
    assert "“Bank card” was changed meanwhile: look at it and press again" in visible_text(
        answer.content.decode()
    )
    assert standing(cast, as_owner)[0].state == "arranged"


@pytest.mark.parametrize("do", ["", "add everything", "done nothing-such 1", "burn it down", "add"])
def test_what_is_not_offered_is_refused_in_words(
    cast: Any, as_owner: AsOwner, release: Release, do: str
) -> None:
    answer = pressed(cast, do)

    assert answer.status_code == 422
    assert "look at what stands now" in visible_text(answer.content.decode())
    assert standing(cast, as_owner) == []


def test_something_in_words_with_a_time_and_who_sees_to_it(
    cast: Any, as_owner: AsOwner, release: Release
) -> None:
    client = signed_in(cast.ruth)
    form = {
        "key": new_reference(),
        "kind": "travel",
        "what": "By bus to the town hall",
        "at": "9.40",
        "who": ["w:tom-ellery"],
        "other_worker": "denise-okoro",
        "state": "arranged",
    }
    answer = client.post(address(cast.own, "release-day/things/add"), form)
    assert answer.status_code == 302
    (row,) = standing(cast, as_owner)

    assert row.at == time(9, 40)
    assert row.workers == ["tom-ellery", "denise-okoro"]
    assert (row.release, row.valid_from) == (release.entry, MONDAY)
    again = client.post(
        address(cast.own, f"release-day/things/{row.entry}/update"),
        {**form, "key": new_reference(), "version_seen": "1", "what": "By car", "other_worker": ""},
    )
    assert again.status_code == 302
    (row,) = standing(cast, as_owner)
    assert (row.what, row.workers, row.valid_from) == ("By car", ["tom-ellery"], MONDAY)


def test_an_earlier_release_is_the_page_while_none_is_ahead(
    cast: Any, as_owner: AsOwner, friday_before: None
) -> None:
    with as_owner():
        for day in (date(2024, 3, 8), date(2026, 9, 8)):
            add_row(Release, cast.own, cast.ruth, sentence="custody", valid_from=day)

    assert "Tuesday 8 September 2026 · this day has been" in page(cast)


def test_things_of_another_release_stay_with_it(
    cast: Any, as_owner: AsOwner, release: Release, ready: Any
) -> None:
    ready("phone", "Of the last time", release="another")
    ready("phone", "Of this time", release=release.entry)
    told = page(cast)

    assert "Of this time" in told
    assert "Of the last time" not in told


def test_the_sheet_is_one_side_and_the_card_gives_nothing_away(
    cast: Any, as_owner: AsOwner, release: Release, ready: Any
) -> None:
    for number, kind in enumerate(("bed", "gate", "travel", "money", "medicine", "papers", "phone", "food")):
        ready(
            kind, f"Number {number}, said in a line that is about as long as such lines are", state="arranged"
        )
    with as_owner():
        for hour in (9, 11, 14):
            add_row(
                Contact, cast.own, cast.ruth, valid_from=MONDAY, at=time(hour), title="Drug test", **FACTS
            )
        cast.ruth.worker.telephone = "01632 960123"
        cast.ruth.worker.save()
    client = signed_in(cast.ruth)
    sheet = PdfReader(io.BytesIO(client.get(address(cast.own, "release-day.pdf")).content))
    card = PdfReader(io.BytesIO(client.get(address(cast.own, "release-day.pdf?as=card")).content))
    words = " ".join(card.pages[0].extract_text().split())

    assert len(sheet.pages) == len(card.pages) == 1
    assert sheet.metadata is not None
    assert sheet.metadata.title == "The first day"
    assert "9am Ruth 11am Ruth 2pm Ruth" in words
    assert "Ruth 01632 960123" in words
    for told in ("Helen", "Brightwell", "Drug test", "Fenwold", "Weaver", "probation", "Adeyemi"):
        assert told.lower() not in words.lower()


def test_who_only_reads_finds_no_buttons(cast: Any, release: Release, ready: Any) -> None:
    ready("money", "Discharge payment")
    told = signed_in(cast.carol).get(address(cast.own, "release-day")).content.decode()

    assert "Discharge payment" in told
    assert "release-day/press" not in told
    assert signed_in(cast.denise).get(address(cast.own, "release-day")).status_code == 404


def test_as_known_before_is_shown_without_what_came_later(
    cast: Any, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Known yesterday: the release was, the money was not."""
    today = clock.today()
    with as_owner():
        earlier = {"recorded_at": clock.now() - timedelta(days=3)}
        add_row(Release, cast.own, cast.ruth, sentence="custody", valid_from=today, **earlier)
        add_row(ReleaseItem, cast.own, cast.ruth, kind="bed", what="A room", **earlier)
        later = {"recorded_at": clock.now() - timedelta(minutes=1)}
        add_row(ReleaseItem, cast.own, cast.ruth, kind="money", what="Discharge payment", **later)
    told = page(cast, tail=f"release-day?known={(today - timedelta(days=1)).isoformat()}")

    assert "A room" in told
    assert "Discharge payment" not in told


def test_what_the_page_asks_does_not_grow(cast: Any, as_owner: AsOwner, release: Release, ready: Any) -> None:
    def asks() -> int:
        client = signed_in(cast.ruth)
        with CaptureQueriesContext(connection) as asked:
            client.get(address(cast.own, "release-day"))
        tables = re.compile(r'from "?(people|delivery|sentences|agencies)_', re.IGNORECASE)
        return sum(bool(tables.search(one["sql"])) for one in asked.captured_queries)

    ready("bed", "A room", workers=["denise-okoro"])
    few = asks()
    with as_owner():
        for day in range(7):
            add_row(
                Contact,
                cast.own,
                cast.ruth,
                valid_from=MONDAY + timedelta(days=day),
                **{**FACTS, "workers": ["tom-ellery", "mark-tully"]},
            )
    for kind in ("gate", "travel", "money", "papers"):
        ready(kind, kind, workers=["sam-whitlock"])

    assert asks() <= few + 1  # places are asked for only where some are named
    assert few <= 7
