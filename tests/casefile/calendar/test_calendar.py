"""Worked examples, each counted by hand."""

from datetime import date

import pytest

from handrail.casefile.calendar import Circular, PhaseKind, calendar_of, count, percent
from handrail.casefile.calendar.kinds import FIXED_TERM_DAYS, KINDS
from handrail.casefile.codes import code_list
from tests.casefile.calendar.pronounced import recall, release, sentence, story, suspension

TODAY = date(2026, 3, 18)


def test_every_kind_of_sentence_and_of_fixed_term_has_its_rule():
    assert set(KINDS) == set(code_list("sentence_kinds"))
    assert {"standard", *FIXED_TERM_DAYS} == set(code_list("recall_kinds"))


# -- Helen and Leon, as drawn -----------------------------------------------------


def test_helen_week_2_of_40():
    """Nine months from 5 March 2026: 275 days, the 18th is the fourteenth of them."""
    calendar = calendar_of([sentence("community_order", date(2026, 3, 5), months=9)])
    figures = calendar.count_on(TODAY)

    assert (figures.period.starts, figures.period.ends) == (date(2026, 3, 5), date(2026, 12, 4))
    assert (figures.week, figures.weeks, figures.weeks_left) == (2, 40, 38)
    assert (figures.used, figures.left, figures.length) == (14, 261, 275)
    assert figures.percent_used == 5.09
    assert figures.milestone("first_review").on == date(2026, 5, 28)
    assert figures.milestone("first_review").weeks_away == 10
    assert figures.milestone("6_months").on == date(2026, 9, 5)
    assert calendar.phase_on(TODAY).this == "this order"
    assert [(mark.label, mark.on) for mark in calendar.terms[0].marks] == [
        ("Sentenced", date(2026, 3, 5)),
        ("Order ends", date(2026, 12, 4)),
    ]


@pytest.fixture
def leon():
    """Four years; released at the half-way point, recalled before he found work, released again."""
    return calendar_of(
        [sentence("determinate_custody", date(2022, 9, 12), years=4)],
        [release(date(2024, 9, 12)), release(date(2026, 2, 9), kind="re_release")],
        [recall(date(2025, 1, 20))],
    )


def test_leon_week_6_of_31_this_licence(leon):
    figures = leon.count_on(TODAY)

    assert (figures.week, figures.weeks) == (6, 31)
    assert (figures.used, figures.left, figures.length) == (38, 177, 215)
    assert figures.percent_used == 17.67
    assert figures.milestone("first_review").on == date(2026, 5, 4)
    assert figures.milestone("first_review").percent == 39.07
    assert figures.milestone("first_review").weeks_away == 7
    assert figures.milestone("6_months").on == date(2026, 8, 9)
    assert figures.milestone("6_months").percent == 84.19
    assert percent(figures.period, date(2026, 3, 11)) == 13.95  # the job offer


def test_leon_the_whole_sentence(leon):
    (term,) = leon.terms

    assert story(term) == [
        ("Custody", date(2022, 9, 12), date(2024, 9, 11)),
        ("First licence", date(2024, 9, 12), date(2025, 1, 19)),
        ("Back in custody", date(2025, 1, 20), date(2026, 2, 8)),
        ("Second licence", date(2026, 2, 9), date(2026, 9, 11)),
    ]
    assert [phase.label_on(TODAY) for phase in term.phases][-1] == "Licence now"
    assert [phase.label_on(date(2024, 10, 1)) for phase in term.phases][1] == "First licence"
    assert [percent(term.period, phase.period.starts) for phase in term.phases] == [0, 50.03, 58.93, 85.28]
    assert [mark.label for mark in term.marks] == [
        "Sentenced",
        "Released",
        "Recalled",
        "Released again",
        "Ends",
    ]
    assert term.moved_days == 0
    assert leon.ends_on == date(2026, 9, 11)


# -- Orders -----------------------------------------------------------------------


