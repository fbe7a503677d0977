"""Every check of the content in one place.

Cases, checklist, tools, glossary, synonyms, redirects, navigation, accepted translations, parity
of the languages, spelling, worn formulas, cases told alike, settled terms, personal data.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guidebook.cases import collection, shapes, withdrawn
from guidebook.guide import (
    checklist,
    docs_folder,
    figures,
    glossary,
    navigation,
    pages,
    personal_data,
    redirects,
)
from guidebook.pictures import check as pictures
from guidebook.problems.finding import Finding
from guidebook.search import synonyms
from guidebook.text import formulas, site_texts, spelling, terms
from guidebook.tools import assistant, example
from guidebook.tools import reader as tools
from guidebook.translations import parity, states


@dataclass(frozen=True)
class Checked:
    """What is wrong with a project, and how much there is of it."""

    findings: tuple[Finding, ...]  # sorted by file and line
    cases: int
    items: int


def check(root: Path) -> Checked:
    """Check the project at `root`; never raises for bad content."""
    cases = collection.load(root)
    items = checklist.load(root)
    words = glossary.load(root)
    texts, unread = site_texts.load(root)
    read_tools = tools.load(root)
    site_map = navigation.load(root)
    findings = [
        *cases.findings,
        *withdrawn.load(root).findings,
        *items.findings,
        *read_tools.findings,
        *assistant.load(root, read_tools).findings,
        *example.load(root, read_tools).findings,
        *words.findings,
        *synonyms.load(root, words.entries).findings,
        *redirects.load(root).findings,
        *site_map.broken,
        *site_map.misplaced,
        *states.load(root).findings,
        *parity.check(root),
        *unread,
        *spelling.check(texts),
        *formulas.check(texts, cases.of_the_editors()),
        *shapes.check(root, cases.of_the_editors()),
        *terms.check(texts, words.entries, cases.of_the_editors()),
        *docs_folder.check(root),
        *pages.check(root),
        *figures.check(root),
        *pictures.check(root),
        *personal_data.check(root),
    ]
    # A file that can't be read is found by each check that reads it, and told once.
    return Checked(tuple(sorted(set(findings))), len(cases.cases), len(items.items))
