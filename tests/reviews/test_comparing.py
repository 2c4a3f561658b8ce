"""Two dates of Helen's case side by side: what changed, why, by whom, and the review that caused it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handrail.assessments.models import Factor, Strength
from handrail.people.models import KeyPerson, MustNotMeet
from handrail.people.opening import OpenCase
from handrail.plans.models import Commitment, ContactPhase, Objective
from handrail.records import clock
from handrail.records.reading import Reach
from handrail.reviews.comparing import page
from handrail.reviews.comparing.sights import KNOWN, WAS
from handrail.reviews.models import Amendment, Review
from handrail.sentences.models import CurfewWindow
from tests.cast import add_row

COMPARE = "/cases/X340571/compare"
MARCH_2, MARCH_16, MARCH_17 = date(2026, 3, 2), date(2026, 3, 16), date(2026, 3, 17)


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)


def words_of(answer: Any) -> str:
    main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
    assert main
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


@pytest.fixture
def put(cast: Any, as_owner: Any) -> Callable[..., Any]:
    """A row of Helen's case as Ruth wrote it; with ``until`` the version that another followed."""

    def one(model: Any, entry: str, written: date, *, until: date | None = None, **facts: Any) -> Any:
        with as_owner():
            return add_row(
                model,
                cast.own,
                cast.ruth,
                entry=entry,
                recorded_at=at(written),
                superseded_at=at(until) if until else None,
                **facts,
            )

    return one


@pytest.fixture
def ruth(cast: Any) -> Client:
    client = Client()
    client.force_login(cast.ruth)
    return client


@pytest.fixture
def review(put: Any) -> None:
    """On 17 March a review makes the curfew end at 7, and contact a call while the programme runs."""
    hours = {"source": "tag", "weekdays": [1, 2, 3, 4, 5, 6, 7], "starts": time(21)}
    put(CurfewWindow, "hours", MARCH_2, until=MARCH_17, valid_from=MARCH_2, ends=time(8), **hours)
    put(
        CurfewWindow,
        "hours",
        MARCH_17,
        version=2,
        valid_from=MARCH_2,
        valid_to=MARCH_16,
        ends=time(8),
        **hours,
    )
    put(CurfewWindow, "hours-7", MARCH_17, valid_from=MARCH_17, ends=time(7), **hours)
    level = {"rank": 1, "modes": ["office"], "every": "week"}
    put(ContactPhase, "office", MARCH_2, until=MARCH_17, valid_from=MARCH_2, name="Office", times=1, **level)
    put(
        *(ContactPhase, "office", MARCH_17),
        **{"version": 2, "valid_from": MARCH_2, "valid_to": MARCH_16, "name": "Office", "times": 1, **level},
    )
    put(
        *(ContactPhase, "call", MARCH_17),
        **{"valid_from": MARCH_17, "name": "Calls", "times": 1, **level, "modes": ["phone"]},
    )
    put(
        *(Review, "job", MARCH_17),
        valid_from=date(2026, 3, 10),
        trigger="change",
        title="Helen has been offered a job",
        state="complete",
        effective_on=MARCH_17,
        completed_on=MARCH_17,
    )
    made = {"review": "job", "state": "made", "valid_from": MARCH_17}
    put(
        *(Amendment, "a-curfew", MARCH_17),
        kind="curfew",
        part="sentences.curfew_windows",
        of="hours",
        makes="hours-7",
        becomes="9pm to 7am",
        reason="She must leave at half past seven",
        **made,
    )
    put(
        *(Amendment, "a-level", MARCH_17),
        kind="contact_level",
        part="plans.contact_phases",
        of="office",
        makes="call",
        becomes="A call a week",
        reason="Office hours are working hours",
        **made,
    )


def test_what_a_review_changed_says_why_by_whom_and_links_to_it(review: None, ruth: Client) -> None:
    answer = ruth.get(f"{COMPARE}?from=2026-03-16&to=2026-03-17")
    page, words = answer.content.decode(), words_of(answer)

    assert "What was known on 16 March 2026, and what was known on 17 March 2026." in words
    assert "Contact level: 2 changes; What the sentence asks: 2 changes." in words
    assert "Be in: 9pm to 8am every day" in words
    assert "Be in: 9pm to 7am every day" in words
    assert words.count("She must leave at half past seven") == 2
    assert words.count("Office hours are working hours") == 2
    assert page.count('href="/cases/X340571/reviews/job">Helen has been offered a job</a>') == 4
    assert "Until 16 March 2026. Recorded 17 March 2026, Ruth Adeyemi" in words
    assert "Recorded 17 March 2026, Ruth Adeyemi" in words


