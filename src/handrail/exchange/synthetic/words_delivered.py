"""What invented people and workers say and do once a plan runs. Nobody said any of this."""

EXPLAINED = (
    ("what_is_asked", "help_on_offer", "missed", "who_sees_what"),
    ("what_is_asked", "what_it_is_for", "reach_us", "complaints", "who_is_who"),
    ("what_is_asked", "missed", "own_circumstances"),
)
UNDERSTOOD = ("Said what happens when a bus is missed", "Asked who reads the notes", "Needs it once more")
TECHNIQUES = ("discussion", "app", "film", "group", "one_to_one", "role_play", "exercise", "making", "outing")
USEFUL = ("You listened.", "The form got done.", "Too long today.", "I know what comes next now.")
BETTER = ("On time twice running", "Talks more", "Has the papers in order", "Laughed for once")
WORRIES = ("Looked very tired", "A friend waits outside", "Missed a meal or two", "Said little")
SHOULD_CHANGE = ("Later in the day", "Meet at the library instead", "A shorter list")
PROMISES_OURS = ("Ring the housing office", "Find the form", "Ask for a later bus pass", "Write the letter")
PROMISES_THEIRS = ("Bring the letter", "Ring the surgery", "Go and look at the gym", "Tell my sister")
IN_THE_WAY = (
    *("travel", "money", "work_or_learning", "caring", "unwell", "forgot", "did_not_know", "clash"),
    *("afraid_of_the_place", "trouble_at_home", "lapse", "low", "did_not_want_to", "not_known"),
)
ABSENCE_HELPS = (
    *("transport", "another_time", "another_place", "company", "phone_instead", "reminder", "childcare"),
    *("health", "none_wanted"),
)
WHY_MISSED = ("The bus did not come", "Slept through it", "A child was ill", "Thought it was Thursday")
HELP_OFFERED = ("A pass for the bus", "Half past eleven instead of nine", "A text the evening before")
ABSENCE_BECAUSE = (
    "Told us that day",
    "No word for a week",
    "Shown by a letter",
    "Our letter went astray",
)
ENFORCEMENT_BECAUSE = ("Twice without a word, after help", "The reason stands, once talked over")
RELEASE_DAY = (
    ("bed", "A room at the hostel, from three o’clock"),
    ("gate", "Somebody waits at the gate"),
    ("travel", "Train at ten, tickets at the gate"),
    ("money", "Grant paid in cash"),
    ("medicine", "Seven days, and a new prescription"),
    ("papers", "Birth certificate and a bank card"),
    ("phone", "A charged phone with five numbers in it"),
)
MUST_KNOW = (
    "Mornings are bad; no letters",
    "Likes to be told the day before",
    "Hears best in quiet rooms",
)
NEEDS_FROM_THEM = ("Meet at the door, the first time", "Short sentences", "Nothing before ten")
FEEDBACK = (
    "Came to most, and did the last part alone",
    "A place was found",
    "Stopped half way",
)
WANTED = ("A tenancy in their own name", "Three weeks without using", "A place on a course", "Debts listed")
PROGRAMMES = (
    ("structured", "Thinking before acting", "sessions", 10),
    ("group", "Men talking", "sessions", 8),
    ("one_to_one", "Safe friendships", "sessions", 6),
    ("accredited", "A group programme", "sessions", 20),
    ("unpaid_work", "Unpaid work", "hours", 80),
    ("activity_days", "Activity days", "days", 15),
)
METHODS = ("Their own week as the example", "In pairs, with a film", "On an app between sessions")
CHOSEN = ("Learns by doing", "Reads little, watches closely", "Wants to finish something")
TOPICS_OF_SESSIONS = ("What led up to it", "Who was hurt", "Friends who help", "When it gets loud", "Money")
TEST_MEANS = {
    "negative": ("Clear, as they said", "Clear; the weeks go on"),
    "positive": ("Used at the weekend", "Not what they said; talked over"),
    "as_declared": ("As told beforehand",),
    "not_given": ("Could not give one; next week again",),
    "spoiled": ("Could not be read; done again",),
}
CHANGED_BECAUSE = ("The time was moved", "Nothing for now: it had been seen to", "A call each Friday")
PROGRESS = ("Rang them alone", "Half of the forms are in", "Stood still this month", "Two steps on, one back")
PARTS = ("Comes along to the first meetings", "Hears how it goes, once a month", "Wakes them on Mondays")
LINKS = ("Walking football", "Allotment", "Repair café", "Boxing gym", "Choir", "Library evenings")
EXITS = ("The gym on the evenings of the curfew", "A call after a month", "The drop-in on Wednesdays")
WORDING = "I am sorry that you were afraid, and I do not go there any more."
CHANGES = (
    ("address", "Moved to a shared house"),
    ("work_or_learning", "Offered three shifts a week"),
    ("relationship", "Back with a former partner"),
    ("health", "A new prescription"),
    ("requirement_finished", "The days of activity are done"),
    ("lapse", "Used after a funeral"),
)
