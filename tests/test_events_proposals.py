"""Proposed lines: what an editor pastes does what the line says, and is proposed no more."""

import pytest

from generator.events.hand import read_hand_events
from generator.events.proposals import JUST, NEARLY, proposals_of
from tests.events_material import LEXICON, brief, events, gold_seeds, groups, record
from tests.projects import BRIEF, by_hand, command, write

MAY = brief("a", record("talks", {"kind": "negotiation", "status": "held", "date": "2025-05", "parties": ["Ukraine", "Russia"]}, id="may"), published="2025-07-21")
SIXTEENTH = brief("b", record("talks", {"kind": "negotiation", "status": "held", "date": "2025-05-16", "parties": ["Ukraine", "Russia"]}, id="first"), published="2025-07-22")
OTHER_ROUND = brief("c", record("talks", {"kind": "negotiation", "status": "held", "date": "2025-06-02", "parties": ["Ukraine", "Russia"]}, id="second"), published="2025-07-22")


def proposed(*briefs, hand=None):
    options = {"hand": hand} if hand else {}
    return proposals_of(briefs, lexicon=LEXICON, **options)


def pasted(proposal):
    rules, faults = read_hand_events(f"{proposal.rule}:\n{proposal.line}\n", path="content/events.yaml")
    assert not faults
    return rules


def test_two_reports_that_nearly_are_one_are_proposed_with_their_reasons():
    [proposal] = proposed(MAY, SIXTEENTH)
    assert (proposal.rule, proposal.records) == ("join", (("a", "may"), ("b", "first")))
    assert NEARLY <= proposal.score < 0.6
    assert proposal.line == ("  - [a/may, b/first]  # 0.55: May 2025 fits 16 May 2025; same parties (Russia and Ukraine); negotiation in both; "
                             "held in both; but too little in common")


def test_what_contradicts_itself_is_not_proposed():
    assert proposed(SIXTEENTH, OTHER_ROUND) == ()


def test_a_line_that_is_pasted_joins_and_is_proposed_no_more():
    [proposal] = proposed(MAY, SIXTEENTH)
    hand = pasted(proposal)
    assert len(groups(events(MAY, SIXTEENTH))) == 2
    assert len(groups(events(MAY, SIXTEENTH, hand=hand))) == 1
    assert proposed(MAY, SIXTEENTH, hand=hand) == ()


def test_a_weak_join_is_proposed_to_be_parted_and_then_is_not_joined_again():
    briefs = gold_seeds()
    weak = [p for p in proposed(*briefs) if p.rule == "part"]
    assert weak
    for proposal in weak:
        assert proposal.score < JUST
        hand = pasted(proposal)
        assert any(set(proposal.records) <= set(event.records) for event in events(*briefs))
        assert not any(set(proposal.records) <= set(event.records) for event in events(*briefs, hand=hand))
        assert not [p for p in proposed(*briefs, hand=hand) if p.records == proposal.records]


def test_the_command_prints_lines_that_can_be_pasted(tmp_path):
    root = by_hand(tmp_path)
    other = BRIEF.replace("Kharkiv\n", "Kharkiv again\n", 1).replace("date: 2025-07-22", "date: 2025-07").replace("published: 2025-07-22", "published: 2025-07-23")
    write(root / "content" / "briefs" / "again.yaml", other)
    done = command(root, "events")
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if not line.endswith("to look at")]
    write(root / "content" / "events.yaml", "\n".join(lines) + "\n")
    assert command(root, "check").returncode == 0
    assert command(root, "events").stdout == "0 pairs of reports to look at\n"


@pytest.mark.parametrize("line", ["hide: true", "embargo: 2199-07-23 18:00"])
def test_a_rule_may_name_a_brief_that_is_kept_back(tmp_path, line):
    root = by_hand(tmp_path)
    write(root / "content" / "briefs" / "again.yaml", f"{line}\n{BRIEF}")
    write(root / "content" / "events.yaml", "part:\n  - [drones/kharkiv, again/kharkiv]\n")
    assert command(root, "check").returncode == 0
