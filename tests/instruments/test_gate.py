"""No way around the age gate: what lies beneath it is not for other rooms."""

import re
from pathlib import Path

import handrail
import handrail.instruments as instruments

HOUSE = Path(handrail.__file__).parent
BENEATH = re.compile(r"handrail\.instruments\.\w|handrail\.instruments import .*\b(core|arp|ogrs3|lines)\b")


def test_other_rooms_see_only_what_is_above_the_gate():
    for path in HOUSE.rglob("*.py"):
        room = path.relative_to(HOUSE).parts[0]
        if room != "instruments" and path != HOUSE / "config" / "cli.py":
            assert not BENEATH.search(path.read_text()), f"{path} reaches beneath the age gate"


def test_what_is_above_the_gate_holds_no_way_to_a_bare_number():
    assert "worded" in instruments.__all__
    assert not {"worked_out", "KINDS", "core"} & set(instruments.__all__)
