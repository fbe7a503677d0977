"""Whether a data file has the shape that schema.yml tells: keys, kinds of values, bounds, languages.

What the values mean together is checked in meaning.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding, nearest
from guidebook.tables import table
from guidebook.text import vocabulary, yaml_reader
from guidebook.text.fields import Field, check_value
from guidebook.text.yaml_reader import Value
from guidebook.tools import prose

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""How fields, tables, tools and so on are called."""

_VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Rule = Mapping[str, Any]
"""What schema.yml says of one value."""


def check(value: Value, shape: str, path: str, shown: str = "") -> Iterator[Finding]:
    """What is wrong with a mapping of this shape; `shown` is where it stands."""
    if not isinstance(value.content, dict):
        yield finding(path, value.key_line or value.line, "needs-keys", key=shown or shape)
        return
    rules: dict[str, Rule] = table(__file__, "schema.yml")[shape]
    optional = [name for name, rule in rules.items() if rule.get("optional")]
    before = f"{shown}: " if shown else ""
    line = value.key_line or value.line
    yield from yaml_reader.check_keys(value.content, list(rules), path, line, optional, before)
    for name, inner in value.content.items():
        if name in rules:
            yield from _check(rules[name], inner, path, name)


def _check(rule: Rule, value: Value, path: str, shown: str) -> Iterator[Finding]:
    """A value of the kind that its rule names."""
    kind = rule["is"]
    line = value.key_line or value.line
    if value.content in (None, "", ()):
        yield finding(path, line, "empty-value", key=shown)
    elif kind == "values":
        pass  # checked against the tool
    elif kind in ("texts", "prose"):
        yield from _check_texts(rule, value, path, shown)
    elif kind == "record":
        yield from check(value, rule["shape"], path, shown)
    elif kind in ("list", "names"):
        yield from _check_list(rule, value, path, shown)
    elif kind == "named" or (kind == "rows" and isinstance(value.content, dict)):
        yield from _check_named(rule, value, path, shown)
    elif not isinstance(value.content, str):
        yield finding(path, line, "needs-text", key=shown, rule_id="", rule_en="")
    else:
        yield from _check_text(rule, value.content, path, line, shown)


def _check_text(rule: Rule, text: str, path: str, line: int, shown: str) -> Iterator[Finding]:
    """One word, number, day, address or name."""
    kind = rule["is"]
    if kind in ("number", "rows"):
        is_number = text.isascii() and text.isdigit() and len(text) < 5
        if not is_number or not rule["least"] <= int(text) <= rule["most"]:
            bounds = {"least": rule["least"], "most": rule["most"]}
            yield finding(path, line, "tool-number", key=shown, found=text, **bounds)
    elif kind == "word":
        words = _words(rule)
        if text not in words:
            near = nearest(text, words)
            allowed = ", ".join(words)
            yield finding(
                path, line, "vocabulary", found=text, key=shown, nearest=near, allowed=allowed
            )
    elif kind == "name":
        if not NAME.fullmatch(text):
            yield finding(path, line, "tool-name", found=text)
    elif kind == "version":
        if not _VERSION.fullmatch(text):
            yield finding(path, line, "tool-version", found=text)
    elif kind == "day" and not _DAY.fullmatch(text):
        yield finding(path, line, "date", found=text, key=shown)
    else:
        types = {"day": "date", "url": "url", "flag": "flag", "line": "text"}
        field: Any = Field(shown, types[kind], length=rule.get("length", 0))  # type: ignore[arg-type]
        yield from check_value(field, Value(line, text), path)


def _check_texts(rule: Rule, value: Value, path: str, shown: str) -> Iterator[Finding]:
    """A text in each language, of which none has markup that means nothing."""
    texts = yaml_reader.fields(value)
    line = value.key_line or value.line
    yield from yaml_reader.check_keys(texts, LANGUAGES, path, line, shown=f"{shown}: ")
    field = Field(shown, "text", length=rule["length"])
    for language in LANGUAGES:
        if language not in texts:
            continue
        text = texts[language]
        yield from check_value(field, text, path, f"{shown}: {language}")
        if isinstance(text.content, str) and (sign := _markup(rule, text.content)):
            yield finding(path, text.line, "tool-markup", found=sign, key=shown)


def _markup(rule: Rule, text: str) -> str:
    """The first sign in a text that would be seen as it is."""
    if sign := prose.left_over(text):
        return sign
    is_plain = rule["is"] == "texts"
    for paragraph in prose.paragraphs(text):
        for run in paragraph.runs:
            if is_plain and run.target:
                return f"]({run.target})"
            if is_plain and (run.is_bold or run.is_italic):
                return "**" if run.is_bold else "*"
            if run.blank and not rule.get("blanks"):
                return f"{{{run.blank}}}"
    return ""


def _check_list(rule: Rule, value: Value, path: str, shown: str) -> Iterator[Finding]:
    """A list within its bounds, and each of it."""
    line = value.key_line or value.line
    if not isinstance(value.content, tuple):
        yield finding(path, line, "needs-list", key=shown, rule_id="", rule_en="")
        return
    yield from _check_size(rule, len(value.content), path, line, shown)
    of: Rule = rule.get("of", {"is": "name"})
    for item in value.content:
        yield from _check(of, item, path, shown)


def _check_named(rule: Rule, value: Value, path: str, shown: str) -> Iterator[Finding]:
    """A mapping of names to what they are called, within its bounds, and each of it."""
    line = value.key_line or value.line
    if not isinstance(value.content, dict):
        yield finding(path, line, "needs-keys", key=shown)
        return
    yield from _check_size(rule, len(value.content), path, line, shown)
    of: Rule = rule.get("of", {"is": "texts", "length": 160})
    for name, item in value.content.items():
        if not NAME.fullmatch(name):
            yield finding(path, item.key_line, "tool-name", found=name)
        yield from _check(of, item, path, name)


def _check_size(rule: Rule, size: int, path: str, line: int, shown: str) -> Iterator[Finding]:
    words = {"rule_id": "", "rule_en": ""}
    if size < rule.get("least", 1):
        yield finding(
            path, line, "few-items", key=shown, found=size, expected=rule["least"], **words
        )
    if size > rule.get("most", 60):
        most = rule.get("most", 60)
        yield finding(path, line, "many-items", key=shown, found=size, expected=most, **words)


def _words(rule: Rule) -> list[str]:
    if "vocabulary" in rule:
        return list(vocabulary.values(rule["vocabulary"]))
    words: str = rule["words"]
    return words.split()
