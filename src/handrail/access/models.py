"""Users, the relations between users and cases, what shuts a case, and the access log."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from handrail.agencies.models import Agency, SharingAgreement, Team, Worker
from handrail.casefile import codes


class UserManager(BaseUserManager["User"]):
    """Finds and makes users by their reference."""

    def create_user(self, username: str, *, name: str, role: str, **others: object) -> "User":
        """Make a user who has no password: staff sign in with a passkey."""
        user = self.model(username=username, name=name, role=role, **others)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who may sign in. The role says what kind of user; what they may open comes from relations."""

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=40, choices=codes.choices("user_roles"))
    worker = models.ForeignKey(Worker, null=True, blank=True, on_delete=models.PROTECT, related_name="users")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="users")
    tenant = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Whose account it is where no team says so; nobody's in particular: of the whole service."""
    introduction = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name", "role"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name people call them by at work."""
        return self.name


class Preferences(models.Model):
    """How somebody wants Handrail to be for them. Nobody else reads it."""

    class TextSize(models.TextChoices):
        NORMAL = "normal", _("Normal")
        LARGER = "larger", _("Larger")
        LARGEST = "largest", _("Largest")

    user = models.OneToOneField(User, primary_key=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10, blank=True)
    text_size = models.CharField(max_length=10, choices=TextSize.choices, default=TextSize.NORMAL)
    quiet = ArrayField(models.CharField(max_length=20), default=list)
    """What is left out of "What needs me first"."""


class CalendarFeed(models.Model):
    """A secret address at which a user's own calendar reads their diary. Only its digest is kept.

    One a user; the database ends it when the account is closed (``access.rls_own``).
    """

    user = models.OneToOneField(User, primary_key=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)


class RelationQuerySet(models.QuerySet):
    """Relations asked about at an instant."""

    def live(self, at: datetime | None = None) -> "RelationQuerySet":
        """Those that count: begun, not ended, and not shut by an exclusion or restriction."""
        at = at or timezone.now()
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at), starts_at__lte=at, shut=False)


class Relation(models.Model):
    """Why a user may open a case, from when and until when. ``shut`` is kept by the database."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="relations")
    case_id = models.BigIntegerField()
    kind = models.CharField(max_length=40, choices=codes.choices("relation_kinds"))
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    purpose = models.TextField(blank=True)
    gateway = models.CharField(max_length=200, blank=True)
    agreement = models.ForeignKey(
        SharingAgreement, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    shut = models.BooleanField(default=False)

    objects = RelationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["user", "case_id"], name="relation_user_case"),
            models.Index(fields=["case_id"], name="relation_case"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "case_id", "kind"],
                condition=Q(ends_at__isnull=True),
                name="one_open_relation_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=models.F("starts_at")),
                name="a_relation_ends_after_it_starts",
            ),
        ]


class SharedCopy(models.Model):
    """One version of an entry that a partner's worker reads, as it stood when it was shared.

    Versions never change, so naming one is keeping a copy: what is said later does not reach it.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    case_id = models.BigIntegerField()
    part = models.CharField(max_length=60)
    entry = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case_id", "user"], name="sharedcopy_case_user")]


class Exclusion(models.Model):
    """A user for whom a case does not exist. Information governance sets it; it holds at once."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    case_id = models.BigIntegerField(db_index=True)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, default="")


class Restriction(models.Model):
    """While it lasts only the named readers open the case; other staff see that it exists, no more."""

    case_id = models.BigIntegerField(db_index=True)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    readers = ArrayField(models.BigIntegerField(), default=list)
    reason = models.TextField(blank=True, default="")


class DutySlot(models.Model):
    """A time on the rota: while it lasts the officer may open the team's cases, each opening logged."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="duty_slots")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="duty_slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()


