"""Pages of local policies: what is in force, what was, and setting one from a day on."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.access.models import User
from handrail.access.requests import Request
from handrail.access.routes import route
from handrail.access.tenants import tenant_of
from handrail.agencies import policies
from handrail.agencies.models import LocalPolicy
from handrail.agencies.policies import InForce
from handrail.agencies.policy_table import POLICIES, Policy
from handrail.design import wording
from handrail.design.parts import Cell
from handrail.design.typed import Unreadable, read_date
from handrail.home.administration.list_forms import FOR_WHOM
from handrail.home.administration.policy_forms import PolicyForm
from handrail.home.administration.views import WHO, form_page
from handrail.records import clock

COHORTS = ("adult", "youth")


@route(who=WHO)
def index(request: Request) -> HttpResponse:
    """Every policy and what is in force today."""
    tenant, today = tenant_of(request.user), clock.today()
    rows = []
    for policy in POLICIES.values():
        now = _now(policy, today, tenant)
        page = reverse("administration:policy", args=[policy.name])
        rows.append(
            [Cell(str(policy.title), url=page), *(_value(policy, one.value) for one in now), _whose(now)]
        )
    return render(request, "administration/policies.html", {"rows": rows})


@route(who=WHO)
def one(request: Request, item: str) -> HttpResponse:
    """One policy: what holds on a day, today unless another is asked for, and all that was set."""
    policy, tenant, today = _known(item), tenant_of(request.user), clock.today()
    asked = request.GET.get("on", "").strip()
    try:
        day, misread = (read_date(asked, today, looks_back=True) if asked else today), False
    except Unreadable:
        day, misread = today, True
    then = _now(policy, day, tenant)
    words = dict(FOR_WHOM)
    heads = [_("Adults and children")] if policy.for_all else [str(words[one]) for one in COHORTS]
    page = {
        "policy": policy,
        "asked": asked,
        "misread": misread,
        "when": _("In force today")
        if day == today
        else _("In force on %(day)s") % {"day": wording.full_date(day)},
        "in_force": [
            (head, _value(policy, one.value), _source(one)) for head, one in zip(heads, then, strict=False)
        ],
        "history": _history(policy, tenant),
        "shipped": [
            (str(words[cohort]), _value(policy, one.value), one.source)
            for cohort in COHORTS
            for one in policy.shipped[cohort]
        ],
    }
    return render(request, "administration/policy.html", page)


@route(who=WHO, post="alteration")
def settle(request: Request, item: str) -> HttpResponse:
    """Set a policy from a day on."""
    policy = _known(item)
    form = PolicyForm(
        request.POST or None, of=policy.name, by=request.user.username, keeper=tenant_of(request.user)
    )
    back = reverse("administration:policy", args=[policy.name])
    heading = _("Set: %(policy)s") % {"policy": policy.title}
    return form_page(
        request, "policy", LocalPolicy, form, heading, lambda row: back, back=back, lead=policy.about
    )


def _known(item: str) -> Policy:
    if item not in POLICIES:
        raise Http404
    return POLICIES[item]


def _now(policy: Policy, day: date, tenant: int | None) -> list[InForce]:
    """What holds for adults and for children."""
    return [policies.in_force(policy.name, day, cohort=cohort, tenant=tenant) for cohort in COHORTS]


def _value(policy: Policy, value: Any) -> str:
    """A value as people read it."""
    if value is None:
        return _("None")
    if policy.kind == "levels":
        return "; ".join(
            _("%(band)s %(first)s, then %(after)s")
            % {"band": level["band"], "first": level["first"], "after": level["after"]}
            for level in value
        )
    return _counted(policy, value)


def _counted(policy: Policy, n: int) -> str:
    words = {
        "weeks": ngettext("%(n)s week", "%(n)s weeks", n),
        "months": ngettext("%(n)s month", "%(n)s months", n),
        "days": ngettext("%(n)s day", "%(n)s days", n),
        "working days": ngettext("%(n)s working day", "%(n)s working days", n),
    }
    return words[policy.unit] % {"n": n}


def _whose(now: list[InForce]) -> str:
    """Whose the values of today are."""
    found = [_owner(one.set_as) if one.set_as else _("Ships with Handrail") for one in now if one.value]
    return ", ".join(dict.fromkeys(found))


def _owner(row: LocalPolicy) -> str:
    return row.tenant.name if row.tenant else _("Every unit")


def _source(one: InForce) -> str:
    """Whose a value is and since when."""
    if one.set_as is None:
        return _("Ships with Handrail") if one.value is not None else _("Nobody has settled it")
    day = wording.full_date(one.since)
    return _("%(whose)s, since %(day)s") % {"whose": _owner(one.set_as), "day": day}


def _history(policy: Policy, tenant: int | None) -> list[list[Any]]:
    """What was set, newest first."""
    within = None if tenant is None else {tenant, None}
    found = policies.history(policy.name, within)
    names = dict(
        User.objects.filter(username__in={row.set_by for row, *_ in found}).values_list("username", "name")
    )
    return [
        [
            Cell(wording.full_date(row.from_on), note=_until(ends, replaced)),
            _("None of our own") if row.value is None else _value(policy, row.value),
            str(dict(FOR_WHOM)[row.cohort]),
            _owner(row),
            Cell(names.get(row.set_by, row.set_by), note=wording.full_date(row.set_at)),
            row.why,
        ]
        for row, ends, replaced in found
    ]


def _until(ends: date | None, replaced: bool) -> str:
    if replaced:
        return _("replaced before it held")
    return _("until %(day)s") % {"day": wording.full_date(ends - timedelta(days=1))} if ends else ""
