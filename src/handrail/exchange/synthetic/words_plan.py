"""Words of invented assessments and plans, by area of life: what is hard, what it does, what is done."""

from typing import NamedTuple


class Work(NamedTuple):
    """One piece of work: what, its kind, how long and how much. ``partner``: another agency does it."""

    what: str
    kind: str
    weeks: int
    sessions: int
    minutes: int
    partner: bool
    when: str = ""


class Theme(NamedTuple):
    """An area of life that is linked to offending, and what a plan does about it."""

    area: str
    factor: str
    does: str
    said: str
    will: str
    so_that: str
    headline: str
    steps: tuple[Work, ...]


THEMES = {
    "adult": (
        Theme(
            "accommodation",
            "Nowhere settled to live",
            "Sleeps where he is let in, and does what is done there.",
            "I want a key.",
            "find a place and keep it",
            "I can shut the door on the rest",
            "A home",
            (
                Work("Housing application, filled in together", "constructive", 2, 1, 60, True, "This week"),
                Work("Tenancy worker once there are keys", "constructive", 12, 6, 45, True),
            ),
        ),
        Theme(
            "drug_use",
            "Heroin, most days",
            "Stops the illness in the morning; stealing pays for it.",
            "I just want to wake up well.",
            "settle on a script and keep to it",
            "the day is mine",
            "Steady treatment",
            (
                Work("Recovery worker and a prescription", "wellbeing", 24, 24, 45, True),
                Work("Plan for bad days, on one card", "wellbeing", 1, 1, 30, False, "Straight away"),
            ),
        ),
        Theme(
            "alcohol_use",
            "Drinking on paydays",
            "Loosens his temper, and his money with it.",
            "It is only Fridays. It is always Fridays.",
            "have dry Fridays",
            "nobody gets the worst of me",
            "Dry Fridays",
            (
                Work("Alcohol worker, six talks", "wellbeing", 8, 6, 45, True),
                Work("Fridays planned by Thursday", "offence_focused", 8, 8, 20, False),
            ),
        ),
        Theme(
            "employment_and_education",
            "Out of work for a long time",
            "Long days with nobody waiting.",
            "I am good with engines.",
            "get back to work, a step at a time",
            "there is something to get up for",
            "Work",
            (
                Work("Work adviser: certificates and a first form", "constructive", 4, 3, 60, True),
                Work("A trial week", "constructive", 1, 5, 240, True, "When things are steady"),
            ),
        ),
        Theme(
            "finances",
            "Debts and no claim running",
            "When the money goes, quick money looks easy.",
            "I don’t open the letters.",
            "open the letters, with somebody beside me",
            "I know what I owe",
            "Money straight",
            (Work("Debt adviser, letters opened together", "constructive", 3, 2, 60, True),),
        ),
        Theme(
            "personal_relationships_and_community",
            "Rows at home",
            "Goes out to get away from them and stays out.",
            "We wind each other up.",
            "walk before I shout, and come back when I said",
            "home stays home",
            "Calmer at home",
            (Work("Eight talks about rows and what comes before", "offence_focused", 10, 8, 60, False),),
        ),
        Theme(
            "thinking_behaviours_and_attitudes",
            "Acts first, thinks afterwards",
            "Deciding fast keeps others from seeing doubt.",
            "I say no before I have heard it.",
            "take ten minutes before I answer",
            "my second answer counts",
            "The second answer",
            (
                Work("The programme named by the court", "offence_focused", 13, 26, 120, False),
                Work("A diary of hot moments", "offence_focused", 8, 8, 15, False),
            ),
        ),
        Theme(
            "lifestyle_and_associates",
            "Friends who pull the other way",
            "Company first, then whatever the company does.",
            "They are all I know.",
            "spend two evenings a week somewhere else",
            "I am not there when it starts",
            "Other company",
            (Work("A club or a team, gone to together at first", "constructive", 12, 12, 90, True),),
        ),
    ),
    "youth": (
        Theme(
            "friends",
            "Older friends who get others to do it",
            "With them nobody says no.",
            "They look after me.",
            "see people my own age on two evenings",
            "nobody asks me to carry",
            "Mates",
            (
                Work("A club near home, gone in together at first", "constructive", 20, 20, 90, True),
                Work("What makes a mate: two lists", "offence_focused", 3, 3, 40, False),
            ),
        ),
        Theme(
            "learning",
            "Hardly at school",
            "Mornings free, and others free with him.",
            "I get sent out anyway.",
            "go in for three lessons a day",
            "I get my mornings back",
            "School",
            (Work("Smaller timetable, looked at each fortnight", "constructive", 12, 6, 30, True),),
        ),
        Theme(
            "substances",
            "Cannabis most days",
            "Turns the noise off, and owes somebody for it.",
            "It helps me sleep.",
            "smoke less and log it",
            "mornings are clear",
            "Mornings",
            (Work("Substance worker with an app", "wellbeing", 6, 6, 40, True),),
        ),
        Theme(
            "feelings",
            "Very low for weeks at a time",
            "On those days he goes out so as not to think.",
            "It goes dark.",
            "tell somebody on the day it goes dark",
            "I am not alone with it",
            "Somebody to tell",
            (
                Work("Mental health worker, every fortnight", "wellbeing", 24, 12, 50, True),
                Work("A card of who to ring", "wellbeing", 1, 1, 20, False, "Today"),
            ),
        ),
        Theme(
            "exploitation",
            "Somebody older gives him things",
            "Trainers first, then favours.",
            "He is all right with me.",
            "have a reason to stay in that they will take",
            "I am safe",
            "Safe",
            (Work("Ways home, and what to say", "constructive", 4, 3, 40, True),),
        ),
        Theme(
            "thinking",
            "Goes along when dared",
            "Being laughed at is worse than being caught.",
            "It was a laugh till it wasn’t.",
            "look at that day properly",
            "it was the last time",
            "The last time",
            (Work("That day, hour by hour, drawn", "offence_focused", 4, 4, 45, False),),
        ),
        Theme(
            "interests",
            "Nothing to do after four",
            "Nothing to miss, so nothing to lose.",
            "I used to play.",
            "go back to the team",
            "Saturdays are taken",
            "Saturdays",
            (Work("Team on Saturdays, boots from the fund", "constructive", 26, 26, 120, True),),
        ),
    ),
}
FINE = {
    "adult": ("health_and_wellbeing", "maturity", "identity_meaning"),
    "youth": ("home", "physical_health", "communication", "resilience", "parents_carers"),
}
PAST = (
    "Two of the three times with others, and in drink.",
    "Alone, at the end of the month, for money.",
    "After a row, and sorry within the hour.",
)
LIKELY = ("The same again if the weeks stay empty.", "Less likely each month that work lasts.")
HELPS = ("A home first, then the rest.", "Company on the way there; one thing at a time.", "Work, and soon.")
FOR = ("Comes when asked.", "Has stopped for a year before.", "Wants to be seen differently.")
AGAINST = ("Friends have not changed.", "No money until the claim is made.")
VOICES = {
    "ties": ("My mum, and my lad.", "Family at a distance, closer than last year."),
    "work": ("Never had a job I liked.", "Able with his hands."),
    "recognition": ("Nobody notices when it goes right.", "Thanked at the project; remembers who by."),
    "hope": ("Some days.", "More than is said."),
    "meaning": ("Being there for my kids.", "Speaks of others before himself."),
}
ADVICE = ("My nan’s.", "My coach’s, he has been there.", "Nobody’s, really.", "My partner’s, when we speak.")
RESPONSIVITY = (
    ("style", "Straight, with a reason", "Takes a no that is explained"),
    ("pace", "Half an hour, often", "Loses the thread"),
    ("format", "Drawn, not written", "Reads slowly"),
)
EARLIER = (
    ("Community order", "Liked the work, not the letters", "Same worker throughout", "Appointments in town"),
    ("Referral order", "The park was all right", "Doing things", "Sitting still"),
    ("Licence", "Nobody met me at the gate", "Weekly calls", "A hostel full of drugs"),
)
"""What, the person's view, what helped, what hindered."""
OBSTACLES = (
    ("Twelve weeks’ wait for a first appointment", "Gives up before it comes"),
    ("Letters only to a home address", "They are never seen"),
)
EVERY_WEEK = (
    ("work", "Work", (1, 2, 3, 4, 5), 8, 16),
    ("learning", "Course", (2, 4), 10, 15),
    ("worship", "Worship", (7,), 10, 12),
    ("childcare", "Children collected", (1, 2, 3, 4, 5), 15, 16),
    ("reporting", "Signs at the desk", (1,), 9, 10),
)
