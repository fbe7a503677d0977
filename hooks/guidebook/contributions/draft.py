"""A case study as somebody filled it in, made into its files: the web form, an issue and a Word
file all end here.

A draft is plain data, the same that `case-form/draft.js` keeps in the browser (a test compares the
files both make): `{"name": "…", "facts": {by the names of schema.py, every value text, true or a
list}, "texts": {language: {"title": "…", "summary": "…", "sections": [five texts]}}}`, with only
those languages that are written.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from guidebook import languages
from guidebook.cases import schema
from guidebook.cases.body import FENCE
from guidebook.cases.names import NAME, RESERVED, name_of
from guidebook.text.fields import Field
from guidebook.text.vocabulary import HEADINGS

_SPACE = re.compile("[\t\v\f \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_UNSEEN = ("Cc", "Cf", "Co", "Cs")
_JOINER = "\u200d"  # holds an emoji of several signs together
_BULLET = re.compile("^[•●▪◦‣∙·–—] +")
_BLOCK = re.compile(r"^ *(?:[-*+] |\d+[.)] |>|\|)")
_WORD = re.compile("[a-z]+(?:-[a-z]+)*")
_NUMBER = re.compile("[0-9]{4}(?:-[0-9]{2}){0,2}")
_ADDRESS = re.compile("https?://[A-Za-z0-9_./?=&%+~-]*[A-Za-z0-9_/=]")
_PLAIN = " ,.()/'’‘“”–—-"
_YAML_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def line(text: object) -> str:
    """Text of one line, without signs that can't be seen and with single spaces."""
    return _SPACE.sub(" ", _seen(str(text)).replace("\n", " ")).strip()


def prose(text: object) -> str:
    """Paragraphs with an empty line between them, as Markdown wants it: whoever presses Enter means
    a new one.
    """
    lines: list[str] = []
    fenced, before = False, ""
    for raw in _seen(str(text)).split("\n"):
        shown = raw.rstrip() if fenced else _tidy(raw, before)
        if not fenced and shown and before and not _joined(before, shown):
            lines.append("")
        if fenced or shown or before:
            lines.append(shown)
        fenced ^= bool(FENCE.match(shown))
        before = shown
    return "\n".join(lines).strip("\n")


def files(draft: Mapping[str, Any]) -> dict[str, str]:
    """Path below the project to the text of the file, one for each language, each with all the
    facts.

    An empty answer is left out, so that the check says what is missing.
    """
    facts = _facts(draft.get("facts", {}))
    name = line(draft.get("name", ""))
    if not NAME.match(name) or name in RESERVED:
        titles = [line(text.get("title", "")) for text in draft.get("texts", {}).values()]
        name = name_of(next(filter(None, [name, *titles]), ""))
    made = {}
    for language in languages.LANGUAGES:
        if language not in draft.get("texts", {}):
            continue
        text = draft["texts"][language]
        said = {
            **facts,
            "title": line(text.get("title", "")),
            "summary": line(text.get("summary", "")),
        }
        lines = [
            "---",
            *(out for field in schema.FIELDS for out in _written(field, said.get(field.name))),
            "---",
        ]
        for heading, section in zip(
            HEADINGS[language], [*text.get("sections", []), *[""] * 5], strict=False
        ):
            lines += ["", f"## {heading}", "", prose(section)]
        made[languages.in_language(f"docs/cases/{name}.md", language)] = (
            "\n".join(lines).rstrip("\n") + "\n"
        )
    return made


def _seen(text: str) -> str:
    """Text whose signs can all be seen, with line feeds alone between lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        c
        for c in text
        if c in ("\n", _JOINER)
        or _SPACE.match(c)
        or (unicodedata.category(c) not in _UNSEEN and c not in "\ufffe\uffff")
    )


def _tidy(raw: str, before: str) -> str:
    """A line with single spaces, indented only where it goes on with a list: elsewhere that would
    make it code.
    """
    words = _SPACE.sub(" ", raw).strip(" ")
    indent = len(raw) - len(raw.lstrip(" \t")) if words and _in_block(before) else 0
    return " " * min(indent, 12) + _BULLET.sub("- ", words)


def _joined(before: str, after: str) -> bool:
    """Whether two lines belong to one list, quotation or table."""
    if FENCE.match(before) or FENCE.match(after):
        return False
    return _in_block(before) and _in_block(after)


def _in_block(text: str) -> bool:
    return bool(_BLOCK.match(text)) or text.startswith("  ")


def _facts(given: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that go into a case of this kind, cleaned."""
    kind = given.get("kind")
    left_out = (
        {field.name for field in schema.FIELDS if field.documented_only}
        if kind == "illustration"
        else set()
    )
    return {
        field.name: _clean(field, given.get(field.name))
        for field in schema.FIELDS
        if field.name not in left_out
    }


def _clean(field: Field, value: Any) -> Any:
    if field.type == "records":
        records = [
            {inner.name: line(item.get(inner.name) or "") for inner in field.fields}
            for item in value or []
        ]
        return [record for record in records if any(record.values())]
    if field.type in ("choices", "texts"):
        return [text for item in value or [] if (text := line(item))]
    if field.type == "flag":
        return "true" if value in (True, "true") else ""
    return line(value or "")


def _written(field: Field, value: Any) -> list[str]:
    """The lines of one fact; none where it is empty."""
    if not value:
        return []
    if field.type == "flag":
        return [f"{field.name}: true"]
    if field.type == "choices":
        return [f"{field.name}: [{', '.join(_choice(text) for text in value)}]"]
    if field.type == "texts":
        return [f"{field.name}:", *(f"  - {_scalar(text)}" for text in value)]
    if field.type == "records":
        return [f"{field.name}:", *(out for record in value for out in _record(field, record))]
    return [f"{field.name}: {_scalar(value)}"]


def _record(field: Field, record: Mapping[str, str]) -> list[str]:
    said = [
        f"{inner.name}: {_scalar(record[inner.name]) if record[inner.name] else 'null'}"
        for inner in field.fields
        if record[inner.name] or inner.nullable
    ]
    return [("  - " if at == 0 else "    ") + text for at, text in enumerate(said)]


def _choice(text: str) -> str:
    return (
        text
        if _WORD.fullmatch(text) and text not in _YAML_WORDS
        else json.dumps(text, ensure_ascii=False)
    )


def _scalar(text: str) -> str:
    """Text as YAML that can mean nothing else: plain where it is plain, in double quotes everywhere
    else.
    """
    words = (
        text[0].isalpha()
        and all(c.isalnum() or c in _PLAIN for c in text)
        and text.lower() not in _YAML_WORDS
    )
    return (
        text
        if words or _NUMBER.fullmatch(text) or _ADDRESS.fullmatch(text)
        else json.dumps(text, ensure_ascii=False)
    )
