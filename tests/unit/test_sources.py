"""A maintainer's list of sources to open: what stands in it first, and what comes back from it."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

import pytest
from guidebook.__main__ import main
from guidebook.cases import collection, example, source_ticks, source_work

TODAY = date(2026, 12, 9)
RULING = "    independent: true\n    about: ruling\n    later: not-sought\n"
FILE = "docs/cases/contoh.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one case: its first source is a ruling, its second nothing special."""
    text = example.text("id").replace("    opened: 2024-06-30\n    independent: true\n", RULING)
    (tmp_path / "docs/cases").mkdir(parents=True)
    (tmp_path / FILE).write_text(text, encoding="utf-8", newline="")
    return tmp_path


def _list(root: Path, language: str = "id") -> str:
    return source_work.text(source_work.work(collection.load(root).cases, TODAY), language)


def _apply(root: Path, listed: str | bytes) -> tuple[bool, list[str]]:
    data = listed if isinstance(listed, bytes) else listed.encode()
    sound, said = source_ticks.apply(data, collection.load(root).cases, root, TODAY)
    return sound, [each.text("id", "list.md") for each in said]


def _ticked(listed: str, number: int, opened: str = "", course: str = "") -> str:
    """The list with one source ticked, and what a maintainer may write at its end."""
    lines = listed.split("\n")
    (at,) = [place for place, line in enumerate(lines) if f"contoh [{number}]" in line]
    line = lines[at].replace("[ ]", "[x]").replace("dibuka:", f"dibuka: {opened}")
    lines[at] = line.replace("perkara: belum dicari", f"perkara: {course}") if course else line
    return "\n".join(lines)


def test_what_can_harm_somebody_comes_first_then_what_figures_rest_on_then_the_oldest(
    tmp_path: Path,
) -> None:
    sources = "".join(
        f"  - title: Judul {number}\n    publisher: P\n    year: {year}\n    url: null\n{more}"
        for number, (year, more) in enumerate(
            [
                (2020, "    copy: 2026-11\n"),
                (2021, ""),
                (2019, ""),
                (2022, "    about: accusation\n"),
                (2023, "    about: ruling\n    later: sought\n"),
                (2024, "    opened: 2026-12-01\n    about: ruling\n    later: not-sought\n"),
                (2018, "    opened: 2026-12-01\n"),
            ],
            1,
        )
    )
    before, rest = example.text("id").split("sources:\n")
    rest = rest[rest.index("basis:") :].replace("120 pembaca", "Tahun 2019 [3]. 120 pembaca")
    (tmp_path / "docs/cases").mkdir(parents=True)
    (tmp_path / FILE).write_text(f"{before}sources:\n{sources}{rest}", encoding="utf-8")
    listed = source_work.work(collection.load(tmp_path).cases, TODAY)
    order = [(each.number, each.why) for each in listed]
    assert order == [
        (5, ("ruling", "age")),
        (4, ("accusation", "age")),
        (2, ("numbers", "age")),
        (6, ("later",)),
        (3, ("age",)),
        (1, ("age",)),
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "id",
            "- [ ] contoh [1] (putusan; kelanjutan perkara belum dicari; belum dibaca ulang)"
            " Judul sumber pertama · Penerbit · https://example.org/pertama → dibuka: ;"
            " kelanjutan perkara: belum dicari",
        ),
        (
            "en",
            "- [ ] contoh [1] (ruling; later course of the case not looked for; not re-read)"
            " Judul sumber pertama · Penerbit · https://example.org/pertama → opened: ;"
            " later course of the case: not looked for",
        ),
    ],
)
def test_a_line_says_what_to_open_and_why(root: Path, language: str, said: str) -> None:
    listed = _list(root, language)
    assert said in listed.split("\n")
    assert "1" in listed.strip().split("\n")[-1]


def test_a_list_without_ticks_changes_nothing(root: Path) -> None:
    before = (root / FILE).read_bytes()
    sound, said = _apply(root, _list(root))
    assert sound
    assert said == ["Tidak ada baris yang dicentang, jadi tidak ada yang ditulis."]
    assert (root / FILE).read_bytes() == before


