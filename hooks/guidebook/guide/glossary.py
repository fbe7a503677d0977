"""The glossary, docs/glossary.yml: each term with its text and perhaps its abbreviation, in both
languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidebook.guide import page_html
from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding
from guidebook.text import data_markup, yaml_reader
from guidebook.text.fields import Field, check_value
from guidebook.text.yaml_reader import Value

PATH = "docs/glossary.yml"
_FIELDS = (
    Field("term", "text", length=60),
    Field("short", "text", length=12),
    Field("text", "text", length=500),
    Field("not", "text", length=200),
)
_KEYS = tuple(field.name for field in _FIELDS)


@dataclass(frozen=True)
class Glossary:
    """Entries by name, each by language with `term`, `text` and perhaps `short`, the abbreviation,
    and `not`, other words for it that this site doesn't use; and what is wrong with the file.
    """

    entries: Mapping[str, Mapping[str, Mapping[str, str]]]
    findings: tuple[Finding, ...]


def load(root: Path) -> Glossary:
    """Read the glossary of the project at `root`. Never raises; where it is bad there are no
    entries.
    """
    whole, findings = yaml_reader.load(root, PATH)
    findings += data_markup.check(whole, PATH)
    findings += _check(yaml_reader.fields(whole))
    entries: Any = yaml_reader.plain(whole) if whole and not findings else {}
    return Glossary(entries, tuple(sorted(findings)))


def _check(entries: Mapping[str, Value]) -> Iterator[Finding]:
    """Each entry in both languages."""
    for name, entry in entries.items():
        by_language = yaml_reader.fields(entry)
        shown = f"{name}: "
        yield from yaml_reader.check_keys(by_language, LANGUAGES, PATH, entry.key_line, shown=shown)
        for language in LANGUAGES:
            if language in by_language:
                yield from _check_texts(by_language[language], language)


def _check_texts(value: Value, language: str) -> Iterator[Finding]:
    """What an entry says in one language."""
    texts = yaml_reader.fields(value)
    yield from yaml_reader.check_keys(texts, _KEYS, PATH, value.key_line, optional=("short", "not"))
    for field in _FIELDS:
        if field.name in texts:
            yield from check_value(field, texts[field.name], PATH, f"{language}: {field.name}")
    if "text" in texts:
        html = page_html.html_of_words(str(texts["text"].content))
        for rule, found in page_html.look(html).flaws:
            yield finding(PATH, texts["text"].line, rule, found=found, allowed="-")