def test_the_case_offers_the_dates_worth_comparing(review: None, ruth: Client) -> None:
    page = ruth.get(COMPARE).content.decode()

    assert f"from=2026-03-17&amp;to={clock.today()}" in page
    assert "from=2026-03-16&amp;to=2026-03-24" in page
    assert "What the last review changed" in page
    assert "Since the last review" in page


def test_what_takes_effect_on_a_day_to_come_is_known_today(put: Any, ruth: Client) -> None:
    monday = clock.today() + timedelta(days=5)
    put(
        *(Commitment, "job", MARCH_17),
        valid_from=monday,
        kind="work",
        what="The bakery",
        weekdays=[1],
        starts=time(6),
        ends=time(14),
    )

    assert "The bakery" not in words_of(ruth.get(f"{COMPARE}?from=2026-03-16&to={clock.today()}"))
    assert "+ Added: The bakery" in words_of(ruth.get(f"{COMPARE}?from=2026-03-16&to={monday}"))


def test_what_was_written_down_late_was_not_known_but_was_so(put: Any, ruth: Client) -> None:
    """Her nan rang from 3 March on; Ruth heard of it on the 20th. On the 10th it was so, and not known."""
    put(KeyPerson, "nan", date(2026, 3, 20), valid_from=date(2026, 3, 3), name="Her nan", relationship="Nan")
    days = "from=2026-03-02&to=2026-03-10"

    assert "Her nan" not in words_of(ruth.get(f"{COMPARE}?{days}"))
    assert "+ Added: Her nan" in words_of(ruth.get(f"{COMPARE}?{days}&ask=was"))
    assert "+ Added: Her nan" in words_of(ruth.get(f"{COMPARE}?from=2026-03-02&to=2026-03-20"))


def test_a_correction_changes_how_it_was_and_not_what_was_known(put: Any, ruth: Client) -> None:
    """Written as linked to offending on 2 March; mended on the 20th as never having been."""
    facts = {"valid_from": MARCH_2, "area": "finances", "name": "Debt"}
    put(Factor, "debt", MARCH_2, until=date(2026, 3, 20), offending="linked", **facts)
    put(Factor, "debt", date(2026, 3, 20), version=2, offending="not_linked", **facts)

    known = words_of(ruth.get(f"{COMPARE}?from=2026-03-16&to=2026-03-20"))
    was = words_of(ruth.get(f"{COMPARE}?from=2026-03-16&to=2026-03-20&ask=was"))

    assert "≠ Changed: Debt Linked:" in known
    assert "Debt" not in was


def test_a_page_as_known_earlier_compares_what_was_known_then(put: Any, ruth: Client) -> None:
    put(Strength, "cook", date(2026, 3, 12), valid_from=date(2026, 3, 3), kind="talent", name="She cooks")

    days = "from=2026-03-02&to=2026-03-10&ask=was"
    assert "She cooks" in words_of(ruth.get(f"{COMPARE}?{days}"))
    assert "She cooks" not in words_of(ruth.get(f"{COMPARE}?{days}&known=2026-03-11"))


def test_whoever_is_kept_apart_is_in_neither(put: Any, ruth: Client) -> None:
    put(KeyPerson, "zz", MARCH_16, valid_from=MARCH_16, name="Zzcanary Grey", relationship="Friend")
    put(MustNotMeet, "apart", MARCH_17, valid_from=MARCH_17, who="Zzcanary Grey", kind="co_defendant")

    for days in ("from=2026-03-02&to=2026-03-16", "from=2026-03-16&to=2026-03-17"):
        assert "Zzcanary" not in words_of(ruth.get(f"{COMPARE}?{days}"))


def test_a_room_beyond_reach_has_no_heading(review: None, put: Any, cast: Any) -> None:
    """The key worker reads what the sentence asks, and nothing of a plan or an assessment."""
    put(Objective, "home", MARCH_17, valid_from=MARCH_17, rank=1, will="keep my zzcanary")
    browser = Client()
    browser.force_login(cast.priya)

    words = words_of(browser.get(f"{COMPARE}?from=2026-03-16&to=2026-03-17"))

    assert "Be in: 9pm to 7am every day" in words
    for hidden in ("zzcanary", "Contact level", "Assessment", "People around", "job", "half past seven"):
        assert hidden not in words


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("from=nonsense&to=2026-03-10", "Enter a date like"),
        ("from=2026-03-10&to=2026-03-02", "the earlier day comes first"),
        ("from=2999-01-01&to=2999-01-02", "still to come"),
        ("from=2026-03-02", "Enter a day"),
    ],
)
def test_days_that_cannot_be_compared_say_how_to_mend_it(
    cast: Any, ruth: Client, query: str, told: str
) -> None:
    answer = ruth.get(f"{COMPARE}?{query}")

    assert answer.status_code == 422
    assert told in words_of(answer)


