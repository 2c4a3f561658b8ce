"""The core **beneath the age gate**: published numbers for published inputs, whoever they are about.

It is there to be checked against published outputs. Only ``lines`` and the tests call it; other
rooms call ``worded``, and a test holds them to it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from handrail.instruments import arp, common, lds, mst, ogrs3, pni, tier_v3
from handrail.instruments.catalogue import instrument
from handrail.instruments.refusing import Problem, Refused, Why, explained

Worked = Callable[[Mapping[str, Any]], dict[str, Any]]

KINDS: dict[str, Mapping[str, Worked]] = {
    "ogrs3": ogrs3.KINDS,
    "arp": arp.KINDS,
    "pni": pni.KINDS,
    "lds": lds.KINDS,
    "mst": mst.KINDS,
    "tier_v3": tier_v3.KINDS,
    "common": common.KINDS,
}


def worked_out(key: str, kind: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """What an instrument makes of an input, refusals included. Never raises for what was sent."""
    try:
        kinds = KINDS["common"] if key == "common" else KINDS[instrument(key).key]
        if kind not in kinds:
            wrong = f"“{kind[:60]}” is no kind of {key}"
            raise Refused(Problem(Why.KIND_UNKNOWN, ("kind",), wrong, " or ".join(kinds)))
        return kinds[kind](raw)
    except Refused as refused:
        return {"error": refused.problems[0].why, "refused": explained(refused.problems)}
