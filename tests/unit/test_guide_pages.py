"""Pages of the guide hold nothing that runs, loads from elsewhere or imitates the site, however it
is written, and the check says so at its line.
"""

from __future__ import annotations

from pathlib import Path

import project
import pytest
from guidebook.guide import front_matter, page_html, pages
from guidebook.problems.finding import messages_of
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

TOP = "---\ntitle: Judul\nsummary: Ringkasan.\ndescription: Uraian.\n---\n"
LINES = TOP.count("\n")
ATTACKS = (project.ROOT / "tests/data/attacks.txt").read_text(encoding="utf-8").splitlines()

SMUGGLED = {
    "script": "<script>alert(1)</script>",
    "script in upper case": "<SCRIPT SRC=//x.example></SCRIPT>",
    "script in a list": "- satu\n\n    <script>alert(1)</script>",
    "script in a quotation": "> <script>alert(1)</script>",
    "script in a table": "| a |\n| - |\n| <script>alert(1)</script> |",
    "script in a footnote": "Satu[^1].\n\n[^1]: <script>alert(1)</script>",
    "script in a heading": "## Judul <script>alert(1)</script> { #isi }",
    "script in an admonition": '!!! note "x"\n    <script>alert(1)</script>',
    "script in the title of an admonition": '!!! note "<script>alert(1)</script>"',
    "script that does not end": "<script>alert(1)",
    "frame": '<iframe src="https://x.example"></iframe>',
    "object": '<object data="x.swf"></object>',
    "embed": '<embed src="x.swf">',
    "style": "<style>body { display: none }</style>",
    "meta": '<meta http-equiv="refresh" content="0; url=https://x.example">',
    "link": '<link rel="stylesheet" href="https://x.example/x.css">',
    "base": '<base href="https://x.example/">',
    "form": '<form action="https://x.example"><input></form>',
    "svg": "<svg onload=alert(1)></svg>",
    "math": "<math><mtext></mtext></math>",
    "details": "<details open ontoggle=alert(1)>x</details>",
    "handler": '<em onmouseover="alert(1)">x</em>',
    "handler in an attribute list": "## Judul { #isi onclick=alert(1) }",
    "handler behind a word": "*x*{ onclick=alert(1) }",
    "style in an attribute list": "Teks\n{ style=position:fixed }",
    "class of the site": "Teks\n{ .skip-link }",
    "id of the site": "Teks\n{ #drawn }",
    "class in an admonition": '!!! note skip-link "x"\n    x',
    "marked-up table": "| a |\n| -: |\n| 1 |",
    "javascript": "[x](javascript:alert(1))",
    "javascript in entities": "[x](&#106;avascript&colon;alert(1))",
    "javascript with a tab": "[x](java&Tab;script:alert(1))",
    "javascript in upper case": "[x](JaVaScRiPt:alert(1))",
    "javascript with a blank": "[x]( javascript:alert(1))",
    "javascript by reference": "[x][y]\n\n[y]: javascript:alert(1)",
    "javascript by its own name": "[x]\n\n[x]: javascript:alert(1)",
    "javascript in an attribute list": "[x](a.md){ href=javascript:alert(1) }",
    "javascript as an address": "<javascript:alert(1)>",
    "vbscript": "[x](vbscript:alert(1))",
    "data": "[x](data:text/html,x)",
    "encoded colon": "[x](javascript%3Aalert(1))",
    "other host": "[x](//x.example)",
    "other host with backslashes": "[x](\\\\\\\\x.example)",
    "picture of a script": "![x](javascript:alert(1))",
    "picture from elsewhere": "![x](https://x.example/x.png)",
    "picture of data": "![x](data:image/svg+xml,x)",
    "comment": "<!-- catatan -->",
    "comment that does not end": "Teks.\n\n<!-- catatan",
    "instruction": "<?php echo 1 ?>",
    "declaration": "<!DOCTYPE html>",
    "unknown tag": "<x-y onclick=alert(1)>x</x-y>",
    "tag by entities in code": "<code class='skip-link'>x</code>",
    "heading of the page": "# Judul",
    "title on two lines": "Judul\n=====",
}

PIECES = [
    *'<>`*_[]{}()\\a"',
    "```\n",
    "    ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "&lt;",
    "<b",
    "<!--",
    "-->",
]


def _checked(body: str, tmp_path: Path) -> list[tuple[int, str]]:
    docs = tmp_path / "docs"
    docs.mkdir(exist_ok=True)
    (docs / "a.md").write_text(f"{TOP}{body}", encoding="utf-8")
    return [(found.line, found.rule) for found in pages.check(tmp_path)]


def test_pages_are_rendered_as_mkdocs_does() -> None:
    config = load_config(str(project.ROOT / "mkdocs.yml"))
    assert sorted(page_html.EXTENSIONS) == sorted(config.markdown_extensions)
    for name, settings_of in page_html.EXTENSIONS.items():
        assert config.mdx_configs.get(name, {}) == settings_of


