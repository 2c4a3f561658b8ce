"""Published instruments, worked out as published: pure Python, no Django, no database.

``worded(key, answers, born=…, on=…)`` is what pages call: adults only, people of a hundred, in
words. ``INSTRUMENTS[key].inputs`` are the questions a form is made from. Other rooms import from here
only: what lies beneath the age gate (``core``) is for checking by ``handrail instruments --jsonl``.
"""

from handrail.instruments.catalogue import INSTRUMENTS, Instrument, instrument
from handrail.instruments.inputs import Input, Kind, Need, Option
from handrail.instruments.refusing import Problem, Refused, UnderEighteen, Why
from handrail.instruments.wording import Answer, Worded, worded

__all__ = [
    "INSTRUMENTS",
    "Answer",
    "Input",
    "Instrument",
    "Kind",
    "Need",
    "Option",
    "Problem",
    "Refused",
    "UnderEighteen",
    "Why",
    "Worded",
    "instrument",
    "worded",
]
