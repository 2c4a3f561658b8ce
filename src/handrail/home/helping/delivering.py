"""Help for what is delivered: contacts and messages, referrals, programmes, progress, and the time after."""

from django.utils.translation import gettext_lazy as _

from handrail.home.helping.chapter import Chapter, Help

CHAPTER = Chapter(
    _("Contacts and the work"),
    {
        "delivery:contacts": Help(
            _("Contacts"),
            _(
                "Contact planned and real, by week and phase: who saw the person, the longest gap,"
                " what was missed, and the decisions to make contact more or less."
            ),
            _("Look at the line and the bars. Propose a change where they have drifted apart."),
            _("Whoever reads the plan. Partners see only what they did themselves, on their own pages."),
        ),
        "delivery:level_decide": Help(
            _("Change the contact level"),
            _("Records a decision to step contact up or down, or to keep it; the phases change with it."),
            _("Say what is decided, from when, and why. Ask the person first and write down what they said."),
            _("It stands on the contact page and the timeline. The level follows only when you save."),
        ),
        "delivery:level_agree": Help(
            _("Agree to a contact level"),
            _("Puts a manager’s agreement to a decision to step contact up or down, or to keep it."),
            _("Read the reasons and what the person said. If you do not agree, talk with them first."),
            _("Your name stands beside the decision. The level holds already; agreeing changes no phase."),
        ),
        "delivery:absence": Help(
            _("A missed appointment"),
            _("Why somebody did not come, what got in the way, the help offered, and what is decided."),
            _("Ask first, offer help within a working day, then decide, or say what is waited for."),
            _("It stands on the appointment. While it waits, the case page and the caseload say so."),
        ),
        "delivery:enforcement": Help(
            _("Help before enforcement"),
            _("Every decision to enforce or not to, the help that was tried, and the rules beside them."),
            _("Look at what helped before. Then decide, with reasons."),
            _("Whoever reads how risk is managed. A manager agrees to a breach or a recall here."),
        ),
        "delivery:enforce": Help(
            _("A decision about enforcement"),
            _("Records a decision: none, a warning, breach, recall, or back after enforcement."),
            _("Read the rules and the warnings beside the form. Ask the person and write down their words."),
            _("It stands on the timeline. Nothing follows by itself, and nobody is told for you."),
        ),
        "delivery:enforcement_agree": Help(
            _("Agree to a decision"),
            _("Puts a manager’s agreement to a decision of somebody else."),
            _("Read the reasons and what help was tried. If you do not agree, talk with them first."),
            _("Your name and the day stand beside the decision."),
        ),
        "delivery:concern": Help(
            _("A concern"),
            _("What worries somebody of another agency, and what you do about it."),
            _("Ring them if you need more. Then say what was done: they read the answer on their page."),
            _("Everybody who reads contacts of this case, and whoever raised it."),
        ),
        "delivery:heard": Help(
            _("What changed because of it"),
            _("Tells somebody of another agency what came of what they told us."),
            _("Say what changed, or why nothing did, in words they may know."),
            _("Whoever told us reads it on their page, until the share ends."),
        ),
        "delivery:contact_add": Help(
            _("Add a contact"),
            _("Writes down a meeting, call, message or visit, or books one ahead."),
            _(
                "Say what kind, how and when. A day may be typed as today, yesterday or last Tues."
                " Choose how it went. What is about a victim, or from the police, leaves the note: say so"
                " beneath it."
            ),
            _(
                "Partners read what is not marked. Tick a mark for what stays with the supervising"
                " service or what a third party said."
            ),
        ),
        "delivery:messages": Help(
            _("Messages"),
            _("What the person wants to be told, what was sent, and what became of it."),
            _("Look first into what did not arrive or is in doubt. Ask what they want, and ask again."),
            _("Everybody who may read contacts of this case. The messages give nothing away."),
        ),
        "delivery:message_wish": Help(
            _("Messages"),
            _("Whether, how and when the person wants to be reminded. No stops what is waiting."),
            _("Ask them, and who else sees the phone. Check the number in the details together."),
            _("Everybody who may read how to reach the person."),
        ),
        "delivery:message_decide": Help(
            _("A message"),
            _("It did not arrive, or nobody can say whether it did. It is never sent again by itself."),
            _("Ask the person or look in Notify, then say what is to be done."),
            _("Everybody who may read contacts of this case."),
        ),
        "delivery:contact": Help(
            _("A contact"),
            _("One contact as it stands, with what stood before."),
            _("Say how it went if that is missing, or correct it."),
            _("Everybody who may read contacts of this case, unless it is marked."),
        ),
        "delivery:contact_correct": Help(
            _("Correct a contact"),
            _("Puts right what was written. The earlier words stay beside the new ones."),
            _("Change what is wrong, and nothing else. Say why in a few words if asked."),
            _("Readers see the corrected words first, and that there were others."),
        ),
        "delivery:contact_outcome": Help(
            _("Say how it went"),
            _("Closes an appointment: came, did not come, or was called off, and what came of it."),
            _("Choose how it went. Write what matters for next time; their own words go in their own box."),
            _(
                "Everybody who may read contacts of this case. An outcome is about the appointment,"
                " never a label on the person."
            ),
        ),
        "delivery:book": Help(
            _("Book an appointment"),
            _("Books a time ahead, once or again and again, and looks at what stands against it first."),
            _(
                "Say what kind, how and when: it comes filled in like the last one. What collides is shown"
                " with free times; press again to book it all the same."
            ),
            _("Everybody who may read contacts of this case. Nobody kept apart is ever named."),
        ),
        "delivery:rearrange": Help(
            _("Rearrange"),
            _("Moves an appointment. The old time says it was rearranged, the new one stands instead."),
            _("Write the new day and time, and why it moves. Tell the person: this page does not."),
            _("Both times stand on the timeline, each leading to the other."),
        ),
        "delivery:call_off": Help(
            _("Call the rest off"),
            _("Calls off a series of appointments from a day on."),
            _("Say from which day, and why. Tell the person and whoever goes along."),
            _("The first one called off says why; the others leave the diary and stay known as booked."),
        ),
        "delivery:outcomes": Help(
            _("How they went"),
            _("Your appointments up to today, and theirs whom you stand in for, still without a word."),
            _("Choose how each went, with a line if it helps. Save one by one, or all that are answered."),
            _("Each goes to its own record, as if it had been said there."),
        ),
        "delivery:group_add": Help(
            _("A session for several people"),
            _("Books or writes down one session in the records of several people."),
            _("Say what it is, tick who takes part, and afterwards how it went for each."),
            _("Each record holds its own entry and names nobody else."),
        ),
        "delivery:services": Help(
            _("Services"),
            _(
                "Who was asked to help and why, where each referral stands, and in which phase of the"
                " sentence each service ran."
            ),
            _("Look at what is late first. A referral is best begun beside a step of the plan."),
            _("Everybody who may read the plan. A reminder is drafted here, and sent by you."),
        ),
        "delivery:refer*": Help(
            _("Referring to a service"),
            _("Asks one service to help with a step, because of a need or a strength."),
            _(
                "Read what is filled in. Ask the person, then tick what goes along: nothing but the step is"
                " ticked for you."
            ),
            _(
                "The worker chosen reads the name, how to reach the person safely, this referral and what"
                " you tick, until the last day you set."
            ),
        ),
        "delivery:referral*": Help(
            _("A referral"),
            _("Why it was made, what went along, what they answered and what came of each change."),
            _("Write down what they tell you by telephone; they can answer in Handrail too."),
            _("Everybody who may read the plan, and the worker it is addressed to."),
        ),
        "delivery:source_chase": Help(
            _("A reminder"),
            _("A few words to an agency that has not answered. Two at most go out."),
            _("Read and mend it, send it yourself, then say how; or say that it will not be sent."),
            _("It stays with the referral. Nothing is sent by Handrail."),
        ),
        "delivery:turning_point*": Help(
            _("Turning points and lapses"),
            _("A moment that changed something, or a lapse and what was done about it."),
            _("Say what happened and what it is used for. A lapse undoes nothing that was achieved."),
            _("It stands out on the timeline for everybody who may read it."),
        ),
        "delivery:programme*": Help(
            _("Programmes and sessions"),
            _("What work was chosen for this person and why, and how much was done of what is planned."),
            _("Add it from a step of the plan. Record each session: who came, what was done, how it went."),
            _("Whoever reads the plan. Counts tell about the work, never about the person."),
        ),
        "delivery:session_*": Help(
            _("A session"),
            _("One session of a programme, with the contact that it was."),
            _("Say whether they came and what they took from it. Choose the appointment if it was booked."),
            _("Whoever reads contacts of this case. It adds to the requirement it counts towards, once."),
        ),
        "delivery:test*": Help(
            _("Tests"),
            _("Tests booked and taken, what came out, what it means and when the person was told."),
            _("Book or record a test. Tick what it counts towards; a person judges whether a state holds."),
            _("Whoever supervises, their manager, and in approved premises whoever took it."),
        ),
        "delivery:progress*": Help(
            _("Progress"),
            _("The way so far with its false starts, and each goal as we see it and as the person sees it."),
            _("Say how far a goal has come and what shows it. Ask the person too, and write it beside."),
            _("Whoever reads the plan. Words only: nobody is given a number."),
        ),
        "delivery:rating*": Help(
            _("How things are"),
            _("The person’s own answers about their life, topic by topic, in words."),
            _("Ask together. Leave empty what was not asked."),
            _("Whoever reads the plan. It is the person’s view and nobody’s score."),
        ),
        "delivery:strengths_at_work": Help(
            _("Strengths at work"),
            _("What each strength has done and when, which do no work yet, and the balance of work."),
            _("Look at those without work, and for the step that each could carry."),
            _("Whoever reads the plan and the assessment."),
        ),
        "delivery:key_parts": Help(
            _("Key people"),
            _("What was agreed that each key person does, and the contact there really was."),
            _("Ask the person first. Plan a part, or write down why somebody is not involved."),
            _("Whoever reads the plan. Who must not meet the person is never in it."),
        ),
        "delivery:part_*": Help(
            _("A key person’s part"),
            _("What somebody around the person does, how often, and who keeps in touch."),
            _("Say what and how often, and whether the person agreed."),
            _("Whoever reads the plan."),
        ),
        "delivery:after": Help(
            _("Community and after"),
            _("What the person goes to, what goes on without us, what ends and what replaces it."),
            _("Settle what stands under You might settle. Add a link from a strength, with who goes along."),
            _("Whoever may read the plan. Counts are said in words, never as a figure about the person."),
        ),
        "delivery:link_*": Help(
            _("A link into the community"),
            _("Something the person goes to: who brought them, because of which strengths, how it goes on."),
            _("Name it, choose it in the directory if it is there, and say whether it goes on without us."),
            _("Whoever may read the plan."),
        ),
        "delivery:exit_*": Help(
            _("The time after"),
            _("One thing of the time after: what replaces a restriction, a check-in, whom to turn to."),
            _("Say what happens, who sees to it and by when. An offer may be declined: say so."),
            _("Whoever may read the plan."),
        ),
        "delivery:handover*": Help(
            _("Handover"),
            _("What a colleague who takes over must know, what was promised, what the person asked to keep."),
            _("Write it before the day. It heads the case for whoever takes over until they have read it."),
            _("Whoever supervises this case. Workers of other agencies do not read it."),
        ),
    },
)
