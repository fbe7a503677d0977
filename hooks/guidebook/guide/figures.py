"""Figures: one SVG file per figure with its words in both languages, shown with those of one."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from xml.etree import ElementTree

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
        said = {child.get("lang") for child in variants if (child.text or "").strip()}
        if missing := set(LANGUAGES) - said:
            wanted = ", ".join(sorted(missing))
            raise FigureError(
                f"'{path.name}' has words in {', '.join(sorted(map(str, said)))} but not in {wanted}"
            )
        for child in variants:
            if child.tag == f"{SVG}desc":
                description = (
                    (child.text or "").strip() if child.get("lang") == language else description
                )
                parent.remove(child)
            elif child.get("lang") == language:
                parent.text = child.text
                parent.remove(child)
            else:
                parent.remove(child)
    if not description:
        raise FigureError(
            f"'{path.name}' has no <desc> in {' and '.join(LANGUAGES)}: the text alternative"
        )
    root.set("role", "img")
    root.set("aria-label", " ".join(description.split()))
    drawing = ElementTree.tostring(root, encoding="unicode").strip()
    below = f"<figcaption>{escape(caption, quote=False)}</figcaption>"
    return f'<figure class="drawing">\n{drawing}\n{below}\n</figure>'


def _parse(path: Path) -> ElementTree.Element:
    ElementTree.register_namespace("", SVG[1:-1])
    try:
        return ElementTree.parse(path).getroot()
    except FileNotFoundError as error:
        raise FigureError(f"no figure '{path.name}' in docs/figures") from error
    except ElementTree.ParseError as error:
        raise FigureError(f"'{path.name}' is not well-formed SVG: {error}") from error
