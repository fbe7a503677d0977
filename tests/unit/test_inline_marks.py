"""Looking for marks only where they can be changes nothing of what a page becomes."""

from __future__ import annotations

from pathlib import Path

import project
import pytest
from guidebook.build.markdown_speedup import SIGNS, InlineMarks
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from mkdocs.config import load_config

CONFIG = load_config(str(project.ROOT / "mkdocs.yml"))
NAMES = [name for name in CONFIG.markdown_extensions if isinstance(name, str)]
PAGES = sorted((project.ROOT / "docs").rglob("*.md"))
ATTACKS = (project.ROOT / "tests/data/attacks.txt").read_text(encoding="utf-8")
MARKS = (
    "plain",
    "_em_",
    "*em*",
    "![a](b.png)",
    "[^1]\n\n[^1]: a",
    "it's",
    "a -- b",
    "a...",
    "*em* and __strong__ and un_der_score and **bold *both***",
    "`code` and ``more ` code`` and \\`no code\\` and \\*plain\\*",
    "[a](b.md) and [a][b] and [b] and ![c](d.png) and ![c][b] and ![b]\n\n[b]: e.md 'title'",
    "<https://example.org> and <a@example.org> and <b>html</b> and a < b & c &amp; d &copy; &#8217;",
    "one  \ntwo\\\nthree",
    'a note[^1] and another[^b]\n\n- in a list[^c]\n\n[^1]: *first*\n[^b]: "second"\n[^c]: third -- so',
    "\"quoted\" and 'single' and '80s and \"'both'\" and a'b -- c --- d ... e .... f",
    '- "item\n- it\'s\n    - \'nested\' -- *em*\n\n1. a "b" *"c"* ["d"](e.md)',
    '| a | "b" |\n| --- | --- |\n| *c* | d -- e |',
    '!!! note "A \'title\'"\n    text -- "quoted" *em*',
    '## A "heading" & more { #id }\n\n> "quote"\n>\n> `x -- y`',
    'Term\n"plain" <br> "after" <span>\'in\'</span>',
)


def _html(text: str, *more: InlineMarks) -> str:
    return Markdown(extensions=[*NAMES, *more], extension_configs=CONFIG.mdx_configs).convert(text)


@pytest.mark.parametrize(
    "path", PAGES, ids=lambda path: path.relative_to(project.ROOT / "docs").as_posix()
)
def test_a_page_is_the_same_with_and_without(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _html(text, InlineMarks()) == _html(text)


@pytest.mark.parametrize("text", [*MARKS, *ATTACKS.split("\n\n"), ATTACKS, "\n\n".join(MARKS)])
def test_every_mark_is_found(text: str) -> None:
    assert _html(text, InlineMarks()) == _html(text)


def test_a_plain_text_costs_no_pattern_that_has_a_sign() -> None:
    markdown = Markdown(extensions=[*NAMES, InlineMarks()], extension_configs=CONFIG.mdx_configs)
    assert {name for name in SIGNS if name not in markdown.inlinePatterns} in (
        set(),
        {"em_strong2", "not_strong"},
    )
    markdown.convert("plain")
    inline = markdown.treeprocessors["inline"]
    assert isinstance(inline, InlineProcessor)
    assert not list(inline.inlinePatterns)
