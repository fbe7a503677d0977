"""What the check found in a case that was made from answers, told by question instead of by line of
a file.

The texts are posted on GitHub: whatever a contributor wrote stands in code, where nothing is a
link, a picture, HTML or a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guidebook.cases import schema
from guidebook.contributions.questions import Question, comparable, question_named, question_words
from guidebook.problems.finding import NEAREST, Finding, finding, nearest
from guidebook.text import vocabulary
from guidebook.text.vocabulary import HEADING_IDS, HEADINGS

MOST = 40
"""Problems told at once."""

_OURS = {"allowed", "key", "nearest", "rule_id", "rule_en"}
_LONGEST = 120


def items(found: Iterable[Finding], files: Mapping[str, str], language: str) -> list[str]:
    """One line for each finding in `files` (path to text): the question, what is wrong, what to do.

    Of very many no more are told than can be shown; then the last line says how many there are
    besides.
    """
    listed = [each for one in found for each in _without_facts(one, files[one.path])]
    lines = list(
        dict.fromkeys(item(each, files[each.path], language) for each in listed[: 2 * MOST])
    )
    left = len(lines) - MOST + len(listed[2 * MOST :])
    return (
        [*lines[:MOST], f"- {word('answer', 'more', language).format(count=left)}"]
        if left > 0
        else lines
    )


def item(found: Finding, text: str, language: str) -> str:
    """One finding in the file `text` as a line of a Markdown list."""
    name, row = question_at(found, text, language)
    question = question_named(name)
    message, hint = _said(found, question, language)
    place = f" ({word('answer', 'place', language).format(row=row)})" if row else ""
    label = f"**{question.label(language)}**{place}: " if question else ""
    return f"- {label}{message}. {hint}".rstrip()


def question_at(found: Finding, text: str, language: str) -> tuple[str, int]:
    """The name of the question that a finding is about, and which of its lines (0: all of them)."""
    lines = text.split("\n")
    values = dict(found.values)
    if found.rule == "missing-key" and found.line == 1:
        return values["found"], 0
    end = lines.index("---", 1)
    if found.line > end + 1:
        expected, name = list(HEADINGS[language]), ""
        for line in lines[end + 1 : found.line]:
            if expected and line == f"## {expected[0]}":
                name = HEADING_IDS[len(HEADING_IDS) - len(expected)]
                expected.pop(0)
        return name, 0
    keys = [at for at in range(min(found.line, end)) if re.match(r"[a-z_]+:", lines[at])]
    if not keys:
        return "", 0
    name = lines[keys[-1]].split(":")[0]
    return name, sum(line.startswith("  - ") for line in lines[keys[-1] : found.line])


def code(text: str) -> str:
    """Any text as code on one line, out of which it can't break."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    space = " " if not shown or shown[0] == "`" or shown[-1] == "`" else ""
    return f"{fence}{space}{shown}{space}{fence}"


def word(*path: str) -> str:
    """One text of reply.yml."""
    found: Any = _words()
    for part in path:
        found = found[part]
    return str(found)


def _said(found: Finding, question: Question | None, language: str) -> tuple[str, str]:
    """Message and hint; a rule without words of its own here speaks as it does in a file."""
    raw = dict(found.values)
    values = {
        key: said if key in _OURS or said.isdecimal() else code(said.strip("'"))
        for key, said in raw.items()
    }
    rule = found.rule
    if rule == "missing-key" and question and raw["found"] != question.name:
        rule, values["part"] = (
            "missing-part",
            str(question_words(f"{question.name}.{raw['found']}", language)["label"]),
        )
    if question is None or rule not in _words()["rules"]:
        message = Finding(
            found.path, found.line, found.rule, tuple(sorted(values.items()))
        ).in_language(language)
        return _unquoted(message.text), _unquoted(message.hint)
    if rule == "vocabulary":
        names = _names(question.name, language)
        near = {comparable(name): name for name in names}.get(
            nearest(comparable(raw["found"]), map(comparable, names)), ""
        )
        values["nearest"] = NEAREST[language].format(near) if near else ""
        values["names"] = ", ".join(names)
    said = _words()["rules"][rule][language]
    values["help"] = (
        question.each_line(language) if rule == "missing-part" else question.help(language)
    )
    return said["message"].format(**values), said["hint"].format(**values)


def _without_facts(found: Finding, text: str) -> list[Finding]:
    """Where no fact was given the file has none to read: then each of them is missing."""
    if found.rule != "yaml" or not text.startswith("---\n---\n"):
        return [found]
    missing = (field.name for field in schema.FIELDS if field.required)
    return [finding(found.path, 1, "missing-key", found=name) for name in missing]


def _unquoted(text: str) -> str:
    """Code needs no quotes around it."""
    return text.replace("'`", "`").replace("`'", "`")


def _names(name: str, language: str) -> list[str]:
    """The choices of a question in words; of partners those of their type; regions without
    countries.
    """
    question = question_named(name)
    if question and (options := list(question.options(language))):
        return options
    field = next(field for field in schema.PARTNER if field.vocabulary)
    return [names[language] for names in vocabulary.values(field.vocabulary).values()]


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    )
    return words
