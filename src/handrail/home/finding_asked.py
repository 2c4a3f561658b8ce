"""What somebody typed to find a person: words of names, numbers and a date of birth, in any order."""

import re
from dataclasses import dataclass
from datetime import date

from handrail.kernel import names, numbers

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATES = tuple(
    re.compile(rf"(?<![\w/]){shape}(?![\w/])")
    for shape in (
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d{2})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? +(?:of +)?{_MONTH},? +(?P<year>\d{{4}}|\d{{2}})",
        rf"{_MONTH} +(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? +(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? +(?:of +)?{_MONTH}",
        r"(?P<day>)(?P<month>)(?P<year>(?:19|20)\d\d)",
    )
)
_SPACED = re.compile(r"\s*/\s*")
_BORN = re.compile(r"\b(?:born|dob|d\.o\.b\.?)(?:\s+(?:on|in))?:?(?=\s|$)")


@dataclass(frozen=True)
class Born:
    """A date of birth, or as much of one as was typed."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    def fits(self, born: date | None) -> bool:
        """Whether a date of birth agrees with every part typed."""
        if born is None:
            return False
        held = (born.day, born.month, born.year)
        return all(part is None or part == of for part, of in zip(self.parts, held, strict=True))

    @property
    def parts(self) -> tuple[int | None, int | None, int | None]:
        """Day, month and year."""
        return self.day, self.month, self.year


@dataclass(frozen=True)
class Asked:
    """What is looked for: everything must fit, or the whole is a number."""

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    born: Born | None = None
    whole: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.numbers or self.born or self.whole)

    @property
    def has_number(self) -> bool:
        """Whether a number of some kind may have been meant."""
        return bool(self.numbers or self.whole)


def read(typed: str, today: date) -> Asked:
    """Take apart what was typed. What is no date and holds a digit is a number."""
    text = _SPACED.sub("/", names.plain(typed).strip())
    whole = text if any(c.isdigit() for c in text) and len(numbers.squeezed(text)) >= numbers.LEAST else ""
    text = _BORN.sub(" ", text)
    born = None
    for shape in _DATES:
        if (found := shape.search(text)) and (born := _born(found.groupdict(), today)):
            text = f"{text[: found.start()]} {text[found.end() :]}"
            break
    words: list[str] = []
    numbered: list[str] = []
    for part in text.split():
        if any(c.isdigit() for c in part):
            numbered.append(part)
        else:
            words += names.typed_words(part)
    if born and born.day and not words and not numbered:
        whole = ""  # nothing but a date, so no number
    return Asked(tuple(words), tuple(numbered), born, whole)


def _born(parts: dict[str, str | None], today: date) -> Born | None:
    day, month, year = parts.get("day"), parts.get("month"), parts.get("year")
    which = int(month) if month and month.isdigit() else _MONTHS.index(month[:3]) + 1 if month else None
    born = Born(int(day) if day else None, which, _year(year, today) if year else None)
    try:
        # 29 February needs a leap year; without a year any may be meant.
        date(born.year or 2000, born.month or 1, born.day or 1)
    except ValueError:
        return None
    return born


def _year(written: str, today: date) -> int:
    """A year of two digits is the last such year that has begun."""
    year = int(written)
    if len(written) == 4:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year else century - 100 + year
