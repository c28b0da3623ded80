"""Whether two quantities can mean one number."""

from __future__ import annotations

from math import inf

from generator.model import BOUNDS, Quantity

OPEN = 1.25
"""How far "over 5" reaches: nobody says it of 7."""
ABOUT = 0.1
"""How far "about 100" reaches either way."""


def reach(quantity: Quantity) -> tuple[float, float]:
    """The numbers that a wording allows, from least to greatest."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        return (low * (1 - ABOUT), high * (1 + ABOUT)) if BOUNDS.get(quantity.bound) == "about" else (low, high)
    if low is None:
        return (high / OPEN, high) if high is not None else (0, inf)
    return low, low * OPEN


def agree(one: Quantity, other: Quantity) -> bool:
    """True if some number is allowed by both; different currencies never agree."""
    if one.unit != other.unit:
        return False
    (low, high), (least, most) = reach(one), reach(other)
    return low <= most and least <= high


def size(quantity: Quantity) -> int:
    """The number itself, whichever end is open."""
    return quantity.low if quantity.low is not None else quantity.high or 0
