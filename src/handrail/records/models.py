"""Version rows: the two times of every entry. The chronology: one line a thing that happened.

Rows are keyed by case id; they point at nothing above this room. A row is written once and only
ever superseded, so the case as it was known on any day can be read back.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from handrail.access import policy
from handrail.access.models import User


class VersionQuerySet(models.QuerySet):
    """Now, as known on an instant, as it was on a day."""

    def now(self) -> "VersionQuerySet":
        """What the record holds at present."""
        return self.filter(superseded_at__isnull=True)

    def known(self, at: datetime | None) -> "VersionQuerySet":
        """What the record held at an instant; ``None`` is now."""
        if at is None:
            return self.now()
        return self.filter(Q(superseded_at__isnull=True) | Q(superseded_at__gt=at), recorded_at__lte=at)

    def valid_on(self, day: date) -> "VersionQuerySet":
        """What was true in life on a day (first and last day included)."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
        )


class VersionRow(models.Model):
    """One version of one entry. Rooms add their fields; names equal those of the document type."""

    case_id = models.BigIntegerField()
    entry = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    # What has no first day is known to be so from before the record; most tables always have one.
    valid_from: "models.DateField[Any, Any]" = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=64, null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    data_class: str
    """The class of data, for the policy. ``data_class_by`` may name a column that decides per row."""
    shared_as: str
    """Where copies of its versions may be shared: the list of a document it is kept in."""

    signed: tuple[str, str]
    """Of a table that takes a second name: the column filled once it can be signed, and that of the name."""

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["case_id", "entry"],
                condition=Q(superseded_at__isnull=True),
                name="%(app_label)s_%(class)s_one_current",
            ),
            models.UniqueConstraint(
                fields=["case_id", "entry", "version"], name="%(app_label)s_%(class)s_versions"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_start",
            ),
        ]

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """``Coded`` fields add ``<field>_label`` to their rows, which type checkers cannot see."""

    def row_class(self) -> str:
        """The data class of this very row."""
        by = getattr(self, "data_class_by", None)
        return by[1].get(getattr(self, by[0]), self.data_class) if by else self.data_class

    def line(self) -> "LineFacts | None":
        """How this version stands in the chronology; ``None`` when it does not."""
        return None


@dataclass(frozen=True)
class LineFacts:
    """What a version says to the chronology: when, what kind, whose work, with whom, and its words."""

    kind: str
    on: date | None
    at: time | None = None
    side: str = "fact"
    with_whom: tuple[str, ...] = field(default_factory=tuple)
    words: str = ""


class Line(VersionRow):
    """One line of the chronology: an index into the rooms, holding no text of its own.

    ``words`` keeps word stems for search only. A correction supersedes the line and adds another.
    """

    class Side(models.TextChoices):
        US = "us"
        PARTNER = "partner"
        FACT = "fact"

    table = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    at = models.TimeField(default=time.min)
    side = models.CharField(max_length=10, choices=Side.choices, default=Side.FACT)
    row_data_class = models.CharField(max_length=20)
    with_whom = ArrayField(models.CharField(max_length=64), default=list)
    words = SearchVectorField(null=True)

    data_class = "contact_notes"
    data_class_by = ("row_data_class", {name: name for name in (*policy.CLASSES, policy.FRAME)})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_id", "table", "entry"],
                condition=Q(superseded_at__isnull=True),
                name="records_line_one_current",
            ),
            models.UniqueConstraint(
                fields=["case_id", "table", "entry", "version"], name="records_line_versions"
            ),
        ]
        indexes = [
            models.Index(fields=["case_id", "-valid_from", "-at", "-id"], name="records_line_by_day"),
            GinIndex(fields=["words"], name="records_line_words"),
        ]


class Change(models.Model):
    """One act, done once: its key comes with the form, so that sending twice does one thing."""

    key = models.CharField(max_length=64, primary_key=True)
    case_id = models.BigIntegerField()
    verb = models.CharField(max_length=60)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    entry = models.CharField(max_length=64, blank=True)


class Draft(models.Model):
    """What somebody has typed into a form and not saved. Their own: no part of the record.

    Row security gives it to its author alone, and only while they may still write what the form
    writes: ``writes`` names that class of data; forms that no part in a case opens name the
    author's ``role`` instead. It is never exported and never told in a log.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    case_id = models.BigIntegerField(null=True, blank=True)
    writes = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=500)
    title = models.CharField(max_length=200)
    page = models.CharField(max_length=64)
    typed = models.JSONField(default=dict)
    typed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="records_draft_one_a_form")]
        indexes = [models.Index(fields=["user", "place"], name="records_draft_place")]
