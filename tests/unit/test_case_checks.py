"""Every rule for case studies, told with file, line and what to do, in both languages, for all
files at once.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import case_files
import case_pages
import project
import pytest
import rule_files
import yaml
from guidebook.cases import collection, example, fact_repair, page, reader, rendering
from guidebook.guide import checklist, glossary
from guidebook.problems.finding import message_templates
from guidebook.search import synonyms
from guidebook.text import yaml_reader
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DATA = project.ROOT / "tests/data"
RULES = sorted((DATA / "rules").glob("*.yml"))
ATTACKS = (DATA / "attacks.txt").read_text(encoding="utf-8").splitlines()
PATH = "docs/cases/contoh.md"


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_breaking_a_rule_is_told_as_the_golden_file_says(path: Path, tmp_path: Path) -> None:
    spec = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = rule_files.findings(spec, tmp_path / "project")
    assert [
        {language: str(f.in_language(language)) for language in ("id", "en")} for f in found
    ] == spec["found"]
    assert path.stem in {f.rule for f in found}


def test_every_rule_has_its_golden_file() -> None:
    assert {path.stem for path in RULES} == set(message_templates("id"))


def test_all_problems_of_a_broken_file_are_told_at_once() -> None:
    found = case_files.checked((DATA / "broken-case.md").read_bytes(), PATH)
    assert sorted((f.line, f.rule) for f in found) == [
        *[(1, "missing-key")] * 6,
        (2, "unknown-key"),
        (4, "written-form"),
        (5, "needs-list"),
        (6, "duplicate-value"),
        (6, "vocabulary"),
        (7, "vocabulary"),
        (8, "vocabulary"),
        (9, "future-year"),
        (10, "end-before-start"),
        (11, "few-items"),
        (13, "written-form"),
        (14, "date"),
        (15, "few-items"),
        (16, "missing-key"),
        (17, "url"),
        (19, "body-outside"),
        (21, "link"),
        (21, "markup"),
        (21, "markup"),
        (21, "reference"),
        (22, "body-headings"),
    ]


def test_the_real_cases_have_no_problem() -> None:
    found = collection.load(project.ROOT).findings
    assert not found, "\n" + "\n".join(str(f.in_language("en")) for f in found)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_with_its_line_or_shown_as_it_was_typed(attack: str) -> None:
    text = example.text("id").replace("Siapa membawa", f"{attack}\n\nSiapa membawa")
    line = text.split("\n").index(attack) + 1
    if line not in {found.line for found in case_files.checked(text, PATH)}:
        whole = text.split("---\n", 2)[2]
        _, html = case_pages.judged(whole)
        assert list(case_pages.flaws(whole, html)) == []


def test_there_are_enough_attacks() -> None:
    assert len(set(ATTACKS)) >= 60


@pytest.mark.parametrize(
    "text",
    [
        "[Langkah 1](../steps/partners.md#do) dan <https://example.org/a?b=1&c=2>",
        "Surel dan telepon, *miring*, **tebal**, `<script>` sebagai kode",
        "1 < 2 dan 3 > 2; H<sub>2</sub>O<br>baris baru; pukul 10:30; (lihat: catatan)",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "> Kutipan [1], [2].",
        "Sebanyak 1.200 keluarga (*) dan 300 desa (*). [1][2]",
    ],
)
def test_ordinary_text_is_accepted(text: str) -> None:
    whole = example.text("id").replace("Siapa membawa", f"{text}\n\nSiapa membawa")
    assert case_files.checked(whole, PATH) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("start: 2022", "start: 0o3746", "year"),
        ("start: 2022", "start: 2_022", "year"),
        ("start: 2022", "start: 2022-01-01", "written-form"),
        ("start: 2022", "start: ２０２２", "written-form"),
        ("as_of: 2024-06", "as_of: 2024-6", "written-form"),
        ("as_of: 2024-06", "as_of: 2024-02-30", "calendar"),
        ("sector: education", "sector: no", "vocabulary"),
        ("region: jawa-tengah", "region: Jawa-Tengah", "written-form"),
        ("region: jawa-tengah", "region: jawa-tengah, solo", "vocabulary"),
        ("region: jawa-tengah", "region: [jawa-tengah, solo]", "vocabulary"),
        ("region: jawa-tengah", "region: papua, jawa-tengah, papua", "duplicate-value"),
        ("title: Perpustakaan", "title: !!python/object Perpustakaan", "alias"),
        ("title: Perpustakaan", "title: @Perpustakaan", "yaml"),
        ("title: Perpustakaan", "title: [" + "[" * 500 + " #", "yaml"),
        ("  - name: Perpustakaan contoh", "  - Perpustakaan contoh", "yaml"),
    ],
)
def test_the_traps_of_yaml_are_problems_with_a_line(old: str, new: str, rule: str) -> None:
    found = case_files.checked(example.text("id").replace(old, new, 1), PATH)
    assert rule in {each.rule for each in found}


def test_the_rule_of_a_field_is_not_told_of_another_one_with_its_name() -> None:
    text = example.text("id").replace("- title: Judul sumber pertama", "- title: [Judul]")
    (found,) = case_files.checked(text, PATH)
    assert found.rule == "needs-text"
    assert "80" not in found.in_language("id").hint


def test_what_yaml_takes_for_something_else_is_kept_as_it_was_written() -> None:
    text = (
        example.text("id")
        .replace("name: Koperasi contoh", "name: no")
        .replace("  - Nama Anda", "  - 2024-01-01")
    )
    assert case_files.checked(text, PATH) == []
    facts = reader.read(text.encode(), PATH).facts
    assert yaml_reader.plain(facts["contributors"]) == ["2024-01-01"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_another_encoding_is_a_problem_that_says_how_to_save(encoding: str) -> None:
    text = example.text("id").replace("Perpustakaan dan", "Perpustakaan é")
    (found,) = case_files.checked(text.encode(encoding), PATH)
    assert found.rule == "encoding"
    assert "UTF-8" in found.in_language("id").hint


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: ("\ufeff" + text).encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("\n", "  \n").encode(),
        lambda text: (
            text.replace("title: Perpustakaan", "title: “Perpustakaan")
            .replace("ruang\n", "ruang”\n", 1)
            .encode()
        ),
    ],
    ids=[
        "byte order mark",
        "Windows line ends",
        "old Mac line ends",
        "trailing space",
        "curly quotes",
    ],
)
def test_what_can_be_mended_without_doubt_is_accepted_and_mended(spoil: object) -> None:
    clean = example.text("id")
    spoilt = spoil(clean)  # type: ignore[operator]
    assert case_files.checked(spoilt, PATH) == []
    mended = reader.repaired(spoilt)
    assert mended.decode().replace('"', "") == clean.replace('"', "")
    assert reader.repaired(mended) == mended


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("title: “Judul: dua”", 'title: "Judul: dua"'),
        ("title: ‘Judul: dua’", 'title: "Judul: dua"'),
        ("title: “Hari Jum’at”", 'title: "Hari Jum’at"'),
        ("title: „Judul“", 'title: "Judul"'),
        ("title: “a” dan “b”", "title: “a” dan “b”"),
        ("title: ‘a’ dan ‘b’", "title: ‘a’ dan ‘b’"),
        ("title: ‘Hari Jum’at’", "title: ‘Hari Jum’at’"),
        ("title: “a’", "title: “a’"),
        ("  - name: “a” “b”", "  - name: “a” “b”"),
    ],
)
def test_curly_quotes_are_mended_only_where_they_stand_around_the_whole(
    written: str, mended: str
) -> None:
    data = f"---\n{written}\n---\nIsi “a” dan “b”.\n".encode()
    assert reader.repaired(data).decode() == f"---\n{mended}\n---\nIsi “a” dan “b”.\n"


def _render(data: bytes) -> None:
    """What the build does with a file, whatever is wrong with it."""
    body = reader.read(data, PATH).body
    html = page.linked(rendering.body(body, "id").html, str, "permalink")
    signed = page.signed(html, 3, "note", "source")
    assert "<script" not in signed.html.lower()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_give_problems_or_a_page(data: bytes) -> None:
    for found in case_files.checked(data, PATH):
        assert str(found.in_language("id"))
        assert str(found.in_language("en"))
    _render(data)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_change_to_a_good_file_gives_problems_or_a_page(data: st.DataObject) -> None:
    text = example.text(data.draw(st.sampled_from(["id", "en"])))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 60)))
        inserted = data.draw(
            st.one_of(
                st.text(max_size=30),
                st.sampled_from([*ATTACKS, "---", "\n", "&a", "*a", "[", "{", ": "]),
            )
        )
        text = text[:start] + inserted + text[end:]
    raw = text.encode("utf-8", "surrogatepass")
    for found in case_files.checked(raw, PATH):
        assert found.line >= 1
        assert str(found.in_language("id"))
    _render(raw)


def _command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        str(project.ROOT / "hooks/guidebook"),
        *arguments,
        "--root",
        str(root),
    ]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_checks_all_files_in_the_language_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "docs/cases"
    folder.mkdir(parents=True)
    good = example.text("id")
    for name in (glossary.PATH, synonyms.PATH):
        shutil.copy(project.ROOT / name, tmp_path / name)
    (tmp_path / checklist.PATH).write_text(
        rule_files.good_checklist().replace("case: contoh", "case: satu"), "utf-8"
    )
    (folder / "satu.md").write_text(
        good.replace("outcome: mixed", "outcome: bagus"), encoding="utf-8"
    )
    (folder / "dua.md").write_text("", encoding="utf-8")
    both = _command(tmp_path, "check")
    assert both.returncode == 1
    assert "docs/cases/satu.md:11: 'bagus' tidak dikenal sebagai 'outcome'" in both.stdout
    assert "docs/cases/dua.md:1: this file is empty" in both.stdout
    english = _command(tmp_path, "check", "--lang", "en")
    assert "tidak dikenal" not in english.stdout
    assert english.stdout.endswith("2 problems found.\n")
    (folder / "dua.md").unlink()
    (folder / "satu.md").write_bytes(b"\xef\xbb\xbf" + good.replace("\n", "\r\n").encode())
    assert _command(tmp_path, "check").returncode == 0
    assert _command(tmp_path, "fix").stdout == "docs/cases/satu.md\n"
    assert (folder / "satu.md").read_text(encoding="utf-8") == good
    assert _command(tmp_path, "fix").stdout == ""


@pytest.mark.parametrize(
    "typed", ["²019", "①999", "2019²", "9" * 30, "9" * 5000, "2019-+1", "2019-²"]
)
def test_what_only_looks_like_a_year_or_a_date_is_told_and_stops_nothing(typed: str) -> None:
    text = example.text("id")
    for old, name in (("start: 2022", "start"), ("end: 2024", "end"), ("as_of: 2024-06", "as_of")):
        assert old in text
        found = case_files.checked(text.replace(old, f'{name}: "{typed}"'), PATH)
        assert [f.rule for f in found] == ["date" if name == "as_of" else "year"]


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("as_of: 2024-06", "as_of: Juni 2024", "as_of: 2024-06"),
        ("as_of: 2024-06", "as_of: '25/11/2024'", "as_of: 2024-11-25"),
        ("end: 2024", "end: sampai sekarang", ""),
        ("start: 2022\nend: 2024", "start: 2019 s.d. 2021", "start: 2019\nend: 2021"),
        ("start: 2022\nend: 2024", "start: 2019-2021\nend: 2024", "start: 2019-2021\nend: 2024"),
        ("start: 2022", "start: sekitar 2022", "start: 2022\nstart_about: true"),
        (
            "start: 2022\nend: 2024",
            "start: sekitar 2019–2021",
            "start: 2019\nstart_about: true\nend: 2021",
        ),
        ("region: jawa-tengah", 'region: "Sulsel"', "region: sulawesi-selatan"),
        ("region: jawa-tengah", "region: Solo, Jawa Tengah", "region: jawa-tengah"),
        ("region: jawa-tengah", "region: Maluku dan Maluku Utara", "region: maluku, maluku-utara"),
        ("kind: documented", "kind: Kasus nyata", "kind: documented"),
        ("outcome: mixed", "outcome: berhasil menurut mitra", "outcome: partners-account"),
        ("as_of: 2024-06", "as_of: 03/04/2024", "as_of: 03/04/2024"),
        ("    opened: 2024-06-30", "    accessed: 2024-06-30", "    opened: 2024-06-30"),
        ("    opened: 2024-06-30", "    accessed: '30 Juni 2024'", "    opened: 2024-06-30"),
        ("    opened: 2024-06-30", "    accessed: null", ""),
        ("as_of: 2024-06", "as_of: Juni 2024 # kira-kira", "as_of: Juni 2024 # kira-kira"),
    ],
)
def test_what_means_one_thing_only_is_written_as_files_write_it(
    before: str, typed: str, after: str
) -> None:
    text = example.text("id")
    assert before in text
    changed = text.replace(before, typed).encode()
    expected = text.replace(f"{before}\n", f"{after}\n" if after else "")
    assert fact_repair.repaired(changed).decode() == expected
    assert fact_repair.repaired(expected.encode()).decode() == expected


def test_the_outcome_of_an_illustration_is_taken_out() -> None:
    text = example.text("id").replace("kind: documented", "kind: illustration")
    assert fact_repair.repaired(text.encode()).decode() == text.replace("outcome: mixed\n", "")


def test_signs_of_no_width_are_taken_out_and_those_that_hold_an_emoji_together_stay() -> None:
    typed = "\ufeff---\ntitle: Ko\u00adpe\u200bra\u2060si 👨‍👩‍👧\ufeff\n---\n"
    assert reader.repaired(typed.encode()).decode() == "---\ntitle: Koperasi 👨‍👩‍👧\n---\n"


def test_a_file_that_can_not_be_read_is_repaired_as_far_as_it_can() -> None:
    for data in (b"", b"\xff\xfe", b"---\n", b"---\nstart: [\n---\n", b"\0"):
        assert fact_repair.repaired(data) == reader.repaired(data)
