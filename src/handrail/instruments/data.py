"""The room's data files: constants with their sources, questions, offence codes.

Every file names where its constants come from under ``source`` (``about`` for the offence
codes). They are facts of the published instruments, kept to the digit.
"""

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The data file of that name."""
    return json.loads(resources.files(__package__).joinpath(f"{name}.json").read_text("utf-8"))


def constants(name: str) -> dict[str, Any]:
    """The constants of an instrument."""
    return load(name)["constants"]
