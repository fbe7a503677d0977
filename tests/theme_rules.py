"""The rules of Material's stylesheet that apply to our pages, as they were when typeset.css was last
compared with them.

Run as a script it records those of the installed Material: do so when each rule that is new or has
changed was carried over into overrides/assets/stylesheets/typeset.css, or found not to be needed.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import project
from mkdocs.utils import get_theme_dir

RECORD = project.ROOT / "tests/data/theme_rules.txt"
ADVICE = (
    "Compare these with overrides/assets/stylesheets/typeset.css, carry over what our pages need, "
    "then record them: python tests/theme_rules.py"
)

_PIECES = re.compile(r"\"[^\"]*\"|'[^']*'|[{}]")
_GROUPS = ("@media", "@supports", "@layer", "@container")
_NOT_HERE = ("[data-md-", "[dir=rtl]")
"""Of another script, and for Material's own JavaScript, which is not loaded."""

_CLASSES = re.compile(r'\sclass="([^"]*)"')
_TAGS = re.compile(r"<([a-z][a-z0-9]*)")


def of_theme() -> str:
    """The stylesheet of the Material that is installed."""
    (path,) = (Path(get_theme_dir("material")) / "assets/stylesheets").glob("main.*.min.css")
    return path.read_text(encoding="utf-8")


def in_pages(pages: Iterable[str]) -> set[str]:
    """The tags and classes of pages."""
    names = {"html", "body"}
    for html in pages:
        names.update(_TAGS.findall(html))
        for classes in _CLASSES.findall(html):
            names.update(f".{name}" for name in classes.split())
    return names


def applying(css: str, names: set[str]) -> list[str]:
    """The rules of a stylesheet for elements with these tags and classes, a line for each selector.

    What stands in `:not()` and the like, in an attribute or an id is not looked into, so that a rule
    in doubt is among them. Custom properties are left out.
    """
    lines = []
    for condition, selectors, content in _rules(css, ""):
        said = [one for one in content.split(";") if one.strip() and not one.startswith("--")]
        for selector in re.split(r",(?![^(]*\))", selectors):
            if said and _names(selector) <= names and not any(no in selector for no in _NOT_HERE):
                lines.append(f"{condition}{selector.strip()} {{ {'; '.join(said)} }}")
    return sorted(lines)


def _rules(css: str, condition: str) -> Iterator[tuple[str, str, str]]:
    """Condition, selectors and declarations of each rule; groups are entered, other at-rules not."""
    depth = 0
    start = 0
    opened = 0
    head = ""
    for piece in _PIECES.finditer(css):
        if piece[0] == "{":
            if depth == 0:
                head = css[start : piece.start()].split(";")[-1].strip()
                opened = piece.end()
            depth += 1
        elif piece[0] == "}":
            depth -= 1
            if depth == 0:
                start = piece.end()
                inner = css[opened : piece.start()]
                if head.startswith(_GROUPS):
                    yield from _rules(inner, f"{condition}{head} ")
                elif not head.startswith("@"):
                    yield condition, head, inner


def _names(selector: str) -> set[str]:
    """The tags and classes that an element and those around it must have."""
    plain = re.sub(r"\[[^\]]*\]|::?[\w-]+(\((?:[^()]|\([^()]*\))*\))?|#[\w-]+", "", selector)
    classes = set(re.findall(r"\.[\w-]+", plain))
    tags = set(re.findall(r"(?<![\w.-])[a-z][a-z0-9]*", re.sub(r"\.[\w-]+", " ", plain)))
    return classes | tags


def recorded() -> tuple[set[str], list[str]]:
    """The names that were looked for, and the rules that were found."""
    names, rules = RECORD.read_text(encoding="utf-8").split("\n\n")
    return set(names.split()), rules.splitlines()


def shared_with_theme(pages: Iterable[str]) -> set[str]:
    """Those names of pages that Material's stylesheet knows."""
    known: set[str] = set()
    for _, selectors, _ in _rules(of_theme(), ""):
        known |= _names(selectors.replace(",", " "))
    return in_pages(pages) & known


def main() -> None:
    """Build the site, and record the rules for its pages."""
    with tempfile.TemporaryDirectory() as folder:
        done = project.build(project.ROOT, Path(folder))
        if done.returncode:
            sys.exit(done.stderr)
        names = shared_with_theme(
            path.read_text(encoding="utf-8") for path in Path(folder).rglob("*.html")
        )
    rules = applying(of_theme(), names)
    text = " ".join(sorted(names)) + "\n\n" + "\n".join(rules) + "\n"
    RECORD.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
