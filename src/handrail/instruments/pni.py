"""PNI, the Programme Needs Identifier: which kind of accredited programme to discuss.

From the public source code of hmpps-arns-risk-actuarial-api at 016919c5 (4 August 2026) and
hmpps-accredited-programmes-api at f84f41b2 (20 August 2026), MIT. **The rule for blanks is
inferred**: the pathway is worked out with blanks as 0 and as 2, and where the two differ there is
none (OMISSION). It gives all 129 published outcomes, of which the services' own code gives 122.
Remand is treated as custody.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handrail.instruments import numbers
from handrail.instruments.data import constants
from handrail.instruments.inputs import Given, Need, complete, needed, of, question
from handrail.instruments.refusing import Problem, Refused, Why

Raw = Mapping[str, Any]
C = constants("pni")
DOMAINS = C["domains"]
SEX_FLAGS = ("ever_sexual_offence", "risk_of_sexual_harm")
SARA = ("sara_partner", "sara_others")
SEXUAL_BANDS = ("direct_contact_band", "images_indirect_band")
BOTH_MODERATE = {("MEDIUM", "HIGH"), ("HIGH", "MEDIUM"), ("MEDIUM", "MEDIUM")}


def domain(name: str, given: Given, blank: int, applies: bool = True) -> int:
    """A domain's 0, 1 or 2, with blanks counted as given."""
    rule = DOMAINS[name]
    answers = {item: given.get(item, blank) for item in rule["items"]}
    if not applies:
        return 0
    if rule["override"] and answers[rule["override"]] == 2:
        return 2
    total = sum(answers.values())
    unanswered = any(item not in given for item in rule["items"])
    if name == "sex" and unanswered and blank == 0 and total < C["sex_with_blanks_from"]:
        return 0
    return int(total >= rule["one_from"]) + int(total >= rule["two_from"])


def needs(given: Given, blank: int) -> dict[str, int]:
    """Every domain. A sexual flag left blank counts as yes only when blanks count as 2."""
    applies = any(given.get(flag, blank == 2) for flag in SEX_FLAGS)
    return {name: domain(name, given, blank, applies or name != "sex") for name in DOMAINS}


def need_band(domains: Mapping[str, int]) -> str:
    """Low, medium or high need over the four domains."""
    return numbers.band(sum(domains.values()), C["need"])


def risk_band(given: Given) -> str:
    """The highest of the risks given; without any, low."""
    for band in ("HIGH", "MEDIUM"):
        if _reaches(given, band):
            return band
    return "LOW"


def _reaches(given: Given, band: str) -> bool:
    least = C["risk"][band]
    sexual = {given.get(name, "NOT_APPLICABLE") for name in SEXUAL_BANDS}
    # The serious score is cut to a whole number, and counts only where there is no sexual band.
    serious = int(given.get("serious_percent", 0)) if sexual == {"NOT_APPLICABLE"} else 0
    at_this_band = {"HIGH", "VERY_HIGH"} if band == "HIGH" else {band}
    return (
        given.get("general_percent", 0) >= least["general"]
        or given.get("violent_percent", 0) >= least["violent"]
        or serious >= least["serious"]
        or bool(sexual & at_this_band)
        or band in _sara(given)
    )


def _sara(given: Given) -> set[str]:
    return {given[name] for name in SARA if name in given}


def pathway(given: Given, need: str, risk: str) -> str:
    """The pathway that a band of need and one of risk lead to."""
    community = given["supervision"] == "COMMUNITY"
    high_likelihood = given.get("general_percent", 0) >= C["risk"]["HIGH"]["general"]
    likely_and_violent = high_likelihood and given.get("violent_percent", 0) >= C["risk"]["HIGH"]["violent"]
    intensive = likely_and_violent or (need, risk) == ("HIGH", "HIGH")
    if not community and (intensive or (high_likelihood and "HIGH" in _sara(given))):
        return "HIGH"
    if intensive or _sara(given) & {"HIGH", "MEDIUM"} or (need, risk) in BOTH_MODERATE:
        return "MODERATE"
    return "ALTERNATIVE"


def suggested(given: Given) -> dict[str, Any]:
    """The pathway, or OMISSION where blanks could change it, with everything it rests on."""
    actual, projected = needs(given, blank=0), needs(given, blank=2)
    need, with_blanks = need_band(actual), need_band(projected)
    risk = risk_band(given)
    found, other = pathway(given, need, risk), pathway(given, with_blanks, risk)
    open_because = _left_open(given, found, other, need != with_blanks)
    return {
        "pathway": "OMISSION" if open_because else found,
        "open_because": open_because,
        "domains": actual,
        "need": need,
        "need_if_blanks_count": with_blanks,
        "risk": risk,
        "blank": [item for rule in DOMAINS.values() for item in rule["items"] if item not in given],
    }


def _left_open(given: Given, found: str, other: str, need_differs: bool) -> list[str]:
    community = given["supervision"] == "COMMUNITY"
    blank = [name for name in SARA if name not in given]
    reasons = {
        "unanswered questions could lead to another pathway": found != other,
        "SARA is not complete, and nothing else points to a programme": blank and found == "ALTERNATIVE",
        "neither part of SARA is known, in custody": len(blank) == 2 and not community,
        "unanswered questions could raise the need, in custody": (
            not community and need_differs and found != "HIGH"
        ),
    }
    return [reason for reason, holds in reasons.items() if holds]


def _blanks_allowed(raw: Raw, *named: str) -> Given:
    """Everything may be blank in the published tables but what is named."""
    asked = (
        needed("pni", item.name) if item.name in named else replace(item, need=Need.BLANK)
        for item in of("pni")
    )
    return complete(asked, raw)


def by_pathway(raw: Raw) -> dict[str, Any]:
    """Kind ``pathway``: from answers, scores and bands."""
    return suggested(_blanks_allowed(raw, "supervision"))


def by_domain(raw: Raw) -> dict[str, Any]:
    """Kind ``domain_score``: one domain, blanks as 0."""
    name = raw.get("domain")
    if not isinstance(name, str) or name not in DOMAINS:
        raise Refused(Problem(Why.NOT_ALLOWED, ("domain",), "no domain of PNI", " or ".join(DOMAINS)))
    applies = complete([question("domain_applies")], raw).get("domain_applies", True)
    return {"score": domain(name, _blanks_allowed(raw), 0, applies)}


def by_risk(raw: Raw) -> dict[str, Any]:
    """Kind ``risk_band``: risk from scores and bands."""
    return {"risk": risk_band(_blanks_allowed(raw))}


def by_need_and_risk(raw: Raw) -> dict[str, Any]:
    """Kind ``pathway_from_need_and_risk``: both bands given."""
    bands = complete([question("need"), question("risk")], raw)
    return {"pathway": pathway(_blanks_allowed(raw, "supervision"), bands["need"], bands["risk"])}


KINDS = {
    "pathway": by_pathway,
    "domain_score": by_domain,
    "risk_band": by_risk,
    "pathway_from_need_and_risk": by_need_and_risk,
}
