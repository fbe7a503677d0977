"""The cases as open data: JSON and CSV with both languages, an Atom feed per language.

Everywhere `site` is the address of the site's root, and `slugs` are the Indonesian address parts as
in mkdocs.yml.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from io import StringIO
from xml.etree import ElementTree

from guidebook.cases.collection import Case
from guidebook.cases.whole import troubles
from guidebook.languages import DEFAULT, LANGUAGES, localized

ATOM = "http://www.w3.org/2005/Atom"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

_CSV_FACTS = "kind benefits steps sector region start start_about end outcome as_of partners basis interest".split()
_CSV_TEXTS = "title_id title_en summary_id summary_en url_id url_en".split()
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def address(case: Case, language: str, slugs: Mapping[str, str]) -> str:
    """The address of a case below the site's root in `language`."""
    page = f"cases/{case.slug}/"
    return localized(page, slugs) if language == DEFAULT else f"{language}/{page}"


def json_text(cases: Sequence[Case], site: str, slugs: Mapping[str, str]) -> str:
    """Every case with its facts, its words in each language it is written in, and its addresses."""
    records: list[dict[str, object]] = []
    for case in cases:
        urls = {language: site + address(case, language, slugs) for language in LANGUAGES}
        own = {"id": case.slug, "title": case.title, "summary": case.summary, "url": urls}
        told = {"trouble": troubles(case)} if troubles(case) else {}
        records.append({**case.facts, **told, **own})
    whole = {"licence": LICENCE, "cases": records}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def csv_text(cases: Sequence[Case], site: str, slugs: Mapping[str, str]) -> str:
    """One row per case; lists are joined with `; `.

    Begins with a byte order mark, so that Excel reads UTF-8.
    """
    columns = ["id", *_CSV_FACTS, "trouble", *_CSV_TEXTS]
    out = StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    for case in cases:
        row = {"id": case.slug}
        for name in _CSV_FACTS:
            row[name] = _cell(case.facts.get(name))
        row["trouble"] = _cell(troubles(case))
        for language in LANGUAGES:
            row[f"title_{language}"] = case.title.get(language, "")
            row[f"summary_{language}"] = case.summary.get(language, "")
            row[f"url_{language}"] = site + address(case, language, slugs)
        writer.writerow({column: _harmless(text) for column, text in row.items()})
    return "\ufeff" + out.getvalue()


def atom(
    cases: Sequence[Case], language: str, site: str, name: str, day: str, slugs: Mapping[str, str]
) -> str:
    """A feed of the cases written in `language`, the newest facts first.

    `name` is the site's, `day` the edition's date (`2026-11-25`).
    """
    ElementTree.register_namespace("", ATOM)
    own_address = site + ("feed.xml" if language == DEFAULT else f"{language}/feed.xml")
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": language})
    _add(feed, "title", name)
    _add(feed, "id", own_address)
    _add(feed, "updated", f"{day}T00:00:00Z")
    _add(feed, "link", rel="self", href=own_address)
    _add(_add(feed, "author"), "name", name)
    written = [case for case in cases if language in case.title]
    for case in sorted(written, key=Case.newness, reverse=True):
        link = site + address(case, language, slugs)
        updated = _first_day(str(case.facts.get("as_of") or day))
        entry = _add(feed, "entry")
        _add(entry, "title", case.title[language])
        _add(entry, "id", link)
        _add(entry, "link", rel="alternate", href=link)
        _add(entry, "updated", f"{updated}T00:00:00Z")
        _add(entry, "summary", case.summary.get(language, ""))
    ElementTree.indent(feed, " ")
    tree = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tree}\n'


def _add(
    parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    """A new element in `parent`, without the signs that XML doesn't allow."""
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    if text is not None:
        child.text = "".join(sign for sign in text if sign.isprintable() or sign == "\n")
    return child


def _first_day(date: str) -> str:
    """The first day of a year, a month or a day: `2024-06` gives `2024-06-01`."""
    return "-".join([*date.split("-"), "01", "01"][:3])


def _cell(fact: object) -> str:
    """A fact in one cell; of partners their names."""
    if not isinstance(fact, list):
        return "" if fact is None else str(fact)
    names: list[str] = []
    for item in fact:
        name = item.get("name", "") if isinstance(item, dict) else item
        names.append(str(name))
    return "; ".join(names)


def _harmless(text: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
