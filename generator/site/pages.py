"""The whole site as a list: which pages there are, and how they become bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from threading import RLock
from typing import Any, TypeVar

from jinja2 import Environment, TemplateSyntaxError

from generator.memory import Memory
from generator.model import Brief, Config, Event, Fault, Lexicon, folder_of
from generator.site.aid_desk import aid_desk
from generator.site.brief_page import briefs as brief_pages
from generator.site.briefing import days, home
from generator.site.catalogues import catalogues
from generator.site.corrections import log
from generator.site.downloads import data_page, downloads
from generator.site.edition import Edition, Paint, Renderer, SiteView, Tongue, Unmade, site_view, tongue_of
from generator.site.event_page import events as event_pages
from generator.site.feeds import feeds
from generator.site.filtered import filtered
from generator.site.index import Index, Preview, in_language, index_of
from generator.site.language import UNTRANSLATED, Catalogue, gettext, made_in
from generator.site.lists import desks, timeline
from generator.site.machine import machine_files
from generator.site.maps.land import shapes_in
from generator.site.moved import redirects
from generator.site.people import people
from generator.site.places import places
from generator.site.render import Alternate, Page, Sheet, assets, environment, is_template, template_fault
from generator.site.search import search, search_files
from generator.site.share import images, share_cards
from generator.site.style_page import style
from generator.site.tables import table
from generator.site.talks_desk import talks_desk
from generator.site.texts import Scores, dead_links, texts_pages

Thing = TypeVar("Thing")
Make = Callable[[], bytes]


class Site(Mapping[str, bytes]):
    """Every file of a site by its address, each made when it is first asked for; raises Unmade where it cannot be.

    Several threads may ask at the same time.
    """

    def __init__(self, editions: Sequence[Edition], others: Mapping[str, Make], templates: Environment, names: Sequence[str]) -> None:
        self._editions, self._others = editions, dict(others)
        self._sheets = {edition.folder + sheet.file: (edition, sheet) for edition in editions for sheet in edition.sheets}
        self._templates, self._names = templates, names
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
        edition, sheet = self._sheets[file]
        return edition.page(sheet)

    def slips(self) -> tuple[Fault, ...]:
        """What is wrong with the grammar of templates, those included that no page uses."""
        found = []
        for name in self._names:
            try:
                self._templates.get_template(name)
            except TemplateSyntaxError as error:
                found.append(template_fault(error, name))
        return tuple(found)

    def whole(self) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
        """All files, with titles that no two pages share; a slip in a template is told once and costs the pages that use it."""
        files: dict[str, bytes] = {}
        wrong: list[Fault] = []
        made = [(file, partial(self.__getitem__, file)) for file in self._others]
        for file, make in (*made, *(each for edition in self._editions for each in edition.pages())):
            try:
                files[file] = make()
            except Unmade as slip:
                wrong.append(slip.fault)
        return files, tuple(dict.fromkeys(wrong))


def site_of(
    events: Sequence[Event], briefs: Sequence[Brief], *, config: Config, lexicon: Lexicon, texts: Mapping[str, str],
    templates: Mapping[str, bytes], scores: Scores | None = None,
    hidden: Sequence[Brief] = (), preview: Preview | None = None, memory: Memory | None = None, paint: Paint | None = None,
) -> tuple[Site, tuple[Fault, ...]]:
    """The site, nothing of it made yet, and what is wrong with the editor's pages and with the message files.

    `events` and `briefs` are those to be published, `hidden` briefs of which nothing but corrections is told; `texts` are the Markdown files of content/pages/ by name, `templates`
    the files of templates/ by address, `scores` the measured accuracy: set -> row -> column -> number, `preview` what
    only the preview shows; `paint` makes PNG of SVG, and without it there are no share images.
    """

    def given(name: str) -> bytes:
        return site[name]

    memory = memory or Memory()
    index = index_of(events, briefs, config=config, lexicon=lexicon, hidden=hidden, preview=preview, shapes=shapes_in(templates))
    spoken, faults = catalogues(templates, config=config, memory=memory)
    jinja, wrong = memory.of(_environment, tuple(templates.items()))
    # Downloads are the same in every language; what was made for pages in another one is not used in them.
    plain = index if spoken[config.language].is_plain else replace(index, memo={})
    made = cache(made_in(UNTRANSLATED, partial(table, plain)))
    of_language = {code: index if code == config.language else in_language(index, code) for code in config.editions}
    parts = {
        code: made_in(spoken[code], _part)(own, config, texts, scores, partial(data_page, own, made, given))
        for code, own in of_language.items()
    }
    paint = paint if config.share_images else None
    pictures = images(index) if paint else None
    tongues = tuple(part.tongue for part in parts.values())
    editions = [_edition(part, spoken[code], jinja, pictures, tongues, config) for code, part in parts.items()]
    others = {name: partial(_itself, body) for name, body in assets(templates).items()}
    others |= {name: made_in(UNTRANSLATED, make) for name, make in downloads(plain, made, given).items()}
    for edition in editions:
        own = {**made_in(edition.catalogue, feeds)(of_language[edition.code]), **search_files(of_language[edition.code])}
        others |= {edition.folder + name: made_in(edition.catalogue, make) for name, make in own.items()}
    others |= {name: partial(_itself, body) for name, body in machine_files(_listed(editions, config), config=config).items()}
    if paint:
        others |= _painted(index, editions[0], paint)
    site = Site(editions, others, jinja, tuple(filter(is_template, templates)))
    dead = [fault for edition, part in zip(editions, parts.values(), strict=True) for fault in dead_links(part.prose, site, folder=edition.folder)]
    return site, tuple(dict.fromkeys((*faults, *wrong, *(fault for part in parts.values() for fault in part.faults), *dead)))


@dataclass(frozen=True, slots=True)
class _Part:
    """The addresses of one language."""

    sheets: tuple[Sheet, ...]
    prose: tuple[Page, ...]
    """The editor's pages among them."""
    site: SiteView
    tongue: Tongue
    faults: tuple[Fault, ...]


