"""The checklist, docs/checklist.yml: a gate and the five steps, each with items to tick, in both
languages.

An item says what should be true (`text`), why it matters (`why`) and how one knows (`how`);
`critical` where failing it should stop a signature, `later` where it can be true only once the
cooperation runs; a `case` that shows it, and the `source` of what it states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import fields, vocabulary, yaml_reader
from guidebook.text.fields import Field
from guidebook.text.yaml_reader import Value

PATH = "docs/checklist.yml"
GATE = "gate"
SECTIONS = (GATE, *vocabulary.values("step"))
LEAST, MOST = 5, 8
"""Items in a section: fewer say too little, more are not read in a meeting."""

_NAME = re.compile(r"^[a-z]+(-[a-z]+)*$")
_TEXTS = (
    Field("text", "text", length=130),
    Field("why", "text", length=190),
    Field("how", "text", length=190),
)
_SOURCE = Field("source", "text", length=200)
_FLAGS = (Field("critical", "flag"), Field("later", "flag"))
KEYS = (*(field.name for field in _TEXTS), *(field.name for field in _FLAGS), "case", "source")


@dataclass(frozen=True)
class Citation:
    """Where a statement comes from: its name by language, and its address."""

    name: Mapping[str, str]
    url: str


@dataclass(frozen=True)
class ChecklistItem:
    """One item; texts by language, `line` in the file."""

    id: str
    section: str
    line: int
    text: Mapping[str, str]
    why: Mapping[str, str]
    how: Mapping[str, str]
    critical: bool = False
    later: bool = False
    case: str = ""
    source: Citation | None = None


@dataclass(frozen=True)
class Checklist:
    """The items in order, and what is wrong with the file; where anything is wrong there are no
    items.
    """

    items: tuple[ChecklistItem, ...]
    findings: tuple[Finding, ...]

    def asked(self, names: Sequence[str]) -> Iterator[ChecklistItem]:
        """The items that `names` ask for: all of a section, or single ones; LookupError names one
        that isn't there.
        """
        for name in names:
            found = [item for item in self.items if name in (item.section, item.id)]
            if not found:
                raise LookupError(f"{PATH} has no section or item '{name}'")
            yield from found


def load(root: Path) -> Checklist:
    """Read the checklist of the project at `root`. Never raises for bad content."""
    slugs = {path.name.split(".")[0] for path in (root / "docs/cases").glob("*.md")} - {"index"}
    whole, findings = yaml_reader.load(root, PATH)
    sections = yaml_reader.fields(whole)
    if whole:
        findings += _check(sections, slugs)
    items = () if findings else tuple(_items(sections))
    return Checklist(items, tuple(sorted(findings)))


def _check(sections: dict[str, Value], slugs: set[str]) -> Iterator[Finding]:
    """The gate and every step, in this order, with five to eight items; no id twice."""
    yield from yaml_reader.check_keys(sections, SECTIONS, PATH, 1)
    seen: set[str] = set()
    for name, section in sections.items():
        items = yaml_reader.fields(section)
        if not LEAST <= len(items) <= MOST:
            yield finding(
                PATH,
                section.key_line,
                "section-size",
                key=name,
                found=len(items),
                least=LEAST,
                most=MOST,
            )
        for key, item in items.items():
            if not _NAME.match(key) or key in SECTIONS:
                yield finding(PATH, item.key_line, "item-name", found=key)
            if key in seen:
                yield finding(PATH, item.key_line, "duplicate-key", found=key)
            seen.add(key)
            yield from _check_item(item, slugs)


def _check_item(item: Value, slugs: set[str]) -> Iterator[Finding]:
    """Its three texts in both languages, and what else it may say."""
    facts = yaml_reader.fields(item)
    yield from yaml_reader.check_keys(
        facts, KEYS, PATH, item.key_line, optional=KEYS[len(_TEXTS) :]
    )
    for field in _TEXTS:
        if field.name in facts:
            yield from _in_both(field, facts[field.name])
    for field in _FLAGS:
        if field.name in facts:
            yield from fields.check_value(field, facts[field.name], PATH)
    if "critical" in facts and "later" in facts:
        yield finding(PATH, facts["later"].key_line, "critical-later")
    if "case" in facts and (slug := facts["case"].content) not in slugs:
        yield finding(
            PATH,
            facts["case"].key_line,
            "unknown-case",
            found=slug,
            nearest=nearest(str(slug), slugs),
        )
    if "source" in facts:
        yield from _in_both(_SOURCE, facts["source"], ("url",))
        if url := yaml_reader.fields(facts["source"]).get("url"):
            yield from fields.check_value(Field("url", "url"), url, PATH)


def _in_both(field: Field, value: Value, more: tuple[str, ...] = ()) -> Iterator[Finding]:
    """A text by language, with the keys in `more` beside it."""
    texts = yaml_reader.fields(value)
    yield from yaml_reader.check_keys(
        texts, (*LANGUAGES, *more), PATH, value.key_line, shown=f"{field.name}: "
    )
    for language in LANGUAGES:
        if language in texts:
            yield from fields.check_value(field, texts[language], PATH, f"{field.name}: {language}")


def _items(sections: Mapping[str, Value]) -> Iterator[ChecklistItem]:
    for section in SECTIONS:
        for name, value in yaml_reader.fields(sections[section]).items():
            facts: dict[str, Any] = {
                key: yaml_reader.plain(fact) for key, fact in yaml_reader.fields(value).items()
            }
            critical, later = (flag.name in facts for flag in _FLAGS)
            said = facts.get("source")
            source = (
                Citation({language: said[language] for language in LANGUAGES}, said["url"])
                if said
                else None
            )
            texts = {field.name: facts[field.name] for field in _TEXTS}
            case = facts.get("case", "")
            yield ChecklistItem(
                name,
                section,
                value.key_line,
                **texts,
                critical=critical,
                later=later,
                case=case,
                source=source,
            )
