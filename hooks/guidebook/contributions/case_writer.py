"""The files that a draft becomes; each of their lines knows which question it answers.

The check names lines of a file. Whoever answered the questions of a form has never seen that file,
so reply.py asks here what a line came from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidebook import languages
from guidebook.cases import schema
from guidebook.cases.names import NAME, RESERVED, WINDOWS, name_of
from guidebook.contributions.draft import Draft, Fact, Record, Text, line, prose
from guidebook.text.fields import Field
from guidebook.text.vocabulary import HEADING_IDS, HEADINGS

_MARK = "---"
"""Stands before and after the facts."""

# What means only itself as YAML without quotes.
_WORD = re.compile("[a-z]+(?:-[a-z]+)*")
_NUMBER = re.compile("[0-9]{4}(?:-[0-9]{2}){0,2}")
_ADDRESS = re.compile("https?://[A-Za-z0-9_./?=&%+~-]*[A-Za-z0-9_/=]")
_PLAIN_SIGNS = " ,.()/'’‘“”–—-"
# What means something else there.
_YAML_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


@dataclass(frozen=True)
class Line:
    """One line of a file and the name of the question that it answers; empty if it is only ours.

    `row` counts the entries of an answer that is a list (partners, sources, contributors) from 1;
    it is 0 where a line is about the whole answer.
    """

    text: str
    question: str = ""
    row: int = 0


@dataclass(frozen=True)
class WrittenFile:
    """The lines of a case file in one language."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """What stands in the file, with one line feed at its end."""
        return "\n".join(each.text for each in self.lines).rstrip("\n") + "\n"

    @property
    def has_facts(self) -> bool:
        """Whether anything stands between the marks around the facts."""
        return self.lines[1].text != _MARK

    def line(self, number: int) -> Line:
        """The line of this number, counted from 1; the last one where the file is shorter."""
        return self.lines[min(number, len(self.lines)) - 1]


def files(draft: Draft) -> dict[str, WrittenFile]:
    """The files by their path below the project, one for each language, each with all the facts.

    An empty answer is left out, so that the check says what is missing.
    """
    texts = draft.get("texts", {})
    facts = _facts(draft.get("facts", {}))
    name = _file_name(draft)
    written = {}
    for language in languages.LANGUAGES:
        if language in texts:
            path = languages.in_language(f"docs/cases/{name}.md", language)
            written[path] = WrittenFile(tuple(_lines(facts, texts[language], language)))
    return written


def _file_name(draft: Draft) -> str:
    """The draft's own name if a file may have it; else one made from it or from the first title."""
    name = line(draft.get("name", ""))
    if NAME.match(name) and name not in RESERVED | WINDOWS:
        return name
    titles = [line(text.get("title", "")) for text in draft.get("texts", {}).values()]
    return name_of(next(filter(None, [name, *titles]), ""))


def _facts(answers: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts that go into a case of this kind, cleaned."""
    facts = {}
    for field in schema.FIELDS:
        if field.documented_only and answers.get("kind") == "illustration":
            continue
        facts[field.name] = _clean(field, answers.get(field.name, ""))
    return facts


def _clean(field: Field, answer: Fact) -> Fact:
    if field.type in ("choices", "texts", "records"):
        entries = answer if isinstance(answer, list) else []
        if field.type == "records":
            return _records(field, entries)
        return list(filter(None, map(line, entries)))
    if field.type == "flag":
        return "true" if answer in (True, "true") else ""
    return line(answer or "")


def _records(field: Field, entries: list[str] | list[Record]) -> list[Record]:
    """The partners or sources of which anything is known."""
    records = []
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        record = {
            inner.name: str(_clean(inner, entry.get(inner.name) or "")) for inner in field.fields
        }
        if any(record.values()):
            records.append(record)
    return records


def _lines(facts: Mapping[str, Fact], text: Text, language: str) -> Iterator[Line]:
    """The whole file: the facts between two marks, then a heading for each section."""
    own_words = {"title": line(text.get("title", "")), "summary": line(text.get("summary", ""))}
    values = {**facts, **own_words}
    yield Line(_MARK)
    for field in schema.FIELDS:
        yield from _fact_lines(field, values.get(field.name, ""))
    yield Line(_MARK)
    sections = text.get("sections", [])
    for place, name in enumerate(HEADING_IDS):
        section = sections[place] if place < len(sections) else ""
        yield Line("")
        yield Line(f"## {HEADINGS[language][place]}", name)
        yield Line("", name)
        for written in prose(section).split("\n"):
            yield Line(written, name)


def _fact_lines(field: Field, value: Fact) -> Iterator[Line]:
    """The lines of one fact; none where it is empty."""
    if not value:
        return
    if not isinstance(value, list):
        text = "true" if field.type == "flag" else _scalar(str(value))
        yield Line(f"{field.name}: {text}", field.name)
        return
    if field.type == "choices":
        choices = ", ".join(_choice(str(text)) for text in value)
        yield Line(f"{field.name}: [{choices}]", field.name)
        return
    yield Line(f"{field.name}:", field.name)
    entries: Sequence[str | Record] = value
    for row, entry in enumerate(entries, 1):
        for place, text in enumerate(_entry_lines(field, entry)):
            indent = "    " if place else "  - "
            yield Line(indent + text, field.name, row)


def _entry_lines(field: Field, entry: str | Record) -> Iterator[str]:
    """The lines of one contributor, partner or source, without their indentation."""
    if isinstance(entry, str):
        yield _scalar(entry)
        return
    for inner in field.fields:
        if inner.type == "flag":
            if entry[inner.name]:
                yield f"{inner.name}: true"
        elif entry[inner.name]:
            yield f"{inner.name}: {_scalar(entry[inner.name])}"
        elif inner.nullable:
            yield f"{inner.name}: null"


def _choice(text: str) -> str:
    """A value of a vocabulary as YAML inside of brackets, where a comma or a bracket means more."""
    if _WORD.fullmatch(text) and text not in _YAML_WORDS:
        return text
    return _quoted(text)


def _scalar(text: str) -> str:
    """Text as YAML that can mean nothing else: in double quotes where it isn't plain."""
    starts_plain = text[0].isalpha() and text.lower() not in _YAML_WORDS
    if starts_plain and all(sign.isalnum() or sign in _PLAIN_SIGNS for sign in text):
        return text
    if _NUMBER.fullmatch(text) or _ADDRESS.fullmatch(text):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """Text in double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)
