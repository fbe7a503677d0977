"""Cases that were taken down, docs/withdrawn.yml: title, day and reason of each, in both languages.

The build makes a page of them at the address where the case was, and lists them in the editorial
policy. `make withdraw` writes a line here when it takes a case down.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guidebook.cases import names
from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding
from guidebook.tables import table
from guidebook.text import data_markup, yaml_reader
from guidebook.text.fields import Field, check_value
from guidebook.text.yaml_reader import Value

PATH = "docs/withdrawn.yml"

_DAY = Field("date", "date")
_TEXTS = (Field("title", "text", length=160), Field("reason", "text", length=300))
_KEYS = (_DAY.name, *(field.name for field in _TEXTS))


@dataclass(frozen=True)
class WithdrawnCase:
    """A case that was taken down on a `day`; title and reason by language."""

    slug: str
    day: str
    title: Mapping[str, str]
    reason: Mapping[str, str]

    @property
    def page(self) -> str:
        """The neutral name of its page under docs/."""
        return f"cases/{self.slug}.md"


@dataclass(frozen=True)
class Withdrawn:
    """The withdrawn cases by slug, and what is wrong with the file; an entry that is wrong is left
    out.
    """

    cases: Mapping[str, WithdrawnCase]
    findings: tuple[Finding, ...]


def load(root: Path) -> Withdrawn:
    """Read the file of the project at `root`. Never raises for bad content."""
    whole, findings = yaml_reader.load(root, PATH, optional=True)
    cases: dict[str, WithdrawnCase] = {}
    for slug, entry in yaml_reader.fields(whole).items():
        flaws = [*_check(slug, entry, root), *data_markup.check(entry, PATH)]
        findings += flaws
        if not flaws:
            cases[slug] = _case(slug, entry)
    return Withdrawn(cases, tuple(sorted(findings)))


def source(case: WithdrawnCase, language: str) -> str:
    """The page at the case's address as Markdown that MkDocs can read; its template fills it."""
    words: dict[str, dict[str, str]] = table(__file__, "withdrawn.yml")
    front_matter = {
        "title": words["title"][language],
        "description": words["description"][language],
        "template": "withdrawn.html",
        "search": False,
        "withdrawn": {
            "day": case.day,
            "title": case.title[language],
            "reason": case.reason[language],
        },
    }
    lines = ["---"]
    for key, value in front_matter.items():
        # As JSON, which is YAML too, no sign in a text can begin another key.
        lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    lines.append("---\n")
    return "\n".join(lines)


def _check(slug: str, entry: Value, root: Path) -> Iterator[Finding]:
    """A name of a case that is not published, its day, and both texts in each language."""
    line = entry.key_line
    if not names.NAME.match(slug) or slug in names.RESERVED:
        yield finding(PATH, line, "withdrawn-name", found=slug)
        return
    for file in sorted((root / "docs/cases").glob(f"{slug}.*md")):
        if file.name.split(".")[0] == slug:
            other = f"docs/cases/{file.name}"
            yield finding(PATH, line, "withdrawn-published", found=slug, other=other)
    facts = yaml_reader.fields(entry)
    yield from yaml_reader.check_keys(facts, _KEYS, PATH, line, shown=f"{slug}: ")
    if _DAY.name in facts:
        yield from _check_day(facts[_DAY.name], f"{slug}: {_DAY.name}")
    for field in _TEXTS:
        if field.name in facts:
            yield from _check_text(field, facts[field.name], f"{slug}: {field.name}")


def _check_day(value: Value, shown: str) -> Iterator[Finding]:
    """A full date that is not in the future."""
    flaws = list(check_value(_DAY, value, PATH, shown))
    yield from flaws
    day = str(value.content)
    if not flaws and (len(day) < len("2026-11-28") or day > _last_day()):
        yield finding(PATH, value.key_line, "withdrawn-day", found=day)


def _last_day() -> str:
    """Today, or tomorrow: it has begun already where this is read or written further east."""
    return date.fromordinal(date.today().toordinal() + 1).isoformat()


def _check_text(field: Field, value: Value, shown: str) -> Iterator[Finding]:
    """The text in each language."""
    by_language = yaml_reader.fields(value)
    line = value.key_line
    yield from yaml_reader.check_keys(by_language, LANGUAGES, PATH, line, shown=f"{shown}: ")
    for language in LANGUAGES:
        if language in by_language:
            yield from check_value(field, by_language[language], PATH, f"{shown}: {language}")


def _case(slug: str, entry: Value) -> WithdrawnCase:
    facts = yaml_reader.fields(entry)
    texts = {}
    for field in _TEXTS:
        by_language = yaml_reader.fields(facts[field.name])
        texts[field.name] = {each: str(by_language[each].content) for each in LANGUAGES}
    return WithdrawnCase(slug, str(facts[_DAY.name].content), **texts)
