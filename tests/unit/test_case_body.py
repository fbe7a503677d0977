"""The body of a case study taken apart at its headings."""

from __future__ import annotations

import case_files
import pytest
from guidebook.cases import example, rendering
from guidebook.cases.body import Section, sections

PATH = "docs/cases/contoh.md"


def _sections(body: str) -> tuple[int | None, list[Section]]:
    return sections(rendering.body(body, "id"))


def test_a_body_is_taken_apart_at_its_headings_of_level_two() -> None:
    body = "Awal.\n\n## Satu ##\n\nIsi.\n\n### Kecil\n\nJudul\n===\n## Dua\n\n##\n"
    assert _sections(body) == (
        0,
        [Section(2, "Satu", filled=True), Section(10, "Dua"), Section(12, "")],
    )
    headings = [(each.line, each.level) for each in rendering.body(body, "id").headings]
    assert headings == [(2, 2), (6, 3), (10, 2), (12, 2)]


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_a_heading_in_code_begins_no_section(fence: str) -> None:
    body = f"## Satu\n\n{fence}\n## Dua\n# Tiga\n{fence}\n"
    assert _sections(body) == (None, [Section(0, "Satu", filled=True)])


@pytest.mark.parametrize("hidden", ["> ## Satu\n>\n> Isi.", "Isi.\n\n- ## Satu"])
def test_a_heading_in_a_quotation_or_list_begins_no_section(hidden: str) -> None:
    found = case_files.checked(example.text("id").replace("Siapa membawa", hidden, 1), PATH)
    assert {each.rule for each in found} == {"body-level"}


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
