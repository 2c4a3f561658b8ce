"""What practitioners answer to findings, in versions like everything said about a case."""

from django.db import models

from handrail.records.fields import Coded
from handrail.records.models import VersionRow


class FindingAnswer(VersionRow):
    """A reply to what the record shows for one expectation."""

    expectation = models.CharField(max_length=20)
    kind = Coded(codes="finding_answers")
    words = models.TextField()
    worker = models.CharField(max_length=64, null=True, blank=True)

    data_class = "practice_checks"
