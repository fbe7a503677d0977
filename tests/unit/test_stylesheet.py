"""The stylesheet is put together from its parts, its colours can be read, and its rules keep to what
makes them easy to change: few sizes, colours in one place, nothing stronger than it has to be.
"""

from __future__ import annotations

import re

import project
import pytest
from guidebook.theme import stylesheet

FOLDER = project.ROOT / "overrides/assets/stylesheets"
PARTS = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.css")}
OURS = [name for name in PARTS if name not in ("typeset", stylesheet.ENTRY)]
TOKENS = PARTS["tokens"]

COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): var\(--light, (#\w+)\) var\(--dark, (#\w+)\);", TOKENS
    )
}
COLOURS |= {name: (both, both) for name, both in re.findall(r"--(on-deep[\w-]*): (#\w+);", TOKENS)}
TEXT = [
    ("ink", "paper"),
    ("ink", "raised"),
    ("ink", "nila-soft"),
    ("muted", "paper"),
    ("muted", "raised"),
    ("nila", "paper"),
    ("nila", "raised"),
    ("soga", "paper"),
    ("soga", "raised"),
    ("right", "paper"),
    ("told", "paper"),
    ("wrong", "paper"),
    ("failed", "paper"),
    ("on-mid", "nila-mid"),
    ("on-deep", "nila-deep"),
    ("on-deep-muted", "nila-deep"),
    ("on-deep-soga", "nila-deep"),
]
SHAPES = [("nila-mid", "paper"), ("ink", "soga-fill"), ("on-deep-nila", "nila-deep")]

BESIDE = dict.fromkeys((*stylesheet.ALONE, *stylesheet.PRINTED), "")
"""Every stylesheet beside that of all, empty."""

SIZES = 8
SMALLEST = 0.65
"""In rem: what is smaller can't be read on a phone."""
NAMESPACES = ("http://schemas.openxmlformats.org/", "http://www.w3.org/XML/")
"""How names of XML begin, which look like addresses and are asked for nothing."""
ON_PAPER = {"print": ["12.5pt", "0"], "checklist-print": ["0"], "tools-print": []}
"""Sizes on paper that are no tokens: the unit of all others, and what is not shown."""


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), TEXT, ids="/".join)
def test_text_has_contrast_aa(front: str, ground: str, scheme: int) -> None:
    assert _contrast(COLOURS[front][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize(("front", "ground"), SHAPES, ids="/".join)
def test_shapes_have_contrast_aa_in_light(front: str, ground: str) -> None:
    assert _contrast(COLOURS[front][0], COLOURS[ground][0]) >= 3


def test_no_stylesheet_or_script_names_another_host() -> None:
    for path in (project.ROOT / "overrides/assets").rglob("*.[cj]s*"):
        if path.parent.name == "vendor":
            continue  # somebody else's, who names in comments where things come from
        addresses = re.findall(r"https?://[^\s\"')]+", path.read_text(encoding="utf-8"))
        assert not [each for each in addresses if not each.startswith(NAMESPACES)], path


def test_parts_stand_in_the_order_of_the_entry_without_comments_and_blanks() -> None:
    parts = {
        "guidebook": '/* Why. */\n@import "second.css";\n@import "first.css";\n',
        "first": "a,\nb {\n  color: red; /* warm */\n}\n",
        "second": "/* Two\n   lines. */\n\nc > d :hover {\n  margin: 0 auto;\n}\n",
    }
    published = stylesheet.published(BESIDE | parts)
    assert published["guidebook"] == "c > d :hover{margin:0 auto}a,b{color:red}"


def test_what_one_kind_of_page_needs_stands_in_a_stylesheet_beside_that_of_all() -> None:
    parts = {
        "guidebook": '@import "first.css";\n',
        "first": "a { color: red; }\n",
        "fields": "b { color: red; }\n",
        "home": '/* Own. */\n\n@import "fields.css";\n\nc { color: red; }\n',
    }
    published = stylesheet.published(BESIDE | parts)
    assert published["guidebook"] == "a{color:red}"
    assert published["home"] == "b{color:red}c{color:red}"
    assert set(published) == {"guidebook", *BESIDE}


def test_no_stylesheet_repeats_what_is_in_that_of_all() -> None:
    shared = set(re.findall(r'@import "(\w+)', PARTS[stylesheet.ENTRY]))
    for name in BESIDE:
        assert not shared & set(re.findall(r'@import "([\w-]+)', PARTS[name])), name


@pytest.mark.parametrize(
    "css",
    [
        'a{content:"/* no,  comment; */"}',
        r'a{content:"\"  {"}',
        "a{content:'  \"  '}",
        "a{content:'{b: c;}'}",
        ":root{--light:initial;--dark: ;}",
        ":root{--dark: ;--light:initial}",
        "/*! Someone's,  rights; a: b;} */a{margin:calc(1px + 2px)}",
        "@media (min-width: 48em){a b:not(c)::before{color:red}}",
    ],
)
def test_what_has_a_meaning_is_not_shortened(css: str) -> None:
    assert stylesheet.short(css) == css


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"guidebook": '@import "a.css";\n'}, "guidebook.css names 'a.css', which is not there"),
        ({"home": '@import "b.css";\n'}, "home.css names 'b.css', which is not there"),
        ({"b": ""}, "'b.css' is not named"),
        ({"guidebook": ""}, "has to name its parts"),
    ],
)
def test_a_part_that_is_missing_or_forgotten_stops_the_build(
    parts: dict[str, str], message: str
) -> None:
    whole = {"guidebook": '@import "first.css";\n', "first": ""}
    with pytest.raises(stylesheet.StylesheetError, match=message):
        stylesheet.published(BESIDE | whole | parts)


