"""Help for administrators."""

from django.utils.translation import gettext_lazy as _

from handrail.home.helping.chapter import Chapter, Help

CHAPTER = Chapter(
    _("Administration"),
    {
        "administration:index": Help(
            _("Administration"),
            _("Accounts, teams, agencies, the rota and lists. No case is seen here."),
            _("In a new service: teams first, then accounts, then agencies and their workers."),
            _("Each act is logged. Administrators never see a case."),
        ),
        "administration:user*": Help(
            _("Accounts"),
            _("Who may sign in, as what and in which team."),
            _(
                "Add somebody, then make a link and hand it over in person: it works once, for a"
                " quarter of an hour."
            ),
            _("Colleagues see the name and team. Ending an account signs the person out at once."),
        ),
        "administration:team*": Help(
            _("Teams"),
            _("Delivery units and youth teams, whose cases they keep."),
            _("Add a team before its accounts and cases."),
            _("Team names show on cases and to everybody who signs in."),
        ),
        "administration:agency*": Help(
            _("Agencies"),
            _("Your own services and those you work with."),
            _("Add the agency, then its workers, places and what it offers."),
            _("Everybody who signs in reads the directory."),
        ),
        "administration:worker*": Help(
            _("Workers"),
            _("People of agencies who take part in cases, with their roles and the hours they can be met."),
            _("Add the worker to their agency, then hours and places."),
            _("Their name, role and telephone show in the directory."),
        ),
        "administration:venue*": Help(
            _("Places"),
            _("Where people can be met, with address, position and hours."),
            _("Give the address as people would ask for it, and the hours."),
            _("Everybody who signs in."),
        ),
        "administration:service*": Help(
            _("What agencies offer"),
            _("Courses, treatment and help that can be referred to."),
            _("Name it as the agency does, and say for whom it is."),
            _("Everybody who signs in."),
        ),
        "administration:agreement*": Help(
            _("Sharing agreements"),
            _("What may be shared with an agency, for what and until when. No share without one."),
            _("Copy purpose, kinds of information and last day from the signed agreement."),
            _("Whoever shares a case chooses from these."),
        ),
        "administration:duty*": Help(
            _("Duty rota"),
            _("Who is on duty for a team, from when to when."),
            _("Add slots ahead. While on duty an officer opens the team’s cases; each opening is logged."),
            _("Everybody who signs in sees who is on duty."),
        ),
        "administration:polic*": Help(
            _("Local policies"),
            _("What your service has settled for itself, from which day on, beside what ships."),
            _("Look at what holds today, then say what holds from when. What held before stays."),
            _("It is worked by from its day on, in every case of the unit. Earlier days keep theirs."),
        ),
        "administration:list*": Help(
            _("Lists"),
            _("Words that forms offer, and what the service adds to them."),
            _("Change words, not meanings. Add a new entry where the meaning is new, and end the old one."),
            _("New words show everywhere at once; old entries keep theirs."),
        ),
        "administration:code*": Help(
            _("An entry of a list"),
            _("One entry that forms offer."),
            _("End it from a day on; it stays where it was used."),
            _("Forms stop offering it from that day."),
        ),
        "administration:*": Help(
            _("What an administrator keeps"),
            _("One of the things by which the service is kept in order. No case is seen here."),
            _("Read what stands, change what is out of date, then save."),
            _("Whoever uses it. Each act is logged."),
        ),
    },
)