def test_it_asks_as_often_however_much_differs(put: Any, ruth: Client) -> None:
    put(Objective, "home", MARCH_16, valid_from=MARCH_16, rank=1, will="keep my home")
    address = f"{COMPARE}?from=2026-03-02&to=2026-03-17"
    ruth.get(address)
    with CaptureQueriesContext(connection) as few:
        ruth.get(address)
    for n in range(20):
        put(Objective, f"o-{n}", MARCH_17, valid_from=MARCH_17, rank=n + 2, will=f"do thing {n}")
        put(Strength, f"s-{n}", MARCH_17, valid_from=MARCH_17, kind="talent", name=f"Talent {n}")
    with CaptureQueriesContext(connection) as many:
        ruth.get(address)

    assert len(many) == len(few)


# -- The difference of two sights, over random histories -------------------------

DAYS = st.integers(0, 12)
Version = tuple[int, int, int, int | None]
"""Written on day n, what it says, from which day, until which day."""
VERSIONS = st.lists(
    st.tuples(DAYS, st.integers(0, 2), DAYS, st.none() | DAYS).filter(lambda v: v[3] is None or v[3] >= v[2]),
    min_size=1,
    max_size=4,
    unique_by=lambda version: version[0],
)
HISTORIES = st.dictionaries(st.sampled_from("abcd"), VERSIONS, max_size=4)


def day_of(number: int) -> date:
    return MARCH_2 + timedelta(days=number)


def stands(versions: list[Version], known: int, on: int) -> tuple[int, int, int | None] | None:
    """What one entry said on a day, and from when to when, as known at the end of another; by hand from
    its versions."""
    written = [version for version in sorted(versions) if version[0] <= known]
    if not written:
        return None
    _day, says, first, last = written[-1]
    return (says, first, last) if first <= on and (last is None or on <= last) else None


def expected(
    room: str, histories: dict[str, list[Version]], first: int, second: int, ask: str
) -> set[tuple[str, str]]:
    """A time in the week whose days were put right has changed; of a strength the days are not told."""
    found = set()
    for entry, versions in histories.items():
        was = stands(versions, first if ask == KNOWN else 99, first)
        now = stands(versions, second if ask == KNOWN else 99, second)
        alike = was and now and room == "assessment" and was[0] == now[0]
        if was != now and not alike:
            kind = "Added" if was is None else "No longer" if now is None else "Changed"
            found.add((kind, entry))
    return found


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HISTORIES, DAYS, DAYS, st.sampled_from((KNOWN, WAS)))
@example({"a": [(0, 1, 0, None), (2, 1, 1, None)]}, 1, 3, KNOWN)
def test_the_page_is_the_difference_of_two_sights(
    cast: Any, as_owner: Any, histories: dict[str, list[Version]], one: int, other: int, ask: str
) -> None:
    """For any history, any two days and either question; in an assessment and in a week alike."""
    first, second = sorted((one, other))
    case = OpenCase(cast.own, Reach(cast.ruth, {cast.own.pk: frozenset({"in_charge"})}))
    with as_owner(), transaction.atomic():
        for entry, versions in histories.items():
            write(cast, entry, sorted(versions))
        found = {room.id: room for room in page.compare(case, (day_of(first), day_of(second)), ask)}
        transaction.set_rollback(True)

    for room in ("assessment", "week"):
        shown = {(row.word, row.title) for table in found[room].tables for row in table.rows}
        assert shown == expected(room, histories, first, second, ask)


def write(cast: Any, entry: str, versions: list[Version]) -> None:
    """The versions of an entry, as a strength and as a fixed time in the week."""
    for number, (written, says, first, last) in enumerate(versions):
        nexts = versions[number + 1][0] if number + 1 < len(versions) else None
        both = {
            "case_id": cast.own.pk,
            "by": cast.ruth,
            "entry": entry,
            "version": number + 1,
            "recorded_at": at(day_of(written)),
            "superseded_at": at(day_of(nexts)) if nexts is not None else None,
            "valid_from": day_of(first),
            "valid_to": day_of(last) if last is not None else None,
        }
        Strength.objects.create(kind="talent", name=entry, work=f"Says {says}", **both)
        Commitment.objects.create(
            kind="work", what=entry, weekdays=[says + 1], starts=time(9), ends=time(17), **both
        )
