"""site.yaml -> Config: all faults told at once, each with its line and what to write."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from generator.model import DESKS, Config, Fault
from generator.strict_yaml import Loaded, load

REQUIRED = ("title", "base_url")
NAMED = ("title", "description")
"""What may be written in several languages."""
_EXAMPLE = "https://user.github.io/repository/"


class _Wrong(Exception):
    """A value that cannot be used: what is wrong, and what to write."""


def read_config(text: str, *, path: str = "site.yaml") -> tuple[Config | None, tuple[Fault, ...]]:
    """The configuration, or None and everything that is wrong with it."""
    loaded, faults = load(text, path=path)
    if loaded is None:
        return None, faults
    if not isinstance(loaded.data, dict):
        return None, (Fault(path, "holds no settings", f"write at least `title: …` and `base_url: {_EXAMPLE}`"),)
    values, found = _values(loaded, path)
    found += [Fault(path, f"lacks `{key}`", f"add a line `{key}: …`") for key in REQUIRED if key not in loaded.data]
    found += _other_language(loaded, values, path)
    if found:
        return None, tuple(sorted(found, key=lambda fault: fault.line or 0))
    return _config({"description": "", **values}), ()


def _config(values: dict[str, Any]) -> Config:
    """The first of several languages is the one at the root; a text that is written in several stands there in that one."""
    if values.get("languages"):
        values["language"] = values["languages"][0]
    main = values.get("language", "en")
    by_language = {key: values[key] for key in NAMED if isinstance(values[key], dict)}
    values |= {key: texts.get(main) or next(iter(texts.values()), "") for key, texts in by_language.items()}
    codes = {code for texts in by_language.values() for code in texts}
    return Config(**values, named={code: {key: texts.get(code, "") for key, texts in by_language.items()} for code in sorted(codes)})


def _other_language(loaded: Loaded, values: Mapping[str, Any], path: str) -> list[Fault]:
    """A language that is not the first of the languages: one of the two lines is a slip."""
    language, languages = values.get("language"), values.get("languages")
    if not language or not languages or language == languages[0]:
        return []
    cure = f"leave out `language`, or write {language} first in `languages`: the first stands at the root"
    return [Fault(path, f"`language: {language}` is not the first of `languages`", cure, *loaded.mark(("language",)))]


def _values(loaded: Loaded, path: str) -> tuple[dict[str, Any], list[Fault]]:
    """The settings that can be used, and the faults of the others."""
    values: dict[str, Any] = {}
    faults = []
    for key, written in loaded.data.items():
        try:
            values[key] = _reader(key)(written)
        except _Wrong as wrong:
            faults.append(Fault(path, *wrong.args, *loaded.mark((key,))))
    return values, faults


def _reader(key: str) -> Callable[[Any], Any]:
    if key in _READERS:
        return _READERS[key]
    nearest = difflib.get_close_matches(key, _READERS, n=1)
    cure = f"write `{nearest[0]}`" if nearest else f"the settings are: {', '.join(_READERS)}"
    raise _Wrong(f"`{key}` is not a setting", cure)


def _text(written: Any) -> str:
    if written is None:
        return ""
    if isinstance(written, dict | list | bool):
        raise _Wrong("a text is expected here", 'write it after the colon, in "quotes" if it is one word such as true')
    return " ".join(str(written).split())


def _by_language(written: Any) -> str | dict[str, str]:
    """A text, or one for each language."""
    if not isinstance(written, dict):
        return _text(written)
    return {_language(code): _text(text) for code, text in written.items()}


def _title(written: Any) -> str | dict[str, str]:
    title = _by_language(written)
    if not title or (isinstance(title, dict) and not all(title.values())):
        raise _Wrong("the title is empty", "write the name of the site")
    return title


def _address(written: Any) -> str:
    """An http(s) address without query or fragment."""
    address = _text(written)
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise _Wrong(f'"{address}" is not an address', f"write it as {_EXAMPLE}") from error
    if parts.scheme not in ("http", "https") or not host or re.search(r"""[\s<>"'\\{}]""", address):
        raise _Wrong(f'"{address}" is not a web address', f"write it in full, as {_EXAMPLE}")
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise _Wrong(f'"{address}" has more than a host and a path', "leave out everything from ? or # on, and any user name")
    return address


def _base_url(written: Any) -> str:
    return _address(written).rstrip("/") + "/"


def _repository(written: Any) -> str:
    return _address(written).rstrip("/") if _text(written) else ""


def _language(written: Any) -> str:
    language = _text(written) or "en"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        raise _Wrong(f'"{language}" is not a language code', "write en, or en-GB")
    return language


def _languages(written: Any) -> tuple[str, ...]:
    codes = written if isinstance(written, list) else _text(written).replace(",", " ").split()
    found = tuple(_language(code) for code in codes)
    if twice := next((code for code in found if found.count(code) > 1), ""):
        raise _Wrong(f"{twice} stands twice in `languages`", "write each language once")
    if taken := next((code for code in found[1:] if code in _FOLDERS), ""):
        raise _Wrong(f"{taken} cannot be a further language", "its folder is one of the site's own; write it first, or leave it out")
    return found


_FOLDERS = ("aid",)
"""Folders of the site that look like the code of a language."""


def _time_zone(written: Any) -> str:
    """A name of the IANA database by its form; whether it exists depends on the machine's copy, so it is not asked."""
    zone = _text(written) or "Europe/Kyiv"
    if not re.fullmatch(r"UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z_+-]+[0-9]*){1,2}", zone):
        raise _Wrong(f'"{zone}" is not a time zone', "write Europe/Kyiv, or UTC")
    return zone


def _publish(written: Any) -> str:
    rule = _text(written) or "all"
    if rule not in ("all", "checked"):
        raise _Wrong(f'"{rule}" is not a rule of publishing', "write all, or checked for the briefs that an editor has checked")
    return rule


def _share_images(written: Any) -> int:
    if type(written) is not int or not 0 <= written <= 10_000:
        raise _Wrong(f"`{written}` is not a number of images", "write how many of the newest events and days get an image of their own, as 150; 0 for none")
    return written


def _desks(written: Any) -> tuple[str, ...]:
    desks = written if isinstance(written, list) else _text(written).replace(",", " ").split()
    unknown = [desk for desk in desks if desk not in DESKS]
    if unknown:
        nearest = difflib.get_close_matches(str(unknown[0]), DESKS, n=1)
        raise _Wrong(f'"{unknown[0]}" is not a desk', f"write {nearest[0] if nearest else ', '.join(DESKS)}")
    return tuple(desk for desk in DESKS if desk in desks) or DESKS


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "title": _title,
    "description": _by_language,
    "base_url": _base_url,
    "language": _language,
    "languages": _languages,
    "time_zone": _time_zone,
    "publish": _publish,
    "repository": _repository,
    "desks": _desks,
    "publisher": _text,
    "contact": _text,
    "licence": _text,
    "share_images": _share_images,
}
