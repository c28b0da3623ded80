"""Headlines in title case: which words the model gets in small letters, and which keep their capital."""

from __future__ import annotations

import pytest

from generator.reading.articles import read_article
from generator.reading.headlines import in_sentence_case

BODY = "The minister announced that tanks and missiles would be delivered. A Security Council meeting was held on Monday, officials said."


def _read(headline: str) -> str:
    article, _ = read_article("seeds/t.txt", f"{headline}\n\n{BODY}\n".encode(), words={})
    text = in_sentence_case(article)
    assert len(text) == len(article.text)
    return text.split("\n")[0].strip()


@pytest.mark.parametrize(("headline", "told"), [
    ("Germany To Send Tanks To Ukraine", "Germany to send tanks to Ukraine"),
    ("German Minister Announces Missiles For Ukraine", "German minister announces missiles for Ukraine"),
    ("Norway Delivers Tanks As Security Council Meets", "Norway delivers tanks as Security Council meets"),
    ("Germany sends tanks to Ukraine", "Germany sends tanks to Ukraine"),
    ("GERMANY TO SEND TANKS TO UKRAINE", "GERMANY TO SEND TANKS TO UKRAINE"),
    ("Storm Shadow Missiles Reach Kyiv", "Storm Shadow missiles Reach Kyiv"),
])
def test_words_that_the_article_writes_small_are_small(headline, told):
    assert _read(headline) == told
