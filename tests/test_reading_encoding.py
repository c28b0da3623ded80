"""Bytes of every kind become text or one fault that says what to do."""

import pytest

from generator.reading.articles import read_article
from generator.reading.encoding import MAX_BYTES, clean, decode

STORY = "The Norwegian minister Støre said: “It’s over €5 billion.”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_or_utf_8_is_read_as_it_is(encoding):
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    text, faults = decode("seeds/a.txt", marks.get(encoding, b"") + STORY.encode(encoding))
    assert (text, faults) == (STORY, ())


def test_windows_text_is_read_with_a_warning_that_names_the_line():
    text, faults = decode("seeds/a.txt", ("First line.\n" + STORY).encode("cp1252"))
    assert text == "First line.\n" + STORY
    assert [(fault.level, fault.line) for fault in faults] == [("warning", 2)]


def test_a_declared_charset_counts_after_utf_8():
    polish = "Rozmowy w Łodzi"
    assert decode("a.html", polish.encode("iso-8859-2"), declared="iso-8859-2") == (polish, ())
    assert decode("a.html", STORY.encode(), declared="iso-8859-2") == (STORY, ())
    assert decode("a.html", b"plain", declared="no-such-charset") == ("plain", ())


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        ("\u200b\u00a0\n".encode(), "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "is not a text file"),
        (b"text\x00text\x00" * 9, "is not a text file"),
        (b"a" * (MAX_BYTES + 1), "is larger than 5 MB"),
        ("Президент сказав".encode("cp1251"), "is neither UTF-8 nor a Western European text"),
        (b"\xff\xfe" + b"abc", "is damaged: not valid UTF-16"),
    ],
)
def test_what_is_no_text_is_one_fault_with_its_cure(data, what):
    article, faults = read_article("seeds/a.txt", data, words={})
    assert article is None
    assert [fault.what for fault in faults] == [what]
    assert faults[0].cure


def test_cleaning_leaves_one_newline_one_space_and_nothing_invisible():
    assert clean("a\r\nb\rc\u2028d\u00a0e\u202ff\u00ad\u200bg\x07") == "a\nb\nc\nd e fg"
    assert clean("Jean-Noe\u0308l") == "Jean-Noël"
