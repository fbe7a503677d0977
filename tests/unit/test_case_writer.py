"""Each line of a file that was made from answers knows the question it answers."""

from __future__ import annotations

from typing import cast

import drafts
from guidebook.contributions import case_writer, reply
from guidebook.contributions.case_writer import WrittenFile
from guidebook.contributions.draft import Draft
from guidebook.problems.finding import finding

EXPECTED = """\
---                                                |
title: Perpustakaan dan koperasi berbagi ruang     | title
summary: Ruang baca hidup lagi, tetapi jadwalnya bentrok. | summary
kind: documented                                   | kind
benefits: [resources, efficiency]                  | benefits
steps: [agreement]                                 | steps
sector: education                                  | sector
region: jawa-tengah                                | region
start: 2022                                        | start
outcome: mixed                                     | outcome
partners:                                          | partners
  - name: Perpustakaan Desa                        | partners 1
    type: local-government                         | partners 1
  - name: KSP Maju                                 | partners 2
    type: cooperative                              | partners 2
as_of: 2024-06                                     | as_of
sources:                                           | sources
  - title: Laporan                                 | sources 1
    publisher: Dinas                               | sources 1
    year: 2023                                     | sources 1
    url: https://example.org/a                     | sources 1
    opened: 2024-06-30                             | sources 1
  - title: Berita                                  | sources 2
    publisher: Koran                               | sources 2
    year: 2024                                     | sources 2
    url: null                                      | sources 2
basis: published                                   | basis
contributors:                                      | contributors
  - Nama Anda                                      | contributors 1
interest: none                                     | interest
statements: [licence, no-personal-data]            | statements
---                                                |
                                                   |
## Tantangan                                       | challenge
                                                   | challenge
Aula kosong [1].                                   | challenge
                                                   |
## Yang dilakukan bersama                          | together
                                                   | together
## Hasilnya                                        | together
                                                   | together
Koperasi meminjamkan aula.                         | together
                                                   |
## Hasilnya                                        | results
                                                   | results
120 pembaca (*) [2].                               | results
                                                   |
## Yang tidak berhasil                             | failed
                                                   | failed
                                                   | failed
                                                   |
## Pelajaran untuk Anda                            | lessons
                                                   | lessons
Sepakati.                                          | lessons
"""


def _file() -> WrittenFile:
    """A file whose second section holds the heading of the third, and whose fourth is empty."""
    change = {"id.sections.1": "## Hasilnya\nKoperasi meminjamkan aula.", "id.sections.3": ""}
    (file,) = case_writer.files(cast(Draft, drafts.changed({"change": change}))).values()
    return file


def test_each_line_knows_its_question_and_which_of_its_entries_it_belongs_to() -> None:
    shown = []
    for line in _file().lines:
        origin = f"{line.question} {line.row or ''}"
        shown.append(f"{line.text:<50} | {origin}".rstrip())
    assert shown == EXPECTED.rstrip("\n").split("\n")


def test_a_line_is_found_by_its_number_and_beyond_the_end_is_the_last_one() -> None:
    file = _file()
    assert file.text.split("\n")[11] == file.line(12).text == "  - name: Perpustakaan Desa"
    assert file.line(10_000) == file.lines[-1]


def test_what_is_wrong_below_a_heading_that_somebody_typed_is_told_of_the_right_question() -> None:
    file = _file()
    number = [line.text for line in file.lines].index("Koperasi meminjamkan aula.") + 1
    (item,) = reply.items([finding("x.md", number, "link", found="a")], {"x.md": file}, "id")
    assert item.startswith("- **Yang dilakukan bersama**: tautan `a`")
