"""What is said and decided in invented reviews. Nobody said any of this."""

TITLES = {
    "change": ("Something has changed", "What it means for the weeks ahead"),
    "date": ("The twelve-week look back", "As agreed when the plan was made"),
    "recall": ("After the recall",),
    "transfer": ("Before somebody else takes over", "As the case changes hands"),
    "request": ("They asked to look again", "Asked for by the family"),
    "release": ("Before the gate opens again",),
    "ending": ("The last weeks", "What stays when we go"),
}
WHY = (
    "The plan was made for another week than the one they live now.",
    "Twelve weeks have gone by.",
    "What holds and what does not should be said by those who see it.",
)
VIEWS = (
    "Thinks that most of it fits, and wants the mornings free.",
    "Would keep the group and drop the rest.",
    "Sees it as done; is willing to go on to the date.",
)
PARENTS = ("He is home by ten, mostly.", "We want to be told before, not after.", "She talks to us again.")
COMPLIANCE = (
    "Kept eleven of twelve.",
    "Two missed, both with word on the day.",
    "Good weeks, then one bad one.",
)
BALANCE = (
    "More room brings more trust; it also brings old company closer.",
    "Work steadies more than a fourth appointment would.",
)
DECISIONS = (
    "Less from us while the new weeks hold, and back to weekly if they do not.",
    "The order of the work changes: home first.",
    "Evenings instead of afternoons, for as long as the course runs.",
)
NO_CHANGE = (
    "It is working; nothing should move now.",
    "Too early to tell. Looked at again on the next date.",
)
NOT_AGREED = ("Wants to read it at home first.", "In hospital; put to them when they are back.")
ASKS = ("How are they with you, and what should change?", "What do you see on their mornings?", "")
SAW = ("On time, and stays to the end.", "Comes when somebody goes along.", "Helps the new ones settle in.")
NOT_HAD = ("On leave, and nobody covers.", "Has not seen them since the spring.", "Would rather not say.")
BEFORE = ("Every weekend", "Not spoken of", "With somebody along", "When reminded")
NOW = ("Twice this month", "Talks of it unasked", "Goes alone", "Slipped after a bad week")
MEANS = ("Can wait behind housing", "Carry on", "One more month with somebody along", "Put first again")
CHANGES = (
    ("people.addresses", "address", "Another address, further from the office"),
    ("people.key_people", "relationship", "Somebody new stands beside them"),
    ("delivery.turning_points", "turning_point", "Said what they want to be known for"),
    ("delivery.tests", "test", "A result that was not what they said"),
    ("delivery.programmes", "requirement_finished", "The course is nearly through"),
    ("delivery.contacts", "missed_contacts", "Three in a row were missed"),
    ("delivery.contacts", "health", "Sleeps badly since the new tablets"),
    ("delivery.contacts", "lapse", "Drank again, and told us"),
    ("delivery.contacts", "arrest", "Spoken to at the station and let go"),
    ("assessments.disclosures", "disclosure", "Told us of the nights"),
    ("compartments.cleared_extracts", "intelligence", "By reference; see the extract"),
    ("sentences.recalls", "other", "Back inside for a time"),
    ("sentences.requirements", "requirement_finished", "All the days are done"),
    ("reviews.outside_calls", "work_or_learning", "An offer that changes the week"),
)
KNOWN = ("They told us", "A partner rang", "Seen at the visit", "In the papers")
BECAUSE = {
    "significant": ("It moves the hours of every day", "What kept them steady is gone"),
    "noted": ("In hand already", "Changes nothing they are asked to do"),
    "not_decided": ("",),
}
REASONS = ("The bus goes at ten to seven.", "It clashes with work.", "They can do this alone now.", "")
UNTIL = ("While it lasts", "Then as before")
AUTHORITIES = {"curfew": "Bench of the day", "condition": "Duty desk"}
