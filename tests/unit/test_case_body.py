"""The body of a case study taken apart at its headings."""

from __future__ import annotations

import case_files
import pytest
from guidebook.cases import example, reader
from guidebook.cases.body import Section, sections

PATH = "docs/cases/contoh.md"


def _sections(body: str) -> list[Section]:
    return sections(reader.read(f"---\n---\n{body}".encode(), PATH))


def test_a_body_is_taken_apart_at_its_headings_of_level_two() -> None:
    body = "Awal.\n\n## Satu ##\n\nIsi.\n\n### Kecil\n\nJudul\n===\n## Dua\n\n##\n"
    assert _sections(body) == [
        Section(3, None, text_line=3),
        Section(5, "Satu", text_line=7, other_headings=[(9, "### Kecil"), (11, "Judul")]),
        Section(13, "Dua"),
        Section(15, ""),
    ]


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_a_heading_in_code_begins_no_section(fence: str) -> None:
    body = f"## Satu\n\n{fence}\n## Dua\n# Tiga\n{fence}\n"
    assert _sections(body) == [Section(3, None), Section(3, "Satu", text_line=5)]


def test_of_headings_out_of_order_only_the_first_is_told() -> None:
    text = example.text("id").replace("## Hasilnya", "## Hasil").replace("Apa yang gagal", "")
    (found,) = case_files.checked(text.replace("## Pelajaran untuk Anda", "## Akhir"), PATH)
    assert (found.rule, dict(found.values)["found"]) == ("body-headings", "'## Hasil'")


def test_every_heading_after_the_last_one_expected_is_told() -> None:
    text = example.text("id") + "\n## Lampiran\n\nIsi.\n\n## Penutup\n"
    found = case_files.checked(text, PATH)
    assert [(each.rule, dict(each.values)["found"]) for each in found] == [
        ("body-headings", "'## Lampiran'"),
        ("body-empty", "Penutup"),
        ("body-headings", "'## Penutup'"),
    ]
