"""The static lists of cases: one page for each benefit, sector and outcome, in each language."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from guidebook.cases.related import GROUPS
from guidebook.text import vocabulary

WITHIN = {"benefits": "outcome", "sector": "benefits", "outcome": "sector"}
"""The groups that have lists, and by which group the cases of such a list are arranged in turn."""


class ListPage(NamedTuple):
    """One list: the neutral name of its page under docs/ without ending, and whose cases it has."""

    name: str
    group: str
    value: str


def pages() -> list[ListPage]:
    """Every list, by group and then by value in the order of the vocabularies."""
    folders = vocabulary.values("list_folder")
    lists: list[ListPage] = []
    for group in WITHIN:
        folder = folders[group]["en"]
        for value in vocabulary.values(GROUPS[group]):
            lists.append(ListPage(f"cases/{folder}/{value}", group, value))
    return lists


def slugs() -> dict[str, str]:
    """The Indonesian address parts of the lists, as in the slug table of mkdocs.yml."""
    table = {
        f"cases/{names['en']}": names["id"] for names in vocabulary.values("list_folder").values()
    }
    for name, group, value in pages():
        indonesian = vocabulary.values(GROUPS[group])[value]["id"]
        table[name] = re.sub(r"[^a-z0-9]+", "-", indonesian.lower()).strip("-")
    return table


def source(group: str, value: str, language: str) -> str:
    """The page of one list as Markdown that MkDocs can read; its template fills it."""
    front_matter = {
        "title": _words("list_title", group, value, language),
        "description": _words("list_description", group, value, language),
        "template": "case-list.html",
        "group": group,
        "value": value,
    }
    lines = ["---"]
    for key, text in front_matter.items():
        lines.append(f"{key}: {json.dumps(text, ensure_ascii=False)}")
    lines.append("---\n")
    return "\n".join(lines)


def _words(table: str, group: str, value: str, language: str) -> str:
    """What a list is called: in words of its own, or in those of its group around its value."""
    patterns = vocabulary.values(table)
    value_name = vocabulary.values(GROUPS[group])[value][language]
    return (patterns.get(value) or patterns[group])[language].format(value_name)
