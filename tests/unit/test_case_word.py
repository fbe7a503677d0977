"""The Word template is made to be filled in by anyone, and what comes back becomes the same file as
from the form.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from typing import Any

import case_files
import docx
import drafts
import project
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from guidebook.contributions import answers, docx_reader, word_answers, word_template
from guidebook.contributions.docx_reader import UnreadableWordError
from guidebook.contributions.questions import questions
from guidebook.languages import LANGUAGES
from word_files import Filled, with_parts

EXPECTED = """\
---
title: Perpustakaan “Contoh” dan koperasi
summary: Koperasi meminjamkan aula.
kind: documented
benefits: [efficiency, resources]
steps: [agreement]
sector: health
region: jawa-tengah
start: 2019
end: 2021
outcome: mixed
short: true
partners:
  - name: Perpustakaan A
    type: local-government
  - name: "Koperasi *B*"
    type: cooperative
as_of: 2024-06
sources:
  - title: Laporan
    publisher: Penerbit
    year: 2020
    url: https://example.org/a_b?x=1
basis: partners
agreements:
  - organisation: Perpustakaan A
    role: kepala
    date: 2024-05
    to: text
  - organisation: "Koperasi *B*"
    role: ketua pengurus
    date: 2024-05-03
    to: text-and-pictures
contributors:
  - Siti Contoh
interest: member
statements: [licence, no-personal-data]
---

## Tantangan

Gedungnya **hilang** pada *2018* [1]; angka mitra (*).

- Butir satu
- Butir dua

## Yang dilakukan bersama

Tanda \\*bintang\\*, a_b, \\_garis\\_, 1 \\<b> 2, \\[x](y), \\`kode\\`, &amp;.

\\# bukan judul

2019\\. Bukan daftar

## Hasilnya

