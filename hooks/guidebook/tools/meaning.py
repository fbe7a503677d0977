"""What the values of a tool mean together: names, blanks, options, columns, bands, and what a tool
leads to.

Works on what was read, whatever its shape; what has the wrong one is told by shapes.py and passed
over here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text.site_pages import SitePages
from guidebook.text.yaml_reader import Value, fields
from guidebook.tools import names, prose
from guidebook.tools.tool import NUMBERS

KINDS = ("fields", "table", "scale", "clauses", "letter", "signatures")
"""What a part may have, of which it has one at most."""


@dataclass(frozen=True)
class Known:
    """What a tool may name: items of the checklist, cases by slug, pages, and answers of the
    assistant, unless that can't be read.
    """

    items: Set[str]
    cases: Set[str]
    pages: SitePages
    answers: Set[str] | None


def check(whole: Value, path: str, known: Known) -> Iterator[Finding]:
    """Everything that doesn't fit together in a tool."""
    facts = fields(whole)
    for item in _list(facts.get("items")):
        yield from _unknown(item, known.items, path, "unknown-item")
    parts = [fields(part) for part in _list(facts.get("parts"))]
    yield from _check_names(parts, path)
    blanks = {name for name, _ in _blanks(parts)}
    for part, value in zip(parts, _list(facts.get("parts")), strict=True):
        yield from _check_part(part, value.line, path, blanks)
        for clause in fields(part.get("clauses")).values():
            yield from _check_clause(fields(clause), path, known)
    yield from _check_links(whole, path, known.pages)


def _check_part(
    part: Mapping[str, Value], line: int, path: str, blanks: Set[str]
) -> Iterator[Finding]:
    """One kind of what is filled in, and what belongs to that."""
    kinds = [kind for kind in KINDS if kind in part]
    if len(kinds) > 1 or not (kinds or "text" in part):
        found = ", ".join(kinds) or "-"
        yield finding(path, line, "tool-part", found=found, allowed=", ".join(KINDS))
    for field in fields(part.get("fields")).values():
        yield from _check_options(fields(field), field.key_line, path)
    yield from _check_table(fields(part.get("table")), path)
    yield from _check_bands(fields(part.get("scale")), path)
    for text in (*fields(part.get("clauses")).values(), part.get("letter")):
        if text:
            yield from _check_blanks(fields(text), path, blanks)


def _check_names(parts: Sequence[Mapping[str, Value]], path: str) -> Iterator[Finding]:
    """No name of what is filled in, and none of a clause, twice or kept for something else."""
    found: list[tuple[str, int]] = []
    clauses: list[tuple[str, int]] = []
    for name, value in _blanks(parts):
        found.append((name, value.key_line))
    for part in parts:
        for kind in ("table", "scale"):
            if called := fields(part.get(kind)).get("name"):
                found.append((str(called.content), called.line))
        for name, value in fields(part.get("clauses")).items():
            clauses.append((name, value.key_line))
        rows = fields(fields(part.get("table")).get("rows"))
        statements = fields(fields(part.get("scale")).get("statements"))
        for name, value in {**rows, **statements}.items():
            if name in names.RESERVED:
                yield finding(path, value.key_line, "tool-name-kept", found=name)
    for group in (found, clauses):
        seen: dict[str, int] = {}
        for name, line in group:
            if name in names.RESERVED:
                yield finding(path, line, "tool-name-kept", found=name)
            if name in seen:
                yield finding(path, line, "tool-name-twice", found=name, other=seen[name])
            seen.setdefault(name, line)


def _blanks(parts: Sequence[Mapping[str, Value]]) -> Iterator[tuple[str, Value]]:
    """Every field of parts, clauses and letters by name."""
    for part in parts:
        yield from fields(part.get("fields")).items()
        for clause in fields(part.get("clauses")).values():
            yield from fields(fields(clause).get("fields")).items()
        yield from fields(fields(part.get("letter")).get("fields")).items()


def _check_options(field: Mapping[str, Value], line: int, path: str) -> Iterator[Finding]:
    """A choice has options, and nothing else has."""
    is_choice = "type" in field and field["type"].content == "choice"
    if is_choice != ("options" in field):
        yield finding(path, line, "tool-options")


