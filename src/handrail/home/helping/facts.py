"""Help for the facts of a case: the person and those around them, the sentence, and what is sealed."""

from django.utils.translation import gettext_lazy as _

from handrail.home.helping.chapter import Chapter, Help

CHAPTER = Chapter(
    _("The person, the sentence and what is sealed"),
    {
        "compartments:restorative*": Help(
            _("Restorative work"),
            _("One side of restorative work: whether it suits, readiness, decisions, messages, outcome."),
            _("Write what this side said. Words go to the other side only once they are agreed to."),
            _(
                "This side’s own readers. Nothing of the other side stands here but wording it released;"
                " whoever carries a message types it anew."
            ),
        ),
        "people:own_words_*": Help(
            _("Own words"),
            _("What the person said, as they said it."),
            _("Write their words, not a summary: who heard them, and when."),
            _("They open the case page. Ask the person whether others may read them."),
        ),
        "people:key_person_*": Help(
            _("Somebody around the person"),
            _("Adds or updates a relative, friend or worker and what they do."),
            _(
                "Say who they are to the person and what they do. Ask the person whether they want"
                " them involved."
            ),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
        "people:circumstance_*": Help(
            _("Circumstances"),
            _("What one should know to work well with the person: reading, health, work, money, home."),
            _("One thing at a time, in a sentence the person would agree with."),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
        "people:address_*": Help(
            _("Address"),
            _("Where the person lives, stays or can be found, from when."),
            _("Type the address and the day they moved in. Say who confirmed it."),
            _("Only roles that may read addresses. Who sees what has the table."),
        ),
        "people:scheme_*": Help(
            _("Scheme"),
            _("A scheme the person is in, such as integrated offender management."),
            _("Choose the scheme and the day it began. End it rather than deleting it."),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
        "people:must_not_meet_*": Help(
            _("Must not meet"),
            _("Somebody the person must not meet, so that appointments do not bring them together."),
            _("Name the other and say why it matters."),
            _("Whoever may read this part of the case."),
        ),
        "people:transfer_decision_*": Help(
            _("Transfer decision"),
            _(
                "Whether to transfer to another service or to adult probation, when, and when to"
                " decide again."
            ),
            _("Say what was decided and why, and the day on which to look again."),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
        "people:closure_update": Help(
            _("Update a closing"),
            _("Puts right the day or the reason of a closing."),
            _("Change what is wrong. The closing itself stays."),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
        "sentences:sentence_*": Help(
            _("Sentence or order"),
            _("What the court imposed or what was agreed: kind, day and length."),
            _("Copy it from the order. The end is worked out from the length."),
            _("The sentence page, the time bar and every deadline follow it."),
        ),
        "sentences:requirement_*": Help(
            _("Requirement"),
            _("What the order asks for: days, hours or months of something."),
            _("Choose the kind and the length. Hours and days done are counted from contacts."),
            _("Whoever may read the sentence sees how much is left."),
        ),
        "sentences:condition_*": Help(
            _("Licence condition"),
            _("A condition of a licence, in agreed words."),
            _("Write it so that the person can say it back."),
            _("Whoever may read the restrictions of this case."),
        ),
        "sentences:curfew_*": Help(
            _("Curfew hours"),
            _("Days and hours at home, and where."),
            _("Type the hours for each day; the week picture shows clashes with appointments."),
            _("Whoever may read the restrictions of this case."),
        ),
        "sentences:area_*": Help(
            _("Area to stay out of"),
            _("A place the person must not enter, in agreed words."),
            _("Describe it by streets the person knows. Never name whom it protects."),
            _("The words show on the sentence page. Nothing there points to a victim’s home."),
        ),
        "sentences:*": Help(
            _("What happened to the sentence"),
            _(
                "A release, recall, variation, suspension or offence: anything that changes what the"
                " sentence asks."
            ),
            _("Type it from the decision: what, and from which day. Later dates follow by themselves."),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
        "compartments:victim*": Help(
            _("Victim information"),
            _("For named readers only: what those harmed asked for and were told."),
            _("Write only what is needed to keep people safe. Nothing here goes into other notes."),
            _("Only the readers named by information governance. Nobody else sees that there is anything."),
        ),
        "compartments:condition*": Help(
            _("Conditions for those harmed"),
            _("What was asked for on behalf of those harmed, and the words in which it may be said."),
            _("Write the agreed words in which the person is told, apart from the reasons."),
            _("The reasons stay with the named readers; the agreed words go to whoever supervises."),
        ),
        "compartments:intelligence*": Help(
            _("Police intelligence"),
            _("For named readers only, here only. It does not print."),
            _(
                "Read it here. Ask the originator before anything leaves, and agree the words with"
                " two people."
            ),
            _("Only the readers named by information governance. Every reading is logged for them."),
        ),
    },
)
