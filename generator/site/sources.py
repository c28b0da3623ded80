"""Who says it, and where it stands: speakers, outlets and articles as pages name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from urllib.parse import urlsplit

from generator.model import Brief, Voice
from generator.site.days import day_of
from generator.site.index import Index
from generator.site.labels import NO_HEADLINE, NO_OUTLET, SAID, STANCE_VERBS
from generator.site.language import Counted, gettext, message, of_articles, series, untranslated
from generator.site.naming import in_sentence, shortened


def medium(brief: Brief) -> str:
    """The publisher, else the host of the article's address, else nothing."""
    return brief.publisher or ((urlsplit(brief.url).hostname or "").removeprefix("www.") if brief.url else "")


def web_address(brief: Brief) -> str:
    """The original's address if it is one that a reader may safely follow."""
    return brief.url if brief.url and brief.url.startswith(("https://", "http://")) else ""


def headline(brief: Brief) -> str:
    """The title of the article, or words for the lack of one."""
    return of_articles(brief.title) if brief.title else gettext(NO_HEADLINE)


def outlet(brief: Brief) -> str:
    """The medium of the article, or words for the lack of one."""
    return medium(brief) or gettext(NO_OUTLET)


def speaker(voice: Voice, index: Index) -> str:
    """Who is cited; where the article speaks in its own voice its medium, or the article itself."""
    return of_articles(voice.claim.said_by or "") or medium(index.brief[voice.brief]) or article(index.brief[voice.brief], index)


def said(stance: str, name: str) -> str:
    """`Volodymyr Zelensky said`, `TASS denied`."""
    return gettext(SAID.get(stance, SAID["states"]), name=name)


def article(brief: Brief, index: Index) -> str:
    """An article that names no publisher: by its day, and by its title where its day does not single it out."""
    title = of_articles(shortened(brief.title)) if brief.title else ""
    if not brief.published:
        return gettext("the undated article “{title}”", title=title) if title else gettext("an undated article")
    alike = (other for other in index.briefs_on.get(brief.published, ()) if not medium(other))
    if title and len(tuple(islice(alike, 2))) > 1:
        return gettext("an article of {day} (“{title}”)", day=day_text(brief), title=title)
    return gettext("an article of {day}", day=day_text(brief))


def place_of(voice: Voice, index: Index) -> str:
    """Where a speaker is cited: `in dpa, 21 July 2025`."""
    brief = index.brief[voice.brief]
    if not voice.claim.said_by:
        return day_text(brief)
    if medium(brief):
        return gettext("in {outlet}, {day}", outlet=medium(brief), day=day_text(brief))
    return gettext("article of {day}", day=day_text(brief)) if brief.published else gettext("in an article of unknown day")


def day_text(brief: Brief) -> str:
    """The day of an article in words."""
    return day_of(brief.published, absent=message("day not stated")).text


def outlets(briefs: Iterable[Brief], alone: str = "") -> str:
    """The media of several articles; those without a name are counted, or told by `alone` where none has a name."""
    found = list({brief.slug: brief for brief in briefs}.values())
    named = list(dict.fromkeys(name for brief in found if (name := medium(brief))))
    nameless = sum(not medium(brief) for brief in found)
    if nameless and not named:
        return alone or gettext(NO_OUTLET)
    if nameless:
        named.append(_NAMELESS(nameless))
    return series(named)


_NAMELESS = Counted("{n} article without a named publisher", "{n} articles without a named publisher")


@untranslated
def credit(voices: Sequence[Voice], index: Index) -> str:
    """`X said`, `dpa reported`, `X said and dpa reported`: who is cited, and the outlets that cite nobody."""
    cited = [voice for voice in voices if voice.claim.said_by]
    names = dict.fromkeys(in_sentence(v.claim.said_by or "", quotes=[v.claim.quote]) for v in cited)
    verbs = {STANCE_VERBS.get(voice.claim.stance, "said") for voice in cited}
    said = f"{few(tuple(names), limit=3)} {verbs.pop() if len(verbs) == 1 else 'said'}" if names else ""
    own = [index.brief[voice.brief] for voice in voices if not voice.claim.said_by]
    media = dict.fromkeys(medium(brief) or gettext("an article without a named publisher") for brief in own)
    reported = f"{few(tuple(media), limit=3)} reported" if media else ""
    return " and ".join(part for part in (said, reported) if part) or "as the editor states"


def few(names: Sequence[str], *, limit: int = 4) -> str:
    """The names in words, the last ones as a number if they are many."""
    if len(names) <= limit:
        return series(names)
    return series((*names[: limit - 1], _OTHERS(len(names) - limit + 1)))


_OTHERS = Counted("{n} other", "{n} others")
