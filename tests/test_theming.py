"""A site of its own look: files of its own templates/ stand before those of the program, and only those."""

import shutil

import pytest

from tests.projects import REPOSITORY, by_hand, command, write


@pytest.fixture
def root(tmp_path):
    """A site without templates of its own."""
    root = by_hand(tmp_path / "site")
    shutil.rmtree(root / "templates")
    return root


def built(root):
    done = command(root, "build")
    assert done.returncode == 0, done.stderr
    return lambda path: (root / "_site" / path).read_text(encoding="utf-8")


def test_a_site_without_templates_looks_like_the_program(root):
    page = built(root)
    assert "The address leads nowhere" in page("404.html")
    sheets = sorted((REPOSITORY / "templates" / "styles").iterdir())
    assert page("assets/style.css") == "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def test_a_page_of_its_own_stands_before_the_programs_and_may_build_on_another(root):
    write(root / "templates" / "404.html", '{% extends "page.html" %}{% block main %}<h1>Nothing here</h1>{% endblock %}')
    page = built(root)
    assert "Nothing here" in page("404.html") and "leads nowhere on this site" not in page("404.html")
    assert '<nav aria-label="Main">' in page("404.html")


def test_a_component_of_its_own_is_used_on_every_page_that_has_it(root):
    write(root / "templates" / "components" / "days.html",
          '{% macro time(day) %}<b>{{ day.text }}</b>{% endmacro %}{% macro linked_time(day) %}{{ time(day) }}{% endmacro %}')
    assert "<h1><b>22 July 2025</b></h1>" in built(root)("index.html")


def test_tokens_of_its_own_come_after_those_of_the_program(root):
    write(root / "templates" / "styles" / "95-own.css", ":root { --link: #7a1f1f; }\n")
    sheet = built(root)("assets/style.css")
    assert sheet.endswith(":root { --link: #7a1f1f; }\n") and "--measure:" in sheet


def test_a_slip_in_a_template_of_its_own_is_told(root):
    write(root / "templates" / "404.html", '{% extends "page.html" %}\n{% block main %}')
    done = command(root, "build")
    assert done.returncode == 1 and "templates/404.html:2: is no valid template" in done.stderr


def test_a_changed_template_is_no_old_site(root):
    built(root)
    write(root / "templates" / "404.html", '{% extends "page.html" %}{% block main %}<h1>Nothing here</h1>{% endblock %}')
    assert "Nothing here" in built(root)("404.html")
