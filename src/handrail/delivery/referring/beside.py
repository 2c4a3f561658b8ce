"""What stands beside a step of the plan: what to expect of its service, its referral, the way to refer."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.agencies.models import Service
from handrail.casefile.steps import OVER
from handrail.delivery.models import Referral
from handrail.delivery.referring import expecting
from handrail.delivery.referring.refer_views import form_url
from handrail.design.frame import Action
from handrail.people.opening import OpenCase
from handrail.plans import beside
from handrail.plans.beside import Beside


def stands_beside(case: OpenCase, steps: Sequence[Any]) -> dict[str, Beside]:
    """For each step that is not over: one query for referrals, one for services."""
    open_steps = [step for step in steps if step.state not in OVER]
    if not open_steps:
        return {}
    sent = {row.step: row for row in case.fetch(Referral) if row.step and row.state != "withdrawn"}
    wanted = {step.service for step in open_steps if step.service}
    services = Service.objects.in_bulk(wanted, field_name="reference") if wanted else {}
    may = case.can_write("plan")
    found = {}
    for step in open_steps:
        service = services.get(step.service or "")
        referral = sent.get(step.entry)
        found[step.entry] = Beside(
            tuple(one for one in (expecting.in_a_line(service) if service else "",) if one),
            (_referral(case, referral),) if referral else (_refer(case, step),) if may else (),
        )
    return found


def _referral(case: OpenCase, row: Referral) -> Action:
    words = _("Referral: %(state)s") % {"state": str(row.state_label).lower()}
    return Action(words, reverse("delivery:referral", args=[case.reference, row.entry]))


def _refer(case: OpenCase, step: Any) -> Action:
    words = _("Refer") if step.service else _("Find a service")
    return Action(words, form_url(case, step.entry, step.service))


def register() -> None:
    """Tell the plan what stands beside its steps."""
    beside.register(stands_beside)
