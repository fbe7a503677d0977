"""YAML is read the same on every machine, with the parser in C or without it."""

from __future__ import annotations

import project
import pytest
import yaml
from guidebook.text import yaml_reader

CASES = sorted((project.ROOT / "docs").rglob("cases/*.md"))
DATA = sorted((project.ROOT / "docs").glob("*.yml"))
ODD = (
    "a: [b, c",
    "a: [b?]",
    "a: [b, c?d, e]",
    "a: {b?: c}",
    "a: b: c",
    'a: "b',
    "a: \ufeffb",
    "\ufeffa: b",
    "a:\n\ufeff - 'b: c'",
    "a: ~\nb: null\nc: ''\nd: 'null'\ne:",
    "a: >\n  b\n  c\n\n  d\n",
    "- a\n- b",
    "a: &b c\nd: *b",
    "a: !!str b",
    "a: b\n---\nc: d",
    "a: [[[[[[[b]]]]]]]",
    "a: b\x07",
    "? a\n: b",
    "a: %b",
    "a: @b",
    "a: 'b\n\n  c'",
    "a: b\na: c",
    "a: b\n c: d",
    "",
)


@pytest.mark.parametrize(
    "text", [path.read_text(encoding="utf-8") for path in DATA], ids=[path.name for path in DATA]
)
def test_both_parsers_read_the_data_files_alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _same(text, monkeypatch)


def test_both_parsers_read_the_cases_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    assert CASES
    for path in CASES:
        _same(path.read_text(encoding="utf-8").split("---\n")[1], monkeypatch)


@pytest.mark.parametrize("text", ODD)
def test_both_parsers_say_the_same_of_odd_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _same(text, monkeypatch)


def _same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = yaml_reader.read(text, "x.yml")
    with monkeypatch.context() as patched:
        patched.setattr(yaml_reader, "_FAST", yaml.SafeLoader)
        assert yaml_reader.read(text, "x.yml") == fast