def _check_blanks(text: Mapping[str, Value], path: str, known: Set[str]) -> Iterator[Finding]:
    """Every {blank} is a field of the tool, and every field of this text a blank in each language."""
    own = fields(text.get("fields"))
    for field in own.values():
        yield from _check_options(fields(field), field.key_line, path)
    for language in LANGUAGES:
        written = fields(text.get("text")).get(language)
        if written is None or not isinstance(written.content, str):
            continue
        there = prose.blanks(written.content)
        for name in there:
            if name not in known:
                near = nearest(name, known)
                yield finding(path, written.line, "tool-blank-unknown", found=name, nearest=near)
        for name, field in own.items():
            if name not in there:
                yield finding(
                    path, field.key_line, "tool-blank-unused", found=name, language=language
                )


def _check_table(table: Mapping[str, Value], path: str) -> Iterator[Finding]:
    """Options, products and sums of its columns."""
    columns = {name: fields(value) for name, value in fields(table.get("columns")).items()}
    numeric = set()
    for name, column in columns.items():
        if "type" in column and column["type"].content in NUMBERS:
            numeric.add(name)
    for name, column in columns.items():
        line = fields(table["columns"])[name].key_line
        yield from _check_options(column, line, path)
        factors = _list(column.get("product"))
        for factor in factors:
            yield from _unknown(factor, numeric - {name}, path, "tool-column")
        if factors and (name not in numeric or len(factors) < 2):
            yield finding(path, line, "tool-product", found=name)
    for total in _list(table.get("sums")):
        yield from _unknown(total, numeric, path, "tool-column")


def _check_bands(scale: Mapping[str, Value], path: str) -> Iterator[Finding]:
    """Each band ends above the one before, and the last at the highest sum."""
    statements = len(fields(scale.get("statements")))
    highest = len(_list(scale.get("points"))) * statements
    before = statements - 1  # the lowest sum has one point for each
    bands = _list(scale.get("bands"))
    for band in bands:
        end = fields(band).get("up_to")
        if end is None or not str(end.content).isdigit():
            return
        up_to = int(str(end.content))
        if up_to <= before:
            yield finding(path, end.line, "tool-band", found=up_to, expected=before + 1)
        before = up_to
    if bands and before != highest:
        yield finding(path, bands[-1].line, "tool-bands", found=before, expected=highest)


def _check_clause(clause: Mapping[str, Value], path: str, known: Known) -> Iterator[Finding]:
    """Answers of the assistant and a case that there are."""
    answers = () if known.answers is None else _list(clause.get("when"))
    for answer in answers:
        yield from _unknown(answer, known.answers or set(), path, "tool-answer")
    if case := fields(clause.get("note")).get("case"):
        yield from _unknown(case, known.cases, path, "unknown-case")


def _check_links(value: Value, path: str, pages: SitePages) -> Iterator[Finding]:
    """Links lead to pages of this site that are there, or to addresses that begin with https."""
    if isinstance(value.content, str):
        for target in prose.targets(value.content):
            if not leads_somewhere(target, pages):
                yield finding(path, value.line, "tool-link", found=target)
        return
    inner = value.content if isinstance(value.content, tuple) else tuple(fields(value).values())
    for each in inner:
        yield from _check_links(each, path, pages)


def leads_somewhere(target: str, pages: SitePages) -> bool:
    """Whether a link in a tool leads to another site, or to a page and a section of this one."""
    if target.startswith("https://"):
        return True
    name, anchor = meant(target)
    if name not in pages.names:
        return False
    return not anchor or name.startswith("cases/") or anchor in pages.anchors(name)


def meant(target: str) -> tuple[str, str]:
    """The neutral name of the page that a link in a tool means, and the section of it."""
    path, _, anchor = target.partition("#")
    return posixpath.normpath(posixpath.join("tools", path)), anchor


def _unknown(value: Value, known: Set[str], path: str, rule: str) -> Iterator[Finding]:
    name = value.content if isinstance(value.content, str) else "-"
    if name not in known:
        allowed = ", ".join(sorted(known)) or "-"
        line = value.key_line or value.line
        yield finding(path, line, rule, found=name, nearest=nearest(name, known), allowed=allowed)


def _list(value: Value | None) -> tuple[Value, ...]:
    return value.content if value and isinstance(value.content, tuple) else ()
