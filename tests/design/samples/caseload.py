"""Ruth’s day and caseload."""

from datetime import date

from handrail.design.parts import CaseGroup, CaseRow, Chip, DayRow, Need
from handrail.design.pictures import minibar
from tests.design.samples.frames import TODAY


def _row(
    name: str,
    reference: str,
    order: str,
    when: str,
    what: str,
    others: str,
    last: str,
    start: date,
    end: date,
) -> CaseRow:
    return CaseRow(
        name, "case.html", reference, order, when, what, others, last, minibar.draw(start, end, TODAY)
    )


def caseload() -> dict[str, object]:
    """Ruth's day and caseload."""
    later = tuple(
        _row(
            name,
            f"X3{n:05d}",
            order,
            when,
            what,
            others,
            last,
            date(2025, 5 + n % 8, 3),
            date(2026, 4 + n, 9),
        )
        for n, (name, order, when, what, others, last) in enumerate(
            (
                ("Abi Stone", "Community order", "Thu 19 Mar, 9:30am", "Office", "Tom Ellery", "Tue 10 Mar"),
                ("Marek Nowak", "Licence", "Thu 19 Mar, 1:30pm", "Video", "Alcohol service", "Tue 17 Mar"),
                (
                    "Denise Whitfield",
                    "Suspended sentence",
                    "Thu 19 Mar, 4pm",
                    "Canal House",
                    "Housing team",
                    "Tue 17 Mar",
                ),
                (
                    "Liam Pritchard",
                    "Post-sentence",
                    "Fri 20 Mar, 10am",
                    "Office",
                    "Police (IOM)",
                    "Thu 12 Mar",
                ),
                (
                    "Tony Marlowe",
                    "Community order",
                    "Fri 20 Mar, 11am",
                    "Home visit",
                    "Only you",
                    "Mon 16 Mar",
                ),
            )
        )
    )
    return {
        "day_rows": (
            DayRow("9:15am", "Yasmin Doyle", "Phone, 15 minutes", "Came · recorded", url="#"),
            DayRow(
                "10am", "Wayne Cassidy", "Home visit, Brook Street", "With Yusuf Karim, New Crescent", url="#"
            ),
            DayRow("11:30am", "Callum Frith", "Office, room 2", "Say how it went", "#", url="#"),
            DayRow(
                "2pm",
                "Leon Harte",
                "Elm Lodge: his new week, on paper, in his hand",
                "With Priya Nair, key worker",
                now=True,
                url="#",
            ),
            DayRow("4:30pm", "Team", "Monthly talk with Carol Hughes: Leon, Abi Stone", "Room 5"),
        ),
        "need_list": (
            Need(
                "Marek Nowak", "Drug service has not answered your referral for 9 days", "since 9 March", "#"
            ),
            Need(
                "Denise Whitfield",
                "Moved home on Saturday; the plan still names the old area",
                "since 14 March",
                "#",
            ),
            Need("Callum Frith", "This morning’s appointment has no outcome yet", "today", "#"),
            Need("Leon Harte", "Employer has not confirmed the offer; first day is Monday", "by Friday", "#"),
            Need("Helen Brightwell", "Monday’s lift is not confirmed", "by Friday", "#"),
            Need("Abi Stone", "12-week review: two of three agencies have answered", "by 24 March", "#"),
        ),
        "chip_list": (
            Chip("All", "#", 40, True),
            Chip("Today", "#", 4),
            Chip("Needs me", "#", 6),
            Chip("First 12 weeks", "#", 15),
            Chip("Review in 4 weeks", "#", 5),
            Chip("Ends in 8 weeks", "#", 1),
            Chip("With Tom", "#", 8),
            Chip("Only me", "#", 6),
        ),
        "groups": (
            CaseGroup(
                "Today",
                (
                    _row(
                        "Wayne Cassidy",
                        "X338902",
                        "Licence",
                        "10am",
                        "Home visit, Brook Street",
                        "New Crescent, Al-Amal",
                        "Mon 16 Mar",
                        date(2025, 9, 8),
                        date(2026, 9, 10),
                    ),
                    _row(
                        "Callum Frith",
                        "X339118",
                        "Suspended sentence",
                        "11:30am",
                        "Office",
                        "Alcohol service",
                        "Wed 11 Mar",
                        date(2025, 11, 10),
                        date(2027, 5, 9),
                    ),
                    _row(
                        "Helen Brightwell",
                        "X340571",
                        "Community order",
                        "2pm",
                        "Job centre, Canal House",
                        "Five agencies, Tom Ellery",
                        "Fri 13 Mar",
                        date(2026, 3, 5),
                        date(2026, 12, 4),
                    ),
                    _row(
                        "Leon Harte",
                        "X331775",
                        "Licence",
                        "2pm",
                        "Elm Lodge",
                        "Tom Ellery, Elm Lodge",
                        "Mon 16 Mar",
                        date(2026, 2, 9),
                        date(2026, 9, 11),
                    ),
                ),
            ),
            CaseGroup("Later this week", later),
        ),
    }
