"""What inspectors found good in the cases of the guide, each beside what the findings show of the record.

The comments are those of the chapters on planning (Helen), delivering (Wayne), reviewing (Leon) and
on delivering for a child (Kai), in our own short words. Each names the day on which the case is
looked at, as it was known then.
"""

from dataclasses import dataclass
from datetime import date

import pytest

from handrail.practice.answers import Answer
from tests.practice.cases import HELEN, KAI, LEON, WAYNE, findings

SHOWN, NOT_YET_DUE = Answer.SHOWN, Answer.NOT_YET_DUE


@dataclass(frozen=True)
class Comment:
    """One comment: the chapter, our words for it, the case on a day, and what the findings answer."""

    chapter: int
    words: str
    case: str
    day: date
    shows: tuple[str, ...]
    answer: Answer = SHOWN
    because: str = ""
    """Part of what the first of these findings says, where the comment turns on it."""


THE_PANEL = date(2026, 3, 13)
THE_WEEK_AFTER = date(2026, 3, 18)
THE_GATE = date(2025, 9, 9)
FIRST_WEEKS = date(2025, 9, 20)
TWELVE_WEEKS = date(2025, 12, 1)
OFFENCE_WORK = date(2026, 1, 25)
SIX_MONTHS = date(2026, 3, 18)
THE_OFFER = date(2026, 3, 13)
THE_REVIEW = date(2026, 3, 18)
KAIS_PLAN = date(2025, 11, 13)
KAIS_LAST = date(2026, 3, 18)

