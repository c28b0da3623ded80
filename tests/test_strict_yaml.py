"""Strict YAML: words keep their spelling, places are known, and every fault is one plain sentence with its line."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import strict_yaml


@pytest.fixture(scope="module", params=["libyaml", "pure Python"], autouse=True)
def parser(request):
    """Each test runs with both of PyYAML's parsers, since libyaml may be missing on a reader's machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_yaml, "PARSER", yaml.CSafeLoader if request.param == "libyaml" else yaml.SafeLoader)
        yield


def data(text):
    loaded, faults = strict_yaml.load(text, path="a.yaml")
    assert faults == ()
    return loaded.data


def faults(text):
    loaded, found = strict_yaml.load(text, path="a.yaml")
    assert loaded is None
    assert {fault.file for fault in found} == {"a.yaml"}
    return [(fault.line, fault.what) for fault in found]


@pytest.mark.parametrize(
    "word", ["NO", "on", "off", "yes", "14:30", "2025-07-21", "007", "4e12", "1_000", "0x1F", ".5", "=", "<<"]
)
def test_words_that_other_readers_bend_stay_text(word):
    assert data(f"donor: {word}\n") == {"donor": word}
    assert data(f"{word}: 1\n") == {word: 1}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("74", 74),
        ("-3", -3),
        ("48.45", 48.45),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_numbers_truth_and_nothing_are_typed(written, value):
    assert data(f"a: {written}\n") == {"a": value}
    assert data(f'a: "{written}"\n') == {"a": written}


def test_an_empty_file_and_a_file_of_comments_are_nothing():
    assert data("") is None
    assert data("# to be written\n") is None


def test_a_byte_order_mark_is_no_part_of_the_first_key():
    assert data("\ufefftitle: x\n") == {"title": "x"}


