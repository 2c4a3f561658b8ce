"""Help for the forms of a case: contacts, the sentence, the assessment."""

from django.utils.translation import gettext_lazy as _

from handrail.home.helping import Chapter, Help

CHAPTER = Chapter(
    _("What is written down"),
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
            _("Puts a manager's agreement to a decision to step contact up or down, or to keep it."),
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
            _("Puts a manager's agreement to a decision of somebody else."),
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
        "reviews:reviews": Help(
            _("Reviews"),
            _("The review that is open, those finished, and when the next falls due."),
            _("Open the review to see what is left to do in it; or look at what changed and decide on it."),
            _("Whoever may read the plan. What others said for it stands in the review."),
        ),
        "reviews:review": Help(
            _("A review"),
            _("One place for looking again: what changed, who was heard, what has moved, what was decided."),
            _("Begin with what is left to do, at the top. Links beside the page lead to its parts."),
            _("Whoever may read the plan. Finished, nothing in it changes any more."),
        ),
        "reviews:review_add": Help(
            _("Opening a review"),
            _("Begins looking again: because somebody asked, a day has come, or a move or an end is near."),
            _("Say what it is about and by when. A change that is called significant opens one by itself."),
            _("Whoever may read the plan. There is one open review at a time."),
        ),
        "reviews:review_update": Help(
            _("The head of a review"),
            _("Why it is open, what the question is, by when it is to be finished and who holds it."),
            _("Mend what has changed. What was heard and decided stands further down the review."),
            _("Whoever may read the plan. What stood before is kept."),
        ),
        "reviews:review_views": Help(
            _("What they say themselves"),
            _("The person’s and the parents’ words for this review, and whose advice counts."),
            _("Write down what was said as it was said. It stands at the top of the review."),
            _("Whoever may read the plan; it goes on the written review in their own words."),
        ),
        "reviews:amend": Help(
            _("Propose what changes"),
            _("Everything that stands and can become something else, by kind."),
            _("Choose an entry, or something new. Nothing is changed before it is made, all together."),
            _("Whoever supervises the case."),
        ),
        "reviews:amend_*": Help(
            _("A proposed change"),
            _("What an entry is, what it becomes, why, and until when; for a curfew by whose authority."),
            _("Change what becomes different. Until a programme ends, what stood before returns by itself."),
            _("Whoever may read the plan. It takes effect once the review makes it."),
        ),
        "reviews:make": Help(
            _("What changes, all together"),
            _("The week before and after, what collides in each, and everything the review changes."),
            _("Enter the day from which it holds, then make it. All of it is made, or nothing."),
            _("Whoever may read the plan. The review is finished with it."),
        ),
        "reviews:paper*": Help(
            _("Written review"),
            _("What a review came to, on paper: in plain words, for the file, and for each agency its part."),
            _("Choose whose paper it is, print it, and say who was given theirs."),
            _("Whoever may read the plan. Nothing marked is on the papers that leave the office."),
        ),
        "reviews:no_change": Help(
            _("No change, because"),
            _("Finishes a review that changes nothing, and keeps the reason."),
            _("Say why in words that can be given to the person as well."),
            _("Whoever may read the plan."),
        ),
        "reviews:not_agreed": Help(
            _("The plan is not agreed again"),
            _("Why a plan was not agreed again after a review that changed it."),
            _("Say it in a sentence. Agreeing it later in the plan needs nothing here."),
            _("Whoever may read the plan."),
        ),
        "reviews:input_ask": Help(
            _("Asking for a review"),
            _("Asks everybody who works on the plan, all at once, with a day to answer by."),
            _("Take out who need not be asked, say what you want to know, and ask them."),
            _("Partners read the question on their own page. What they say stands in the review."),
        ),
        "reviews:input_*": Help(
            _("An answer for a review"),
            _("What somebody saw, what worries them, what is better and what should change."),
            _("Write down what they told you, send a reminder, or say why there is no answer."),
            _("Whoever may read the plan. Each who was heard is told afterwards what changed."),
        ),
        "reviews:moved": Help(
            _("What has moved"),
            _("Each strength, factor and objective: how it was, how it is now, and what that means."),
            _("What stood on record before is filled in. Say how it is now where there is something to say."),
            _("Whoever may read the plan. It stands in the review and on the written one."),
        ),
        "reviews:changes": Help(
            _("What changed"),
            _("Each change in this life: how it is known, what it touches, and what was decided of it."),
            _(
                "Decide on what waits above: significant, or noted with a reason. A contact, a turning"
                " point or a test leads to a new one."
            ),
            _("Whoever may read the assessment. The case page shows the newest that waits."),
        ),
        "reviews:call*": Help(
            _("Somebody rings"),
            _("What may be said to somebody outside, what they ask or offer, and what that would mean here."),
            _("Use the words shown. Write down what they want and by when; the checks follow by themselves."),
            _("Those who supervise. Nothing is confirmed to anybody before a ground is on record."),
        ),
        "reviews:discussion*": Help(
            _("Questions and decisions"),
            _("What was asked of a manager, what was decided and why, and what must be seen to first."),
            _("See to the next step in the row. Say when the person was told, and what they said."),
            _("Whoever reads the plan sees the question; decisions, those who supervise and managers."),
        ),
        "reviews:ask*": Help(
            _("Asking a manager"),
            _("A question with what speaks to it, and a line for each thing the sentence asks."),
            _("Read and mend what is filled in. Police information is named by its day only."),
            _("Whoever reads the plan. Somebody other than you decides."),
        ),
        "reviews:decide": Help(
            _("Deciding"),
            _("A manager’s decision on what somebody else asked, with everything beside it."),
            _("Decide, say why, and say it as the person will be given it. Name who sees to what by when."),
            _("Those who supervise, and managers. The person is given the reason you wrote for them."),
        ),
        "reviews:told": Help(
            _("Telling the person"),
            _("When and how the person was given the reason for a decision."),
            _("Tell them first, then write down when, how, and what they said."),
            _("Those who supervise, and managers."),
        ),
        "reviews:talk_add": Help(
            _("A talk about the case"),
            _("The regular talk of manager and practitioner, or about a trainee’s work."),
            _("Write what was talked about and agreed, and when the next talk is."),
            _("Those who supervise and managers; never the person."),
        ),
        "reviews:verify": Help(
            _("Seeing to a condition"),
            _("How a condition of a decision was seen to: met or not, and how."),
            _("Where somebody outside is asked, the person’s yes or a lawful basis comes first."),
            _("Those who supervise, and managers."),
        ),
        "reviews:disclosure_*": Help(
            _("What may be told outside"),
            _("What exactly somebody outside may be told, what not, by whom, and on what ground."),
            _("Ask the person and keep their words. A no, also a later one, shuts it at once."),
            _("Those who supervise, and managers."),
        ),
        "reviews:countersign": Help(
            _("Countersigning"),
            _("That a trainee’s note was read by whoever is in charge, or a manager."),
            _("Read the note, say what there is to say, and countersign. Nobody countersigns their own."),
            _("Those who read the note. A manager’s word is read by those who supervise."),
        ),
        "reviews:decisions": Help(
            _("Questions for you"),
            _("What waits for a manager’s decision over all their cases, and talks that are due."),
            _("Begin with the soonest answer. Each opens on one screen."),
            _("Managers, of their own cases."),
        ),
        "reviews:notes": Help(
            _("Notes to countersign"),
            _("Notes of trainees that nobody has read yet, in cases you are in charge of or manage."),
            _("Open one, read it, and countersign."),
            _("Whoever is in charge, and managers."),
        ),
        "reviews:change_*": Help(
            _("This changes something"),
            _("Writes down what changed, how it is known, and which factors and strengths it touches."),
            _("Say what changed in a sentence. Whether it asks for a review can be decided now or later."),
            _("Whoever may read the assessment, with your name. Nothing follows by itself."),
        ),
        "reviews:meeting*": Help(
            _("Meetings"),
            _("Who was asked and came, where each stood before and after, and what came of it."),
            _(
                "Plan it with those the plan points to. Afterwards say in one form who came, what moved and"
                " what is asked of whom."
            ),
            _("Whoever reads the assessment; workers of other agencies only what the chair gives them."),
        ),
        "reviews:lesson*": Help(
            _("What was learned"),
            _("What a recall or a review taught, and what it was used for the next time."),
            _("Before conditions and a plan are written, use each lesson, or say why it is not used."),
            _("Whoever reads the assessment. It is about what helped and what we did."),
        ),
        "reviews:releases": Help(
            _("Releases compared"),
            _("Release beside release: what each asked, what is tighter, and what is built on this time."),
            _("Read what is different first. Write down what was learned beside the recall."),
            _("Whoever reads the assessment; conditions only who reads the sentence."),
        ),
        "reviews:feedback*": Help(
            _("Feedback"),
            _("What people say of how we work, what was done about it, and whether they were told."),
            _("Write it down as it was said, at any time. Then say what was done, or why nothing was."),
            _("Whoever reads the assessment. Managers read the words of all their cases, without names."),
        ),
        "reviews:ending*": Help(
            _("Ending supervision"),
            _("What worked, what stood in the way, who goes on, and what is offered after the end."),
            _("Do it together, in their words. What is not there yet is said; closing does not wait for it."),
            _("Whoever reads the assessment."),
        ),
        "reviews:action_*": Help(
            _("What a meeting asked"),
            _("Something to be done that was asked of somebody in a meeting."),
            _("Say what, who and by when. Choose its goal on the meeting's page to put it into the plan."),
            _("Those who read the meeting, and the worker it is asked of on a page of their own."),
        ),
        "reviews:compare": Help(
            _("Compare two dates"),
            _("What changed between two days, room by room: before, after, why, by whom, in which review."),
            _("Take one of the pairs above, or type two days. Ask what was known, or how things were."),
            _("Each reader finds only the rooms they may read. Nothing is changed by comparing."),
        ),
        "reviews:thread": Help(
            _("One factor or strength, followed"),
            _("From why it matters, to what was agreed, done, heard and changed, with what comes next."),
            _("Read down. Each line leads to the page on which it stands; nothing is written here."),
            _("Whoever may read the assessment; each finds only the lines that they may read."),
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
            _("The person's own answers about their life, topic by topic, in words."),
            _("Ask together. Leave empty what was not asked."),
            _("Whoever reads the plan. It is the person's view and nobody's score."),
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
            _("A key person's part"),
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
        "compartments:restorative*": Help(
            _("Restorative work"),
            _("One side of restorative work: whether it suits, readiness, decisions, messages, outcome."),
            _("Write what this side said. Words go to the other side only once they are agreed to."),
            _(
                "This side's own readers. Nothing of the other side stands here but wording it released;"
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
            _("The words show on the sentence page. Nothing there points to a victim's home."),
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


ASSESSING = Chapter(
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