def test_the_pages_of_this_guide_are_right() -> None:
    assert list(messages_of(pages.check(project.ROOT))) == []


@pytest.mark.parametrize("name", SMUGGLED)
def test_what_may_not_stand_in_a_page_is_found_and_not_published(tmp_path: Path, name: str) -> None:
    found = _checked(f"Awal.\n\n{SMUGGLED[name]}\n\nAkhir.\n", tmp_path)
    assert found
    last = LINES + 3 + SMUGGLED[name].count("\n") + 2
    assert all(LINES + 3 <= line <= last for line, _ in found)
    cleaned = page_html.safe(page_html.html_of(SMUGGLED[name]))
    # As plain text the sign of a comment is harmless.
    assert page_html.look(cleaned).flaws in ([], [("page-markup", "<!--")])


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_on_a_case_works_in_a_page(attack: str) -> None:
    html = page_html.html_of(attack)
    assert page_html.look(page_html.safe(html)).flaws == []


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from([*SMUGGLED.values(), *PIECES]),
        max_size=8,
    )
)
def test_a_page_without_a_flaw_is_published_as_it_is(pieces: list[str]) -> None:
    html = page_html.html_of("".join(pieces))
    cleaned = page_html.safe(html)
    if not page_html.look(html).flaws:
        assert page_html.look(cleaned).targets == page_html.look(html).targets
        assert page_html.look(cleaned).ids == page_html.look(html).ids
    lowered = cleaned.lower()
    assert not any(tag in lowered for tag in ("<script", "<iframe", "<svg", "<style", "<form"))
    assert page_html.safe(cleaned) == cleaned


@pytest.mark.parametrize(
    "body",
    [
        "Satu <br> dua, H<sub>2</sub>O dan m<sup>2</sup>.\n",
        '!!! warning "Awas"\n    Teks.\n',
        "`<script>alert(1)</script>`\n",
        "```\n<script>alert(1)</script>\n```\n",
        "    <script>alert(1)</script>\n",
        "Kurang dari 3 < 5, dan 5 > 3 & lain-lain.\n",
        "[Situs](https://example.org/a?b=c&d=e#f) dan <https://example.org/a>.\n",
        "[Surel](mailto:a@example.org)\n",
        "[Halaman ini](a.md#isi)\n\n## Isi { #isi }\n",
        "Satu[^a].\n\n[SOURCES]\n\n[^a]: Sumber.\n",
        "| a | b |\n| - | - |\n| 1 | 2 |\n",
        "[CONTACT]\n\n[CARDS: steps]\n",
    ],
)
def test_what_a_page_needs_is_allowed(tmp_path: Path, body: str) -> None:
    assert _checked(body, tmp_path) == []


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("", [(1, "page-front-matter")]),
        ("template: lain.html\n\n", [(1, "page-front-matter")]),
        ("---\ntitle: x\n", [(1, "page-unclosed")]),
        (TOP.replace("---\n", "---\nhide: toc\n", 1), [(2, "unknown-key")]),
        (TOP.replace("---\n", "---\ntemplate: 404.html\n", 1), [(2, "vocabulary")]),
        (TOP.replace("Judul", "[a, b]"), [(2, "needs-text")]),
        (TOP.replace("Judul", "<script>"), [(2, "page-words")]),
        (TOP.replace("title: Judul\n", ""), [(1, "missing-key")]),
        (TOP.replace("Judul", "x" * 301), [(2, "too-long")]),
        (TOP.replace("Judul", '"x'), [(5, "yaml")]),
    ],
)
def test_the_top_of_a_page_says_nothing_but_a_few_words(
    tmp_path: Path, top: str, expected: list[tuple[int, str]]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text(f"{top}Teks.\n", encoding="utf-8")
    found = [(each.line, each.rule) for each in pages.check(tmp_path)]
    assert found[:1] == expected or found == expected


def test_of_what_mkdocs_reads_at_the_top_only_words_are_kept() -> None:
    read = {"title": "<b>Judul</b>", "template": "404.html", "hide": ["toc"], "search": False}
    assert front_matter.kept(read) == {"title": "bJudul/b", "search": False}


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (TOP.encode() + "“kutipan”".encode("cp1252"), "encoding"),
        (f"{TOP}Teks.\n".encode("utf-16"), "encoding"),
        (f"{TOP}Te\0ks.\n".encode(), "encoding"),
        (TOP.encode() + b"x" * 300_000, "file-size"),
    ],
)
def test_a_page_that_can_not_be_read_is_told(tmp_path: Path, data: bytes, rule: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_bytes(data)
    assert [each.rule for each in pages.check(tmp_path)] == [rule]
