from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import project
import pytest
from guidebook.guide import figures

DRAWN = sorted((project.ROOT / "docs/figures").glob("*.svg"))
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">
<desc lang="id">Dua   mitra.</desc><desc lang="en">Two partners.</desc>
<text x="1"><tspan lang="id">Mitra</tspan><tspan lang="en">Partner</tspan></text></svg>"""


def test_a_figure_is_shown_with_the_words_of_one_language(tmp_path: Path) -> None:
    path = tmp_path / "pair.svg"
    path.write_text(SVG, encoding="utf-8")
    html = figures.inline(path, "Siapa & apa", "id")
    assert 'aria-label="Dua mitra."' in html
    assert 'role="img"' in html
    assert ">Mitra</text>" in html
    assert "<figcaption>Siapa &amp; apa</figcaption>" in html
    assert "Partner" not in html
    assert "desc" not in html


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('<tspan lang="en">Partner</tspan>', "", "has words in id but not in en"),
        (">Partner<", "> <", "has words in id but not in en"),
        (
            '<desc lang="id">Dua   mitra.</desc><desc lang="en">Two partners.</desc>',
            "",
            "no <desc>",
        ),
        ("</text>", "", "not well-formed"),
    ],
)
def test_a_broken_figure_says_what_is_wrong(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = tmp_path / "pair.svg"
    path.write_text(SVG.replace(old, new), encoding="utf-8")
    with pytest.raises(figures.FigureError, match=message):
        figures.inline(path, "x", "id")


def test_a_missing_figure_says_so(tmp_path: Path) -> None:
    with pytest.raises(figures.FigureError, match=r"no figure 'none\.svg'"):
        figures.inline(tmp_path / "none.svg", "x", "id")


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_drawing_takes_its_colours_from_the_page(path: Path, language: str) -> None:
    html = figures.inline(path, "x", language)
    assert 'viewBox="0 0 400 ' in html
    assert " fill=" not in html
    assert " style=" not in html
    assert " id=" not in html
    assert "ns0:" not in html


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_words_on_amber_are_dark_in_both_schemes(path: Path) -> None:
    drawing = ElementTree.parse(path).getroot()
    svg = "{http://www.w3.org/2000/svg}"
    for box in drawing.iter(f"{svg}rect"):
        if "f-accent" not in box.get("class", ""):
            continue
        left, top = float(box.get("x", 0)), float(box.get("y", 0))
        right, bottom = left + float(box.get("width", 0)), top + float(box.get("height", 0))
        for text in drawing.iter(f"{svg}text"):
            x, y = float(text.get("x", 0)), float(text.get("y", 0))
            if left < x < right and top < y < bottom:
                assert "f-on-accent" in text.get("class", "")


SMALL = sorted((project.ROOT / "docs/figures/small").glob("*.svg"))
ON_CARDS = ("benefits", "steps")


def test_every_benefit_and_every_step_has_a_small_drawing() -> None:
    pages: set[str] = set()
    for section in ON_CARDS:
        for path in (project.ROOT / "docs" / section).glob("*.en.md"):
            pages.add(path.name.removesuffix(".en.md"))
    assert {path.stem for path in SMALL} == pages - {"index"}


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_small_drawing_is_light_and_says_nothing(path: Path) -> None:
    html = figures.small(project.ROOT / "docs/figures", path.stem)
    assert 'aria-hidden="true"' in html
    assert len(html) < 3_000
    drawing = ElementTree.fromstring(html)
    assert not any(letter.isalpha() for letter in "".join(drawing.itertext()))
    assert list(drawing.iter("{http://www.w3.org/2000/svg}desc")) == []


def test_a_page_without_a_small_drawing_has_none_on_its_card(tmp_path: Path) -> None:
    assert figures.small(tmp_path, "none") == ""


def test_a_small_drawing_holds_nothing_that_a_figure_may_not(tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    path = tmp_path / "small/pair.svg"
    path.write_text(SVG.replace("<text", "<script"), encoding="utf-8")
    with pytest.raises(figures.FigureError, match="not well-formed"):
        figures.small(tmp_path, "pair")
    path.write_text(SVG.replace(' x="1"', ' onclick="x()"'), encoding="utf-8")
    with pytest.raises(figures.FigureError, match="onclick"):
        figures.small(tmp_path, "pair")
