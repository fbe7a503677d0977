"""Scripts and styles stay within what Chromium 88 of 2021 knows, or fall back where it does not.

`tests/engines/` shows it in two of these browsers; this says at once which line to mend.
"""

from __future__ import annotations

import re
from pathlib import Path

import project
import pytest

YOUNGER_SCRIPTS = {
    r"\bstructuredClone\(": "98: JSON.parse(JSON.stringify(value))",
    r"\bObject\.hasOwn\(": "93: key in object",
    r"\brandomUUID\(": "92",
    r"(?<!\?)\.at\(": "92: list[list.length - 1]",
    r"\.findLast\w*\(": "97",
    r"\.to(Sorted|Reversed|Spliced)\(": "110: copy the list first",
    r"\b(Object|Map)\.groupBy\(": "117",
    r"\bAbortSignal\.(timeout|any)\(": "103",
    r"\bURL\.canParse\(": "120",
    r"\.(showPopover|hidePopover|togglePopover|requestClose)\((?!\?)": "114",
    r"\.checkVisibility\(": "105: getClientRects().length",
    r"\bstatic \{": "94",
}
"""What is younger, with the version that brought it and what does the same."""
YOUNGER_STYLES = {
    r"\blight-dark\(": "123: var(--light, …) var(--dark, …)",
    r"@layer\b": "99",
    r"@container\b": "105",
    r"\bcolor-mix\(": "111: a colour of its own in tokens.css",
    r"@media[^{]*[<>]": "104: min-width, max-width",
    r"(?m)^\s*&|[{};]\s*&": "112: no nesting",
    r"(?m)^\s*(translate|rotate|scale):": "104: transform",
    r"\boverflow(-[xy])?: clip\b": "90: hidden",
    r":has\([^{}]*,[^{}()]*\{|,[^{};()]*:has\([^{]*\{": "105: a rule of its own, or the whole list is dropped",
}
HEIGHTS = re.compile(r"([\w-]+):[^;]*\d[dsl]vh\b[^;]*;")
BEFORE = r"\b{name}:(?:(?!var\()[^;])*\d+vh(?:(?!var\()[^;])*;[^;}}]*\Z"
"""The line for browsers without it, in which a var() would be invalid only when it is used."""

SCRIPTS = sorted((project.ROOT / "overrides/assets/javascripts").rglob("*.js"))
STYLES = sorted((project.ROOT / "overrides/assets/stylesheets").glob("*.css"))


def _found(text: str, younger: dict[str, str]) -> list[str]:
    text = re.sub(r"/\*.*?\*/|(?m:^\s*(?://|\*).*$)", "", text, flags=re.DOTALL)
    found = []
    for pattern, instead in younger.items():
        for match in re.finditer(pattern, text):
            found.append(f"{match[0].strip()}: since Chromium {instead}")
    return found


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_needs_a_browser_younger_than_chromium_88(path: Path) -> None:
    assert _found(path.read_text(encoding="utf-8"), YOUNGER_SCRIPTS) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_rule_needs_a_browser_younger_than_chromium_88(path: Path) -> None:
    css = path.read_text(encoding="utf-8")
    assert _found(css, YOUNGER_STYLES) == []
    for match in HEIGHTS.finditer(css):
        before = css[: match.start()]
        assert re.search(BEFORE.format(name=re.escape(match[1])), before), match[0]


@pytest.mark.parametrize(
    ("css", "fine"),
    [
        ("a:has(b) { color: red; }", True),
        ("a, b:has(c) { color: red; }", False),
        ("b:has(c), a { color: red; }", False),
        ("a:is(b, c) { color: red; }", True),
        ("a { &:hover { color: red; } }", False),
        ("@media (width > 20em) { a { color: red; } }", False),
        ("a > b { color: red; } /* light-dark() would be shorter */", True),
    ],
)
def test_what_an_old_browser_drops_is_found(css: str, fine: bool) -> None:
    assert (_found(css, YOUNGER_STYLES) == []) == fine
