"""The PDFs of tools: accessible, complete, with lines to write on, the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import outloud
import pytest
import tool_papers
from guidebook.cache.store import Cache
from guidebook.languages import LANGUAGES
from guidebook.problems.finding import ContentError
from guidebook.tools import pdf
from guidebook.tools.pdf import Sheet
from guidebook.tools.tool import Tool
from pypdf import PdfReader
from tool_papers import ORIGIN, ORIGINS

TOOLS = tool_papers.tools()
MEANT_BLANK = {"TBL-012": "The cells of a form are empty: they are there to be written in."}
MEANT_FILLED = {"LNK-010": "What was typed stays text; nobody has the addresses of the example."}
"""Warnings of outloud about what is meant."""


@cache
def _printed(language: str) -> dict[str, tuple[Sheet, bytes]]:
    """Every PDF in a language by its name: blank, filled in, with notes."""
    wanted = [Sheet(tool, language) for tool in TOOLS]
    wanted += [Sheet(tool, language, with_notes=True) for tool in TOOLS if tool.has_notes]
    for chapter in tool_papers.chapters().values():
        wanted.append(Sheet(chapter.tool, language, chapter.values[language]))
    made = zip(wanted, pdf.sheets(wanted, ORIGINS), strict=True)
    return {sheet.name: (sheet, data) for sheet, data in made}


def _reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def _tags(element: Any) -> Iterator[str]:
    """The types of the structure elements below one."""
    element = element.get_object()
    if "/S" in element:
        yield element["/S"]
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child, "get_object") and isinstance(child.get_object(), dict):
            yield from _tags(child)


@pytest.mark.parametrize("language", LANGUAGES)
def test_outloud_finds_nothing_that_is_not_meant(language: str, tmp_path: Path) -> None:
    told = []
    for name, (sheet, data) in _printed(language).items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        result = outloud.check(str(path))
        assert result.error is None, name
        for found in result.findings:
            meant = MEANT_FILLED if sheet.values else MEANT_BLANK
            if found.severity != "info" and found.rule not in meant:
                told.append(f"{name}: {found.rule} {found.message} {found.evidence}")
    assert told == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_is_tagged_and_says_its_language_and_title(language: str) -> None:
    for name, (sheet, data) in _printed(language).items():
        reader = _reader(data)
        root: Any = reader.trailer["/Root"]
        assert root["/Lang"] == language
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
        title = str(reader.metadata.title) if reader.metadata else ""
        assert title == f"{sheet.tool.title[language]} · {ORIGIN.site}"
        tags = list(_tags(root["/StructTreeRoot"]))
        assert tags.count("/H1") == 1 or sheet.tool.kind == "letter", name
        tables = [part for part in sheet.tool.parts if part.table or part.scale or part.signatures]
        assert tags.count("/Table") >= len(tables)
        assert tags.count("/TH") >= 2 * len(tables)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_is_a4_with_page_numbers_and_no_text_below_ten_points(language: str) -> None:
    of = {"id": "Halaman{}dari{}", "en": "Page{}of{}"}[language]
    for name, (_, data) in _printed(language).items():
        reader = _reader(data)
        for number, page in enumerate(reader.pages, 1):
            assert sorted(round(float(side)) for side in page.mediabox[2:]) == [595, 842]
            sizes: list[float] = []

            def measure(
                text: str, _cm: Any, matrix: Any, _font: Any, size: float, into: Any = sizes
            ) -> None:
                if text.strip():
                    into.append(size * abs(matrix[3]))

            text = tool_papers.flat(page.extract_text(visitor_text=measure))
            assert of.format(number, len(reader.pages)) in text, name
            assert min(sizes) >= 9.99, name
        assert len(data) < 200_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_filled_in_is_printed(language: str) -> None:
    for _, (sheet, data) in _printed(language).items():
        if sheet.values:
            text = tool_papers.pdf_text(data)
            typed = [value for name, value in sheet.values.items() if _is_prose(name, value)]
            lost = [value for value in typed if tool_papers.flat(value) not in text]
            assert lost == [], sheet.name


def _is_prose(name: str, value: str) -> bool:
    """Whether a value is printed as it was typed: no number, day, choice or decision."""
    return " " in value and not name.startswith("clause.")


def test_the_same_content_gives_the_same_bytes_and_comes_from_the_cache(tmp_path: Path) -> None:
    sheet = Sheet(TOOLS[0], "id")
    cache_ = Cache(tmp_path / "cache.sqlite3")
    (before,) = pdf.sheets([sheet], ORIGINS, cache_)
    assert pdf.sheet(TOOLS[0], "id", origin=ORIGIN) == before
    assert cache_.holds("tool-pdf")
    assert pdf.sheets([sheet], ORIGINS, cache_) == [before]


def test_every_sign_of_the_typesetter_is_printed_as_it_is() -> None:
    text = '#import "x.typ" *bold* $a$ <label> @ref \\ // [x] "quoted"'
    data = pdf.sheet(_letter(), "id", {"our-organisation": text}, ORIGIN)
    assert tool_papers.flat(text) in tool_papers.pdf_text(data)


def test_ten_thousand_letters_are_printed_to_the_last() -> None:
    text = "kata " * 2_000 + "akhir."
    data = pdf.sheet(_letter(), "id", {"our-organisation": text}, ORIGIN)
    printed = tool_papers.pdf_text(data)
    assert printed.count("kata") >= 2_000  # with what stands at the foot of pages between them
    assert "kataakhir." in printed


def test_a_sign_that_the_font_has_not_is_told_with_the_tool() -> None:
    broken = [
        replace(_letter(), summary={"id": "Surat 目", "en": "Letter 目"}),
        replace(TOOLS[0], summary={"id": "Ringkasan ☃", "en": "Summary"}),
    ]
    with pytest.raises(ContentError) as caught:
        pdf.sheets([Sheet(tool, "id") for tool in broken], ORIGINS)
    told = [str(found.in_language("en")) for found in caught.value.findings]
    assert len(told) == len(broken)
    for tool in broken:
        assert any(line.startswith(f"{tool.path}:1: '{tool.name}'") for line in told)


def _letter() -> Tool:
    return next(tool for tool in TOOLS if tool.kind == "letter")