def test_kai_youth_rehabilitation_order_of_24_months():
    """14 October 2025 to 13 October 2027 is 730 days: 104 weeks and two days."""
    calendar = calendar_of([sentence("youth_rehabilitation_order", date(2025, 10, 14), months=24)])
    figures = calendar.count_on(TODAY)

    assert figures.period.ends == date(2027, 10, 13)
    assert (figures.length, figures.weeks) == (730, 105)
    assert (figures.used, figures.week) == (156, 23)
    assert figures.milestone("two_thirds").on == date(2027, 2, 13)


def test_an_order_made_on_a_leap_day():
    (term,) = calendar_of([sentence("suspended_sentence_order", date(2024, 2, 29), months=12)]).terms
    assert story(term) == [("Suspended sentence order", date(2024, 2, 29), date(2025, 2, 28))]


def test_a_reparation_order_has_three_months_unless_it_says_otherwise():
    calendar = calendar_of([sentence("reparation_order", date(2026, 1, 12))])
    assert calendar.ends_on == date(2026, 4, 11)


def test_a_referral_order_runs_from_the_day_its_contract_was_signed():
    order = sentence("referral_order", date(2026, 1, 12), months=6, starts_on=date(2026, 2, 2))
    assert calendar_of([order]).dates["sentence"].period.ends == date(2026, 8, 1)


def test_out_of_court_disposals_take_the_dates_given():
    caution = sentence("youth_caution", date(2026, 1, 12), "caution")
    conditional = sentence(
        "youth_conditional_caution", date(2026, 1, 12), "conditional", ends_on=date(2026, 4, 20)
    )
    open_support = sentence("prevention", date(2026, 1, 12), "support")
    calendar = calendar_of([caution, conditional, open_support])

    assert calendar.dates["caution"].period.ends == date(2026, 1, 12)
    assert calendar.dates["conditional"].period.ends == date(2026, 4, 20)
    assert calendar.dates["support"].period.ends is None
    assert calendar.ends_on is None


def test_an_order_revoked_early_ends_that_day():
    order = sentence("community_order", date(2026, 1, 5), months=12, valid_to=date(2026, 6, 30))
    assert calendar_of([order]).ends_on == date(2026, 6, 30)


def test_the_end_that_the_court_named_comes_before_the_length():
    order = sentence("community_order", date(2026, 1, 5), months=12, ends_on=date(2026, 12, 31))
    assert calendar_of([order]).ends_on == date(2026, 12, 31)


def test_what_a_court_imposed_leads_over_what_was_offered():
    order = sentence("youth_rehabilitation_order", date(2026, 1, 5), "order", months=12)
    support = sentence("prevention", date(2025, 12, 1), "support")
    calendar = calendar_of([support, order])

    assert [phase.label for phase in calendar.phases_on(TODAY)] == [
        "Youth rehabilitation order",
        "Prevention",
    ]
    assert calendar.term_on(TODAY).entries == ("order",)


def test_of_two_orders_the_one_that_ends_later_leads():
    short = sentence("community_order", date(2026, 1, 5), "short", months=6)
    long = sentence("suspended_sentence_order", date(2026, 1, 5), "long", months=12)
    assert calendar_of([short, long]).term_on(TODAY).entries == ("long",)


# -- Custody and release ----------------------------------------------------------


def test_twelve_months_at_forty_per_cent_then_post_sentence_supervision():
    """365 days from 2 June 2025; 146 in custody; twelve months of supervision from release."""
    (term,) = calendar_of([sentence("determinate_custody", date(2025, 6, 2), months=12)]).terms

    assert story(term) == [
        ("Custody", date(2025, 6, 2), date(2025, 10, 24)),
        ("Licence", date(2025, 10, 25), date(2026, 6, 1)),
        ("Post-sentence supervision", date(2026, 6, 2), date(2026, 10, 25)),
    ]
    assert [phase.expected for phase in term.phases] == [False, True, True]
    assert term.sentence_ends == date(2026, 6, 1)