def _part(index: Index, config: Config, texts: Mapping[str, str], scores: Scores | None, data: Callable[[], Page]) -> _Part:
    """The addresses of the language in use; `config` has the settings of the whole site, `index` those of the language."""
    folder = folder_of(index.config.language, config)
    own = [sheet for sheet in _own_sheets(index) if not folder or sheet.listed]  # a server has one error page
    own.append(Sheet("data/", data))
    own += redirects(index, taken={sheet.path for sheet in own})
    taken = frozenset((*(sheet.path for sheet in own), *(folder_of(code, config) for code in config.editions)))
    prose, faults = texts_pages(texts, config=index.config, languages=config.editions, scores=scores, taken=taken, log=log(index))
    sheets = (*own, *(Sheet(page.path, partial(_itself, page)) for page in prose))
    return _Part(sheets, prose, site_view(index), tongue_of(index, sheets, folder=folder), faults)


def _edition(part: _Part, catalogue: Catalogue, jinja: Environment, pictures: Mapping[str, str] | None, tongues: tuple[Tongue, ...],
             config: Config) -> Edition:
    folder = part.tongue.folder
    renderer = Renderer(jinja, part.site, folder, config.base_path, config.base_url, pictures, tongues)
    return Edition(catalogue, folder, part.sheets, renderer)


def _listed(editions: Sequence[Edition], config: Config) -> dict[str, tuple[Alternate, ...]]:
    """The address of each page that is to be found, with its languages."""
    return {
        config.base_url + edition.folder + sheet.path: edition.renderer.alternates(sheet.path)
        for edition in editions for sheet in edition.sheets if sheet.listed
    }


def _painted(index: Index, edition: Edition, paint: Paint) -> dict[str, Make]:
    """The share images, in the first language of the site."""
    cards = made_in(edition.catalogue, lambda: tuple(share_cards(index)))()
    return {card.path: made_in(edition.catalogue, partial(edition.renderer.image, card, paint)) for card in cards}


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
    return Page(path="404.html", title=gettext("This page does not exist"), template="404.html", view=None, listed=False, section="404.html",
                description=gettext("The address leads nowhere; the briefing of the day and the search are close by."))
