"""site.yaml: what is right is read, what is wrong is told at once, with its line and what to write."""

from pathlib import Path

import pytest

from generator.config import read_config

RIGHT = "title: Briefing\nbase_url: https://example.org/a\n"


def wrong(text):
    config, faults = read_config(text)
    assert config is None
    assert all(fault.cure for fault in faults)
    return [(fault.line, f"{fault.what}; {fault.cure}") for fault in faults]


def test_the_committed_site_yaml_is_right():
    text = (Path(__file__).parents[1] / "site.yaml").read_text(encoding="utf-8")
    config, faults = read_config(text)
    assert faults == ()
    assert config.base_url.startswith("https://")


def test_what_is_left_out_has_a_default():
    config, faults = read_config(RIGHT)
    assert faults == ()
    assert (config.language, config.time_zone, config.publish) == ("en", "Europe/Kyiv", "all")
    assert config.desks == ("talks", "attacks", "aid")
    assert config.repository == ""


@pytest.mark.parametrize(
    ("written", "base_url", "base_path"),
    [
        ("https://example.org", "https://example.org/", "/"),
        ("https://user.github.io/repo", "https://user.github.io/repo/", "/repo/"),
        ("http://localhost:8000/a/b//", "http://localhost:8000/a/b/", "/a/b/"),
    ],
)
def test_the_address_ends_with_one_slash(written, base_url, base_path):
    config, _ = read_config(f"title: x\nbase_url: {written}\n")
    assert (config.base_url, config.base_path) == (base_url, base_path)


@pytest.mark.parametrize(
    "address",
    ["example.org", "ftp://example.org/", "https://", "https://a b/", "https://example.org/?a=1", "https://example.org/#a",
     "https://me:secret@example.org/", "https://[/", "javascript:alert(1)", "null", "[a]"],
)  # fmt: skip
def test_an_address_that_a_page_could_not_stand_at_is_refused(address):
    [(line, _)] = wrong(f"title: x\nbase_url: {address}\n")
    assert line == 2


def test_all_faults_are_told_at_once_in_the_order_of_the_file():
    told = wrong("titel: x\npublish: no\ndesks: [talk]\ntime_zone: Kyiv time\nlanguage: English\n")
    assert [line for line, _ in told] == [None, None, 1, 2, 3, 4, 5]
    assert "write `title`" in told[2][1]
    assert "write talks" in told[4][1]


@pytest.mark.parametrize("text", ["", "just words\n", "- a\n"])
def test_a_file_without_settings_says_what_to_write(text):
    assert "title" in wrong(text)[0][1]


def test_a_slip_in_the_yaml_is_told_with_its_line():
    assert wrong(RIGHT + "contact: a: b\n")[0][0] == 3


def test_the_desks_stand_in_their_fixed_order():
    config, _ = read_config(RIGHT + "desks: [aid, talks]\n")
    assert config.desks == ("talks", "aid")


def test_norway_is_no_truth_value_in_a_title():
    config, _ = read_config("title: NO\nbase_url: https://example.org/\n")
    assert config.title == "NO"
