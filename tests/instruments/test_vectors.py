"""Every published pair for the instruments built here is reproduced, refusals included."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from handrail.instruments.core import KINDS, worked_out

PAIRS = json.loads(gzip.decompress(Path(__file__).with_name("vectors.json.gz").read_bytes()))["vectors"]
HOW_MANY = {"ogrs3": 542, "arp": 177, "pni": 99, "tier_v3": 57, "common": 15, "lds": 8, "mst": 8}


def built(instrument: str) -> list[dict[str, Any]]:
    return [pair for pair in PAIRS if pair["instrument"] == instrument]


def unlike(expected: Any, found: Any, tolerance: float, at: str = "") -> list[str]:
    """Where the result departs from what is expected; keys beyond the expected ones are free."""
    if isinstance(expected, dict) and isinstance(found, dict):
        places = [
            unlike(value, found.get(key, "(absent)"), tolerance, f"{at}.{key}")
            for key, value in expected.items()
        ]
        return [place for some in places for place in some]
    if isinstance(expected, float) and type(found) in (int, float):
        return [] if abs(expected - found) <= tolerance else [f"{at}: {found} for {expected}"]
    return (
        [] if expected == found and type(expected) is type(found) else [f"{at}: {found!r} for {expected!r}"]
    )


@pytest.mark.parametrize("instrument", HOW_MANY)
def test_every_pair_is_reproduced(instrument: str) -> None:
    pairs = built(instrument)
    departures = {}
    for pair in pairs:
        # As it leaves the core: through JSON.
        found = json.loads(json.dumps(worked_out(pair["instrument"], pair["kind"], pair["input"])))
        if places := unlike(pair["expected"], found, pair.get("tolerance") or 0):
            departures[pair["id"]] = places

    assert departures == {}
    assert len(pairs) == HOW_MANY[instrument]


def test_every_kind_of_a_built_instrument_is_known() -> None:
    asked = {(pair["instrument"], pair["kind"]) for pair in PAIRS if pair["instrument"] in HOW_MANY}

    assert asked == {(instrument, kind) for instrument, kinds in KINDS.items() for kind in kinds}
