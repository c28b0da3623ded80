"""Ten kinds of hand-made events in which sources are hard to bring together: what is a disagreement, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Account, Brief, Claim, Event
from generator.wording import write_quantity
from tests.events_material import brief, claim, events, record

NIGHT = {"date": "2025-07-21", "attacker": "Russia", "places": ["Kyiv"], "weapons": ["drone"]}
SCENE = {
    "a": "Drones struck the capital overnight.", "b": "Explosions were heard across Kyiv until dawn.",
    "c": "Another night of air raids in Ukraine.",
}
"""So that no two articles are copies of each other."""


def article(slug: str, *claims: Claim, published="2025-07-21", scene: dict | None = None, **fields) -> Brief:
    """An article about the night on Kyiv: its own scene, then these claims; `fields` are what its editor states besides."""
    stated = {**(scene or NIGHT), **fields}
    first = claim("attacks", SCENE[slug], None, **{name: value for name, value in (scene or NIGHT).items() if name not in fields})
    return brief(slug, record("attacks", {k: v for k, v in stated.items() if v}, claims=(first, *claims)), published=published)


def says(speaker: str | None, quote: str = "", *, stance: str = "states", **fields) -> Claim:
    return replace(claim("attacks", quote or f"{speaker}: {fields}", speaker, **fields), stance=stance)


def account(found: tuple[Event, ...], field: str) -> Account:
    (event,) = found
    return next(account for account in event.accounts if account.field == field)


def told(found: tuple[Event, ...], field: str) -> list[tuple[object, ...]]:
    """Value, standing, stance, scope and speakers of each reading."""
    return [
        (write_quantity(r.value) if hasattr(r.value, "low") else r.value, r.standing, r.stance, r.scope, [v.speaker for v in r.voices])
        for r in account(found, field).readings
    ]


# --- 1. Both warring sides ------------------------------------------------------------------------------------------


def test_the_side_that_strikes_does_not_count_the_dead_however_late_it_speaks():
    found = events(article("a", says("Ukrainian police", killed=10), killed=10),
                   article("b", says("Russian army", killed=1), published="2025-07-23", killed=1))
    assert told(found, "killed") == [
        ("10", "current", "states", (), ["Ukrainian police"]), ("1", "differs", "states", (), ["Russian army"]),
    ]
    assert (account(found, "killed").low, account(found, "killed").high) == (1, 10)


# --- 2. and 3. Ranges, and words that leave an end open --------------------------------------------------------------


def test_a_number_within_a_range_agrees_and_one_beyond_it_does_not():
    found = events(article("a", says("Kyiv mayor", killed="3-5"), killed="3-5"), article("b", says("Ukrainian police", killed=4), killed=4))
    assert {r.standing for r in account(found, "killed").readings} == {"current"}
    assert (account(found, "killed").agreement, account(found, "killed").low, account(found, "killed").high) == ("sources agree", 3, 5)
    found = events(article("a", says("Kyiv mayor", killed="3-5"), killed="3-5"), article("b", says("Ukrainian police", killed=7), killed=7))
    assert account(found, "killed").agreement == "sources differ"
    assert (account(found, "killed").low, account(found, "killed").high) == (3, 7)


def test_at_least_one_neither_contradicts_sixteen_nor_bears_it_out():
    found = events(article("a", says("Ukrainian police", killed="at least 1"), killed="at least 1"),
                   article("b", says("Kyiv mayor", killed=16), killed=16))
    assert told(found, "killed") == [
        ("16", "current", "states", (), ["Kyiv mayor"]), ("at least 1", "current", "states", (), ["Ukrainian police"]),
    ]
    assert account(found, "killed").agreement == "one source"


def test_at_least_sixteen_contradicts_two():
    found = events(article("a", says("Ukrainian police", killed="at least 16"), killed="at least 16"),
                   article("b", says("Kyiv mayor", killed=2), killed=2))
    assert account(found, "killed").agreement == "sources differ"


def test_over_four_hundred_weapons_and_seven_hundred_differ():
    """Only of the dead does nobody say the least as if it were the count."""
    found = events(article("a", says("Ukraine's air force", launched="over 400"), launched="over 400"),
                   article("b", says("Kyiv mayor", launched=700), launched=700))
    assert account(found, "launched").agreement == "sources differ"


# --- 4. Denial and doubt --------------------------------------------------------------------------------------------


def test_who_denies_gives_no_support_and_moves_no_end():
    found = events(article("a", says("Kyiv mayor", killed=10), says("Russian army", stance="denies", killed=50), killed=10))
    assert told(found, "killed") == [
        ("10", "current", "states", (), ["Kyiv mayor"]), ("50", "differs", "denies", (), ["Russian army"]),
    ]
    assert (account(found, "killed").low, account(found, "killed").high) == (10, 10)
    assert account(found, "killed").agreement == "sources differ"


def test_a_denial_alone_is_no_voice_for_what_the_editor_states():
    found = events(article("a", says("Kremlin", "The Kremlin denied that Russia did it", stance="denies", attacker="Russia"), attacker="Russia"))
    assert told(found, "attacker") == [("Russia", "current", "states", (), []), ("Russia", "differs", "denies", (), ["Kremlin"])]


def test_a_doubt_is_no_disagreement():
    found = events(article("a", says("Ukraine's air force", launched=450), says("Donald Trump", stance="doubts", launched=450), launched=450))
    assert told(found, "launched") == [
        ("450", "current", "states", (), ["Ukraine's air force"]), ("450", "current", "doubts", (), ["Donald Trump"]),
    ]
    assert account(found, "launched").agreement == "one source"


# --- 5. Corrections by the speaker ----------------------------------------------------------------------------------


def test_a_later_figure_of_the_same_speaker_is_a_history_though_it_is_less():
    found = events(article("a", says("Ukraine's air force", launched=480), launched=480),
                   article("b", says("Ukraine's air force", launched=450), published="2025-07-22", launched=450))
    assert [line[:2] for line in told(found, "launched")] == [("450", "current"), ("480", "earlier")]
    assert account(found, "launched").agreement == "one source"


def test_two_figures_of_one_speaker_on_one_day_are_no_disagreement_and_no_history():
    found = events(article("a", says("Ukraine's air force", launched=480), launched=480),
                   article("b", says("Ukraine's air force", launched=450), launched=450))
    assert [line[:2] for line in told(found, "launched")] == [("480", "current"), ("450", "besides")]
    assert account(found, "launched").agreement == "one source"


# --- 6. Days that are only months -----------------------------------------------------------------------------------


def test_a_month_fits_its_day():
    talks = {"kind": "negotiation", "place": "Istanbul", "parties": ["Ukraine", "Russia"], "status": "held"}
    month, day = {**talks, "date": "2025-05"}, {**talks, "date": "2025-05-16"}
    found = events(brief("a", record("talks", month, claims=(claim("talks", "In May both sides met in Istanbul.", None, **month),))),
                   brief("b", record("talks", day, claims=(claim("talks", "The rivals sat down on May 16.", None, **day),))))
    assert told(found, "date") == [
        ("2025-05-16", "current", "states", (), ["b"]), ("2025-05", "current", "states", (), ["a"]),
    ]
    assert account(found, "date").agreement == "sources agree"


def test_an_article_of_some_day_in_july_is_not_before_one_of_a_day_in_july():
    found = events(article("a", says("Kyiv mayor", killed=2), published="2025-07", killed=2),
                   article("b", says("Ukrainian police", killed=4), published="2025-07-21", killed=4))
    assert [line[:2] for line in told(found, "killed")] == [("4", "current"), ("2", "differs")]


# --- 7. Scopes ------------------------------------------------------------------------------------------------------

COUNTRY = {**NIGHT, "places": ["Kyiv", "Kharkiv"]}


def test_what_is_for_one_place_is_no_disagreement_and_says_for_which():
    found = events(article("a", says("Ukrainian officials", killed="at least 1", places=["Kyiv"]), says("Kyiv mayor", killed=1, places=["Kharkiv"]),
                           says("Volodymyr Zelensky", "across the country two died", killed=2), scene=COUNTRY, killed=2))
    assert told(found, "killed") == [
        ("2", "current", "states", (), ["Volodymyr Zelensky"]),
        ("at least 1", "narrower", "states", ("Kyiv",), ["Ukrainian officials"]),
        ("1", "narrower", "states", ("Kharkiv",), ["Kyiv mayor"]),
    ]
    assert account(found, "killed").agreement == "one source"


def test_a_best_figure_that_is_for_one_place_says_so():
    found = events(article("a", says("Ukrainian officials", killed=1, places=["Kyiv"]), scene=COUNTRY, killed=1))
    assert told(found, "killed") == [("1", "current", "states", ("Kyiv",), ["Ukrainian officials"])]


def test_a_region_covers_its_city():
    around = {**NIGHT, "places": ["Kyiv region", "Kyiv"]}
    found = events(article("a", says("Ukrainian officials", killed=3, places=["Kyiv region"]), scene=around, killed=3))
    assert told(found, "killed") == [("3", "current", "states", (), ["Ukrainian officials"])]


def test_a_part_of_the_weapons_says_which():
    found = events(article("a", says("Ukraine's air force", "450 drones and missiles", launched=450, weapons=["drone", "missile"]),
                           says("Ukraine's air force", "of them 40 missiles", launched=40, weapons=["missile"]), launched=450))
    assert [line[:4] for line in told(found, "launched")] == [("450", "current", "states", ()), ("40", "narrower", "states", ("missile",))]


# --- 8. Lists with one member disputed ------------------------------------------------------------------------------


def test_of_a_list_only_the_disputed_member_is_denied():
    found = events(article("a", says("Russian army", damage=["Patriot launchers", "barracks"]),
                           says("Ukraine's air force", stance="denies", damage=["Patriot launchers"]), damage=["Patriot launchers", "barracks"]))
    assert told(found, "damage") == [
        (("Patriot launchers",), "current", "states", (), ["Russian army"]),
        (("Patriot launchers",), "differs", "denies", (), ["Ukraine's air force"]),
        (("barracks",), "current", "states", (), ["Russian army"]),
    ]
    assert account(found, "damage").agreement == "sources differ"


def test_a_disputed_member_that_the_editor_leaves_out_is_kept():
    found = events(article("a", says("Russian army", damage=["Patriot launchers", "barracks"]),
                           says("Ukraine's air force", stance="denies", damage=["Patriot launchers"]), damage=["barracks"]))
    assert account(found, "damage").best == ("barracks",)
    assert told(found, "damage")[1:] == [
        (("Patriot launchers",), "differs", "states", (), ["Russian army"]),
        (("Patriot launchers",), "differs", "denies", (), ["Ukraine's air force"]),
    ]


# --- 9. An outlet's own voice ---------------------------------------------------------------------------------------


def test_an_outlet_s_own_count_differs_from_an_official_s():
    found = events(article("a", says(None, "Our reporter counted three bodies", killed=3), says("Kyiv mayor", killed=2), killed=3))
    assert told(found, "killed") == [("3", "current", "states", (), ["a"]), ("2", "differs", "states", (), ["Kyiv mayor"])]
    assert [v.side for r in account(found, "killed").readings for v in r.voices] == ["outlet", "Ukraine"]


# --- 10. A speaker whose side nobody knows --------------------------------------------------------------------------


def test_an_eyewitness_has_no_side_and_his_later_smaller_figure_takes_none_back():
    found = events(article("a", says("Kyiv mayor", killed=4), killed=4),
                   article("b", says("an eyewitness", killed=3), published="2025-07-22", killed=3))
    (event,) = found
    assert {v.speaker: v.side for v in event.voices if v.claim.said_by} == {"Kyiv mayor": "Ukraine", "an eyewitness": "unknown"}
    assert [line[:2] for line in told(found, "killed")] == [("4", "current"), ("3", "differs")]


def test_a_later_greater_figure_of_an_outlet_is_the_best_one():
    found = events(article("a", says("Kyiv mayor", killed=4), killed=4),
                   article("b", says(None, "By now five have died", killed=5), published="2025-07-22", killed=5))
    assert [line[:2] for line in told(found, "killed")] == [("5", "current"), ("4", "earlier")]


# --- Steps that are not taken back ----------------------------------------------------------------------------------


def test_what_was_delivered_is_not_only_pledged_because_a_later_article_says_so():
    aid = {"donor": ["Germany"], "recipient": "Ukraine", "item": "Patriot systems", "quantity": 2}
    found = events(brief("a", record("aid", {**aid, "status": "delivered"}), published="2025-07-21"),
                   brief("b", record("aid", {**aid, "status": "pledged"}), published="2025-07-22"))
    assert [line[:2] for line in told(found, "status")] == [("delivered", "current"), ("pledged", "earlier")]
    found = events(brief("a", record("aid", {**aid, "status": "delivered"}), published="2025-07-21"),
                   brief("b", record("aid", {**aid, "status": "suspended"}), published="2025-07-22"))
    assert account(found, "status").best == "suspended"


def test_a_value_that_one_source_has_and_the_record_leaves_open_is_no_disagreement():
    found = events(article("a", says("Ukrainian police", attacker="Russia"), attacker=""))
    assert (account(found, "attacker").best, account(found, "attacker").agreement) == ("", "one source")
