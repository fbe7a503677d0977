"""The page of a tool: what MkDocs reads of it, its contents, and the HTML of its texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from guidebook.languages import LANGUAGES
from guidebook.text import spoken_language, vocabulary
from guidebook.tools import prose
from guidebook.tools.example import Example
from guidebook.tools.prose import Paragraph, Run
from guidebook.tools.tool import Blank, Text, Tool
from guidebook.tools.values import Values, shown

FOLDER = "tools"

EXAMPLE = f"{FOLDER}/example"
"""The page of the worked example; those of its chapters are below it."""

GROUPS = ("worksheets", "documents")
"""What the list of tools falls into."""

FILLED = {"id": "{}: contoh terisi", "en": "{}: filled in"}
"""The title of a chapter of the worked example, from that of its tool."""

Token = dict[str, Any]
"""An entry of a page's contents, as Markdown's extension `toc` makes them."""


def name(tool: Tool) -> str:
    """The neutral name of a tool's page, without ending."""
    return f"{FOLDER}/{tool.name}"


def slugs(tools: Iterable[Tool]) -> dict[str, str]:
    """The Indonesian address parts of the pages, as in the slug table of mkdocs.yml."""
    table = {EXAMPLE: "contoh"}
    for tool in tools:
        table[name(tool)] = tool.slug
        table[f"{EXAMPLE}/{tool.name}"] = tool.slug
    return table


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


def by_item(tools: Iterable[Tool]) -> dict[str, list[Tool]]:
    """The tools that serve each item of the checklist."""
    served: dict[str, list[Tool]] = {}
    for tool in tools:
        for item in tool.items:
            served.setdefault(item, []).append(tool)
    return served


def source(tool: Tool, language: str) -> str:
    """The page as Markdown that MkDocs can read; its template fills it."""
    return _front_matter(tool.title, tool.summary, language, "tool.html", tool=tool.name)


def example_sources(example: Example) -> Iterator[tuple[str, dict[str, str]]]:
    """The pages of the worked example by name, each as Markdown by language."""
    if not example.chapters:
        return
    summary = {each: _first_sentence(example.about[each]) for each in LANGUAGES}
    sources = {}
    for each in LANGUAGES:
        sources[each] = _front_matter(example.title, summary, each, "tool-example.html")
    yield EXAMPLE, sources
    for chapter in example.chapters.values():
        tool = chapter.tool
        title = {each: FILLED[each].format(tool.title[each]) for each in LANGUAGES}
        filled = {}
        for each in LANGUAGES:
            template = "tool-chapter.html"
            filled[each] = _front_matter(
                title, chapter.about, each, template, tool=tool.name, search="false"
            )
        yield f"{EXAMPLE}/{tool.name}", filled


def contents(tool: Tool, language: str) -> list[Token]:
    """The parts of the page by their headings, clauses below theirs."""
    tokens = []
    for number, part in enumerate(tool.parts, 1):
        inner = [_token(3, f"clause-{each.name}", each.title[language]) for each in part.clauses]
        tokens.append(_token(2, f"part-{number}", part.heading[language], inner))
    return tokens


@dataclass(frozen=True)
class Setting:
    """On which page a text of a tool stands: the page's language, the address of what a link leads
    to, the tool's blanks, and what was typed into them in the worked example.
    """

    language: str
    address_of: Callable[[str], str]
    blanks: Mapping[str, Blank]
    filled: Values


def html(text: Text, setting: Setting) -> str:
    """A text of a tool as HTML: paragraphs, of which those of a list are indented.

    A blank that is empty says in brackets what belongs there; `data-again` is its name.
    """
    paragraphs = []
    for paragraph in prose.paragraphs(text[setting.language]):
        paragraphs.append(_paragraph(paragraph, setting))
    return spoken_language.marked("\n".join(paragraphs), setting.language)


def _paragraph(paragraph: Paragraph, setting: Setting) -> str:
    runs = "".join(_run(run, setting) for run in paragraph.runs)
    if not paragraph.mark:
        return f"<p>{runs}</p>"
    kind = "item item--2" if paragraph.level > 1 else "item"
    return f'<p class="{kind}">{escape(paragraph.mark)} {runs}</p>'


def _run(run: Run, setting: Setting) -> str:
    if run.blank:
        return _blank(setting.blanks[run.blank], setting)
    words = escape(run.text, quote=False)
    if run.target:
        return f'<a href="{escape(setting.address_of(run.target))}">{words}</a>'
    if run.is_bold:
        return f"<strong>{words}</strong>"
    return f"<em>{words}</em>" if run.is_italic else words


def _blank(blank: Blank, setting: Setting) -> str:
    if typed := setting.filled.get(blank.name):
        return f'<span class="filled">{escape(shown(blank, typed, setting.language))}</span>'
    label = escape(blank.label[setting.language])
    return f'<span data-again="{blank.name}">[{label}]</span>'


def _token(level: int, anchor: str, title: str, children: list[Token] | None = None) -> Token:
    return {"level": level, "id": anchor, "name": escape(title), "children": children or []}


def _front_matter(title: Text, summary: Text, language: str, template: str, **more: str) -> str:
    facts = {
        "title": title[language],
        "summary": summary[language],
        "description": summary[language],
        "template": template,
    }
    lines = ["---"]
    for key, text in facts.items():
        lines.append(f"{key}: {json.dumps(text, ensure_ascii=False)}")
    lines += [f"{key}: {word}" for key, word in more.items()]
    lines.append("---\n")
    return "\n".join(lines)


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."
