from __future__ import annotations

import time
from pathlib import Path

import project
import pytest
import rule_files
from guidebook.guide import navigation, redirects
from guidebook.problems.finding import messages_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def _rules(table: str | bytes, root: Path) -> list[tuple[int, str]]:
    return [(one.line, one.rule) for one in rule_files.moved(table, root).findings]


def test_the_table_of_the_site_has_no_flaw() -> None:
    assert not redirects.load(project.ROOT).findings


def test_an_old_address_leads_to_the_page_in_its_own_language(tmp_path: Path) -> None:
    table = "langkah/rekan/: steps/partners.md\nen/steps/partner/: steps/partners.md#how\n"
    moved = rule_files.moved(table + "lama/: index.md\nen/old/: index.md\n", tmp_path).moved
    assert [(one.old, one.new, one.language, one.relative) for one in moved] == [
        ("langkah/rekan/", "langkah/mitra/", "id", "../mitra/"),
        ("en/steps/partner/", "en/steps/partners/", "en", "../partners/#how"),
        ("lama/", "", "id", "../"),
        ("en/old/", "en/", "en", "../"),
    ]


def test_an_old_address_may_lie_in_the_folder_of_any_other_page(tmp_path: Path) -> None:
    table = "steps/partners/: steps/partners.md\nlangkah/mitra/lama/: index.md\nen/langkah/mitra/: steps/partners.md\n"
    assert not _rules(table, tmp_path)


@pytest.mark.parametrize("table", ["", "# nothing has moved\n"])
def test_a_table_without_a_line_is_good(tmp_path: Path, table: str) -> None:
    found = rule_files.moved(table, tmp_path)
    assert (found.moved, found.findings) == ((), ())


def test_a_project_without_a_table_is_good(tmp_path: Path) -> None:
    assert redirects.load(tmp_path) == redirects.Redirects((), ())


def test_all_flaws_are_told_at_once_in_both_languages_and_good_lines_are_kept(
    tmp_path: Path,
) -> None:
    table = (
        "langkah/rekan/: steps/partners.md\n"
        "langkah/rekan/: index.md\n"
        "Langkah/: steps/nowhere.md\n"
        "langkah/: steps/partners.md\n"
        "steps/: steps/partners.md#nowhere\n"
        "a/:\n"
        "b/: [index.md]\n"
        "c/: index.md#made-by-the-build\n"
    )
    found = rule_files.moved(table + "langkah/mitra/: index.md\n", tmp_path)
    assert [(one.line, one.rule) for one in found.findings] == [
        (2, "duplicate-key"),
        (3, "redirect-address"),
        (3, "redirect-page"),
        (5, "redirect-anchor"),
        (6, "empty-value"),
        (7, "needs-text"),
        (9, "redirect-hides"),
    ]
    assert [one.old for one in found.moved] == ["langkah/rekan/", "langkah/", "c/"]
    assert len(list(messages_of(found.findings))) == 14


def test_when_a_page_is_renamed_again_the_older_line_is_told_to_change_too(tmp_path: Path) -> None:
    root = tmp_path
    assert not _rules("en/first/: steps/partners.md\n", root)
    for suffix in ("", ".en"):
        (root / f"docs/steps/partners{suffix}.md").rename(root / f"docs/steps/allies{suffix}.md")
    (root / redirects.PATH).write_text(
        "en/first/: steps/partners.md\nen/steps/partners/: steps/allies.md\n", "utf-8"
    )
    (dead_end,) = redirects.load(root).findings
    assert (dead_end.line, dead_end.rule) == (1, "redirect-page")
    assert "change every line that leads to it" in dead_end.in_language("en").hint
    assert "ubah setiap baris yang menuju ke sana" in dead_end.in_language("id").hint
    (root / redirects.PATH).write_text(
        "en/first/: steps/allies.md\nen/steps/partners/: steps/allies.md\n", "utf-8"
    )
    assert [one.new for one in redirects.load(root).moved] == ["en/steps/allies/"] * 2


@pytest.mark.parametrize(
    "old",
    [
        "../outside/",
        "/etc/",
        "a/../../b/",
        "a//b/",
        "./",
        "/",
        "''",
        "a",
        "a.html/",
        "A/",
        "a b/",
        "-a/",
        "a_b/",
        "ä/",
        "javascript:x/",
        "//host.example/",
        "https://host.example/",
        '"<script>/"',
        '"a\\n/evil/"',
        '"*/"',
        '":splat/"',
        "a%2fb/",
        "a?b/",
        "a\\b/",
        "x" * 201 + "/",
        "? [a]\n",
    ],
)
def test_an_address_that_is_not_plain_is_refused(tmp_path: Path, old: str) -> None:
    found = rule_files.moved(f"{old}: index.md\n", tmp_path)
    assert "redirect-address" in {one.rule for one in found.findings}
    assert not found.moved


@pytest.mark.parametrize(
    "page",
    [
        "../mkdocs.yml",
        "/etc/passwd",
        "https://host.example/",
        "javascript:x",
        "index.en.md",
        "index",
        "docs/index.md",
    ],
)
def test_only_a_page_of_the_site_is_a_target(tmp_path: Path, page: str) -> None:
    assert _rules(f"a/: {page}\n", tmp_path) == [(1, "redirect-page")]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(table=st.binary(max_size=80) | st.text(alphabet="ab/.:#-\n \t'[{&*!<", max_size=60))
def test_nothing_written_into_the_table_ends_in_a_traceback(
    tmp_path: Path, table: str | bytes
) -> None:
    found = rule_files.moved(table, tmp_path)
    list(messages_of(found.findings))
    assert all(".." not in one.old and one.old.endswith("/") for one in found.moved)


def test_hosts_are_told_both_forms_of_an_old_address_below_the_path_of_the_site(
    tmp_path: Path,
) -> None:
    moved = rule_files.moved("langkah/rekan/: steps/partners.md#why\n", tmp_path).moved
    assert redirects.rules(moved, "/panduan/") == (
        "/panduan/langkah/rekan /panduan/langkah/mitra/#why 301\n"
        "/panduan/langkah/rekan/ /panduan/langkah/mitra/#why 301\n"
    )
    assert redirects.rules(moved, "/").startswith("/langkah/rekan /langkah/mitra/#why 301\n")


BOMB = "a: &a [x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [*{inner}, *{inner}, *{inner}, *{inner}, *{inner}, *{inner}, *{inner}]\n"
    for inner, name in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    "settings_file",
    [
        *(
            "",
            "3",
            "a: [",
            "\0",
            "\t",
            "extra: 3",
            "extra: {slugs: 3}",
            "extra: {slugs: {id: [a]}}",
        ),
        *(
            "extra: {slugs: {id: {[a]: b}}}",
            "extra: {slugs: {id: {a: 3}}}",
            "extra: &a {slugs: *a}",
        ),
        *("nav: &a [*a]", "nav: &a {b: *a}", f"{BOMB}nav: *j", f"{BOMB}? *j\n: x", "[" * 1000),
        "extra: !!python/object/apply:os.system ['touch pwned']",
    ],
    ids=lambda text: text[:20],
)
def test_settings_of_any_shape_end_in_no_traceback_and_take_no_time(
    tmp_path: Path, settings_file: str
) -> None:
    rule_files.moved("langkah/rekan/: index.md\n", tmp_path)
    (tmp_path / "mkdocs.yml").write_text(settings_file, encoding="utf-8")
    start = time.process_time()
    assert [one.page for one in redirects.load(tmp_path).moved] == ["index.md"]
    navigation.load(tmp_path)
    assert time.process_time() - start < 5
    assert not list(tmp_path.rglob("pwned"))
