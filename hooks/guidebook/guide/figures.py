"""Figures: one SVG file per figure with its words in both languages, shown with those of one.

In a figure every text stands once for each language, side by side: `<desc lang="id">…</desc><desc
lang="en">…</desc>`, and within a `<text>` the same with `<tspan>`.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from guidebook.languages import LANGUAGES

SVG = "{http://www.w3.org/2000/svg}"
REFERENCE = re.compile(
    r"^!\[(?P<caption>[^\]]+)\]\((?:\.\./)*figures/(?P<name>[\w-]+\.svg)\)$", re.MULTILINE
)
"""A figure alone on its line in a page's Markdown."""


class FigureError(Exception):
    """A figure that is missing, broken, or without its words in one of the languages."""


def inline(path: Path, caption: str, language: str) -> str:
    """The figure as HTML in `language`; its `<desc>` becomes the text alternative, `caption` is
    shown below.
    """
    root = _parse(path)
    description = ""
    for parent in list(root.iter()):
        variants = [child for child in parent if child.get("lang")]
        if not variants:
            continue
        shown = _variant_in(language, variants, path.name)
        if shown.tag == f"{SVG}desc":
            description = " ".join((shown.text or "").split())
        else:
            parent.text = shown.text
        for variant in variants:
            parent.remove(variant)
    if not description:
        wanted = " and ".join(LANGUAGES)
        raise FigureError(f"'{path.name}' has no <desc> in {wanted}: the text alternative")
    root.set("role", "img")
    root.set("aria-label", description)
    drawing = ElementTree.tostring(root, encoding="unicode").strip()
    below = f"<figcaption>{escape(caption, quote=False)}</figcaption>"
    return f'<figure class="drawing">\n{drawing}\n{below}\n</figure>'


def _parse(path: Path) -> Element:
    # Without a prefix, as HTML knows no namespaces.
    ElementTree.register_namespace("", SVG[1:-1])
    try:
        return ElementTree.parse(path).getroot()
    except FileNotFoundError as error:
        raise FigureError(f"no figure '{path.name}' in docs/figures") from error
    except ElementTree.ParseError as error:
        raise FigureError(f"'{path.name}' is not well-formed SVG: {error}") from error


def _variant_in(language: str, variants: list[Element], name: str) -> Element:
    """Of the same text in several languages the one in `language`; each must have words."""
    filled: dict[str, Element] = {}
    for variant in variants:
        if (variant.text or "").strip():
            filled[str(variant.get("lang"))] = variant
    missing = sorted(set(LANGUAGES) - set(filled))
    if missing:
        there = ", ".join(sorted(filled))
        raise FigureError(f"'{name}' has words in {there} but not in {', '.join(missing)}")
    return filled[language]
