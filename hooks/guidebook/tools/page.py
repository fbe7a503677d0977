"""The page of a tool: what MkDocs reads of it, its contents, and the HTML of its texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from guidebook.text import spoken_language, vocabulary
from guidebook.tools import prose
from guidebook.tools.prose import Paragraph, Run
from guidebook.tools.tool import Blank, Text, Tool

FOLDER = "tools"

GROUPS = ("worksheets", "documents")
"""What the list of tools falls into."""

Token = dict[str, Any]
"""An entry of a page's contents, as Markdown's extension `toc` makes them."""


def name(tool: Tool) -> str:
    """The neutral name of a tool's page, without ending."""
    return f"{FOLDER}/{tool.name}"


def slugs(tools: Iterable[Tool]) -> dict[str, str]:
    """The Indonesian address parts of the pages, as in the slug table of mkdocs.yml."""
    return {name(tool): tool.slug for tool in tools}


def asked(tools: Mapping[str, Tool], words: Sequence[str]) -> Iterator[Tool]:
    """The tools that `words` ask for: `worksheets`, `documents`, a step, or a tool by name.

    LookupError tells of a word that is none of these.
    """
    for word in words:
        if word in tools:
            yield tools[word]
        elif word in GROUPS:
            is_worksheets = word == GROUPS[0]
            yield from (each for each in tools.values() if each.is_worksheet == is_worksheets)
        elif word in vocabulary.values("step"):
            yield from (each for each in tools.values() if each.step == word)
        else:
            raise LookupError(f"docs/{FOLDER} has no tool '{word}'")


def source(tool: Tool, language: str) -> str:
    """The page as Markdown that MkDocs can read; its template fills it."""
    front_matter = {
        "title": tool.title[language],
        "summary": tool.summary[language],
        "description": tool.summary[language],
        "template": "tool.html",
        "tool": tool.name,
    }
    return _front_matter(front_matter)


def contents(tool: Tool, language: str) -> list[Token]:
    """The parts of the page by their headings, clauses below theirs."""
    tokens = []
    for number, part in enumerate(tool.parts, 1):
        inner = [_token(3, f"clause-{each.name}", each.title[language]) for each in part.clauses]
        tokens.append(_token(2, f"part-{number}", part.heading[language], inner))
    return tokens


def html(
    text: Text, language: str, address_of: Callable[[str], str], blanks: Mapping[str, Blank]
) -> str:
    """A text of a tool as HTML: paragraphs, of which those of a list are indented.

    `address_of` gives the address of what a link leads to. A blank says in brackets what belongs
    there, and by `data-again` which it is.
    """
    paragraphs = []
    for paragraph in prose.paragraphs(text[language]):
        paragraphs.append(_paragraph(paragraph, language, address_of, blanks))
    return spoken_language.marked("\n".join(paragraphs), language)


def _paragraph(
    paragraph: Paragraph,
    language: str,
    address_of: Callable[[str], str],
    blanks: Mapping[str, Blank],
) -> str:
    runs = [_run(run, language, address_of, blanks) for run in paragraph.runs]
    if not paragraph.mark:
        return f"<p>{''.join(runs)}</p>"
    mark = f'<span class="item__mark">{escape(paragraph.mark)}</span> '
    return f'<p class="item item--{paragraph.level}">{mark}<span>{"".join(runs)}</span></p>'


def _run(
    run: Run, language: str, address_of: Callable[[str], str], blanks: Mapping[str, Blank]
) -> str:
    if run.blank:
        label = escape(blanks[run.blank].label[language])
        return f'<span class="blank" data-again="{run.blank}">[{label}]</span>'
    words = escape(run.text, quote=False)
    if run.target:
        return f'<a href="{escape(address_of(run.target))}">{words}</a>'
    if run.is_bold:
        return f"<strong>{words}</strong>"
    return f"<em>{words}</em>" if run.is_italic else words


def _token(level: int, anchor: str, title: str, children: list[Token] | None = None) -> Token:
    return {"level": level, "id": anchor, "name": escape(title), "children": children or []}


def _front_matter(facts: Mapping[str, str]) -> str:
    lines = ["---"]
    for key, text in facts.items():
        lines.append(f"{key}: {json.dumps(text, ensure_ascii=False)}")
    lines.append("---\n")
    return "\n".join(lines)
