"""Types: contacts and appointments, turning points and lapses."""

from datetime import date, time
from typing import Annotated

import msgspec

from handrail.casefile.versions import Part, Version, code, refers


class Contact(Version, kw_only=True):
    """A contact; one without an outcome is an appointment. ``valid_from`` is the day."""

    kind: code("contact_kinds")
    title: str = ""
    purpose: code("contact_purposes") = "supportive"
    at: time | None = None
    minutes: Annotated[int, msgspec.Meta(ge=0, le=1440)] | None = None
    mode: code("contact_modes")
    place: str = ""
    venue: refers("venue") | None = None
    workers: list[refers("worker")]
    people: list[refers("people.key_people")] = []
    outcome: code("contact_outcomes") | None = None
    text: str = ""
    words: str = ""
    help: str = ""
    help_settled: bool = True
    women_only: bool = False
    fed_back_on: date | None = None
    marking: code("markings") = "none"


class TurningPoint(Version, kw_only=True):
    """A turning point and what it was used for, or a lapse and what was done."""

    kind: code("turning_point_kinds")
    title: str
    text: str = ""
    words: str = ""
    used_for: str = ""
    workers: list[refers("worker")] = []
    marking: code("markings") = "none"


class Delivery(Part, kw_only=True):
    """The part of a case document that the room ``delivery`` keeps."""

    contacts: list[Contact] = []
    turning_points: list[TurningPoint] = []
