"""Blank Word files that the browser fills in: read back by python-docx as any program would."""

from __future__ import annotations

import base64
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

import docx
import project
import pytest
from browser.scripts.conftest import ADDRESS, BlankPage
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from guidebook.languages import LANGUAGES, LOCALES
from guidebook.tools import example, filling, reader, word
from lxml import etree

FILLED = """async ({ filledFile, zipLibrary }, [script, blank, values, dropped]) => {
    const zip = await zipLibrary(script);
    const bytes = Uint8Array.from(atob(blank), (sign) => sign.charCodeAt(0));
    const filled = filledFile(zip, bytes, { values, dropped });
    return btoa(Array.from(filled, (byte) => String.fromCharCode(byte)).join(""));
}"""


def _control(tag: str, content: str, number: int, extra: str = "") -> str:
    return (
        f'<w:sdt {nsdecls("w")}><w:sdtPr>{extra}<w:tag w:val="{escape(tag)}"/>'
        f'<w:id w:val="{number}"/><w:showingPlcHdr/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


BLANK_RUN = (
    '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/><w:b/></w:rPr><w:t>isi di sini</w:t></w:r>'
)


def _blank() -> bytes:
    made = docx.Document()
    line = made.add_paragraph("Nama: ")
    line._p.append(parse_xml(_control("name", BLANK_RUN, 1)))
    line.add_run(" (wajib)")
    body = made.element.body
    block = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{BLANK_RUN}</w:p><w:p/>'
    body.insert(1, parse_xml(_control("goal", block, 2)))
    clause = "<w:p><w:r><w:t>Pasal tentang uang</w:t></w:r></w:p>"
    body.insert(2, parse_xml(_control("clause.money", clause, 3)))
    table = made.add_table(rows=3, cols=2)
    table.cell(0, 0).text = "No."
    for row in (1, 2):
        table.cell(row, 0).text = f"{row}."
        cell = table.cell(row, 1).paragraphs[0]._p
        cell.append(parse_xml(_control(f"work.{row}.what", BLANK_RUN, 10 + row)))
    made.sections[0].footer.paragraphs[0]._p.append(parse_xml(_control("name", BLANK_RUN, 20)))
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _fill(blank_page: BlankPage, values: dict[str, str], dropped: tuple[str, ...] = ()) -> Document:
    blank = base64.b64encode(_blank()).decode()
    given = [f"{ADDRESS}tool.js", blank, values, list(dropped)]
    filled = base64.b64decode(blank_page.run("tool/word-file.js", FILLED, given))
    assert ZipFile(BytesIO(filled)).testzip() is None
    return docx.Document(BytesIO(filled))


def _texts(document: Document, tag: str) -> list[str]:
    """The text of each control with that tag; line breaks are breaks."""
    found = []
    for control in document.element.body.iter(qn("w:sdt")):
        if control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == tag:
            runs = control.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
            signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
            found.append("".join(signs.get(part.tag, part.text or "") for part in runs))
    return found


TEXTS = [
    "Koperasi Tasi Biru",
    "<b>Koperasi</b> & Mitra ]]> \"'",
    "baris satu\nbaris dua\n\nbaris empat",
    "kolom\tkolom",
    "  awal dan akhir  ",
    "جمعية البحر الأزرق",
    "ᬓᭀᬧᭂᬭᬲᬶ ꦏꦺꦴꦥꦼꦫꦱꦶ 合作社 สหกรณ์",
    "\U0001f91d\U0001f3fd tepat \U0001f468\u200d\U0001f33e",
    "x" * 10_000,
]


@pytest.mark.parametrize("text", TEXTS, ids=[text[:12] for text in TEXTS])
def test_what_was_typed_is_read_back_letter_by_letter(blank_page: BlankPage, text: str) -> None:
    document = _fill(blank_page, {"name": text, "goal": text})
    assert _texts(document, "name") == [text]
    assert _texts(document, "goal") == [text]
    paragraph = document.paragraphs[0]
    assert paragraph.text.startswith("Nama: ")
    assert paragraph.text.endswith(" (wajib)")


def test_what_no_file_can_hold_is_left_out(blank_page: BlankPage) -> None:
    text = "a\u0000b\u0007c\ufffed\u001f\r\ne"
    assert _texts(_fill(blank_page, {"name": text}), "name") == ["abcd\ne"]


def test_half_of_a_sign_is_left_out(blank_page: BlankPage) -> None:
    script = """async (word) => {
        const control = '<w:sdt><w:sdtPr><w:tag w:val="name"/></w:sdtPr><w:sdtContent/></w:sdt>';
        const space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        const xml = `<w:document xmlns:w="${space}">${control}</w:document>`;
        return word.fillPart(xml, { name: "a\\ud83db\\udc00c" }, []);
    }"""
    assert ">abc</w:t>" in blank_page.run("tool/word-controls.js", script)


def test_a_filled_blank_looks_like_text_and_keeps_the_look_of_its_place(
    blank_page: BlankPage,
) -> None:
    document = _fill(blank_page, {"name": "Ani", "goal": "Bersama"})
    xml = document.element.xml
    name = next(
        control
        for control in document.element.body.iter(qn("w:sdt"))
        if "Ani" in "".join(control.itertext())
    )
    assert "PlaceholderText" not in str(etree.tostring(name))
    assert name.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is None
    assert name.find(f".//{qn('w:b')}") is not None
    assert '<w:jc w:val="center"/>' in xml


def test_what_was_left_blank_stays_blank(blank_page: BlankPage) -> None:
    document = _fill(blank_page, {"name": "  ", "nothing-like-this": "x", "__proto__": "y"})
    assert _texts(document, "name") == ["isi di sini"]
    assert "showingPlcHdr" in document.element.xml


def test_text_from_right_to_left_is_marked_as_such(blank_page: BlankPage) -> None:
    assert "<w:rtl/>" in _fill(blank_page, {"name": "جمعية"}).element.xml
    assert "<w:rtl/>" not in _fill(blank_page, {"name": "Koperasi"}).element.xml


def test_the_foot_of_each_page_is_filled_in_too(blank_page: BlankPage) -> None:
    footer = _fill(blank_page, {"name": "Ani"}).sections[0].footer
    assert "Ani" in "".join(footer._element.itertext())


def test_rows_are_added_for_what_has_no_room(blank_page: BlankPage) -> None:
    document = _fill(blank_page, {"work.1.what": "satu", "work.5.what": "lima"})
    rows = document.tables[0].rows
    assert [row.cells[0].text for row in rows] == ["No.", "1.", "2.", "3.", "4.", "5."]
    assert [_texts(document, f"work.{row}.what") for row in range(1, 6)] == [
        ["satu"],
        ["isi di sini"],
        ["isi di sini"],
        ["isi di sini"],
        ["lima"],
    ]
    ids = [
        control.find(f"{qn('w:sdtPr')}/{qn('w:id')}").get(qn("w:val"))
        for control in document.element.body.iter(qn("w:sdt"))
    ]
    assert len(set(ids)) == len(ids)


def test_a_clause_that_was_left_out_is_gone(blank_page: BlankPage) -> None:
    assert "Pasal tentang uang" in _fill(blank_page, {}).element.xml
    assert "Pasal tentang uang" not in _fill(blank_page, {}, ("clause.money",)).element.xml


def test_a_clause_that_stays_keeps_its_words(blank_page: BlankPage) -> None:
    script = """async (word) => {
        const settings = '<w:tag w:val="clause.money"/><w:richText/>';
        const words = '<w:p><w:r><w:t>Pasal tentang uang</w:t></w:r></w:p>';
        const content = `<w:sdtContent>${words}</w:sdtContent>`;
        const space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        const control = `<w:sdt><w:sdtPr>${settings}</w:sdtPr>${content}</w:sdt>`;
        const xml = `<w:document xmlns:w="${space}">${control}</w:document>`;
        return word.fillPart(xml, { "clause.money": "yes" }, []);
    }"""
    assert "Pasal tentang uang" in blank_page.run("tool/word-controls.js", script)


def test_a_file_that_is_no_word_file_is_told(blank_page: BlankPage) -> None:
    script = """async ({ filledFile, zipLibrary }, script) => {
        const zip = await zipLibrary(script);
        const bytes = new TextEncoder().encode("<!doctype html>404");
        try { filledFile(zip, bytes, { values: {}, dropped: [] }); return "" } catch (error) { return `${error}` }
    }"""
    assert "invalid zip" in blank_page.run("tool/word-file.js", script, f"{ADDRESS}tool.js")


TOOLS = reader.load(project.ROOT)
STORY = example.load(project.ROOT, TOOLS).chapters
AS_TYPED = """async ({ filledFile, zipLibrary }, [folder, blank, outline, values, locale]) => {
    const zip = await zipLibrary(`${folder}tool.js`);
    const { completed, droppedOf } = await import(`${folder}tool/shown.js`);
    const answers = { values: completed(outline, values, locale), dropped: droppedOf(outline, values) };
    const bytes = Uint8Array.from(atob(blank), (sign) => sign.charCodeAt(0));
    const filled = filledFile(zip, bytes, answers);
    return btoa(Array.from(filled, (byte) => String.fromCharCode(byte)).join(""));
}"""


def _contents(file: bytes) -> list[tuple[str, str]]:
    """The tag and the text of every control, but for those around clauses."""
    found = []
    for control in docx.Document(BytesIO(file)).element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        if not tag.startswith("clause."):
            signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
            runs = control.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
            text = "".join(signs.get(part.tag, part.text or "") for part in runs)
            found.append((tag, text))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STORY)
def test_the_browser_fills_in_the_word_file_of_a_tool_as_the_build_does(
    blank_page: BlankPage, name: str, language: str
) -> None:
    tool, values = STORY[name].tool, STORY[name].values[language]
    blank = base64.b64encode(word.document(tool, language)).decode()
    outline = filling.outline(tool, language)
    locale = LOCALES[language].replace("_", "-")
    given = [ADDRESS, blank, outline, dict(values), locale]
    filled = base64.b64decode(blank_page.run("tool/word-file.js", AS_TYPED, given))
    expected = _contents(word.document(tool, language, values))
    assert _contents(filled) == expected
