"""The checklist, docs/checklist.yml: a gate and the five steps, each with items to tick, in both
languages.

An item says what should be true (`text`), why it matters (`why`) and how one knows (`how`);
`critical` where failing it should stop a signature, `later` where it can be true only once the
cooperation runs, `short` where two small organisations should ask it too; `since` which edition it
is there; a `case` that shows it, and the `source` of what it states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import data_markup, vocabulary, yaml_reader
from guidebook.text.fields import Field, check_value
from guidebook.text.yaml_reader import Value

PATH = "docs/checklist.yml"

SECTIONS = ("gate", *vocabulary.values("step"))

LEAST = 5
MOST = 8
"""Items in a section: fewer say too little, more are not read in a meeting."""

SHORT = 12
"""Items of the short form, for two small organisations, from every section."""

_NAME = re.compile(r"^[a-z]+(-[a-z]+)*$")
_TEXTS = (
    Field("text", "text", length=130),
    Field("why", "text", length=190),
    Field("how", "text", length=190),
)
_MARKS = (
    Field("critical", "flag"),
    Field("later", "flag"),
    Field("short", "flag"),
    Field("since", "date"),
)
_SOURCE_NAME = Field("source", "text", length=200)
_SOURCE_URL = Field("url", "url")
_OPTIONAL = (*(field.name for field in _MARKS), "case", "source")
_KEYS = ("text", "why", "how", *_OPTIONAL)


@dataclass(frozen=True)
class Citation:
    """Where a statement comes from: its name by language, and its address."""

    name: Mapping[str, str]
    url: str


@dataclass(frozen=True)
class ChecklistItem:
    """One item, the `number`th of all; texts by language, `line` in the file, `case` by its slug;
    `since` is the day of the edition that brought it (`2026-11-28`), empty for those of the first.
    """

    id: str
    section: str
    number: int
    line: int
    text: Mapping[str, str]
    why: Mapping[str, str]
    how: Mapping[str, str]
    critical: bool = False
    later: bool = False
    short: bool = False
    since: str = ""
    case: str = ""
    source: Citation | None = None


@dataclass(frozen=True)
class Checklist:
    """The items in order, and what is wrong with the file; where anything is wrong there are no
    items.
    """

    items: tuple[ChecklistItem, ...]
    findings: tuple[Finding, ...]

    @property
    def short(self) -> tuple[ChecklistItem, ...]:
        """The items of the short form."""
        return tuple(item for item in self.items if item.short)

    @property
    def edition(self) -> str:
        """The day of the newest edition that brought items, empty where all are of the first."""
        return max((item.since for item in self.items), default="")

    def asked(self, names: Sequence[str]) -> Iterator[ChecklistItem]:
        """The items that `names` ask for, each a section or the id of an item.

        LookupError tells of a name that is neither.
        """
        for name in names:
            named = [item for item in self.items if name in (item.section, item.id)]
            if not named:
                raise LookupError(f"{PATH} has no section or item '{name}'")
            yield from named


def load(root: Path) -> Checklist:
    """Read the checklist of the project at `root`. Never raises for bad content."""
    whole, findings = yaml_reader.load(root, PATH)
    findings += data_markup.check(whole, PATH)
    sections = yaml_reader.fields(whole)
    if whole:
        findings += _check(sections, _slugs_of_cases(root))
    items = () if findings else tuple(_items(sections))
    return Checklist(items, tuple(sorted(findings)))


def _slugs_of_cases(root: Path) -> set[str]:
    """The cases by the names of their files; whether they are sound is checked elsewhere."""
    slugs = {path.name.split(".")[0] for path in (root / "docs/cases").glob("*.md")}
    return slugs - {"index"}


def _check(sections: Mapping[str, Value], slugs: set[str]) -> Iterator[Finding]:
    """The gate and every step, in this order, with five to eight items; no id twice."""
    yield from yaml_reader.check_keys(sections, SECTIONS, PATH, 1)
    seen: set[str] = set()
    for name, section in sections.items():
        items = yaml_reader.fields(section)
        if not LEAST <= len(items) <= MOST:
            size = {"found": len(items), "least": LEAST, "most": MOST}
            yield finding(PATH, section.key_line, "section-size", key=name, **size)
        for key, item in items.items():
            # A name is an anchor on the page too, where those of the sections are already.
            if not _NAME.match(key) or key in SECTIONS:
                yield finding(PATH, item.key_line, "item-name", found=key)
            if key in seen:
                yield finding(PATH, item.key_line, "duplicate-key", found=key)
            seen.add(key)
            yield from _check_item(item, slugs)
    yield from _check_short(sections)


def _check_short(sections: Mapping[str, Value]) -> Iterator[Finding]:
    """Twelve items of the short form, from every section."""
    total = 0
    for name, section in sections.items():
        marked = [item for item in yaml_reader.fields(section).values() if _is_short(item)]
        total += len(marked)
        if not marked:
            yield finding(PATH, section.key_line, "short-section", key=name)
    if total != SHORT:
        yield finding(PATH, 1, "short-size", found=total, expected=SHORT)


def _is_short(item: Value) -> bool:
    return "short" in yaml_reader.fields(item)


def _check_item(item: Value, slugs: set[str]) -> Iterator[Finding]:
    """Its three texts in both languages, and what else it may say."""
    facts = yaml_reader.fields(item)
    yield from yaml_reader.check_keys(facts, _KEYS, PATH, item.key_line, optional=_OPTIONAL)
    for field in _TEXTS:
        if field.name in facts:
            yield from _check_text(field, facts[field.name], LANGUAGES)
    for field in _MARKS:
        if field.name in facts:
            yield from check_value(field, facts[field.name], PATH)
    if "critical" in facts and "later" in facts:
        yield finding(PATH, facts["later"].key_line, "critical-later")
    if "case" in facts:
        yield from _check_case(facts["case"], slugs)
    if "source" in facts:
        yield from _check_source(facts["source"])


def _check_text(field: Field, value: Value, keys: Sequence[str]) -> Iterator[Finding]:
    """A text in each language; `keys` are the languages and what else may stand beside them."""
    texts = yaml_reader.fields(value)
    shown = f"{field.name}: "
    yield from yaml_reader.check_keys(texts, keys, PATH, value.key_line, shown=shown)
    for language in LANGUAGES:
        if language in texts:
            yield from check_value(field, texts[language], PATH, shown + language)


def _check_case(value: Value, slugs: set[str]) -> Iterator[Finding]:
    """The slug of a case that there is."""
    slug = value.content if isinstance(value.content, str) else "-"
    if slug not in slugs:
        near = nearest(slug, slugs)
        yield finding(PATH, value.key_line, "unknown-case", found=slug, nearest=near)


def _check_source(value: Value) -> Iterator[Finding]:
    """A name in each language, and an address."""
    yield from _check_text(_SOURCE_NAME, value, (*LANGUAGES, "url"))
    url = yaml_reader.fields(value).get("url")
    if url:
        yield from check_value(_SOURCE_URL, url, PATH)


def _items(sections: Mapping[str, Value]) -> Iterator[ChecklistItem]:
    """The items of a file without a flaw."""
    number = 0
    for section in SECTIONS:
        for name, value in yaml_reader.fields(sections[section]).items():
            number += 1
            facts: Any = yaml_reader.plain(value)
            yield ChecklistItem(
                id=name,
                section=section,
                number=number,
                line=value.key_line,
                text=facts["text"],
                why=facts["why"],
                how=facts["how"],
                critical="critical" in facts,
                later="later" in facts,
                short="short" in facts,
                since=facts.get("since", ""),
                case=facts.get("case", ""),
                source=_citation(facts["source"]) if "source" in facts else None,
            )


def _citation(source: Mapping[str, str]) -> Citation:
    return Citation({language: source[language] for language in LANGUAGES}, source["url"])
