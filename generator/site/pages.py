"""The whole site as a list: which pages there are, and how they become bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from threading import RLock
from typing import Any, TypeVar

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from generator.memory import Memory
from generator.model import Brief, Config, Event, Fault, Lexicon
from generator.site.aid_desk import aid_desk
from generator.site.brief_page import briefs as brief_pages
from generator.site.briefing import days, home
from generator.site.corrections import log
from generator.site.days import Day, day_of
from generator.site.downloads import data_page, downloads
from generator.site.event_page import events as event_pages
from generator.site.feeds import feeds
from generator.site.filtered import filtered
from generator.site.index import Index, Preview, index_of
from generator.site.labels import DESK_NAMES
from generator.site.linked import VOCABULARY, with_image
from generator.site.lists import desks, timeline
from generator.site.machine import machine_files
from generator.site.maps.land import shapes_in
from generator.site.moved import redirects
from generator.site.naming import shortened
from generator.site.people import people
from generator.site.places import places
from generator.site.render import Page, Sheet, assets, environment, file_of, is_template, root_of, template_fault
from generator.site.search import search, search_files
from generator.site.share import SITE, ShareCard, images, share_cards
from generator.site.style_page import style
from generator.site.tables import table
from generator.site.talks_desk import talks_desk
from generator.site.texts import dead_links, texts_pages

Thing = TypeVar("Thing")
Paint = Callable[[str], bytes]
"""An SVG picture as PNG."""
SHARE = "share.svg"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation."""

    text: str
    path: str


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


MAX_DESCRIPTION = 155
"""Letters that search engines and messengers show of a description."""
MORE = (
    Entry("Articles", "briefs/"), Entry("Days", "days/"), Entry("People", "people/"), Entry("Places", "places/"),
    Entry("Data", "data/"), Entry("About", "about/"), Entry("Method", "method/"), Entry("Corrections", "corrections/"),
)


class Unmade(Exception):
    """A page that cannot be made, because its template has a slip."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


class Site(Mapping[str, bytes]):
    """Every file of a site by its address, each made when it is first asked for; raises Unmade where it cannot be.

    Several threads may ask at the same time.
    """

    def __init__(self, sheets: Sequence[Sheet], others: Mapping[str, Callable[[], bytes]], renderer: Renderer) -> None:
        self._sheets = {sheet.file: sheet for sheet in sheets}
        self._others, self._renderer = dict(others), renderer
        self._made: dict[str, bytes] = {}
        self._one_at_a_time = RLock()

    def __getitem__(self, file: str) -> bytes:
        with self._one_at_a_time:
            if file not in self._made:
                self._made[file] = self._page(file) if file in self._sheets else self._others[file]()
            return self._made[file]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._sheets, *self._others))

    def __len__(self) -> int:
        return len(self._sheets) + len(self._others)

    def __contains__(self, file: object) -> bool:
        return file in self._sheets or file in self._others

    def _page(self, file: str) -> bytes:
        """The page as it would be if no other had its title."""
        return self._renderer.page(*distinct([self._sheets[file].make()]))

    def slips(self) -> tuple[Fault, ...]:
        """What is wrong with the grammar of templates, those included that no page uses."""
        found = []
        for name in self._renderer.names:
            try:
                self._renderer.templates.get_template(name)
            except TemplateSyntaxError as error:
                found.append(template_fault(error, name))
        return tuple(found)

    def whole(self) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
        """All files, with titles that no two pages share; a slip in a template is told once and costs the pages that use it."""
        files: dict[str, bytes] = {}
        wrong: list[Fault] = []
        for file in self._others:
            try:
                files[file] = self[file]
            except Unmade as slip:
                wrong.append(slip.fault)
        for page in distinct([sheet.make() for sheet in self._sheets.values()]):
            try:
                files[file_of(page.path)] = self._renderer.page(page)
            except Unmade as slip:
                wrong.append(slip.fault)
        return files, tuple(dict.fromkeys(wrong))


def site_of(
    events: Sequence[Event], briefs: Sequence[Brief], *, config: Config, lexicon: Lexicon, texts: Mapping[str, str],
    templates: Mapping[str, bytes], scores: Mapping[str, Mapping[str, Mapping[str, float]]] | None = None,
    hidden: Sequence[Brief] = (), preview: Preview | None = None, memory: Memory | None = None, paint: Paint | None = None,
) -> tuple[Site, tuple[Fault, ...]]:
    """The site, nothing of it made yet, and what is wrong with the editor's pages.

    `events` and `briefs` are those to be published, `hidden` briefs of which nothing but corrections is told; `texts` are the Markdown files of content/pages/ by name, `templates`
    the files of templates/ by address, `scores` the measured accuracy: set -> row -> column -> number, `preview` what
    only the preview shows; `paint` makes PNG of SVG, and without it there are no share images.
    """
    index = index_of(events, briefs, config=config, lexicon=lexicon, hidden=hidden, preview=preview, shapes=shapes_in(templates))
    made = cache(partial(table, index))
    own = (*_own_sheets(index), Sheet("data/", lambda: data_page(index, made, lambda name: site[name])))
    own += tuple(redirects(index, taken={sheet.path for sheet in own}))
    written, faults = texts_pages(texts, config=config, scores=scores, taken=frozenset(sheet.path for sheet in own), log=log(index))
    sheets = (*own, *(Sheet(page.path, partial(_itself, page)) for page in written))
    others = {name: partial(_itself, body) for name, body in assets(templates).items()}
    others |= downloads(index, made, lambda name: site[name]) | feeds(index) | search_files(index)
    others |= {
        name: partial(_itself, body)
        for name, body in machine_files((sheet.path for sheet in sheets if sheet.listed), config=config).items()
    }
    jinja, wrong = (memory or Memory()).of(_environment, tuple(templates.items()))
    names = tuple(filter(is_template, templates))
    paint = paint if config.share_images else None
    renderer = Renderer(jinja, names, site_view(index), config.base_path, images(index) if paint else None)
    if paint:
        others |= {card.path: partial(renderer.image, card, paint) for card in share_cards(index)}
    site = Site(sheets, others, renderer)
    return site, (*faults, *wrong, *dead_links(written, site))


def render_site(events: Sequence[Event], briefs: Sequence[Brief], **inputs: Any) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
    """Every file of the site by its address, and what is wrong with the editor's pages and with templates; see `site_of`."""
    site, faults = site_of(events, briefs, **inputs)
    files, wrong = site.whole()
    return files, (*faults, *wrong)


