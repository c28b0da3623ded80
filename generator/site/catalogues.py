"""Message files (GNU gettext's .po) -> catalogues: those of a site's own templates/ stand before the program's, message by message."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from gettext import GNUTranslations
from typing import TYPE_CHECKING

from generator.memory import Memory
from generator.model import Config, Fault
from generator.site.language import ARTICLES, Catalogue, primary
from generator.site.render import LANGUAGES, OF_PROGRAM

if TYPE_CHECKING:
    from polib import POEntry, POFile

_PLACES = re.compile(r"\{\w*\}|%\(\w+\)s|</?\w+")
"""What a message and its translation have in common: values to be filled in, and tags."""


def catalogues(templates: Mapping[str, bytes], *, config: Config, memory: Memory) -> tuple[dict[str, Catalogue], tuple[Fault, ...]]:
    """The catalogue of each language of the site, and what is wrong with the message files."""
    found: dict[str, Catalogue] = {}
    faults: list[Fault] = []
    for code in config.editions:
        files = _files(code, templates)
        if files:
            found[code], told = memory.of(_catalogue, code, tuple(files.items()))
            faults += told
            continue
        found[code] = Catalogue(code)
        if primary(code) != ARTICLES:
            known = sorted({ARTICLES, *(name.rsplit("/", 1)[-1].removesuffix(".po") for name in templates if name.startswith(LANGUAGES))})
            faults.append(Fault("site.yaml", f"the language {code} has no messages",
                                f"write {' or '.join(known)}, or add templates/{LANGUAGES}{code}.po (docs/languages.md)"))
    return found, tuple(faults)


def _files(code: str, templates: Mapping[str, bytes]) -> dict[str, bytes]:
    """The message files of a language, the program's first; those of `pt-BR` are those of `pt` where it has none of its own."""
    for name in dict.fromkeys((f"{code}.po", f"{primary(code)}.po")):
        paths = (f"{LANGUAGES}{OF_PROGRAM}{name}", f"{LANGUAGES}{name}")
        if found := {path: templates[path] for path in paths if path in templates}:
            return found
    return {}


def _catalogue(code: str, files: Sequence[tuple[str, bytes]]) -> tuple[Catalogue, tuple[Fault, ...]]:
    """The messages of all files as one; a later file replaces those of an earlier one."""
    import polib  # only a site in another language needs it

    whole = polib.POFile()
    entries: dict[tuple[str | None, str], POEntry] = {}
    faults: list[Fault] = []
    for name, body in files:
        path = f"templates/{name.replace(OF_PROGRAM, '')}"
        try:
            read = polib.pofile(body.decode("utf-8-sig") + "\n")
        except (OSError, UnicodeDecodeError) as error:
            faults.append(_unreadable(path, body, error))
            continue
        whole.metadata |= read.metadata
        translated = [entry for entry in read.translated_entries() if entry.msgid]
        faults += _faults(path, translated)
        entries |= {(entry.msgctxt, entry.msgid): entry for entry in translated}
    whole.extend(entries.values())
    return (Catalogue(code), tuple(faults)) if faults else _compiled(code, whole, f"templates/{files[-1][0]}")


def _compiled(code: str, whole: POFile, path: str) -> tuple[Catalogue, tuple[Fault, ...]]:
    """The catalogue, if its rule of plurals can be used and every message keeps it."""
    try:
        messages = GNUTranslations(io.BytesIO(whole.to_binary()))
        number = int(re.match(r"\s*nplurals\s*=\s*(\d+)", whole.metadata.get("Plural-Forms", ""))[1])  # type: ignore[index]
    except (ValueError, TypeError):
        cure = 'write the line "Plural-Forms: …" of your language, as translation tools have it'
        return Catalogue(code), (Fault(path, "the header has no rule of plurals that can be used", cure),)
    faults = [
        Fault(path, f"“{entry.msgid}” has {len(entry.msgstr_plural)} forms, and the header says {number}", "write one msgstr[…] for each form", entry.linenum)
        for entry in whole if entry.msgid_plural and len(entry.msgstr_plural) != number
    ]
    return Catalogue(code, messages), tuple(faults)


def _faults(path: str, entries: Iterable[POEntry]) -> list[Fault]:
    """Translations that fill in something else than their message, or have other tags."""
    return [
        Fault(path, f"the translation of “{entry.msgid}” has other placeholders or tags",
              f"keep {', '.join(sorted(set(_PLACES.findall(entry.msgid + entry.msgid_plural)))) or 'it free of {…}, %(…)s and tags'}", entry.linenum)
        for entry in entries if not agrees(entry)
    ]


def agrees(entry: POEntry) -> bool:
    """Whether every form of a translation fills in what its message does; a form may leave out the number."""
    for text in entry.msgstr_plural.values() or [entry.msgstr]:
        wanted, has = sorted(_PLACES.findall(entry.msgid_plural or entry.msgid)), sorted(_PLACES.findall(text))
        if has != wanted and not (entry.msgid_plural and has == [place for place in wanted if place not in ("{n}", "%(n)s")]):
            return False
        if re.sub(_PLACES, "", text).count("{") or re.search(r"%(?!%)", re.sub(_PLACES, "", text).replace("%%", "")):
            return False
    return True


def _unreadable(path: str, body: bytes, error: Exception) -> Fault:
    if isinstance(error, UnicodeDecodeError):
        return Fault(path, "is not UTF-8 text", "save the file as UTF-8", body.count(b"\n", 0, error.start) + 1)
    line = re.search(r"line (\d+)", str(error))
    return Fault(path, "is no message file of gettext", "correct the line, or edit the file with a translation tool", int(line[1]) if line else None)