COMMENTS = (
    # -- Planning: Helen ------------------------------------------------------------
    Comment(
        2,
        "The plan was made with the agencies, and with her in the room",
        HELEN,
        THE_PANEL,
        ("A-ENG-PLN-1", "A-DES-PLN-3", "A-DES-PLN-2"),
        because="Helen answered the plan of 13 March 2026",
    ),
    Comment(
        2,
        "The practitioner held it together and brought in those who had to be there",
        HELEN,
        THE_WEEK_AFTER,
        ("A-DES-DEL-3",),
        because="PC Sam Whitlock, Denise Okoro and Farah Aziz",
    ),
    Comment(
        2,
        "What had driven the thefts was at the centre",
        HELEN,
        THE_PANEL,
        ("A-DES-ASS-1", "A-DES-PLN-1"),
        because="“Nowhere to live”, “Heroin and crack”",
    ),
    Comment(
        2,
        "Goals were put in order, a home and treatment first",
        HELEN,
        THE_PANEL,
        ("A-DES-PLN-1",),
        because="“Nowhere to live” and “Heroin and crack”: placed first",
    ),
    Comment(
        2,
        "Everybody knew what was theirs to do",
        HELEN,
        THE_PANEL,
        ("A-DES-PLN-3",),
        because="Named with a day and why",
    ),
    Comment(
        2,
        "With so much to do, her trade was still seen and kept as something to work towards",
        HELEN,
        THE_PANEL,
        ("A-DES-ASS-2", "A-DES-PLN-2"),
        because="Qualified hairdresser",
    ),
    Comment(
        2,
        "The scheme and the lifts that come with it helped her: the list could be managed",
        HELEN,
        THE_WEEK_AFTER,
        ("A-DES-DEL-2", "A-ENG-DEL-3", "A-ENG-PLN-2"),
        because="A team around her",
    ),
    Comment(
        2,
        "A day to look again was set at once, so that all knew progress would be followed",
        HELEN,
        THE_PANEL,
        ("A-DES-REV-1", "A-DES-REV-2", "A-DES-REV-5"),
        NOT_YET_DUE,
        because="28 May 2026",
    ),
    # -- Delivering: Wayne ----------------------------------------------------------
    Comment(
        3,
        "What was known of him from before set the approach this time",
        WAYNE,
        THE_GATE,
        ("A-ENG-DEL-7", "A-DES-ASS-3"),
        because="What went wrong before the recall of 15 May 2024 is used on this release",
    ),
    Comment(
        3,
        "His faith was recognised as something that protects",
        WAYNE,
        THE_GATE,
        ("A-DES-ASS-2",),
        because="His faith",
    ),
    Comment(
        3,
        "Because of it he was referred to people of his faith, who were there on release",
        WAYNE,
        THE_GATE,
        ("A-DES-PLN-2", "A-DES-DEL-2"),
        because="His faith",
    ),
    Comment(
        3,
        "He was seen every week, by the practitioner or by people of the community",
        WAYNE,
        TWELVE_WEEKS,
        ("A-DES-DEL-5", "A-ENG-PLN-5"),
        because="11 times it was a partner who fed back",
    ),
    Comment(
        3,
        "Contact was kept up all through the licence",
        WAYNE,
        SIX_MONTHS,
        ("A-DES-DEL-5",),
    ),
    Comment(
        3,
        "All agencies fed back, and the record was kept up to date",
        WAYNE,
        SIX_MONTHS,
        ("A-DES-DEL-3",),
        because="Yusuf Karim, Ibrahim Shaw, Lena Ford",
    ),
    Comment(
        3,
        "A home and staying clear of drugs came before other work, from the day of release",
        WAYNE,
        FIRST_WEEKS,
        ("A-DES-PLN-1", "A-DES-DEL-1"),
        because="“Nowhere of his own” and “Mamba”: placed first",
    ),
    Comment(
        3,
        "Work on the offending began once he was stable in a home",
        WAYNE,
        OFFENCE_WORK,
        ("A-DES-DEL-1",),
        because="Eight sessions with Ruth on the thefts and on temper",
    ),
    Comment(
        3,
        "Practitioner and community worked with him throughout, and will be there afterwards",
        WAYNE,
        SIX_MONTHS,
        ("A-DES-DEL-6", "A-DES-DEL-4"),
        because="New Crescent, his mentor",
    ),
    Comment(
        3,
        "At six months: a stable home, no drugs, full-time college",
        WAYNE,
        SIX_MONTHS,
        ("A-DES-REV-5", "A-DES-DEL-2"),
    ),
    # -- Reviewing: Leon ------------------------------------------------------------
    Comment(
        4,
        "The review looked hard at desistance when the offer came, not at the risk alone",
        LEON,
        THE_REVIEW,
        ("A-DES-REV-1", "A-DES-REV-3"),
        because="Work or learning, 11 March 2026",
    ),
    Comment(
        4,
        "The plan that keeps others safe had close attention in the same review",
        LEON,
        THE_REVIEW,
        ("A-SAF-REV-1", "A-SAF-REV-2", "A-SAF-REV-4"),
        because="Work or learning, 11 March 2026",
    ),
    Comment(
        4,
        "He took part in it himself",
        LEON,
        THE_REVIEW,
        ("A-ENG-REV-3",),
        because="Leon’s view",
    ),
    Comment(
        4,
        "What was known of him from before tightened what this release asks, and who watches it",
        LEON,
        THE_OFFER,
        ("A-ENG-DEL-7", "A-SAF-PLN-2"),
        because="What went wrong before the recall of 20 January 2025 is used on this release",
    ),
    Comment(
        4,
        "His trade had its place at the head of the plan for this release",
        LEON,
        THE_OFFER,
        ("A-DES-PLN-2", "A-DES-PLN-1"),
        because="Qualified barber",
    ),
    Comment(
        4,
        "It had all that those who work with him knew",
        LEON,
        THE_REVIEW,
        ("A-DES-REV-4", "A-DES-DEL-3"),
        because="Priya Nair and Nadia Rahman",
    ),
    Comment(
        4,
        "Work, tied so closely to his offending, was decided on the spot and not left",
        LEON,
        THE_OFFER,
        ("A-DES-REV-1",),
        because="taken up in a review within a fortnight",
    ),
    Comment(
        4,
        "Because of it the plan and the restrictions were adjusted, so that he could start",
        LEON,
        THE_REVIEW,
        ("A-DES-REV-2",),
        because="the curfew, the week, the contact level",
    ),
    Comment(
        4,
        "It was written down, with how far he had come",
        LEON,
        THE_REVIEW,
        ("A-DES-REV-5",),
    ),
    # -- Delivering for a child: Kai ------------------------------------------------
    Comment(
        5,
        "Assessing, planning and delivering looked at the whole child, not at the offence alone",
        KAI,
        KAIS_LAST,
        ("Y-DES-DEL-1", "Y-DES-ASS-5", "Y-DES-PLN-2"),
        because="constructive, for wellbeing and on the offence",
    ),
    Comment(
        5,
        "The assessment brought the case together, and explained",
        KAI,
        KAIS_PLAN,
        ("Y-DES-ASS-1", "Y-DES-ASS-3", "Y-DES-ASS-4"),
        because="it says what lies behind, what is likely and what would help",
    ),
    Comment(
        5,
        "Work on knives was balanced with wellbeing, support and better things to do",
        KAI,
        KAIS_LAST,
        ("Y-DES-DEL-1",),
        because="constructive, for wellbeing and on the offence",
    ),
    Comment(
        5,
        "His family was worked with, told and trusted",
        KAI,
        KAIS_LAST,
        ("Y-DES-DEL-3", "Y-DES-PLN-6", "Y-DES-ASS-10"),
        because="The family has been in touch from 6 November 2025",
    ),
    Comment(
        5,
        "What was done was most likely to help, in an order that he could follow",
        KAI,
        KAIS_LAST,
        ("Y-DES-DEL-2", "Y-DES-PLN-1"),
        because="in its order and none of it late",
    ),
    Comment(
        5,
        "It was made for him and built on what he is good at",
        KAI,
        KAIS_LAST,
        ("Y-DES-DEL-4", "Y-DES-PLN-3", "Y-DES-ASS-6"),
        because="Boxing and the gym",
    ),
    Comment(
        5,
        "What keeps him taking part was looked at, and how the family helps",
        KAI,
        KAIS_LAST,
        ("Y-DES-DEL-7", "Y-DES-ASS-8", "Y-DES-DEL-5"),
    ),
    Comment(
        5,
        "What he does in his free time is in the community, and his after the order",
        KAI,
        KAIS_LAST,
        ("Y-DES-DEL-6",),
        because="Boxing, the seniors",
    ),
    Comment(
        5,
        "Sport suits his life, his body and who he is becoming",
        KAI,
        KAIS_LAST,
        ("Y-DES-PLN-4", "Y-DES-DEL-4"),
    ),
    Comment(
        5,
        "Specialists had a part in much of it",
        KAI,
        KAIS_LAST,
        ("Y-DES-DEL-2", "Y-DES-ASS-2"),
        because="others are at work in",
    ),
)


@pytest.mark.parametrize("one", COMMENTS, ids=lambda one: f"chapter {one.chapter}: {one.words}")
def test_the_findings_show_what_the_comment_calls_good(one: Comment) -> None:
    found = [findings(one.case, one.day)[expectation] for expectation in one.shows]

    assert {finding.expectation: finding.answer for finding in found} == dict.fromkeys(one.shows, one.answer)
    assert one.because in found[0].because
