"""Every check of the content in one place: cases, checklist, glossary, synonyms, redirects, accepted translations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guidebook import case_study, checklist, glossary, redirects, search_words, translation_states
from guidebook.findings import Finding


@dataclass(frozen=True)
class Checked:
    """What is wrong with a project, and how much there is of it."""

    findings: tuple[Finding, ...]
    cases: int
    items: int


def found(root: Path) -> Checked:
    """Check the project at `root`; never raises for bad content."""
    cases, listed, terms = case_study.load(root), checklist.load(root), glossary.load(root)
    others = search_words.load(root, terms.entries), redirects.load(root), translation_states.load(root)
    parts = (cases, listed, terms, *others)
    findings = sorted(each for part in parts for each in part.findings)
    return Checked(tuple(findings), len(cases.cases), len(listed.items))
