"""What came of contacts in invented cases: how they went, promises, absences, levels, messages, handover."""

from datetime import date, time, timedelta
from typing import Any

from handrail.casefile import contacts as c
from handrail.exchange.synthetic import delivered_after, delivered_services, words
from handrail.exchange.synthetic import words_delivered as w
from handrail.exchange.synthetic.maker import Maker

CAME = ("attended", "attended_not_complied", "done")
MISSED = ("acceptable_absence", "unacceptable_absence", "absence_waiting", "ours")
TWO_DAYS = timedelta(days=2)


def delivered(make: Maker) -> None:
    """Everything that follows from the contacts and the plan that a case already has.

    Chance is put back afterwards: who may open the case and when it closes stay as they were.
    """
    before = make.rng.getstate()
    _from_contacts(make)
    make.rng.setstate(before)


def _from_contacts(make: Maker) -> None:
    rows = [row for row in make.rows("delivery.contacts") if row.superseded_at is None]
    past = [row for row in rows if row.outcome and row.valid_from <= make.today]
    came = [row for row in past if row.outcome in CAME]
    for row in came:
        _how_it_went(make, row)
    _ahead(make, [row for row in rows if row.outcome is None])
    _promises(make, came)
    _absences(make, [row for row in past if row.outcome in MISSED])
    _level(make)
    _messages(make, rows)
    _release(make)
    _handover(make)
    delivered_services.services(make, came)
    delivered_after.after(make, came)


def _how_it_went(make: Maker, row: Any) -> None:
    """What the plan, the person and a partner make of a contact, said in its last version."""
    if row.kind == "induction":
        row.explained = list(make.pick(w.EXPLAINED))
        row.understood = make.weighted({"said_back": 60, "asked": 20, "partly": 15, "not_yet": 5})
        row.understood_how = make.pick(w.UNDERSTOOD)
    steps = [one for one in make.rows("plans.steps") if one.recorded_at <= row.recorded_at]
    if steps and make.chance(0.3):
        row.steps = [make.pick(steps).entry]
    strengths = [one.entry for one in make.rows("assessments.strengths")]
    if strengths and make.chance(0.15):
        row.strengths = [make.pick(strengths)]
    if row.kind in ("programme_session", "intervention", "key_work"):
        row.techniques = [make.pick(w.TECHNIQUES)]
    if make.chance(0.25):
        row.useful = make.weighted({"useful": 55, "a_bit": 25, "not_today": 10, "did_not_say": 10})
        row.useful_words = make.pick(w.USEFUL) if make.chance(0.3) else ""
    if row.fed_back_on:
        row.safety = make.weighted({"nothing": 94, "ring_today": 5, "danger_now": 1})
        row.better = make.pick(w.BETTER)
        row.worries = make.pick(w.WORRIES) if make.chance(0.3) else ""
        row.should_change = make.pick(w.SHOULD_CHANGE) if make.chance(0.2) else ""
    if make.chance(0.03):
        row.group = "Tuesday group"


def _ahead(make: Maker, rows: list[Any]) -> None:
    if len(rows) > 1 and make.chance(0.4):
        for row in rows:
            row.series = f"series-{make.reference.lower()}"
    past = [row for row in make.rows("delivery.contacts") if row.outcome == "rearranged"]
    if rows and past:
        rows[0].instead_of = past[-1].entry


def _promises(make: Maker, came: list[Any]) -> None:
    for number, row in enumerate(one for one in came[-6:] if make.chance(0.25)):
        ours = make.chance(0.6)
        state = make.weighted({"kept": 60, "open": 25, "not_kept": 10, "no_longer": 5})
        due = row.valid_from + make.days(3, 14)
        make.put(
            "delivery.promises",
            c.Promise,
            f"promise-{number + 1}",
            row.valid_from,
            what=make.pick(w.PROMISES_OURS if ours else w.PROMISES_THEIRS),
            by_person=not ours,
            worker=make.desk.practitioner.worker if ours else None,
            contact=row.entry,
            due_on=due,
            state=state if due < make.today else "open",
            because="The office was shut" if state == "not_kept" and due < make.today else "",
        )


def _absences(make: Maker, missed: list[Any]) -> None:
    for row in missed:
        if make.chance(0.75):
            _absence(make, row)
    not_accepted = [row for row in missed if row.outcome == "unacceptable_absence"]
    if not_accepted and make.chance(0.6):
        _enforcement(make, not_accepted)


def _absence(make: Maker, row: Any) -> None:
    waits = row.outcome == "absence_waiting"
    on = min(row.valid_from + timedelta(days=1), make.today)
    people = [one.entry for one in make.rows("people.key_people")]
    carer = make.cohort == "youth" and bool(people) and make.chance(0.5)
    helps = ["word_with_the_carer"] if carer else [make.pick(w.ABSENCE_HELPS)]
    decided = None if waits else min(on + TWO_DAYS, make.today)
    make.put(
        "delivery.absences",
        c.Absence,
        f"absence-{row.entry}",
        on,
        late=0,
        contact=row.entry,
        why=make.pick(w.WHY_MISSED),
        words=make.pick(words.SAID) if make.chance(0.3) else "",
        in_the_way=[make.pick(w.IN_THE_WAY)],
        helps=helps,
        help=make.pick(w.HELP_OFFERED),
        help_offered_on=on,
        workers=[make.desk.practitioner.worker],
        people=people[:1] if carer else [],
        evidence="A letter from the surgery" if waits or make.chance(0.2) else "",
        evidence_by=row.valid_from + timedelta(days=7) if waits else None,
        decided_on=decided,
        decided_by=make.desk.practitioner.worker if decided else None,
        because=make.pick(w.ABSENCE_BECAUSE) if decided else "",
        told_on=decided,
    )


