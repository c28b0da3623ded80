"""The site in one language: its pages, what every page of them knows, and how they become bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jinja2 import Environment, TemplateError
from markupsafe import Markup

from generator.model import Fault
from generator.site.days import Day, day_of
from generator.site.index import Index
from generator.site.labels import DESK_NAMES
from generator.site.language import ARTICLES, Catalogue, gettext, joined, message, pgettext, primary, using
from generator.site.linked import VOCABULARY, with_image
from generator.site.naming import shortened
from generator.site.render import Alternate, Page, Sheet, file_of, root_of, template_fault
from generator.site.share import SITE, ShareCard

Paint = Callable[[str], bytes]
"""An SVG picture as PNG."""
SHARE = "share.svg"
MAX_DESCRIPTION = 155
"""Letters that search engines and messengers show of a description."""


class Unmade(Exception):
    """A page that cannot be made, because its template has a slip."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


# --- What every page knows ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation."""

    text: str
    path: str


MORE = (
    (message("Articles"), "briefs/"), (message("Days"), "days/"), (message("People"), "people/"), (message("Places"), "places/"),
    (message("Data"), "data/"), (message("About"), "about/"), (message("Method"), "method/"), (message("Corrections"), "corrections/"),
)


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page knows of the site."""

    title: str
    description: str
    language: str
    base_url: str
    nav: tuple[Entry, ...]
    more: tuple[Entry, ...]
    feeds: tuple[Entry, ...]
    repository: str
    publisher: str
    licence: str
    latest: Day
    """The day of the newest article."""


def site_view(index: Index) -> SiteView:
    """What every page knows of the site."""
    config = index.config
    desk_entries = tuple(Entry(DESK_NAMES[desk], f"{desk}/") for desk in config.desks)
    return SiteView(
        title=config.title, description=config.description, language=config.language, base_url=config.base_url,
        nav=(Entry(gettext("Briefing"), ""), *desk_entries, Entry(gettext("Timeline"), "timeline/"), Entry(gettext("Search"), "search/")),
        more=tuple(Entry(gettext(text), path) for text, path in MORE),
        feeds=(Entry(gettext("All desks"), ""), *desk_entries),
        repository=config.repository, publisher=config.publisher, licence=config.licence, latest=day_of(index.latest),
    )


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of the site, as pages of the others link to it."""

    language: str
    name: str
    """In the language itself: `Українська`."""
    folder: str
    base_url: str
    files: frozenset[str]
    """The pages that it has, by their address below the folder."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A language that a reader can choose: the same page in it, or the language's home page where it has none."""

    language: str
    name: str
    link: str
    here: bool


# --- Pages to bytes -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Renderer:
    """Pages of one language to bytes."""

    templates: Environment
    site: SiteView
    folder: str
    """Of the language, below the root."""
    base_path: str
    """Of the root."""
    home: str
    """The address of the root in full."""
    images: Mapping[str, str] | None
    """The address of a page -> that of its share image; None where there are none."""
    tongues: tuple[Tongue, ...]

    def page(self, page: Page) -> bytes:
        """Raises Unmade."""
        root = root_of(page.path, base_path=self.base_path + self.folder)
        files = self._files(page)
        image = "" if self.images is None else self.home + self.images.get(page.path, SITE)
        linked = {"@context": VOCABULARY, "@graph": [with_image(each, image) for each in page.linked]} if page.linked else None
        share = {"share_title": page.title, "share_text": page.description}
        page = replace(page, title=str(page.title), description=str(page.description))  # for attributes: without marks of languages
        try:
            return self.templates.get_template(page.template).render(
                page=page, **share, view=page.view, site=self.site, root=root, files=files, image=image, linked=linked,
                alternates=self.alternates(page.path), languages=tuple(self._choices(page, files)), **self._marks(),
            ).encode()
        except TemplateError as error:
            raise Unmade(template_fault(error, page.template)) from error

    def image(self, card: ShareCard, paint: Paint) -> bytes:
        """Raises Unmade."""
        try:
            return paint(self.templates.get_template(SHARE).render(card=card, site=self.site))
        except TemplateError as error:
            raise Unmade(template_fault(error, SHARE)) from error

    def alternates(self, path: str) -> tuple[Alternate, ...]:
        """The page in each language that has it, and for all others in the first; none where the site has one language."""
        if len(self.tongues) < 2:
            return ()
        having = [tongue for tongue in self.tongues if file_of(path) in tongue.files]
        found = [Alternate(tongue.language, tongue.base_url + path) for tongue in having]
        return (*found, Alternate("x-default", found[0].address)) if found else ()

    def _marks(self) -> dict[str, Markup]:
        """The attributes for what is in the language of the articles, and for the page's own words in it; empty where the two are one."""
        codes = {"source_lang": ARTICLES, "page_lang": self.site.language}
        return {name: Markup("" if primary(self.site.language) == ARTICLES else f' lang="{code}"') for name, code in codes.items()}

    def _files(self, page: Page) -> str:
        """The way from a page to the root of all languages."""
        path = self.folder + page.path
        return self.base_path if page.path.endswith(".html") else root_of(path, base_path=self.base_path)

    def _choices(self, page: Page, files: str) -> Iterator[Choice]:
        for tongue in self.tongues if len(self.tongues) > 1 else ():
            path = page.path if file_of(page.path) in tongue.files and not page.path.endswith(".html") else ""
            yield Choice(tongue.language, tongue.name, files + tongue.folder + path, tongue.language == self.site.language)


# --- Editions -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edition:
    """The pages of one language."""

    catalogue: Catalogue
    folder: str
    """Below the root; empty for the first language."""
    sheets: tuple[Sheet, ...]
    renderer: Renderer

    @property
    def code(self) -> str:
        return self.catalogue.code

    def page(self, sheet: Sheet) -> bytes:
        """One page as it would be if no other had its title; raises Unmade."""
        with using(self.catalogue):
            return self.renderer.page(*distinct([sheet.make()]))

    def pages(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """All pages by their files, with titles that no two share, and how each is rendered."""
        with using(self.catalogue):
            pages = distinct([sheet.make() for sheet in self.sheets])
        for page in pages:
            yield self.folder + file_of(page.path), lambda page=page: self._rendered(page)

    def _rendered(self, page: Page) -> bytes:
        with using(self.catalogue):
            return self.renderer.page(page)


def tongue_of(index: Index, sheets: Sequence[Sheet], *, folder: str) -> Tongue:
    """What the pages of other languages know of this one, which is in use; pages that only lead on have no counterpart."""
    name = pgettext("this language in itself", "English")
    return Tongue(index.config.language, name, folder, index.config.base_url, frozenset(sheet.file for sheet in sheets if sheet.listed))


def distinct(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with titles and descriptions that no two share: the last part of the address parts equal ones."""
    pages = [replace(page, description=shortened(page.description, MAX_DESCRIPTION)) for page in pages]
    titles = Counter(_seen(page.title) for page in pages)
    about = Counter(_seen(page.description) for page in pages)
    return tuple(
        replace(
            page,
            title=joined(" ", (page.title, f"({_name(page)})")) if titles[_seen(page.title)] > 1 else page.title,
            description=joined(" ", (page.description, f"({_name(page)})")) if about[_seen(page.description)] > 1 else page.description,
        )
        for page in pages
    )


def _seen(text: str) -> str:
    """The text as a reader sees it: one kind of space is like another."""
    return " ".join(text.split())


def _name(page: Page) -> str:
    return page.path.rstrip("/").rsplit("/", 1)[-1]
