"""Words in entries: what was typed as a question to the database, and the lines it may answer with.

The database is asked about the reader's own cases only, found by their key: how long that takes
depends on how many cases they have, never on what others hold. Sealed compartments are not
searched, not even for their named readers.
"""

import re
from collections import defaultdict
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import CombinedSearchQuery, SearchQuery
from django.db.models import Q
from django.db.models.query import QuerySet

from handrail.access import policy
from handrail.casefile import synonyms
from handrail.records.models import Line
from handrail.records.reading import Reach

SEALED = frozenset({"victim", "intelligence"})
OUTSIDE = frozenset({"partner", "police", "ap_key_worker"})
MOST_WORDS = 12
_PARTS = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
Query = SearchQuery | CombinedSearchQuery


def question(typed: str) -> Query | None:
    """The words as a search: all of them, or what else the field calls them.

    Words in quotation marks stand together as typed; a word after a minus must be absent.
    ``None`` when nothing was typed to look for.
    """
    wanted: list[Query] = []
    absent: list[SearchQuery] = []
    run: list[str] = []

    def finish() -> None:
        wanted.extend(_any_of(names) for names in synonyms.expanded(run))
        run.clear()

    for not_phrase, phrase, not_word, word in _PARTS.findall(typed.replace("\x00", ""))[:MOST_WORDS]:
        if word and not not_word:
            if any(c.isalnum() for c in word):
                run.append(word.strip(".,;:!?()\"'“”‘’"))
            continue
        finish()
        if phrase.strip() or word:
            one = _phrase(phrase or word)
            if not_phrase or not_word:
                absent.append(one)
            else:
                wanted.append(one)
    finish()
    if not wanted:
        return None
    asked: Query = reduce(and_, [*wanted, *(~one for one in absent)])
    return asked


def _any_of(names: tuple[str, ...]) -> Query:
    return reduce(or_, [_phrase(name) for name in names])


def _phrase(words: str) -> SearchQuery:
    return SearchQuery(words, config="english", search_type="phrase")


def lines(reach: Reach) -> QuerySet[Line]:
    """The present lines of the chronology within reach that may be searched.

    The same rows as ``reach.rows(Line)`` gives, less the sealed ones, asked for by groups of
    cases with the same relations: a thousand cases make one list, not one for each class.
    """
    groups: dict[frozenset[str], list[int]] = defaultdict(list)
    for case_id, kinds in reach.kinds.items():
        groups[kinds].append(case_id)
    found = Q(pk__in=[])
    for kinds, case_ids in groups.items():
        whole, own = _classes(kinds)
        readable = Q(row_data_class__in=whole)
        if own:
            readable |= Q(row_data_class__in=own, by=reach.user)
        found |= Q(case_id__in=case_ids) & readable
    return Line.objects.known(reach.known).filter(found)


def _classes(kinds: frozenset[str]) -> tuple[list[str], list[str]]:
    """The classes these relations read whole, and those of which they read what they wrote."""
    whole, own = [], []
    for name in (*policy.CLASSES, policy.FRAME):
        ways = {policy.reading(kind, name, Line._meta.label) for kind in kinds}
        if name in SEALED:
            continue
        if ways & {"all", "limited"}:
            whole.append(name)
        elif "own" in ways:
            own.append(name)
    return whole, own
