"""Words of closed classes that rules of several desks share: helping verbs, pronouns, what opens a list.

They are no knowledge of the world that an editor could extend, so they stand here and not in the lexicon. Both apostrophes are meant.
"""

from __future__ import annotations

FUTURE = frozenset("will would shall 'll ’ll".split())
POSSIBLE = frozenset("can could may might".split())
OUGHT = frozenset("must should".split())
CUT_OFF = frozenset("wo ca cannot 'd ’d".split())
"""Modals as the model cuts them off: "wo" of "won't", "'d" of "he'd"."""
MODALS = POSSIBLE | OUGHT
UNREAL = FUTURE | POSSIBLE | OUGHT | CUT_OFF
"""Behind one of these nothing has happened yet."""
PERFECT = frozenset(("has", "have", "had"))
PROGRESSIVE = frozenset("am is are ’s 's ’m 'm ’re 're".split())
NOT = frozenset(("not", "n't", "n’t", "never"))
NOT_DONE = UNREAL | NOT
CONDITIONS = frozenset(("if", "unless"))

FIRST_PERSON = frozenset("i we my our me us".split())
RELATIVE = frozenset(("who", "which", "that"))
POINTING = RELATIVE | {"it", "this"}
"""Subjects that stand for something told of before."""
WHOEVER = frozenset(("it", "they", "we"))
"""Pronouns behind which a side may stand."""
THIS = frozenset("the this that these those".split())
"""What points to a thing that was told of."""

LISTING = frozenset(("including", "comprising", "containing"))
"""What opens the list of what a thing is made of."""
TOWARDS = ("towards", "toward")

SUBJECTS = ("nsubj", "nsubjpass")
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Tags of verbs with a tense of their own."""
