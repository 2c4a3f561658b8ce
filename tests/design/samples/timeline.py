"""Wayne’s timeline."""

from datetime import date
from typing import Literal

from handrail.design.parts import Chip, Day, Entry, Month, Quote
from handrail.design.pictures import strip
from tests.design.samples.frames import TODAY, frame

_STRIP_US = tuple(
    zip(
        (9, 9, 9, 10, 10, 11, 11, 11, 12, 12, 12),
        (8, 16, 23, 7, 21, 4, 11, 18, 2, 16, 30),
        strict=True,
    )
)

_STRIP_US_NEW = ((1, 13), (1, 27), (2, 10), (2, 24), (3, 3), (3, 16))

_STRIP_PARTNERS = tuple(
    zip(
        (9, 9, 9, 10, 10, 10, 10, 11, 11, 11, 11, 12, 12),
        (8, 18, 25, 2, 9, 16, 30, 6, 13, 20, 27, 11, 25),
        strict=True,
    )
)

_STRIP_PARTNERS_NEW = ((1, 8), (1, 22), (2, 5), (2, 19), (3, 4), (3, 9), (3, 16))


def _contacts(
    by: Literal["us", "partner"], old: tuple[tuple[int, int], ...], new: tuple[tuple[int, int], ...]
) -> tuple[strip.Contact, ...]:
    days = [date(2025, *day) for day in old] + [date(2026, *day) for day in new]
    return tuple(strip.Contact(day, by) for day in days)


def timeline() -> dict[str, object]:
    """Wayne's timeline."""
    us, partner = "Ruth Adeyemi", "Yusuf Karim, New Crescent Project"
    return {
        "frame": frame(
            "Wayne Cassidy",
            "Timeline",
            "X338902",
            25,
            "2 May 2000",
            ("In charge", us),
            ("With", "no co-worker"),
            ("Reach him", "by phone, not between 12:30pm and 2pm on Fridays"),
        ),
        "picture": strip.draw(
            strip.Strip(
                start=date(2025, 8, 18),
                end=date(2026, 3, 31),
                today=TODAY,
                title="August 2025 to March 2026: contacts by us and by partner organisations, with turning "
                "points, one lapse and three moves. The same is listed below.",
                contacts=_contacts("us", _STRIP_US, _STRIP_US_NEW)
                + _contacts("partner", _STRIP_PARTNERS, _STRIP_PARTNERS_NEW),
                marks=(
                    strip.StripMark(date(2025, 8, 27), "turn"),
                    strip.StripMark(date(2025, 9, 8), "mile"),
                    strip.StripMark(date(2025, 9, 22), "move"),
                    strip.StripMark(date(2025, 10, 15), "move"),
                    strip.StripMark(date(2025, 11, 6), "move"),
                    strip.StripMark(date(2025, 11, 18), "lapse"),
                    strip.StripMark(date(2025, 12, 15), "turn"),
                    strip.StripMark(date(2026, 3, 9), "mile"),
                ),
                custody=(strip.Span(date(2025, 8, 18), date(2025, 9, 8)),),
            )
        ),
        "chip_list": (
            Chip("Everything", "#", 47, True),
            Chip("Contacts by us", "#", 17),
            Chip("By partners", "#", 20),
            Chip("Turning points and lapses", "#", 3),
            Chip("Home visits", "#", 13),
            Chip("Decisions", "#", 4),
        ),
        "months": (
            Month(
                "March 2026",
                "5 contacts: 2 by us, 3 by partners",
                days=(
                    Day(
                        "Monday 16",
                        "2 days ago",
                        (
                            Entry(
                                "Supervision, office",
                                "us",
                                "us",
                                f"{us} · 45 minutes · came",
                                "#",
                                (
                                    "Offence-focused session 4 of 8. Wayne brought the diary of “hot "
                                    "moments” he keeps and picked the one to work on.",
                                ),
                                (
                                    Quote(
                                        "I used to think walking off was losing. Now it’s just me going to "
                                        "pray."
                                    ),
                                ),
                            ),
                            Entry(
                                "Home visit",
                                "partner",
                                "partner",
                                f"{partner} · fed back same day",
                                "#",
                                ("Flat in good order, rent up to date. At college every day this term.",),
                            ),
                        ),
                    ),
                    Day(
                        "Monday 9",
                        "9 days ago",
                        (
                            Entry(
                                "Six months since release: settled home, drug free, full-time college",
                                "mile",
                                plain=True,
                            ),
                            Entry(
                                "Test result: clear",
                                "partner",
                                "partner",
                                "Lena Ford, drug service · fed back next day",
                                "#",
                            ),
                        ),
                    ),
                    Day(
                        "Wednesday 4",
                        "2 weeks ago",
                        (
                            Entry(
                                "Supper at the mosque: Wayne helped cook for new members",
                                "partner",
                                "partner",
                                "Ibrahim Shaw, Al-Amal Community Trust · fed back 6 March",
                                "#",
                                ("He asked to do it again. Al-Amal will go on after the licence ends.",),
                            ),
                        ),
                    ),
                ),
            ),
            Month("February 2026", "4 contacts: 2 by us, 2 by partners", ("Show February", "#"), folded=True),
            Month("January 2026", "4 contacts: 2 by us, 2 by partners", ("Show January", "#"), folded=True),
            Month(
                "December 2025",
                "5 contacts: 3 by us, 2 by partners",
                ("show every one", "#"),
                days=(
                    Day(
                        "Monday 15",
                        "14 weeks after release",
                        (
                            Entry(
                                "Turning point: five weeks in his own flat",
                                "turn",
                                "us",
                                f"{us}, with Wayne",
                                "#",
                                (
                                    (
                                        "What it was used for:",
                                        "college application and offence-focused work, both "
                                        "waiting for this, were started the same week.",
                                    ),
                                ),
                                (Quote("First time I’ve had a key that long."),),
                            ),
                        ),
                    ),
                    Day(
                        "Monday 1",
                        "12 weeks after release",
                        (
                            Entry(
                                "12 weeks since release: seen every week, 8 times by us, 11 by partners",
                                "mile",
                                plain=True,
                            ),
                        ),
                    ),
                ),
            ),
            Month(
                "November 2025",
                "7 contacts: 3 by us, 4 by partners",
                ("show every one", "#"),
                days=(
                    Day(
                        "Thursday 20",
                        "",
                        (
                            Entry(
                                "Came back by himself",
                                "partner",
                                "partner",
                                partner,
                                "#",
                                (
                                    "Wayne rang at 8am and asked Yusuf to sit with him at the drug service. "
                                    "Test clear.",
                                ),
                            ),
                        ),
                    ),
                    Day(
                        "Tuesday 18",
                        "",
                        (
                            Entry(
                                "Lapse: a missed visit and two nights away",
                                "lapse",
                                "us",
                                f"{us} · recorded 19 November",
                                "#",
                                (
                                    "After the third move Wayne stayed with old friends and missed "
                                    "Tuesday’s visit. No drugs used. Nothing he had done is undone by it.",
                                    (
                                        "What was done:",
                                        "a call the same day, no warning (reason recorded), a visit "
                                        "together on Friday.",
                                    ),
                                ),
                            ),
                        ),
                    ),
                    Day(
                        "Thursday 6",
                        "",
                        (
                            Entry("Third move: to Brook Street, another county", "move", plain=True),
                            Entry(
                                "Decision: keep the case here for now",
                                "us",
                                "us",
                                f"{us} and Carol Hughes, manager",
                                "#",
                                (
                                    "Both community organisations still see him each week. Decide again on "
                                    "5 January 2026.",
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    }
