"""An editor's note: a little Markdown, and nothing that could harm a page."""

from dataclasses import replace

import pytest

from generator.site.render import remark
from tests.site_material import BRIEFS, EVENTS, built


@pytest.mark.parametrize(("written", "html"), [
    ("Checked *twice*.", "<p>Checked <em>twice</em>.</p>"),
    ("See [the ministry](https://example.org/a?b=1).", '<p>See <a href="https://example.org/a?b=1">the ministry</a>.</p>'),
    ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("# No heading", "<p># No heading</p>"),
    ("<b>No</b> tags", "<p>&lt;b&gt;No&lt;/b&gt; tags</p>"),
    ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>"),
    ("![x](https://example.org/x.png)", '<p>!<a href="https://example.org/x.png">x</a></p>'),
    ("", ""),
])
def test_what_a_note_may_hold(written, html):
    assert remark(written) == html


def test_it_stands_on_the_page_of_the_brief():
    record = replace(BRIEFS[0].records[0], note="Of the **record**.")
    noted = replace(BRIEFS[0], note="Of the *brief*.", records=(record, *BRIEFS[0].records[1:]))
    page = built(EVENTS, (noted, BRIEFS[1]))[0]["briefs/fresh-talks/index.html"].decode()
    assert "<p>Of the <em>brief</em>.</p>" in page
    assert "<p>Of the <strong>record</strong>.</p>" in page
