"""The only way case facts are read: through the relations of the one who asks.

A ``Reach`` holds which cases a user may open and how. Its querysets never leave it, so a view
cannot forget to ask; row security asks the same again in the database.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache, cached_property
from typing import Any, TypeVar, cast

from django.db.models import Model, Q
from django.db.models.query import QuerySet

from handrail.access import naming, policy
from handrail.access.models import Relation, User
from handrail.records.gathering import Asked, Some, Way, rows_as_json
from handrail.records.models import Line, VersionRow

Row = TypeVar("Row", bound=VersionRow)
Cases = tuple[tuple[int, ...], tuple[int, ...]]
"""The cases read whole, and those in which only one's own entries are."""


class Reach:
    """What one user may read now, case by case: the kinds of live relation to each."""

    def __init__(self, user: User, kinds: dict[int, frozenset[str]], known: datetime | None = None) -> None:
        self.user, self.kinds, self.known = user, kinds, known

    @classmethod
    def of(cls, user: User, case_ids: Iterable[int] | None = None) -> "Reach":
        """The reach of a user over these cases, or over all that they may open."""
        relations = Relation.objects.live().filter(user=user)
        if case_ids is not None:
            relations = relations.filter(case_id__in=case_ids)
        found: dict[int, set[str]] = defaultdict(set)
        for case_id, kind in relations.values_list("case_id", "kind"):
            found[case_id].add(kind)
        served = set(policy.served_kinds())
        counted = {case: policy.counted(frozenset(kinds)) for case, kinds in found.items() if kinds & served}
        return cls(user, counted)

    def only(self, case_ids: Iterable[int]) -> "Reach":
        """The same reach over fewer cases."""
        wanted = {case_id: self.kinds[case_id] for case_id in case_ids if case_id in self.kinds}
        return Reach(self.user, wanted, self.known)

    def at(self, known: datetime | None) -> "Reach":
        """The same reach over what the record held at an instant; who may read is decided now."""
        return Reach(self.user, self.kinds, known)

    def rows(self, model: type[Row]) -> "QuerySet[Row]":
        """The current versions of a table that this user may read (as known on an instant if set)."""
        return model.objects.known(self.known).filter(self.readable(model))

    def readable(self, model: type[VersionRow]) -> Q:
        """The rows of a table within reach, by the class of each row."""
        found = Q(pk__in=())
        for way in self.ways(model):
            if way.named:
                found |= Q(case_id__in=way.named) & naming.rows(model, way.worker)
                continue
            within = Q(case_id__in=way.whole)
            if way.own:
                within |= Q(case_id__in=way.own, by=self.user)
            if way.values:
                among = Q(**{f"{way.column}__in": way.values})
                within = (~among if way.otherwise else among) & within
            found |= within
        return found

    def ways(self, model: type[VersionRow]) -> list[Way]:
        """How the rows of a table are read; those of classes that are read alike together."""
        column, classes = getattr(model, "data_class_by", ("", {}))
        alike: dict[Cases, list[str]] = defaultdict(list)
        for value, name in classes.items():
            alike[self._cases(model, name)].append(value)
        usual = self._cases(model, model.data_class)
        elsewhere = [value for cases, values in alike.items() if cases != usual for value in values]
        found = [Way(column, elsewhere, True, *usual)]
        found += [Way(column, values, False, *cases) for cases, values in alike.items() if cases != usual]
        found = [way for way in found if way.whole or way.own]
        if named := self._named(model, usual[0]):
            found.append(Way("", [], False, (), (), named, self.worker))
        return found

    def _named(self, model: type[VersionRow], whole: tuple[int, ...]) -> tuple[int, ...]:
        """The cases of which rows that name the reader's worker are read, beyond those read whole."""
        label = model._meta.label
        if label not in naming.TABLES:
            return ()
        named = [case for case, kinds in self.kinds.items() if any(naming.of(kind, label) for kind in kinds)]
        return tuple(sorted({*named} - {*whole})) if named and self.worker else ()

    @cached_property
    def worker(self) -> str:
        """The reader in the directory."""
        return self.user.worker.reference if self.user.worker else ""

    def _cases(self, model: type[VersionRow], data_class: str) -> Cases:
        """The cases of which a class is read whole (or its limited part), and own entries only."""
        label = model._meta.label
        how = {
            kinds: {policy.reading(kind, data_class, label) for kind in kinds}
            for kinds in set(self.kinds.values())
        }
        whole = tuple(case for case, kinds in self.kinds.items() if how[kinds] & {"all", "limited"})
        own = tuple(
            case
            for case, kinds in self.kinds.items()
            if "own" in how[kinds] and not how[kinds] & {"all", "limited"}
        )
        return whole, own

    def fetch(self, rows: "QuerySet[Row]") -> list[Row]:
        """Rows with the fields beyond a limited part left out."""
        return [self._limited(row) for row in rows]

    def gather(
        self, *parts: Asked, entries: Sequence[str] | None = None
    ) -> dict[type[VersionRow], list[Any]]:
        """The rows of many small tables (some of them, or of some entries only) in one query, by id."""
        found: dict[type[VersionRow], list[Any]] = {}
        for model, rows in self.gather_each(*parts, entries=entries):
            again = model in found
            found[model] = sorted([*found[model], *rows], key=lambda row: row.pk) if again else rows
        return found

    def gather_each(
        self, *parts: Asked, entries: Sequence[str] | None = None
    ) -> list[tuple[type[VersionRow], list[Any]]]:
        """The same, part by part: a table may be asked more than once, each time for other rows."""
        models = [part.model if isinstance(part, Some) else part for part in parts]
        found: list[list[Any]] = [[] for _part in parts]
        for place, facts in rows_as_json(parts, self.ways, self.user.pk, self.known, entries):
            model = models[place]
            row = cast(Any, model)(*(read(facts[column]) for column, read in _columns(model)))
            # A line points at an entry; it has no field of its own to leave out.
            found[place].append(row if model is Line else self._limited(row))
        return [
            (model, sorted(rows, key=lambda row: row.pk)) for model, rows in zip(models, found, strict=True)
        ]

    def _limited(self, row: Row) -> Row:
        seen = policy.visible_fields(
            self.kinds.get(row.case_id, frozenset()), row.row_class(), row._meta.label
        )
        if seen is not None:
            kept = {*seen, "id", "case_id", "entry", "version", "valid_from", "valid_to"}
            for hidden in row._meta.concrete_fields:
                if hidden.name not in kept and hidden.attname not in kept:
                    setattr(row, hidden.attname, _nothing(hidden))
        return row

    def can_read(self, case_id: int, data_class: str, model: type[Model] | None = None) -> bool:
        """Whether any part of a class (of one table, if given) is within reach in a case."""
        label = model._meta.label if model else ""
        return any(
            policy.reading(kind, data_class, label) in ("all", "own", "limited")
            for kind in self.kinds.get(case_id, ())
        )

    def can_write(self, case_id: int, data_class: str, model: type[Model] | None = None) -> bool:
        """Whether the user may add to a class (to one table, if given) in a case."""
        label = model._meta.label if model else ""
        return any(
            policy.writing(kind, data_class, label) in ("all", "own") for kind in self.kinds.get(case_id, ())
        )

    def can_sign(self, case_id: int, data_class: str) -> bool:
        """Whether the user may put their name to what others wrote of a class in a case."""
        return any(policy.signing(kind, data_class) for kind in self.kinds.get(case_id, ()))


@cache
def _columns(model: type[VersionRow]) -> list[tuple[str, Callable[[Any], Any]]]:
    """The columns of a table in the order its model takes them, each with how it is read from JSON."""
    return [(str(field.column), field.to_python) for field in model._meta.concrete_fields]


def _nothing(field: Any) -> Any:
    if field.has_default():
        return field.get_default()
    return "" if field.empty_strings_allowed and not field.null else None
