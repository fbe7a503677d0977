"""Texts among the facts of a case are single lines of plain text: besides on pages, where they are
shown as they are, they stand in data, feeds and addresses of search engines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from guidebook.cases.case_words import TAG
from guidebook.problems.finding import Finding, finding
from guidebook.text.fields import Field
from guidebook.text.yaml_reader import Value

MARKUP = re.compile(
    rf"{TAG.pattern}"
    r"|\*\*\S[^*]{0,100}\*\*|__\S[^_]{0,100}__"  # emphasis
    r"|\]\([^)\s]{0,300}\)?",  # a link or picture
    re.IGNORECASE,
)
"""What would be HTML or Markdown; the form looks for the same."""


def check(
    facts: Mapping[str, Value], fields: Sequence[Field], path: str, shown: str = ""
) -> Iterator[Finding]:
    """The texts of `fields` that are something else; `shown` is the field that holds these."""
    for field in fields:
        value = facts.get(field.name)
        name = shown + field.name
        if value is None or value.content is None:
            continue
        if field.type == "text":
            yield from _check_text(value, path, name)
        items = value.content if isinstance(value.content, tuple) else ()
        for item in items:
            if field.type == "texts":
                yield from _check_text(item, path, name)
            elif field.type == "records" and isinstance(item.content, dict):
                yield from check(item.content, field.fields, path, f"{name}: ")


def _check_text(value: Value, path: str, name: str) -> Iterator[Finding]:
    if not isinstance(value.content, str):
        return
    line = value.key_line or value.line
    if "\n" in value.content:
        yield finding(path, line, "fact-lines", key=name)
    if markup := MARKUP.search(value.content):
        yield finding(path, line, "fact-markup", key=name, found=markup[0][:60])
