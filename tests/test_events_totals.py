"""What is a running total, and not one attack."""

from __future__ import annotations

import pytest

from generator.events.totals import counts_up


@pytest.mark.parametrize(
    "quote",
    [
        "Russia has launched 450 drones since the start of the invasion.",
        "Over the last four nights, Russia has fired 487 drones.",
        "For three nights Russia struck the ports of the Danube.",
        "Russia has used over 1,200 aerial bombs this week alone.",
        "In recent weeks Russia has bombed Kharkiv nearly every day.",
        "In the month of June, 232 civilians were killed.",
    ],
)
def test_many_attacks_are_no_single_one(quote):
    assert counts_up(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "Russia launched 450 drones.",
        "Russia launched 450 drones over the last 24 hours.",
        "The heaviest attack since the start of the invasion killed 12 people.",
        "The deadliest attack in the past month killed 12 people.",
        "In his nightly address, the president said that 450 drones were launched.",
        "It was the first attack on the city since January; 450 drones were launched.",
        "Since the evening, 450 drones have been launched.",
    ],
)
def test_one_attack_may_be_measured_against_all_others(quote):
    assert not counts_up(quote)
