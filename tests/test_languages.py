"""The site in other languages: every message translated, no fixed word left in English, pages of all languages linked with each other."""

import html
import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import polib
import pytest

from generator.config import read_config
from generator.memory import Memory
from generator.model import Quantity, Value
from generator.site.catalogues import agrees, catalogues
from generator.site.days import day_of
from generator.site.folder import for_a_folder
from generator.site.language import Catalogue, gettext, in_use, of_articles, series, using
from generator.site.rounds import _days as days_in_a_row
from generator.site.values import money, written
from tests.projects import REPOSITORY, by_hand, command, write
from tests.site_material import BRIEFS, CONFIG, EVENTS, HOSTILE, built, templates, texts
from tools.messages import asked_for

FILE = REPOSITORY / "templates" / "languages" / "uk.po"
PSEUDO = "qps"
"""A language of which every message stands in ⟦brackets⟧."""
BOTH = replace(CONFIG, languages=("en", "uk"), named={"uk": {"title": "Пробний огляд"}})
UKRAINIAN = replace(CONFIG, language="uk")


@cache
def ukrainian():
    return polib.pofile(FILE.read_text(encoding="utf-8"))


def pseudo_file() -> bytes:
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    for message in asked_for():
        forms = {0: f"⟦{message.text}⟧", 1: f"⟦{message.plural}⟧"}
        made.append(polib.POEntry(msgctxt=message.context, msgid=message.text, msgid_plural=message.plural,
                                  **({"msgstr_plural": forms} if message.plural else {"msgstr": forms[0]})))
    return str(made).encode()


@cache
def both():
    files, faults = built(config=BOTH)
    assert not faults
    return files


@cache
def in_ukrainian():
    files, faults = built(config=UKRAINIAN)
    assert not faults
    return files


@cache
def in_english():
    return built()[0]


def pages(files):
    return {name: body.decode() for name, body in files.items() if name.endswith(".html")}


# --- Messages -------------------------------------------------------------------------------------------------------


def test_every_message_is_translated_into_ukrainian_and_none_is_left_over():
    asked = {(message.context, message.text, message.plural) for message in asked_for()}
    there = {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in ukrainian()}
    assert asked == there, "run tools/messages.py, then translate what is new"
    assert [entry.msgid for entry in ukrainian() if not entry.translated()] == []


def test_no_text_is_a_message_once_with_a_plural_and_once_without():
    keys = [(message.context, message.text) for message in asked_for()]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_translations_fill_in_what_their_messages_do():
    assert [entry.msgid for entry in ukrainian() if not agrees(entry)] == []


def test_ukrainian_has_three_forms_of_every_plural():
    assert [entry.msgid for entry in ukrainian() if entry.msgid_plural and sorted(entry.msgstr_plural) != [0, 1, 2]] == []


def test_translations_keep_the_ends_of_their_messages():
    for entry in ukrainian():
        texts = [entry.msgstr, *entry.msgstr_plural.values()]
        for text in filter(str.strip, texts):
            assert (text[:1] == " ", text[-1:] == " ") == (entry.msgid[:1] == " ", entry.msgid[-1:] == " "), entry.msgid


def test_translations_are_written_in_ukrainian_letters():
    for entry in ukrainian():
        text = re.sub(r"<[^>]*>|\{\w+\}|%\(\w+\)s", "", " ".join([entry.msgstr, *entry.msgstr_plural.values()]))
        assert not re.search("[ыэёъЫЭЁЪ]|[A-Za-z][а-яіїєґ]|[а-яіїєґ][A-Za-z]", text), text
        assert "'" not in text and '"' not in text, text


@pytest.mark.parametrize(("number", "text"), [
    (1, "1 подія"), (2, "2 події"), (5, "5 подій"), (11, "11 подій"), (21, "21 подія"), (24, "24 події"), (112, "112 подій"),
])
def test_counts_have_the_form_that_fits_them(number, text):
    from generator.site.cards import count

    with using(catalogue_of("uk")):
        assert count(number, "event") == text


