"""Sentences, what they ask, releases and recalls, and how they changed."""

from datetime import date, time, timedelta

from handrail.casefile import sentences as s
from handrail.casefile.check_sentences import CUSTODIAL
from handrail.exchange.synthetic import chances, words
from handrail.exchange.synthetic.maker import Maker
from handrail.kernel.dates import add_months, last_day_of

OUT_OF_COURT = (
    "community_resolution",
    "youth_caution",
    "youth_conditional_caution",
    "outcome_22",
    "prevention",
)


def sentence(make: Maker) -> None:
    """What was done and what the court said; sets when supervision started."""
    kind = make.weighted(chances.SENTENCES[make.cohort])
    months = make.pick(chances.MONTHS.get(kind, chances.SHORT))
    if kind in CUSTODIAL:
        _custody(make, kind, months)
    else:
        _order(make, kind, months)
    _offences(make)


def _order(make: Maker, kind: str, months: int) -> None:
    span = months * 30
    make.starts = make.today - make.days(2, span - 12)
    court = (
        ""
        if kind in OUT_OF_COURT
        else make.pick(words.TOWNS) + (" youth court" if make.cohort == "youth" else " magistrates’ court")
    )
    row = make.put(
        "sentences.sentences",
        s.Sentence,
        "order",
        make.starts,
        late=0,
        kind=kind,
        court=court,
        months=months,
        title="",
        ends_on=last_day_of(make.starts, months=months) if kind == "referral_order" else None,
        starts_on=make.starts if kind == "referral_order" else None,
    )
    if kind not in OUT_OF_COURT:
        _requirements(make, months)
        _changes(make, row)


def _offences(make: Maker) -> None:
    entry = make.tables["sentences.sentences"][0].entry
    imposed = make.tables["sentences.sentences"][0].valid_from
    for number in range(make.rng.choices((1, 2, 3), (65, 25, 10))[0]):
        what, harmed = make.pick(words.OFFENCES[make.cohort])
        make.harmed |= bool(harmed)
        make.put(
            "sentences.offences",
            s.Offence,
            f"offence-{number + 1}",
            imposed - make.days(40, 300),
            known=make.starts,
            what=what,
            count=make.rng.choices((1, 2, 4), (80, 15, 5))[0],
            place=f"{make.pick(words.STREETS)} Street, {make.pick(words.TOWNS)}",
            with_whom=["another young person"] if make.chance(0.2) else [],
            weapon=make.pick(words.WEAPONS) if make.chance(0.08) else "",
            harmed=harmed,
            on_licence=make.chance(0.05),
            sentence=entry,
        )
    if make.chance(0.6):
        what, harmed = make.pick(words.OFFENCES[make.cohort])
        make.put(
            "sentences.offences",
            s.Offence,
            "earlier",
            imposed - make.days(400, 1500),
            known=make.starts,
            what=what,
            standing="previous",
            harmed=harmed,
        )


def _requirements(make: Maker, months: int) -> None:
    shares = chances.REQUIREMENTS[make.cohort]
    kinds = [kind for kind, share in shares.items() if make.rng.randrange(100) < share] or [
        next(iter(shares))
    ]
    for kind in kinds:
        unit, amounts = chances.AMOUNTS.get(kind, ("months", (months,)))
        amount = make.pick(amounts)
        part = min(1.0, (make.today - make.starts).days / (months * 30))
        row = make.put(
            "sentences.requirements",
            s.Requirement,
            kind.replace("_", "-"),
            make.starts,
            late=0,
            sentence="order",
            kind=kind,
            amount=amount,
            unit=unit,
            wording=f"As the court said: {kind.replace('_', ' ')}.",
            agreed_words="What it means was read through together." if make.chance(0.5) else "",
            useful_because="It fills the week with something." if make.chance(0.3) else "",
            worker=make.pick(make.setting.partners) if kind.endswith("treatment") else None,
        )
        if unit in ("days", "hours", "sessions") and part > 0.1:
            done = int(amount * part * make.rng.uniform(0.3, 1.0))
            make.correct("sentences.requirements", row, make.today - make.days(3, 9), done=done)
        _limits(make, kind, kind.replace("_", "-"), months)


def _limits(make: Maker, kind: str, source: str, months: int) -> None:
    """Windows, areas and places that a requirement or condition sets."""
    if kind == "curfew":
        weeks = min(16, months * 4)
        ends = make.starts + timedelta(weeks=weeks)
        windows = (
            (([1, 2, 3, 4, 5], time(19), time(7)), ([6, 7], time(20), time(7)))
            if make.chance(0.4)
            else (([1, 2, 3, 4, 5, 6, 7], time(20), time(6)),)
        )
        for number, (weekdays, starts, until) in enumerate(windows):
            make.put(
                "sentences.curfew_windows",
                s.CurfewWindow,
                f"{source}-{number + 1}",
                make.starts,
                late=0,
                valid_to=ends,
                source=source,
                weekdays=weekdays,
                starts=starts,
                ends=until,
                place="Home",
                tagged=make.chance(0.8),
            )
        if make.chance(0.2):
            make.put(
                "sentences.variations",
                s.Variation,
                f"{source}-varied",
                make.starts,
                of=f"{source}-1",
                was="from seven in the evening",
                becomes="from eight",
                reason="A job that ends at half past seven.",
                authority="court" if source == kind else "governor",
                authority_name="Bench of the day",
                decided_on=make.starts,
            )
    elif kind in ("exclusion", "exclusion_area"):
        west, south = -0.2 + make.rng.randrange(100) / 1000, 53.3 + make.rng.randrange(80) / 1000
        ring = [
            [west, south],
            [west + 0.01, south],
            [west + 0.01, south + 0.006],
            [west, south + 0.006],
            [west, south],
        ]
        make.put(
            "sentences.exclusion_areas",
            s.ExclusionArea,
            f"{source}-area",
            make.starts,
            late=0,
            source=source,
            wording="The streets marked on the map",
            agreed_words="The shops end, inside the ring road.",
            because="Where it happened.",
            geometry={"type": "Polygon", "coordinates": [[[round(x, 4), round(y, 4)] for x, y in ring]]},
        )
    elif kind in ("residence", "residence_approved"):
        make.put(
            "sentences.residences",
            s.Residence,
            f"{source}-place",
            make.starts,
            late=0,
            source=source,
            place=f"{make.rng.randint(1, 90)} Heron Row",
            venue=make.pick(make.setting.venues) if make.chance(0.3) else None,
        )


