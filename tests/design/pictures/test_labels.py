"""Labels that never overlap, whatever the width."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from handrail.design.pictures.labels import (
    GAP,
    WIDTHS,
    Label,
    _extent,
    broken,
    cut,
    place,
    place_all,
    share,
    shortened,
    text_width,
)


def test_a_share_is_kept_between_nothing_and_everything():
    assert share(14, 275) == 5.09
    assert share(-1, 10) == 0
    assert share(11, 10) == 100
    assert share(1, 0) == 0


def test_the_width_of_words_is_near_that_of_arial():
    """Measured in a browser: "12-week review" at 15px bold is 108.4 wide, "Today" at 16px 44.5."""
    assert abs(text_width("12-week review", 15, bold=True) - 108.4) < 5
    assert abs(text_width("Today", 16) - 44.5) < 3


def test_words_are_cut_between_words_and_say_so():
    assert shortened("Mum", 14, 100) == "Mum"
    assert shortened("Youth justice police officer", 14, 110) == "Youth justice…"
    assert shortened("Antidisestablishmentarian", 14, 60).endswith("…")


def test_words_are_broken_evenly_and_cut_only_where_they_must_be():
    assert broken("Bus", 14, 40) == ("Bus",)
    assert broken("Thinking Skills, session 7", 14, 110) == ("Thinking Skills,", "session 7")
    assert broken("Thinking Skills", 14, 40) == ()
    assert cut("Monthly discussion with manager", 14, 100) == ("Monthly", "discussion…")
    assert cut("Monthly discussion", 14, 30) == ()
    assert cut("Key work", 14, 27) == ()


def test_a_label_at_the_edge_stays_inside():
    start, end = place([Label(0, ("Sentenced",)), Label(100, ("Order ends",))], 300)
    assert (start.anchor, start.dx) == ("start", 0)
    assert (end.anchor, end.dx) == ("end", 0)


def test_the_more_important_label_keeps_its_place():
    placed = place([Label(50, ("12-week review",), rank=1), Label(52, ("6 months",), rank=0)], 200)
    assert [label.lines for label in placed] == [("6 months",)]


def test_each_width_has_its_own_set():
    sets = place_all([Label(30, ("12-week review",)), Label(38, ("Panel booked",))])
    assert [one.tier for one in sets] == list(WIDTHS)
    assert len(sets[0].labels) == 2
    assert len(sets[2].labels) == 1


labels = st.builds(
    Label,
    at=st.floats(0, 100),
    lines=st.tuples(st.text("abcmWi ", min_size=1, max_size=20)),
    rank=st.integers(0, 3),
)


@given(st.lists(labels, max_size=12), st.sampled_from(sorted(WIDTHS.values())))
def test_no_two_labels_ever_overlap(wanted, width):
    placed = place(wanted, width)
    spans = sorted(_extent(Label(p.at, p.lines, p.strong), p.anchor, width) for p in placed)
    for (_, end), (start, _) in pairwise(spans):
        assert end + GAP <= start + 0.01
    assert all(start >= -1.01 and end <= width + 1.01 for start, end in spans)