def test_before_september_2024_the_point_was_half_way():
    """365 days; half is 182 and a half, so the 183rd: 4 July 2022."""
    dates = calendar_of([sentence("determinate_custody", date(2022, 1, 3), months=12)]).dates
    assert dates["sentence"].release_due == date(2022, 7, 4)


def test_half_way_after_the_change_means_release_on_its_first_day_at_the_earliest():
    dates = calendar_of([sentence("determinate_custody", date(2022, 9, 12), years=4)]).dates
    assert dates["sentence"].release_due == date(2024, 9, 10)


def test_two_years_have_no_post_sentence_supervision_of_their_own():
    (term,) = calendar_of([sentence("determinate_custody", date(2025, 6, 2), months=24)]).terms
    assert term.phases[-1].kind is PhaseKind.LICENCE


def test_wayne_post_sentence_supervision_as_the_record_names_it():
    calendar = calendar_of(
        [sentence("determinate_custody", date(2024, 6, 10), years=2)],
        [release(date(2025, 9, 8), post_sentence_ends_on=date(2026, 9, 7))],
    )
    (term,) = calendar.terms

    assert story(term)[-2:] == [
        ("Licence", date(2025, 9, 8), date(2026, 6, 9)),
        ("Post-sentence supervision", date(2026, 6, 10), date(2026, 9, 7)),
    ]
    assert not term.phases[-1].expected
    stretch = calendar.supervision_on(TODAY)
    assert (stretch.starts, stretch.ends) == (date(2025, 9, 8), date(2026, 9, 7))
    assert (count(stretch, TODAY).weeks_left, count(stretch, TODAY).weeks) == (25, 53)
    assert calendar.supervision_on(date(2025, 1, 1)) is None


def test_release_on_a_tag_does_not_move_post_sentence_supervision():
    """Released on 15 August, but the release point stays 25 October."""
    (term,) = calendar_of(
        [sentence("determinate_custody", date(2025, 6, 2), months=12)],
        [release(date(2025, 8, 15), kind="home_detention_curfew")],
    ).terms
    assert story(term)[0] == ("Custody", date(2025, 6, 2), date(2025, 8, 14))
    assert story(term)[-1] == ("Post-sentence supervision", date(2026, 6, 2), date(2026, 10, 25))


def test_days_on_remand_bring_release_and_end_forward():
    """Twelve months with 60 days on remand: 25 October and 1 June, each 60 days earlier."""
    dates = calendar_of([sentence("determinate_custody", date(2025, 6, 2), months=12, remand_days=60)]).dates
    assert dates["sentence"].release_due == date(2025, 8, 26)
    assert dates["sentence"].period.ends == date(2026, 4, 2)


def test_remand_longer_than_custody_means_release_the_same_day():
    (term,) = calendar_of([sentence("determinate_custody", date(2025, 6, 2), months=6, remand_days=90)]).terms
    assert story(term)[0] == ("Licence", date(2025, 6, 2), date(2025, 9, 2))


def test_detention_and_training_order_is_half_and_half():
    """365 days from 5 January 2026: the half-way day is the 183rd, 6 July."""
    (term,) = calendar_of([sentence("detention_training_order", date(2026, 1, 5), months=12)]).terms
    assert story(term) == [
        ("Custody", date(2026, 1, 5), date(2026, 7, 5)),
        ("Supervision", date(2026, 7, 6), date(2027, 1, 4)),
    ]


def test_detention_and_training_order_with_remand():
    """245 days from 2 March 2026, 123 of them in custody, 20 already served."""
    dates = calendar_of(
        [sentence("detention_training_order", date(2026, 3, 2), months=8, remand_days=20)]
    ).dates
    assert dates["sentence"].release_due == date(2026, 6, 12)
    assert dates["sentence"].period.ends == date(2026, 10, 12)


