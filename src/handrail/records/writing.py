"""The only way case facts are written: add an entry, or add a version to one.

Every act is a ``Change`` with a key. The key comes with the form that asked for it, so a form
sent twice does one thing; what was kept of it as it was typed ends with it. Each version written
brings its line of the chronology with it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, TypeVar

from django.contrib.postgres.search import SearchVector
from django.db import connection, transaction
from django.db.models import Value

from handrail.access.models import User
from handrail.kernel.references import new_reference
from handrail.records import clock, drafts
from handrail.records.models import Change, Line, VersionRow

Row = TypeVar("Row", bound=VersionRow)
Follower = Callable[["Act", Any, Any], None]
TIMES = frozenset({"id", "case_id", "entry", "version", "recorded_at", "superseded_at", "by", "change"})


_followers: dict[type[VersionRow], list[Follower]] = {}
_followers_of_the_end: dict[type[VersionRow], list[Callable[["Act", Any], None]]] = {}
followers_of_acts: list[Callable[["Act"], None]] = []


def follow(model: type[Row], follower: Callable[["Act", Row, Row | None], None]) -> None:
    """Let something follow in the same transaction when a version is written: told the act, the version
    and the one before it. What a document brings in is not an act: nothing follows it."""
    _followers.setdefault(model, []).append(follower)


def follow_the_end(model: type[Row], follower: Callable[["Act", Row], None]) -> None:
    """Let something follow in the same transaction when an entry is taken back: told the act and the
    version that stood."""
    _followers_of_the_end.setdefault(model, []).append(follower)


def follow_acts(follower: Callable[["Act"], None]) -> None:
    """Let something follow every act, whatever it wrote: told at its end, in the same transaction."""
    followers_of_acts.append(follower)


class AlreadyDone(Exception):
    """The act with this key was done before. ``entry`` is what it made."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


class Conflict(Exception):
    """Somebody else changed the entry since it was opened. ``theirs`` is what stands now."""

    def __init__(self, theirs: VersionRow) -> None:
        super().__init__(str(theirs.pk))
        self.theirs = theirs


@dataclass
class Act:
    """A change being made: who, to which case, when, and the entry it is mainly about."""

    key: str
    case_id: int
    by: User
    at: datetime
    verb: str


@contextmanager
def act(case_id: int, verb: str, *, by: User, key: str | None = None, entry: str = "") -> Iterator[Act]:
    """One act, all or nothing. Raises ``AlreadyDone`` when the key was used before."""
    doing = Act(key or new_reference(), case_id, by, clock.now(), verb)
    with transaction.atomic():
        if not _noted(doing, entry):
            done = Change.objects.filter(key=doing.key, case_id=case_id, by=by).first()
            raise AlreadyDone(done.entry if done else "")
        if key:
            drafts.drop(by, key)
        yield doing
        for follower in followers_of_acts:
            follower(doing)


def _noted(doing: Act, entry: str) -> bool:
    """Note the act, unless its key was used: asked and written in one statement, without a savepoint."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into records_change (key, case_id, verb, by_id, at, entry)"
            " values (%s, %s, %s, %s, %s, %s) on conflict do nothing",
            [doing.key, doing.case_id, doing.verb, doing.by.pk, doing.at, entry],
        )
        return bool(cursor.rowcount)


def add(model: type[Row], doing: Act, *, entry: str | None = None, **facts: Any) -> Row:
    """Add a new entry with its first version."""
    row = model(
        case_id=doing.case_id,
        entry=entry or new_reference(),
        recorded_at=doing.at,
        by=doing.by,
        change=doing.key,
        **facts,
    )
    row.save(force_insert=True)
    note(row)
    _let_follow(doing, row, None)
    return row


def amend(model: type[Row], doing: Act, *, entry: str, version_seen: int, **facts: Any) -> Row:
    """Add a version to an entry: what is not named stays as it was.

    Raises ``Conflict`` when the current version is not the one that was seen, and
    ``DoesNotExist`` when the acting user may not change the entry.
    """
    current = _locked(model, doing, entry, version_seen)
    kept = {f.name: getattr(current, f.name) for f in model._meta.concrete_fields if f.name not in TIMES}
    at = _supersede(current, doing)
    row = model(
        case_id=doing.case_id,
        entry=entry,
        version=current.version + 1,
        recorded_at=at,
        by=doing.by,
        change=doing.key,
        **{**kept, **facts},
    )
    row.save(force_insert=True)
    note(row)
    _let_follow(doing, row, current)
    return row


def take_back(model: type[Row], doing: Act, *, entry: str, version_seen: int) -> None:
    """Let an entry end that was planned and never came. What was known of it stays known on its days.

    Raises as ``amend`` does.
    """
    current = _locked(model, doing, entry, version_seen)
    _supersede(current, doing)
    for follower in _followers_of_the_end.get(model, ()):
        follower(doing, current)


def _locked(model: type[Row], doing: Act, entry: str, version_seen: int) -> Row:
    """The version that stands, held against others; it must be the one that was seen."""
    standing = model.objects.now().filter(case_id=doing.case_id, entry=entry)
    current = standing.select_for_update().first()
    if current is None:  # superseded while we waited for it: what stands now is the other's
        current = standing.get()
    if current.version != version_seen:
        raise Conflict(current)
    return current


def _supersede(current: VersionRow, doing: Act) -> datetime:
    """End a version and its line of the chronology; when, for what follows it."""
    at = max(doing.at, current.recorded_at)
    type(current).objects.filter(pk=current.pk).update(superseded_at=at)
    Line.objects.filter(
        case_id=doing.case_id, table=current._meta.label, entry=current.entry, superseded_at__isnull=True
    ).update(superseded_at=at)
    return at


def line_for(row: VersionRow) -> tuple[Line, str] | None:
    """The chronology line of a version, with the same two times, and its words to be searched.

    ``None`` when it has none.
    """
    facts = row.line()
    if facts is None or facts.on is None:
        return None
    line = Line(
        case_id=row.case_id,
        table=row._meta.label,
        entry=row.entry,
        version=row.version,
        valid_from=facts.on,
        recorded_at=row.recorded_at,
        superseded_at=row.superseded_at,
        by=row.by,
        change=row.change,
        kind=facts.kind,
        at=facts.at or time.min,
        side=facts.side,
        row_data_class=row.row_class(),
        with_whom=list(facts.with_whom),
    )
    return line, facts.words


def note(row: VersionRow) -> None:
    """Add the chronology line of a version, if it has one."""
    if told := line_for(row):
        line, words = told
        line.words = SearchVector(Value(words), config="english")
        line.save(force_insert=True)


def _let_follow(doing: Act, row: VersionRow, before: VersionRow | None) -> None:
    for follower in _followers.get(type(row), ()):
        follower(doing, row, before)
