"""Help for what changes: calls, decisions, reviews, meetings, what was learned, and the end."""

from django.utils.translation import gettext_lazy as _

from handrail.home.helping.chapter import Chapter, Help

CHAPTER = Chapter(
    _("Reviews and decisions"),
    {
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
            _("Say what, who and by when. Choose its goal on the meeting’s page to put it into the plan."),
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
    },
)
