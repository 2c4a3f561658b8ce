"""Help for a practitioner's own pages and for the pages of one case."""

from django.utils.translation import gettext_lazy as _

from handrail.home.helping.chapter import Chapter, Help

CHAPTER = Chapter(
    _("Cases"),
    {
        "home:my_day": Help(
            _("My day"),
            _("One list of what needs you in all your cases: why, and by when or since when."),
            _(
                "Begin at the top: today first, then what has waited. Each line leads to where it is"
                " done; several of a kind open on a press."
            ),
            _("You alone. What is asked of others stands on their list."),
        ),
        "home:caseload": Help(
            _("My caseload"),
            _("Your day, what needs you first, and everybody you work with, soonest appointment first."),
            _(
                "Look at What needs me first: appointments without an outcome, help not settled,"
                " forms begun and not saved. Then open the first name under My day."
            ),
            _(
                "Only you see your day. Colleagues see their own cases; a manager sees everybody in"
                " the cases they manage."
            ),
        ),
        "home:diary": Help(
            _("My diary"),
            _("Your appointments over all cases you may read, by day, week or list."),
            _(
                "Look at No outcome yet first and say how it went. Cover the names before you turn"
                " the screen to others."
            ),
            _("Only you see your diary. Appointments you have no right to read are not in it."),
        ),
        "delivery:prepare": Help(
            _("Prepare to meet"),
            _("One page before a meeting: last notes, promises, what changed, what is due and what helped."),
            _("Read the last notes and what changed, then answer the promises with one press each."),
            _("Everybody who may read contacts of this case; the plan’s part only who reads the plan."),
        ),
        "delivery:promise*": Help(
            _("Promises"),
            _("What we said we will do, and what the person said, with whether it was kept."),
            _("Add a promise when it is said. Press Kept or Not kept when its day has come."),
            _("Everybody who may read contacts of this case. Our own promises count as much as theirs."),
        ),
        "delivery:letter*": Help(
            _("Letters"),
            _("Letters in plain words, made from a template and kept as they were given."),
            _(
                "Choose a kind and a language, change what does not fit, and ask whether post is safe"
                " before you tick the address."
            ),
            _("Everybody who may read contacts of this case. A letter never says what the order is for."),
        ),
        "delivery:release_*": Help(
            _("The day of release"),
            _("One page for the first day out: where to sleep, who goes along, the hours, what is ready."),
            _(
                "Press for each usual thing that is missing, then say who sees to it. Print the sheet"
                " for the worker who goes along and the card for the pocket."
            ),
            _("Those who read the plan. The card carries first names, times and numbers only."),
        ),
        "home:closed": Help(
            _("Closed cases"),
            _("Cases that were closed and that you may still read."),
            _("Open one to read it. A manager reopens it under Details, Who supervises."),
            _("Closed cases leave every caseload. Those who supervised can no longer open them."),
        ),
        "home:hand_over": Help(
            _("Hand over cases"),
            _("Gives several cases to a colleague in one act: all pass, or none."),
            _(
                "Choose whose cases, tick them, then say to whom, from which day and why. A case that"
                " cannot pass is named with the reason."
            ),
            _(
                "Whoever takes a case on can open it from that day. The change stands on the timeline"
                " of each case."
            ),
        ),
        "home:cover": Help(
            _("Arrange cover"),
            _("Lets a colleague stand in from one day to another, ninety days at most."),
            _(
                "Choose who is away, who stands in and the days. Cases open on the first day and shut"
                " after the last by themselves."
            ),
            _(
                "The colleague reads and writes as a co-worker does while it lasts, and sees those"
                " appointments in their day."
            ),
        ),
        "home:cover_end": Help(
            _("End cover"),
            _("Ends a colleague’s cover at once, or takes back one that has not begun."),
            _("Check whose cover it is, then end it. What was written meanwhile stays."),
            _("The colleague can no longer open the cases they only covered."),
        ),
        "home:find": Help(
            _("Find a person"),
            _(
                "Finds people by name as it sounds, former name, what they are called, any number or"
                " a date of birth."
            ),
            _("Type a surname, a reference or a birthday. A slip in the spelling does not matter."),
            _(
                "Finding is not shown to anybody. Cases hidden from you never come up, and nothing"
                " says that there are any."
            ),
        ),
        "home:find_words": Help(
            _("Find words in entries"),
            _(
                "Finds words in contacts, circumstances and other entries of your own cases, and of"
                " your team’s where you may read them."
            ),
            _("Type one or two words; other words the field uses for the same thing are looked for too."),
            _("Only entries you may read are found. Opening one is logged, as always."),
        ),
        "home:agencies": Help(
            _("Agencies"),
            _("The agencies you work with, and how to reach them."),
            _("Open an agency for its people, places and hours."),
            _("Everybody who signs in reads the same list. An administrator keeps it."),
        ),
        "home:agency": Help(
            _("An agency"),
            _("Who works there, where and when they can be met, and what they offer."),
            _("Look at the hours of a place before you book there."),
            _("Everybody who signs in reads it. Tell an administrator what is out of date."),
        ),
        "home:services": Help(
            _("Services"),
            _("Which services fit a need, near a place, for whom, of which faith, culture or community."),
            _("Choose a need and say from where. Each answer says why it fits and what to ask first."),
            _("Everybody who signs in. What you look for is not kept, and names nobody."),
        ),
        "home:service": Help(
            _("A service"),
            _("What it is for, whom it takes, what happens there and who can go along."),
            _("Ring before you send somebody, and say when you last checked."),
            _("Everybody who signs in reads it. Tell an administrator what is out of date."),
        ),
        "home:duty": Help(
            _("Duty"),
            _("Who is on duty for which team, now and next."),
            _("Ring the officer named for your team when whoever is in charge cannot be reached."),
            _(
                "Everybody who signs in sees the rota. The duty officer opens the team’s cases while"
                " on duty, each opening logged."
            ),
        ),
        "home:who_sees_what": Help(
            _("Who sees what"),
            _("The table by which Handrail decides who may read and write each kind of information."),
            _("Find the kind of information, then your role."),
            _("It is the same for everybody, and it names nobody."),
        ),
        "home:case": Help(
            _("The case on one page"),
            _(
                "What matters to the person, their strengths, what comes next, time left,"
                " restrictions and the latest entries."
            ),
            _("Read their own words first. Then add a contact, or open an appointment to say how it went."),
            _(
                "Each reader sees the parts their role allows. Whoever is in charge sees who opened"
                " the case, under Who opened this case."
            ),
        ),
        "home:timeline": Help(
            _("Timeline"),
            _(
                "Everything that happened, newest first, month by month: contacts, turning points,"
                " moves, changes."
            ),
            _(
                "Narrow it with the buttons above, by who took part or by kind of contact, or type words to"
                " find an entry."
            ),
            _("Each reader sees only the entries they may read. Counts are of what you can see."),
        ),
        "home:another_date": Help(
            _("See the case on another date"),
            _("Leads to the case as it was known on an earlier day, or to how things were on that day."),
            _("Type a date. Choose As known for what had been written down by then."),
            _("Nothing is changed, and colleagues go on seeing today."),
        ),
        "home:as_it_was": Help(
            _("How things were on a day"),
            _(
                "Answers where the person lived, who supervised, which restrictions held, on a day"
                " you choose."
            ),
            _(
                "Type the day. What was written down later counts too; the link at the end shows what"
                " was known then."
            ),
            _("Nothing is changed. The reading is logged like any other."),
        ),
        "home:close": Help(
            _("Close a case"),
            _("Ends supervision for a reason. Only the manager can."),
            _("Look at what is still open, choose the day and the reason, then close it."),
            _("Those who supervised can no longer open it. The manager can, and may reopen it."),
        ),
        "home:reopen": Help(
            _("Reopen a case"),
            _("Takes a closed case up again."),
            _(
                "Choose who supervises: whoever did before is offered. Two people at least must be"
                " able to open it."
            ),
            _("Those named can open it at once. What was shared with other agencies has to be shared anew."),
        ),
        "home:same_person": Help(
            _("Two records of one person"),
            _("For when somebody was opened twice, or under a former name. You manage both."),
            _("Choose the other record, or type its reference, and compare the two."),
            _("Nothing is changed by comparing."),
        ),
        "home:one_person": Help(
            _("Say that two records are of one person"),
            _("Compares both and, if you say so, has each point to the other."),
            _("Check the name, birthday and numbers side by side before you say so. It can be taken back."),
            _(
                "Nobody reads more than before; whoever is shut out of one is shut out of both."
                " Information governance is told."
            ),
        ),
        "home:two_people": Help(
            _("Take it back"),
            _("Says that two records are of two people after all."),
            _("Say why. Each record is again what it was, with what was written in it since."),
            _("Both say when it was taken back and by whom."),
        ),
        "people:network": Help(
            _("People around the person"),
            _("Who supports, who pulls away and who is involved, as a picture and a list."),
            _("Add those the person names first. Say what each does, not what they are."),
            _("Each reader sees the people their role allows. Ask the person whom they want involved."),
        ),
        "people:details": Help(
            _("Details"),
            _("Facts about the person: names, numbers, addresses, circumstances, who supervises."),
            _("Use Update beside a fact. What stood before stays on record with its dates."),
            _("Each reader sees the kinds of information their role allows."),
        ),
        "people:allocation": Help(
            _("Who supervises"),
            _("Names who is in charge, who works beside and who manages."),
            _("Choose who, from which day and why. Two people must always be able to open an open case."),
            _("Whoever is named can open the case from that day, and whoever ends cannot."),
        ),
        "people:open_with_reason": Help(
            _("Open with a reason"),
            _("A way in for somebody who has no part in the case and must act now."),
            _(
                "Ring whoever is in charge first. If that does not help, say why you need it: it"
                " opens for an hour."
            ),
            _(
                "The manager and information governance are alerted with your reason, and will ask."
                " Whoever is in charge sees it."
            ),
        ),
        "people:*": Help(
            _("Facts about the person"),
            _("Adds or updates one fact about the person or somebody near them."),
            _("Say what it is, who said so and from when it holds. Leave out what you do not know."),
            _(
                "Whoever may read this part of the case, with your name and both dates. What stood"
                " before stays on record."
            ),
        ),
        "sentences:sentence": Help(
            _("Sentence"),
            _(
                "The sentence, what it asks, what has been done of it and the time left, in pictures"
                " and words."
            ),
            _("Look at the time bar, then at what ends next. Use Add or update for anything that changed."),
            _("Each reader sees the parts their role allows. Who sees what has the table."),
        ),
        "plans:panel": Help(
            _("The meeting"),
            _("One page for planning with everybody in the room. It can be covered at one press."),
            _(
                "Begin with the hopes. Put one goal in the plan at a time, mend what is still open, read"
                " it back, then record the answer that was given."
            ),
            _("Whoever can read the plan sees what was agreed. The person is asked again in private."),
        ),
        "plans:panel_*": Help(
            _("Before a panel"),
            _("What is settled with the person first: who comes, what the screen shows, if it is held."),
            _(
                "Ask whether they agree to it, settle who attends, and leave off the screen what is not"
                " for the room. If there is no panel, say why."
            ),
            _("Those who work the case. None of it is on the screen of the meeting."),
        ),
        "plans:objective_*": Help(
            _("A goal and its steps"),
            _("What the person will do and what for, and who does what, when and with which help."),
            _(
                "Write the goal in their own words. Name somebody for each step. Their yes is their own:"
                " record it when they have said it."
            ),
            _("Whoever can read the plan. Marked steps stay off a screen that is shown and out of copies."),
        ),
        "plans:agree": Help(
            _("Read the plan back"),
            _("Records what the person answers to the plan, and keeps the plan as it stood."),
            _("Read it aloud, then choose the answer that was given; nothing is chosen for anybody."),
            _("Whoever can read the plan. What was agreed in the room is asked again in private."),
        ),
        "plans:*": Help(
            _("Plan"),
            _("What the person hopes for, the objectives in the order of work, and their steps."),
            _("Begin with the hopes, in their words. Plan with everybody who is in the room."),
            _("Those who work the case. Other agencies and the person get copies of their part."),
        ),
        "quality:practice": Help(
            _("Practice"),
            _("What the record shows of our practice with this person, asked one thing at a time."),
            _("Look at what stands open. Record it, answer it, or leave it; nothing is due. Stages unfold."),
            _("Those in charge, their manager and inspectors. Nothing is added up."),
        ),
        "quality:answer": Help(
            _("Answer a finding"),
            _("Says that something happened though the record is silent, or why it is not right here."),
            _("Choose which of the two it is, then say more in your own words."),
            _("It stands beside the finding. A reason why not here settles what is asked where appropriate."),
        ),
        "quality:team": Help(
            _("Themes of practice"),
            _("In which of the cases you manage the record shows something, is silent or says otherwise."),
            _("Begin where inspections most often found too little. Open a case to see why."),
            _("You. Cases are counted, never workers."),
        ),
        "quality:*": Help(
            _("Guide to practice"),
            _("What is asked of a record, where it comes from, worked examples, and questions to take away."),
            _("Open what you would like to understand, or note what you think about a question."),
            _("Everybody who supervises may read the guide. A note is yours alone unless you show it."),
        ),
        "new_case:who": Help(
            _("A new case: who it is"),
            _("First of four pages: the person’s name, birthday and numbers."),
            _(
                "Type what is on the order or the referral. Records that may be of the same person"
                " come up before you go on."
            ),
            _("Nothing is recorded yet: what you type waits in your session."),
        ),
        "new_case:case": Help(
            _("A new case: who supervises"),
            _("Second of four pages: adult or child, and who is in charge and who manages."),
            _("Choose who supervises. Two people must be able to open the case."),
            _("Nothing is recorded yet. Those named can open the case once it is made."),
        ),
        "new_case:sentence": Help(
            _("A new case: the sentence"),
            _("Third of four pages: what was imposed or agreed, when and for how long."),
            _("Type it as the court said it: months or days, not an end date, unless only that is known."),
            _("Nothing is recorded yet."),
        ),
        "new_case:check": Help(
            _("A new case: check"),
            _("Last of four pages: everything once more before it is recorded."),
            _("Read it through, change what is wrong, then make the case."),
            _("From the button on, whoever supervises and manages can open it."),
        ),
    },
)
