"""The person, the people around them, where they live, what can help and what could harm."""

from datetime import date, timedelta

from handrail.casefile import assessments as a
from handrail.casefile import people as p
from handrail.exchange.synthetic import chances, words
from handrail.exchange.synthetic.maker import Maker


def person(make: Maker, like: p.Person | None = None) -> None:
    """Names, and how to reach them; of somebody who has a record already, under another family name."""
    pronouns = make.weighted({"he": 82, "she": 16, "they": 2})
    given = make.pick(words.GIVEN[pronouns])
    family = make.pick(words.FRONT) + make.pick(words.BACK)
    if like is not None:
        given, pronouns = like.given_name, like.pronouns
    make.given_name = given
    years = (10, 17) if make.cohort == "youth" else (18, 64)
    age = make.rng.randint(*years)
    born = date(make.today.year - age, 1, 1) - make.days(1, 364)
    if make.cohort == "youth" and make.today.year - born.year > 17:
        born = date(make.today.year - 17, 1, 1) + make.days(1, 364)
    if like is not None:
        born = like.date_of_birth
    first = make.put(
        "people.person",
        p.Person,
        "person",
        None,
        late=0,
        by=make.desk.manager.user,
        given_name=given,
        family_name=family,
        pronouns=pronouns,
        date_of_birth=born,
        called=given[:3] if make.chance(0.2) else "",
        former_names=[f"{given} {make.pick(words.FRONT)}{make.pick(words.BACK)}"]
        if make.chance(0.12)
        else [],
        languages=["English", "Polish"] if make.chance(0.06) else ["English"],
        phone=f"07700 90{make.rng.randrange(10000):04}",
    )
    if make.chance(chances.CORRECTED):
        make.correct(
            "people.person",
            first,
            make.starts + make.days(3, 30),
            email=f"{given.lower()}.{make.reference.lower()}@example.org" if make.chance(0.5) else "",
            reach_by=make.pick(("by text", "by telephone after two", "by letter")),
            safe_ways=make.pick(("", "No voicemail.", "Not at the home address.")),
            suits=make.pick(("", "Short meetings with a list.", "Mornings are hard.")),
            interpreter="Polish" if make.chance(0.05) else "",
        )
    _describe(make)
    number = "youth_id" if make.cohort == "youth" else "crn"
    entry = number.replace("_", "-")
    make.put("people.identifiers", p.Identifier, entry, None, kind=number, value=make.reference)
    if make.chance(0.9):
        letter = make.pick("ABCDEFGHJKLMNPQRTUVWXYZ")
        value = f"{make.rng.randrange(5, 26):02}/{make.rng.randrange(10**7):07}{letter}"
        make.put("people.identifiers", p.Identifier, "pnc", None, kind="pnc", value=value)


def _describe(make: Maker) -> None:
    if not make.chance(0.8):
        return
    make.put(
        "people.characteristics",
        p.Characteristics,
        "self-described",
        make.starts,
        sex=make.pick(("Male", "Female", "Prefer not to say")),
        gender_identity=make.pick(("Man", "Woman", "Prefer not to say")),
        ethnicity=make.pick(
            ("White British", "Black British", "British Asian", "Mixed", "Prefer not to say")
        ),
        faith=make.pick(("None", "Christian", "Muslim", "Prefer not to say")),
        disability=make.pick(("None", "ADHD", "Prefer not to say")),
        sexual_orientation=make.pick(("Heterosexual", "Gay", "Prefer not to say")),
    )


def own_words(make: Maker) -> None:
    """What they said, in their words."""
    day = make.starts + make.days(1, 21)
    if day < make.today:
        make.put(
            "people.own_words",
            p.OwnWords,
            "matters",
            day,
            topic="what_matters_to_me",
            words=make.pick(words.SAID),
            occasion="Induction",
            said_to=make.desk.practitioner.worker,
            foremost=True,
        )
        make.put(
            "people.own_words",
            p.OwnWords,
            "hopes",
            day,
            topic="what_i_hope_for",
            words=make.pick(words.HOPES),
        )
    if make.cohort == "youth" and make.chance(0.6):
        make.put(
            "people.own_words",
            p.OwnWords,
            "parent",
            make.starts,
            topic="what_helps_me",
            voice="parent",
            words="A bit of notice helps, and somebody to come to the door.",
        )
    elif make.chance(0.3):
        topic = make.pick(
            ("what_worries_me", "about_a_restriction", "about_this_service", "something_i_said")
        )
        make.put(
            "people.own_words", p.OwnWords, "more", make.starts, topic=topic, words=make.pick(words.SAID)
        )


