"""Help for the pages on who may open and read what."""

from django.utils.translation import gettext_lazy as _

from handrail.home.helping.chapter import Chapter, Help

CHAPTER = Chapter(
    _("Access and sharing"),
    {
        "access:connections": Help(
            _("Declare that you know somebody"),
            _(
                "Says that you know a person who may be supervised here, so that you are kept out of"
                " the case."
            ),
            _("Type what you know: a name or a reference, and how you know them. You need do nothing more."),
            _("Information governance reads it. You never learn whether there is such a case."),
        ),
        "access:alerts": Help(
            _("Alerts"),
            _("Openings with a reason, and cases that fewer than two people can open."),
            _("Look at each within two working days: ask whoever opened it, then say what came of it."),
            _(
                "Managers see alerts of their cases, information governance all. Whoever opened the"
                " case is asked, not judged."
            ),
        ),
        "access:alert_review": Help(
            _("Review an alert"),
            _("Writes down what came of an opening with a reason."),
            _("Ask the colleague first. Then choose what came of it and write a sentence."),
            _("The manager and information governance. Nobody reviews what they did themselves."),
        ),
        "access:openings": Help(
            _("Who opened this case"),
            _("Everybody but you who opened this case, newest first, with the reason given."),
            _("Look for names you do not expect. Ask them, or tell information governance."),
            _("Whoever is in charge and the manager. Readings of sealed rooms are not listed here."),
        ),
        "access:shares": Help(
            _("Sharing with other agencies"),
            _("Who of another agency takes part in this case, for what and until when."),
            _(
                "Choose the worker, the agreement and the last day: ninety days at most. Then choose"
                " entries to share in copy."
            ),
            _("They read their own part, what they write, and the copies you choose. Never the whole case."),
        ),
        "access:copies": Help(
            _("Copies for a partner"),
            _("Entries that one worker of another agency reads as they stood on the day you shared them."),
            _("Tick the entries their work needs. Later corrections reach them only if you share again."),
            _("That worker alone, until the last day. Each copy is logged as a disclosure."),
        ),
        "partners:everyone": Help(
            _("Asked of me"),
            _("Everybody of whom something is asked of you, those who wait for your answer first."),
            _("Open a name with something new, and say yes or no."),
            _("Only you. People leave this list when their share with you ends."),
        ),
        "partners:*": Help(
            _("What is asked of you"),
            _("The steps, referrals and questions that name you, and how it went when you met."),
            _(
                "Answer what is new. After you have met, say how it went: the question about safety first,"
                " the rest as you like."
            ),
            _("Whoever supervises reads what you write, and the person can ask to see it."),
        ),
        "access:shared": Help(
            _("Shared with you"),
            _("Copies of entries that whoever is in charge shared with you, and why."),
            _("Read what it was shared for and until when. Ask before you rely on an older one."),
            _("Only you, until the last day."),
        ),
        "access:take_back": Help(
            _("Take back a copy"),
            _("Ends one worker’s reading of one entry."),
            _("Check which entry it is, then take it back."),
            _("They can no longer open it here; what they read before they may have noted."),
        ),
        "access:forget_pin": Help(
            _("A forgotten PIN"),
            _("Lets a worker of another agency set another PIN for signing in by link."),
            _("Make sure it is them, by a number you know. Then have the PIN forgotten."),
            _("You never see a PIN. That you did this is logged."),
        ),
        "access:withdraw": Help(
            _("Withdraw a share"),
            _("Ends a worker’s part in this case at once."),
            _("Tell them first if you can. Then withdraw it."),
            _("They can no longer open the case. What they wrote stays on record."),
        ),
        "governance:start": Help(
            _("Information governance"),
            _("Exclusions, restrictions and declared connections, by reference only."),
            _("Decide the connections that wait. What you set holds at once."),
            _("No case is seen here. Those excluded are told nothing."),
        ),
        "governance:connection": Help(
            _("Decide a connection"),
            _("Somebody says that they know a person who may be supervised here."),
            _("Exclude them from the case, or say why not."),
            _("Whoever declared it does not learn what came of it."),
        ),
        "governance:exclusion_*": Help(
            _("Exclusion"),
            _("For one person this case does not exist, from this moment."),
            _("Give the user and the reference, and say why. Lift it when the reason has gone."),
            _("The person excluded sees nothing and is told nothing."),
        ),
        "governance:restriction_*": Help(
            _("Restriction"),
            _("Only the named readers open this case; other staff see that it exists and whom to ring."),
            _("Name two readers at least, and say why."),
            _("Named readers see a line that it is restricted. Others meet a page with the duty number."),
        ),
        "governance:rooms": Help(
            _("Sealed rooms"),
            _("Who reads victim information or police intelligence of a case."),
            _("Give the reference and the room, then name readers: two at least."),
            _("Being named ends with one’s part in the case."),
        ),
        "inspections:*": Help(
            _("Inspections"),
            _("Cases drawn by lot, read as they were known on a day, and judged by people."),
            _("Read a case first; then answer its key questions, each with your reasons."),
            _(
                "Only the inspectors of an inspection. The report names no case and no worker, and counts"
                " cases, never people."
            ),
        ),
        "inspections:open": Help(
            _("Open a unit to inspectors"),
            _("Lets inspectors draw a sample of a unit’s cases and read these until a day."),
            _("Choose who inspects and who leads. You see no case, and nobody chooses one."),
            _("The inspectors named here; what they open is in each case’s log."),
        ),
    },
)
