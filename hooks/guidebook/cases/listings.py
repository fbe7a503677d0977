"""The static lists of cases: for each benefit, sector and outcome, in each language.

A list that is long goes on over further pages, so that none weighs more among ten thousand cases
than among fifty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from guidebook.cases.collection import Case
from guidebook.cases.related import GROUPS, grouped, values_of
from guidebook.text import vocabulary

WITHIN = {"benefits": "outcome", "sector": "benefits", "outcome": "sector"}
"""The groups that have lists, and by which group the cases of such a list are arranged in turn."""

PER_PAGE = 60
"""How many rows a page of a list has at most."""

Parts = dict[str, list[Case]]
"""The cases of a list, or of one of its pages, by the values of the group that arranges it."""


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


def arranged(cases: Iterable[Case], group: str, value: str) -> Parts:
    """The cases of the list for a value of a group, each part in the order of `cases`; below
    `illustration` those that have no outcome to be arranged by.
    """
    members = [case for case in cases if value in values_of(case, group)]
    within = WITHIN[group]
    by_value = grouped(members, within)
    parts: Parts = {}
    for each in vocabulary.values(GROUPS[within]):
        if each in by_value:  # a wrong value isn't in the vocabulary and gets no place
            parts[each] = by_value[each]
    invented = grouped(members, "kind").get("illustration", [])
    if within == "outcome" and invented:
        parts["illustration"] = invented
    return parts


def paged(parts: Mapping[str, Sequence[Case]]) -> list[Parts]:
    """A list cut into pages, of which there is always one."""
    pages: list[Parts] = [{}]
    rows = 0
    for part, members in parts.items():
        for case in members:
            if rows == PER_PAGE:
                pages.append({})
                rows = 0
            pages[-1].setdefault(part, []).append(case)
            rows += 1
    return pages


def page_name(name: str, number: int) -> str:
    """The neutral name of a page of a list, whose first page has the `name` of the list."""
    return name if number == 1 else f"{name}/{number}"


def numbered(cases: Sequence[Case]) -> Iterator[tuple[ListPage, int]]:
    """Every page of every list, with its number in the list."""
    for each in pages():
        count = len(paged(arranged(cases, each.group, each.value)))
        for number in range(1, count + 1):
            yield each._replace(name=page_name(each.name, number)), number


def slugs() -> dict[str, str]:
    """The Indonesian address parts of the lists, as in the slug table of mkdocs.yml."""
    table = {
        f"cases/{names['en']}": names["id"] for names in vocabulary.values("list_folder").values()
    }
    for name, group, value in pages():
        indonesian = vocabulary.values(GROUPS[group])[value]["id"]
        table[name] = re.sub(r"[^a-z0-9]+", "-", indonesian.lower()).strip("-")
    return table


def source(group: str, value: str, language: str, number: int = 1) -> str:
    """A page of a list as Markdown that MkDocs can read; its template fills it."""
    front_matter: dict[str, object] = {
        "title": _words("list_title", group, value, language),
        "description": _words("list_description", group, value, language),
        "template": "case-list.html",
        "group": group,
        "value": value,
        "number": number,
    }
    if number > 1:
        for key, pattern in vocabulary.values("list_page").items():
            front_matter[key] = pattern[language].format(front_matter[key], number)
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
