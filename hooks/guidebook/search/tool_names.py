"""The names of tools, by which the search knows that a query asks for the sheet itself and not for
the page that explains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from guidebook.languages import DEFAULT
from guidebook.search.synonyms import normalized


class Tool(Protocol):
    """What is read of a tool."""

    @property
    def name(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> Mapping[str, str]: ...


def of(tools: Iterable[Tool], language: str) -> list[str]:
    """What each tool is called by its title and its address, normalised and sorted.

    One word alone, as "Roles", is a subject rather than a name, and is left out.
    """
    names: set[str] = set()
    for tool in tools:
        address = tool.slug if language == DEFAULT else tool.name
        names.update([normalized(tool.title[language]), normalized(address)])
    return sorted(name for name in names if " " in name)
