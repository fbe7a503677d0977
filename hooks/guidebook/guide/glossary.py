"""The glossary, docs/glossary.yml: each term with its text and perhaps its abbreviation, in both
languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding
from guidebook.text import fields, yaml_reader
from guidebook.text.fields import Field
from guidebook.text.yaml_reader import Value

PATH = "docs/glossary.yml"
_TEXTS = (
    Field("term", "text", length=60),
    Field("short", "text", length=12),
    Field("text", "text", length=500),
)


@dataclass(frozen=True)
class Glossary:
    """Entries by name, each by language `term`, `text` and perhaps `short`; and what is wrong with
    the file.
    """

    entries: Mapping[str, Mapping[str, Mapping[str, str]]]
    findings: tuple[Finding, ...]


def load(root: Path) -> Glossary:
    """Read the glossary of the project at `root`. Never raises; where it is bad there are no
    entries.
    """
    whole, findings = yaml_reader.load(root, PATH)
    entries = yaml_reader.fields(whole)
    findings += _check(entries)
    plain: Any = {} if findings or not whole else yaml_reader.plain(whole)
    return Glossary(plain, tuple(sorted(findings)))


def _check(entries: Mapping[str, Value]) -> Iterator[Finding]:
    for name, entry in entries.items():
        said = yaml_reader.fields(entry)
        yield from yaml_reader.check_keys(said, LANGUAGES, PATH, entry.key_line, shown=f"{name}: ")
        for language in set(LANGUAGES) & set(said):
            facts = yaml_reader.fields(said[language])
            names = [field.name for field in _TEXTS]
            yield from yaml_reader.check_keys(
                facts, names, PATH, said[language].key_line, optional=("short",)
            )
            for field in _TEXTS:
                if field.name in facts:
                    yield from fields.check_value(
                        field, facts[field.name], PATH, f"{language}: {field.name}"
                    )
