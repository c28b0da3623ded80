"""The settings of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.model.facts import DESKS, Desk


@dataclass(frozen=True, slots=True)
class Config:
    """site.yaml, checked."""

    title: str
    description: str
    base_url: str
    """With scheme and sub-path and a closing slash: `https://user.github.io/repo/`."""
    language: str = "en"
    """Of the pages at the root."""
    time_zone: str = "Europe/Kyiv"
    publish: Literal["all", "checked"] = "all"
    repository: str = ""
    """Address of the repository, for edit links; empty leaves them out."""
    desks: tuple[Desk, ...] = DESKS
    publisher: str = ""
    contact: str = ""
    licence: str = ""
    share_images: int = 150
    """How many of the newest events, and of the newest days, have a share image of their own; with 0 there is none at all."""
    languages: tuple[str, ...] = ()
    """All languages that the site is published in, the one at the root first; empty where it is the only one."""
    named: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Language -> what title and description are in it, as far as site.yaml says."""

    @property
    def editions(self) -> tuple[str, ...]:
        """The languages of the site, the one at the root first."""
        return self.languages or (self.language,)

    def in_language(self, code: str) -> Config:
        """The settings of the pages in one language: those of a further one stand in a folder of its name."""
        own = {key: text for key, text in self.named.get(code, {}).items() if text}
        return replace(self, language=code, base_url=self.base_url + folder_of(code, self), **own)

    @property
    def base_path(self) -> str:
        """`/repo/`, the path below which every page stands."""
        return "/" + "/".join(self.base_url.split("/")[3:]).lstrip("/")


def folder_of(code: str, config: Config) -> str:
    """Where the pages of a language stand below the root: empty for the first one, `uk/` for a further one."""
    return "" if code == config.editions[0] else f"{code}/"