class AccessLine(models.Model):
    """Who read, collected, altered, disclosed, combined or erased what, when and why. Holds no content."""

    class Operation(models.TextChoices):
        COLLECTION = "collection"
        ALTERATION = "alteration"
        CONSULTATION = "consultation"
        DISCLOSURE = "disclosure"
        COMBINATION = "combination"
        ERASURE = "erasure"

    at = models.DateTimeField(db_default=Now())
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    operation = models.CharField(max_length=20, choices=Operation.choices)
    route = models.CharField(max_length=100)
    classes = ArrayField(models.CharField(max_length=20), default=list)
    relations = ArrayField(models.CharField(max_length=40), default=list)
    cases = ArrayField(models.BigIntegerField(), default=list)
    recipient = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "at"], name="accessline_user_at"),
            models.Index(fields=["at"], name="accessline_at"),
            GinIndex(fields=["cases"], name="accessline_cases"),
        ]


class SignInLink(models.Model):
    """A way in for somebody without a passkey: a link that works once, for a few minutes.

    Only its digest is kept, so nobody who reads this table can sign in with it.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class Recovery(models.Model):
    """A short time in which a user who lost their passkeys may sign in, once, by authenticator code."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)


class EmailedLink(models.Model):
    """A sign-in link that was asked for by e-mail, bound to the browser that asked. Nobody's where the
    address is unknown, so that both look the same.

    The token is made when the e-mail is sent; only digests are kept. The serving login cannot see this
    table: the functions of ``access.rls_emailed`` are the only way to it.
    """

    reference = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    browser = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, null=True, unique=True)
    asked_at = models.DateTimeField(db_default=Now(), db_index=True)
    sends = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)


class Pin(models.Model):
    """The PIN of somebody who signs in by an e-mailed link, hashed. Its user sets it once; whoever is in
    charge of what is shared with them, or an administrator, has it forgotten."""

    user = models.OneToOneField(User, primary_key=True, on_delete=models.PROTECT, related_name="+")
    hashed = models.CharField(max_length=200)
    set_at = models.DateTimeField(default=timezone.now)
    wrong = models.PositiveSmallIntegerField(default=0)
    """Wrong tries since the last right one, wherever they came from."""


class Connection(models.Model):
    """Somebody says that they know a person who may be supervised here. Never changed afterwards.

    It holds what was typed, not a case: whoever declares does not learn whether there is one.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20, blank=True)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    how = models.TextField()
    declared_at = models.DateTimeField(db_default=Now())


class ConnectionOutcome(models.Model):
    """What information governance made of a declared connection. Whoever declared it cannot read this."""

    class Outcome(models.TextChoices):
        EXCLUDED = "excluded", "Excluded from the case"
        DISMISSED = "dismissed", "No exclusion"

    connection = models.ForeignKey(Connection, on_delete=models.PROTECT, related_name="outcomes")
    tenant = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    """For whose cases it was decided; nobody's in particular: for all."""
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["connection", "tenant"], name="decided_once", nulls_distinct=False
            )
        ]


class Alert(models.Model):
    """Something a manager and information governance must look at. Made by the database itself."""

    class Kind(models.TextChoices):
        BREAK_GLASS = "break_glass", "Opened with a reason"
        FEW_READERS = "few_readers", "Fewer than two can open it"
        ONE_PERSON = "one_person", "Two records of one person"
        TWO_PEOPLE = "two_people", "Two people after all"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    case_id = models.BigIntegerField(db_index=True)
    reference = models.CharField(max_length=20)
    about = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    at = models.DateTimeField(db_default=Now())


class AlertReview(models.Model):
    """Who looked at an alert, and what came of it. Nobody reviews what they did themselves."""

    class Outcome(models.TextChoices):
        NEEDED = "needed", "The reason holds"
        DISCUSSED = "discussed", "Talked it through; no further step"
        TAKEN_FURTHER = "taken_further", "Taken further"
        SETTLED = "settled", "Put right"

    alert = models.OneToOneField(Alert, on_delete=models.PROTECT, related_name="review")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    words = models.TextField()
