"""What a case study's facts must be: one table, from which come the checks here, the JSON Schema
(json_schema.py) and the field list on the site.

The values allowed are in vocabulary.yml, each field's rule in words in schema.yml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from guidebook.cases import consent
from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding
from guidebook.tables import table
from guidebook.text.fields import Field, broken_rule, check_value
from guidebook.text.yaml_reader import Value, unknown_keys

SOURCE = (
    Field("title", "text", length=300),
    Field("lang", "choice", "title_language", required=False),
    Field("publisher", "text", length=160),
    Field("year", "year", required=False),
    Field("url", "url", nullable=True),
    Field("opened", "date", required=False, former="accessed"),
    Field("copy", "date", required=False),
    Field("independent", "flag", required=False),
    Field("about", "choice", "source_about", required=False),
    Field("title_from", "choice", "title_from", required=False),
    Field("later", "choice", "later_instances", required=False),
)
"""What each means is in source_schema.yml."""
PARTNER = (
    Field("name", "text", length=120),
    *(Field(f"name_{language}", "text", length=120, required=False) for language in LANGUAGES),
    Field("type", "choice", "partner_type"),
)
AGREEMENT = (
    Field("organisation", "text", length=120),
    Field("role", "text", length=80),
    Field("date", "date"),
    Field("to", "choice", "agreed_to"),
)
FIELDS = (
    Field("title", "text", length=80, own=True),
    Field("summary", "text", length=200, own=True),
    Field("kind", "choice", "kind"),
    Field("benefits", "choices", "benefit", least=1, most=3),
    Field("steps", "choices", "step", least=1, most=5),
    Field("sector", "choice", "sector"),
    Field("region", "choice", "region", documented_only=True, several=True),
    Field("start", "year", documented_only=True),
    Field("start_about", "flag", required=False, documented_only=True),
    Field("end", "year", required=False, documented_only=True),
    Field("outcome", "choice", "outcome", documented_only=True),
    Field("short", "flag", required=False, documented_only=True),
    Field("partners", "records", fields=PARTNER, least=2, most=20),
    Field("as_of", "date", documented_only=True),
    Field("sources", "records", fields=SOURCE, least=2, most=40, documented_only=True),
    Field("basis", "choice", "basis", documented_only=True),
    Field(
        "agreements",
        "records",
        fields=AGREEMENT,
        least=1,
        most=20,
        required=False,
        documented_only=True,
    ),
    Field("contributors", "texts", least=1, most=20, documented_only=True),
    Field("interest", "choice", "interest", documented_only=True, of_contributors=True),
    Field("pictures", "choice", "picture_permission", required=False),
    Field("public_contacts", "texts", least=1, most=10, required=False),
    Field("statements", "choices", "statement", least=2, most=2),
)
"""Every fact, in the order in which they are written."""

NAMES = tuple(field.name for field in FIELDS)
OWN = frozenset(field.name for field in FIELDS if field.own)
SOURCES_OF_SHORT = 1
"""Sources that a short case needs."""


def rules() -> dict[str, dict[str, str]]:
    """Each field's rule in words by language, and an `example` of its value."""
    rules: dict[str, dict[str, str]] = table(__file__, "schema.yml")
    return rules


def source_rules() -> dict[str, dict[str, str]]:
    """The rules of the facts of a source, as far as they need words."""
    rules: dict[str, dict[str, str]] = table(__file__, "source_schema.yml")
    return rules


def check(facts: Mapping[str, Value], path: str, inherited: bool = False) -> Iterator[Finding]:
    """What is wrong with the facts of one file.

    With `inherited` the other language's file holds the facts, and this one needs only its own.
    """
    kind = facts["kind"].content if "kind" in facts else "documented"
    yield from unknown_keys(facts, NAMES, path)
    yield from _check_order(facts, path)
    for field in FIELDS:
        value = facts.get(field.name)
        rule_text = rules()[field.name]
        if value is None:
            is_needed = needed(field, str(kind)) and not excused(field, facts)
            if is_needed and (field.own or not inherited):
                yield broken_rule(path, 1, "missing-key", rule_text, found=field.name)
        elif kind == "illustration" and field.name == "sources":
            yield finding(path, value.key_line, "illustration-sources")
        elif kind == "illustration" and field.name == "outcome":
            yield finding(path, value.key_line, "illustration-outcome", found=value.content)
        else:
            yield from check_value(bounded(field, facts), value, path, rule_text=rule_text)
    yield from _check_borne_out(facts, path)
    yield from _check_later(facts, path)
    yield from _check_years(facts, path)
    yield from consent.check(facts, path, inherited)


