"""The people around Kai."""

from handrail.design.frame import Action, CaseFrame, Fact
from handrail.design.parts import Cell, Quote
from handrail.design.pictures import network
from tests.design.samples.frames import nav

MEMBERS: tuple[tuple[str, str, network.Group, network.Influence, str, bool], ...] = (
    ("Angela", "Mum", "family", "strong", "Involved", True),
    ("Paul", "Dad", "family", "strong", "Involved", False),
    ("Marcus", "Older brother, at home", "family", "both", "Decide again", True),
    ("Jerome", "Older brother, in prison", "family", "both", "Not involved", True),
    ("Older lads", "From the local gang", "friends", "harms", "Not involved", False),
    ("Dev", "New friend from rugby", "friends", "supports", "Kai’s choice", True),
    ("Terry", "Boxing coach, club and gym", "enjoys", "strong", "Involved", True),
    ("Rugby club", "Under-17s", "enjoys", "supports", "Involved", False),
    ("Graffiti project", "Art every Wednesday", "enjoys", "supports", "Involved", False),
    ("Joel", "Case manager", "workers", "strong", "Involved", True),
    ("Grace", "CAMHS worker", "workers", "strong", "Involved", True),
    ("PC Amy Lunn", "Youth justice police officer", "workers", "unknown", "Involved", False),
)

# What shows it, and why it was decided so.
WORDS = {
    "Angela": (
        "At every planning meeting; keeps him busy on weekends. 10 March",
        "Kai agrees. Told how he is getting on every fortnight.",
    ),
    "Paul": (
        "Drives him to boxing. 10 March",
        "Kai agrees.",
    ),
    "Marcus": (
        "Kai: “He tells me don’t, then he goes out.” 24 February",
        "With parents on 1 May. He is trying to leave the same group himself.",
    ),
    "Jerome": (
        "Kai: “I look like him. Everyone says.” 3 February",
        "Kai is not ready. Fear of the same road is worked on with Grace.",
    ),
    "Older lads": (
        "Seen at the shops twice in January; none since. 12 March",
        "Unsafe. Staying in on curfew is the excuse Kai uses with them.",
    ),
    "Dev": (
        "Kai brings him up unprompted. 12 March",
        "Friendship is his; nothing asked of Dev.",
    ),
    "Terry": (
        "Twice a week since October. 11 March",
        "Kai asked for Terry at his review.",
    ),
    "Rugby club": (
        "Plays most Saturdays. 7 March",
        "Goes on after the order.",
    ),
    "Graffiti project": (
        "Wall at the park finished. 18 February",
        "Goes on after the order.",
    ),
    "Joel": (
        "Twice a week at first, now weekly. 16 March",
        "Same worker since the referral order.",
    ),
    "Grace": (
        "Every week; misses none. 13 March",
        "Kai agrees to a summary going to Joel, no notes.",
    ),
    "PC Amy Lunn": (
        "Three sessions; too early to say. 5 March",
        "Keeping himself safe. Kai knows she is police first.",
    ),
}


def people() -> dict[str, object]:
    """The people around Kai."""

    words = {
        "strong": "Supports, strongly",
        "supports": "Supports",
        "harms": "Pulls away",
        "both": "Both",
        "unknown": "Not known yet",
    }
    open_ends = ("Not involved", "Decide again")
    return {
        "frame": CaseFrame(
            name="Kai Rowland",
            called="Kai",
            reference="YJ20714",
            reference_label="Youth id",
            age=16,
            born="30 October 2009",
            facts=(
                Fact("Case manager", "Joel Marsh"),
                Fact("Parents", "Angela and Paul"),
                Fact("Reach him", "by message; call Mum second"),
            ),
            sub_nav=nav("People"),
            main_action=Action("Add a contact", "#"),
            print_url="#print",
        ),
        "own_words": Quote("At boxing nobody asks whose brother I am.", "Kai, 12 March"),
        "picture": network.draw(
            network.Network(
                called="Kai",
                age=16,
                title="Kai in the middle; twelve people and places around him. Eight support him, one pulls "
                "away, two do both, one is not known yet. The table below says the same.",
                members=tuple(
                    network.Member(n, r, g, i, d, listens, d not in open_ends)
                    for n, r, g, i, d, listens in MEMBERS
                ),
            )
        ),
        "rows": tuple(
            (
                Cell(n, r, "#"),
                Cell(words[i], sign=network.SIGNS[i]),
                WORDS[n][0],
                "Yes" if listens else "Not said",
                Cell(d, WORDS[n][1]),
            )
            for n, r, _, i, d, listens in MEMBERS
        ),
    }