def catalogue_of(code, **more):
    found, faults = catalogues({**templates(), **more}, config=replace(CONFIG, language=code), memory=Memory())
    assert not faults
    return found[code]


@pytest.mark.parametrize(("iso", "text"), [("2025-07-22", "22 липня 2025"), ("2025-05", "травень 2025"), ("2025", "2025"), (None, "дату не вказано")])
def test_days_are_written_as_in_ukrainian(iso, text):
    with using(catalogue_of("uk")):
        assert day_of(iso).text == text
    assert day_of("2025-07-22").text == "22 July 2025", "nothing of one language stays for another"


def test_days_in_a_row_too():
    with using(catalogue_of("uk")):
        assert days_in_a_row(["2025-07-24", "2025-07-25"]) == "24–25 липня 2025"
        assert days_in_a_row(["2025-07-31", "2025-08-01"]) == "31 липня – 1 серпня 2025"
        assert days_in_a_row(["2025-07-24", "2025-07-27"]) == "24 липня 2025 або 27 липня 2025"


@pytest.mark.parametrize(("quantity", "text"), [
    (Quantity(1, None, "at least"), "щонайменше 1"), (Quantity(455, 455), "455"), (Quantity(12_000, 12_000), "12\u00a0000"),
    (Quantity(5_000_000_000, None, "over", "EUR"), "понад 5 млрд EUR"), (Quantity(1_250_000, 1_250_000, "about", "USD"), "близько 1,25 млн USD"),
    (Quantity(3, 5), "3–5"), (Quantity(None, 12, "up to"), "до 12"), (Quantity(900_000_000, 2_000_000_000, "", "EUR"), "900 млн – 2 млрд EUR"),
    (Quantity(3, None, "at least about"), "щонайменше близько 3"),
])  # fmt: skip
def test_numbers_and_sums_are_written_as_in_ukrainian(quantity, text):
    with using(catalogue_of("uk")):
        assert written("aid", "amount", quantity) == text and money(quantity) == text


def test_values_of_articles_are_marked_as_english_on_a_page_and_plain_in_a_text():
    with using(catalogue_of("uk")):
        names: Value = written("talks", "parties", ("Ukraine", HOSTILE))
        assert names == f"Ukraine та {HOSTILE}"
        assert names.__html__().startswith('<span lang="en">Ukraine</span> та <span lang="en">&lt;script&gt;')
        assert written("talks", "status", "held") == "відбулося"
    assert written("talks", "parties", ("Ukraine", "Russia")) == "Ukraine and Russia"
    assert type(of_articles("Ukraine")) is str


# --- No fixed word is left in English ----------------------------------------------------------------------------------


class Unmarked(HTMLParser):
    """The text of a page that is in its own language, and what its attributes say."""

    VOID = {"meta", "link", "br", "input", "circle", "line", "img"}

    def __init__(self):
        super().__init__()
        self.open, self.texts, self.language = [], [], ""

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "html":
            self.language = given["lang"]
        if tag not in self.VOID:
            self.open.append((tag, given.get("lang") or (self.open[-1][1] if self.open else "")))
        for name in ("aria-label", "title", "alt", "data-text", "data-none", "data-failed", "data-many"):
            if given.get(name) and given.get("type") != "application/atom+xml" and given.get("type") != "application/feed+json":
                self.texts.append(given[name])

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag, language = self.open[-1] if self.open else ("", "")
        if language == self.language and tag not in ("script", "style", "code", "title") and data.strip():
            self.texts.append(data)


def unmarked(page):
    """The words that stand in no message."""
    parser = Unmarked()
    parser.feed(page)
    text = re.sub(r"\{\w+\}", "", "\n".join(parser.texts))
    while re.search(r"⟦[^⟦⟧]*⟧", text):
        text = re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    text = re.sub(r"⟦[^⟧\n]* …", "", text)  # cut off at its end
    return re.findall(r"[^\W\d_]{2,}", text)