def _environment(templates: Sequence[tuple[str, bytes]]) -> tuple[Environment, tuple[Fault, ...]]:
    return environment(dict(templates))


def _itself(thing: Thing) -> Thing:
    return thing


def _own_sheets(index: Index) -> Iterator[Sheet]:
    yield Sheet("", partial(home, index))
    yield from desks(index)
    yield from filtered(index)
    yield from talks_desk(index) if "talks" in index.config.desks else ()
    yield from aid_desk(index) if "aid" in index.config.desks else ()
    yield from event_pages(index)
    yield from brief_pages(index)
    yield from days(index)
    yield from timeline(index)
    yield from people(index)
    yield from places(index)
    yield Sheet("search/", partial(search, index))
    yield from style(index)
    yield Sheet("404.html", _not_found, listed=False)


def _not_found() -> Page:
    return Page(path="404.html", title="This page does not exist", template="404.html", view=None, listed=False,
                description="The address leads nowhere; the briefing of the day and the search are close by.")


def distinct(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with titles and descriptions that no two share: the last part of the address parts equal ones."""
    pages = [replace(page, description=shortened(page.description, MAX_DESCRIPTION)) for page in pages]
    titles = Counter(page.title for page in pages)
    about = Counter(page.description for page in pages)
    return tuple(
        replace(
            page,
            title=f"{page.title} ({_name(page)})" if titles[page.title] > 1 else page.title,
            description=f"{page.description} ({_name(page)})" if about[page.description] > 1 else page.description,
        )
        for page in pages
    )


def _name(page: Page) -> str:
    return page.path.rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Renderer:
    """Pages to bytes."""

    templates: Environment
    names: tuple[str, ...]
    """Of all templates."""
    site: SiteView
    base_path: str
    images: Mapping[str, str] | None
    """The address of a page -> that of its share image; None where there are none."""

    def page(self, page: Page) -> bytes:
        """Raises Unmade."""
        root = root_of(page.path, base_path=self.base_path)
        image = "" if self.images is None else self.site.base_url + self.images.get(page.path, SITE)
        linked = {"@context": VOCABULARY, "@graph": [with_image(each, image) for each in page.linked]} if page.linked else None
        try:
            return self.templates.get_template(page.template).render(
                page=page, view=page.view, site=self.site, root=root, image=image, linked=linked,
            ).encode()
        except TemplateError as error:
            raise Unmade(template_fault(error, page.template)) from error

    def image(self, card: ShareCard, paint: Paint) -> bytes:
        """Raises Unmade."""
        try:
            return paint(self.templates.get_template(SHARE).render(card=card, site=self.site))
        except TemplateError as error:
            raise Unmade(template_fault(error, SHARE)) from error


def site_view(index: Index) -> SiteView:
    """What every page knows of the site."""
    config = index.config
    desk_entries = tuple(Entry(DESK_NAMES[desk], f"{desk}/") for desk in config.desks)
    return SiteView(
        title=config.title, description=config.description, language=config.language, base_url=config.base_url,
        nav=(Entry("Briefing", ""), *desk_entries, Entry("Timeline", "timeline/"), Entry("Search", "search/")),
        more=MORE,
        feeds=(Entry("All desks", ""), *desk_entries),
        repository=config.repository, publisher=config.publisher, licence=config.licence, latest=day_of(index.latest),
    )
