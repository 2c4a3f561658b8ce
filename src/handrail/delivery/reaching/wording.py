"""The words of a message: neutral, in the person's language, with a place only where that is safe.

Whoever holds the telephone may read them. They name no service, no reason and no surname."""

import re
from dataclasses import dataclass
from datetime import date, time

from django.utils import translation
from django.utils.dates import MONTHS, WEEKDAYS

GIVES_AWAY = re.compile(
    r"probation|prawf|youth justice|cyfiawnder|offend|troseddu|court\b|llys\b|prison|carchar|police|heddlu"
    r"|custody|licen[cs]e|approved premises|supervis|goruchwyl|drug|cyffur|alcohol|recovery|addict|iom\b"
    r"|mappa|magistrate|crown|victim|restorative|substance|treatment|clinic|safeguard|yot\b|\byjs\b",
    re.IGNORECASE,
)
"""Words of a place that would tell somebody else more than where to be."""

TEXTS = {
    "en": {
        "booked": "You have an appointment on {when}.{where}",
        "reminder": "A reminder: your appointment is on {when}.{where}",
        "rearranged": "Your appointment has a new time: {when}.{where}",
        "called_off": "Your appointment on {when} is called off. We will be in touch about another.",
        "missed": "We missed you on {when}. Please ring, or come in, as soon as you can.",
        "change_of_practitioner": "From {when} you will see {name}. Your appointments stay as they are.",
    },
    "cy": {
        "booked": "Mae gennych apwyntiad {when}.{where}",
        "reminder": "Nodyn atgoffa: mae eich apwyntiad {when}.{where}",
        "rearranged": "Mae amser newydd i’ch apwyntiad: {named}.{where}",
        "called_off": "Mae eich apwyntiad {when} wedi’i ganslo. Byddwn yn cysylltu ynglŷn ag un arall.",
        "missed": "Gwelsom eich eisiau {when}. Ffoniwch, neu dewch i mewn, cyn gynted ag y gallwch.",
        "change_of_practitioner": "O {when} byddwch yn gweld {name}. Mae eich apwyntiadau’n aros yr un fath.",
    },
}
SUBJECTS = {"en": "Your appointment", "cy": "Eich apwyntiad"}
AT = {"en": "{day} at {time}", "cy": "{day} am {time}"}
IN_A_SENTENCE = {"en": "", "cy": "d"}
"""What a day begins with where something happens on it: ddydd Iau, but after a colon dydd Iau."""
WHERE = {"en": " Where: {place}.", "cy": " Lle: {place}."}
SOMEBODY = {"en": "somebody new", "cy": "rhywun newydd"}


@dataclass(frozen=True)
class Paper:
    """A message ready to go: how, to where, and what it says."""

    channel: str
    language: str
    to: str
    subject: str
    text: str


def text(kind: str, language: str, *, on: date, at: time | None, place: str = "", name: str = "") -> str:
    """What a message of this kind says."""
    named = _named(language, on, at)
    return TEXTS[language][kind].format(
        named=named,
        when=IN_A_SENTENCE[language] + named,
        where=WHERE[language].format(place=place) if is_neutral(place) else "",
        name=name.split()[0] if name.strip() else SOMEBODY[language],
    )


def is_neutral(place: str) -> bool:
    """Whether a place can be named without giving anything away."""
    return bool(place) and not GIVES_AWAY.search(place)


def _named(language: str, on: date, at: time | None) -> str:
    with translation.override(language):
        day = f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month]}"
    if language == "cy":  # Dydd Iau stands alone; within a sentence it is dydd Iau
        day = day[0].lower() + day[1:]
    return AT[language].format(day=day, time=_clock(language, at)) if at else day


def _clock(language: str, at: time) -> str:
    half = {"en": ("am", "pm"), "cy": ("yb", "yp")}[language][at.hour >= 12]
    minutes = f".{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{half}"
