"""One judge: a text in which nothing is found is shown whole, and with nothing but its own."""

from __future__ import annotations

import time
from pathlib import Path

import case_pages
import case_texts
import fuzz_cases
import pytest
from guidebook.cases import rendering
from hypothesis import HealthCheck, given, settings

FUZZED = sorted(fuzz_cases.KEPT.glob("*.md"))


def _problem(text: str) -> str:
    """What is wrong with the page of a section in which nothing was found."""
    whole = case_pages.with_section(text)
    found, html = case_pages.judged(whole)
    return "" if found else "; ".join(case_pages.flaws(whole, html))


@settings(
    max_examples=2000, deadline=None, print_blob=True, suppress_health_check=list(HealthCheck)
)
@given(case_texts.TEXTS)
def test_a_text_without_findings_is_shown_whole_and_with_nothing_but_its_own(text: str) -> None:
    assert not _problem(text)


@pytest.mark.parametrize("text", case_texts.RECORDED)
def test_so_is_every_text_that_somebody_sent(text: str) -> None:
    assert not _problem(text)


@pytest.mark.parametrize("path", FUZZED, ids=lambda path: path.stem)
def test_so_is_every_file_that_was_found_by_chance(path: Path) -> None:
    assert not fuzz_cases.problem(path.read_bytes())


@pytest.mark.parametrize("number", range(200))
def test_a_file_that_is_changed_at_random_is_judged_soon_and_at_its_lines(number: int) -> None:
    assert not fuzz_cases.problem(fuzz_cases.changed(f"test-{number}"))


@pytest.mark.parametrize(
    "text",
    [
        "Harga < Rp 5.000 per kg, <3, <nama lembaga>, a<b>c".replace("<b>", "<bb>"),
        "[CASEFORM]",
        "> [SIC]",
        "\\[TODO]",
        "[SOURCES]",
        "[TRANSLATIONS]",
        "[Catatan]: penting",
        "5*3*2 dan a_b_c, 2 * 3 * 4, __init__ dan *miring*",
        "{{ config.site_url }} {% raw %} --8<-- 'x'",
        "Judul\n===",
        "R&amp;D, &copy; dan &lt;b&gt;",
        "    menjorok empat spasi",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "ꦏꦮꦸꦁ, مرحبا, 👨‍👩‍👧 dan 合作",
    ],
)
def test_ordinary_text_is_shown_as_it_was_typed(text: str) -> None:
    whole = case_pages.with_section(text)
    found, html = case_pages.judged(whole)
    assert found == []
    assert list(case_pages.flaws(whole, html)) == []
    if not text.startswith(("|", ">", "5", "\\", " ", "[C", "[S", "[T", "{{")):
        unquoted = html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        assert text.strip() in unquoted


def test_words_from_right_to_left_find_their_own_direction() -> None:
    html = rendering.body("Salam.\n\nمرحبا\n\n| a |\n| --- |\n| مرحبا |", "id").html
    assert html.count('dir="auto"') == 2
    assert "<p>Salam.</p>" in html


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[" * 10_000, "too-much"),
        ("[" * 1_900, ""),
        ("![" * 1_900, ""),
        ("*" * 10_000 + "a", ""),
        ("*_" * 5_000 + "a", ""),
        ("`a" * 29_000, ""),
        ("<" * 59_000, ""),
        ("\\" * 59_000, ""),
        ("kata " * 11_000, ""),
        ("x" * 59_000, ""),
        ("[a](" * 1_900, "link-broken"),
        ("[a](<" * 1_900, "link-broken"),
        ("1. " * 500 + "a", "too-deep"),
        ("> " * 500 + "a", "too-deep"),
        ("- " * 500 + "a", "too-deep"),
        ("*a **b " * 3_000, ""),
        ("*a _b " * 3000 + "c_ d* " * 3000, "too-deep"),
        ("a\n\n" * 60_000, "too-much"),
        ("- a\n  - b\n" * 10_000, "too-much"),
        ("| a " * 500 + "|\n" + "| --- " * 500 + "|\n" + "| b " * 500, ""),
        ("a|b\n-|-\n" + "x|y\n" * 20_000, "too-much"),
        ("x" * 190_000, "too-much"),
    ],
)
def test_no_text_takes_long_or_ends_in_an_exception(text: str, rule: str) -> None:
    whole = case_pages.with_section(text)
    start = time.process_time()
    found, html = case_pages.judged(whole)
    assert time.process_time() - start < 1.5  # and about half of it where nothing else runs
    assert html
    assert not rule or rule in {each.rule for each in found}
    if not found:
        assert not list(case_pages.flaws(whole, html))


def test_a_finding_names_the_line_where_it_stands() -> None:
    text = (
        "Satu\n`kode\nlagi` [a](\nwww.example.org/1)\n\n> kutipan\n> [b](www.example.org/2)\n\n"
        "- butir\n\n  ![](x.png) dan\n  [c](www.example.org/3)<br>[d](www.example.org/4)\\\n"
        "  [9]"
    )
    whole = case_pages.with_section(text)
    found, _ = case_pages.judged(whole)
    first = f"---\ntitle: x\n---\n{whole}".split("\n").index("Satu") + 1
    told = sorted((each.line - first, each.rule) for each in found)
    assert told == [
        (2, "link-scheme"),
        (6, "link-scheme"),
        (10, "image-alt"),
        (10, "image-place"),
        (11, "link-scheme"),
        (11, "link-scheme"),
        (12, "reference"),
    ]


def test_nothing_of_one_text_reaches_the_next() -> None:
    first = rendering.body("[a]: https://example.org\n\n[a]", "id").html
    assert rendering.body("[a]", "id").html == "<p>[a]</p>"
    assert first == "<p>[a]: https://example.org</p>\n<p>[a]</p>"
