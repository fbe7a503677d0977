"""Figures: one SVG file per figure with its words in both languages, shown with those of one.

In a figure every text stands once for each language, side by side: `<desc lang="id">…</desc><desc
lang="en">…</desc>`, and within a `<text>` the same with `<tspan>`.

A page on whose card a picture stands has a small drawing without words: figures/small/NAME.svg.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding
from guidebook.text import content_files

SVG = "{http://www.w3.org/2000/svg}"
REFERENCE = re.compile(
    r"^!\[(?P<caption>[^\]]+)\]\((?:\.\./)*figures/(?P<name>[\w-]+\.svg)\)$", re.MULTILINE
)
"""A figure alone on its line in a page's Markdown."""

_NAME = re.compile(r"[\w-]+\.svg")


_ELEMENTS = frozenset(
    "svg desc title g circle ellipse line path polygon polyline rect text tspan".split()
)
_ATTRIBUTES = frozenset(
    "class cx cy d dx dy height lang points r rx ry text-anchor transform viewBox width x x1 x2 y"
    " y1 y2".split()
)
"""What figures are drawn with. They become a part of the page, where anything else might run, load
something or look like a part of the site.
"""

_DEEPEST = 20
"""Elements inside each other; figures have four, and Python writes a few hundred."""

_CLASS = "f-"
"""How the names of classes begin that the stylesheet has for figures."""


SMALL = "small"
"""The folder of small drawings, among the figures."""

PLACE = "figurex"
"""How the word begins that stands for a figure in Markdown and in HTML."""

_PLACE = re.compile(rf"<p>{PLACE}([0-9a-f]+)x([0-9a-f]+)x</p>")


class FigureError(Exception):
    """A figure that is missing, broken, or without its words in one of the languages."""


def with_places(markdown: str) -> str:
    """The Markdown of a page with a word of plain letters in the place of each figure."""

    def place(match: re.Match[str]) -> str:
        name, caption = match["name"].encode().hex(), match["caption"].encode().hex()
        return f"{PLACE}{name}x{caption}x"

    return REFERENCE.sub(place, markdown)


def filled(html: str, folder: Path, language: str) -> str:
    """A page's HTML with its figures, which are in `folder`."""

    def figure(match: re.Match[str]) -> str:
        name, caption = (bytes.fromhex(word).decode() for word in match.groups())
        if not _NAME.fullmatch(name):
            raise FigureError(f"no figure '{name}' in docs/figures")
        return inline(folder / name, caption, language)

    return _PLACE.sub(figure, html)


def inline(path: Path, caption: str, language: str) -> str:
    """The figure as HTML in `language`; its `<desc>` becomes the text alternative, `caption` is
    shown below.
    """
    root = _parse(path)
    if strange := next(_strange(root), ""):
        raise FigureError(f"'{path.name}' has {strange}, which is not allowed in a figure")
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


def small(folder: Path, name: str) -> str:
    """The small drawing for the card of the page called `name`, empty where there is none.

    It says nothing to a voice: the title beside it does.
    """
    path = folder / SMALL / f"{name}.svg"
    if not path.is_file():
        return ""
    root = _parse(path)
    if strange := next(_strange(root), ""):
        raise FigureError(f"'{SMALL}/{path.name}' has {strange}, which is not allowed in a figure")
    root.set("class", "thumbnail")
    root.set("width", "84")  # also where the stylesheet is lost
    root.set("height", "66")
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    return re.sub(r"\n\s*", "", ElementTree.tostring(root, encoding="unicode"))


def check(root: Path) -> Iterator[Finding]:
    """What is wrong with the figures of the project at `root`; one that can't be read as SVG is
    told by the check of spelling.
    """
    for path in content_files.paths(root, "figures/**/*.svg"):
        shown = path.relative_to(root).as_posix()
        try:
            drawing = _parse(path)
        except FigureError:
            continue
        for strange in dict.fromkeys(_strange(drawing)):
            yield finding(shown, 1, "figure-markup", found=strange)
        if path.parent.name != SMALL and drawing.find(f"{SVG}desc") is None:
            yield finding(shown, 1, "figure-words", found="<desc>")
        for parent in drawing.iter():
            yield from _check_words(parent, shown)


def _check_words(parent: Element, path: str) -> Iterator[Finding]:
    """Words that stand in one language stand in the other as well."""
    variants = [child for child in parent if child.get("lang")]
    filled = {child.get("lang") for child in variants if (child.text or "").strip()}
    if variants and set(LANGUAGES) - filled:
        text = next((child.text for child in variants if (child.text or "").strip()), "")
        yield finding(path, 1, "figure-words", found=" ".join((text or "").split())[:60])


def _strange(drawing: Element) -> Iterator[str]:
    """What a drawing has that no figure may have."""
    if _depth(drawing) > _DEEPEST:
        yield f"> {_DEEPEST} <g>"
    for element in drawing.iter():
        name = str(element.tag).removeprefix(SVG)
        if name not in _ELEMENTS:
            yield f"<{name.rpartition('}')[2]}>"
        for attribute, value in element.attrib.items():
            is_own_class = all(word.startswith(_CLASS) for word in value.split())
            if attribute not in _ATTRIBUTES or (attribute == "class" and not is_own_class):
                yield f'{attribute.rpartition("}")[2]}="{value[:40]}"'


def _depth(drawing: Element) -> int:
    """How deeply its elements stand inside each other."""
    depth = 0
    level = [drawing]
    while level and depth <= _DEEPEST:
        depth += 1
        level = [child for element in level for child in element]
    return depth


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
