"""What people said of how we work, over all the cases of a manager: words and what was done, no names."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access import log
from handrail.access.log import Operation
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.casefile import codes
from handrail.design.parts import Chip
from handrail.people.models import Case
from handrail.records.reading import Reach
from handrail.reviews.ending.missing import waits
from handrail.reviews.models import Feedback

MOST = 200


@route(who={"manager"}, classes=("plan",), get=Operation.CONSULTATION)
def everywhere(request: Request) -> HttpResponse:
    """By what it is about, the latest first; what nothing was done about yet stands before the rest."""
    topic = request.GET.get("topic", "")
    reach = Reach.of(request.user)
    managed = [case for case, kinds in reach.kinds.items() if "manager" in kinds]
    rows = reach.only(managed).rows(Feedback).order_by("-valid_from", "-pk")
    topics = codes.choices("feedback_topics")
    if topic in dict(topics):
        rows = rows.filter(topic=topic)
    found = list(rows[:MOST])
    cases = Case.objects.in_bulk({row.case_id for row in found})
    log.write(request, Operation.CONSULTATION, sorted({row.case_id for row in found}))
    said = [(row, cases[row.case_id].reference) for row in found if row.case_id in cases]
    here = reverse("reviews:feedback_everywhere")
    context = {
        "waiting": [one for one in said if waits(one[0])],
        "answered": [one for one in said if not waits(one[0])],
        "topics": [
            Chip(str(label), f"{here}?topic={key}" if key else here, current=key == topic)
            for key, label in (("", _("Everything")), *topics)
        ],
    }
    return render(request, "reviews/feedback_everywhere.html", context)
