"""The glossary, docs/glossary.yml: each term with its text and perhaps its abbreviation, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidebook import case_schema, yaml_values
from guidebook.case_schema import Field
from guidebook.findings import Finding
from guidebook.languages import LANGUAGES
from guidebook.yaml_values import Value

PATH = "docs/glossary.yml"
_TEXTS = (Field("term", "text", length=60), Field("short", "text", length=12), Field("text", "text", length=500))


@dataclass(frozen=True)
class Glossary:
    """Entries by name, each by language `term`, `text` and perhaps `short`; and what is wrong with the file."""

    entries: Mapping[str, Mapping[str, Mapping[str, str]]]
    findings: tuple[Finding, ...]


def load(root: Path) -> Glossary:
    """Read the glossary of the project at `root`. Never raises; where it is bad there are no entries."""
    whole, findings = yaml_values.load(root, PATH)
    entries = yaml_values.fields(whole)
    findings += _check(entries)
    plain: Any = {} if findings or not whole else yaml_values.plain(whole)
    return Glossary(plain, tuple(sorted(findings)))


def _check(entries: Mapping[str, Value]) -> Iterator[Finding]:
    for name, entry in entries.items():
        said = yaml_values.fields(entry)
        yield from yaml_values.check_keys(said, LANGUAGES, PATH, entry.key_line, shown=f"{name}: ")
        for language in set(LANGUAGES) & set(said):
            facts = yaml_values.fields(said[language])
            names = [field.name for field in _TEXTS]
            yield from yaml_values.check_keys(facts, names, PATH, said[language].key_line, optional=("short",))
            for field in _TEXTS:
                if field.name in facts:
                    yield from case_schema.check_value(field, facts[field.name], PATH, f"{language}: {field.name}")