Dibaca di [laporan](https://example.org/l%28a%29). Yang diterima. (Catatan kaki.)

## Yang tidak berhasil

Baris satu

Baris dua

## Pelajaran untuk Anda

**Judul sisipan**

Sepakati jadwal.
"""


def _filled() -> Filled:
    filled = Filled()
    for name, text in {
        "title": "Perpustakaan “Contoh” dan\u00a0koperasi",
        "summary": "Koperasi meminjamkan aula.",
        "kind": "kasus terdokumentasi",
        "outcome": "CAMPURAN",
        "region": "Jawa Tengah",
        "benefits": "Efisiensi dan biaya\nSumber daya dan kapasitas",
        "steps": "agreement",
        "short": "ya",
        "as_of": "Juni 2024",
        "together": "Tanda *bintang*, a_b, _garis_, 1 <b> 2, [x](y), `kode`, &amp;.\n# bukan judul\n2019. Bukan daftar",
        "failed": "Baris satu\nBaris dua",
        "basis": "Dengan persetujuan mitra",
        "agreements": (
            "Perpustakaan A | kepala | Mei 2024 | naskah ini, dengan nama dan angkanya\n"
            "Koperasi *B* | ketua pengurus | naskah ini beserta gambarnya | 2024-05-03"
        ),
        "contributors": "Siti Contoh",
        "interest": "bekerja untuk salah satu mitra atau menjadi anggotanya",
        "statements": "Ya.",
    }.items():
        filled.at(name).text = text
    filled.guidance("sector").add_run(" Kesehatan")  # typed behind the guidance
    filled.guidance("start").text = "2019–2021"  # typed over it
    table = filled.document.add_table(2, 2)
    for cell, text in zip(
        table._cells,
        ["Perpustakaan A", "pemerintah daerah", "Koperasi *B*", "Koperasi"],
        strict=True,
    ):
        cell.text = text
    filled.at("partners")._p.addnext(table._tbl)
    challenge = filled.at("challenge")
    challenge.add_run("Gedungnya ")
    challenge.add_run("hi").bold = True
    challenge.add_run("lang ").bold = True
    challenge.add_run("pada ")
    challenge.add_run("2018").italic = True
    challenge.add_run(" [1]; angka mitra (*).")
    for text in ("Butir dua", "Butir satu"):
        item = filled.document.add_paragraph(text, style="List Bullet")
        challenge._p.addnext(item._p)
    sources = filled.at("sources")
    sources.add_run("Laporan | Penerbit | 2020 | ")
    _link(filled, sources, "https://example.org/a_b?x=1", "https://example.org/a_b?x=1")
    results = filled.at("results")
    results.add_run("Dibaca di ")
    _link(filled, results, "laporan", "https://example.org/l(a)")
    results.add_run(".")
    for tag, text in (
        ("w:del", " Dihapus."),
        ("w:moveFrom", " Dipindahkan."),
        ("w:ins", " Yang diterima."),
    ):
        inner = "w:delText" if tag == "w:del" else "w:t"
        run = f'<w:r><{inner} xml:space="preserve">{text}</{inner}></w:r>'
        results._p.append(parse_xml(f'<{tag} {nsdecls("w")} w:id="1" w:author="x">{run}</{tag}>'))
    results._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="7"/></w:r>'))
    lessons = filled.at("lessons")
    lessons.text = "Sepakati jadwal."
    lessons.insert_paragraph_before("Judul sisipan", style="Heading 3")
    filled.document.add_comment(lessons.runs, text="Komentar penyunting", author="x")
    return filled


def _link(filled: Filled, paragraph: Any, text: str, address: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), filled.document.part.relate_to(address, kind, is_external=True))
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)


def _file(data: bytes) -> dict[str, str]:
    filled = word_answers.read(data)
    return drafts.texts(answers.draft(filled.pairs, filled.language))


def test_a_filled_template_becomes_the_file_of_the_case() -> None:
    note = '<w:footnote w:id="7"><w:p><w:r><w:t>Catatan kaki.</w:t></w:r></w:p></w:footnote>'
    footnotes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    files = _file(with_parts(_filled().bytes(), word__footnotes=footnotes.encode()))
    assert files == {"docs/cases/perpustakaan-contoh-dan-koperasi.md": EXPECTED}
    assert case_files.checked(EXPECTED, next(iter(files))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_template_holds_no_answer(language: str) -> None:
    found = word_answers.read(word_template.template(language))
    assert found.language == language
    assert found.losses == ()
    assert [text for _, text in found.pairs] == [""] * len(questions())  # and the declaration


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_the_same_every_time_and_small(language: str) -> None:
    data = word_template.template(language)
    assert data == word_template.template(language)
    assert len(data) < 60_000
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 3)
        }


@pytest.mark.parametrize(("language", "locale"), [("id", "id-ID"), ("en", "en-GB")])
def test_the_template_names_its_language_and_title_and_has_real_headings(
    language: str, locale: str
) -> None:
    document = docx.Document(io.BytesIO(word_template.template(language)))
    assert document.core_properties.language == locale
    assert document.core_properties.title
    assert document.core_properties.author == ""
    spoken = {tag.get(qn("w:val")) for tag in document.styles.element.iter(qn("w:lang"))}
    assert spoken == {locale}
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
    assert headings == [question.label(language) for question in questions()]
    assert next(p.style.name for p in document.paragraphs if p.style) == "Heading 1"


def test_an_answer_that_repeats_a_word_of_the_guidance_is_kept_in_any_style() -> None:
    filled = Filled()
    filled.guidance("sector").text = "Kesehatan"
    assert filled.guidance("sector").style.name == "Petunjuk"
    (text,) = _file(filled.bytes()).values()
    assert "sector: health\n" in text


def test_guidance_that_was_cut_short_is_no_answer() -> None:
    filled = Filled()
    guidance = filled.guidance("challenge")
    guidance.text = guidance.text[: len(guidance.text) // 2]
    assert dict(word_answers.read(filled.bytes()).pairs)[filled.labels["challenge"]] == ""


def test_headings_that_lost_their_style_are_found_by_their_text() -> None:
    filled = _filled()
    for paragraph in filled.document.paragraphs:
        if paragraph.style and paragraph.style.name != "Heading 3":
            paragraph.style = filled.document.styles["Normal"]
    title = _file(filled.bytes())["docs/cases/perpustakaan-contoh-dan-koperasi.md"]
    assert "sector: health\n" in title
    assert "Sepakati jadwal." in title


def test_a_heading_inside_an_answer_starts_no_other_question() -> None:
    filled = _filled()
    filled.at("lessons").insert_paragraph_before(filled.labels["title"], style="Heading 2")
    (path,) = _file(filled.bytes())
    assert path == "docs/cases/perpustakaan-contoh-dan-koperasi.md"


def _bomb() -> bytes:
    return with_parts(
        word_template.template("id"), word__document=b"<a>" + b" " * 50_000_000 + b"</a>"
    )


def _entities() -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return with_parts(
        word_template.template("id"),
        word__document=f'<!DOCTYPE a [<!ENTITY e0 "x">{levels}]><a><body>&e11;</body></a>'.encode(),
    )


def _outside() -> bytes:
    text = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><body>&x;</body></a>'
    return with_parts(word_template.template("id"), word__document=text)


def _macros() -> bytes:
    out = io.BytesIO(word_template.template("id"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    return out.getvalue()


def _with_types(change: Callable[[str], str]) -> bytes:
    """A template that says something else of the types of its parts."""
    data = word_template.template("id")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    changed = change(types)
    assert changed != types
    return with_parts(data, **{"[Content_Types]": changed.encode()})


def _document_with_macros() -> bytes:
    """A .docm file whose macros were taken out: no part of it holds any."""
    ordinary = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with_macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return _with_types(lambda types: types.replace(ordinary, with_macros))


def _macros_by_another_name() -> bytes:
    part = '<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    return _with_types(lambda types: types.replace("</Types>", f"{part}</Types>"))


def _without_types() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_template.template("id"))) as before,
        zipfile.ZipFile(out, "w") as after,
    ):
        for name in before.namelist():
            if name != "[Content_Types].xml":
                after.writestr(name, before.read(name))
    return out.getvalue()


def _deep() -> bytes:
    return with_parts(
        word_template.template("id"),
        word__document=b"<a><body>" + b"<p>" * 5000 + b"</p>" * 5000 + b"</body></a>",
    )


def _many() -> bytes:
    return with_parts(
        word_template.template("id"),
        word__document=b"<a><body>" + b"<p/>" * 500_000 + b"</body></a>",
    )


def _cut() -> bytes:
    return word_template.template("id")[:20_000]


def _flipped() -> bytes:
    data = bytearray(word_template.template("id"))
    for at in range(200, len(data) - 2000, 97):
        data[at] ^= 0xFF
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_bomb, "size"),
        (_entities, "broken"),
        (_outside, "broken"),
        (_macros, "macros"),
        (_document_with_macros, "macros"),
        (_macros_by_another_name, "macros"),
        (_without_types, "broken"),
        (_deep, "broken"),
        (_many, "size"),
        (_cut, "broken"),
        (_flipped, "broken"),
        (lambda: b"", "empty"),
        (lambda: b"\xd0\xcf\x11\xe0 an old .doc", "doc"),
        (lambda: b"x" * 20_000_001, "size"),
        (lambda: with_parts(word_template.template("id"), word__document=b"<a/>"), "broken"),
        (lambda: with_parts(word_template.template("id"), word__document=b"\xff\xfe<"), "broken"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(UnreadableWordError, match=reason):
        word_answers.read(make())


def test_a_word_file_without_the_questions_is_refused() -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    with pytest.raises(UnreadableWordError, match="questions"):
        word_answers.read(out.getvalue())


def test_a_file_with_macros_is_told_how_to_be_saved_without() -> None:
    with pytest.raises(UnreadableWordError) as refused:
        word_answers.read(_document_with_macros())
    assert word_answers.reason(refused.value, "id") == (
        "Berkas ini memuat makro. Simpan ulang sebagai .docx biasa (Dokumen Word)."
    )
    assert word_answers.reason(refused.value, "en") == (
        "This file contains macros. Save it again as an ordinary .docx (Word Document)."
    )


@pytest.mark.parametrize("reason", ["absent", "broken", "macros", "questions", "size"])
def test_every_refusal_is_told_in_both_languages(reason: str) -> None:
    said = {word_answers.reason(UnreadableWordError(reason), language) for language in LANGUAGES}
    assert len(said) == 2
    assert not any("{" in text for text in said)
    assert docx_reader.MOST_MB == 20


@pytest.mark.parametrize("name", ["statements", "basis", "agreements", "interest"])
def test_a_word_file_without_its_declaration_or_ties_is_not_complete(
    tmp_path: Any, name: str
) -> None:
    (tmp_path / "docs/cases").mkdir(parents=True)
    filled = _filled()
    answer = filled.at(name)
    answer.text = ""
    if name == "statements":  # its heading and guidance as well
        paragraphs = filled.document.paragraphs
        start = next(i for i, each in enumerate(paragraphs) if each.text == filled.labels[name])
        for paragraph in paragraphs[start:]:
            paragraph._p.getparent().remove(paragraph._p)
    (tmp_path / "naskah.docx").write_bytes(filled.bytes())
    command = [sys.executable, str(project.ROOT / "hooks/guidebook"), "case", "naskah.docx"]
    done = subprocess.run(
        [*command, "--root", str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"'{name}' belum ada" in done.stdout
    assert f"'{name}' is missing" in done.stdout


def test_the_command_makes_the_file_and_says_what_is_missing_or_why_it_can_not(
    tmp_path: Any,
) -> None:
    (tmp_path / "docs/cases").mkdir(parents=True)
    (tmp_path / "naskah $(touch pwned).docx").write_bytes(Filled().bytes())
    (tmp_path / "rusak.docx").write_bytes(b"x")
    command = [
        sys.executable,
        str(project.ROOT / "hooks/guidebook"),
        "case",
        "--root",
        str(tmp_path),
    ]
    done = subprocess.run(
        [*command, *(path.name for path in sorted(tmp_path.glob("*.docx"))), "tidak-ada.docx"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == ""
    assert "docs/cases/kasus-baru.md" in done.stdout
    assert "rusak.docx: Berkas ini rusak" in done.stdout
    assert "tidak-ada.docx: This file can’t be opened" in done.stdout
    assert [path.name for path in (tmp_path / "docs/cases").iterdir()] == ["kasus-baru.md"]
    assert not (tmp_path / "pwned").exists()