NAMES = {"Test", "briefing", "dpa", "CSV", "JSON", "Atom", "Feed", "Python", "kB", "csv", "json", "geojson", "attacks", "talks", "ics", "datapackage"}
"""What is no word of a language: the name of the site, outlets, names of files and formats."""


def test_no_page_has_a_fixed_word_that_is_no_message():
    files, faults = built(config=replace(CONFIG, language=PSEUDO, contact="", licence="CC BY 4.0"),
                          templates={**templates(), f"languages/{PSEUDO}.po": pseudo_file()})
    assert not faults
    left = {name: words for name, page in pages(files).items() if (words := set(unmarked(page)) - NAMES - addresses_in(page))}
    assert left == {}


def addresses_in(page):
    """Addresses are no words, and the lines to copy end in one."""
    return {word for address in re.findall(r"https?://[^\s<\"]+", page) for word in re.findall(r"[^\W\d_]{2,}", address)}


def test_the_pages_in_ukrainian_have_none_either():
    """By its letters: what is in the page's language and not Cyrillic is a name, a format or an address."""
    for name, page in pages(in_ukrainian()).items():
        parser = Unmarked()
        parser.feed(page)
        words = set(re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", "\n".join(parser.texts)))) - NAMES - addresses_in(page)
        assert words <= {"GitHub", "JavaScript", "GeoNames", "CC", "BY", "null", "at", "least", "Frictionless", "Data", "Package",
                         "current", "differs", "claims", "earlier", "narrower", "besides", "true", "Natural", "Earth", "Kyiv", "Kharkiv", "Odesa"} | NAMES, (name, words)


# --- Several languages ---------------------------------------------------------------------------------------------------


def alternates(page):
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page))


def file_at(address):
    name = address.removeprefix(CONFIG.base_url)
    return f"{name}index.html" if not name or name.endswith("/") else name


def test_every_page_names_itself_in_all_languages_and_they_name_it():
    for name, page in pages(both()).items():
        named = alternates(page)
        if "noindex" in page:
            assert not named
            continue
        assert set(named) == {"en", "uk", "x-default"} and named["x-default"] == named["en"], name
        assert CONFIG.base_url + name.removesuffix("index.html") == named["uk" if name.startswith("uk/") else "en"]
        for address in named.values():
            assert alternates(both()[file_at(address)].decode()) == named


def test_no_two_pages_have_one_description_in_whatever_language():
    told = [html.unescape(re.search(r'<meta name="description" content="([^"]*)"', page)[1]) for page in pages(both()).values() if "noindex" not in page]
    assert [text for text, times in Counter(told).items() if times > 1] == []


def test_the_canonical_address_is_the_pages_own():
    for name, page in pages(both()).items():
        canonical = re.findall(r'<link rel="canonical" href="([^"]+)">', page)
        assert canonical == ([CONFIG.base_url + name.removesuffix("index.html")] if "noindex" not in page else canonical)
        assert ("/uk/" in canonical[0]) == name.startswith("uk/") if canonical else True


def test_the_switch_leads_to_the_same_page_in_the_other_language():
    english, other = both()["talks/index.html"].decode(), both()["uk/talks/index.html"].decode()
    assert '<a href="../uk/talks/" lang="uk" hreflang="uk" rel="alternate">Українська</a>' in english
    assert '<a href="../../talks/" lang="en" hreflang="en" rel="alternate">English</a>' in other
    assert '<a href="../../uk/talks/" lang="uk" hreflang="uk" aria-current="true">Українська</a>' in other
    error = both()["404.html"].decode()
    assert '<a href="/briefing/uk/" lang="uk"' in error and "uk/404.html" not in both()


def test_a_former_address_has_the_switch_of_the_home_page():
    assert 'href="../../uk/"' in both()["talks/2025-07-24-istanbul/index.html"].decode()


