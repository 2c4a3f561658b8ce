"""Helen’s overview."""

from datetime import date

from handrail.design.parts import AgendaRow, Entry, Figure, Help, PersonRow, Prompt, Quote, Strength
from handrail.design.pictures import timebar
from tests.design.samples.frames import TODAY, frame

HELEN = frame(
    "Helen Brightwell",
    "Overview",
    "X340571",
    26,
    "9 June 1999",
    ("In charge", "Ruth Adeyemi"),
    ("With", "Tom Ellery, trainee"),
    ("Reach her", "by text; she rings back"),
    ("Scheme", "IOM since 6 March"),
    standing_line="Community order, 9 months · Shown as it stands today, Wednesday 18 March 2026",
    known_url="#",
)

_LIFT = "PC Whitlock"


def case() -> dict[str, object]:
    """Helen's overview."""
    return {
        "frame": HELEN,
        "quotes": (
            Quote(
                "My own front door. Then back behind a chair, cutting hair.",
                "Helen, planning panel, 13 March",
            ),
            Quote(
                "Last time I was just a name on a list. This lot all want the same thing, "
                "and it’s the same thing I want.",
                "Helen, after the panel, to Ruth Adeyemi",
            ),
            Quote("Fridays are good. I can breathe when it’s only women.", "Helen, induction, 6 March"),
        ),
        "strengths": (
            Strength(
                "Qualified hairdresser", "Later: job centre step starts once a home has held four weeks"
            ),
            Strength("Came to all six appointments so far", "In use: lifts and one list a week"),
            Strength("A team around her, through IOM", "In use: five agencies, one plan"),
            Strength("Her nan, Joyce", "In use: hears good news on Sundays"),
        ),
        "suits": "One short list a week, read through together. Texts, not letters. "
        "Mornings are hard before 9:30am.",
        "agenda_rows": (
            AgendaRow(
                "Today",
                "2pm",
                "Benefit claim with Neil Barker",
                "Job centre desk, Canal House. About 1 hour. Bring the letter from the council.",
                (Help(f"Lift 1:30pm from the day centre, {_LIFT}", "lift"),),
                now=True,
            ),
            AgendaRow(
                "Thursday 19",
                "10:30am",
                "Treatment review with Mark Tully",
                "Drug service, Canal House. New dose from Monday to be settled.",
                (Help(f"Lift 10am, {_LIFT}", "lift"),),
            ),
            AgendaRow(
                "Friday 20",
                "11am",
                "First visit to the Willow women’s centre",
                "Shown round by Farah Aziz; then supervision with you in the quiet room.",
                (Help(f"Lift 10:15am, {_LIFT}", "lift"),),
                ("Women only",),
            ),
            AgendaRow(
                "Monday 23",
                "9:30am",
                "Supported housing interview",
                "Council offices, Dale Street. About 2½ hours: forms, then a talk with the manager.",
                (
                    Help("Farah Aziz and Denise Okoro go in with her", "company"),
                    Help("Lift asked for, not confirmed"),
                ),
            ),
            AgendaRow(
                "Tuesday 24",
                "3pm",
                "Test and key work",
                "Drug service, Canal House.",
                (Help(f"Lift 2:30pm, {_LIFT}", "lift"),),
            ),
        ),
        "suggestions": (
            Prompt(
                "Monday’s lift is not confirmed. It is Helen’s longest appointment of the week.",
                (("Draft a message", "#"), ("Answer", "#")),
            ),
            Prompt(
                "Four of five agencies have the agreed plan. Neil Barker, job centre, has no copy on record.",
                (("Send a copy", "#"), ("Answer", "#")),
            ),
            Prompt(
                "Helen says probation went badly before. What she wants done differently is not on "
                "record yet.",
                (("Add her words", "#"), ("Answer", "#")),
            ),
        ),
        "figure_list": (
            Figure("Week 2", "of 40"),
            Figure("14", "days used"),
            Figure("261", "days left"),
            Figure("10 weeks", "to the 12-week review"),
        ),
        "bar": timebar.draw(
            timebar.Period(
                start=date(2026, 3, 5),
                end=date(2026, 12, 4),
                today=TODAY,
                end_label="Order ends",
                ticks=(
                    timebar.Tick(date(2026, 5, 28), "12-week review"),
                    timebar.Tick(date(2026, 9, 5), "6 months", strong=False),
                ),
                promises=(timebar.Promise("Lifts", date(2026, 4, 1)),),
            )
        ),
        "date_list": (
            ("Sentenced", "5 March 2026"),
            ("Lifts promised to", "1 April 2026"),
            ("12-week review", "28 May; panel booked Friday 29 May, 10am"),
            ("Order ends", "4 December 2026"),
        ),
        "restrictions": (
            (
                "Stay out of",
                "“The shops end of town: inside Market Street, Corn Hill, the ring road and "
                "the station. The bus through it is all right if I stay on.”",
            ),
            (
                "Drug rehabilitation",
                "Treatment with Mark Tully, tests twice a week, and a talk with the court on 16 April.",
            ),
            ("Come in", "Fridays, women-only day, Canal House or the women’s centre."),
        ),
        "person_rows": (
            PersonRow(
                "Joyce, her nan", "Rings every Sunday.", "+ Supports", "Helen wants her told how it is going."
            ),
            PersonRow(
                "Farah Aziz",
                "Women’s worker. At Canal House on Mondays and Fridays.",
                "+ Supports",
                "Goes along to housing.",
            ),
            PersonRow(
                "PC Sam Whitlock",
                "IOM police. Drives her, and also looks after police information about her offending.",
                "+ Supports",
                "Told of both parts of his job, 6 March.",
            ),
            PersonRow("Mark Tully", "Drug service worker.", "+ Supports", "Seeing her since January."),
            PersonRow(
                "Dean, former partner",
                "“He turns up when I’m rough.”",
                "− Pulls away",
                "Not involved: Helen asked us not to.",
            ),
        ),
        "latest": (
            Entry(
                "Homelessness assessment done",
                "partner",
                "partner",
                "Monday 16 March · Denise Okoro, council homelessness team, with Farah Aziz",
                "#",
                (
                    "Took three hours. Council accepts a duty to help. Two supported housing forms "
                    "started; interview on Monday.",
                ),
            ),
            Entry(
                "Planning panel: six objectives agreed in order",
                "us",
                "us",
                "Friday 13 March · You, with five agencies",
                "#",
                (
                    "A home comes first. Helen read each one back and agreed. Copies went to four "
                    "agencies the same day.",
                ),
            ),
            Entry(
                "Treatment talked through straight after the panel",
                "partner",
                "partner",
                "Friday 13 March · Mark Tully, drug service",
                "#",
                ("Present package kept for ten days; a new plan to be settled on Thursday.",),
            ),
            Entry(
                "Induction, the day after sentence",
                "us",
                "us",
                "Friday 6 March · You",
                "#",
                (
                    "What IOM is and what it is for was explained; Helen put it in her own words. Met "
                    "Farah Aziz and PC Whitlock, and was told of both parts of his job.",
                ),
            ),
        ),
    }
