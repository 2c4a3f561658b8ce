"""Tier v3: which of seven tiers, A to G, the national probation rule gives, and whether it may change.

From the public source code of hmpps-tier at affac98a (17 August 2026, MIT). ARP may be worked out
here; CSRP, DC-SRP and the risk of serious harm come from outside, and a missing one is never taken
as nought.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from handrail.instruments.data import constants
from handrail.instruments.inputs import Given, complete, needed, of, question
from handrail.instruments.refusing import Problem, Refused, Why, explained
from handrail.kernel.dates import add_years

Raw = Mapping[str, Any]
C = constants("tier_v3")
TIERS: list[str] = C["tiers"]
LOWEST = TIERS[-1]
REOFFENDING, MAPPA_ROSH = "REOFFENDING", "MAPPA_ROSH"
STEPS = (REOFFENDING, "SEXUAL_REOFFENDING", MAPPA_ROSH, "LIFER_IPP", *C["registers"])
NOT_SUPERVISED, MISSING = "NOT_SUPERVISED", "MISSING"


def highest(tiers: Iterable[str]) -> str:
    """The highest tier of those given; the lowest there is for none."""
    return min(tiers, key=TIERS.index, default=LOWEST)


def at_least(tier: str, wanted: str) -> bool:
    """Whether a tier is that high."""
    return TIERS.index(tier) <= TIERS.index(wanted)


def from_table(arp: float, csrp: float) -> str:
    """The cell of ARP and CSRP; lower bounds belong to the higher cell."""
    row = next(place for place, least in enumerate(C["csrp_from"]) if csrp >= least)
    column = next(place for place, least in enumerate(C["arp_from"]) if arp >= least)
    return str(C["table"][row][column])


def steps(given: Given) -> dict[str, str]:
    """What each step gives, where it gives something."""
    found = {
        REOFFENDING: from_table(given["arp_percent"], given["csrp_percent"]),
        "SEXUAL_REOFFENDING": _sexual(given),
        MAPPA_ROSH: _mappa_rosh(given),
        "LIFER_IPP": _lifer(given),
        **{step: tier if given[name] else None for step, (name, tier) in C["registers"].items()},
    }
    return {step: tier for step, tier in found.items() if tier}


def _sexual(given: Given) -> str | None:
    score, band = given.get("dc_srp_percent", 0), given.get("dc_srp_band", "NOT_APPLICABLE")
    if score <= 0 or band == "NOT_APPLICABLE":
        return None
    if band != "MEDIUM":
        return str(C["dc_srp"][band])
    # Read downwards: a band lowered after offence-free years keeps its old score, so 1.5 is above 2.5.
    for least, tier in C["dc_srp_medium"]:
        if score >= least:
            return str(tier)
    least = C["dc_srp_medium"][-1][0]
    wrong = f"{score:g} is too low for the band MEDIUM"
    raise Refused(Problem(Why.NOT_ALLOWED, ("dc_srp_percent",), wrong, f"{least:g} or more with MEDIUM"))


def _mappa_rosh(given: Given) -> str | None:
    rule = C["mappa_rosh"]["with_mappa" if given["mappa"] else "without_mappa"]
    return rule.get(given.get("rosh", "none"))


def _lifer(given: Given) -> str | None:
    released = given.get("latest_release_date")
    if not given["lifer_ipp"] or released is None:
        return None
    return str(C["lifer_ipp"][_how_long_ago(released, given["as_of"])])


def _how_long_ago(released: date, today: date) -> str:
    if today <= add_years(released, 1):
        return "within_one_year"
    return "within_five_years" if today <= add_years(released, 5) else "earlier"


def provisional(given: Given, found: Mapping[str, str]) -> bool:
    """Whether a dynamic score or a RoSH still to come could raise the tier."""
    return _because_static(given, found) or _because_rosh_is_missing(given, found)


def _because_static(given: Given, found: Mapping[str, str]) -> bool:
    others = highest(tier for step, tier in found.items() if step != REOFFENDING)
    arp, csrp = given["arp_type"] == "STATIC", given["csrp_type"] == "STATIC"
    if not arp and not csrp:
        return False
    if arp and csrp:
        best = TIERS[0]
    elif arp:
        best = from_table(C["arp_from"][0], given["csrp_percent"])
    else:
        best = from_table(given["arp_percent"], C["csrp_from"][0])
    return not at_least(others, best)


def _because_rosh_is_missing(given: Given, found: Mapping[str, str]) -> bool:
    if "rosh" in given:
        return False
    dynamic = given["arp_type"] == given["csrp_type"] == "DYNAMIC"
    left_out = {MAPPA_ROSH} if dynamic else {MAPPA_ROSH, REOFFENDING}
    others = highest(tier for step, tier in found.items() if step not in left_out)
    return not at_least(others, "A" if given["mappa"] else "C")


def tiered(raw: Raw) -> dict[str, Any]:
    """The tier, whether it is provisional, and what each step gave. Raises ``Refused``."""
    if not complete([question("active_event")], raw)["active_event"]:
        return _result(NOT_SUPERVISED)
    if any(raw.get(name) is None for name in ("arp_percent", "csrp_percent")):
        return _result(MISSING)
    given = complete(of("tier_v3"), raw)
    found = steps(given)
    return _result(highest(found.values()), provisional(given, found), found)


def _result(tier: str, may_change: bool = False, found: Mapping[str, str] | None = None) -> dict[str, Any]:
    return {"tier": tier, "provisional": may_change, "steps": dict(found or {}), "error": False}


def by_tier(raw: Raw) -> dict[str, Any]:
    """Kind ``tier``: the tier, or that it must be refused."""
    try:
        return tiered(raw)
    except Refused as refused:
        return {"tier": None, "provisional": None, "error": True, "refused": explained(refused.problems)}


def provisional_from_steps(raw: Raw) -> dict[str, Any]:
    """Kind ``provisional_from_steps``: what the steps gave is given; ``mappa`` counts categories."""
    names = ("arp_percent", "arp_type", "csrp_percent", "csrp_type", "mappa")
    counted = {**raw, "mappa": raw["mappa"] > 0} if type(raw.get("mappa")) is int else raw
    given = complete([*(needed("tier_v3", name) for name in names), question("rosh")], counted)
    return {"provisional": provisional(given, _steps_given(raw.get("step_tiers")))}


def _steps_given(found: Any) -> dict[str, str]:
    if not isinstance(found, Mapping):
        raise Refused(Problem(Why.NOT_ALLOWED, ("step_tiers",), "no steps", "an object of steps and tiers"))
    given = {step: tier for step, tier in found.items() if tier is not None}
    for step, tier in given.items():
        if step not in STEPS or tier not in TIERS:
            allowed = f"{' or '.join(STEPS)}, each with one of {', '.join(TIERS)}"
            raise Refused(Problem(Why.NOT_ALLOWED, ("step_tiers",), f"{step} is not so", allowed))
    return given


KINDS = {"tier": by_tier, "provisional_from_steps": provisional_from_steps}