def _changes(make: Maker, row: s.Sentence) -> None:
    span = (make.today - make.starts).days
    if span > 60 and make.chance(0.07):
        make.put(
            "sentences.breaches",
            s.Breach,
            "breach",
            make.starts + make.days(40, span - 5),
            sentence=row.entry,
            what="Two absences without a reason we could accept",
            decision="Order to go on, with a warning" if make.chance(0.6) else "",
            reason="Work had started in between.",
        )
    if span > 40 and make.chance(0.04):
        first = make.starts + make.days(15, span - 20)
        make.put(
            "sentences.suspensions",
            s.ContactSuspension,
            "suspension",
            first,
            valid_to=first + make.days(7, 14),
            reason="In hospital",
            basis=make.pick(("hospital", "policy")),
        )


def _custody(make: Maker, kind: str, months: int) -> None:
    """Custody served, release, often a licence in progress; sometimes recalled, and out again."""
    half = months * 15
    out_for = make.rng.randint(5, max(6, min(half - 10, 500)))
    imposed = make.today - timedelta(days=half + out_for)
    released = imposed + timedelta(days=half)
    make.starts = released
    row = make.put(
        "sentences.sentences",
        s.Sentence,
        "custody",
        imposed,
        late=0,
        known=imposed,
        by=make.desk.manager.user,
        kind=kind,
        court=f"{make.pick(words.TOWNS)} Crown Court",
        years=months // 12,
        months=months % 12,
        remand_days=make.pick((0, 0, 14, 40)),
        days=make.pick((0, 0, 0, 10)) if months % 12 else 0,
    )
    if kind == "determinate_custody" and make.chance(0.06):
        make.put(
            "sentences.sentences",
            s.Sentence,
            "beside",
            imposed,
            late=0,
            known=imposed,
            by=make.desk.manager.user,
            kind=kind,
            court=row.court,
            months=6,
            runs="concurrent",
            title="For the second matter",
        )
    ends = last_day_of(imposed, months=months) if kind != "life" else None
    make.put(
        "sentences.releases",
        s.Release,
        "release",
        released,
        late=0,
        sentence="custody",
        kind=make.pick(("automatic", "automatic", "home_detention_curfew")) if kind != "life" else "parole",
        place=make.pick(words.TOWNS),
        licence_ends_on=ends,
        different_this_time="Somewhere to live from the first day." if make.chance(0.3) else "",
        post_sentence_ends_on=add_months(released, 12)
        if ends and months < 24 and add_months(released, 12) > ends
        else None,
    )
    _conditions(make, months)
    if out_for > 75 and make.chance(chances.RECALLED):
        _recall(make, released, out_for)


def _conditions(make: Maker, months: int) -> None:
    wordings = {
        "good_behaviour": "Be of good behaviour.",
        "keep_in_touch": "Keep in touch as instructed.",
        "residence_approved": "Live where approved.",
    }
    extras = make.rng.sample(chances.LICENCE_EXTRAS, make.rng.randint(0, 3))
    for kind in [*wordings, *extras]:
        entry = kind.replace("_", "-")
        make.put(
            "sentences.conditions",
            s.Condition,
            entry,
            make.starts,
            late=0,
            sentence="custody",
            kind=kind,
            wording=wordings.get(kind, f"As the licence says: {kind.replace('_', ' ')}."),
            agreed_words="Read through at release." if kind in extras and make.chance(0.4) else "",
            detail="A named person" if kind == "no_contact_with_named_person" else "",
            restrictive=kind in extras,
        )
        _limits(make, kind, entry, months)


def _recall(make: Maker, released: date, out_for: int) -> None:
    day = released + make.days(25, out_for - 45)
    back = day + make.days(0, 6)
    make.custody_until = min(back + timedelta(days=28), make.today)
    make.put(
        "sentences.recalls",
        s.Recall,
        "recall",
        day,
        late=0,
        sentence="custody",
        kind=make.pick(("standard", "fixed_28", "fixed_14")),
        returned_on=back,
        reason="Contact was lost for two weeks.",
    )
    again = back + timedelta(days=28)
    if again < make.today:
        make.put(
            "sentences.releases",
            s.Release,
            "re-release",
            again,
            late=0,
            sentence="custody",
            kind="re_release",
            place=make.pick(words.TOWNS),
            licence_ends_on=make.tables["sentences.releases"][0].licence_ends_on,
            different_this_time="Met at the gate.",
        )
        make.put(
            "sentences.conditions",
            s.Condition,
            "after-recall",
            again,
            late=0,
            sentence="custody",
            kind="supervision_by_named_person",
            wording="Weekly at the office.",
            beside_last_release="new",
        )
