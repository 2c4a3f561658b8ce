"""Words in the entries of the reader's cases, the best first, with the place where they stand.

Lines of the chronology answer which entries; what is shown of each comes from its own row, read
through reach like on any other page. So nothing is shown that its own page would not show.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db import connection
from django.db.models import F, FloatField, Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.http import urlencode

from handrail.agencies import directory
from handrail.agencies.directory import Names
from handrail.delivery import timeline as deliveries
from handrail.delivery.models import Contact, TurningPoint
from handrail.design.parts import Entry
from handrail.people.models import Case
from handrail.records import describing, finding
from handrail.records.describing import anchor
from handrail.records.models import Line, VersionRow
from handrail.records.reading import Reach

PAGE = 20
LONG_COUNTS_LESS = 1
KEPT_FROM_PARTNERS = frozenset({"not_disclosable"})
# Characters nobody can type here stand for the beginning and the end of a word found.
START, STOP = "\ue000", "\ue001"
HEADLINE = f"StartSel={START}, StopSel={STOP}, MaxWords=45, MinWords=25"
Key = tuple[float, date, int]
Tell = Callable[[Any, Names], Entry]


@dataclass(frozen=True)
class Hit:
    """One entry found: whose, when, what, and the words around those looked for."""

    case_id: int
    on: date
    title: str
    url: str
    by: str
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Page:
    """A page of entries and the key of the next, when there is one."""

    hits: tuple[Hit, ...] = ()
    after: str = ""


def _contact(row: Contact, names: Names) -> Entry:
    return Entry(
        deliveries.heading(row), meta=names.named(row.workers), paragraphs=(row.text, row.words, row.help)
    )


def _turning_point(row: TurningPoint, names: Names) -> Entry:
    return Entry(
        deliveries.turning_title(row),
        meta=names.named(row.workers),
        paragraphs=(row.text, row.words, row.used_for),
    )


ITS_OWN_WAY: dict[type[VersionRow], Tell] = {Contact: _contact, TurningPoint: _turning_point}
"""Tables whose rows the timeline tells together; here they are told one by one."""


@cache
def told() -> dict[type[VersionRow], Tell]:
    """How an entry of each table reads where it is found: as its room tells it on the timeline."""
    return {**describing.told_singly(), **ITS_OWN_WAY}


PAGES = {Contact: "delivery:contact", TurningPoint: "delivery:turning_point"}


def search(reach: Reach, typed: str, after: str, today: date) -> Page:
    """One page of the entries that hold these words, by rank; what is still ahead is left out."""
    asked = finding.question(typed)
    if asked is None or not reach.kinds:
        return Page()
    lines, written = _lines(reach, asked, read_key(after), today)
    more = len(lines) > PAGE
    lines = lines[:PAGE]
    rows = _rows(reach, lines)
    ids = {line.case_id for line in lines}
    references = dict(Case.objects.filter(pk__in=ids).values_list("pk", "reference"))
    names = directory.workers(_workers(rows.values(), lines))
    entries = [
        (line, row, told()[type(row)](row, names)) for line in lines if (row := rows.get(_place(line)))
    ]
    marked = _snippets([_text(entry) for _line, _row, entry in entries], written)
    hits = tuple(
        Hit(
            line.case_id,
            line.valid_from,
            entry.title,
            _url(row, references[line.case_id], typed),
            entry.meta,
            snippet,
        )
        for (line, row, entry), snippet in zip(entries, marked, strict=True)
        if line.case_id in references
    )
    return Page(hits, _write_key(lines[-1]) if more else "")


def _lines(reach: Reach, asked: finding.Query, after: Key | None, today: date) -> tuple[list[Line], str]:
    """The lines that fit, best first, one more than a page; and the question as the database reads it."""
    tables = [model._meta.label for model in told()]
    found = finding.lines(reach).filter(words=asked, table__in=tables, valid_from__lte=today)
    found = found.annotate(
        rank=Cast(SearchRank(F("words"), asked, normalization=LONG_COUNTS_LESS), FloatField()),
        asked=Cast(asked, TextField()),
    ).defer("words")
    if after:
        rank, day, key = after
        found = found.filter(
            Q(rank__lt=rank) | Q(rank=rank, valid_from__lt=day) | Q(rank=rank, valid_from=day, id__lt=key)
        )
    lines: list[Any] = list(found.order_by("-rank", "-valid_from", "-id")[: PAGE + 1])
    return lines, lines[0].asked if lines else ""


def _place(line: Line) -> tuple[int, str, str]:
    return line.case_id, line.table, line.entry


def _rows(reach: Reach, lines: Iterable[Line]) -> dict[tuple[int, str, str], VersionRow]:
    """The rows behind the lines: one query a table, within reach, without what is marked away."""
    wanted: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in lines:
        wanted[line.table][line.case_id].add(line.entry)
    found: dict[tuple[int, str, str], VersionRow] = {}
    for model in told():
        label = model._meta.label
        if label not in wanted:
            continue
        these = Q(pk__in=[])
        for case_id, entries in wanted[label].items():
            these |= Q(case_id=case_id, entry__in=entries)
        for row in reach.fetch(reach.only(wanted[label]).rows(model).filter(these)):
            if not _kept_away(reach, row):
                found[row.case_id, label, row.entry] = row
    return found


def _kept_away(reach: Reach, row: VersionRow) -> bool:
    """Marked not for partners, and the reader is one and did not write it."""
    return (
        getattr(row, "marking", "") in KEPT_FROM_PARTNERS
        and reach.kinds[row.case_id] <= finding.OUTSIDE
        and row.by_id != reach.user.pk
    )


def _workers(rows: Iterable[VersionRow], lines: Iterable[Line]) -> set[str]:
    """Everybody the rows name."""
    named = {ref for line in lines for ref in line.with_whom}
    for row in rows:
        named |= {
            ref for field in ("worker", "covers", "said_to", "lead") if (ref := getattr(row, field, None))
        }
    return named


def _text(entry: Entry) -> str:
    """Everything an entry says, to look in for the words."""
    parts = [part if isinstance(part, str) else " ".join(part) for part in entry.paragraphs]
    parts += [quote.words for quote in entry.quotes]
    text = " ".join(part for part in parts if part) or entry.title
    return text.replace(START, "").replace(STOP, "")


def _snippets(texts: list[str], asked: str) -> list[tuple[tuple[str, bool], ...]]:
    """The words around those found, as pieces: (text, whether it is what was looked for)."""
    if not texts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "select ts_headline('english', t, %s::tsquery, %s)"
            " from unnest(%s::text[]) with ordinality as texts(t, n) order by n",
            [asked, HEADLINE, texts],
        )
        return [_pieces(_cut(part, text)) for (part,), text in zip(cursor.fetchall(), texts, strict=True)]


def _cut(part: str, text: str) -> str:
    """The part with a mark at each end where the text goes on."""
    bare = part.replace(START, "").replace(STOP, "").strip()
    before = "" if text.startswith(bare) else "… "
    return f"{before}{part}{'' if text.rstrip(' .').endswith(bare.rstrip(' .')) else ' …'}"


def _pieces(marked: str) -> tuple[tuple[str, bool], ...]:
    first, *rest = marked.split(START)
    pieces = [(first, False)]
    for one in rest:
        found, _stop, after = one.partition(STOP)
        pieces += [(found, True), (after, False)]
    return tuple(piece for piece in pieces if piece[0])


def _url(row: VersionRow, reference: str, typed: str) -> str:
    if type(row) in PAGES:
        return reverse(PAGES[type(row)], args=[reference, row.entry])
    return f"{reverse('home:timeline', args=[reference])}?{urlencode({'q': typed})}#{anchor(row)}"


def _write_key(line: Any) -> str:
    return f"{line.rank!r}_{line.valid_from.isoformat()}_{line.pk}"


def read_key(written: str) -> Key | None:
    """The place on the list where the next page begins; ``None`` for what is no place."""
    try:
        rank, day, key = written.split("_")
        found = float(rank), date.fromisoformat(day), int(key)
    except ValueError:
        return None
    return found if 0 <= found[0] <= 1e6 and 0 < found[2] < 2**63 else None