def test_every_value_knows_its_line_and_column():
    loaded, _ = strict_yaml.load("title: x\nattacks:\n  - id: a\n    killed: 3\n  - id: b\n", path="a.yaml")
    assert loaded.mark(("attacks", 0, "killed")) == (4, 5)
    assert loaded.mark(("attacks", 1)) == (5, 5)
    assert loaded.line("attacks", 0, "claims", 7) == 3, "what is not written is told at the nearest thing around it"
    assert loaded.line("nowhere") == 1


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("a: 1\nb:\n\tc: 1\n", 3, "a tab stands in the indentation"),
        ("a: 1\nb: 2\na: 3\n", 3, "`a` is written twice; the first stands in line 1"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("title: Talks: the third round\n", 1, "a colon and a space stand inside unquoted text"),
        ('a: 1\nquote: "never closed\nb: 2\n', 2, "opened here and never closed"),
        ("quote: 'it's'\n", 1, "something stands after a closing quotation mark"),
        ('quote: "a\n  b" c\n', 2, "or a quotation mark above is not closed"),
        ("a:\n  - b\n c: 1\n", 3, "does not line up"),
        ("a: 1\nbroken\nc: 2\n", 2, "no colon"),
        ("a: [1, 2\n", 2, "not closed, or lacks a comma"),
        ("a: @all\n", 1, "may not begin with @"),
        ("a: **bold**\n", 1, "may not begin with * or &"),
        ("a: >> b\n", 1, "may not begin with > or |"),
        ("a: > 5\n", 1, "a sign stands before the number"),
        ("a: b\n  c: 1\n", 2, "indented too far"),
        ("a: b\n  – c: 1\n    d: 2\n", 2, "`–` stands where the hyphen"),
        ("a:\n  – c: 1\n    d: 2\n", 2, "`–` stands where the hyphen"),
        ("a:\n  -c: 1\n    d: 2\n", 2, "a space is missing after the hyphen"),
        ("a:\n  -\xa0c: 1\n    d: 2\n", 2, "a non-breaking space stands after the hyphen"),
        ("a: 1\nb:\xa02\nc: 3\n", 2, "a non-breaking space stands after the colon"),
        ("a:\n  b: 1\n\xa0 c: 2\n", 3, "a non-breaking space stands in the indentation"),
        ("a:\n  - b\n\xa0 - c\n", 3, "a non-breaking space stands in the indentation"),
        ("a: 1\nb:2\nc: 3\n", 2, "a space is missing after the colon"),
        ("a: 1\nb = 2\nc: 3\n", 2, "an equals sign stands where the colon belongs"),
        ("a: one\nat 14:30 sharp\nc: 3\n", 2, "no colon"),
        ("a: “b: c”\n", 1, "curly quotation marks hold no text together"),
        ("a:\n* b\n", 2, "`*` stands where the hyphen"),
        ("a:\n-\tb: 1\n", 2, "a tab stands after the hyphen"),
        ("a:\n- b\n\t\n- c\n", 3, "a tab stands on this line"),
        ("```yaml\na: 1\n```\n", 1, "a line with ```"),
        ("a: x\u2028y\n", 1, "invisible line break (U+2028)"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", 2, "two versions wait to be joined"),
        ("a: 1\n>>>>>>> x", 2, "two versions wait to be joined"),
        ("a: - b\n", 1, "begins on the line of its name"),
        ('a: "\\q"\n', 1, "a backslash"),
        ("a: !!set {}\n", 1, "label for programs"),
        ("? [a]\n: b\n", 1, "where a name is expected"),
        ('"": b\n', 1, "no name before it"),
        ("a: x\x07y\n", 1, "invisible control character (U+0007)"),
        ("a: 1\n...\nb\n", 3, "after the end of the data"),
        ("[" * 1000, 1, "more than 40 deep"),
    ],
)
def test_a_fault_names_its_line_in_plain_words(text, line, part):
    [(where, what)] = faults(text)
    assert part in what
    assert where == line


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("b:2\nc: 3\n", "write `b: 2`"),
        ("  - b = two\n    c: 3\n", "write `b: two`"),
        ("a:\n  -b: 1\n    c: 2\n", "write `- b: …`"),
        ("a: it: b\n", 'put the whole text in "quotes"'),
        ("a: 'it's'\n", "put the whole text in \"double quotes\", or write '' for each apostrophe inside"),
        ('a: "it" is\n', "put the whole text in 'single quotes', or write \\\" for each mark inside"),
        ("a: b\n  c: 1\n", 'indent it as far as the lines it belongs with, or put the whole text in "quotes"'),
    ],
)
def test_a_fault_says_what_to_write(text, cure):
    _, [fault] = strict_yaml.load(text, path="a.yaml")
    assert fault.cure == cure


@pytest.mark.parametrize("text", ["a: |-\n  b:c\n  – d\n  -e\n  =======\n", "a: “b”\n", "a: >-\n  5 > 3\n", "a: 'b:c'\nd: http://e\n"])
def test_what_is_sound_is_no_slip(text):
    assert data(text)


def test_each_place_where_versions_wait_is_told():
    two = "<<<<<<< a\nb: 1\n=======\nb: 2\n>>>>>>> c\n"
    assert [line for line, _ in faults(f"a: 1\n{two}{two}")] == [2, 7]


def test_faults_that_do_not_stop_the_reading_are_told_together():
    assert [line for line, _ in faults("a: 1\na: 2\nb: &x 3\nc: *x\n")] == [2, 3, 4]


def test_references_are_refused_so_a_small_file_cannot_grow_without_end():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "label for programs" in faults(bomb)[0][1]


def test_a_file_beyond_the_limit_is_not_read():
    assert "at most 1,000,000 are read" in faults("a: " + "x" * strict_yaml.MAX_SIZE)[0][1]


@given(st.text(alphabet=st.sampled_from("ab:-?!&*[]{}|>'\"%@`#,\\~ \t\n\r\x85\u2028é1.\x00"), max_size=40))
def test_no_text_makes_it_fail(parser, text):
    loaded, found = strict_yaml.load(text, path="a.yaml")
    assert (loaded is None) == bool(found)


@given(st.dictionaries(st.text(min_size=1), st.one_of(st.none(), st.booleans(), st.integers(-9999, 9999), st.text())))
def test_what_pyyaml_writes_is_read_back(parser, written):
    loaded, found = strict_yaml.load(yaml.safe_dump(written), path="a.yaml")
    assert found == ()
    assert loaded.data == written
