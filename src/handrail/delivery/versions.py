"""What an entry says, part by part, and how one version differs from the next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from handrail.agencies.directory import Names
from handrail.casefile import codes
from handrail.delivery import noting
from handrail.delivery.models import Contact, TurningPoint
from handrail.delivery.timeline import length
from handrail.design import wording
from handrail.records.describing import mid_sentence
from handrail.records.models import VersionRow

Parts = dict[str, str]
"""The words of a version by the name of their part. An empty part is not on record."""


@dataclass(frozen=True)
class Earlier:
    """A version that no longer stands: when it was recorded, what became of it, what differs."""

    heading: str
    became: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Known:
    """The names that an entry's references stand for."""

    workers: Names
    people: Mapping[str, str]
    venues: Mapping[str, str]
    steps: Mapping[str, str] = field(default_factory=dict)
    strengths: Mapping[str, str] = field(default_factory=dict)
    scheme: str = ""

    def people_of(self, row: Contact) -> str:
        """Who else was there, as far as the reader may know."""
        return wording.listed(self.people[one] for one in row.people if one in self.people)

    def work_of(self, row: Contact) -> Parts:
        """What an entry rests on: steps and strengths as far as the reader may know them, and techniques."""
        return {
            _("Steps of the plan"): _lines(self.steps.get(one, "") for one in row.steps),
            _("Strengths that did some work"): _lines(self.strengths.get(one, "") for one in row.strengths),
            _("How it was done"): wording.sentence_case(
                wording.listed(mid_sentence(codes.label("techniques", one)) for one in row.techniques)
            ),
        }


def contact_parts(row: Contact, known: Known) -> Parts:
    """Everything a contact says, in the order a reader asks for it."""
    venue = known.venues.get(row.venue, row.venue) if row.venue else ""
    place = ", ".join(part for part in (venue, row.place) if part)
    return {
        _("Kind"): row.kind_label,
        _("Title"): row.title,
        _("When"): when(row.valid_from, row.at, row.minutes),
        _("How or where"): ". ".join(part for part in (row.mode_label, place) if part),
        _("What for"): row.purpose_label,
        _("Who"): known.workers.named(row.workers),
        _("Also there"): known.people_of(row),
        _("Group"): row.group if row.group != row.title else "",
        _("How it went"): row.outcome_label or _("Not said yet"),
        _("What happened"): row.text,
        _("In their own words"): wording.quoted(row.words),
        _("Explained"): _lines(noting.topics(row.explained, known.scheme)),
        _("Understood"): understood(row),
        _("Of use to them"): row.useful_label,
        _("What they said of it"): wording.quoted(row.useful_words),
        **known.work_of(row),
        _("About safety"): row.safety_label if row.safety else "",
        _("What worries them"): row.worries,
        _("What is better"): row.better,
        _("What should change"): row.should_change,
        _("Help beside it"): help_words(row),
        _("Women only"): _("Yes") if row.women_only else "",
        _("Fed back on"): wording.full_date(row.fed_back_on),
        _("Marking"): row.marking_label if row.marking != "none" else "",
    }


def turning_point_parts(row: TurningPoint, known: Known) -> Parts:
    """Everything a turning point or a lapse says."""
    return {
        _("What it was"): row.kind_label,
        _("In a few words"): row.title,
        _("When"): wording.long_date(row.valid_from),
        _("Who"): known.workers.named(row.workers),
        _("What happened"): row.text,
        _("In their own words"): wording.quoted(row.words),
        _("What was done") if row.kind == "lapse" else _("What it was used for"): row.used_for,
        _("Used for these steps"): wording.listed(
            known.steps[one] for one in row.steps if known.steps.get(one)
        ),
        _("Should the plan change?"): ": ".join(
            part for part in (row.plan_changes_label, row.because) if part
        ),
        _("Marking"): row.marking_label if row.marking != "none" else "",
    }


def when(day: Any, at: time | None, minutes: int | None) -> str:
    """Wednesday 18 March 2026, 2pm, 45 minutes"""
    parts = (wording.long_date(day), wording.clock(at), length(minutes))
    return ", ".join(part for part in parts if part)


def understood(row: Contact) -> str:
    """Whether what was explained was understood, and how one knows."""
    return ". ".join(part for part in (row.understood_label, row.understood_how) if part)


def _lines(words: Iterable[str]) -> str:
    """One after the other: some have commas in them."""
    return "; ".join(one for one in words if one)


def help_words(row: Contact) -> str:
    """The help, and whether it is settled."""
    if not row.help or row.help_settled:
        return row.help
    return _("%(help)s (asked for, not settled yet)") % {"help": row.help}


def recorded(row: VersionRow) -> str:
    """Wednesday 18 March 2026, 3:05pm, by Ruth Adeyemi"""
    moment = f"{wording.long_date(row.recorded_at)}, {wording.clock(row.recorded_at)}"
    return _("%(moment)s, by %(name)s") % {"moment": moment, "name": row.by.name}


def earlier_versions(versions: Sequence[tuple[VersionRow, Parts]]) -> list[Earlier]:
    """Each version but the last, newest first, with what the next one changed."""
    found = []
    for (row, parts), (after, becoming) in pairwise(versions):
        first = _("As first recorded on %(when)s") if row.version == 1 else _("As it stood from %(when)s")
        names = dict.fromkeys([*parts, *becoming])
        changes = [(name, parts.get(name, ""), becoming.get(name, "")) for name in names]
        found.append(
            Earlier(
                first % {"when": recorded(row)},
                _what_followed(row, after) % {"when": recorded(after)},
                tuple(
                    (name, was or _("Nothing"), now or _("Nothing"))
                    for name, was, now in changes
                    if was != now
                ),
            )
        )
    return found[::-1]


def _changes(parts: Parts, becoming: Parts) -> Iterator[tuple[str, str, str]]:
    for name in dict.fromkeys([*parts, *becoming]):
        was, now = parts.get(name, ""), becoming.get(name, "")
        if was != now:
            yield name, was or _("Nothing"), now or _("Nothing")


def _what_followed(row: VersionRow, after: VersionRow) -> str:
    if isinstance(row, Contact) and row.outcome is None:
        if getattr(after, "outcome", None):
            return _("How it went was recorded on %(when)s.")
        return _("The appointment was changed on %(when)s.")
    return _("Corrected on %(when)s.")
