"""Keys of interface texts as templates, Python modules and scripts ask for them.

A key is read from the code where that says it: as it stands, in either arm of a condition, and
joined to each value of a loop over values that are written down. What else a key is joined to
becomes `{}`: `"cards." ~ kind` is `cards.{}`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from jinja2 import Environment, nodes

UNKNOWN = "{}"

# `words.name` but no method or length, and what stands between the brackets of `words[…]`
_OF_SCRIPT = re.compile(r"(?<![/\w-])words(?:\.(?!length\b)(\w+)\b(?!\()|\[([^\]]+)\])")
_TEXT_OF_SCRIPT = re.compile(r"""["`]([^"`]+)["`]""")
_PUT_IN = re.compile(r"\$\{[^}]+\}")

Values = Mapping[str, Sequence[str]]
"""The values that a variable of a loop takes, by its name."""


def in_template(source: str) -> set[str]:
    """The keys for which a template calls `lang.t`, `say` or one of `words`."""
    template = Environment(autoescape=True).parse(source)
    return set(_calls(template, {}))


def _calls(node: nodes.Node, values: Values) -> Iterator[str]:
    if isinstance(node, nodes.For):
        values = {**values, **_loop(node)}
    if isinstance(node, nodes.Call) and _asks(node.node):
        (key,) = node.args
        yield from _texts(key, values)
    for child in node.iter_child_nodes():
        yield from _calls(child, values)


def _asks(called: nodes.Node) -> bool:
    if isinstance(called, nodes.Getattr):
        return called.attr == "t"
    if isinstance(called, nodes.Getitem):
        return isinstance(called.node, nodes.Name) and called.node.name == "words"
    return isinstance(called, nodes.Name) and called.name == "say"


def _loop(loop: nodes.For) -> dict[str, list[str]]:
    """What each variable of a loop over written values stands for."""
    if not isinstance(loop.iter, nodes.Tuple):
        return {}
    try:
        rows = loop.iter.as_const()
    except nodes.Impossible:
        return {}
    if isinstance(loop.target, nodes.Name):
        return {loop.target.name: list(rows)}
    assert isinstance(loop.target, nodes.Tuple)
    by_name = {}
    for at, variable in enumerate(loop.target.items):
        assert isinstance(variable, nodes.Name)
        by_name[variable.name] = [row[at] for row in rows]
    return by_name


def _texts(node: nodes.Node, values: Values) -> list[str]:
    """Every text that an expression can be."""
    match node:
        case nodes.Const():
            return [str(node.value)]
        case nodes.Name() if node.name in values:
            return list(values[node.name])
        case nodes.CondExpr():
            assert node.expr2
            return _texts(node.expr1, values) + _texts(node.expr2, values)
        case nodes.Or():
            # what is empty on the left is what stands on the right
            left = [text for text in _texts(node.left, values) if text]
            return left + _texts(node.right, values)
        case nodes.Concat():
            parts = [_texts(part, values) for part in node.nodes]
            return ["".join(texts) for texts in product(*parts)]
    return [UNKNOWN]


def in_module(source: str) -> set[str]:
    """The keys for which a Python module calls `ui_text` or one of `ui_texts`."""
    keys = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.value if isinstance(node.func, ast.Subscript) else node.func
        if isinstance(called, ast.Name) and called.id in ("ui_text", "ui_texts"):
            (key,) = node.args
            keys.add(_text(key))
    return keys


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_text, node.values))
    return UNKNOWN


def in_script(source: str) -> set[str]:
    """The names that a script looks up in the `words` that its page hands it."""
    names = set()
    for name, lookup in _OF_SCRIPT.findall(source):
        if name:
            names.add(name)
            continue
        texts = _TEXT_OF_SCRIPT.findall(lookup)
        names |= {_PUT_IN.sub(UNKNOWN, text) for text in texts} or {UNKNOWN}
    return names