def test_a_life_sentence_has_no_end():
    life = sentence("life", date(2009, 5, 1))
    inside = calendar_of([life])
    assert inside.phase_on(TODAY).label == "Custody"
    assert inside.count_on(TODAY).left is None

    outside = calendar_of([life], [release(date(2025, 5, 6), kind="parole")])
    figures = outside.count_on(TODAY)
    assert outside.phase_on(TODAY).label == "Licence"
    assert (figures.week, figures.weeks, figures.length) == (46, None, None)
    assert [one.key for one in figures.milestones] == ["first_review", "6_months"]


def test_an_extended_sentence_waits_for_the_parole_board():
    extended = sentence("extended_custody", date(2020, 1, 6), years=9)
    assert [phase.label for phase in calendar_of([extended]).terms[0].phases] == ["Custody"]
    released = calendar_of([extended], [release(date(2025, 11, 3), kind="parole")])
    assert story(released.terms[0])[-1] == ("Licence", date(2025, 11, 3), date(2029, 1, 5))


def test_temporary_licence_is_still_custody():
    calendar = calendar_of(
        [sentence("determinate_custody", date(2025, 6, 2), years=4)],
        [release(date(2026, 3, 17), kind="temporary")],
    )
    assert calendar.phase_on(TODAY).in_custody


def test_a_release_later_than_due_is_believed():
    (term,) = calendar_of(
        [sentence("determinate_custody", date(2025, 6, 2), months=12)], [release(date(2025, 11, 14))]
    ).terms
    assert story(term)[:2] == [
        ("Custody", date(2025, 6, 2), date(2025, 11, 13)),
        ("Licence", date(2025, 11, 14), date(2026, 6, 1)),
    ]


# -- Recall -----------------------------------------------------------------------

THREE_YEARS = sentence("determinate_custody", date(2023, 3, 1), years=3)
RELEASED = release(date(2024, 8, 30))


def test_days_at_large_do_not_count():
    """Recalled 10 March, back 25 March: the fourteen days between move the end of 28 February."""
    calendar = calendar_of(
        [THREE_YEARS], [RELEASED], [recall(date(2025, 3, 10), returned_on=date(2025, 3, 25))]
    )
    (term,) = calendar.terms

    assert story(term)[1:] == [
        ("Licence", date(2024, 8, 30), date(2025, 3, 9)),
        ("Recalled, not yet back", date(2025, 3, 10), date(2025, 3, 24)),
        ("Back in custody", date(2025, 3, 25), date(2026, 3, 14)),
    ]
    assert term.moved_days == 14
    assert not term.phases[2].in_community


@pytest.mark.parametrize("returned", [None, date(2025, 3, 10), date(2025, 3, 11)])
def test_returned_the_same_or_the_next_day_moves_nothing(returned):
    calendar = calendar_of([THREE_YEARS], [RELEASED], [recall(date(2025, 3, 10), returned_on=returned)])
    assert story(calendar.terms[0])[-1] == ("Back in custody", date(2025, 3, 10), date(2026, 2, 28))


def test_a_standard_recall_runs_to_the_end_of_the_sentence():
    calendar = calendar_of([THREE_YEARS], [RELEASED], [recall(date(2025, 3, 10))])
    assert calendar.phase_on(date(2026, 2, 28)).label == "Back in custody"
    assert calendar.phase_on(date(2026, 3, 1)) is None


def test_days_at_large_move_the_end_even_after_release_again():
    calendar = calendar_of(
        [THREE_YEARS],
        [RELEASED, release(date(2025, 9, 1), kind="re_release")],
        [recall(date(2025, 3, 10), returned_on=date(2025, 3, 25))],
    )
    assert story(calendar.terms[0])[-1] == ("Second licence", date(2025, 9, 1), date(2026, 3, 14))


