from __future__ import annotations

from pathlib import Path

import project
import pytest
from guidebook import tables
from guidebook.problems.finding import messages_of
from guidebook.text import site_texts, spelling
from guidebook.text.site_texts import Text


def test_everything_a_reader_reads_is_spelt_right() -> None:
    findings = sorted(spelling.check(site_texts.load(project.ROOT)[0]))
    assert not findings, "\n" + "\n".join(messages_of(findings))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "id",
            "Kerjasama antar organisasi",
            ["found 'Kerjasama', expected 'kerja sama'", "'antarorganisasi'"],
        ),
        (
            "id",
            "analisa resiko, dimana kita merubah",
            ["'analisis'", "'risiko'", "'dimana'", "'mengubah'"],
        ),
        ("en", "A non profit organization", ["expected 'non-profit'", "expected 'organisation'"]),
        ("id", "dianalisalah secara praktekum", []),
        ("en", "kerjasama", []),
        ("id", "Bersama Kita Kuat: Pentingnya Kerja Sama Antar Organisasi", []),
    ],
)
def test_an_error_names_what_was_found_and_what_is_right(
    language: str, text: str, expected: list[str]
) -> None:
    findings = spelling.find(Text("docs/x.md", 7, language, text))
    messages = [found.in_language("en").text for found in findings]
    assert len(messages) == len(expected)
    assert all(any(part in message for message in messages) for part in expected)


def test_every_kind_of_text_is_read(tmp_path: Path) -> None:
    for name, content in {
        "docs/a.md": "---\ntitle: Resiko\n---\n\nTeks.\n\n[^1]: *Analisa Resiko*, hutang. <https://x.example/resiko>\n",
        "docs/a.en.md": "An organization.\n",
        "docs/data.yml": "entry:\n  id: praktek\n  en: seperate\n",
        "docs/figures/f.svg": '<svg xmlns="http://www.w3.org/2000/svg"><desc lang="id">subyek</desc></svg>',
        "overrides/partials/languages/id.html": '{\n  "key": "jadual",\n}',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    findings = sorted(spelling.check(site_texts.load(tmp_path)[0]))
    assert [(found.path, found.line, dict(found.values)["found"]) for found in findings] == [
        ("docs/a.en.md", 1, "organization"),
        ("docs/a.md", 2, "Resiko"),
        ("docs/a.md", 7, "hutang"),
        ("docs/data.yml", 2, "praktek"),
        ("docs/data.yml", 3, "seperate"),
        ("docs/figures/f.svg", 1, "subyek"),
        ("overrides/partials/languages/id.html", 2, "jadual"),
    ]


def test_no_right_form_is_itself_listed_as_wrong() -> None:
    table = tables.table(spelling.__file__, "spelling.yml")
    for language in ("id", "en"):
        for wrong, right in table[language].items():
            if right not in table[language].values() or " " in wrong:
                continue
            assert not list(spelling.find(Text("x", 1, language, right))), f"{wrong}: {right}"
