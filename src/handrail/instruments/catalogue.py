"""The instruments that are built, and those that are not and why."""

from dataclasses import dataclass

from handrail.instruments import inputs
from handrail.instruments.data import load
from handrail.instruments.inputs import Input
from handrail.instruments.refusing import Problem, Refused, Why


@dataclass(frozen=True)
class Instrument:
    """A published instrument: what it is, which version, where from, what it answers and asks."""

    key: str
    name: str
    version: str
    source: str
    status: str
    answers: str

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Its questions, in the order of a form."""
        return inputs.of(self.key)


_ABOUT = ("name", "version", "source", "status", "answers")
INSTRUMENTS: dict[str, Instrument] = {
    key: Instrument(key, *(load(key)[about] for about in _ABOUT))
    for key in ("ogrs3", "arp", "pni", "lds", "mst", "tier_v3")
}

NOT_BUILT = {
    "vrp": "it names people as violent",
    "svrp": "what it predicts is so rare that most people it points to would not do it",
    "csrp": "it rests on predictors that are not built",
    "dc_srp": "it needs details of sexual offences; a value made elsewhere can be recorded",
    "iic_srp": "the public source looks faulty",
    "rsr_legacy": "public sources contradict one another",
    "ogp2": "ARP replaced it",
    "ovp2": "VRP replaced it",
    "ogrs4g_2015": "ARP replaced it",
    "opd": "it rests on health information and marks people",
    "yogrs3": "nothing is published, and no child is given a number",
    "scaled_approach": "no child is given a number",
    "tier_v2": "version 3 replaces it",
}
"""Published instruments that are left out on purpose, with the reason."""


def instrument(key: str) -> Instrument:
    """The instrument of that key. Raises ``Refused`` for one that is not there."""
    if key in NOT_BUILT:
        wrong = f"{key} is not worked out here: {NOT_BUILT[key]}"
        allowed = f"{' or '.join(INSTRUMENTS)}; a value made elsewhere is recorded with source and date"
        raise Refused(Problem(Why.INSTRUMENT_NOT_BUILT, ("instrument",), wrong, allowed))
    if key not in INSTRUMENTS:
        wrong = f"“{key[:60]}” is no instrument"
        raise Refused(Problem(Why.INSTRUMENT_UNKNOWN, ("instrument",), wrong, " or ".join(INSTRUMENTS)))
    return INSTRUMENTS[key]