def test_a_tick_is_the_day_of_today_and_nothing_else_changes(root: Path) -> None:
    before = (root / FILE).read_text("utf-8")
    sound, said = _apply(root, _ticked(_list(root), 2))
    assert sound
    assert said == [f"{FILE}: sumber 2 dibuka 2026-12-09"]
    after = before.replace("    url: null\n", "    url: null\n    opened: 2026-12-09\n")
    assert (root / FILE).read_text("utf-8") == after
    assert collection.load(root).findings == ()


def test_a_date_and_what_came_of_the_case_are_taken_over(root: Path) -> None:
    listed = _ticked(_list(root), 1, "3 Desember 2026", "dicari, tidak ditemukan")
    assert _apply(root, listed)[0]
    after = (root / FILE).read_text("utf-8")
    changed = RULING.replace("not-sought", "sought")
    assert f"pertama\n    opened: 2026-12-03\n{changed}" in after
    assert "contoh [1]" not in _list(root)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: f"\ufeff{text}",
        lambda text: text[text.index("- [x]") :].split("\n")[0],
        lambda text: text.replace("- [x]", "  * [X]"),
        lambda text: "\n\n".join(
            textwrap.fill(part, 50, break_on_hyphens=False) for part in text.split("\n")
        ),
        lambda text: textwrap.fill(text, 72, break_on_hyphens=False),
        lambda text: text.replace("[1]", r"\[1\]").replace("Judul", "_Judul_"),
    ],
    ids=["windows", "mark", "one line left", "other sign", "wrapped", "in one block", "escaped"],
)
def test_a_list_may_have_gone_through_another_program(root: Path, spoil: object) -> None:
    assert callable(spoil)
    sound, said = _apply(root, spoil(_ticked(_list(root), 1, "2026-12-03", "diketahui")))
    assert sound, said
    after = (root / FILE).read_text("utf-8")
    assert "    opened: 2026-12-03\n" in after
    assert "    later: known\n" in after


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_ticked_can_be_read_back_in_either_language(root: Path, language: str) -> None:
    listed = _list(root, language).replace("- [ ]", "- [x]")
    assert _apply(root, listed)[0]
    assert (root / FILE).read_text("utf-8").count("    opened: 2026-12-09\n") == 2


def test_line_ends_remarks_and_quotes_of_a_case_stay(root: Path) -> None:
    text = (root / FILE).read_text("utf-8")
    text = text.replace("later: not-sought", "later: not-sought  # tanya KPPU")
    text = text.replace("    url: null\n", '    url: null\n    opened: "2024-06-30"\n')
    (root / FILE).write_bytes(text.replace("\n", "\r\n").encode())
    listed = _ticked(_list(root), 1, course="diketahui")
    assert _apply(root, _ticked(listed, 2))[0]
    expected = text.replace("not-sought  #", "known  #").replace('"2024-06-30"', "2026-12-09")
    expected = expected.replace("org/pertama\n", "org/pertama\n    opened: 2026-12-09\n")
    assert (root / FILE).read_bytes() == expected.replace("\n", "\r\n").encode()


