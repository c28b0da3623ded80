"""A folder of labelled pairs -> how well the program tells which records are one event: no article is read for it.

A labelled set is a folder with `events.yaml` (see `scoring/labels.py`) and the briefs that it names in `briefs/`. Several sets may lie
beside one another in one folder; each is matched for itself, and the figures add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator import files
from generator.briefs.reading import read_brief
from generator.events.build import NO_HAND, matching
from generator.events.clustering import Matcher
from generator.events.ground import ground_of
from generator.model import DESKS, Brief, Desk, Fault, Lexicon
from generator.project import gather
from generator.scoring.labels import Pair, read_labels
from generator.scoring.matches import NOTHING, Matches, match_lines, matched

LABELS = "events.yaml"


def score_pairs(root: Path, folder: Path, *, show: bool) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    """(the figures of the labelled sets in `folder`, as lines, and what is wrong with the sets), by the lexicon of the project."""
    content, faults = gather(root)
    if content is None:
        return (), faults
    matches, told, wrong = measured_pairs(folder, lexicon=content.lexicon)
    return (*(told if show else ()), *match_lines(matches)), wrong


def measured_pairs(folder: Path, *, lexicon: Lexicon) -> tuple[Matches, tuple[str, ...], tuple[Fault, ...]]:
    """(the figures of all sets in `folder`, every wrong and every missed pair with the program's reasons, what is wrong with the sets)."""
    texts, faults = files.read_tree(folder, suffixes=(".yaml",), shown=f"{folder.as_posix()}/")
    ground = ground_of(lexicon)
    total, told, wrong = NOTHING, [], list(faults)
    sets = sorted(path.removesuffix(LABELS) for path in texts if path.rsplit("/", 1)[-1] == LABELS)
    if not sets:
        wrong.append(Fault(folder.as_posix(), f"there is no {LABELS} in it", "name a folder of labelled pairs"))
    for place in sets:
        shown = f"{folder.as_posix()}/{place}"
        briefs, more = _briefs({path: data for path, data in texts.items() if path.startswith(f"{place}briefs/")}, folder)
        labels, faulty = read_labels(texts[place + LABELS].decode("utf-8-sig"), path=shown + LABELS, briefs=briefs)
        found = {desk: matching(desk, briefs, ground, NO_HAND) for desk in DESKS}
        result = matched(labels, {desk: groups for desk, (_, _, groups, _) in found.items()})
        total += result
        told += _told(result, {desk: matcher for desk, (matcher, *_) in found.items()})
        wrong += [*more, *faulty]
    return total, tuple(told), tuple(wrong)


def _briefs(texts: dict[str, bytes], folder: Path) -> tuple[list[Brief], list[Fault]]:
    read = [read_brief(f"{folder.as_posix()}/{path}", data.decode("utf-8-sig")) for path, data in sorted(texts.items())]
    return [brief for brief, _ in read if brief is not None], [fault for _, faults in read for fault in faults if fault.level == "error"]


def _told(matches: Matches, matchers: dict[Desk, Matcher]) -> Iterator[str]:
    for what, pairs in (("joined", matches.wrong), ("missed", matches.missed)):
        for desk, pair in pairs:
            yield f"{what} {' '.join('/'.join(key) for key in pair)}: {_why(matchers[desk], pair)}"


def _why(matcher: Matcher, pair: Pair) -> str:
    likeness = matcher.likeness(*pair)
    return likeness.conflict or f"{likeness.score:.2f}, {'; '.join(likeness.reasons) or 'nothing in common'}"
