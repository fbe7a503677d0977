"""Every check of the content in one place: cases, checklist, glossary, synonyms, redirects,
accepted translations.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guidebook.cases import collection
from guidebook.guide import checklist, glossary, redirects
from guidebook.problems.finding import Finding
from guidebook.search import synonyms
from guidebook.translations import states


@dataclass(frozen=True)
class Checked:
    """What is wrong with a project, and how much there is of it."""

    findings: tuple[Finding, ...]
    cases: int
    items: int


def found(root: Path) -> Checked:
    """Check the project at `root`; never raises for bad content."""
    cases, listed, terms = collection.load(root), checklist.load(root), glossary.load(root)
    others = (
        synonyms.load(root, terms.entries),
        redirects.load(root),
        states.load(root),
    )
    parts = (cases, listed, terms, *others)
    findings = sorted(each for part in parts for each in part.findings)
    return Checked(tuple(findings), len(cases.cases), len(listed.items))
