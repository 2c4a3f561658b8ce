"""What to do when a document says something else about a known case. History is kept.

Nothing that is stored is changed, apart from the instant at which it stopped being known:

- an entry the document does not have comes to an end now;
- an entry that is new comes with all its versions and their own times;
- where the document's versions carry on from the stored ones, the further versions are added
  with their own times, and the last stored one ends when the document says it did;
- where they tell it otherwise, the stored version ends now and what the document holds as
  current follows it as a version recorded now, by whoever replaces. The document's own earlier
  versions are not taken over: two accounts of what was known when cannot both be kept.
"""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

import msgspec

from handrail.casefile.registry import Replacing
from handrail.casefile.versions import Version

KNOWN = frozenset({"entry", "version", "recorded_at", "superseded_at", "by", "change"})


@dataclass
class Steps:
    """Versions that come to an end, by entry and number, with the instant; versions that follow."""

    ends: dict[tuple[str, int], datetime] = field(default_factory=dict)
    follows: list[Version] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.ends or self.follows)

    def end(self, version: Version, at: datetime) -> None:
        """End a version, though never before it was recorded."""
        self.ends[version.entry, version.version] = max(at, version.recorded_at)


def steps(stored: list[Version], incoming: list[Version], how: Replacing) -> Steps:
    """The steps from the stored versions of a list to what the incoming ones say."""
    taken = Steps()
    before, after = _chains(stored), _chains(incoming)
    for entry in {**before, **after}:
        _entry(before.get(entry, []), after.get(entry, []), how, taken)
    return taken


def _chains(versions: list[Version]) -> dict[str, list[Version]]:
    ordered = sorted(versions, key=lambda v: (v.entry, v.version))
    return {entry: list(chain) for entry, chain in groupby(ordered, key=lambda v: v.entry)}


def _entry(stored: list[Version], incoming: list[Version], how: Replacing, taken: Steps) -> None:
    if not stored:
        taken.follows += incoming
    elif _carries_on(stored, incoming):
        last, same = stored[-1], incoming[len(stored) - 1]
        if last.superseded_at is None and same.superseded_at is not None:
            taken.end(last, same.superseded_at)
        taken.follows += incoming[len(stored) :]
    else:
        _differ(stored, incoming, how, taken)


def _differ(stored: list[Version], incoming: list[Version], how: Replacing, taken: Steps) -> None:
    last = stored[-1]
    told = incoming[-1] if incoming and incoming[-1].superseded_at is None else None
    held = last if last.superseded_at is None else None
    if told is not None and held is not None and facts(told) == facts(held):
        return
    if held is not None:
        taken.end(held, how.at)
    if told is not None:
        taken.follows.append(
            msgspec.structs.replace(
                told,
                version=last.version + 1,
                recorded_at=max(how.at, last.recorded_at),
                by=how.by.username,
                change=how.change,
            )
        )


def _carries_on(stored: list[Version], incoming: list[Version]) -> bool:
    if len(incoming) < len(stored):
        return False
    *earlier, last = stored
    same = incoming[len(stored) - 1]
    if last.superseded_at is None:
        same = msgspec.structs.replace(same, superseded_at=None)
    return earlier == incoming[: len(earlier)] and last == same


def facts(version: Version) -> dict[str, object]:
    """What a version says, without what is known about its recording."""
    return {name: getattr(version, name) for name in version.__struct_fields__ if name not in KNOWN}
