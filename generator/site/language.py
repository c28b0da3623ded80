"""The language of the words that pages are made of, and texts of which parts are in another one.

The program's own messages are in English, the language of the articles; those of other languages stand in templates/languages/. A
language is in use only while a page or a feed of it is made. Everything else, such as downloads and addresses, is made without one
and stays in English. Values, names, quotes and the sentences and titles that are made of them stay in the language of the articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from gettext import NullTranslations
from typing import Any, ParamSpec, TypeVar

from jinja2 import Environment
from markupsafe import Markup, escape

from generator.wording import join_words

ARTICLES = "en"
"""The language of the articles, and of the messages as they stand in the program."""
Key = TypeVar("Key")
Asked = ParamSpec("Asked")
Given = TypeVar("Given")


class Catalogue:
    """The words of one language."""

    def __init__(self, code: str, messages: NullTranslations | None = None) -> None:
        self.code = code
        self.messages = messages or NullTranslations()
        self.is_of_articles = primary(code) == ARTICLES
        self.is_plain = messages is None and self.is_of_articles
        """Whether it has just the words that stand in the program."""
        self.days: dict[tuple[str | None, str], Any] = {}
        """Days that were written before; see `days.day_of`."""
        self.html: dict[str, Markup] = {}
        """Messages of the templates, whose tags are their own, as far as they were asked for."""


def primary(code: str) -> str:
    """The language of a code, without its country or script: `en` of `en-GB`."""
    return code.split("-")[0]


UNTRANSLATED = Catalogue(ARTICLES)
_IN_USE: ContextVar[Catalogue] = ContextVar("language in use", default=UNTRANSLATED)


def in_use() -> Catalogue:
    """The catalogue of the page that is made."""
    return _IN_USE.get()


@contextmanager
def using(catalogue: Catalogue) -> Iterator[None]:
    """Whatever is made inside is made in this language."""
    token = _IN_USE.set(catalogue)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def made_in(catalogue: Catalogue, make: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """`make`, in this language whenever it is called."""

    @wraps(make)
    def made(*args: Asked.args, **kwargs: Asked.kwargs) -> Given:
        with using(catalogue):
            return make(*args, **kwargs)

    return made


def untranslated(make: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """`make`, whose words are those of the articles' language on every page: sentences and names that are made of values."""
    return made_in(UNTRANSLATED, make)


# --- Messages -------------------------------------------------------------------------------------------------------


def message(text: str) -> str:
    """The text as it stands, marked as one that is translated where it is shown."""
    return text


def gettext(text: str, /, **values: Any) -> str:
    """The message in the language in use, with `{name}` filled in."""
    catalogue = _IN_USE.get()
    if not catalogue.is_plain and text:  # gettext has its own notes under the empty text
        text = catalogue.messages.gettext(text)
    return _filled(text, values, catalogue) if values else text


def pgettext(context: str, text: str, /, **values: Any) -> str:
    """The same for a word that has several meanings; the context says which."""
    catalogue = _IN_USE.get()
    told = catalogue.messages.pgettext(context, text)
    return _filled(told, values, catalogue) if values else told


def ngettext(one: str, many: str, number: int, /, **values: Any) -> str:
    """The form that fits the number, which stands for `{n}`."""
    catalogue = _IN_USE.get()
    return _filled(catalogue.messages.ngettext(one, many, number), {"n": figure(number), **values}, catalogue)


def _filled(text: str, values: Mapping[str, Any], catalogue: Catalogue) -> str:
    told = text.format_map(values)
    if catalogue.is_of_articles or not _is_mixed(values.values()):
        return told
    return Text(told, escape(text).format_map(values))


def install(templates: Environment) -> None:
    """Templates ask the language in use for `_("…")`, whose `%(name)s` are filled in with escaped values."""
    templates.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: in_use().messages.gettext(text), lambda one, many, number: in_use().messages.ngettext(one, many, number),
        newstyle=True, pgettext=lambda context, text: in_use().messages.pgettext(context, text),
    )
    templates.globals |= {"_": _shown, "forms": forms}


