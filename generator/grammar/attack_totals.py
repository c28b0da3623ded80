"""Which parts of a text count the attacks of a long time, of another time, or of several at once."""

from __future__ import annotations

from generator.grammar.attack_parts import Part, cues_of


def is_total(part: Part) -> bool:
    """Whether a part tells of weeks, of the war or of a habit; "the largest attack since 2022" does not."""
    text = part.text.lower()
    if cues_of(part.group("no_attack")).search(text):
        return True
    found = cues_of(part.group("totals")).search(text)
    return found is not None and not cues_of(part.group("records")).search(text[: found.start()])


def of_another_time(part: Part) -> bool:
    """True where the words set a strike apart from the one told before: "a day earlier", "one day after Russia struck"."""
    return bool(cues_of(part.group("other_times")).search(part.text.lower()))


def is_sum(part: Part) -> bool:
    """Whether figures of the part may count several attacks: "this week"."""
    return cues_of(part.group("sums")).search(part.text.lower()) is not None
