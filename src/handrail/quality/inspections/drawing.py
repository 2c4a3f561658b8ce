"""Which cases a sample takes: shared out over its strata, in an order that only a seed decides.

The same seed and the same cases give the same sample, whatever the order they come in; nobody can
choose a case. The database draws by the same order, since nobody may see those that are not drawn.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256


def shared_out(size: int, strata: Mapping[str, int]) -> dict[str, int]:
    """How many of each stratum: in proportion, what is left over to the largest remainders.

    Never more than a stratum has. Of two remainders alike the name that comes first.
    """
    population = sum(strata.values())
    size = min(size, population)
    if not size:
        return dict.fromkeys(strata, 0)
    exact = {name: size * count / population for name, count in strata.items()}
    taken = {name: int(share) for name, share in exact.items()}
    by_remainder = sorted(strata, key=lambda name: (taken[name] - exact[name], name))
    for name in by_remainder[: size - sum(taken.values())]:
        taken[name] += 1
    return taken


def drawn(cases: Iterable[tuple[str, str]], size: int, seed: str) -> list[str]:
    """The references drawn, of pairs of reference and stratum, in the order they are read in."""
    members: dict[str, list[str]] = defaultdict(list)
    for reference, stratum in cases:
        members[stratum].append(reference)
    numbers = shared_out(size, {name: len(held) for name, held in members.items()})
    chosen = [
        reference
        for name, held in members.items()
        for reference in sorted(held, key=lambda one: lot(seed, one))[: numbers[name]]
    ]
    return sorted(chosen, key=lambda one: lot(seed, one))


def lot(seed: str, reference: str) -> str:
    """The lot of a case under a seed: SHA-256 of both, in hexadecimal digits."""
    return sha256(f"{seed}:{reference}".encode()).hexdigest()