def test_every_link_and_file_of_a_page_leads_somewhere():
    for name, page in pages(both()).items():
        for link in re.findall(r'\b(?:href|src)="([^"#?]+)', page):
            if link.startswith(("https://", "http://", "data:", "/")):
                continue
            parts = name.split("/")[:-1]
            for step in link.split("/"):
                parts = parts[:-1] if step == ".." else parts if step in (".", "") else [*parts, step]
            target = "/".join(parts) + ("/" if link.endswith(("/", "..", ".")) and parts else "")
            assert file_at(CONFIG.base_url + target) in both(), (name, link)


def test_pages_open_from_a_folder_too():
    files = for_a_folder(both(), style=b"")
    page = files["uk/talks/index.html"].decode()
    assert 'href="../../talks/index.html" lang="en"' in page and 'href="../../assets/style.css"' in page


def test_each_page_says_its_language_and_its_sites_name():
    home = both()["uk/index.html"].decode()
    assert '<html lang="uk">' in home and "Пробний огляд</title>" in home and 'content="uk"' in home
    assert '<html lang="en">' in both()["index.html"].decode() and "Пробний огляд" not in both()["index.html"].decode()


def test_quotes_are_marked_as_english():
    event = both()["uk/talks/2025-07-23-istanbul/index.html"].decode()
    assert re.search(r'<h1><span lang="en">Talks in Istanbul</span></h1>', event)
    assert '<blockquote lang="en"><p>The next round' in event
    assert 'lang="en"' not in re.sub(r"<(html|a|link) [^>]*>", "", both()["talks/2025-07-23-istanbul/index.html"].decode())


def test_no_mark_of_a_language_gets_into_an_attribute():
    for name, page in pages(both()).items():
        assert not re.search(r'="[^"]*(<|&lt;)span', page), name


def test_no_mark_of_a_language_gets_into_a_picture():
    drawn = 0
    for name, page in pages(both()).items():
        for picture in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
            drawn += "<text" in picture
            assert "<span" not in picture, name
    assert drawn, "some page has a picture with words"


def test_hostile_text_stays_text_in_every_language():
    for name, page in pages(both()).items():
        assert "<script>alert" not in page, name


def test_the_site_map_has_all_pages_with_their_languages():
    sitemap = both()["sitemap.xml"].decode()
    assert f'<loc>{CONFIG.base_url}uk/talks/</loc><xhtml:link rel="alternate" hreflang="en" href="{CONFIG.base_url}talks/"/>' in sitemap
    assert 'hreflang="x-default"' in sitemap and "xhtml" not in in_english()["sitemap.xml"].decode()


def test_feeds_and_search_are_in_the_language_of_their_pages():
    feed = json.loads(both()["uk/talks/feed.json"])
    assert feed["language"] == "uk" and feed["items"][0]["url"].startswith(CONFIG.base_url + "uk/")
    assert "Переговори" in feed["title"] and "lang=" not in both()["uk/feed.xml"].decode().replace("xml:lang=", "")
    page = both()["uk/search/index.html"].decode()
    words = json.loads(re.search(r"data-words='([^']*)'", page)[1])
    assert (words["article"], words["days"]["ofDay"][6]) == ("Стаття", "липня") and 'data-few="{n} сторінки"' in page
    assert "uk/search/index.json" in both()


@pytest.mark.parametrize("files", [both, in_ukrainian])
def test_downloads_are_the_same_in_every_language(files):
    for name, body in in_english().items():
        if name.startswith(("data/", "assets/")) and not name.endswith(".html"):
            assert files()[name] == body, name
    assert not any(name.startswith(("uk/data/", "uk/assets/")) and not name.endswith("index.html") for name in files())


def test_addresses_are_the_same_in_every_language():
    assert set(in_ukrainian()) == set(in_english())
    assert {name.removeprefix("uk/") for name in both() if name.startswith("uk/")} <= set(in_english())


