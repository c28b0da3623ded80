"""What each key of a brief means, for someone who hovers over it: sentences, examples, and what each word of a choice says.

`killed` explains the key wherever it stands, `aid.status` that of one desk. A number, a name or a text has no example or more than one:
an only one would be written into the file by itself, a figure that nobody has said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model import Desk

HELP: Mapping[str, str] = {
    "title": "The headline, as the page shows it.",
    "published": "The day of the article: `2025-07-21`, or `null` where it is not known. The weekdays in the article are reckoned from it.",
    "published_from": "How the day was found; it is shown beside the day.",
    "publisher": "The newspaper, agency or office that published the article.",
    "url": "Where the article stands on the web: the whole address, from `https://` on.",
    "article": "The file of the article, in which every quote must stand; `null` for a brief without an article.",
    "review": "Whether a person has compared the brief with its article.",
    "checked_by": "Who has compared it: a name, or `the desk`.",
    "checked_on": "The day on which it was compared: `2025-07-23`.",
    "embargo": "Nothing of it is published before this time: `2025-07-22 18:00` in the site's time zone, or `2025-07-22T18:00+03:00`.",
    "corrections": "Mistakes of this brief that were published, and what stands there now.",
    "day": "The day on which the mistake was put right.",
    "record": "The `id` of the record that was wrong; left out for the title or a key point.",
    "field": "The value that was wrong, such as `killed`.",
    "old": "What stood there.",
    "new": "What stands there now; left out where the value was taken away.",
    "reason": "Why, in one sentence, for the reader.",
    "hide": "`true` leaves it out of the site; it stays in the file.",
    "note": "A remark of yours, shown on the site. Markdown may be used: `*stress*`, `[a link](https://example.org)`.",
    "why_it_matters": "One or two sentences of yours, shown at the top.",
    "key_points": "Three to six sentences that tell the story, of a short article fewer, each with the words of the article that it rests on.",
    "talks": "Meetings, calls and rounds of negotiations: held, planned or proposed. One record for each.",
    "attacks": "Strikes: one record for each attacker and wave.",
    "aid": "Military aid: one record for each giver and item, requests included.",
    "positions": "What each side demands, offers or refuses.",
    "id": "The name of this record, a part of its page's address: never change it. Small letters, digits and hyphens.",
    "claims": "What the sources say: one item for each quote, with who says it and the values that these words state.",
    "quote": 'The words of the article, letter by letter: copy them. They go in "quotes" where a colon and a space stand in them.',
    "said_by": "Who says so, as the article names them; `null` where the article says it in its own voice.",
    "stance": "How the speaker stands to it; left out, the speaker states it.",
    "hedge": "The article's own word of caution, such as `reportedly`.",
    "by": "`by: editor`: what no quote states stands here on your word, and the site says so.",
    "text": "What the page says, in one sentence or phrase.",
    "party": "The side: a state or an organisation.",
    "kind": "What sort of talks.",
    "status": "How far the talks have come.",
    "aid.status": "How far the aid has come.",
    "date": "The day: `2025-07-23`, or `2025-07` where only the month is known. Of several days the first.",
    "attacks.date": "The day: `2025-07-21`, or `2025-07` where only the month is known. A night into Monday is the Monday.",
    "place": "The city; where none is named, the country.",
    "parties": "The states and organisations that talk, by their common names.",
    "participants": "The people by name, without titles.",
    "mediators": "Who brings the sides together.",
    "round": "The number of the round.",
    "agenda": "What is to be discussed, one short phrase each.",
    "outcome": "What came of it, one short phrase each.",
    "attacker": "The state that attacked; left out where that is disputed.",
    "places": "The cities, towns and regions that were hit or targeted.",
    "weapons": "The kinds of weapons, singular: `drone`, `ballistic missile`.",
    "launched": "How many drones, missiles or bombs were fired.",
    "intercepted": "How many drones, missiles or bombs were shot down.",
    "killed": "How many people were killed, with the source's own `at least` or `about`. Where nothing is said of it, leave the line out.",
    "injured": "How many people were injured, with the source's own `at least` or `about`. Where nothing is said of it, leave the line out.",
    "damage": "What was hit or damaged, one short phrase each.",
    "donor": "Who gives, or is asked to give; left out where nobody in particular is asked.",
    "recipient": "Who receives.",
    "item": "What is given, in a short phrase close to the article's words.",
    "quantity": "How many of them.",
    "amount": "The sum of money with the code of its currency: EUR, USD, GBP, UAH.",
}  # fmt: skip

EXAMPLES: Mapping[str, list[Any]] = {
    "published": ["2025-07-21", None], "article": ["seeds/talks.txt", None], "id": ["istanbul-2025-07-23", "kyiv-2025-07-21"],
    "date": ["2025-07-23", "2025-07"], "round": [2, 3], "agenda": [["prisoner exchanges", "a ceasefire"]],
    "parties": [["Ukraine", "Russia"]], "places": [["Kyiv", "Kharkiv"]], "weapons": [["drone", "ballistic missile"]],
    "damage": [["supermarket", "residential buildings"]], "donor": [["Germany", "Norway"]],
    "launched": [74, "more than 50", "about 200"], "intercepted": [74, "at least 15"], "killed": [2, "at least 1", "3-5"],
    "injured": [15, "at least 8", "about 30"], "quantity": [2, "up to 20"], "amount": ["over 5 billion EUR", "800 million USD"],
    "item": ["air defence systems", "funds for 2026"], "said_by": ["Volodymyr Zelensky", None],
    "field": ["killed", "title"], "embargo": ["2025-07-22 18:00", "2025-07-22T18:00+03:00"],
}  # fmt: skip

NOT_KNOWN = "not known; leaving the line out says the same"
WORDS: Mapping[str, Mapping[str, str]] = {
    "review": {"draft": "as the program wrote it", "checked": "a person has compared it with the article"},
    "stance": {
        "states": "says so", "claims": "says so; the page words it as it does states", "confirms": "says that it is true",
        "denies": "says that it is not true", "doubts": "says that it may not be true",
    },
    "kind": {
        "negotiation": "between the warring sides, also through mediators", "meeting": "of people in one place",
        "call": "by telephone or video", "conference": "of many states or organisations",
        "exchange": "prisoners or the fallen are exchanged",
    },
    "status": {
        "proposed": "wished for or suggested by a side", "scheduled": "agreed or announced, also without a day",
        "held": "has taken place, or is going on", "postponed": "put off", "cancelled": "called off",
        "rejected": "a side has refused",
    },
    "aid.status": {
        "requested": "asked for", "considered": "weighed, not decided", "pledged": "promised, approved or announced",
        "delivered": "has arrived, or is being delivered", "suspended": "stopped for now", "rejected": "refused",
    },
}  # fmt: skip
"""The choices of a key, in their order, and what each says."""

RECORDS: Mapping[Desk, str] = {"talks": "Talks: what we say", "attacks": "Attack: what we say", "aid": "Aid: what we say"}
CLAIM = "Claim: what a source says"
NEW_CLAIM = {"label": "a claim: quote and speaker", "description": "A quote and who says so.", "body": {"quote": "$1", "said_by": "${2:null}"}}

QUANTITY_FORM = "write a number such as 74, at least 1, 3-5 or over 5 billion EUR"
DAY_FORM = "write a day as 2025-07-23, or 2025-07 where only the month is known"
CORRECTION_DAY_FORM = "write a day as 2025-07-23"
ID_FORM = "write small letters, digits and hyphens, such as istanbul-2025-07-23"
TIME_FORM = "write 2025-07-22 18:00, or 2025-07-22T18:00+03:00"
ADDRESS_FORM = "write the whole address, from https:// on"
ROUND_FORM = "write the number of the round, such as 3"
HIDE_FORM = "write hide: true, or delete the line"
TEXT_FORM = 'write a text; a number alone goes in "quotes"'
"""What an editor's program says of a value that does not fit; the wording is that of `check`."""


def help_for(key: str, desk: Desk | None) -> str:
    """The sentences on a key, of its desk if that has its own."""
    return HELP.get(f"{desk}.{key}") or HELP[key]


def words_of(key: str, desk: Desk | None) -> Mapping[str, str]:
    """The choices of a key and what each says; nothing where the key is no choice."""
    return WORDS.get(f"{desk}.{key}") or WORDS.get(key, {})
