"""The four cases told as worked examples, questions to take away, and where to read on."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _l


class Told(NamedTuple):
    """A case of the demo in a few sentences, and what it shows."""

    reference: str
    title: Promise
    story: Promise
    shows: Promise


class Question(NamedTuple):
    """A question to take away, and after which case."""

    key: str
    about: Promise
    words: Promise


class Reading(NamedTuple):
    """Something to read further."""

    who: str
    title: str
    year: str


CASES: Final = (
    Told(
        "X340571",
        _l("Helen: planning together, the most urgent first"),
        _l(
            "Helen, 26, had slept rough for three years and used heroin and crack. The day after she was"
            " sentenced she came to a morning for women only, and met the people she would work with. A week"
            " later five agencies sat down with her. They took what lay behind her shoplifting one by one and"
            " agreed six goals, a home first. The officer who keeps an eye on her offending also drives her"
            " to appointments for four weeks. Going back to hairdressing waits until things are steadier, and"
            " gives her something to look forward to."
        ),
        _l("A plan in order of what presses, a name and a time for each step, and a strength kept in sight."),
    ),
    Told(
        "X338902",
        _l("Wayne: a turning point that was built upon"),
        _l(
            "Wayne, 25, came out of prison to three moves between counties. His faith, found some years"
            " before, was seen as a strength inside and outside, and two community organisations stood by him"
            " through licence and after. Housing and the drug that had cost him earlier tenancies came first;"
            " college and work on offending waited for a home. His practitioner and her manager decided not"
            " to pass him on at once. For twelve weeks somebody saw him every week. At six months he had a"
            " home, was free of drugs and was at college."
        ),
        _l("Work in an order that made sense, one practitioner who stayed, and partners who fed back."),
    ),
    Told(
        "X331775",
        _l("Leon: a review that changed things"),
        _l(
            "Leon, 29, had never had a job, and money and standing mattered to him. In prison he trained as a"
            " barber. After four weeks in approved premises he was offered work that clashed with his"
            " programme and his curfew. The review was held in two parts: his practitioner and her manager"
            " weighed the offer against each condition, then the three who work with him most met. He did not"
            " want his employer to be told, and came to agree. The programme and the curfew moved, the checks"
            " stayed, and he started."
        ),
        _l("A strength and others’ safety weighed together, with Leon there, and all of it changed at once."),
    ),
    Told(
        "YJ20714",
        _l("Kai: delivery around a child and his family"),
        _l(
            "Kai, 16, took part in robberies with older boys who knew his brothers. His case manager asked"
            " what the group meant to him and what he liked doing. When Kai said how low he felt, help was"
            " called the same day. Boxing, rugby and a mural took the place of evenings on the street; work"
            " on knives and on friendships went beside them. Kai was too ashamed to meet the shopkeeper, and"
            " messages carried between them did what a meeting could not. His parents were part of all of it."
        ),
        _l("Many services in one order that hold together, and a child whose interests were the way in."),
    ),
)
QUESTIONS: Final = (
    Question(
        "helen-first-needs",
        _l("After Helen"),
        _l("Do your plans see to a roof, money and health before they ask for thinking about change?"),
    ),
    Question(
        "helen-together",
        _l("After Helen"),
        _l("What struck you? Where have you brought everybody round one table, in an order that fitted?"),
    ),
    Question("helen-change", _l("After Helen"), _l("What, if anything, will you plan differently now?")),
    Question(
        "wayne-community",
        _l("After Wayne"),
        _l("When did you last ask a faith or community group to stand by somebody? And next time?"),
    ),
    Question(
        "wayne-order",
        _l("After Wayne"),
        _l("How do you break an order into parts that open doors: college, work, services nearby?"),
    ),
    Question(
        "wayne-turning-point",
        _l("After Wayne"),
        _l("When somebody reaches a turning point, what do you do with it while it lasts?"),
    ),
    Question(
        "leon-balance",
        _l("After Leon"),
        _l("Do your reviews weigh what is going well as carefully as what could go wrong?"),
    ),
    Question(
        "leon-adjust",
        _l("After Leon"),
        _l("When something in a life changes, does the plan of work change with it?"),
    ),
    Question(
        "leon-strengths", _l("After Leon"), _l("What did your last review do with the person’s strengths?")
    ),
    Question(
        "kai-many-parts",
        _l("After Kai"),
        _l("What struck you? Where have you held an order of many parts together like this?"),
    ),
    Question("kai-structure", _l("After Kai"), _l("Would you build the next such order in another way?")),
    Question("kai-learn", _l("After Kai"), _l("How will you learn more about what helps people desist?")),
)
READING: Final = (
    Reading(
        "Shadd Maruna and Ruth Mann", "Reconciling “Desistance” and “What Works” (Academic Insights)", "2019"
    ),
    Reading(
        "Scottish Centre for Crime and Justice Research",
        "Towards effective practice in offender supervision",
        "2009",
    ),
    Reading("HM Inspectorate of Probation", "Desistance and young people", "2016"),
    Reading("Youth Justice Board", "Desistance table: supporting guidance", "2014"),
    Reading("HM Inspectorate of Probation", "Effective practice guide on desistance", "2020"),
)


def question(key: str) -> Question | None:
    """A question by its key."""
    return next((one for one in QUESTIONS if one.key == key), None)
