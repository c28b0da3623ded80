"""Faults as lines: whatever stands in a name or a text, one fault is one line and one command."""

import pytest

from generator.fault_lines import annotation, drafted, one_line, plain
from generator.model import Fault


@pytest.mark.parametrize(("fault", "plainly", "annotated"), [
    (Fault("a.yaml", "is wrong", "write b", 3, 5), "a.yaml:3:5: is wrong; write b", "::error file=a.yaml,line=3,col=5::is wrong; write b"),
    (Fault("a.yaml", "may be", level="warning"), "a.yaml: warning: may be", "::warning file=a.yaml::may be"),
    (Fault("100%.txt", "is 5% off"), "100%.txt: is 5% off", "::error file=100%25.txt::is 5%25 off"),
    (Fault("a\nb.txt", "one\r\n::error::two"), "a b.txt: one ::error::two", "::error file=a%0Ab.txt::one%0D%0A::error::two"),
    (Fault("::error::a,line=1.txt", "x: y, z"), "::error::a,line=1.txt: x: y, z", "::error file=%3A%3Aerror%3A%3Aa%2Cline=1.txt::x: y, z"),
    (Fault("%0A::x", "%0A::error::y"), "%0A::x: %0A::error::y", "::error file=%250A%3A%3Ax::%250A::error::y"),
])  # fmt: skip
def test_a_fault_is_one_line(fault, plainly, annotated):
    assert (plain(fault), annotation(fault)) == (plainly, annotated)


def test_a_drafted_brief_is_told_with_its_article():
    assert drafted("content/briefs/a.yaml", "seeds/a\n::b%.txt") == "::notice file=content/briefs/a.yaml::is drafted from seeds/a%0A::b%25.txt"


def test_no_control_character_is_left_in_a_line():
    assert one_line("a\r\n\x1b[2Jb\u2028c\x00\x85d e") == "a [2Jb c d e"
