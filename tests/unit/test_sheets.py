"""The checklist's PDF files: accessible, complete, small, the same each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import outloud
import project
import pypdfium2
import pytest
from guidebook import languages
from guidebook.guide import checklist, sheets
from guidebook.problems.finding import ContentError
from mkdocs.config import load_config
from pypdf import PdfReader

ITEMS = checklist.load(project.ROOT).items
ADDRESS = project.SITE_URL + "daftar-periksa/"
SHEETS = [(kind, language) for kind in sheets.FILES for language in languages.LANGUAGES]


def _shown(kind: str) -> list[checklist.ChecklistItem]:
    """The items that a sheet is to hold."""
    return [item for item in ITEMS if item.short or kind != "short"]


def _layout(kind: str) -> str:
    return "meeting" if kind in sheets.MEETINGS else kind


def _headings(kind: str) -> int:
    """Six sections, signatures or next steps, and notes wherever a page has room for them."""
    return 7 + {"checklist": 2, "short": 0, "meeting": 1}[_layout(kind)]


@cache
def _pdf(kind: str, language: str) -> bytes:
    ui_text = languages.load_ui_text(
        load_config(str(project.ROOT / "mkdocs.yml")).theme.get_env(), language
    )
    sheet = sheets.Sheet(kind, language, "Bersama Kita Kuat", ADDRESS, "2026-11-25")
    (data,) = sheets.pdfs([sheet], ITEMS, {language: ui_text})
    return data


def _reader(kind: str, language: str) -> PdfReader:
    return PdfReader(BytesIO(_pdf(kind, language)))


def _flat(text: str) -> str:
    return "".join(text.split())


def _tags(element: Any) -> Iterator[str]:
    """The types of the structure elements below one."""
    element = element.get_object()
    if "/S" in element:
        yield element["/S"]
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child, "get_object") and isinstance(child.get_object(), dict):
            yield from _tags(child)


@pytest.mark.parametrize(("kind", "language"), SHEETS)
def test_a_sheet_is_tagged_and_says_its_language_and_title(kind: str, language: str) -> None:
    reader = _reader(kind, language)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or str(root["/MarkInfo"]["/Marked"]) == "True"
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    title = {
        "checklist": ("Daftar periksa", "Partnership checklist"),
        "short": ("Daftar periksa pendek", "Short partnership checklist"),
        "meeting": ("Lembar rapat", "Partnership meeting"),
    }[_layout(kind)]
    assert reader.metadata
    assert str(reader.metadata.title).startswith(title[language == "en"])
    tags = Counter(_tags(root["/StructTreeRoot"]))
    assert tags["/H1"] == 1
    assert tags["/H2"] == _headings(kind)
    if kind == "checklist":
        assert tags["/LI"] == len(ITEMS)
    else:
        columns = 4 if kind == "short" else 4 + sheets.MEETINGS[kind]
        assert tags["/TH"] == 6 * columns
        assert tags["/TR"] == len(_shown(kind)) + 6


@pytest.mark.parametrize(("kind", "language"), SHEETS)
def test_a_sheet_holds_every_item_with_its_sign_and_marks_on_every_page_where_it_is_from(
    kind: str, language: str
) -> None:
    reader = _reader(kind, language)
    pages = [_flat(page.extract_text()) for page in reader.pages]
    text = "".join(pages)
    on_paper = [item for item in ITEMS if _flat(item.text[language]) in text]
    assert on_paper == _shown(kind)
    word = {"id": "penentu", "en": "critical"}[language]
    assert text.count(f"◆{word}") == sum(item.critical for item in _shown(kind))
    date = {"id": "25November2026", "en": "25November2026"}[language]
    assert all(date in page and _flat(ADDRESS) in page for page in pages)
    assert all(
        _flat(f"{number}{of}{len(pages)}") in page
        for number, page in enumerate(pages, 1)
        for of in [" dari " if language == "id" else " of "]
    )


@pytest.mark.parametrize(("kind", "language"), SHEETS)
def test_a_sheet_is_a4_with_bookmarks_embedded_fonts_and_few_bytes(
    kind: str, language: str
) -> None:
    reader = _reader(kind, language)
    sides = sorted(round(float(side)) for side in reader.pages[0].mediabox[2:])
    assert sides == [595, 842]
    assert len(reader.outline) >= 1
    flat = [
        entry for part in reader.outline for entry in (part if isinstance(part, list) else [part])
    ]
    assert len(flat) == 1 + _headings(kind)
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert (
                "/FontFile2" in inner["/FontDescriptor"] or "/FontFile3" in inner["/FontDescriptor"]
            )
    assert len(_pdf(kind, language)) < 150_000
    assert len(reader.pages) <= {"checklist": 2, "short": 1, "meeting": 4}[_layout(kind)]
    assert all(len(page.extract_text()) > 200 for page in reader.pages)


@pytest.mark.parametrize(("kind", "language"), SHEETS)
def test_no_text_is_smaller_than_ten_points(kind: str, language: str) -> None:
    sizes: list[float] = []
    for page in _reader(kind, language).pages:
        page.extract_text(
            visitor_text=lambda text, _cm, matrix, _font, size: (
                sizes.append(size * abs(matrix[3])) if text.strip() else None
            )
        )
    assert sizes
    assert min(sizes) >= 9.99


@pytest.mark.parametrize("language", languages.LANGUAGES)
@pytest.mark.parametrize(("kind", "partners"), sheets.MEETINGS.items())
def test_a_meeting_sheet_has_a_column_and_a_line_to_sign_for_each_partner_and_no_more(
    kind: str, partners: int, language: str
) -> None:
    text = _flat("".join(page.extract_text() for page in _reader(kind, language).pages))
    word = {"id": "Mitra", "en": "Partner"}[language]
    for number, letter in enumerate("ABCD", 1):
        # Beside the line for its name and above the one to sign.
        assert text.count(word + letter) == (2 if number <= partners else 0), letter


def test_fewer_partners_leave_more_room_for_notes() -> None:
    starts = []
    for kind in sheets.MEETINGS:
        text = pypdfium2.PdfDocument(_pdf(kind, "id"))[0].get_textpage()
        place, _ = text.search("Catatan").get_next()
        starts.append(round(text.get_charbox(place)[0]))
    assert starts == sorted(set(starts))


def test_the_same_content_gives_the_same_bytes() -> None:
    before = _pdf("four", "id")
    _pdf.cache_clear()
    assert _pdf("four", "id") == before


def test_an_item_that_can_not_be_set_is_named_with_its_line() -> None:
    ui_text = languages.load_ui_text(
        load_config(str(project.ROOT / "mkdocs.yml")).theme.get_env(), "id"
    )
    broken = (
        replace(ITEMS[3], text={"id": "Tujuan 目的", "en": "x"}),
        replace(ITEMS[9], text={"id": "☃", "en": "x"}),
    )
    items = [*ITEMS[:3], broken[0], *ITEMS[4:9], broken[1], *ITEMS[10:]]
    sheet = sheets.Sheet("checklist", "id", "Bersama", ADDRESS, "2026-11-25")
    with pytest.raises(ContentError) as caught:
        sheets.pdfs([sheet], items, {sheet.language: ui_text})
    told = [str(found.in_language("en")) for found in caught.value.findings]
    assert len(told) == 2
    assert told[0].startswith(f"docs/checklist.yml:{ITEMS[3].line}: '{ITEMS[3].id}' ")
    assert told[1].startswith(f"docs/checklist.yml:{ITEMS[9].line}: '{ITEMS[9].id}' ")


def test_signs_of_the_typesetter_in_a_text_are_printed_as_they_are() -> None:
    ui_text = languages.load_ui_text(
        load_config(str(project.ROOT / "mkdocs.yml")).theme.get_env(), "en"
    )
    text = '#import "x.typ" *bold* $a$ <label> @ref \\ // [x] "quoted"'
    items = [replace(ITEMS[0], text={"id": text, "en": text})]
    sheet = sheets.Sheet("four", "en", "Stronger Together", ADDRESS, "2026-11-25")
    (data,) = sheets.pdfs([sheet], items, {sheet.language: ui_text})
    assert _flat(text) in _flat(PdfReader(BytesIO(data)).pages[0].extract_text())


@pytest.mark.parametrize(("kind", "language"), SHEETS)
def test_outloud_finds_nothing_but_the_empty_cells_of_next_steps(
    kind: str, language: str, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(_pdf(kind, language))
    result = outloud.check(str(path))
    assert result.error is None
    told = [found.rule for found in result.findings if found.severity != "info"]
    # What will be done, by whom and when, is there to be written in.
    assert told == (["TBL-012"] if kind == "checklist" else [])
