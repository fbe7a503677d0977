"""Whatever a Word file holds comes along or is told: with its number, its place and its words."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx.enum.text import WD_BREAK
from guidebook.contributions import (
    answers,
    docx_drawings,
    docx_formats,
    docx_looks,
    docx_reader,
    word_answers,
    word_losses,
    word_pictures,
    word_template,
)
from guidebook.contributions.docx_markdown import Loss
from guidebook.contributions.docx_reader import UnreadableWordError
from guidebook.contributions.questions import questions
from guidebook.languages import LANGUAGES
from guidebook.tables import table
from PIL import Image
from word_files import Filled, picture, run, with_parts

WORDS = table(word_losses.__file__, "word_losses.yml")
FLD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
INSTR = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'


def _field(code: str, result: str) -> str:
    begin, separate, end = (FLD.format(kind) for kind in ("begin", "separate", "end"))
    return f"{begin}{INSTR.format(code)}{separate}{run(result)}{end}"


def _shape(inside: str) -> str:
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
        "<wp:docPr id='1' name='x'/><a:graphic><a:graphicData><wps:wsp>"
        f"{inside}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape>{inside}</v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _drawing(inside: str) -> str:
    graphic = f"<a:graphic><a:graphicData>{inside}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:inline>{graphic}</wp:inline></w:drawing></w:r>"


BOX = f"<wps:txbx><w:txbxContent><w:p>{run('Di kotak.')}</w:p></w:txbxContent></wps:txbx>"
INLINE = {
    "bold and a tab": (f"{run('a', '<w:b/>')}<w:r><w:tab/></w:r>{run('b')}", "**a**\tb", []),
    "a text box": (_shape(BOX), "\nDi kotak.", [("text-box", "Di kotak.")]),
    "a shape without text": (_shape(""), "", [("shape", "")]),
    "word art": (
        '<w:r><w:pict><v:shape><v:textpath string="RAHASIA"/></v:shape></w:pict></w:r>',
        "",
        [("word-art", "RAHASIA")],
    ),
    "a chart": (_drawing("<c:chart r:id='rId9'/>"), "", [("chart", "")]),
    "a diagram": (_drawing("<dgm:relIds r:dm='rId9'/>"), "", [("diagram", "")]),
    "an old picture": (
        '<w:r><w:pict><v:shape><v:imagedata r:id="rId99"/></v:shape></w:pict></w:r>',
        "",
        [("picture", "")],
    ),
    "an embedded sheet": (
        '<w:r><w:object><v:shape><v:imagedata r:id="rId99"/></v:shape><o:OLEObject/></w:object></w:r>',
        "",
        [("object", "")],
    ),
    "an equation": (
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
        "",
        [("equation", "x=1")],
    ),
    "a deletion and an insertion": (
        f"<w:del><w:r><w:delText>lama</w:delText></w:r></w:del><w:ins>{run('baru')}</w:ins>",
        "baru",
        [("deleted", "lama")],
    ),
    "hidden text": (run("rahasia", "<w:vanish/>"), "", [("hidden", "rahasia")]),
    "text that is hidden no more": (run("ada", '<w:vanish w:val="0"/>'), "ada", []),
    "struck text": (
        run("batal", "<w:strike/>") + run(" juga", "<w:strike/>"),
        "batal juga",
        [("struck", "batal juga")],
    ),
    "coloured text": (
        run("merah", '<w:color w:val="FF0000"/>'),
        "merah",
        [("colour", "merah")],
    ),
    "black text": (run("hitam", '<w:color w:val="auto"/>'), "hitam", []),
    "highlighted text": (
        run("kuning", '<w:highlight w:val="yellow"/>'),
        "kuning",
        [("colour", "kuning")],
    ),
    "underlined text": (run("garis", '<w:u w:val="single"/>'), "garis", [("underline", "garis")]),
    "a raised figure": (run("m") + run("2", '<w:vertAlign w:val="superscript"/>'), "m²", []),
    "a lowered figure": (
        run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'),
        "CO₂",
        [],
    ),
    "a raised word": (
        run("atas", '<w:vertAlign w:val="superscript"/>'),
        "atas",
        [("raised", "atas")],
    ),
    "a link": (
        _field('HYPERLINK "https://example.org/a"', "sini"),
        "[sini](https://example.org/a)",
        [],
    ),
    "a link within the file": (
        f'<w:hyperlink w:anchor="x">{run("sini")}</w:hyperlink>',
        "sini",
        [],
    ),
    "a link that leads nowhere": (
        f'<w:hyperlink r:id="rId999">{run("sini")}</w:hyperlink>',
        "sini",
        [("link", "sini")],
    ),
    "a field with a result": (_field("REF x", "12"), "12", []),
    "a table of contents": (_field("TOC \\o", "1 Pendahuluan"), "", []),
    "a box to tick": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
        "</w:ffData></w:fldChar></w:r>" + FLD.format("end"),
        "☒",
        [],
    ),
    "a list to choose from": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="satu"/><w:listEntry w:val="dua"/></w:ddList></w:ffData></w:fldChar>'
        "</w:r>" + FLD.format("end"),
        "dua",
        [],
    ),
    "a content control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('isi')}</w:sdtContent></w:sdt>",
        "isi",
        [],
    ),
    "the hint of a content control": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Klik di sini')}</w:sdtContent></w:sdt>",
        "",
        [],
    ),
    "a known symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑", []),
    "a symbol in a run": (run("\uf0b7 butir", '<w:rFonts w:ascii="Symbol"/>'), "• butir", []),
    "an unknown symbol": (
        '<w:r><w:sym w:font="Webdings" w:char="F099"/></w:r>',
        "\ufffd",
        [("symbol", "Webdings")],
    ),
    "signs that can't be seen": ("<w:r><w:softHyphen/></w:r>" + run("a"), "a", []),
    "a page break": (f'{run("a")}<w:r><w:br w:type="page"/></w:r>{run("b")}', "a\nb", []),
    "a date that Word puts there": ("<w:r><w:dayLong/></w:r>", "", [("field", "")]),
    "drawing by hand": ("<w:r><w:contentPart r:id='rId1'/></w:r>", "", [("ink", "")]),
    "speech above text": (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('ka')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>",
        "漢 (ka)",
        [],
    ),
    "words from right to left": (run("مرحبا", "<w:rtl/>"), "مرحبا", []),
    "bookmarks and marks of spelling": (
        f'<w:bookmarkStart w:id="1" w:name="x"/>{run("a")}<w:bookmarkEnd w:id="1"/><w:proofErr w:type="spellStart"/>',
        "a",
        [],
    ),
    "something that nobody knows": (
        f"<w:tomorrow>{run('besok')}</w:tomorrow>",
        "besok",
        [("unknown", "tomorrow")],
    ),
}


@pytest.mark.parametrize("name", INLINE)
def test_what_stands_in_a_paragraph_comes_along_or_is_told(name: str) -> None:
    xml, text, losses = INLINE[name]
    filled = Filled()
    filled.insert("results", xml)
    found = word_answers.read(filled.bytes())
    label = filled.labels["results"]
    assert dict(found.pairs)[label] == text.strip("\n")
    assert [(each.loss.kind, each.loss.quote) for each in found.losses] == losses
    assert {each.place for each in found.losses} <= {label}


def _row(*cells: str) -> str:
    inside = "".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in cells)
    return f"<w:tr>{inside}</w:tr>"


def _numbered(number: int, level: int, text: str) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbering}</w:pPr>{run(text)}</w:p>"


CAP = f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{run("P")}</w:p><w:p>{run("ada mulanya")}</w:p>'
NESTED = f"<w:tr><w:tc><w:tbl>{_row('x', 'y')}</w:tbl><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
BLOCKS = {
    "a table": (
        f"<w:tbl>{_row('Tahun', 'Orang|kepala')}{_row('2019', '12')}</w:tbl>",
        "| Tahun | Orang\\|kepala |\n| --- | --- |\n| 2019 | 12 |",
        [],
    ),
    "a frame": (f"<w:tbl>{_row('Satu')}{_row('Dua')}</w:tbl>", "Satu\nDua", []),
    "rows of different length": (
        f"<w:tbl>{_row('a', 'b')}{_row('c', 'd', 'e')}</w:tbl>",
        "| a | b |  |\n| --- | --- | --- |\n| c | d | e |",
        [],
    ),
    "a table in a table": (
        f"<w:tbl>{NESTED}</w:tbl>",
        "| x \\| y |  |\n| --- | --- |",
        [("nested-table", "x | y")],
    ),
    "a row that was deleted": (
        f"<w:tbl>{_row('a', 'b')}<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{run('c')}</w:p></w:tc></w:tr></w:tbl>",
        "| a | b |\n| --- | --- |",
        [("deleted", "c")],
    ),
    "a large first letter": (CAP, "Pada mulanya", []),
    "a large first letter before a question": (
        f"<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr>{run('P')}</w:p>",
        "P",
        [],
    ),
    "text in what nobody knows": (
        f"<w:tomorrow><w:p>{run('besok')}</w:p></w:tomorrow>",
        "besok",
        [("unknown", "tomorrow")],
    ),
    "another file": ("<w:altChunk r:id='rId5'/>", "", [("file", "")]),
    "numbers, letters and bullets": (
        _numbered(71, 0, "satu")
        + _numbered(71, 1, "rinci")
        + _numbered(71, 0, "dua")
        + _numbered(72, 0, "tiga")
        + _numbered(0, 0, "biasa"),
        "1. satu\na. rinci\n2. dua\n- tiga\nbiasa",
        [],
    ),
    "a table of contents": (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent><w:p>{run('Daftar isi')}</w:p></w:sdtContent></w:sdt>",
        "",
        [],
    ),
}
NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="61"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="62"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="71"><w:abstractNumId w:val="61"/></w:num>'
    '<w:num w:numId="72"><w:abstractNumId w:val="62"/></w:num></w:numbering>'
)


@pytest.mark.parametrize("name", BLOCKS)
def test_what_stands_between_paragraphs_comes_along_or_is_told(name: str) -> None:
    xml, text, losses = BLOCKS[name]
    filled = Filled()
    filled.insert_block("results", xml)
    found = word_answers.read(with_parts(filled.bytes(), word__numbering=NUMBERING.encode()))
    assert dict(found.pairs)[filled.labels["results"]] == text
    assert [(each.loss.kind, each.loss.quote) for each in found.losses] == losses


def test_headers_comments_notes_and_what_stands_outside_the_questions_are_told_with_their_places() -> (
    None
):
    filled = Filled()
    filled.document.sections[0].header.paragraphs[0].text = "RAHASIA"
    filled.document.paragraphs[0].insert_paragraph_before("Halo, ini naskah kami.")
    filled.at("results").text = "Baik."
    paragraph = next(each for each in filled.document.paragraphs if each.text == "Baik.")
    filled.document.add_comment(paragraph.runs, text="Perlu sumber?", author="x")
    found = word_answers.read(filled.bytes())
    assert [(each.loss, each.place) for each in found.losses] == [
        (Loss("margin", "RAHASIA"), ""),
        (Loss("comment", "Perlu sumber?"), filled.labels["results"]),
        (Loss("outside", "Halo, ini naskah kami."), ""),
    ]
    first, *others = word_losses.lines(found.losses, "en")
    assert first == (
        "What did not come along: 1 comment, 1 text in a header or footer,"
        " 1 paragraph outside the questions."
    )
    assert others[0] == (
        "    1 comment: Hasilnya (“Perlu sumber?”). Read them: something may belong in the answer."
    )
    assert [line.split(". ")[0].strip() for line in others[1:]] == [
        "1 text in a header or footer: above the first question (“RAHASIA”)",
        "1 paragraph outside the questions: above the first question (“Halo, ini naskah kami.”)",
    ]


def test_every_kind_of_loss_is_told_in_both_languages_by_one_and_by_several() -> None:
    kinds = {*docx_looks.elements("left_out").values(), *docx_drawings.KINDS.values()}
    assert kinds <= {*WORDS["lost"], *WORDS["doubtful"], *WORDS["changed"]}
    for group in ("lost", "doubtful", "changed"):
        for words in WORDS[group].values():
            assert isinstance(words["id"], str)
            assert len(words["en"]) == 2
            if group != "changed":
                assert set(words["hint"]) == set(LANGUAGES)


def test_a_link_stays_in_a_text_and_a_source_and_is_told_where_it_has_no_place() -> None:
    filled = Filled()
    link = _field('HYPERLINK "https://example.org/a"', "Koperasi Maju")
    shown = _field('HYPERLINK "https://example.org/b"', "example.org/b")
    filled.insert("title", link)
    filled.insert("sources", f"{link}{run(' | Penerbit')}")
    filled.insert("contributors", shown)
    found = word_answers.read(filled.bytes())
    pairs = dict(found.pairs)
    assert pairs[filled.labels["title"]] == "Koperasi Maju"
    assert pairs[filled.labels["sources"]] == "[Koperasi Maju](https://example.org/a) | Penerbit"
    assert pairs[filled.labels["contributors"]] == "example.org/b"
    assert [(each.loss, each.place) for each in found.losses] == [
        (Loss("link", "https://example.org/a"), filled.labels["title"])
    ]


def test_what_stands_below_a_box_to_tick_and_is_no_answer_is_told() -> None:
    filled = Filled()
    filled.at("short").text = "tidak"
    filled.at("statements").text = "ya\nTolong hubungi saya dahulu."
    found = word_answers.read(filled.bytes())
    assert [(each.loss, each.place) for each in found.losses] == [
        (Loss("unread", "Tolong hubungi saya dahulu."), filled.labels["statements"])
    ]


def _photo(kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Merek Kamera"
    Image.new("RGB", (20, 10), "red").save(out, kind, exif=exif)
    return out.getvalue()


def _with_pictures(*pictures: tuple[str, bytes]) -> bytes:
    filled = Filled()
    filled.at("title").text = "Ruang baca"
    for place, (name, _) in enumerate(pictures):
        filled.insert("results", picture(f"rId90{place}", f"Foto [{name}]"))
    data = filled.bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        links = archive.read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    more = ""
    for place, (name, content) in enumerate(pictures):
        mode = "" if content else ' TargetMode="External"'
        target = f"media/{name}" if content else "https://example.org/x.png"
        more += f'<Relationship Id="rId90{place}" Type="{kind}" Target="{target}"{mode}/>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.infolist():
            if entry.filename == "word/_rels/document.xml.rels":
                after.writestr(
                    entry.filename, links.replace("</Relationships>", more + "</Relationships>")
                )
            else:
                after.writestr(entry, before.read(entry))
        for name, content in pictures:
            if content:
                after.writestr(f"word/media/{name}", content)
    return out.getvalue()


def test_pictures_are_saved_beside_the_case_without_what_the_camera_wrote(tmp_path: Path) -> None:
    data = _with_pictures(
        ("satu.jpeg", _photo()),
        ("dua.emf", b"\x01\0\0\0 EMF"),
        ("tiga.png", b""),
        ("empat.html", b"<script>"),
    )
    filled = word_answers.read(data)
    pictures, losses = word_pictures.saved(filled, "ruang-baca", tmp_path)
    assert [each.path for each in pictures] == ["docs/cases/ruang-baca/gambar-1.jpg"]
    written = (tmp_path / pictures[0].path).read_bytes()
    assert b"Merek Kamera" in _photo()
    assert b"Merek Kamera" not in written
    assert Image.open(io.BytesIO(written)).size == (20, 10)
    assert [each.loss.kind for each in losses] == [
        "picture-format",
        "picture-linked",
        "picture-format",
    ]
    assert word_losses.saved_picture(pictures[0], "id") == (
        "Gambar (Hasilnya) disimpan sebagai docs/cases/ruang-baca/gambar-1.jpg."
        " Untuk memasangnya, tempel baris ini: ![Foto satu.jpeg](ruang-baca/gambar-1.jpg)"
    )


@pytest.mark.parametrize(
    "change",
    ["{number}. {label}", "{label}:", "{label} *", "{label} (wajib)", "{number}) {label}"],
)
@pytest.mark.parametrize("keeps_style", [True, False])
def test_questions_that_were_numbered_or_marked_are_found(change: str, keeps_style: bool) -> None:
    filled = Filled()
    filled.at("title").text = "Ruang baca"
    filled.at("results").text = "Baik."
    number = 0
    for paragraph in filled.document.paragraphs:
        if paragraph.text in filled.labels.values():
            number += 1
            paragraph.text = change.format(number=number, label=paragraph.text)
            if not keeps_style:
                paragraph.style = filled.document.styles["Normal"]
                paragraph.runs[0].bold = True
    found = dict(word_answers.read(filled.bytes()).pairs)
    assert found[filled.labels["title"]] == "Ruang baca"
    assert found[filled.labels["results"]] == "Baik."
    assert found[filled.labels["failed"]] == ""


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_questions_in_a_table_are_found_with_their_answers(columns: int) -> None:
    filled = Filled()
    document = filled.document
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    sheet = document.add_table(0, columns)
    for number, question in enumerate(questions(), 1):
        cells = sheet.add_row().cells
        answer = f"Jawaban {number}"
        texts = [str(number), question.label("id"), answer][-columns:]
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
        if columns == 1:
            cells[0].text = question.label("id")
            cells[0].add_paragraph(answer)
    found = word_answers.read(filled.bytes())
    assert [text for _, text in found.pairs] == [
        f"Jawaban {n + 1}" for n in range(len(questions()))
    ]
    assert {each.loss.kind for each in found.losses} == {"unread"}  # “Jawaban 19” ticks no box


@pytest.mark.parametrize("sign", [": ", "\n"])
def test_an_answer_behind_its_question_is_found(sign: str) -> None:
    filled = Filled()
    for paragraph in filled.document.paragraphs:
        if paragraph.text in filled.labels.values():
            paragraph.text = f"{paragraph.text}{sign}Isi {paragraph.text}"
    pairs = dict(word_answers.read(filled.bytes()).pairs)
    assert pairs == {label: f"Isi {label}" for label in filled.labels.values()}


def _archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "doc"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"{\\rtf1 x}", "rtf"),
        (b"%PDF-1.7", "pdf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "html"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\x89PNG\r\n", "picture"),
        (b"Rar!\x1a\x07", "archive"),
        (b"", "empty"),
        (b"Judul kasus", "broken"),
        (_archive("mimetype", "content.xml"), "odt"),
        (_archive("Index/Document.iwa"), "pages"),
        (_archive("[Content_Types].xml", "xl/workbook.xml"), "broken"),
        (_archive("naskah.docx"), "archive"),
        (_archive("x"), "broken"),
    ],
)
def test_what_is_only_called_docx_is_named_with_the_way_out(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableWordError, match=f"^{reason}$") as refused:
        word_answers.read(data)
    said = {word_answers.reason(refused.value, language) for language in LANGUAGES}
    assert len(said) == 2


def test_every_refusal_has_words() -> None:
    reasons = {*docx_formats.BEGINNINGS.values(), *docx_formats.PARTS.values()}
    reasons |= {
        "absent",
        "archive",
        "broken",
        "doc",
        "empty",
        "long",
        "macros",
        "password",
        "questions",
        "size",
    }
    assert reasons == set(table(word_answers.__file__, "word_answers.yml"))


def test_sixty_thousand_paragraphs_are_refused_in_two_seconds() -> None:
    filled = Filled()
    paragraphs = f"<w:p>{run('Kata demi kata.')}</w:p>" * 60_000
    filled.insert_block("results", paragraphs)
    data = filled.bytes()
    start = time.process_time()
    with pytest.raises(UnreadableWordError, match="long"):
        word_answers.read(data)
    assert time.process_time() - start < 2


def test_as_many_paragraphs_as_are_read_take_two_seconds() -> None:
    filled = Filled()
    room = docx_reader.MOST_PARAGRAPHS - len(filled.document.paragraphs)
    filled.insert_block("results", f"<w:p>{run('Kata demi kata.')}</w:p>" * room)
    data = filled.bytes()
    start = time.process_time()
    found = word_answers.read(data)
    answers.draft(found.pairs, found.language)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_as_it_is_loses_nothing(language: str) -> None:
    assert word_answers.read(word_template.template(language)).losses == ()


def test_everything_that_word_writes_itself_loses_nothing() -> None:
    filled = Filled()
    paragraph: Any = filled.at("results")
    paragraph.add_run("satu").add_break(WD_BREAK.LINE)
    paragraph.add_run("dua").add_break(WD_BREAK.PAGE)
    assert word_answers.read(filled.bytes()).losses == ()
