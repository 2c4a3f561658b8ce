"""Contact planned beside contact that took place, as expectations read it and as the page counts it."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.casefile.contacts import Contact
from handrail.casefile.plans import ContactPhase
from handrail.casefile.sentences import ContactSuspension
from handrail.delivery.level import counting
from handrail.practice.evidence import contact
from handrail.practice.examples.making import adult, day, row
from handrail.practice.reading import Case

FIRST_WEEKS = row(ContactPhase, "first-weeks", times=2, valid_to=27)
AFTERWARDS = row(ContactPhase, "afterwards", 28, rank=2, times=1, every="fortnight")


def seen(*days: int) -> list[Contact]:
    return [row(Contact, f"seen-{n}", n) for n in days]


def test_ann_is_seen_twice_a_week_and_then_once_a_fortnight() -> None:
    """Four weeks at two make eight; on day 55 nearly four weeks at one a fortnight make one so far."""
    ann = adult(FIRST_WEEKS, AFTERWARDS, *seen(1, 3, 8, 10, 15, 17, 22, 30, 44), on=55)

    first, second = contact.levels(ann)

    assert (first.words, first.kept) == ("first weeks: seen seven times, eight contacts planned", True)
    assert second.words == "afterwards: seen twice, one contact planned"
    assert contact.now(ann) == second
    assert contact.longest(ann) == contact.Gap(day(30), day(44), 14)
    assert [contact.every(one.phase) for one in (first, second)] == [3, 14]


def test_hospital_days_ask_for_nothing() -> None:
    """Two of the four weeks Ann is in hospital: four are planned, and the gap is five days."""
    in_hospital = row(ContactSuspension, "hospital", 7, valid_to=20, basis="hospital")

    ann = adult(FIRST_WEEKS, in_hospital, *seen(3, 23, 26), on=28)

    (level,) = contact.levels(ann)
    assert (level.due, level.suspended) == (4, 14)
    assert contact.longest(ann) == contact.Gap(day(3), day(23), 6)


def test_an_appointment_missed_was_offered() -> None:
    missed = [row(Contact, f"missed-{n}", n, outcome="unacceptable_absence") for n in (5, 12, 19)]

    ann = adult(FIRST_WEEKS, *seen(1, 8), *missed, on=28)

    (level,) = contact.levels(ann)
    assert not level.hardly_offered
    assert level.words == "first weeks: seen twice, eight contacts planned, three appointments missed"


def test_somebody_who_was_not_seen() -> None:
    (level,) = contact.levels(adult(FIRST_WEEKS, on=28))

    assert level.words == "first weeks: not seen, eight contacts planned"


def test_the_gap_so_far_counts_too() -> None:
    ann = adult(FIRST_WEEKS, *seen(1), on=25)

    assert contact.longest(ann) == contact.Gap(day(1), day(25), 24, so_far=True)


# Long enough that no week holds three phases: the page asks for most days, a finding for the middle one.
lengths = st.lists(st.integers(30, 60), min_size=1, max_size=4)
rhythms = st.sampled_from(("week", "fortnight", "month"))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    rows: list[ContactPhase | Contact | ContactSuspension] = []
    begins = draw(st.integers(0, 20))
    for n, length in enumerate(draw(lengths)):
        ends = begins + length - 1
        facts = {"rank": n + 1, "times": draw(st.integers(0, 5)), "every": draw(rhythms), "valid_to": ends}
        rows.append(row(ContactPhase, f"phase-{n}", begins, **facts))
        begins = ends + 1 - draw(st.sampled_from((0, 0, 10)))
    for n in draw(st.lists(st.integers(0, 250), max_size=30)):
        outcome = draw(st.sampled_from(("attended", "unacceptable_absence")))
        rows.append(row(Contact, f"contact-{len(rows)}", n, outcome=outcome))
    for n in draw(st.lists(st.integers(0, 200), max_size=3)):
        ends = n + draw(st.integers(0, 30))
        rows.append(row(ContactSuspension, f"quiet-{len(rows)}", n, valid_to=ends))
    return adult(*rows, on=draw(st.integers(0, 250)))


@settings(deadline=None)
@given(cases())
def test_the_page_and_the_finding_count_alike(ann: Case) -> None:
    phases = [
        counting.Phase(one.name, one.valid_from, one.valid_to, one.times, one.every, one.entry)
        for one in sorted(ann.phases, key=lambda one: (one.valid_from, one.rank))
    ]
    quiet = {one.starts + timedelta(days=n) for one in contact.suspensions(ann) for n in range(one.days or 0)}
    page = counting.count(
        counting.Span(ann.began, ann.as_of, ann.as_of),
        phases,
        [counting.Seen(one.valid_from, ("ruth",), True) for one in ann.seen if one.valid_from],
        [counting.Missed(one.valid_from, ("ruth",), "") for one in ann.missed if one.valid_from],
        frozenset(quiet),
    )

    counted = {one.phase.entry: (one.due, len(one.seen), len(one.missed)) for one in contact.levels(ann)}

    assert counted == {
        one.phase.entry: (one.due, len(one.seen), len(one.missed)) for one in page.phases if one.phase
    }
    assert [(gap.starts, gap.ends, gap.days) for gap in contact.gaps(ann)] == [
        (gap.starts, gap.ends, gap.days) for gap in page.gaps
    ]
