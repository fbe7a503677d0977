"""What the search knows about words: what else a typed word may mean (glossary, docs/synonyms.yml,
spelling table), and the words of titles and headings, among which a misspelt one finds its
neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding
from guidebook.text import spelling, yaml_reader
from guidebook.text.yaml_reader import Value

PATH = "docs/synonyms.yml"
Table = dict[str, list[str]]
"""What was typed, normalised, to other words for it, normalised."""


@dataclass(frozen=True)
class Synonyms:
    """The table of each language, and what is wrong with the file."""

    tables: Mapping[str, Table]
    findings: tuple[Finding, ...]


def load(root: Path, entries: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Synonyms:
    """The synonyms of the project at `root` with those that its glossary's `entries` make. Never
    raises.
    """
    whole, findings = yaml_reader.load(root, PATH)
    said = yaml_reader.fields(whole)
    findings += yaml_reader.check_keys(said, LANGUAGES, PATH, 1) if whole else ()
    tables = {}
    for language in LANGUAGES:
        tables[language] = _from_glossary(entries, language)
        listed = yaml_reader.fields(said.get(language))
        findings += _check(listed, tables[language], language)
        for typed, value in listed.items():
            if isinstance(value.content, str):
                tables[language].setdefault(normalized(typed), []).append(normalized(value.content))
    return Synonyms(tables, tuple(sorted(findings)))


def normalized(text: str) -> str:
    """Words in lower case with one space between them; search/words.js does the same with what is
    typed.
    """
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def published(table: Table, language: str, texts: Iterable[str]) -> dict[str, Table]:
    """The table as the search reads it: `also` for what the site's `texts` use too, `instead` for
    what they don't and for the errors of spelling.yml.
    """
    said = " " + " ".join(map(normalized, texts)) + " "
    parts: dict[str, Table] = {"also": {}, "instead": {}}
    for typed, forms in sorted(table.items()):
        parts["also" if f" {typed} " in said else "instead"][typed] = forms
    for wrong, right in spelling.errors(language).items():
        if f" {normalized(right)} " in said:
            parts["also"].pop(normalized(wrong), None)
            parts["instead"][normalized(wrong)] = [normalized(right)]
    return parts


def search_vocabulary(texts: Iterable[str]) -> list[str]:
    """Every word of four letters or more."""
    words = {word for text in texts for word in normalized(text).split()}
    return sorted(word for word in words if len(word) > 3 and not word.isdigit())


def _from_glossary(entries: Mapping[str, Mapping[str, Mapping[str, str]]], language: str) -> Table:
    """Abbreviation and term for one another, and both for the term of the other language."""
    table: Table = {}
    for entry in entries.values():
        forms = {
            spoken: [
                normalized(entry[spoken][key]) for key in ("term", "short") if key in entry[spoken]
            ]
            for spoken in LANGUAGES
        }
        own = forms[language]
        for typed in dict.fromkeys(
            [*own, *(form for spoken in LANGUAGES for form in forms[spoken])]
        ):
            others = [form for form in own if form != typed]
            if others:
                known = table.setdefault(typed, [])
                known += [form for form in others if form not in known]
    return table


def _check(listed: Mapping[str, Value], known: Table, language: str) -> Iterator[Finding]:
    """No synonym that glossary or spelling table make already, none twice, none that leads to
    another.
    """
    seen: Table = {}
    wrong = {normalized(error): [right] for error, right in spelling.errors(language).items()}
    typed_words = {normalized(typed) for typed in listed}
    for typed, value in listed.items():
        word = normalized(typed)
        if not isinstance(value.content, str):
            yield finding(PATH, value.key_line, "empty-value", key=typed)
            continue
        for place, table in (
            ("docs/glossary.yml", known),
            ("hooks/guidebook/text/spelling.yml", wrong),
            (PATH, seen),
        ):
            if word in table:
                other = ", ".join(table[word])
                yield finding(
                    PATH, value.key_line, "synonym-collides", found=typed, other=other, place=place
                )
        if normalized(value.content) in typed_words:
            yield finding(PATH, value.key_line, "synonym-chain", found=typed, other=value.content)
        seen[word] = [normalized(value.content)]
