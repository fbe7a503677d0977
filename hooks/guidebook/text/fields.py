"""What a field of a data file may hold, and how it is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import typed_choices, vocabulary, written_forms
from guidebook.text.yaml_reader import Value, unknown_keys

Type = Literal["text", "choice", "choices", "year", "date", "url", "flag", "texts", "records"]
"""`choice` is one word of a vocabulary, `choices` a list of them, `flag` is `true` or not there,
`records` are mappings with fields of their own.
"""

RuleText = Mapping[str, str]
"""What a field may hold, told by language in a sentence that ends a finding."""

NO_RULE_TEXT: RuleText = {"id": "", "en": ""}

_ITEM_LENGTH = 160
"""Characters of one text in a list of texts."""


@dataclass(frozen=True)
class Field:
    """One fact: its type, the vocabulary or the fields of its records, bounds, and when it must be
    there.

    `least` and `most` count the items of a list, `length` the characters of a text; 0 is no bound.
    """

    name: str
    type: Type
    vocabulary: str = ""
    fields: tuple[Field, ...] = ()
    least: int = 0
    most: int = 0
    length: int = 0
    required: bool = True
    documented_only: bool = False  # in a documented case, not in an illustration
    own: bool = False  # written in each language
    several: bool = False  # a choice of which there may be several, between commas or in a list
    nullable: bool = False
    of_contributors: bool = False  # the editors' own cases do without
    former: str = ""  # its name in files of earlier editions


def check_value(
    field: Field, value: Value, path: str, shown: str = "", rule_text: RuleText = NO_RULE_TEXT
) -> Iterator[Finding]:
    """A value of the right type, within its bounds and vocabulary.

    `shown` is how findings call it where that isn't the field's name.
    """
    name = shown or field.name
    line = value.key_line or value.line
    if value.content is None and field.nullable:
        return
    if value.content in (None, "", ()):
        yield finding(path, line, "empty-value", key=name)
    elif field.several and _are_several(field, value):
        yield from _check_words(field, words_in(value), path, rule_text)
    elif field.type in ("choices", "texts", "records"):
        if isinstance(value.content, tuple):
            yield from _check_list(field, value.content, path, line, rule_text)
        else:
            yield broken_rule(path, line, "needs-list", rule_text, key=name)
    elif isinstance(value.content, str):
        yield from _check_text(field, value.content, path, line, name)
    else:
        yield broken_rule(path, line, "needs-text", rule_text, key=name)


def words_in(value: Value) -> tuple[Value, ...]:
    """The words of a choice of which there may be several: what stands between commas, or the items
    of a list.
    """
    if not isinstance(value.content, str):
        return value.content if isinstance(value.content, tuple) else (value,)
    words: list[Value] = []
    for word in value.content.split(","):
        words.append(Value(value.line, word.strip(), value.key_line))
    return tuple(words)


def _are_several(field: Field, value: Value) -> bool:
    """Whether a value is a list, or known words between commas: `Solo, Jawa Tengah` is one place."""
    known = vocabulary.values(field.vocabulary)
    words = words_in(value)
    return isinstance(value.content, tuple) or all(word.content in known for word in words)


def broken_rule(path: str, line: int, rule: str, rule_text: RuleText, **values: object) -> Finding:
    """A finding that ends with the field's rule in words."""
    return finding(path, line, rule, rule_id=rule_text["id"], rule_en=rule_text["en"], **values)


def _check_list(
    field: Field, items: tuple[Value, ...], path: str, line: int, rule_text: RuleText
) -> Iterator[Finding]:
    """How many there are, and each of its kind."""
    bounds: dict[str, object] = {"key": field.name, "found": len(items)}
    if len(items) < field.least:
        yield broken_rule(path, line, "few-items", rule_text, expected=field.least, **bounds)
    if field.most and len(items) > field.most:
        yield broken_rule(path, line, "many-items", rule_text, expected=field.most, **bounds)
    if field.type == "records":
        for item in items:
            yield from _check_record(field, item, path, rule_text)
    else:
        yield from _check_words(field, items, path, rule_text)


def _check_words(
    field: Field, items: tuple[Value, ...], path: str, rule_text: RuleText
) -> Iterator[Finding]:
    """A list of words or texts, none of them twice."""
    item_type: Type = "text" if field.type == "texts" else "choice"
    one = Field(field.name, item_type, field.vocabulary, length=_ITEM_LENGTH)
    seen: set[str] = set()
    for item in items:
        yield from check_value(one, item, path, rule_text=rule_text)
        if not isinstance(item.content, str):
            continue
        if item.content in seen:
            yield finding(path, item.line, "duplicate-value", found=item.content, key=field.name)
        seen.add(item.content)


def _check_record(field: Field, item: Value, path: str, rule_text: RuleText) -> Iterator[Finding]:
    """A mapping with the fields of a partner or a source."""
    if not isinstance(item.content, dict):
        yield broken_rule(path, item.line, "needs-list", rule_text, key=field.name)
        return
    names = tuple(inner.name for inner in field.fields)
    known = dict(item.content)
    for inner in field.fields:
        if inner.former in known:
            line = known.pop(inner.former).key_line
            yield finding(path, line, "former-key", found=inner.former, expected=inner.name)
    yield from unknown_keys(known, names, path, f"{field.name}: ")
    for inner in field.fields:
        if inner.name in item.content:
            shown = f"{field.name}: {inner.name}"
            yield from check_value(inner, item.content[inner.name], path, shown)
        elif inner.required:
            yield broken_rule(path, item.line, "missing-key", rule_text, found=inner.name)


def _check_text(field: Field, text: str, path: str, line: int, name: str) -> Iterator[Finding]:
    """One piece of text: a word of a vocabulary, a year, a date, an address, yes, or prose."""
    if field.type == "choice":
        if text not in vocabulary.values(field.vocabulary):
            yield _unknown_word(field, text, path, line, name)
    elif field.type == "flag":
        if text != "true":
            yield finding(
                path, line, "vocabulary", found=text, key=name, nearest="", allowed="true"
            )
    elif field.type in ("year", "date", "url"):
        if not written_forms.is_written(field.type, text):
            yield written_forms.instead(field.type, text, path, line, name)
    elif field.length and len(text) > field.length:
        yield finding(path, line, "too-long", key=name, found=len(text), expected=field.length)


def _unknown_word(field: Field, text: str, path: str, line: int, name: str) -> Finding:
    """A word that isn't in the vocabulary, with what to write instead or with those that are."""
    found = {"found": text, "key": name}
    read = typed_choices.choice(field.vocabulary, text)
    if read.value:
        return finding(path, line, "written-form", expected=read.value, **found)
    if read.candidates:
        names = vocabulary.values(field.vocabulary)
        meanings = written_forms.meanings(read.candidates, names)
        return finding(path, line, "unclear", **found, **meanings)
    words = list(vocabulary.values(field.vocabulary))
    if field.vocabulary == "region":
        # The 250 countries, each of two letters, would hide the provinces.
        words = [word for word in words if len(word) > 2]
    hints = {"nearest": nearest(text, words), "allowed": ", ".join(words)}
    return finding(path, line, "vocabulary", **found, **hints)
