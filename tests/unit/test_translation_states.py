"""What counts as a change, which language of a page is newer, and how a pair is accepted again."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import project
import pytest
from guidebook.cases import example
from guidebook.problems.finding import messages_of
from guidebook.translations import page_text, parity, states

ID = "---\ntitle: Judul\nsummary: Ringkasan.\n---\n\nSatu alinea\nyang panjang.\n\n- butir\n"
EN = "---\ntitle: Title\nsummary: A summary.\n---\n\nOne long\nparagraph.\n\n- item\n"


def _write(root: Path, name: str, text: str) -> None:
    path = root / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _state(root: Path, page: str = "steps/a.md") -> str:
    return states.load(root).pages[page].state


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one accepted page."""
    _write(tmp_path, "steps/a.md", ID)
    _write(tmp_path, "steps/a.en.md", EN)
    _accept(tmp_path, "steps/a")
    return tmp_path


def _accept(root: Path, *names: str) -> None:
    states.accept(root, states.load(root).pages, list(names))


@pytest.mark.parametrize(
    ("language", "state", "newer"),
    [
        ("id", "id_newer", "id"),
        ("en", "en_newer", "en"),
        ("both", "not_compared", ""),
        ("none", "in_step", ""),
    ],
)
def test_the_language_that_changed_since_the_pair_was_accepted_is_newer(
    root: Path, language: str, state: str, newer: str
) -> None:
    if language in ("id", "both"):
        _write(root, "steps/a.md", ID.replace("butir", "butir lain"))
    if language in ("en", "both"):
        _write(root, "steps/a.en.md", EN.replace("Title", "Another title"))
    page = states.load(root).pages["steps/a.md"]
    assert (page.state, page.newer) == (state, newer)


def test_going_back_to_the_accepted_text_is_in_step_again(root: Path) -> None:
    _write(root, "steps/a.md", ID.replace("butir", "butir lain"))
    assert _state(root) == "id_newer"
    _write(root, "steps/a.md", ID)
    assert _state(root) == "in_step"


@pytest.mark.parametrize(("gone", "state"), [("a.md", "id_missing"), ("a.en.md", "en_missing")])
def test_a_page_in_one_language_misses_the_other(root: Path, gone: str, state: str) -> None:
    (root / "docs/steps" / gone).unlink()
    page = states.load(root).pages["steps/a.md"]
    assert (page.state, page.newer) == (state, "")


def test_a_pair_nobody_accepted_is_not_compared(root: Path) -> None:
    (root / states.PATH).unlink()
    assert _state(root) == "not_compared"
    assert not states.load(root).findings


