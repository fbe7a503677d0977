"""The pictures that messengers and social sites show beside a shared link: 1200 by 630 pixels.

One of the site for each language, and one for each page that has a figure. What is on a page's card
is taken from its finished HTML, so that both show the same.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path

from PIL import Image

from guidebook.cache import whole_files
from guidebook.cache.digests import digest
from guidebook.theme import fonts
from guidebook.theme.typesetting import Job, typeset_pages

_LAYOUT = Path(__file__).with_name("card.typ")
_STYLES = Path(__file__).resolve().parents[3] / "overrides/assets/stylesheets"

_COLOURS = 64
"""How many colours a card has at most: it weighs a third of one with all."""

_FIGURE = re.compile(
    r'<figure class="(?:partnership|drawing)".*?(<svg.*?</svg>)\s*<figcaption', re.DOTALL
)
_SIGN = re.compile(
    r'<p class="case-signs"><span class="outcome (outcome--[\w-]+)">(<svg.*?</svg>)', re.DOTALL
)
_TEXTS = {
    "path": re.compile(r'<meta property="og:image" content="[^"]*/(assets/images/cards/[^"]+)">'),
    "title": re.compile(r'<meta property="og:title" content="([^"]*)">'),
    "part": re.compile(r' data-section="([^"]*)"'),
    "tells": re.compile(r' data-facts="([^"]*)"'),
}
_OWN_RULE = re.compile(r"^\.(?:f-|outcome--)[^{]*\{[^}]*\}", re.MULTILINE)
"""A rule of the stylesheets for what stands in drawings."""
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_VALUE = re.compile(r"^\s*--([\w-]+):\s*(?:var\(--light,\s*([^)]+)\)|([^;]+))", re.MULTILINE)


@dataclass(frozen=True)
class Card:
    """The card of a page: the site's name, the page's title and part, the lines of what it tells
    of itself, and, empty where there is none, its figure and the sign of an outcome as SVG.
    """

    site: str
    title: str
    part: str
    tells: tuple[str, ...]
    figure: str
    sign: str


def found_in(page: str) -> dict[str, str]:
    """What the card of a page shows, from its HTML, with the `path` that the page gives it; nothing
    where the page has no card of its own.
    """
    found = {}
    for name, pattern in _TEXTS.items():
        match = pattern.search(page)
        found[name] = unescape(match[1]) if match else ""
    if not found["path"]:
        return {}
    figure = _FIGURE.search(page)
    sign = _SIGN.search(page)
    found["figure"] = figure[1] if figure else ""
    found["sign"] = _coloured(sign[2], sign[1]) if sign else ""
    return found


def card(site: str, found: Mapping[str, str]) -> Card:
    """The card of a page of the `site` that shows what was found in it."""
    tells = tuple(fact for fact in found["tells"].split(" · ") if fact)
    figure, sign = (_drawn_alone(found[name]) for name in ("figure", "sign"))
    return Card(site, found["title"], found["part"], tells, figure, sign)


def of_site(name: str, line: str) -> bytes:
    """The card of the site with this name, and a line about it."""
    (picture,) = _drawn([{"title": name, "tells": line}])
    return picture


def site_path(language: str) -> str:
    """Where the card of the site lies."""
    return f"assets/images/card-{language}.png"


def write(cards: Mapping[str, Card | None], whole: bytes, site: Path, kept: Path | None) -> None:
    """Write cards by their paths into the folder of the site, where there is None that of the
    `whole` site.

    `kept` is a folder where the next build finds them; what no card there is like any more goes.
    """
    with tempfile.TemporaryDirectory() as passing:
        folder = kept or Path(passing)
        names = {}
        for path, each in cards.items():
            names[path] = f"{digest(asdict(each) if each else whole.hex())[:20]}.png"
        known = {file.name for file in folder.glob("*.png")}
        missing = {}
        for path, name in names.items():
            if name not in known:
                missing[name] = cards[path]
        drawn = [each for each in missing.values() if each]
        pictures = iter(_drawn([asdict(each) for each in drawn]))
        for name, each in missing.items():
            whole_files.write(folder / name, next(pictures) if each else whole)
        for path, name in names.items():
            whole_files.link(folder / name, site / path)
        for gone in known - set(names.values()):
            (folder / gone).unlink()


def _drawn_alone(svg: str) -> str:
    """A drawing of a page as a file of its own, in the colours of a light page."""
    if not svg:
        return ""
    start, inside = svg.split(">", 1)
    if "xmlns=" not in start:
        start += ' xmlns="http://www.w3.org/2000/svg"'
    rules = f"{_rules()}text{{font-family:'Plus Jakarta Sans'}}"
    return _in_light(f"{start}><style>{rules}</style>{inside}")


def _coloured(sign: str, style: str) -> str:
    """The sign of an outcome, drawn with the colour of its class."""
    line = 'fill="none" stroke="currentColor" stroke-width="1.6"'
    return sign.replace("<svg ", f'<svg class="{style}" {line} ', 1)


def _drawn(cards: Sequence[Mapping[str, object]]) -> list[bytes]:
    if not cards:
        return []
    inputs = {"cards": json.dumps(cards, ensure_ascii=False)}
    job = Job(_LAYOUT, inputs, fonts.FOLDER, "png")
    return [_packed(each) for each in typeset_pages(job)]


def _packed(picture: bytes) -> bytes:
    """The same picture with few colours."""
    whole = Image.open(BytesIO(picture)).convert("RGB")
    fewer = whole.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    written = BytesIO()
    fewer.save(written, "PNG", compress_level=6)
    return written.getvalue()


@cache
def _rules() -> str:
    """The rules for drawings, of all stylesheets."""
    rules: list[str] = []
    for path in sorted(_STYLES.glob("*.css")):
        rules += _OWN_RULE.findall(path.read_text(encoding="utf-8"))
    return "".join(rules)


@cache
def _light_values() -> Mapping[str, str]:
    """The values of variables on a light page; the first of each counts, as it is for all widths."""
    values: dict[str, str] = {}
    for name, light, always in _VALUE.findall((_STYLES / "tokens.css").read_text("utf-8")):
        values.setdefault(name, light or always)
    return values


def _in_light(text: str) -> str:
    return _VARIABLE.sub(lambda match: _light_values()[match[1]], text)