def test_an_end_that_the_prison_named_at_release_again_is_not_moved_twice():
    again = release(date(2025, 9, 1), kind="re_release", licence_ends_on=date(2026, 3, 14))
    calendar = calendar_of(
        [THREE_YEARS], [RELEASED, again], [recall(date(2025, 3, 10), returned_on=date(2025, 3, 25))]
    )
    assert calendar.ends_on == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("kind", "out"),
    [("fixed_14", date(2025, 3, 23)), ("fixed_28", date(2025, 4, 6)), ("fixed_56", date(2025, 5, 4))],
)
def test_a_fixed_term_recall_counts_the_day_of_return(kind, out):
    calendar = calendar_of([THREE_YEARS], [RELEASED], [recall(date(2025, 3, 10), kind=kind)])
    last = calendar.terms[0].phases[-1]

    assert (last.label, last.period.starts, last.period.ends) == ("Second licence", out, date(2026, 2, 28))
    assert last.expected


def test_a_fixed_term_counts_from_return_and_stops_at_the_end_of_the_sentence():
    late = calendar_of(
        [THREE_YEARS], [RELEASED], [recall(date(2025, 3, 10), kind="fixed_28", returned_on=date(2025, 3, 25))]
    )
    assert late.terms[0].phases[-1].period.starts == date(2025, 4, 21)

    at_the_end = calendar_of([THREE_YEARS], [RELEASED], [recall(date(2026, 2, 20), kind="fixed_28")])
    assert story(at_the_end.terms[0])[-1] == ("Back in custody", date(2026, 2, 20), date(2026, 2, 28))


def test_a_recall_with_no_release_on_record_takes_the_release_as_made():
    calendar = calendar_of([THREE_YEARS], [], [recall(date(2025, 3, 10))])
    assert [phase.label for phase in calendar.terms[0].phases] == ["Custody", "Licence", "Back in custody"]
    assert calendar.terms[0].phases[1].expected


# -- Several at once ----------------------------------------------------------------


def test_concurrent_sentences_run_to_the_end_of_the_longest():
    """12 and 18 months on one day; 18 months are 548 days, 220 of them in custody."""
    calendar = calendar_of(
        [
            sentence("determinate_custody", date(2025, 6, 2), "twelve", months=12, runs="concurrent"),
            sentence("determinate_custody", date(2025, 6, 2), "eighteen", months=18, runs="concurrent"),
        ]
    )
    (term,) = calendar.terms
    assert story(term)[:2] == [
        ("Custody", date(2025, 6, 2), date(2026, 1, 6)),
        ("Licence", date(2026, 1, 7), date(2026, 12, 1)),
    ]
    assert set(term.entries) == {"twelve", "eighteen"}


def test_consecutive_sentences_are_served_as_one():
    """12 then 6 months: 365 and 183 days; two fifths of 548 is 219.2, so 220 days in custody."""
    calendar = calendar_of(
        [
            sentence("determinate_custody", date(2025, 6, 2), "first", months=12),
            sentence(
                "determinate_custody", date(2025, 6, 2), "then", months=6, runs="consecutive", after="first"
            ),
        ]
    )
    (term,) = calendar.terms

    then = calendar.dates["then"].period
    assert (then.starts, then.ends) == (date(2026, 6, 2), date(2026, 12, 1))
    assert story(term) == [
        ("Custody", date(2025, 6, 2), date(2026, 1, 6)),
        ("Licence", date(2026, 1, 7), date(2026, 12, 1)),
        ("Post-sentence supervision", date(2026, 12, 2), date(2027, 1, 7)),
    ]


def test_consecutive_to_more_than_two_years_has_no_post_sentence_supervision():
    first = sentence("determinate_custody", date(2025, 6, 2), "first", months=18)
    then = sentence("determinate_custody", date(2025, 6, 2), "then", months=12, after="first")
    (term,) = calendar_of([first, then]).terms
    assert term.phases[-1].kind is PhaseKind.LICENCE


