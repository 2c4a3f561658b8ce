"""How a contact level is said in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handrail.casefile import codes
from handrail.delivery.level.counting import Gap, Phase, PhaseCount
from handrail.design import wording
from handrail.records.describing import mid_sentence


def how_often(times: int, every: str) -> str:
    """Once a week, twice a week, 3 a week; every two weeks; once a month."""
    often = {
        (1, "week"): _("Once a week"),
        (2, "week"): _("Twice a week"),
        (1, "fortnight"): _("Every two weeks"),
        (2, "fortnight"): _("Twice in two weeks"),
        (1, "month"): _("Once a month"),
        (2, "month"): _("Twice a month"),
    }
    usual = _("%(n)s %(every)s") % {"n": times, "every": mid_sentence(codes.label("contact_rhythms", every))}
    return often.get((times, every), usual)


def of(phase: Phase) -> str:
    """How often a phase plans contact."""
    return how_often(phase.times, phase.every)


def lead(phases: list[PhaseCount], today: date) -> str:
    """Twice a week at first, once a week now."""
    planned = [one.phase for one in phases if one.phase]
    if not planned:
        return _("No contact level is proposed yet: what took place is counted week by week.")
    now = next((one for one in planned if one.holds(today)), None)
    first = of(planned[0])
    if now is None or now == planned[0]:
        return _("%(often)s.") % {"often": first}
    return _("%(first)s at first, %(now)s now.") % {"first": first, "now": mid_sentence(of(now))}


def days(n: int) -> str:
    """1 day, 19 days"""
    return ngettext("%(n)s day", "%(n)s days", n) % {"n": n}


def gap(one: Gap | None) -> str:
    """19 days; 16 days, so far."""
    if one is None:
        return ""
    return _("%(days)s, so far") % {"days": days(one.days)} if one.so_far else days(one.days)


def gap_dates(one: Gap) -> str:
    """19 days, 20 February to 11 March 2026."""
    given = {"days": days(one.days), "from": wording.day_month(one.starts), "to": wording.full_date(one.ends)}
    return (_("%(days)s, since %(from)s") if one.so_far else _("%(days)s, %(from)s to %(to)s")) % given
