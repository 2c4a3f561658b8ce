"""The people around someone, for any number of them."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.design.pictures import network
from handrail.design.pictures.network import Member, Network


def around(**numbers):
    members = tuple(
        Member(f"{group} {n}", "A relation", group, "supports", "Involved")
        for group, number in numbers.items()
        for n in range(number)
    )
    return network.draw(Network("Kai", members, "Kai in the middle", 16))


def test_groups_have_their_sides():
    wide = around(family=2, friends=1, enjoys=2, workers=1).wide
    at = {box.name: box for box in wide.boxes}
    assert at["family 0"].x == 0
    assert at["enjoys 0"].x == wide.width - 200
    assert at["friends 0"].y < wide.y < at["workers 0"].y
    assert {heading.group for heading in wide.headings} == {"family", "friends", "enjoys", "workers"}


def test_a_lone_friend_stands_above_the_person():
    """The box is 200 wide, centred on 555; the tie leaves its lower edge and ends on the circle."""
    wide = around(friends=1).wide
    (box,), (tie,) = wide.boxes, wide.ties
    assert (box.x, box.y) == (455, 2)
    assert (tie.x1, tie.y1) == (555, wide.y - 66)
    assert (tie.x2, tie.y2) == (555, 74)
    # The sign stands 56 hundredths of the way out.
    assert tie.sign_y == round(tie.y1 + (tie.y2 - tie.y1) * 0.56, 1)


def test_only_a_pull_away_zigzags():
    members = (Member("Older lads", "Gang", "friends", "harms"), Member("Dev", "Rugby", "friends", "both"))
    pulls, both = network.draw(Network("Kai", members, "t")).wide.ties
    assert pulls.points
    assert (pulls.sign, both.sign) == ("−", "±")
    assert not both.points


def test_words_are_cut_to_the_box_and_leave_room_for_the_speech_mark():
    member = Member("Bartholomew Featherstonehaugh", "Youth justice police officer and mentor", "family",
                    "strong", "Involved", listens=True)  # fmt: skip
    picture = network.draw(Network("Kai", (member,), "t"))
    assert picture.wide.boxes[0].name == "Bartholomew…"
    assert picture.narrow.boxes[0].relation == "Youth justice…"


def test_a_long_name_is_written_smaller():
    sizes = [network.draw(Network(name, (), "t")).wide.name_size for name in ("Kai", "Christopher")]
    assert sizes[0] > sizes[1]


def test_nobody_yet_is_still_a_picture():
    picture = around()
    assert picture.wide.boxes == picture.narrow.boxes == ()
    assert picture.wide.height > 2 * 66


def overlap(one, other):
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@settings(max_examples=80)
@given(st.tuples(*[st.integers(0, 8)] * 4).filter(lambda numbers: sum(numbers) <= 24))
def test_up_to_24_people_never_overlap_and_stay_inside(numbers):
    picture = around(**dict(zip(("family", "friends", "enjoys", "workers"), numbers, strict=True)))
    for drawing in (picture.wide, picture.narrow):
        assert len(drawing.boxes) == len(drawing.ties) == sum(numbers)
        assert not any(overlap(one, other) for one, other in combinations(drawing.boxes, 2))
        for box in drawing.boxes:
            assert box.x >= 0
            assert box.x + box.width <= drawing.width
            assert box.y >= 0
            assert box.y + box.height <= drawing.height + 0.1
            inside_x = box.x - drawing.radius < drawing.x < box.x + box.width + drawing.radius
            inside_y = box.y < drawing.y < box.y + box.height
            assert not (inside_x and inside_y)


def test_24_of_one_group_share_both_sides():
    wide = around(family=24).wide
    assert {box.x for box in wide.boxes} == {0, 910}
    assert len([box for box in wide.boxes if box.x == 0]) == 12