@pytest.mark.parametrize(
    "same",
    [
        lambda text: text.replace("alinea\nyang", "alinea yang"),
        lambda text: text.replace("panjang.", "panjang.   \n\n\n"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("summary: R", "template: x.html\nstart: 2019\nsummary: R"),
    ],
    ids=["wrapping", "blank lines", "Windows line ends", "byte order mark", "facts"],
)
def test_what_no_translator_translates_puts_no_page_behind(
    root: Path, same: Callable[[str], str]
) -> None:
    _write(root, "steps/a.md", same(ID))
    assert _state(root) == "in_step"


@pytest.mark.parametrize("old", ["Judul", "Ringkasan", "alinea", "butir"])
def test_title_summary_and_every_part_of_the_text_count(root: Path, old: str) -> None:
    _write(root, "steps/a.md", ID.replace(old, "lain"))
    assert _state(root) == "id_newer"


def test_another_end_year_of_a_case_puts_no_page_behind(tmp_path: Path) -> None:
    text = example.text("id")
    _write(tmp_path, "cases/contoh.md", text)
    _write(tmp_path, "cases/contoh.en.md", example.text("en"))
    _accept(tmp_path, "cases/contoh")
    _write(
        tmp_path,
        "cases/contoh.md",
        text.replace("start: 2022", "start: 2021").replace("mixed", "failed"),
    )
    assert _state(tmp_path, "cases/contoh.md") == "in_step"
    _write(tmp_path, "cases/contoh.md", text.replace("Siapa membawa", "Siapa yang membawa"))
    assert _state(tmp_path, "cases/contoh.md") == "id_newer"


@pytest.mark.parametrize(
    "data",
    [b"", b"---", b"---\n---\n", b"\xff\xfe\0", b"---\ntitle: &a [*a]\n---\nx", b"---\na: b: c\n"],
)
def test_whatever_a_file_holds_it_has_a_hash(data: bytes) -> None:
    assert len(page_text.read(data).hash) == 12
    assert page_text.read(data).hash != page_text.read(data + b"\nmore").hash


def test_front_matter_that_can_not_be_read_counts_as_it_stands() -> None:
    read = page_text.read(b"---\ntitle: One\nsummary: a: b\n---\nText\n")
    assert read.title == "One"
    assert read.blocks == ("title: One", "summary: a: b", "Text")


def test_a_flood_of_facts_counts_as_it_stands_and_takes_no_time() -> None:
    flood = b"---\ntitle: One\n" + b"a: b\n" * 400_000
    started = time.process_time()
    read = page_text.read(flood + b"---\n")
    assert time.process_time() - started < 2
    assert read.title == "One"
    assert read.hash != page_text.read(flood + b"c: d\n---\n").hash


def test_a_link_that_leads_out_of_the_project_is_not_read(root: Path) -> None:
    (root / "secret.md").write_text("secret", encoding="utf-8")
    (root / "docs/b.md").symlink_to(root / "secret.md")
    assert set(states.load(root).pages) == {"steps/a.md"}


def test_a_page_exempt_from_a_second_language_has_no_state(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(root, "b.md", ID)
    assert _state(root, "b.md") == "en_missing"
    monkeypatch.setitem(parity.EXEMPT, "b.md", "only for this test")
    assert "b.md" not in states.load(root).pages


def test_accepting_writes_a_sorted_file_without_pages_that_are_gone(root: Path) -> None:
    for name in ("z.md", "z.en.md", "b.md", "b.en.md"):
        _write(root, name, ID)
    _accept(root, "z", "b")
    (root / "docs/steps/a.md").unlink()
    (root / "docs/steps/a.en.md").unlink()
    assert [found.rule for found in states.load(root).findings] == ["translation-page"]
    _accept(root, "z")
    text = (root / states.PATH).read_text(encoding="utf-8")
    assert [line.split(":")[0] for line in text.splitlines() if not line.startswith("#")] == [
        "b",
        "z",
    ]
    assert not states.load(root).findings


def test_every_flaw_in_the_file_is_told_with_its_line_and_its_page_counts_as_not_compared(
    root: Path,
) -> None:
    text = "steps/a: {id: 0123456789ab}\nsteps/b: {id: 0123456789ab, en: x, fr: y}\nsteps/c:\n"
    (root / states.PATH).write_text(text, encoding="utf-8")
    loaded = states.load(root)
    assert [(found.line, found.rule) for found in loaded.findings] == [
        (1, "missing-key"),
        (2, "translation-hash"),
        (2, "translation-page"),
        (2, "unknown-key"),
        (3, "missing-key"),
        (3, "missing-key"),
        (3, "translation-page"),
    ]
    assert all(messages_of(loaded.findings))
    assert _state(root) == "not_compared"


@pytest.mark.parametrize(
    "text", ["", "- a", "a: [", "steps/a: x\n", "steps/a: {id: [1], en: {}}\n", "\t", "&a b: *a\n"]
)
def test_a_file_that_is_no_table_of_hashes_is_a_finding_and_does_not_raise(
    root: Path, text: str
) -> None:
    (root / states.PATH).write_text(text, encoding="utf-8")
    assert states.load(root).findings
    assert _state(root) == "not_compared"


def test_the_real_file_has_no_flaw() -> None:
    loaded = states.load(project.ROOT)
    assert not loaded.findings, "\n".join(messages_of(loaded.findings))
    assert {"index.md", "cases/index.md", "contribute/translations.md"} <= set(loaded.pages)


def _command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        str(project.ROOT / "hooks/guidebook"),
        "translations",
        "--root",
        str(root),
        *arguments,
    ]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_tells_what_is_behind_in_the_language_asked_for(root: Path) -> None:
    _write(root, "steps/a.md", ID.replace("butir", "butir lain"))
    _write(root, "b.md", ID)
    both = _command(root)
    assert both.returncode == 0
    assert "steps/a: versi Indonesia lebih baru · the Indonesian version is newer\n" in both.stdout
    assert (
        "Dari 2 halaman: 0 sejalan, 1 tertinggal, 1 baru ada dalam satu bahasa, dan 0 belum"
        in both.stdout
    )
    english = _command(root, "--lang", "en").stdout
    assert english.splitlines()[:3] == [
        "steps/a: the Indonesian version is newer",
        "b: not in English yet",
        "Of 2 pages: 0 in step, 1 behind, 1 in one language only, 0 not compared yet.",
    ]


@pytest.mark.parametrize("typed", ["steps/a", "docs/steps/a.md", "./docs/steps/a.en.md", "all"])
def test_a_typo_is_accepted_by_accepting_the_page_again(root: Path, typed: str) -> None:
    _write(root, "steps/a.md", ID.replace("butir", "buktir"))
    done = _command(root, "--lang", "en", "--accept", typed)
    assert (done.returncode, done.stdout) == (0, "Recorded as in step: steps/a\n")
    assert _state(root) == "in_step"
    assert (
        _command(root, "--lang", "en", "--accept", typed).stdout
        == "Recorded already; nothing has changed.\n"
    )
    assert "typo" in _command(root, "--help").stdout


def test_an_unknown_page_is_told_with_the_nearest_names_and_nothing_is_recorded(root: Path) -> None:
    before = (root / states.PATH).read_text(encoding="utf-8")
    _write(root, "steps/a.md", ID.replace("butir", "butir lain"))
    _write(root, "only.md", ID)
    done = _command(root, "--accept", "steps/a only", "langkah/a", "--lang", "en")
    assert done.returncode == 1
    assert "There is no page 'langkah/a'. Did you mean: steps/a?" in done.stdout
    assert "'only' exists in one language only" in done.stdout
    assert (root / states.PATH).read_text(encoding="utf-8") == before


def test_a_file_that_can_not_be_read_is_told_instead_of_written_anew(root: Path) -> None:
    (root / states.PATH).write_text("steps/a: [\n", encoding="utf-8")
    done = _command(root, "--accept", "all")
    assert done.returncode == 1
    assert "docs/translations.yml:" in done.stdout
    assert (root / states.PATH).read_text(encoding="utf-8") == "steps/a: [\n"
