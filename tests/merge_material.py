"""Briefs for the tests of the merge: three versions that resemble each other, and one of them as an editor may have written it."""

import json
import random
from dataclasses import replace
from functools import partial

import yaml

from generator import strict_yaml
from generator.briefs import keys
from generator.briefs.parts import leaves, lists, made_of
from generator.briefs.writing import write_brief
from generator.briefs.yaml_places import Places
from generator.model import CHOICES, DESKS, FIELDS, Brief, Claim, Correction, KeyPoint, Position, Quantity, Record
from tests.hand_typed import hand_typed

TEXTS = [
    "alpha", "beta: gamma", "a # b", 'it\'s "so"', "NO", "2025", "null", "[x, y]", "Two were killed, he said. - yes",
    "several\nlines of text", "- dash", "ends:", "Größe 🚀", "long " * 30 + "end",
    "Two people were killed in Kharkiv on Monday, the mayor said.", "Two people were killed in Kherson on Monday, the mayor said.",
]  # fmt: skip
NAMES = ["Ukraine", "Russia", "NO", "Kyiv, the city", "O'Neil"]
QUANTITIES = [Quantity(3, 3), Quantity(1, None, "at least"), Quantity(5 * 10**9, None, "over", "EUR"), Quantity(3, 5)]
VALUES = {
    "text": lambda r: r.choice(TEXTS), "name": lambda r: r.choice(NAMES), "place": lambda r: r.choice(NAMES),
    "texts": lambda r: tuple(r.sample(TEXTS, r.randint(1, 3))), "names": lambda r: tuple(r.sample(NAMES, r.randint(1, 3))),
    "places": lambda r: tuple(r.sample(NAMES, r.randint(1, 3))), "day": lambda r: r.choice(["2025-07-21", "2025-07", "2024"]),
    "round": lambda r: r.randint(1, 5), "quantity": lambda r: r.choice(QUANTITIES),
}  # fmt: skip


def value(r: random.Random, desk: str, field: str):
    kind = FIELDS[desk][field]
    return r.choice(CHOICES[desk, field]) if kind == "word" else VALUES[kind](r)


def a_claim(r: random.Random, desk: str) -> Claim:
    said = {field: value(r, desk, field) for field in FIELDS[desk] if r.random() < 0.3}
    return Claim(r.choice(TEXTS), r.choice([None, *NAMES]), said, r.choice(keys.STANCES), r.choice(["", "reportedly"]))


def a_record(r: random.Random, desk: str) -> Record:
    said = {field: value(r, desk, field) for field in FIELDS[desk] if r.random() < 0.4}
    claims = some(r, lambda: a_claim(r, desk))
    return Record(f"{desk}-{r.randint(1, 4)}", desk, said, claims)


def a_key_point(r: random.Random) -> KeyPoint:
    return KeyPoint(r.choice(TEXTS), r.choice(TEXTS))


def a_position(r: random.Random) -> Position:
    return Position(r.choice(NAMES), r.choice(TEXTS), r.choice(TEXTS), r.choice([None, *NAMES]))


def some(r: random.Random, make) -> tuple:
    return _distinct(make() for _ in range(r.randint(0, 3)))


def a_brief(r: random.Random) -> Brief:
    """A brief as the machine writes it."""
    return Brief(
        "b", r.choice(TEXTS[:5]), "seeds/b.txt", r.choice([None, "2025-07-21"]), publisher=r.choice([None, "NO"]),
        key_points=some(r, lambda: a_key_point(r)), records=_unique(x for desk in DESKS for x in some(r, lambda: a_record(r, desk))),  # noqa: B023
        positions=some(r, lambda: a_position(r)),
    )  # fmt: skip


def changed(r: random.Random, brief: Brief, *, by_hand: bool, mended: bool = True) -> Brief:
    """The brief with a few values, items and orders changed, as an editor would, or as another reading.

    The sentences of an article that has changed may be `mended`; another program reads other things in the same ones.
    """
    change = partial(_changed_part, r, by_hand=by_hand, mended=mended)
    records = (x for desk in DESKS for x in _changed_list(r, [y for y in brief.records if y.desk == desk], lambda: a_record(r, desk), change, by_hand=by_hand))  # noqa: B023
    brief = replace(
        brief,
        key_points=tuple(_changed_list(r, brief.key_points, lambda: a_key_point(r), change, by_hand=by_hand)),
        records=_unique(records),
        positions=tuple(_changed_list(r, brief.positions, lambda: a_position(r), change, by_hand=by_hand)),
        title=r.choice(TEXTS[:5]) if r.random() < 0.3 else brief.title,
        publisher=r.choice([None, "NO", "A paper"]) if r.random() < 0.3 else brief.publisher,
    )
    if by_hand and r.random() < 0.3:
        brief = replace(brief, note=r.choice(["", *TEXTS]), review=r.choice(keys.REVIEWS), checked_by=r.choice(["", *NAMES]))
    if by_hand and r.random() < 0.2:
        named = r.choice(["", *(record.id for record in brief.records)])
        brief = replace(brief, corrections=(Correction("2025-07-23", r.choice(TEXTS), named, old="3", new=r.choice(["2", ""])),))
    known = {"", *(record.id for record in brief.records)}
    return replace(brief, corrections=tuple(correction for correction in brief.corrections if correction.record in known))


