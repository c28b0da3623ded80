"""Which brief belongs to which article, and which draft to which brief, after files have come, gone and been renamed."""

import pytest

from generator.briefs.drafts import Draft
from generator.briefs.homes import found_again, homes_of
from generator.model import Brief


def brief(article, slug="b"):
    return Brief(slug, "A title", article)


def draft(article, digest="0", reading=None):
    return Draft(brief(article), digest, "", "", reading=brief(reading) if reading else None)


def read(**articles):
    """Slug -> the brief that names this article; None for one that has faults."""
    return {slug: (brief(article) if article else None, ()) for slug, article in articles.items()}


@pytest.mark.parametrize(
    ("drafts", "briefs", "found"),
    [
        ({"old": draft("seeds/a.txt")}, read(new="seeds/a.txt"), {"new": "old"}),
        ({"old": draft("seeds/a.txt")}, read(old="seeds/a.txt", copy="seeds/a.txt"), {}),  # a copy is the editor's own
        ({"old": draft("seeds/a.txt")}, read(new="seeds/b.txt"), {}),
        ({"old": draft("seeds/a.txt")}, read(new=None), {}),  # what it names cannot be told before its faults are mended
        ({"old": draft("seeds/a.txt")}, read(one="seeds/a.txt", two="seeds/a.txt"), {"one": "old"}),
        ({"new": draft("seeds/b.txt"), "old": draft("seeds/a.txt")}, read(new="seeds/a.txt"), {}),
        ({"old": draft("seeds/a.txt", reading="seeds/moved.txt")}, read(new="seeds/moved.txt"), {"new": "old"}),
    ],
)  # fmt: skip
def test_a_renamed_brief_finds_its_draft(drafts, briefs, found):
    assert found_again(drafts, briefs) == found


@pytest.mark.parametrize(
    ("articles", "briefs", "drafts", "homes"),
    [
        # A new article is named after its file, beside whatever stands there
        ({"seeds/a b.txt": "1"}, {}, {}, {"seeds/a b.txt": "a-b"}),
        ({"seeds/a.md": "1", "seeds/a.txt": "2"}, {}, {}, {"seeds/a.md": "a", "seeds/a.txt": "a-2"}),
        ({"seeds/a.txt": "1"}, read(a="seeds/other.txt"), {}, {"seeds/a.txt": "a-2"}),
        ({"seeds/a.txt": "1"}, read(a=None), {"a": draft("seeds/a.txt")}, {"seeds/a.txt": "a"}),
        # The brief that was drafted from it, whatever other briefs name it
        ({"seeds/a.txt": "1"}, read(x="seeds/a.txt", a="seeds/a.txt"), {"x": draft("seeds/a.txt")}, {"seeds/a.txt": "x"}),
        ({"seeds/a.txt": "1"}, read(x="seeds/a.txt"), {"a": draft("seeds/a.txt"), "x": draft("seeds/a.txt")}, {"seeds/a.txt": "x"}),
        ({"seeds/a.txt": "1", "seeds/b.txt": "2"}, read(x="seeds/b.txt"), {"x": draft("seeds/a.txt")}, {"seeds/a.txt": "x", "seeds/b.txt": "b"}),
        # Else one that names it
        ({"seeds/a.txt": "1"}, read(x="seeds/a.txt"), {}, {"seeds/a.txt": "x"}),
        ({"seeds/a.txt": "1"}, read(x="seeds/a.txt", y="seeds/a.txt"), {}, {"seeds/a.txt": "x"}),
        # Else the one of an article that is gone and was the same
        ({"seeds/new.txt": "1"}, read(a="seeds/a.txt"), {"a": draft("seeds/a.txt", "1")}, {"seeds/new.txt": "a"}),
        ({"seeds/new.txt": "2"}, read(a="seeds/a.txt"), {"a": draft("seeds/a.txt", "1")}, {"seeds/new.txt": "new"}),
        ({"seeds/a.txt": "1", "seeds/new.txt": "1"}, read(a="seeds/a.txt"), {"a": draft("seeds/a.txt", "1")},
         {"seeds/a.txt": "a", "seeds/new.txt": "new"}),
        ({"seeds/n1.txt": "1", "seeds/n2.txt": "1"}, read(a="seeds/a.txt"), {"a": draft("seeds/a.txt", "1")}, {"seeds/n1.txt": "a", "seeds/n2.txt": "n2"}),
    ],
)  # fmt: skip
def test_each_article_has_a_brief_of_its_own(articles, briefs, drafts, homes):
    assert homes_of(articles, briefs, drafts) == homes