def test_nothing_of_one_language_gets_into_another():
    for name, body in in_english().items():
        same = both()[name].decode("utf-8", "replace")
        same = re.sub(r'<link rel="alternate" hreflang.*\n|<nav class="languages"[\s\S]*?</nav>\n\n?', "", same).replace('"masthead several"', '"masthead"')
        if name != "sitemap.xml":
            assert same == body.decode("utf-8", "replace"), name


def test_pages_can_be_asked_for_in_any_order():
    from generator.site.pages import site_of
    from tests.site_material import LEXICON

    site, _ = site_of(EVENTS, BRIEFS, config=BOTH, lexicon=LEXICON, texts=texts(), templates=templates())
    for name in ("uk/data/index.html", "data/events.csv", "uk/talks/index.html", "talks/index.html", "data/index.html", "feed.xml", "uk/feed.xml"):
        assert site[name] == both()[name], name


def test_share_images_are_once_for_all_languages():
    files, _ = built(config=BOTH, paint=str.encode)
    assert not any(name.startswith("uk/") and name.endswith(".png") for name in files)
    assert f'property="og:image" content="{CONFIG.base_url}share.png"' in files["uk/people/index.html"].decode()


# --- The editor's pages ----------------------------------------------------------------------------------------------------


def test_an_editors_page_is_shown_in_its_language_else_marked_as_english():
    own = {"about.md": "# About\n\nIn English.", "about.uk.md": "# Про нас\n\nУкраїнською. [Далі](../talks/)", "method.md": "# How\n\nSo.",
           "corrections.md": "# Log\n\nAll.", "only.uk.md": "# Тут\n\nЛише тут."}
    files, faults = built(config=BOTH, texts=own)
    assert not faults
    assert "Українською." in files["uk/about/index.html"].decode() and "In English." in files["about/index.html"].decode()
    assert '<div class="prose" lang="en">' in files["uk/method/index.html"].decode()
    assert '<div class="prose">' in files["uk/about/index.html"].decode()
    assert "only/index.html" not in files and set(alternates(files["uk/only/index.html"].decode())) == {"uk", "x-default"}
    assert "about.uk/index.html" not in built(texts=own)[0]


def test_a_dead_link_is_told_with_the_file_that_has_it():
    own = {**texts(), "about.uk.md": "# Про нас\n\n[Далі](../nowhere/)"}
    _, faults = built(config=BOTH, texts=own)
    assert [(fault.file, "../nowhere/" in fault.what) for fault in faults] == [("content/pages/about.uk.md", True)]


# --- Message files of a site -----------------------------------------------------------------------------------------------


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def told(text, code="pl"):
    more = {f"languages/{code}.po": text.encode()}
    _, faults = catalogues({**templates(), **more}, config=replace(CONFIG, language=code), memory=Memory())
    return [(fault.file, fault.line, fault.what) for fault in faults]


def test_a_further_language_is_one_file():
    assert told(HEADER + 'msgid "Talks"\nmsgstr "Rozmowy"\n') == []
    with using(catalogue_of("pl", **{"languages/pl.po": (HEADER + 'msgid "Talks"\nmsgstr "Rozmowy"\n').encode()})):
        assert (gettext("Talks"), gettext("Attacks")) == ("Rozmowy", "Attacks")
        assert in_use().code == "pl"


@pytest.mark.parametrize(("text", "line", "what"), [
    (HEADER + 'msgid "Page {n}"\nmsgstr "Strona {m}"\n', 6, "other placeholders"),
    (HEADER + 'msgid "Page {n}"\nmsgstr "Strona {n} {"\n', 6, "other placeholders"),
    (HEADER + 'msgid "Talks"\nmsgstr "<b>Rozmowy"\n', 6, "other placeholders or tags"),
    (HEADER + 'msgid "{n} event"\nmsgid_plural "{n} events"\nmsgstr[0] "{n} a"\nmsgstr[1] "{n} b"\nmsgstr[2] "{n} c"\n', 6, "has 3 forms"),
    (HEADER + 'mgid "Talks"\nmsgstr "Rozmowy"\n', 6, "no message file"),
    ('msgid "Talks"\nmsgstr "Rozmowy"\n', None, "no rule of plurals"),
])  # fmt: skip
def test_a_slip_in_a_message_file_is_told_with_its_line(text, line, what):
    (found,) = told(text)
    assert found[0] == "templates/languages/pl.po" and found[1] == line and what in found[2]


