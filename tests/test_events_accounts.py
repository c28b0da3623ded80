"""How the sources of one event stand to each other: agreement, disagreement, history, scope and independence."""

from __future__ import annotations

from generator.model import Brief, Claim, Quantity
from tests.events_material import brief, claim, events, record

KYIV = {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"], "weapons": ["drone"]}


def told(
    slug: str, speaker: str | None, quote: str = "", *, published="2025-07-21", publisher=None, **figures
) -> Brief:
    """An article about the night on Kyiv in which one speaker gives figures."""
    said = claim("attacks", quote or f"{speaker} {_WORDS[slug][1]}", speaker, **figures)
    report = record("attacks", {**KYIV, **figures}, claims=(_where(slug), said))
    return brief(slug, report, published=published, publisher=publisher)


def _where(slug: str) -> Claim:
    return claim("attacks", _WORDS[slug][0], None, **KYIV)


_WORDS = {
    "a": ("Drones struck the capital overnight.", "gave the number on Monday"),
    "b": ("Explosions were heard across Kyiv until dawn.", "told reporters at the scene how many there were"),
    "c": ("Another night of air raids in Ukraine.", "put a figure on it in a written statement"),
}
"""So that no two articles are copies of each other."""


def reading(found, field: str):
    (event,) = found
    account = next(account for account in event.accounts if account.field == field)
    return account, [(reading.value.low, reading.standing) for reading in account.readings]


def test_two_speakers_with_two_figures_on_one_day_differ():
    account, readings = reading(
        events(told("a", "Kyiv mayor", killed=2), told("b", "Ukrainian police", killed=4)), "killed"
    )
    assert account.agreement == "sources differ"
    assert readings == [(4, "current"), (2, "differs")]
    assert (account.low, account.high) == (2, 4)


def test_a_toll_that_rises_from_day_to_day_is_a_history():
    account, readings = reading(
        events(told("a", "Kyiv mayor", killed=2), told("b", "Ukrainian police", published="2025-07-22", killed=4)),
        "killed",
    )
    assert account.agreement == "one source"
    assert readings == [(4, "current"), (2, "earlier")]
    assert (account.low, account.high) == (4, 4)


def test_the_other_side_s_smaller_figure_is_no_earlier_one():
    _, readings = reading(
        events(told("a", "Russian army", killed=1), told("b", "Ukrainian police", published="2025-07-22", killed=4)),
        "killed",
    )
    assert readings == [(4, "current"), (1, "differs")]


def test_a_bounded_figure_agrees_with_one_that_it_allows():
    account, readings = reading(
        events(told("a", "Kyiv mayor", launched="about 450"), told("b", "Ukrainian police", launched=455)), "launched"
    )
    assert account.agreement == "sources agree"
    assert {standing for _, standing in readings} == {"current"}


def test_a_figure_for_part_of_the_weapons_is_narrower():
    quote = "Of 300 drones and missiles, 12 were missiles."
    claims = (
        claim("attacks", quote, "Ukraine's air force", launched=300, weapons=["drone", "missile"], places=["Kyiv"]),
        claim("attacks", quote, "Ukraine's air force", launched=12, weapons=["missile"]),
    )
    attack = record("attacks", {**KYIV, "weapons": ["drone", "missile"], "launched": 300}, claims=claims)
    _, readings = reading(events(brief("a", attack)), "launched")
    assert readings == [(300, "current"), (12, "narrower")]


def test_who_denies_a_value_stands_apart_from_who_states_it():
    denial = Claim("Moscow denied that it was Russia", "Kremlin", {"attacker": "Russia"}, stance="denies")
    attack = record("attacks", KYIV, claims=(claim("attacks", "Russia struck", None, attacker="Russia"), denial))
    (event,) = events(brief("a", attack))
    account = next(account for account in event.accounts if account.field == "attacker")
    assert account.agreement == "sources differ"
    assert [(one.standing, one.voices[0].speaker) for one in account.readings] == [
        ("current", "a"),
        ("differs", "Kremlin"),
    ]


def test_a_disputed_attacker_has_no_best_reading():
    claims = (
        claim("attacks", "Kyiv blamed Russia", "Ukrainian police", attacker="Russia"),
        claim("attacks", "Moscow blamed Ukraine", "Russian army", attacker="Ukraine"),
    )
    fields = {name: value for name, value in KYIV.items() if name != "attacker"}
    (event,) = events(brief("a", record("attacks", fields, claims=claims)))
    account = next(account for account in event.accounts if account.field == "attacker")
    assert "attacker" not in event.fields
    assert (account.best, account.agreement) == ("", "sources differ")
    assert {one.value for one in account.readings} == {"Russia", "Ukraine"}


def test_a_status_that_moves_on_is_a_history():
    talks = {"kind": "negotiation", "date": "2025-07-23", "place": "Istanbul", "parties": ["Ukraine", "Russia"]}
    first = brief("a", record("talks", {**talks, "status": "scheduled"}), published="2025-07-21")
    second = brief("b", record("talks", {**talks, "status": "held"}), published="2025-07-24")
    (event,) = events(first, second)
    account = next(account for account in event.accounts if account.field == "status")
    assert event.fields["status"] == "held"
    assert [(one.value, one.standing) for one in account.readings] == [("held", "current"), ("scheduled", "earlier")]


WIRE = "Two people were killed in the latest wave of attacks on the capital, the mayor said early on Monday."


def sources(*briefs: Brief) -> int:
    (event,) = events(*briefs)
    return event.sources


def test_copies_of_one_text_are_one_source():
    copies = [told(slug, "mayor", WIRE, killed=2) for slug in "ab"]
    assert sources(*copies, told("c", "Ukrainian police", killed=2)) == 2


def test_articles_of_one_outlet_are_one_source():
    first, second = (told(slug, f"speaker {slug}", publisher="The Paper", killed=2) for slug in "ab")
    assert sources(first, second) == 1


def test_one_official_quoted_by_two_outlets_is_one_source():
    said = [
        brief(
            slug,
            record("attacks", {**KYIV, "killed": 2}, claims=(claim("attacks", quote, "Kyiv mayor", **KYIV, killed=2),)),
        )
        for slug, quote in (("a", "Two people died, the mayor said"), ("b", "The mayor spoke of two dead last night"))
    ]
    assert sources(*said) == 1


def test_unlike_reports_are_two_sources():
    assert sources(told("a", "Kyiv mayor", killed=2), told("b", "Ukrainian police", killed=2)) == 2


def test_the_editor_s_own_value_stands_without_a_voice():
    attack = record("attacks", KYIV, claims=(claim("attacks", "Kyiv was hit", None, places=["Kyiv"]),))
    (event,) = events(brief("a", attack))
    account = next(account for account in event.accounts if account.field == "weapons")
    assert [(one.value, one.voices) for one in account.readings] == [(("drone",), ())]


def test_low_and_high_do_not_mix_currencies():
    aid = {"donor": ["Germany"], "recipient": "Ukraine", "item": "Patriot systems", "quantity": 2}
    first = brief("a", record("aid", {**aid, "amount": "2 billion EUR"}))
    second = brief("b", record("aid", {**aid, "amount": "2.3 billion USD"}), published="2025-07-22")
    (event,) = events(first, second)
    account = next(account for account in event.accounts if account.field == "amount")
    assert account.best == Quantity(2_300_000_000, 2_300_000_000, unit="USD")
    assert (account.low, account.high) == (2_300_000_000, 2_300_000_000)
