"""The directory: agencies, teams, venues, workers, services, sharing agreements, and what a
service settled for itself.

Nothing here is about a person under supervision, so nothing here is closed.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from handrail.casefile import codes


class Item(models.Model):
    """Something in the directory, known by its reference."""

    reference = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Agency(Item):
    """An organisation; ``ours`` marks a tenant: a delivery unit or youth service that supervises here."""

    type = models.CharField(max_length=40, choices=codes.choices("agency_types"))
    ours = models.BooleanField(default=False)
    area = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=40, blank=True)


class Team(Item):
    """A team of a supervising service."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    office = models.CharField(max_length=200, blank=True)
    duty_telephone = models.CharField(max_length=40, blank=True)


class Venue(Item):
    """A place, with its position in degrees (WGS 84)."""

    address = models.CharField(max_length=400, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)


class Worker(Item):
    """Somebody who works with people under supervision; ``present`` lists weekday, hours and venue."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="workers")
    roles = ArrayField(models.CharField(max_length=200), default=list)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="workers")
    telephone = models.CharField(max_length=40, blank=True)
    present = models.JSONField(default=list)


class Service(Item):
    """What an agency offers, for whom, and what to expect there.

    What stands in ``feeds.entries.FED`` follows the feed that a service came from, if it came from
    one. Everything else is what we found out ourselves, and no feed ever changes it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="services")
    what_for = models.TextField(blank=True)
    needs = ArrayField(models.CharField(max_length=60), default=list)
    subjects = ArrayField(models.CharField(max_length=200), default=list)
    """What the feed files it under, in the feed's words."""
    eligibility = models.TextField(blank=True)
    least_age = models.PositiveSmallIntegerField(null=True, blank=True)
    most_age = models.PositiveSmallIntegerField(null=True, blank=True)
    takes_supervised = models.BooleanField(null=True, blank=True)
    """Whether it accepts people on supervision; nothing where nobody has asked yet."""
    exclusions = ArrayField(models.CharField(max_length=200), default=list)
    """Kinds of offence or need that it does not take, in words."""
    women_only = models.BooleanField(default=False)
    women_only_times = models.CharField(max_length=200, blank=True, default="")
    faith = models.CharField(max_length=100, blank=True)
    facets = ArrayField(models.CharField(max_length=100), default=list)
    capacity = models.CharField(max_length=200, blank=True, default="")
    wait = models.CharField(max_length=200, blank=True)
    wait_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    takes_minutes = models.PositiveIntegerField(null=True, blank=True)
    what_happens = models.TextField(blank=True)
    goes_along = models.TextField(blank=True)
    continues = models.CharField(
        max_length=40, choices=codes.choices("service_reaches"), default="specialist"
    )
    venue = models.ForeignKey(Venue, null=True, blank=True, on_delete=models.PROTECT, related_name="services")
    hours = models.JSONField(default=list)
    telephone = models.CharField(max_length=40, blank=True, default="")
    web = models.CharField(max_length=500, blank=True, default="")
    last_checked = models.DateField(null=True, blank=True)
    last_checked_by = models.CharField(max_length=200, blank=True, default="")
    feed = models.CharField(max_length=500, blank=True, default="")
    feed_id = models.CharField(max_length=200, blank=True, default="")
    not_offered_from = models.DateField(null=True, blank=True)
    """The day on which we learnt that it is offered no more. Nothing is ever deleted."""

    class Meta(Item.Meta):
        indexes = [models.Index(fields=["feed"], name="service_feed")]


class ServiceChange(models.Model):
    """What an administrator changed of a service: by whom, when, and what stood before and after.

    Written once and never changed. ``before`` and ``after`` hold the fields that moved, in words.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="changes")
    changed_by = models.CharField(max_length=64)
    """The user name: users stand above the directory."""
    changed_by_name = models.CharField(max_length=200)
    changed_at = models.DateTimeField(default=timezone.now)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.service_id} by {self.changed_by}"


class SharingAgreement(Item):
    """What may be shared with an agency, for what purpose, on what legal basis, until when.

    ``tenant`` is whose agreement it is; nobody's in particular means all of ours.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="sharing_agreements")
    tenant = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.TextField()
    gateway = models.CharField(max_length=400)
    classes = ArrayField(models.CharField(max_length=20), default=list)
    starts_on = models.DateField()
    ends_on = models.DateField()


class LocalCode(Item):
    """What a service has added to a code list: an entry of its own, or its own words for a national one.

    Only its end is ever set: what was recorded under it keeps its words.
    """

    code_list = models.CharField(max_length=40)
    tenant = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    """Whose cases may use it; nobody's in particular means those of all of ours."""
    cohort = models.CharField(max_length=10, default="both")
    national = models.CharField(max_length=60, blank=True, default="")
    counts_as = models.CharField(max_length=60, blank=True, default="")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta(Item.Meta):
        indexes = [models.Index(fields=["code_list"], name="localcode_list")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="a_local_code_ends_after_it_starts",
            )
        ]


class LocalPolicy(Item):
    """What a unit, or the whole service, settled from a day on. Never changed: a later one takes over.

    ``name`` is that of the policy. Without a value there is none of one's own from that day.
    """

    tenant = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cohort = models.CharField(max_length=10, default="both")
    value = models.JSONField(null=True, blank=True)
    from_on = models.DateField()
    why = models.TextField(blank=True, default="")
    set_by = models.CharField(max_length=64)
    """The user name: users stand above the directory."""
    set_at = models.DateTimeField(default=timezone.now)
