"""Voices in the assessment of an invented case, supervision before, and what suits the person."""

from datetime import date
from functools import partial

from handrail.casefile import assessments as a
from handrail.exchange.synthetic import chances, words
from handrail.exchange.synthetic import words_plan as w
from handrail.exchange.synthetic.maker import Maker
from handrail.exchange.synthetic.words_plan import Theme


def voices(make: Maker, opened: date, themes: list[Theme]) -> None:
    """Advice, readiness, the conditions in two voices, and a self-assessment."""
    people = [row.entry for row in make.rows("people.key_people") if row.superseded_at is None][:1]
    put = partial(make.put, known=opened, late=0)
    put("assessments.advice", a.Advice, "advice-1", opened, words=make.pick(w.ADVICE), people=people)
    put(
        "assessments.readiness",
        a.Readiness,
        "readiness-1",
        opened,
        about=themes[0].headline,
        answer=make.pick(("want_to_make_changes", "making_changes", "thinking_about_making_changes")),
        voice=make.weighted({"person": 8, "practitioner": 2}),
        reason=make.pick(("Own words.", "Has begun already.", "")),
    )
    condition = make.pick(tuple(w.VOICES))
    for voice, said in zip(("person", "practitioner"), w.VOICES[condition], strict=True):
        put(
            "assessments.desistance_conditions",
            a.DesistanceCondition,
            f"{condition}-{voice}",
            opened,
            condition=condition,
            voice=voice,
            words=said,
        )
    if make.chance(chances.SELF_ASSESSED):
        _self_assessed(make, opened, themes)


def _self_assessed(make: Maker, opened: date, themes: list[Theme]) -> None:
    parent = make.cohort == "youth" and make.chance(0.4)
    argued = make.chance(0.25)
    put = partial(make.put, known=opened, late=0)
    put(
        "assessments.self_assessments",
        a.SelfAssessment,
        "own-1",
        opened,
        voice="parent" if parent else "person",
        given=make.pick(("on_screen_together", "on_paper", "talked_through", "pictures")),
        helped_by="Support worker" if make.chance(0.2) else "",
        most_of_all=make.pick(words.HOPES),
        disagrees_with_us="It is not as bad as you say." if argued else "",
        our_answer="Both stand on the record." if argued else "",
    )
    for theme in themes[:2]:
        put(
            "assessments.self_answers",
            a.SelfAnswer,
            f"own-1-{theme.area.replace('_', '-')}",
            opened,
            self_assessment="own-1",
            area=theme.area,
            answer=make.pick(("want_help", "mixed", "not_for_now", "going_well")),
            words=theme.said if make.chance(0.5) else "",
        )


def before_and_how(make: Maker, opened: date) -> None:
    """Supervision before, what suits, and what stands in the way in how things are run."""
    put = partial(make.put, known=opened, late=0)
    if make.chance(0.35):
        what, view, helped, hindered = make.pick(w.EARLIER)
        put(
            "assessments.earlier_supervisions",
            a.EarlierSupervision,
            "before-1",
            opened,
            what=what,
            when=f"{opened.year - 3} to {opened.year - 2}",
            persons_view=view,
            helped=helped,
            hindered=hindered,
            use_now="Do more of the first and none of the second.",
        )
    kind, what, because = make.pick(w.RESPONSIVITY)
    put("assessments.responsivity", a.Responsivity, "suits-1", opened, kind=kind, what=what, because=because)
    if make.chance(0.12):
        what, means = make.pick(w.OBSTACLES)
        owner = make.desk.manager.worker
        put(
            "assessments.barriers",
            a.Barrier,
            "barrier-1",
            opened,
            what=what,
            means=means,
            owner=owner,
            we_do="Asked again each month.",
        )