@pytest.mark.parametrize("name", ["guidebook", "case-form", "print"])
def test_a_stylesheet_that_pages_load_and_is_not_there_stops_the_build(name: str) -> None:
    parts = {other: text for other, text in PARTS.items() if other != name}
    with pytest.raises(stylesheet.StylesheetError, match=f"'{name}.css', which pages load"):
        stylesheet.published(parts)


def test_there_are_at_most_eight_font_sizes_and_none_is_too_small() -> None:
    sizes = set(re.findall(r"--size-[\w-]+(?=:)", TOKENS))
    assert 0 < len(sizes) <= SIZES
    in_rem = [float(size) for size in re.findall(r"--size-[\w-]+: ([\d.]+)rem", TOKENS)]
    assert min(in_rem) >= SMALLEST
    for name in OURS:
        used = re.findall(r"font-size: ([^;]+);", _without_comments(PARTS[name]))
        others = [size for size in used if size not in ("inherit", *(f"var({s})" for s in sizes))]
        assert others == ON_PAPER.get(name, []), name


def test_colours_are_named_in_one_place_and_for_paper() -> None:
    for name in PARTS:
        text = _without_comments(PARTS[name])
        if name == "print":
            text = re.sub(r"--[\w-]+: #\w+;", "", text)
        if name != "tokens":
            assert not re.findall(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl|light-dark", text), name


def test_every_token_is_used() -> None:
    declared = set(re.findall(r"(--[\w-]+)(?=:)", "".join(map(_without_comments, PARTS.values()))))
    used = set(re.findall(r"var\((--[\w-]+)", "".join(PARTS.values())))
    assert declared == used - {"--done"}  # how far a list is, set by its script


def test_what_is_important_says_why() -> None:
    for name in OURS:
        for block in PARTS[name].split("\n\n"):
            if "!important" in block:
                assert "/*" in block, f"{name}.css: say in a comment why\n{block}"


def test_nothing_weighs_more_only_to_outweigh_the_theme() -> None:
    for name in OURS:
        assert "[dir" not in PARTS[name], name
        assert not re.findall(r"^\s*\.md-typeset [.#]", PARTS[name], re.MULTILINE), name


def test_rules_of_the_theme_weigh_nothing() -> None:
    text = re.sub(r"@media[^{]+\{", "", _without_comments(PARTS["typeset"]))
    for selector in re.findall(r"([^{}]+)\{", text):
        left = selector
        for _ in range(4):  # brackets in brackets
            left = re.sub(r":where\((?:[^()]|\([^()]*\))*\)", "", left)
        outside = re.sub(r"::[\w-]+|[\s,>]", "", left)
        assert outside in ("", "*"), selector.strip()


def test_no_part_is_longer_than_a_person_can_hold_in_mind() -> None:
    assert not [name for name, text in PARTS.items() if text.count("\n") > 300]
