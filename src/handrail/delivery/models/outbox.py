"""Messages on their way: what is to be sent, and how far each has come."""

from django.db import models
from django.db.models import Q

from handrail.access.models import User
from handrail.records.fields import Coded


class State(models.TextChoices):
    """How far a message has come. Only the first four are still worked on."""

    QUEUED = "queued"
    SENDING = "sending"
    ASKING = "asking"
    SENT = "sent"
    DELIVERED = "delivered"
    NOT_DELIVERED = "not_delivered"
    IN_DOUBT = "in_doubt"
    STOPPED = "stopped"


class Outgoing(models.Model):
    """One message on its way. It belongs to the running of a service, not to the case document.

    It is written in the transaction of what causes it, once for each ``key``. It holds neither words
    nor a number: both are looked up at the moment of sending. ``message`` is the entry of the record
    that tells what became of it; ``reference`` is how the provider knows it."""

    case_id = models.BigIntegerField()
    key = models.CharField(max_length=200, unique=True)
    kind = Coded(codes="message_kinds")
    contact = models.CharField(max_length=64, blank=True, default="")
    message = models.CharField(max_length=64)
    on = models.DateField(null=True, blank=True)
    at = models.TimeField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices, default=State.QUEUED)
    next_at = models.DateTimeField(null=True, blank=True)
    reference = models.CharField(max_length=64, unique=True)
    provider_id = models.CharField(max_length=64, blank=True, default="")
    answer = models.CharField(max_length=40, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    absent = models.PositiveSmallIntegerField(default=0)
    unsure = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case_id", "message"], name="delivery_outgoing_one_message")
        ]
        indexes = [
            models.Index(
                fields=["next_at"],
                condition=Q(state__in=["queued", "sending", "asking", "sent"]),
                name="delivery_outgoing_due",
            ),
        ]
