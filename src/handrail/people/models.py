"""The case, the person, the people around them, where they live, and who supervises."""

from django.db import models

from handrail.access import policy
from handrail.agencies.models import Team
from handrail.records.fields import Coded, references, texts, words
from handrail.records.models import LineFacts, VersionRow


class Case(models.Model):
    """One person's supervision. This row is all that a stub shows: reference, cohort and office."""

    reference = models.CharField(max_length=20, unique=True)
    cohort = models.CharField(max_length=10, choices=[("adult", "Adult"), ("youth", "Youth")])
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="cases")
    closed = models.BooleanField(default=False, db_default=False)
    """Kept by the database from what ``Closure`` says (``access.rls_closing``)."""

    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """The leading record of the same person. Kept by the database from what ``SamePerson`` says
    (``access.rls_merging``)."""

    data_class = policy.FRAME

    def __str__(self) -> str:
        return self.reference

    @property
    def case_id(self) -> int:
        """Its own id: every row of a case answers to ``case_id``."""
        return self.pk


class Person(VersionRow):
    """Names, how they like to be called, and how to reach them safely."""

    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    called = models.CharField(max_length=100, blank=True, default="")
    former_names = texts()
    pronouns = Coded(codes="pronouns", default="they")
    date_of_birth = models.DateField()
    languages = texts()
    interpreter = models.CharField(max_length=100, blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    reach_by = words()
    safe_ways = words()
    suits = words()

    data_class = "identity"

    class Meta(VersionRow.Meta):
        indexes = [
            models.Index(fields=["family_name", "given_name"], name="people_person_name"),
        ]

    @property
    def first_name(self) -> str:
        """What to call them in a heading."""
        return self.called or self.given_name

    @property
    def full_name(self) -> str:
        """Given and family name."""
        return f"{self.given_name} {self.family_name}"


class Characteristics(VersionRow):
    """Self-described, for fairness monitoring only."""

    sex = models.CharField(max_length=100, blank=True, default="")
    gender_identity = models.CharField(max_length=100, blank=True, default="")
    ethnicity = models.CharField(max_length=100, blank=True, default="")
    faith = models.CharField(max_length=100, blank=True, default="")
    disability = models.CharField(max_length=200, blank=True, default="")
    sexual_orientation = models.CharField(max_length=100, blank=True, default="")

    data_class = "identity"


class Identifier(VersionRow):
    """A number another system knows the person by."""

    kind = Coded(codes="identifier_kinds")
    value = models.CharField(max_length=40)

    data_class = "identity"

    class Meta(VersionRow.Meta):
        indexes = [models.Index(fields=["value"], name="people_identifier_value")]


class OwnWords(VersionRow):
    """What the person, or a parent, said."""

    topic = Coded(codes="own_words_topics")
    words = models.TextField()
    voice = Coded(codes="voices", default="person")
    occasion = models.CharField(max_length=200, blank=True, default="")
    said_to = models.CharField(max_length=64, null=True, blank=True)
    foremost = models.BooleanField(default=False)

    shared_as = "people.own_words"
    data_class = "assessment"

    def line(self) -> LineFacts | None:
        return LineFacts("own_words", self.valid_from, words=self.words)


class Circumstance(VersionRow):
    """Something in this life, what it means for taking part, and what we do about it."""

    kind = Coded(codes="circumstance_kinds")
    what = models.TextField()
    means = words()
    we_do = words()

    data_class = "identity"
    data_class_by = ("kind", {"health": "health"})


class Address(VersionRow):
    """Where the person lived, and how settled that was."""

    kind = Coded(codes="accommodation_kinds")
    lines = words()
    area = models.CharField(max_length=200, blank=True, default="")
    postcode = models.CharField(max_length=10, blank=True, default="")
    with_whom = models.CharField(max_length=200, blank=True, default="")
    note = words()

    data_class = "address"

    def line(self) -> LineFacts | None:
        return LineFacts("move", self.valid_from, words=f"{self.kind_label} {self.area} {self.note}")


class KeyPerson(VersionRow):
    """Somebody who matters in this life, which way they pull, and what was decided about them."""

    name = models.CharField(max_length=200)
    relationship = models.CharField(max_length=200)
    group = Coded(codes="key_person_groups", default="family")
    influence = Coded(codes="influences", default="not_known")
    shown_by = words()
    seen_on = models.DateField(null=True, blank=True)
    listens = Coded(codes="listens", default="not_said")
    involvement = Coded(codes="involvements", default="decide_again")
    reason = words()
    decide_again_on = models.DateField(null=True, blank=True)
    consent = Coded(codes="consents", default="not_asked")
    consent_on = models.DateField(null=True, blank=True)
    may_be_told = words()
    reach_by = words()
    worker = models.CharField(max_length=64, null=True, blank=True)
    watch = words()

    data_class = "assessment"


class SchemeMembership(VersionRow):
    """A multi-agency scheme the person is in, and what it is for."""

    kind = Coded(codes="scheme_kinds")
    category = models.CharField(max_length=100, blank=True, default="")
    level = models.CharField(max_length=100, blank=True, default="")
    lead = models.CharField(max_length=64, null=True, blank=True)
    why = words()

    data_class = "risk_management"

    def line(self) -> LineFacts | None:
        return LineFacts("scheme", self.valid_from, words=f"{self.kind_label} {self.why}")


class MustNotMeet(VersionRow):
    """Somebody to be kept apart from; never shown to the other side."""

    who = models.CharField(max_length=200)
    kind = Coded(codes="must_not_meet_kinds")
    reason = words()
    case = models.CharField(max_length=20, null=True, blank=True)

    data_class = "risk_management"


class Allocation(VersionRow):
    """Who supervises, in which part, from when."""

    role = Coded(codes="allocation_roles")
    worker = models.CharField(max_length=64)
    covers = models.CharField(max_length=64, null=True, blank=True)
    """Of a cover: whom the worker stands in for."""
    reason = words()

    data_class = policy.FRAME

    def line(self) -> LineFacts | None:
        # Without the reason: whoever may only know who supervises must not find it by its words.
        named = (self.worker, self.covers) if self.covers else (self.worker,)
        return LineFacts("allocation", self.valid_from, with_whom=named)


class TransferDecision(VersionRow):
    """A decision to transfer the case, or not, or not yet."""

    decision = Coded(codes="transfer_decisions")
    to = models.CharField(max_length=200, blank=True, default="")
    reason = models.TextField()
    decided_by = references()
    decide_again_on = models.DateField(null=True, blank=True)

    data_class = "oversight"

    def line(self) -> LineFacts | None:
        return LineFacts(
            "decision", self.valid_from, side="us", with_whom=tuple(self.decided_by), words=self.reason
        )


class Closure(VersionRow):
    """The case was closed, or taken up again, and why. The latest of them says which it is."""

    kind = Coded(codes="closure_kinds")
    reason = Coded(codes="closure_reasons")
    note = words()

    data_class = policy.FRAME

    def line(self) -> LineFacts | None:
        # Without the note: whoever may only know that it is closed must not find it by its words.
        return LineFacts(self.kind, self.valid_from, side="us", words=str(self.kind_label))


class SamePerson(VersionRow):
    """Another record is of the same person, or is not after all. Both records say it of each other."""

    kind = Coded(codes="same_person_kinds")
    other = models.CharField(max_length=20, db_index=True)
    leads = models.BooleanField(default=False)
    reason = models.TextField()

    data_class = policy.FRAME

    def line(self) -> LineFacts | None:
        # Without the reason: whoever may only know who supervises must not find it by its words.
        return LineFacts(self.kind, self.valid_from, side="us", words=str(self.kind_label))
