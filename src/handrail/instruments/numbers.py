"""Probabilities and percentages as the published instruments round them: halves go up."""

import math
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

HIGHEST = Decimal("99.99")


def logistic(z: float) -> float:
    """The probability that belongs to a sum of terms."""
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def whole_percent(probability: float) -> int:
    """A probability as a whole percentage."""
    return int(_percent(probability, "1"))


def percent(probability: float) -> float:
    """A probability as a percentage to two decimals, at most 99.99."""
    return float(min(_percent(probability, "0.01"), HIGHEST))


def of_100(percentage: float) -> int:
    """A percentage as people of a hundred."""
    return int(Decimal(repr(percentage)).quantize(Decimal(1), ROUND_HALF_UP))


def band(value: float, lower_bounds: Mapping[str, float]) -> str:
    """The highest band whose lower bound is reached; the bounds go upwards."""
    return [name for name, least in lower_bounds.items() if value >= least][-1]


def polynomial(x: float, coefficients: Sequence[float]) -> float:
    """The sum of coefficient times x, x squared and so on; there is no constant."""
    return sum(coefficient * x**power for power, coefficient in enumerate(coefficients, 1))


def _percent(probability: float, step: str) -> Decimal:
    # By its digits as printed: 0.285 is 28.5 and goes up, though its binary neighbour lies below.
    return (Decimal(repr(probability)) * 100).quantize(Decimal(step), ROUND_HALF_UP)
