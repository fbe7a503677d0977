"""The preview shows a text as its page will."""

from __future__ import annotations

import random

import case_texts
from browser.scripts.conftest import ADDRESS, BlankPage
from guidebook.cases import page as case_page
from guidebook.cases import rendering

SHOWN = """async (module, [texts, pages, sources, address]) => {
  const { blocksOf } = await import(address);
  // Without what the preview does otherwise on purpose: links within the site, pictures, headings.
  const comparable = (node) => [...node.childNodes].map((child) => {
    if (child.nodeType !== 1) return child.data;
    const tag = child.localName;
    if (tag === "img") return `<em >[${child.alt}]</em>`;
    const inner = comparable(child);
    const role = child.getAttribute("role");
    if (/^h[1-6]$/.test(tag) || role === "heading") return `<h>${inner}</h>`;
    if (["a", "div", "span"].includes(tag)) return inner;
    const more = [child.dir, child.start > 1 ? child.start : ""].filter(Boolean).join(" ");
    return `<${tag} ${more}>${inner}</${tag}>`;
  }).join("");
  const tidy = (text) => text.replace(/\\s*(<[^<>]*>)\\s*/g, "$1").replace(/\\s+/g, " ").trim();
  return texts.map((text, at) => {
    const shown = document.createElement("div");
    const blocks = blocksOf(text.split("\\n"));
    shown.append(...module.shownText(blocks, { sources, words: { self_reported: "note" } }));
    const page = document.createElement("template"); // which loads no picture
    page.innerHTML = pages[at];
    return [tidy(comparable(shown)), tidy(comparable(page.content))];
  });
}"""
SOURCES = 2
DEEP = "> > > > > "
"""What is so deep is left out on the page, and refused."""


def _on_the_page(text: str) -> str:
    return case_page.signed(rendering.body(text, "id").html, SOURCES, "note", "source").html


def _texts(count: int) -> list[str]:
    chance = random.Random("texts")  # noqa: S311
    made = [text for text in case_texts.RECORDED if len(text) < 2000 and DEEP not in text]
    for _ in range(count):
        pieces = [chance.choice(chance.choice(case_texts.KINDS)) for _ in range(9)]
        made.append("".join(piece for piece in pieces if len(piece) < 2000 and DEEP not in piece))
    return [_as_in_a_file(text) for text in made]


def _as_in_a_file(text: str) -> str:
    """The text without what a file of a case can't hold: ends of other systems, blanks at ends."""
    plain = text.replace("\r\n", "\n").replace("\t", "  ").replace("\0", "")
    return "\n".join(line.rstrip() for line in plain.split("\n"))


def test_a_text_is_shown_as_on_its_page(blank_page: BlankPage) -> None:
    texts = _texts(600)
    pages = [_on_the_page(text) for text in texts]
    given = [texts, pages, SOURCES, f"{ADDRESS}case-form/blocks.js"]
    found = blank_page.run("case-form/text.js", SHOWN, given)
    both = dict(zip(texts, found, strict=True))
    assert {text: pair for text, pair in both.items() if pair[0] != pair[1]} == {}