def _changed_list(r: random.Random, items, make, change, *, by_hand: bool):
    items = list(items)
    for _ in range(r.choice([0, 0, 1, 2])):
        what = r.random()
        if what < 0.25 and items:
            items.pop(r.randrange(len(items)))
        elif what < 0.45:
            items.insert(r.randint(0, len(items)), make())
        elif what < 0.5 and items and by_hand:
            items.insert(r.randint(0, len(items)), r.choice(items))  # pasted once more
        elif what < 0.6:
            r.shuffle(items)
        elif items:
            at = r.randrange(len(items))
            items[at] = change(items[at])
    return items if by_hand else _distinct(items)


def _changed_part(r: random.Random, part, desk: str = "", *, by_hand: bool, mended: bool):
    said, held = leaves(part), lists(part)
    desk = part.desk if isinstance(part, Record) else desk
    if desk:
        field = r.choice(list(FIELDS[desk]))
        said.pop(field, None)
        if r.random() < 0.6:
            said[field] = value(r, desk, field)
    else:
        said["text"] = r.choice(TEXTS)
    if "quote" in said and (by_hand or mended) and r.random() < 0.3:
        said["quote"] = r.choice([said["quote"] + " indeed", said["quote"].replace("two", "four").replace("Two", "Four")])
    if by_hand and not isinstance(part, Claim) and r.random() < 0.2:
        said["by"] = keys.EDITOR
        if isinstance(part, KeyPoint) and r.random() < 0.7:
            said.pop("quote", None)
    if by_hand and isinstance(part, Record):
        said |= {"hide": r.random() < 0.1, "note": r.choice(["", "our note"])}
    if "claims" in held and r.random() < 0.6:
        change = partial(_changed_part, r, desk=desk, by_hand=by_hand, mended=mended)
        held["claims"] = tuple(_changed_list(r, held["claims"], lambda: a_claim(r, desk), change, by_hand=by_hand))
    return made_of(part, said, held)


def _distinct(items) -> tuple:
    """Each item once: the machine writes none twice."""
    return tuple({repr(item): item for item in items}.values())


def _unique(records) -> tuple[Record, ...]:
    """One record of each id, in the order of the desks."""
    return tuple(sorted({record.id: record for record in records}.values(), key=lambda record: DESKS.index(record.desk)))


# --- As an editor may have written it -------------------------------------------------------------------------------


def as_written(r: random.Random, brief: Brief) -> str:
    """The brief in the program's own style with comments strewn in, as a person types it, or in the style of another program."""
    text = write_brief(brief, schema="../../schema/brief.schema.json")
    style = r.random()
    if style < 0.3:
        return with_comments(r, text)
    loaded, _ = strict_yaml.load(text, path="b.yaml")
    if style < 0.7:
        return hand_typed(r, loaded.data)
    if style < 0.8:
        return yaml.safe_dump(loaded.data, allow_unicode=True, sort_keys=r.random() < 0.5)
    if style < 0.87:
        return yaml.safe_dump(loaded.data, default_flow_style=True, allow_unicode=True, width=r.choice([80, 10**6]))
    if style < 0.95:
        return yaml.safe_dump(loaded.data, default_flow_style=None, allow_unicode=True, sort_keys=False).replace("\n", "\r\n")
    return json.dumps(loaded.data, indent=r.choice([None, 2]), ensure_ascii=False)


def with_comments(r: random.Random, text: str) -> str:
    """The text with comments on lines of their own and at the ends of lines, wherever YAML takes them for comments."""
    spans, lines, at = Places(text).scalars, [], 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if line.strip() and r.random() < 0.08 and not any(a < start <= b for a, b in spans):
            lines.append(" " * (len(line) - len(line.lstrip())) + f"# above {len(lines)}")
        below_block = any(a < start and end == b for a, b in spans)
        in_text = below_block or any(a <= end < b for a, b in spans) or line.endswith("|-")
        lines.append(line + (f"  # at the end {len(lines)}" if line.strip() and not in_text and r.random() < 0.08 else ""))
    return "\n".join(lines)