ENTRY = "- [x] contoh [2] Judul sumber kedua → dibuka:"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- [x] tidak-ada [1] Judul", "kasus 'tidak-ada' tidak ada lagi"),
        ("- [x] contoh [7] Judul", "tidak mempunyai sumber [7]"),
        ("- [x] contoh [0] Judul", "tidak mempunyai sumber [0]"),
        ("- [x] contoh [2] Judul lain", "kini 'Judul sumber kedua'"),
        (f"{ENTRY} 2026-12-10", "2026-12-10 belum tiba"),
        (f"{ENTRY} 2026", "'2026' bukan tanggal lengkap"),
        (f"{ENTRY} kemarin", "'kemarin' bukan tanggal lengkap"),
        (f"{ENTRY} 2026-02-31", "bukan tanggal lengkap"),
        (f"{ENTRY} 2026-12-01\n{ENTRY} 2026-12-02", "jawaban lain di atas"),
        (
            "- [x] contoh [1] Judul sumber pertama → dibuka: ; kelanjutan perkara: entah",
            "'entah' tidak dikenal; tulis: diketahui; dicari, tidak ditemukan; belum dicari",
        ),
        ("- [x] ../../etc/passwd [1] Judul", "tidak dimulai dengan nama kasus"),
        ("- [x] index [1] Judul", "kasus 'index' tidak ada lagi"),
        ("- [x] beli susu", "tidak dimulai dengan nama kasus"),
    ],
)
def test_a_line_that_can_not_be_used_is_told_and_nothing_is_written(
    root: Path, line: str, told: str
) -> None:
    before = (root / FILE).read_bytes()
    good = _ticked(_list(root), 1)
    sound, said = _apply(root, f"{good}\n\n{line}\n")
    assert not sound
    number = f"{good}\n\n{line}".count("\n") + 1
    assert [each for each in said if each.startswith(f"list.md:{number}: ") and told in each]
    assert "jadi tidak ada yang ditulis" in said[-1]
    assert (root / FILE).read_bytes() == before


def test_a_source_that_was_opened_later_stays_as_it_is(root: Path) -> None:
    text = (root / FILE).read_text("utf-8")
    text = text.replace("    url: null\n", "    url: null\n    opened: 2026-12-05\n")
    (root / FILE).write_text(text, encoding="utf-8")
    sound, said = _apply(root, f"{ENTRY} 2026-12-01")
    assert not sound
    assert "sudah dibuka 2026-12-05, sesudah 2026-12-01" in said[0]


def test_a_source_in_one_line_is_left_to_its_maintainer(root: Path) -> None:
    text = (root / FILE).read_text("utf-8")
    start, end = text.index("  - title: Judul sumber kedua"), text.index("basis:")
    one_line = "  - {title: Judul sumber kedua, publisher: Penerbit lain, year: 2024, url: null}\n"
    (root / FILE).write_text(text[:start] + one_line + text[end:], encoding="utf-8")
    sound, said = _apply(root, ENTRY)
    assert not sound
    assert "tulis opened: 2026-12-09 di sana" in said[0]


@pytest.mark.parametrize("data", [b"\xff\xfe- [x]", b"- [x] contoh [1]\0", b"- [x] " * 500_000])
def test_what_is_no_list_is_told(root: Path, data: bytes) -> None:
    sound, said = _apply(root, data)
    assert not sound
    assert said[0].startswith("list.md:1: ")


def test_facts_that_stand_in_both_files_change_in_both(root: Path) -> None:
    english = example.text("en").replace("\n---\n", "\n---\n", 1)
    facts = (root / FILE).read_text("utf-8").split("---\n")[1].split("\n", 2)[2]
    own = "title: A title\nsummary: A summary.\n"
    body = english.split("---\n", 2)[2]
    second = root / "docs/cases/contoh.en.md"
    second.write_text(f"---\n{own}{facts}---\n{body}", encoding="utf-8")
    assert _apply(root, ENTRY)[0]
    for path in (root / FILE, second):
        assert path.read_text("utf-8").count("opened: 2026-12-09") == 1
    assert collection.load(root).findings == ()


def test_the_command_prints_the_list_and_reads_it_back(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "--root", str(root), "--lang", "id"]) == 0
    listed = root / "list.md"
    listed.write_text(capsys.readouterr().out.replace("- [ ]", "- [x]", 1), encoding="utf-8")
    assert main(["sources", "--root", str(root), "--read", str(listed)]) == 0
    said = capsys.readouterr().out
    assert f"{FILE}: sumber 1 dibuka" in said
    assert f"{FILE}: source 1 opened" in said
    assert main(["sources", "--root", str(root), "--read", str(root / "none.md")]) == 1
