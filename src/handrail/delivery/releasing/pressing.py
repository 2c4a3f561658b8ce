"""One press on the page of the day: add a usual thing, or say how one stands."""

from django.utils.translation import gettext as _

from handrail.casefile import codes
from handrail.delivery.models import ReleaseItem
from handrail.records import writing
from handrail.sentences.models import Release


class NotThere(Exception):
    """What was pressed is not offered any more. The message says what to do."""


def press(doing: writing.Act, do: str, release: Release, items: list[ReleaseItem]) -> None:
    """Do what was pressed: "add KIND", or "STATE ENTRY VERSION". Raises ``NotThere``."""
    match do.split():
        case ["add", kind] if kind in dict(codes.choices("release_items")):
            if all(row.kind != kind for row in items):
                _add(doing, kind, release)
        case [state, entry, version] if state in dict(codes.choices("release_item_states")):
            _say(doing, state, entry, version, items)
        case _:
            raise NotThere(_("That cannot be done here any more: look at what stands now"))


def _add(doing: writing.Act, kind: str, release: Release) -> None:
    writing.add(
        ReleaseItem,
        doing,
        kind=kind,
        what=codes.label("release_items", kind),
        valid_from=release.valid_from,
        release=release.entry,
        state="to_arrange",
    )


def _say(doing: writing.Act, state: str, entry: str, version: str, items: list[ReleaseItem]) -> None:
    row = next((row for row in items if row.entry == entry), None)
    if row is None:
        raise NotThere(_("That is not on the list any more: look at what stands now"))
    seen = int(version) if version.isdecimal() and len(version) < 6 else row.version
    if seen != row.version and row.state != state:
        raise NotThere(_("“%(what)s” was changed meanwhile: look at it and press again") % {"what": row.what})
    if row.state != state:
        writing.amend(ReleaseItem, doing, entry=entry, version_seen=row.version, state=state)
