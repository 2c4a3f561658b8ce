"""Hours of the day as minutes after midnight, and how people say them."""

from collections.abc import Sequence
from datetime import time

from handrail.kernel.dates import weekday_name

DAY = 24 * 60
"""Minutes in a day, and the last instant of one."""


def minutes_of(at: time) -> int:
    """Minutes after midnight, 0 to 1439; seconds are left out."""
    return at.hour * 60 + at.minute


def clock_words(minutes: int) -> str:
    """A time as GOV.UK writes it: "7am", "6:30pm", "midday", "midnight" (0 and 1440)."""
    hour, minute = divmod(minutes % DAY, 60)
    if minute == 0 and hour in (0, 12):
        return "midday" if hour else "midnight"
    said = hour % 12 or 12
    return f"{said}{f':{minute:02}' if minute else ''}{'am' if hour < 12 else 'pm'}"


def weekdays_words(weekdays: Sequence[int]) -> str:
    """ISO weekdays in words: "Monday to Friday", "Tuesday and Thursday", "Every day"."""
    days = sorted(set(weekdays))
    if len(days) == 7:
        return "Every day"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{weekday_name(days[0])} to {weekday_name(days[-1])}"
    names = [weekday_name(day) for day in days]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
