"""The words of letters, in English and Welsh: short, plain, and nothing that says more than it must.

They are content of the letters, not of the pages, so they stand here in both languages whatever the
language of whoever writes. The warning is in English only: what it says has to hold in law, and its
Welsh belongs to the service's own translators. A letter never says what the order is for.
"""

from dataclasses import dataclass
from datetime import date, time

from django.utils import dateformat, translation

EN, CY = "en", "cy"
TEMPLATES: dict[tuple[str, str], str] = {
    ("appointment", EN): (
        "Dear {name}\n\nYour next appointment is on {when}{where}.{who}\n\n"
        "If you cannot come, or need help to get there, please ring {ring} before then."
        " We will find a way.\n\n"
        "{sender}"
    ),
    ("missed", EN): (
        "Dear {name}\n\nWe expected you on {when}{where}, and missed you.\n\n"
        "Something may have got in the way. Please ring {ring} as soon as you can and tell us what happened."
        " We want to hear it before anything is decided.\n\n"
        "If it was getting here, the time or the place, we can look for another way together.\n\n{sender}"
    ),
    ("change_of_practitioner", EN): (
        "Dear {name}\n\nFrom {day} somebody else will work with you instead of me:"
        " [name, and how to ring them].\n\n"
        "What we agreed stays agreed. I will tell them what matters to you, and you can say what you would"
        " like to keep as it is. If you wish, the three of us meet first.\n\n"
        "Until then you can ring {ring}.\n\n{sender}"
    ),
    ("warning", EN): (
        "Dear {name}\n\nThis is a warning. You did not keep the appointment on {when}{where}, and we have not"
        " been given a reason that we can accept.\n\n"
        "[What happens if it happens again, in the words of your order or licence.]\n\n"
        "If there was a reason that you have not told us, please do so by [day]. We can look at this again."
        " If something makes it hard to come, tell us and we will try to change it.\n\n"
        "You can ring {ring}.\n\n{sender}"
    ),
    ("welcome_back", EN): (
        "Dear {name}\n\nIt is good that you are back.\n\n"
        "What you had achieved before still counts. Your next appointment is on {when}{where}. Bring what you"
        " would like to go on with, and what should be different this time.\n\n"
        "You can ring {ring}.\n\n{sender}"
    ),
    ("appointment", CY): (
        "Annwyl {name}\n\nMae eich apwyntiad nesaf ddydd {when}{where}.{who}\n\n"
        "Os na allwch ddod, neu os oes angen help arnoch i gyrraedd, ffoniwch {ring} cyn hynny.\n\n{sender}"
    ),
    ("missed", CY): (
        "Annwyl {name}\n\nRoeddem yn eich disgwyl ddydd {when}{where}, ond ni ddaethoch.\n\n"
        "Efallai fod rhywbeth wedi codi. Ffoniwch {ring} cyn gynted ag y gallwch i ddweud wrthym beth"
        " ddigwyddodd.\n\n{sender}"
    ),
    ("welcome_back", CY): (
        "Annwyl {name}\n\nCroeso yn ôl.\n\n"
        "Mae eich apwyntiad nesaf ddydd {when}{where}. Gallwch ffonio {ring}.\n\n{sender}"
    ),
}
NO_DAY = {EN: "[day and time]", CY: "[dyddiad ac amser]"}
NO_NUMBER = {EN: "[number]", CY: "[rhif]"}
AT = {EN: ", at {place}", CY: ", yn {place}"}
WITH = {EN: " You will meet {who}.", CY: " Byddwch yn cwrdd â {who}."}


@dataclass(frozen=True)
class Told:
    """What a letter may say: the person's first name, one appointment, and who writes."""

    name: str
    on: date | None
    at: time | None
    place: str
    who: str
    ring: str
    sender: str
    today: date


def languages(kind: str) -> list[str]:
    """The languages a kind of letter is written in."""
    return [language for one, language in TEMPLATES if one == kind]


def words(kind: str, language: str, told: Told) -> str:
    """The letter, ready to be read and changed. What is not known stands in square brackets."""
    return TEMPLATES[kind, language].format(
        name=told.name,
        when=_when(told, language),
        day=_day(told.today, EN),
        where=AT[language].format(place=told.place) if told.place else "",
        who=WITH[language].format(who=told.who) if told.who else "",
        ring=told.ring or NO_NUMBER[language],
        sender=told.sender,
    )


def _when(told: Told, language: str) -> str:
    if told.on is None:
        return NO_DAY[language]
    day = _day(told.on, language)
    if told.at is None:
        return day
    at = f"{told.at.hour}:{told.at.minute:02d}"
    return f"{day}, {at}" if language == CY else f"{day} at {at}"


def _day(day: date, language: str) -> str:
    """ "Monday 30 March"; in Welsh without the word for day, which stands in the sentence."""
    with translation.override(language):
        found = dateformat.format(day, "l j F")
    return found.removeprefix("Dydd ") if language == CY else found