def test_days_at_large_in_the_first_move_the_second_once():
    first = sentence("determinate_custody", date(2025, 6, 2), "first", months=12)
    then = sentence("determinate_custody", date(2025, 6, 2), "then", months=6, after="first")
    calendar = calendar_of(
        [first, then],
        [release(date(2026, 1, 7), "then")],
        [recall(date(2026, 2, 2), "then", returned_on=date(2026, 2, 13))],
    )
    assert calendar.dates["then"].period.ends == date(2026, 12, 11)


def test_a_new_sentence_on_recall_is_one_term_with_the_old():
    """Wayne: on licence when he offended, recalled, then sentenced again before the old one ended."""
    calendar = calendar_of(
        [
            sentence("determinate_custody", date(2022, 9, 9), "old", years=3),
            sentence("determinate_custody", date(2024, 6, 10), "new", years=2),
        ],
        [release(date(2024, 3, 8), "old"), release(date(2025, 9, 8), "new")],
        [recall(date(2024, 5, 15), "old", returned_on=date(2024, 5, 15))],
    )
    (term,) = calendar.terms
    assert story(term) == [
        ("Custody", date(2022, 9, 9), date(2024, 3, 7)),
        ("First licence", date(2024, 3, 8), date(2024, 5, 14)),
        ("Back in custody", date(2024, 5, 15), date(2025, 9, 7)),
        ("Second licence", date(2025, 9, 8), date(2026, 6, 9)),
    ]


def test_a_recall_lets_go_when_its_sentence_is_over():
    """The old sentence ends on 8 September 2025, after the new one's own point."""
    calendar = calendar_of(
        [
            sentence("determinate_custody", date(2022, 9, 9), "old", years=3),
            sentence("determinate_custody", date(2024, 6, 10), "new", years=2),
        ],
        [release(date(2024, 3, 8), "old")],
        [recall(date(2024, 5, 15), "old")],
    )
    last = calendar.terms[0].phases[-1]
    assert (last.label, last.period.starts, last.expected) == ("Second licence", date(2025, 9, 9), True)


def test_an_order_beside_custody():
    calendar = calendar_of(
        [
            sentence("suspended_sentence_order", date(2026, 1, 5), "order", months=12),
            sentence("determinate_custody", date(2026, 2, 2), "custody", months=6),
        ]
    )
    assert [phase.kind for phase in calendar.phases_on(TODAY)] == [PhaseKind.CUSTODY, PhaseKind.ORDER]


def test_sentences_in_a_circle_are_refused():
    one = sentence("determinate_custody", date(2025, 6, 2), "one", months=6, after="other")
    other = sentence("determinate_custody", date(2025, 6, 2), "other", months=6, after="one")
    with pytest.raises(Circular, match="after itself"):
        calendar_of([one, other])


def test_following_something_that_is_not_there_starts_on_its_own_day():
    lone = sentence("determinate_custody", date(2025, 6, 2), months=6, after="lost")
    assert calendar_of([lone]).dates["sentence"].period.starts == date(2025, 6, 2)


# -- Remand, suspension, nothing at all ---------------------------------------------


def test_youth_remand_is_custody_between_its_dates():
    remand = sentence("youth_remand", date(2026, 3, 2), ends_on=date(2026, 3, 30))
    phase = calendar_of([remand]).phase_on(TODAY)
    assert (phase.label, phase.in_custody) == ("Remand", True)


def test_contact_is_suspended_from_and_to():
    calendar = calendar_of([], suspensions=[suspension(date(2026, 3, 1), date(2026, 3, 18))])
    assert calendar.suspended_on(TODAY).basis == "policy"
    assert calendar.suspended_on(date(2026, 3, 19)) is None
    assert calendar.suspended_on(date(2026, 2, 28)) is None


def test_outside_every_sentence_there_is_nothing_to_count():
    calendar = calendar_of([sentence("community_order", date(2026, 3, 19), months=9)])
    assert calendar.phase_on(TODAY) is None
    assert calendar.term_on(TODAY) is None
    assert calendar.count_on(TODAY) is None
    assert calendar_of([]).ends_on is None
