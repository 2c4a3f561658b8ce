"""Help for the assessment."""

from django.utils.translation import gettext_lazy as _

from handrail.home.helping.chapter import Chapter, Help

CHAPTER = Chapter(
    _("Assessment"),
    {
        "assessments:assessment": Help(
            _("Assessment"),
            _("Strengths first, then areas of life, who was heard, safety, and what it all comes to."),
            _(
                "Open an assessment, then go through it with the person. Each part is saved by"
                " itself; nothing has to be filled in for its own sake."
            ),
            _(
                "Those who may read assessments of this case. Signs of danger and safety show to"
                " roles that need them."
            ),
        ),
        "assessments:open": Help(
            _("Open an assessment"),
            _("Begins one: at the start, at a review, or when something changed."),
            _("Choose the occasion and the day. What stands on record is carried along, not typed again."),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
        "assessments:finish": Help(
            _("Finish an assessment"),
            _("Fixes it as it stands on that day."),
            _(
                "Look at what is left open; it may stay open. A manager reads it too where harm is"
                " judged high."
            ),
            _("It can be read as finished for ever; the record goes on."),
        ),
        "assessments:countersign": Help(
            _("Countersign"),
            _("A manager puts their name to an assessment after reading it."),
            _("Read it whole, talk to whoever wrote it, then sign or say what is missing."),
            _("Your name and the day stand on the assessment."),
        ),
        "assessments:changes": Help(
            _("What changed since"),
            _("What is new, different or no longer so since an assessment was finished."),
            _("Use it to begin a review: ask the person what the list leaves out."),
            _("Each reader sees only what they may read, then and now."),
        ),
        "assessments:strength_*": Help(
            _("Strength"),
            _("Something the person has or does that helps, and the work it does."),
            _("Say what it is and what it is used for next."),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
        "assessments:factor_*": Help(
            _("Factor"),
            _("Something in life that pulls towards offending, with what shows it."),
            _("Say what shows it and who said so. What the person thinks of it goes in their own words."),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
        "assessments:source_*": Help(
            _("Who was heard"),
            _("Somebody who was asked, when, and what they said."),
            _("Name the person or agency and the day. Begin with the person and their family."),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
        "assessments:harm_*": Help(
            _("Harm to others"),
            _("Who might be harmed, how, when, and what makes it less likely."),
            _("Be exact about who and in which situation. Say what the person will do about it."),
            _("Those who manage risk in this case. It never labels the person."),
        ),
        "assessments:safety_*": Help(
            _("Safety"),
            _("What keeps the person safe, and whom to ring."),
            _("Write the signs, what helps, and named people with numbers."),
            _("Those who need it the same day."),
        ),
        "assessments:disclosure*": Help(
            _("What cannot wait"),
            _("Something frightening was said: the words, what happens now, and who is called today."),
            _("Write the words as they were said, then who is with the person tonight. Then make the calls."),
            _("Those who manage risk in this case. Titles say nothing of it, and the timeline has no words."),
        ),
        "assessments:ask": Help(
            _("Ask who should be heard"),
            _("Everybody this case says should be heard, asked in one press with today’s date."),
            _("Untick whom not to ask. Anybody who stays out is offered again."),
            _("They stand on the list of who was heard, with what they answer."),
        ),
        "assessments:self_*": Help(
            _("How things are"),
            _("What the person, or a parent, says of each part of life, in four plain answers."),
            _("Sit side by side and let them choose, or enter what they wrote on paper. Leave out any."),
            _("It stands in each area beside what we found, also where the two disagree."),
        ),
        "assessments:likelihood*": Help(
            _("Published instruments"),
            _("What a published instrument says of a group of people with the same answers."),
            _("Check what the record fills in, answer the rest, and write your own view beside it."),
            _("Whoever reads the assessment. Nobody under 18 is given a number; nothing follows from one."),
        ),
        "assessments:*": Help(
            _("Part of the assessment"),
            _("One part of the assessment, saved by itself."),
            _("Write what shows it and who said so, in words the person could read."),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
    },
)
