"""PNI, LDS, MST and tier v3 in words: suggestions and prompts, each with what it rests on."""

from collections.abc import Mapping
from typing import Any

from handrail.instruments import lds, mst, pni, tier_v3
from handrail.instruments.inputs import Given, absent, complete, needed, of, read
from handrail.instruments.refusing import Refused
from handrail.instruments.said import DECIDED_BY_PEOPLE, Said

Raw = Mapping[str, Any]

PATHWAYS = {
    "HIGH": "The published rule points to a high intensity programme.",
    "MODERATE": "The published rule points to a moderate intensity programme.",
    "ALTERNATIVE": "The published rule points to work other than an accredited programme.",
}
PNI_BESIDE = (
    "A suggestion to talk over. Deciding otherwise needs a reason, and both are kept.",
    "“Other than an accredited programme” does not mean nothing to offer.",
    "What happens to unanswered questions is inferred from published outcomes.",
    DECIDED_BY_PEOPLE,
)
PROMPT = "A prompt for a conversation, never a diagnosis."
STEPS = {
    "REOFFENDING": "ARP and CSRP together",
    "SEXUAL_REOFFENDING": "DC-SRP",
    "MAPPA_ROSH": "MAPPA and risk of serious harm",
    "LIFER_IPP": "life or public protection sentence",
    "DOMESTIC_ABUSE": "domestic abuse register",
    "STALKING": "stalking register",
    "CHILD_PROTECTION": "child protection register",
    "SEXUAL_OFFENCES": "a sexual offence at any time",
}
TIER_BESIDE = (
    "A tier sorts a service’s effort and describes nobody. It stands beside the practitioner’s proposal"
    " for contact and never sets it.",
    "Likelihood and harm come in separately. Neither is read from the other.",
    DECIDED_BY_PEOPLE,
)


def pni_said(raw: Raw) -> Said:
    """The pathway suggested, or why it is left open."""
    given = complete(of("pni"), raw)
    found = pni.suggested(given)
    reasons = found["open_because"]
    sentences = (
        ("The published rule leaves the pathway open, which is no sign of low need.", f"{_because(reasons)}.")
        if reasons
        else (PATHWAYS[found["pathway"]],)
    )
    return Said(
        sentences=sentences,
        result={"pathway": found["pathway"], "open_because": reasons, "domains": found["domains"]},
        beside=PNI_BESIDE,
        missing=[item.name for item in of("pni") if item.name not in given],
    )


def _because(reasons: list[str]) -> str:
    said = "; ".join(reasons)
    return said[:1].upper() + said[1:]


def lds_said(raw: Raw) -> Said:
    """The sum of answers, and whether it suggests asking about learning."""
    given, problems = read(of("lds"), raw)
    if problems := [*problems, *lds.problems_with(given)]:
        raise Refused(*problems)
    found = lds.score(raw)
    total, least = found["sub_total"], lds.C["prompt_from"]
    total_words = f"The answers add up to {total} of {lds.C['most']}."
    if total >= least:
        advice = f"From {least} on, ask which words, pace and format suit."
    else:
        advice = (
            f"That is below {least}, from which it suggests asking about learning. Ask anyway if in doubt."
        )
    return Said(
        sentences=(total_words, advice),
        result={"sub_total": total, "score": found["score"]},
        beside=(PROMPT, DECIDED_BY_PEOPLE),
        missing=_blank("lds", given),
    )


def mst_said(raw: Raw) -> Said:
    """The sum of answers, and whether it suggests talking about maturity; or that it does not apply."""
    found = mst.score(raw)
    youngest, oldest = mst.C["ages"]
    if found["missing"]:
        raise Refused(absent(needed("mst", name) for name in found["missing"]))
    if not found["applicable"]:
        says = f"This screening is for men of {youngest} to {oldest}. Here it says nothing either way."
        return Said((says,), {"applicable": False}, (DECIDED_BY_PEOPLE,))
    least = mst.C["flag_from"]
    if found["flag"]:
        advice = f"From {least} on, it suggests talking about maturity when planning."
    else:
        advice = (
            f"That is below {least}, from which it suggests talking about maturity. Talk anyway if in doubt."
        )
    return Said(
        sentences=(f"The answers add up to {found['score']} of {mst.C['most']}.", advice),
        result={"applicable": True, "score": found["score"], "flag": found["flag"]},
        beside=(PROMPT, DECIDED_BY_PEOPLE),
        missing=_blank("mst", read(of("mst"), raw)[0]),
    )


def _blank(key: str, given: Given) -> list[str]:
    return [item.name for item in of(key) if item.name not in given]


def tier_v3_said(raw: Raw) -> Said:
    """The tier of the national rule, the steps it comes from, and whether it may still change."""
    found = tier_v3.tiered(raw)
    if found["tier"] == tier_v3.NOT_SUPERVISED:
        return Said(("Not under supervision now: the rule gives no tier.",), _figures(found), TIER_BESIDE)
    if found["tier"] == tier_v3.MISSING:
        # Refused here: a missing score is never taken as nought.
        complete(of("tier_v3"), raw)
    steps = sorted(found["steps"].items(), key=lambda step: step[1])
    sentences = [
        f"The national rule gives tier {found['tier']}.",
        f"It comes from: {'; '.join(f'{STEPS[step]} ({tier})' for step, tier in steps)}.",
    ]
    if found["provisional"]:
        sentences.append(
            "Provisional: a dynamic ARP or CSRP, or a risk of serious harm not assessed yet, could raise it."
        )
    missing = [] if raw.get("rosh") else ["rosh"]
    return Said(tuple(sentences), _figures(found), TIER_BESIDE, missing=missing)


def _figures(found: Mapping[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in ("tier", "provisional", "steps")}
