"""The whole site as a list: which pages there are, and how they become bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jinja2 import TemplateError

from generator.model import Brief, Config, Event, Fault, Lexicon
from generator.site.brief_page import briefs as brief_pages
from generator.site.briefing import days, home
from generator.site.corrections import log
from generator.site.days import Day, day_of
from generator.site.downloads import data_page, downloads
from generator.site.event_page import events as event_pages
from generator.site.feeds import feeds
from generator.site.index import Index, Preview, index_of
from generator.site.labels import DESK_NAMES
from generator.site.lists import desks, timeline
from generator.site.machine import machine_files
from generator.site.names import people, places
from generator.site.naming import shortened
from generator.site.render import ASSETS, Page, environment, root_of, template_fault
from generator.site.search import INDEX, search, search_index
from generator.site.tables import tables
from generator.site.texts import dead_links, texts_pages


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


def render_site(
    events: Sequence[Event], briefs: Sequence[Brief], *, config: Config, lexicon: Lexicon, texts: Mapping[str, str],
    templates: Mapping[str, bytes], scores: Mapping[str, Mapping[str, Mapping[str, float]]] | None = None,
    preview: Preview | None = None,
) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
    """Every file of the site by its address, and what is wrong with the editor's pages.

    `events` and `briefs` are those to be published; `texts` are the Markdown files of content/pages/ by name, `templates`
    the files of templates/ by address, `scores` the measured accuracy: set -> row -> column -> number, `preview` what
    only the preview shows.
    """
    index = index_of(events, briefs, config=config, lexicon=lexicon, preview=preview)
    made = tables(index)
    data = downloads(index, made)
    own = (*_own_pages(index), data_page(index, made, data))
    written, faults = texts_pages(texts, config=config, scores=scores, taken=frozenset(page.path for page in own), log=log(index))
    pages = distinct((*own, *written))
    files = {name: body for name, body in templates.items() if name.startswith(ASSETS)}
    files |= data | dict(feeds(index)) | {INDEX: search_index(index)} | machine_files(pages, config=config)
    html, wrong = rendered(pages, index, templates=templates)
    files |= html
    return files, (*faults, *wrong, *dead_links(written, files))


def _own_pages(index: Index) -> Iterator[Page]:
    yield home(index)
    yield from desks(index)
    yield from event_pages(index)
    yield from brief_pages(index)
    yield from days(index)
    yield from timeline(index)
    yield from people(index)
    yield from places(index)
    yield search(index)
    yield Page(path="404.html", title="This page does not exist", template="404.html", view=None, listed=False,
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


def rendered(pages: Sequence[Page], index: Index, *, templates: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[Fault, ...]]:
    """Each page's file and its bytes; a slip in a template is told once and costs the pages that use it."""
    made, faults = environment(templates)
    site = site_view(index)
    files: dict[str, bytes] = {}
    wrong: list[Fault] = [*faults]
    for page in pages:
        root = root_of(page.path, base_path=index.config.base_path)
        try:
            files[page.file] = made.get_template(page.template).render(page=page, view=page.view, site=site, root=root).encode()
        except TemplateError as error:
            wrong.append(template_fault(error, page.template))
    return files, tuple(dict.fromkeys(wrong))


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
