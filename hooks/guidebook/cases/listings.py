"""The static lists of cases: one page per benefit, sector and outcome, in each language."""

from __future__ import annotations

import json
import re

from guidebook.text import vocabulary

GROUPS = {"benefits": "benefit", "sector": "sector", "outcome": "outcome"}
"""Each group of lists and the vocabulary of its values."""

WITHIN = {"benefits": "outcome", "sector": "benefits", "outcome": "sector"}
"""By what the cases of a list are grouped in turn."""


def pages() -> list[tuple[str, str, str]]:
    """Every list: its neutral name under docs/ without ending, its group and value."""
    folders = vocabulary.values("list_folder")
    return [
        (f"cases/{folders[group]['en']}/{value}", group, value)
        for group, name in GROUPS.items()
        for value in vocabulary.values(name)
    ]


def slugs() -> dict[str, str]:
    """The Indonesian address parts of the lists, as in the slug table of mkdocs.yml."""
    table = {
        f"cases/{names['en']}": names["id"] for names in vocabulary.values("list_folder").values()
    }
    for name, group, value in pages():
        table[name] = re.sub(
            r"[^a-z0-9]+", "-", vocabulary.values(GROUPS[group])[value]["id"].lower()
        ).strip("-")
    return table


def source(group: str, value: str, language: str) -> str:
    """The page of one list as Markdown that MkDocs can read; its template fills it."""
    name = vocabulary.values(GROUPS[group])[value][language]
    title = vocabulary.values("list_title")[group][language].format(name)
    description = vocabulary.values("list_description")[group][language].format(name)
    front = {
        "title": title,
        "description": description,
        "template": "case-list.html",
        "group": group,
        "value": value,
    }
    return (
        "---\n"
        + "".join(f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in front.items())
        + "---\n"
    )
