"""The cases as open data: JSON and CSV with both languages, an Atom feed per language, rows for the
filters.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any
from xml.etree import ElementTree

from guidebook import languages
from guidebook.cases.collection import Case

ATOM = "http://www.w3.org/2005/Atom"
LISTS = ("benefits", "steps", "contributors")


def address(case: Case, language: str, slugs: Mapping[str, str]) -> str:
    """The address of a case below the site's root in `language`."""
    prefix = "" if language == languages.DEFAULT else f"{language}/"
    return prefix + languages.localized(
        f"cases/{case.slug}/", slugs if language == languages.DEFAULT else {}
    )


def json_text(cases: Sequence[Case], site: str, slugs: Mapping[str, str]) -> str:
    """Every case with its facts, its words in each language it is written in, and its addresses."""
    records = [
        {
            "id": case.slug,
            **{
                name: value
                for name, value in case.facts.items()
                if name not in ("title", "summary")
            },
            "title": case.title,
            "summary": case.summary,
            "url": {
                language: site + address(case, language, slugs) for language in languages.LANGUAGES
            },
        }
        for case in cases
    ]
    licence = "https://creativecommons.org/licenses/by/4.0/"
    return (
        json.dumps(
            {"licence": licence, "cases": records}, ensure_ascii=False, indent=1, sort_keys=True
        )
        + "\n"
    )


def csv_text(cases: Sequence[Case], site: str, slugs: Mapping[str, str]) -> str:
    """One row per case; lists are joined with `; `. Begins with a byte order mark, so that Excel
    reads UTF-8.
    """
    names = [
        "id",
        "kind",
        "benefits",
        "steps",
        "sector",
        "region",
        "start",
        "end",
        "outcome",
        "as_of",
        "partners",
    ]
    texts = [
        f"{name}_{language}"
        for name in ("title", "summary", "url")
        for language in languages.LANGUAGES
    ]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*names, *texts])
    for case in cases:
        row = {"id": case.slug, **{name: _cell(case.facts.get(name)) for name in names[1:]}}
        for language in languages.LANGUAGES:
            row[f"title_{language}"] = case.title.get(language, "")
            row[f"summary_{language}"] = case.summary.get(language, "")
            row[f"url_{language}"] = site + address(case, language, slugs)
        writer.writerow([_harmless(row[name]) for name in [*names, *texts]])
    return "\ufeff" + out.getvalue()


def rows(cases: Sequence[Case], language: str, slugs: Mapping[str, str]) -> str:
    """What the filters of one language need, as short as it can be."""
    found = []
    for case in cases:
        spoken = language if language in case.title else next(iter(case.title), language)
        row: dict[str, Any] = {
            "u": address(case, language, slugs),
            "t": case.title.get(spoken, case.slug),
            "s": case.summary.get(spoken, ""),
        }
        if spoken != language:
            row["l"] = spoken
        row |= {name: case.facts.get(name, []) for name in ("benefits", "steps")}
        row |= {name: case.facts.get(name, "") for name in ("sector", "region", "outcome", "kind")}
        found.append(row)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def atom(
    cases: Sequence[Case], language: str, site: str, name: str, day: str, slugs: Mapping[str, str]
) -> str:
    """A feed of the cases written in `language`, the newest facts first; `day` is the edition's
    date.
    """
    ElementTree.register_namespace("", ATOM)
    own = "feed.xml" if language == languages.DEFAULT else f"{language}/feed.xml"
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": language})
    _add(feed, "title", name)
    _add(feed, "id", site + own)
    _add(feed, "updated", f"{day}T00:00:00Z")
    _add(feed, "link", rel="self", href=site + own)
    _add(_add(feed, "author"), "name", name)
    written = [case for case in cases if language in case.title]
    for case in sorted(
        written, key=lambda case: (str(case.facts.get("as_of", "")), case.slug), reverse=True
    ):
        entry = _add(feed, "entry")
        link = site + address(case, language, slugs)
        _add(entry, "title", case.title[language])
        _add(entry, "id", link)
        _add(entry, "link", rel="alternate", href=link)
        _add(entry, "updated", f"{_day(case.facts.get('as_of'), day)}T00:00:00Z")
        _add(entry, "summary", case.summary.get(language, ""))
    ElementTree.indent(feed, " ")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        + ElementTree.tostring(feed, encoding="unicode")
        + "\n"
    )


def _add(
    parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    child.text = (
        "".join(c for c in text if c.isprintable() or c == "\n") if text is not None else None
    )
    return child


def _day(as_of: object, otherwise: str) -> str:
    parts = str(as_of).split("-") if as_of else []
    return "-".join([*parts, "01", "01"][:3]) if parts else otherwise


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(
            str(item.get("name", "")) if isinstance(item, dict) else str(item) for item in value
        )
    return "" if value is None else str(value)


def _harmless(text: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