def circumstances(make: Maker) -> None:
    """What stands in the way of taking part, and what is done about it."""
    many = (
        make.rng.randint(3, 5)
        if make.cohort == "youth" and make.chance(chances.THREE_FACTORS_YOUTH)
        else make.rng.randint(0, 3)
    )
    for kind in make.rng.sample(list(words.CIRCUMSTANCES), many):
        what, means, we_do = words.CIRCUMSTANCES[kind]
        make.put(
            "people.circumstances",
            p.Circumstance,
            kind.replace("_", "-"),
            make.starts,
            kind=kind,
            what=what,
            means=means,
            we_do=we_do,
        )
    if make.chance(chances.SUBSTANCE):
        what = make.pick(("Drinks to sleep", "Heroin, and now a methadone script", "Cannabis most days"))
        make.put(
            "people.circumstances",
            p.Circumstance,
            "substances",
            make.starts,
            kind="health",
            what=what,
            means="Mornings are hard.",
            we_do="Recovery worker beside us.",
        )


def addresses(make: Maker) -> None:
    """Where they lived: moves, and days that were only learnt of later."""
    kinds = [
        "living_with_friends_or_family",
        "renting_privately",
        "renting_from_social_local_authority_or_other",
        "supported_accommodation",
        "sofa_surfing",
        "emergency_hostel",
        "short_term_accommodation",
        "cas3",
    ]
    if make.cohort == "youth":
        kinds = [
            "family_home",
            "family_home",
            "family_home",
            "local_authority_care",
            "living_with_friends_or_family",
        ]
    starts = make.starts - make.days(100, 1500)
    moves = make.rng.choices((0, 1, 2, 3), (55, 28, 12, 5))[0]
    span = (make.today - make.starts).days
    moves = min(moves, max(0, span - 1))  # each home lasts a day at least
    for number in range(moves + 1):
        ends = make.starts + timedelta(days=span * (number + 1) // (moves + 1)) if number < moves else None
        row = make.put(
            "people.addresses",
            p.Address,
            f"home-{number + 1}",
            starts,
            known=max(starts, make.starts),
            kind=make.pick(kinds),
            lines=f"{make.rng.randint(1, 180)} {make.pick(words.STREETS)} {make.pick(words.WAYS)}",
            area=make.pick(words.TOWNS),
            postcode=f"WX{make.rng.randint(1, 9)} {make.rng.randint(1, 9)}AA",
            with_whom=make.pick(("", "alone", "with family", "with friends")),
            note=make.pick(("", "", "Stairs only.", "Lease to the spring.")),
        )
        if ends is not None:
            make.correct("people.addresses", row, ends + make.days(0, 6), valid_to=ends)
            starts = ends + timedelta(days=1)


def people_around(make: Maker) -> list[str]:
    """Key people, with a decision about each; gives their entries."""
    entries = []
    for number in range(make.rng.choices((0, 1, 2, 3, 4), (8, 22, 34, 26, 10))[0]):
        group, relationship = make.pick(words.KEY_PEOPLE)
        influence = make.weighted(
            {"supports_strongly": 20, "supports": 35, "both": 20, "harms": 15, "not_known": 10}
        )
        entry = f"key-{number + 1}"
        agreed = influence in ("supports", "supports_strongly") and make.chance(0.6)
        row = make.put(
            "people.key_people",
            p.KeyPerson,
            entry,
            make.starts,
            name=f"{make.pick(words.GIVEN['she' if make.chance(0.5) else 'he'])}",
            relationship=relationship,
            group=group,
            influence=influence,
            shown_by=make.pick(("Rings every week.", "Came to the office.", "Own account.")),
            listens=make.pick(("yes", "no", "not_said")),
            watch="Money asked for" if influence == "harms" else "",
            worker=make.pick(make.setting.partners) if group == "workers" else None,
        )
        day = make.starts + make.days(10, 60)
        if day < make.today:
            make.correct(
                "people.key_people",
                row,
                day,
                seen_on=day,
                involvement="involved"
                if agreed
                else make.pick(("not_involved", "persons_choice", "decide_again")),
                reason="Asked and agreed" if agreed else "Not now",
                decide_again_on=None if agreed else make.today + make.days(5, 60),
                consent="given" if agreed else "not_asked",
                consent_on=day if agreed else None,
                may_be_told="How the week went" if agreed else "",
                reach_by="By telephone" if agreed else "",
            )
        entries.append(entry)
    return entries


def schemes(make: Maker) -> None:
    """Multi-agency schemes, those who must be kept apart, and moves between teams."""
    choose = (
        ("child_in_need", "looked_after_child", "ehcp", "child_protection")
        if make.cohort == "youth"
        else ("iom", "mappa", "marac")
    )
    if make.chance(0.25 if make.cohort == "youth" else 0.14):
        kind = make.pick(choose)
        make.put(
            "people.schemes",
            p.SchemeMembership,
            kind.replace("_", "-"),
            make.starts,
            kind=kind,
            category="Category 2" if kind == "mappa" else "",
            level="Level 1" if kind == "mappa" else "",
            lead=make.desk.practitioner.worker,
            why="Agreed when supervision began.",
        )
    if make.chance(0.08):
        make.put(
            "people.must_not_meet",
            p.MustNotMeet,
            "apart",
            make.starts,
            who=f"{make.pick(words.GIVEN['he'])} {make.pick(words.FRONT)}{make.pick(words.BACK)}",
            kind=make.pick(("co_defendant", "rival", "no_contact")),
            reason="An order of the court.",
        )
    if make.chance(0.06):
        day = make.starts + make.days(5, 60)
        if day < make.today:
            decision = make.pick(("transfer", "do_not_transfer", "not_yet"))
            make.put(
                "people.transfer_decisions",
                p.TransferDecision,
                "transfer",
                day,
                decision=decision,
                to=make.pick(words.TOWNS),
                reason="Work and home pull two ways.",
                decided_by=[make.desk.practitioner.worker, make.desk.manager.worker],
                decide_again_on=max(day, make.today) + make.days(3, 40) if decision == "not_yet" else None,
            )


def judgements(make: Maker) -> None:
    """Strengths, harm to others, own safety."""
    for number, (kind, name, evidence) in enumerate(make.rng.sample(words.STRENGTHS, make.rng.randint(1, 3))):
        waiting = make.chance(0.35)
        row = make.put(
            "assessments.strengths",
            a.Strength,
            f"strength-{number + 1}",
            make.starts,
            kind=kind,
            name=name,
            evidence=evidence,
            seen_by=[make.given_name],
            state="potential" if waiting else "current",
            work="" if waiting else "Carries the plan.",
            waits_for="A steady month first" if waiting else "",
            watch="Not to lean on too soon" if make.chance(0.2) else "",
            could_be_used="First thing asked about each week" if make.chance(0.4) else "",
            from_before="Already there last time, and not used" if make.chance(0.1) else "",
        )
        later = make.starts + make.days(30, 90)
        if waiting and later < make.today and make.chance(0.4):
            make.correct(
                "assessments.strengths", row, later, state="current", work="Taken up now.", waits_for=""
            )
    targets = ["public", "known_adult", "children", "staff"]
    for target in make.rng.sample(targets, make.rng.randint(1, 3)):
        level = make.weighted({"low": 48, "medium": 40, "high": 11, "very_high": 1})
        row = make.put(
            "assessments.risks_of_harm",
            a.RiskOfHarm,
            f"harm-{target.replace('_', '-')}",
            make.starts,
            to=target,
            level=level,
            nature=""
            if level == "low"
            else make.pick(
                ("Shouting and pushing when drunk.", "Threats by message.", "Fights in town at night.")
            ),
            **(_how_harm(make) if level != "low" else {}),
        )
        later = make.starts + make.days(60, 120)
        if make.chance(0.15) and later < make.today:
            make.correct("assessments.risks_of_harm", row, later, level=make.pick(("low", "medium", "high")))
    if make.chance(chances.SAFETY_YOUTH if make.cohort == "youth" else 0.22):
        kind = make.pick(
            ("exploitation", "family", "self_harm")
            if make.cohort == "youth"
            else ("self_harm", "partner", "living_conditions")
        )
        make.put(
            "assessments.own_safety",
            a.OwnSafety,
            "own-safety",
            make.starts,
            kind=kind,
            concern=make.pick(
                (
                    "Low after bad news.",
                    "Older friends with money to spend.",
                    "Sleeping where it is not safe.",
                )
            ),
            we_do="Asked about each time; a plan for bad nights.",
        )


def _how_harm(make: Maker) -> dict[str, str]:
    """Whom, when and how soon, and what moves it."""
    return {
        "who": make.pick(("Whoever stands nearest", "A former partner")),
        "when": "Late, after drinking",
        "how_soon": make.pick(("soon", "when_something_happens", "not_soon")),
        "raises": make.pick(("Drink, and an audience", "Bad news")),
        "lowers": make.pick(("Work, and somebody at home", "Time to cool off")),
    }
