"""What a page says in the vocabulary of schema.org, for search engines and archives: briefing, event, article, data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model import Brief, Event
from generator.site.corrections import CorrectionView, from_day
from generator.site.corrections import sentences as corrected
from generator.site.days import is_full
from generator.site.index import Index, brief_path, event_path, first_voice_day, last_voice_day
from generator.site.language import gettext
from generator.site.package import newest
from generator.site.sources import headline, medium, web_address

Linked = Mapping[str, Any]
VOCABULARY = "https://schema.org"
STATUS = {
    "proposed": "EventScheduled", "scheduled": "EventScheduled", "held": "EventScheduled",
    "postponed": "EventPostponed", "cancelled": "EventCancelled", "rejected": "EventCancelled",
}
"""The status of talks -> schema.org's, which has no word for what was held or only proposed."""
MAX_HEADLINE = 110
"""Letters that search engines show of a headline."""


def website(index: Index) -> Linked:
    """The site as a whole."""
    config = index.config
    return {
        "@type": "WebSite", "name": config.title, "url": config.base_url, "description": config.description, "inLanguage": config.language,
        "potentialAction": {"@type": "SearchAction", "target": f"{config.base_url}search/?q={{search_term_string}}"},
    }


def briefing(day: str, path: str, title: str, description: str, index: Index) -> Linked:
    """The briefing of a day, with the articles that it is drawn from; a day without an article is a page like any other."""
    briefs = index.briefs_on.get(day, ())
    if not briefs:
        return _page(path, title, description, index)
    return _report(path, title, description, published=day, corrections=from_day(index, day), briefs=briefs, index=index)


def event(thing: Event, description: str, corrections: Iterable[CorrectionView], index: Index) -> Linked:
    """The report on an event, dated by the articles that tell of it; an event of which no article has a day is a page like any other."""
    published = first_voice_day(thing.voices)
    briefs = [index.brief[slug] for slug in dict.fromkeys(voice.brief for voice in thing.voices)]
    if published is None or not is_full(published):
        return _page(event_path(thing), thing.title, description, index)
    told = _report(event_path(thing), thing.title, description, published=published, corrections=corrections, briefs=briefs, index=index,
                   latest=last_voice_day(thing.voices))
    return {**told, "about": happening} if (happening := _happening(thing, index)) else told


def article(brief: Brief, description: str, index: Index) -> Linked:
    """The page of an article: its facts, not the article itself."""
    page = _page(brief_path(brief.slug), headline(brief), description, index)
    return {**page, "isBasedOn": basis} if (basis := _basis(brief)) else page


def with_image(linked: Linked, image: str) -> Linked:
    """A report with the image that stands for it."""
    return {**linked, "image": image} if image and linked["@type"] == "NewsArticle" else linked


def dataset(description: str, files: Iterable[tuple[str, str]], index: Index, *, version: str) -> Linked:
    """The downloads: `files` are (address below the site's root, media type).

    A dataset must state its terms; where the site states none, it is one of which only a catalogue tells.
    """
    config = index.config
    days = [day for day in index.days if is_full(day)]
    data = _stated({
        "@type": "Dataset", "name": gettext("{title}: events and claims", title=config.title), "description": description, "url": f"{config.base_url}data/",
        "version": version, "dateModified": newest(index), "license": config.licence, "creator": _publisher(index),
        "isAccessibleForFree": True, "temporalCoverage": f"{days[-1]}/{days[0]}" if days else "",
        "spatialCoverage": {"@type": "Place", "name": "Ukraine"},
        "distribution": [{"@type": "DataDownload", "contentUrl": index.data_address.removesuffix("data/") + path, "encodingFormat": kind} for path, kind in files],
    })
    return data if config.licence else {"@type": "DataCatalog", "name": data["name"], "description": description, "url": data["url"], "dataset": data}


def _report(path: str, title: str, description: str, *, published: str, corrections: Iterable[CorrectionView], briefs: Iterable[Brief],
            index: Index, latest: str | None = None) -> Linked:
    """A report of the site: `latest` is the day of its newest article; a correction makes it newer."""
    views = tuple(corrections)
    newest_day = max([published, *([latest] if latest else []), *(view.day.iso for view in views if is_full(view.day.iso))])
    return _stated({
        **_page(path, title, description, index), "@type": "NewsArticle", "headline": _short(title), "datePublished": published,
        "dateModified": newest_day, "author": _publisher(index), "publisher": _publisher(index), "isAccessibleForFree": True,
        "isBasedOn": [basis for brief in briefs if (basis := _basis(brief))],
        "correction": [{"@type": "CorrectionComment", "text": text, "datePublished": view.day.iso}
                       for view, text in zip(views, corrected(views), strict=True)],
    })


def _page(path: str, title: str, description: str, index: Index) -> dict[str, Any]:
    address = index.config.base_url + path
    return {"@type": "WebPage", "name": title, "url": address, "description": description, "inLanguage": index.config.language}


def _publisher(index: Index) -> Linked:
    return {"@type": "Organization", "name": index.config.publisher or index.config.title, "url": index.config.base_url}


def _basis(brief: Brief) -> Linked:
    """The article at its publisher; empty where its address is not known."""
    address = web_address(brief)
    return _stated({
        "@type": "NewsArticle", "headline": _short(headline(brief)), "url": address, "datePublished": brief.published if is_full(brief.published) else "",
        "publisher": {"@type": "Organization", "name": name} if (name := medium(brief)) else "",
    }) if address else {}


def _happening(thing: Event, index: Index) -> Linked:
    """What the report is about, where its day and its place are known."""
    places = [name for field in ("place", "places") for name in _items(thing.fields.get(field))]
    if not is_full(thing.date) or not places:
        return {}
    status = STATUS.get(str(thing.fields.get("status", "")))
    return _stated({
        "@type": "Event", "name": thing.title, "startDate": thing.date, "location": [_place(name, index) for name in places],
        "eventStatus": f"{VOCABULARY}/{status}" if thing.desk == "talks" and status else "",
    })


def _place(name: str, index: Index) -> Linked:
    known = index.place.get(name)
    if known is None or known.latitude is None:
        return {"@type": "Place", "name": name}
    return {"@type": "Place", "name": name, "geo": {"@type": "GeoCoordinates", "latitude": known.latitude, "longitude": known.longitude}}


def _items(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _short(title: str) -> str:
    return title if len(title) <= MAX_HEADLINE else title[: MAX_HEADLINE - 1].rsplit(" ", 1)[0] + "…"


def _stated(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {name: value for name, value in properties.items() if value not in ("", None, [], {})}
