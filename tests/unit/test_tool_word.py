"""The Word files of tools: real structure, a content control for each blank, and text that stays text."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import tool_papers
from docx.oxml.ns import qn
from docx.shared import Mm
from guidebook.languages import LANGUAGES
from guidebook.text.word_file import LOCALES
from guidebook.tools import names, word, word_columns
from guidebook.tools.tool import Tool
from guidebook.tools.word_controls import LONGEST_NAME
from tool_papers import ORIGIN, ORIGINS

TOOLS = [pytest.param(tool, id=tool.name) for tool in tool_papers.tools()]
BILINGUAL = [pytest.param(tool, id=tool.name) for tool in tool_papers.tools() if tool.two_columns]
WITH_NOTES = [pytest.param(tool, id=tool.name) for tool in tool_papers.tools() if tool.has_notes]
NUMBERED = re.compile(r"\d+\.|\(\d+\)|[a-z]\.|\([a-z]\)")


def _tool(name: str) -> Tool:
    return next(tool for tool in tool_papers.tools() if tool.name == name)


def _has(element: Any, name: str) -> bool:
    return element is not None and element.find(qn(name)) is not None


def _styled(file: Any, style: str) -> list[str]:
    """The paragraphs with a style, wherever they stand."""
    found = []
    for paragraph in file.element.body.iter(qn("w:p")):
        if paragraph.style == style:
            found.append("".join(text.text or "" for text in paragraph.iter(qn("w:t"))))
    return found


def _control(data: bytes, name: str) -> Any:
    return next(each for each in tool_papers.controls(data) if tool_papers.tag(each) == name)


def _shown(control: Any) -> str:
    return "".join(text.text or "" for text in control.iter(qn("w:t")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", TOOLS)
def test_each_blank_is_a_control_under_its_name(tool: Tool, language: str) -> None:
    controls = tool_papers.controls(word.document(tool, language, origin=ORIGIN))
    tags = [tool_papers.tag(control) for control in controls]
    assert sorted(set(tags)) == sorted(tool_papers.asked(tool))
    assert all(len(each) <= LONGEST_NAME for each in tags)
    for control in controls:
        assert (
            len(tool_papers.settings(control).find(qn("w:alias")).get(qn("w:val"))) <= LONGEST_NAME
        )
    numbers = [
        tool_papers.settings(control).find(qn("w:id")).get(qn("w:val")) for control in controls
    ]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", TOOLS)
def test_headings_lists_and_tables_are_what_they_look_like(tool: Tool, language: str) -> None:
    file = tool_papers.word(word.document(tool, language, origin=ORIGIN))
    is_letter = tool.kind == "letter"
    assert _styled(file, "Title") == ([] if is_letter else [tool.title[language]])
    parts = [part.heading[language] for part in tool.parts if not (is_letter and part.letter)]
    assert [text for text in _styled(file, "Heading1") if text in parts] == parts
    clauses = [clause.title[language] for _, clause in tool.clauses()]
    assert [text for text in _styled(file, "Heading2") if text in clauses] == clauses
    for table in file.tables:
        head, *rows = table.rows
        assert _has(head._tr.trPr, "w:tblHeader")
        assert rows
        assert all(_has(row._tr.trPr, "w:cantSplit") for row in table.rows)
        assert all(cell.text.strip() for cell in head.cells)
        # Word goes by the cells, LibreOffice by the columns.
        widths = [column.width for column in table.columns]
        assert all([cell.width for cell in row.cells] == widths for row in table.rows)
    for paragraph in file.element.body.iter(qn("w:p")):
        text = "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
        assert paragraph.style or not NUMBERED.match(text), text
        if paragraph.style in ("ListNumber", "ListBullet"):
            assert _has(paragraph.pPr, "w:numPr")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", TOOLS)
def test_a_file_is_a4_and_says_its_title_and_language_but_not_who_made_it(
    tool: Tool, language: str
) -> None:
    data = word.document(tool, language, origin=ORIGIN)
    file = tool_papers.word(data)
    section = file.sections[0]
    sides = sorted((section.page_width, section.page_height))
    assert [round(side / Mm(1)) for side in sides] == [210, 297]
    spoken = {each.get(qn("w:val")) for each in file.styles.element.iter(qn("w:lang"))}
    assert spoken == {LOCALES[language]}
    properties = file.core_properties
    assert properties.title == tool.title[language]
    assert properties.language == LOCALES[language]
    assert properties.author == properties.last_modified_by == properties.comments == ""
    for footer in (section.footer, section.first_page_footer):
        fields = [each.get(qn("w:instr")) for each in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert data == word.document(tool, language, origin=ORIGIN)


def test_only_blanks_that_were_filled_in_lose_their_hint() -> None:
    tool = _tool("first-contact-letter")
    given = {"our-organisation": "Koperasi Tasi Biru"}
    data = word.document(tool, "id", given, ORIGIN)
    for control in tool_papers.controls(data):
        is_filled = tool_papers.tag(control) == "our-organisation"
        assert _has(tool_papers.settings(control), "w:showingPlcHdr") != is_filled
        assert (_shown(control) == "Koperasi Tasi Biru") == is_filled


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<w:p/> & \"Rp\" {PAGE} ]]> 'x'", "<w:p/> & \"Rp\" {PAGE} ]]> 'x'"),
        ("a\x00b\x0bc\ufffed\ud800e", "abcde"),
        ("ᬩᬮᬶ ꦗꦮ 日本語 عربي 😀", "ᬩᬮᬶ ꦗꦮ 日本語 عربي 😀"),
        ("x" * 10_000, "x" * 10_000),
        ("kata " * 2_000, ("kata " * 2_000).strip()),
    ],
)
def test_what_was_typed_stays_text(text: str, shown: str) -> None:
    data = word.document(_tool("first-contact-letter"), "id", {"our-organisation": text}, ORIGIN)
    assert _shown(_control(data, "our-organisation")).strip() == shown


def test_lines_stay_lines() -> None:
    data = word.document(_tool("readiness"), "id", {"idea": "satu\r\ndua\ntiga"}, ORIGIN)
    control = _control(data, "idea")
    assert len(list(control.iter(qn("w:br")))) == 2
    assert _shown(control) == "satuduatiga"


def test_a_choice_is_a_list_and_a_day_is_picked_from_a_calendar() -> None:
    tool = _tool("readiness")
    given = {"decision": "go", "date": "2028-01-17"}
    data = word.document(tool, "id", given, ORIGIN)
    choice = _control(data, "decision")
    offered = [each.get(qn("w:displayText")) for each in choice.iter(qn("w:listItem"))]
    assert offered == ["mulai mencari mitra", "cari tahu dulu", "belum sekarang"]
    assert _shown(choice) == "mulai mencari mitra"
    day = _control(data, "date")
    (date,) = day.iter(qn("w:date"))
    assert date.get(qn("w:fullDate")) == "2028-01-17T00:00:00Z"
    assert _shown(day) == "17 Januari 2028"
    wrong = _control(word.document(tool, "id", {"date": "2028-02-31"}, ORIGIN), "date")
    assert next(wrong.iter(qn("w:date"))).get(qn("w:fullDate")) is None


def test_rows_that_were_added_are_in_the_table_and_sums_follow() -> None:
    tool = _tool("cost-of-cooperating")
    table = next(part.table for part in tool.parts if part.table and part.table.blank_rows)
    column = table.typed_columns[0].name
    name = names.cell(table.name, str(table.blank_rows + 2), column)
    data = word.document(tool, "id", {name: "Tambahan"}, ORIGIN)
    assert _shown(_control(data, name)) == "Tambahan"


def test_a_clause_that_is_left_out_is_gone_and_the_others_count_on() -> None:
    tool = _tool("cooperation-agreement")
    out = next(clause for _, clause in tool.clauses() if clause.optional)
    file = tool_papers.word(word.document(tool, "id", {names.kept(out.name): "no"}, ORIGIN))
    headings = _styled(file, "Heading2")
    assert out.title["id"] not in headings
    assert len([text for text in headings if text]) >= len(list(tool.clauses())) - 1


@pytest.mark.parametrize("tool", TOOLS)
def test_a_clause_that_may_be_left_out_is_one_control(tool: Tool) -> None:
    data = word.document(tool, "id", origin=ORIGIN)
    for _, clause in tool.clauses():
        if clause.optional:
            text = _shown(_control(data, names.kept(clause.name)))
            assert text.startswith(clause.title["id"])
            assert len(text) > len(clause.title["id"])


@pytest.mark.parametrize("tool", WITH_NOTES)
def test_notes_are_comments_without_a_date_and_only_where_they_are_asked_for(tool: Tool) -> None:
    file = tool_papers.word(word.document(tool, "id", origin=ORIGIN, with_notes=True))
    noted = [clause for _, clause in tool.clauses() if clause.note or clause.optional]
    assert len(list(file.comments)) == len(noted)
    for comment, clause in zip(file.comments, noted, strict=True):
        assert comment.timestamp is None
        assert comment.author == ORIGIN.site
        if clause.note:
            assert tool_papers.flat(comment.text).count(":") >= 1
    assert not list(tool_papers.word(word.document(tool, "id", origin=ORIGIN)).comments)


@pytest.mark.parametrize("tool", BILINGUAL)
def test_two_columns_hold_both_languages_and_ask_everything_once_in_each(tool: Tool) -> None:
    data = word_columns.document(tool, ORIGINS)
    file = tool_papers.word(data)
    text = tool_papers.word_text(data)
    for language in LANGUAGES:
        for words in tool_papers.said(tool, language):
            assert tool_papers.flat(words) in text, words
    asked = set(tool_papers.asked(tool))
    assert {tool_papers.tag(control) for control in tool_papers.controls(data)} == asked
    for table in file.tables:
        assert _has(table.rows[0]._tr.trPr, "w:tblHeader")
    for clause in tool.clauses():
        title = clause[1].title["en"]
        runs = [run for run in file.element.body.iter(qn("w:r")) if run.text == title]
        assert runs
        spoken = {run.rPr.find(qn("w:lang")).get(qn("w:val")) for run in runs}
        assert spoken == {LOCALES["en"]}


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here: no soffice")
def test_libreoffice_opens_every_file_and_gives_back_the_same_text(tmp_path: Path) -> None:
    texts = {}
    for name, chapter in tool_papers.chapters().items():
        data = word.document(chapter.tool, "id", chapter.values["id"], ORIGIN)
        (tmp_path / f"{name}.docx").write_bytes(data)
        texts[name] = _paragraphs(data)
    assert texts
    files = [str(tmp_path / f"{name}.docx") for name in texts]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    done = subprocess.run(
        [*command, "--outdir", str(tmp_path / "read"), *files],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for name, text in texts.items():
        assert _paragraphs((tmp_path / "read" / f"{name}.docx").read_bytes()) == text, name


def _paragraphs(data: bytes) -> list[str]:
    found = []
    for paragraph in tool_papers.word(data).element.body.iter(qn("w:p")):
        text = "".join(each.text or "" for each in paragraph.iter(qn("w:t"))).strip()
        if text:
            found.append(text)
    return found