def needed(field: Field, kind: str) -> bool:
    """Whether a case of this kind must have the field."""
    return field.required and not (field.documented_only and kind == "illustration")


def excused(field: Field, facts: Mapping[str, Value]) -> bool:
    """Whether these facts do without a field that is asked of contributors: the editors answer for
    their own cases.
    """
    return field.of_contributors and consent.is_of_the_editors(facts)


def bounded(field: Field, facts: Mapping[str, Value]) -> Field:
    """The field with the bounds that these facts give it: a short case needs fewer sources."""
    is_short = "short" in facts and facts["short"].content == "true"
    if field.name == "sources" and is_short:
        return replace(field, least=SOURCES_OF_SHORT)
    return field


def _check_order(facts: Mapping[str, Value], path: str) -> Iterator[Finding]:
    """In the order of the table."""
    known = [name for name in facts if name in NAMES]
    order = ", ".join(NAMES)
    for before, after in pairwise(known):
        if NAMES.index(before) > NAMES.index(after):
            line = facts[after].key_line
            yield finding(path, line, "key-order", found=after, expected=before, allowed=order)


def _check_borne_out(facts: Mapping[str, Value], path: str) -> Iterator[Finding]:
    """What worked has a source that is no partner's and bears it out."""
    sources = list(_sources(facts))
    is_alone = not any("independent" in source for source in sources)
    if _text(facts, "outcome") == "worked" and sources and is_alone:
        yield finding(path, facts["outcome"].key_line, "outcome-alone")


def _check_later(facts: Mapping[str, Value], path: str) -> Iterator[Finding]:
    """What is known of later instances is told of every ruling, and of nothing else."""
    for source in _sources(facts):
        about = source["about"].content if "about" in source else None
        if about == "ruling" and "later" not in source:
            yield finding(path, source["about"].key_line, "later-missing")
        elif about != "ruling" and "later" in source:
            yield finding(path, source["later"].key_line, "later-of-no-ruling")


def _check_years(facts: Mapping[str, Value], path: str) -> Iterator[Finding]:
    """No year in the future, no end before the start."""
    this_year = date.today().year
    for name, value in _dated(facts):
        text = value.content if isinstance(value.content, str) else ""
        year = _year(text.split("-")[0])
        if year and year > this_year:
            line = value.key_line
            yield finding(path, line, "future-year", key=name, found=text, expected=this_year)
    start = _year(_text(facts, "start"))
    end = _year(_text(facts, "end"))
    if start and end and end < start:
        line = facts["end"].key_line
        yield finding(path, line, "end-before-start", found=end, expected=start)


def _dated(facts: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Every fact that is a year or a date, those of sources too, by how findings call it."""
    for field in FIELDS:
        value = facts.get(field.name)
        if value is None:
            continue
        if field.type in ("year", "date"):
            yield field.name, value
    for source in _sources(facts):
        for name in ("year", "opened", "copy"):
            if name in source:
                yield f"sources: {name}", source[name]


def _sources(facts: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
    """The sources that are records."""
    listed = facts["sources"].content if "sources" in facts else None
    for source in listed if isinstance(listed, tuple) else ():
        if isinstance(source.content, dict):
            yield source.content


def _text(facts: Mapping[str, Value], name: str) -> str:
    """The text of a fact; nothing where it is missing or no text."""
    content = facts[name].content if name in facts else None
    return content if isinstance(content, str) else ""


def _year(text: str) -> int | None:
    """A year of four plain digits; of anything else the check of the field speaks."""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None
