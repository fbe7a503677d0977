"""Colours are readable: every pair of text and ground reaches WCAG AA in both schemes."""

from __future__ import annotations

import re

import project
import pytest

CSS = (project.ROOT / "overrides/assets/stylesheets/guidebook.css").read_text(encoding="utf-8")
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#\w+), (#\w+)\);", CSS.split("@media print")[0]
    )
}
COLOURS |= {name: (both, both) for name, both in re.findall(r"--(on-deep[\w-]*): (#\w+);", CSS)}
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
    ("on-mid", "nila-mid"),
    ("on-deep", "nila-deep"),
    ("on-deep-muted", "nila-deep"),
]
SHAPES = [("nila-mid", "paper"), ("ink", "soga-fill")]


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


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), TEXT, ids="/".join)
def test_text_has_contrast_aa(front: str, ground: str, scheme: int) -> None:
    assert _contrast(COLOURS[front][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize(("front", "ground"), SHAPES, ids="/".join)
def test_shapes_have_contrast_aa_in_light(front: str, ground: str) -> None:
    assert _contrast(COLOURS[front][0], COLOURS[ground][0]) >= 3


def test_no_stylesheet_or_script_names_another_host() -> None:
    for path in (project.ROOT / "overrides/assets").rglob("*.[cj]s*"):
        addresses = re.findall(r"https?://[^\s\"')]+", path.read_text(encoding="utf-8"))
        assert not addresses, path