def _enforcement(make: Maker, missed: list[Any]) -> None:
    on = min(missed[-1].valid_from + make.days(1, 4), make.today)
    kind = make.weighted({"warning": 55, "no_enforcement": 30, "final_warning": 10, "back": 5})
    make.put(
        "delivery.enforcement",
        c.Enforcement,
        "enforcement-1",
        on,
        kind=kind,
        contacts=[row.entry for row in missed[-2:]],
        because=make.pick(w.ENFORCEMENT_BECAUSE),
        help_tried="Another time, and a call the day before",
        persons_words=make.pick(words.SAID) if make.chance(0.5) else "",
        rules="Enforcement, invented service",
        rules_from=date(2025, 1, 1),
        rules_say="One warning before breach is thought of",
        decided_by=make.desk.practitioner.worker,
        agreed_by=make.desk.manager.worker if make.chance(0.7) else None,
        agreed_on=on if make.chance(0.7) else None,
        told_on=on,
        told_how="In person",
        next_step="Meet on Friday, at the café" if make.chance(0.6) else "",
    )


def _level(make: Maker) -> None:
    phases = make.rows("plans.contact_phases")
    if len(phases) < 2 or phases[1].valid_from > make.today or not make.chance(0.6):
        return
    make.put(
        "delivery.level_decisions",
        c.LevelDecision,
        "level-1",
        phases[1].valid_from,
        late=0,
        kind=make.weighted({"step_down": 85, "keep": 10, "step_up": 5}),
        from_phase=phases[0].entry,
        to_phase=phases[1].entry,
        why="Twelve weeks kept, and partners see them too",
        words=make.pick(words.SAID) if make.chance(0.6) else "",
        parents_words="We would like a call now and then." if make.cohort == "youth" else "",
        decided_by=make.desk.practitioner.worker,
        agreed_by=make.desk.manager.worker if make.chance(0.6) else None,
        again_if="Two appointments missed, or a bad week",
        decide_again_on=phases[1].valid_from + timedelta(weeks=8) if make.chance(0.3) else None,
    )


def _messages(make: Maker, rows: list[Any]) -> None:
    wants = make.chance(0.7)
    make.put(
        "delivery.message_wishes",
        c.MessageWish,
        "wish",
        make.starts,
        wants=wants,
        channel=make.weighted({"text": 90, "e_mail": 10}),
        language=make.weighted({"en": 96, "cy": 4}),
        days_before=make.pick((1, 2, 3)),
        safe_note="Mornings only" if make.chance(0.1) else "",
    )
    if not wants:
        return
    for number, row in enumerate(rows[-5:]):
        due = row.valid_from - timedelta(days=1)
        if due < make.starts or not row.at:
            continue
        gone = due < make.today
        state = make.weighted({"delivered": 90, "not_delivered": 6, "in_doubt": 1, "stopped": 3})
        make.put(
            "delivery.messages",
            c.Message,
            f"message-{number + 1}",
            due if gone else min(due, make.today),
            late=0,
            kind="reminder",
            contact=row.entry,
            channel="text",
            language=make.weighted({"en": 96, "cy": 4}),
            due_on=due,
            state=state if gone else "queued",
            why="The number is not in use" if gone and state == "not_delivered" else "",
        )
    if make.chance(0.2) and rows:
        make.put(
            "delivery.letters",
            c.Letter,
            "letter-1",
            rows[0].valid_from if rows[0].valid_from <= make.today else make.starts,
            kind="appointment",
            contact=rows[0].entry,
            language=make.weighted({"en": 90, "cy": 10}),
            text="You have an appointment with us. Please tell us if you cannot come.",
            given=make.pick(("by_hand", "post")),
        )


def _release(make: Maker) -> None:
    releases = [row for row in make.rows("sentences.releases") if row.superseded_at is None]
    if not releases:
        return
    people = [one.entry for one in make.rows("people.key_people")]
    first = [row for row in make.rows("delivery.contacts") if row.valid_from == releases[-1].valid_from]
    for number, (kind, what) in enumerate(w.RELEASE_DAY):
        if make.chance(0.6):
            make.put(
                "delivery.release_items",
                c.ReleaseItem,
                f"release-{number + 1}",
                releases[-1].valid_from,
                known=min(releases[-1].valid_from, make.today),
                kind=kind,
                what=what,
                at=time(9) if kind == "gate" else None,
                workers=[make.desk.practitioner.worker],
                people=people[:1] if kind == "gate" else [],
                release=releases[-1].entry,
                contact=first[0].entry if first else None,
                state=make.weighted({"done": 80, "arranged": 10, "to_arrange": 8, "not_needed": 2}),
            )


def _handover(make: Maker) -> None:
    if not make.chance(0.12) or (make.today - make.starts).days < 60:
        return
    on = make.starts + make.days(20, 50)
    make.put(
        "delivery.handovers",
        c.Handover,
        "handover-1",
        on,
        late=0,
        kind=make.pick(("cover", "practitioner", "back")),
        from_worker=make.desk.colleague.worker,
        to_worker=make.desk.practitioner.worker,
        must_know=make.pick(w.MUST_KNOW),
        promised="A call on Monday" if make.chance(0.5) else "",
        continuity="The same room, if it can be had" if make.chance(0.5) else "",
        met_together_on=on if make.chance(0.6) else None,
        told_on=on,
        told_how="In person",
        read_on=on,
    )