def _shown(text: str, /, **values: Any) -> Markup:
    """The message as HTML. Jinja's own way to it is three times as long, and a page asks fifty times."""
    catalogue = _IN_USE.get()
    told = catalogue.html.get(text)
    if told is None:
        told = catalogue.html[text] = Markup(catalogue.messages.gettext(text))
    return told % values if values else told


def forms(one: str, many: str) -> Markup:
    """Attributes with the forms of a message for one, few and many things, of which a script takes the one that fits its number."""
    found = {name: in_use().messages.ngettext(one, many, number) for name, number in _EXAMPLES.items()}
    return Markup("").join(Markup(' data-{}="{}"').format(name, text) for name, text in found.items())


_EXAMPLES = {"one": 1, "few": 2, "many": 5}
"""A number of each class that browsers name so (`Intl.PluralRules`); of other classes the last form is taken."""


class Words(Mapping[Key, str]):
    """Words by their key, each in the language in use whenever it is looked up."""

    def __init__(self, words: Mapping[Key, str], *, context: str = "") -> None:
        self._words, self._context = words, context

    def __getitem__(self, key: Key) -> str:
        if _IN_USE.get().is_plain:
            return self._words[key]
        return pgettext(self._context, self._words[key]) if self._context else gettext(self._words[key])

    def get(self, key: Any, default: Any = None) -> Any:
        return self[key] if key in self._words else default

    def __contains__(self, key: object) -> bool:
        return key in self._words

    def __iter__(self) -> Iterator[Key]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


class Counted:
    """A number of things in words: `Counted("{n} event", "{n} events")(2)`."""

    def __init__(self, one: str, many: str) -> None:
        self._one, self._many = one, many

    def __call__(self, number: int) -> str:
        return ngettext(self._one, self._many, number)


# --- Numbers and lists ----------------------------------------------------------------------------------------------


def figure(number: int) -> str:
    """A whole number with its digits in groups: `1,200`."""
    return str(number) if -1000 < number < 1000 else f"{number:,}".replace(",", pgettext("between groups of three digits", ","))


def series(items: Iterable[str]) -> str:
    """`a, b and c`."""
    words = tuple(items)
    if len(words) < 2 or _IN_USE.get().is_plain:
        return words[0] if len(words) == 1 else join_words(words)
    return gettext("{all} and {last}", all=joined(", ", words[:-1]), last=words[-1])


def joined(separator: str, parts: Iterable[str]) -> str:
    """The parts with the separator between them."""
    parts = tuple(parts)
    if len(parts) == 1:
        return parts[0]
    told = separator.join(parts)
    if _IN_USE.get().is_of_articles:
        return told
    return Text(told, escape(separator).join(parts)) if _is_mixed(parts) else told


# --- Texts of two languages -----------------------------------------------------------------------------------------


class Text(str):
    """A text of which parts are in the language of the articles: plain wherever it is taken as a text, marked with `lang` on a page."""

    _html: Markup

    def __new__(cls, text: str, html: Markup) -> Text:
        made = super().__new__(cls, text)
        made._html = html
        return made

    def __html__(self) -> Markup:
        return self._html


def of_articles(text: str) -> str:
    """A text in the language of the articles, marked as such where the page is in another one."""
    if not text or _IN_USE.get().is_of_articles or isinstance(text, Text):
        return text
    return Text(text, Markup('<span lang="{}">{}</span>').format(ARTICLES, text))


def part_of(whole: str, part: str) -> str:
    """What was cut from a text, in the language of the articles where all of it is."""
    html = str(whole.__html__()) if isinstance(whole, Text) else ""
    return of_articles(part) if html.startswith("<span") and html.endswith("</span>") and html.count("<span") == 1 else part


def capitalized(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    capital = text[:1].upper() + text[1:]
    if not isinstance(text, Text) or capital == text:
        return text if capital == text else capital
    return Text(capital, Markup(_FIRST_LETTER.sub(lambda found: found[1] + found[2].upper(), str(text.__html__()), count=1)))


_FIRST_LETTER = re.compile(r"^((?:<[^>]*>)*)([^<&])")


def _is_mixed(parts: Iterable[Any]) -> bool:
    return any(isinstance(part, Text) for part in parts)