def test_a_language_without_messages_is_told():
    files, faults = built(config=replace(CONFIG, language="fr"))
    assert [(fault.file, fault.level) for fault in faults] == [("site.yaml", "error")] and "en or uk" in faults[0].cure


def test_a_country_or_script_has_the_messages_of_its_language():
    with using(catalogue_of("uk-UA")):
        assert gettext("Talks") == "Переговори"
    assert catalogue_of("en-GB").is_of_articles


def test_a_sites_own_message_stands_before_the_programs(tmp_path):
    root = by_hand(tmp_path / "site")
    for path in (root / "templates").rglob("*"):
        if path.is_file():
            path.unlink()
    write(root / "templates" / "languages" / "uk.po", HEADER.replace("nplurals=2; plural=(n != 1);", ukrainian().metadata["Plural-Forms"])
          + 'msgid "Talks"\nmsgstr "Перемовини"\n')
    write(root / "site.yaml", (root / "site.yaml").read_text(encoding="utf-8").replace("language: en", "languages: [en, uk]"))
    done = command(root, "build")
    assert done.returncode == 0, done.stderr
    page = (root / "_site" / "uk" / "index.html").read_text(encoding="utf-8")
    assert "Перемовини" in page and "Переговори" not in page and "Військова допомога" in page


def test_english_words_can_be_changed_too_and_downloads_keep_the_programs():
    own = {**templates(), "languages/en.po": (HEADER + 'msgid "Attacks"\nmsgstr "Strikes"\nmsgid "one source"\nmsgstr "a single source"\n').encode()}
    files, faults = built(templates=own)
    assert not faults
    page = files["attacks/index.html"].decode()
    assert "<h1>Strikes</h1>" in page and "21 July 2025" in page and "lang=\"en\"" not in page.replace('<html lang="en">', "")
    assert {name: files[name] for name in files if name.startswith("data/") and not name.endswith(".html")} == {
        name: body for name, body in in_english().items() if name.startswith("data/") and not name.endswith(".html")}


# --- site.yaml -----------------------------------------------------------------------------------------------------------


YAML = "base_url: https://desk.example/\n"


def test_the_first_of_several_languages_stands_at_the_root():
    config, faults = read_config(YAML + "title: {en: Briefing, uk: Огляд}\nlanguages: [uk, en]\n")
    assert not faults and config.language == "uk" and config.title == "Огляд"
    assert (config.in_language("uk").base_url, config.in_language("en").base_url) == ("https://desk.example/", "https://desk.example/en/")
    assert config.in_language("en").title == "Briefing"


@pytest.mark.parametrize(("line", "what"), [
    ("languages: [en, uk]\nlanguage: uk", "is not the first"), ("languages: [en, en]", "stands twice"), ("languages: [en, Ukrainian]", "is not a language code"),
    ("languages: [en, aid]", "cannot be a further language"), ("title: {en: ''}", "the title is empty"),
])  # fmt: skip
def test_slips_in_the_languages_of_a_site_are_told(line, what):
    _, faults = read_config(YAML + ("" if line.startswith("title") else "title: x\n") + line + "\n")
    assert any(what in fault.what for fault in faults)


def test_a_list_ends_in_the_word_of_its_language():
    with using(Catalogue("en")):
        assert series(["a", "b", "c"]) == "a, b and c" and series([]) == ""
    with using(catalogue_of("uk")):
        assert series(["a", "b", "c"]) == "a, b та c"
