"""Material for the tests of the site: two articles that differ, hostile text, and the templates as they stand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.model import (
    Account,
    Brief,
    Change,
    Claim,
    Config,
    Event,
    Fault,
    Join,
    KeyPoint,
    Lexicon,
    Person,
    Place,
    Position,
    Quantity,
    Reading,
    Record,
    Track,
    Voice,
)
from generator.site.pages import render_site

ROOT = Path(__file__).parents[1]
HOSTILE = "<script>alert('x')</script> {{ 7 * 7 }} & \"quoted\""
CONFIG = Config(
    title="Test briefing", description="What is reported, and who says so.", base_url="https://desk.example/briefing/",
    repository="https://github.com/desk/briefing",
)
LEXICON = Lexicon(
    people=(Person("Volodymyr Zelensky", "Ukraine", ("Zelenskyy",), ("president",)),),
    organisations=(), countries=(), weapons=(), words={},
    places=(
        Place("Kyiv", "city", "Ukraine", "Kyiv region", 50.4501, 30.5234, 2_900_000, ("Kiev",)),
        Place("Istanbul", "city", "Turkey", "Istanbul", 41.0082, 28.9784, 15_000_000),
    ),
)


def number(low: int, high: int | None, bound: str = "") -> Quantity:
    return Quantity(low=low, high=high, bound=bound)


TOLD_BY_OFFICIALS = Claim(
    quote="At least one person was killed as Russia launched drones on Kiev overnight into Monday, Ukrainian officials said.",
    said_by="Ukrainian officials",
    fields={"date": "2025-07-21", "attacker": "Russia", "places": ("Kyiv",), "killed": number(1, None, "at least")},
)
TOLD_BY_PRESIDENT = Claim(
    quote="Zelensky wrote on X about a total of two dead.", said_by="Volodymyr Zelensky", fields={"killed": number(2, 2)},
)
ANNOUNCED = Claim(
    quote="The next round of negotiations will take place in Istanbul on Wednesday, Volodymyr Zelensky said.",
    said_by="Volodymyr Zelensky", fields={"status": "scheduled", "date": "2025-07-23", "place": "Istanbul"},
)
OTHER_DAY = Claim(quote="TASS named Thursday as the date.", said_by="TASS", fields={"date": "2025-07-24"})
ASKED = Claim(quote=f"He asked for radars. {HOSTILE}", said_by=None, fields={"item": HOSTILE, "status": "requested"})

ATTACK = Record(
    id="attack-1", desk="attacks", claims=(TOLD_BY_OFFICIALS, TOLD_BY_PRESIDENT),
    fields={"date": "2025-07-21", "attacker": "Russia", "places": ("Kyiv",), "killed": number(2, 2)},
)
TALKS = Record(
    id="talks-1", desk="talks", claims=(ANNOUNCED, OTHER_DAY),
    fields={"kind": "negotiation", "status": "scheduled", "date": "2025-07-23", "place": "Istanbul",
            "parties": ("Ukraine", "Russia"), "participants": ("Volodymyr Zelensky",)},
)
AID = Record(id="aid-1", desk="aid", claims=(ASKED,), fields={"item": HOSTILE, "status": "requested"})

BRIEFS = (
    Brief(
        slug="fresh-talks", title="Fresh talks in Istanbul", article="seeds/a.txt", published="2025-07-21",
        published_from="first line", publisher="dpa", url="https://news.example/a?b=1&c=2", records=(TALKS, ATTACK),
        key_points=(KeyPoint(text="Talks go on in Istanbul.", quote=ANNOUNCED.quote),),
        positions=(Position("Ukraine", "wants a meeting of the presidents", ANNOUNCED.quote, "Volodymyr Zelensky"),),
    ),
    Brief(slug="hostile", title=HOSTILE, article="seeds/b.txt", url="javascript:alert(1)", records=(AID,), note=HOSTILE),
)


def _voice(brief: str, record: Record, claim: Claim) -> Voice:
    side = "Ukraine" if claim.said_by in ("Ukrainian officials", "Volodymyr Zelensky") else "unknown"
    return Voice(brief=brief, record=record.id, claim=claim, speaker=claim.said_by or "the outlet", outlet="dpa",
                 published="2025-07-21" if brief == "fresh-talks" else None, side=side)


def _account(field: str, record: Record, voices: tuple[Voice, ...]) -> Account:
    """What the voices give for one field, as the room of events has it."""
    readings: list[Reading] = []
    for voice in voices:
        if field in voice.claim.fields:
            value = voice.claim.fields[field]
            readings.append(Reading(value, (voice,), "current" if value == record.fields.get(field) else "differs"))
    numbers = [n for r in readings if isinstance(r.value, Quantity) for n in (r.value.low, r.value.high) if n is not None]
    return Account(
        field=field, best=record.fields[field], readings=tuple(readings),
        agreement="sources differ" if len(readings) > 1 else "one source",
        low=min(numbers, default=None), high=max(numbers, default=None),
    )


def _event(brief: str, record: Record, *, id: str, title: str, unknown: tuple[str, ...]) -> Event:
    voices = tuple(_voice(brief, record, claim) for claim in record.claims)
    return Event(
        id=id, desk=record.desk, title=title, date=record.fields.get("date"), fields=record.fields,
        accounts=tuple(_account(field, record, voices) for field in record.fields), records=((brief, record.id),),
        voices=voices, sources=1, unknown=unknown,
        track=Track("negotiation", ("Ukraine", "Russia")) if record is TALKS else None,
        joins=(Join(("fresh-talks", "talks-1"), ("hostile", "aid-1"), 0.8, ("same day", HOSTILE)),) if record is TALKS else (),
        source_groups=((brief,),),
        changes=tuple(Change(day, "new", title, voices, fields=record.fields) for day in sorted({v.published for v in voices if v.published})),
        former_ids=("2025-07-24-istanbul",) if record is TALKS else (),
        former_records=(("fresh-talks", "talks-1"),) if record is TALKS else (),
    )


EVENTS = (
    _event("fresh-talks", TALKS, id="2025-07-23-istanbul", title="Talks in Istanbul", unknown=("round", "outcome")),
    _event("fresh-talks", ATTACK, id="2025-07-21-kyiv", title="Attack by Russia on Kyiv", unknown=("injured",)),
    _event("hostile", AID, id="radars", title=HOSTILE, unknown=("amount", "date")),
)


@cache
def templates() -> dict[str, bytes]:
    """The files of templates/ by their address there."""
    folder = ROOT / "templates"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@cache
def texts() -> dict[str, str]:
    """The editor's pages as they stand."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "content" / "pages").glob("*.md"))}


def built(events=EVENTS, briefs=BRIEFS, *, config=CONFIG, **changes) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
    """A whole site of the sample."""
    inputs = {"lexicon": LEXICON, "texts": texts(), "templates": templates(), **changes}
    return render_site(events, briefs, config=config, **inputs)


@cache
def site() -> dict[str, bytes]:
    """The files of the sample site."""
    return built()[0]


def html_pages() -> dict[str, str]:
    """Its HTML pages as text."""
    return {path: body.decode() for path, body in site().items() if path.endswith(".html")}
