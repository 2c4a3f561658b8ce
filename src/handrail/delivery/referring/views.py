"""The page of services of a case, and the page of one referral."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from handrail.access.requests import Request
from handrail.agencies import directory
from handrail.delivery import navigation
from handrail.delivery.models import Chaser, Referral
from handrail.delivery.referring import chasing, expecting, handing, services_page
from handrail.delivery.referring.describing import referral as told
from handrail.delivery.referring.knowing import Known
from handrail.delivery.referring.knowing import known as know
from handrail.delivery.referring.services_page import because, days, late_words
from handrail.delivery.referring.states import may_become
from handrail.design import wording
from handrail.design.frame import Action
from handrail.design.parts import Quote
from handrail.people.frame import case_frame
from handrail.people.opening import OpenCase, case_page
from handrail.plans.models import Step
from handrail.records import describing

CLASSES = ("plan", "assessment", "risk_management")


@case_page(classes=CLASSES, needs="plan")
def services(request: Request, case: OpenCase) -> HttpResponse:
    """Referrals by state, services in place, and the phases they run through."""
    known = know(case)
    context = {
        "frame": case_frame(case, "contacts", known.facts),
        "within": navigation.within(case, "services"),
        **services_page.page(known),
    }
    return render(request, "delivery/services.html", context)


@case_page(classes=CLASSES, needs="plan")
def referral(request: Request, case: OpenCase, entry: str) -> HttpResponse:
    """One referral: why, what was shared, what they answered, what came of it."""
    row = case.one(Referral, entry)
    known = know(case)
    service = known.services.get(row.service or "")
    late = chasing.late_referrals([row], known.facts[Chaser], case.today)
    share = handing.share_of(case, row.worker)
    context = {
        "frame": case_frame(case, "contacts", known.facts),
        "within": navigation.within(case, "services"),
        "called": known.called,
        "row": row,
        "name": known.name(row),
        "facts": [(label, words) for label, words in _facts(known, row) if words],
        "quote": Quote(row.persons_words) if row.persons_words else None,
        "changes": [(one.what, one.outcome_label, one.words) for one in known.wanted(entry)],
        "shared": _shared(case, row),
        "share_until": handing.last_day(share) if share else "",
        "share_number": share.number if share else None,
        "expected": expecting.expect(service) if service else [],
        "service": service,
        "chasers": [_chaser(known, one) for one in known.facts[Chaser] if one.about == entry],
        "late": [(late_words(one), one.to_draft, one.no_answer) for one in late],
        "actions": _actions(case, row) if case.can_write("plan") else [],
        "earlier": _earlier(case, known, row),
        "may": case.can_write("plan"),
        "services_url": reverse("delivery:services", args=[case.reference]),
    }
    return render(request, "delivery/referral.html", context)


def _facts(known: Known, row: Referral) -> list[tuple[str, str]]:
    step = next((one.what for one in known.facts[Step] if one.entry == row.step), "")
    answered = known.workers[row.answered_by].with_agency if row.answered_by else ""
    goes_on = _("%(name)s goes on there without us") % {"name": known.called}
    phases = wording.listed(known.ran_in(row))
    said = _("Why not") if row.state in ("declined", "withdrawn") else _("What they said")
    return [
        (_("Where it stands"), str(row.state_label)),
        (_("When"), " ".join(days(row))),
        (_("Step of the plan"), step),
        (_("What for"), row.what_for if row.what_for != step else ""),
        (_("Because of"), because(known, row)),
        (_("Who there"), known.who(row)),
        (_("Referred by"), known.workers[row.by_worker].name if row.by_worker else ""),
        (_("What %(name)s needs from them") % {"name": known.called}, row.needs_from_them),
        (_("%(name)s’s yes") % {"name": known.called}, str(row.consent_label)),
        (_("Answered by"), answered),
        (said, row.because),
        (_("How it goes"), row.feedback),
        (_("In which phases"), phases),
        (_("Afterwards"), goes_on if row.goes_on_after else ""),
    ]


def _shared(case: OpenCase, row: Referral) -> list[str]:
    """What went along, as the entries are called now."""
    models = describing.shareable()
    pairs = [one.partition("/") for one in row.shares]
    wanted = {part for part, _slash, _entry in pairs if part in models}
    entries = [entry for _part, _slash, entry in pairs]
    found = case.gather(*(models[part] for part in wanted), entries=entries) if wanted else {}
    titles = {
        (part, one.entry): describing.copy(one, directory.Names()).title
        for part in wanted
        for one in found[models[part]]
    }
    return [
        f"{handing.LISTS.get(part, part)}: {titles.get((part, entry), _('an entry that has ended'))}"
        for part, _slash, entry in pairs
    ]


def _chaser(known: Known, row: Chaser) -> tuple[str, str]:
    who = known.workers[row.sent_by].name if row.sent_by else ""
    if row.state != "sent":
        return (_("Not sent, decided on %(day)s") % {"day": wording.full_date(row.valid_from)}, row.text)
    how = str(row.how_label).lower() if row.how else ""
    parts = (wording.full_date(row.sent_on), how, who)
    return (_("Sent %(when)s") % {"when": ", ".join(part for part in parts if part)}, row.text)


def _actions(case: OpenCase, row: Referral) -> list[Action]:
    """What can follow, the likeliest first."""

    def way(words: str, route: str) -> Action:
        return Action(words, reverse(f"delivery:{route}", args=[case.reference, row.entry]))

    ways = []
    if row.state == "drafted":
        ways.append(way(_("Go on with it, and send it"), "referral_update"))
    if may_become(row, "accepted"):
        words = _("Say what they answered") if row.state == "sent" else _("Say what they answered now")
        ways.append(way(words, "referral_answer"))
    if row.state == "started":
        ways.append(way(_("Say how it goes"), "referral_feedback"))
    if may_become(row, "ended"):
        ways.append(way(_("It has ended"), "referral_end"))
    if may_become(row, "withdrawn"):
        ways.append(way(_("Take it back"), "referral_withdraw"))
    return ways


def _earlier(case: OpenCase, known: Known, row: Referral) -> list[tuple[str, str]]:
    """How it stood before: the state, and when that was recorded and by whom."""
    before = describing.earlier(case, Referral, [row.entry]).get(row.entry, [])
    return [
        (told(one, known.workers).title, f"{wording.long_date(one.recorded_at)}, {one.by.name}")
        for one in reversed(before)
    ]
