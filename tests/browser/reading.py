"""A page as a voice reads it, from Chromium's accessibility tree: one line for each thing that is said.

What the interface says stands there as it is. What the content says is `…`, and alike things are one
with `(several)`, so that an edit of a text changes nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Page

Node = Mapping[str, Any]

_IN_A_LINE = frozenset(
    "StaticText InlineTextBox LineBreak emphasis strong superscript subscript code mark time generic"
    " none image link insertion deletion abbr ListMarker".split()
)
"""Roles of what stands in a line of text."""
_PROSE = frozenset("paragraph listitem term definition blockquote caption cell gridcell".split())
_LISTS = frozenset({"DescriptionList", "list"})
_PLACES = frozenset("dialog form group navigation region search".split())
_SILENT = frozenset("InlineTextBox LineBreak ListMarker".split())
_BETWEEN = re.compile(r"(: | · |\(|\))")
_WORD = re.compile(r"\w")
_STATES = ("checked", "disabled", "expanded", "invalid", "level", "modal", "required", "selected")


@dataclass(frozen=True)
class Reader:
    """Reads pages whose interface says `words`."""

    words: Iterable[str]

    def lines(self, page: Page) -> list[str]:
        """The page as it stands, line by line, deeper things further in."""
        session = page.context.new_cdp_session(page)
        nodes: list[Node] = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        tree = _Tree({node["nodeId"]: node for node in nodes}, _interface(tuple(self.words)))
        return [line for block in tree.blocks(nodes[0], 0) for line in block]


@dataclass(frozen=True)
class _Tree:
    nodes: Mapping[str, Node]
    interface: re.Pattern[str]

    def blocks(self, node: Node, depth: int) -> Iterator[tuple[str, ...]]:
        """What is said of the nodes below one, each with what is below it.

        Alike ones in a row are one, in a list also those with others between them.
        """
        is_list = node["role"]["value"] in _LISTS
        found: list[tuple[str, ...]] = []
        several: set[int] = set()
        for child in self._children(node):
            block = self._block(child, depth)
            if block and block in (found if is_list else found[-1:]):
                several.add(len(found) - 1 - found[::-1].index(block))
            elif block:
                found.append(block)
        for place, block in enumerate(found):
            more = " (several)" if place in several else ""
            yield (block[0] + more, *block[1:])

    def _block(self, node: Node, depth: int) -> tuple[str, ...]:
        role = node["role"]["value"]
        indent = "  " * depth
        name = self._shown(_value(node, "name"))
        if role == "StaticText":
            return (f"{indent}{name}",) if name else ()
        if role in _PROSE and self._is_line(node):
            return (f"{indent}{role} {self._shown(self._text(node))}".rstrip(),)
        said = f"{indent}{role}"
        if name:
            said += f' "{name}"'
        for state in node.get("properties", []):
            value = state["value"].get("value")
            if state["name"] in _STATES and value not in (False, "false", None):
                said += f" {state['name']}={value}"
        description = self._shown(_value(node, "description"))
        if description:
            said += f" ({description})"
        if self._is_line(node) and name and role not in _PLACES:
            return (said,)
        below = [line for block in self.blocks(node, depth + 1) for line in block]
        return (said, *below)

    def _children(self, node: Node) -> Iterator[Node]:
        """What is below a node, with what nothing is said of left out."""
        for key in node.get("childIds", []):
            child = self.nodes.get(key)
            if child is None:
                continue
            role = child.get("role", {}).get("value", "none")
            if child["ignored"] or role in ("generic", "none"):
                yield from self._children(child)
            elif role not in _SILENT:
                yield child

    def _is_line(self, node: Node) -> bool:
        """Whether all below it stands in a line of text."""
        return all(
            child["role"]["value"] in _IN_A_LINE and self._is_line(child)
            for child in self._children(node)
        )

    def _text(self, node: Node) -> str:
        if node["role"]["value"] == "StaticText":
            return _value(node, "name")
        return "".join(self._text(child) for child in self._children(node))

    def _shown(self, text: str) -> str:
        """A text with what the content says as `…`."""
        pieces = [self._piece(piece) for piece in _BETWEEN.split(" ".join(text.split()))]
        shown = "".join(pieces)
        return "…" if not _WORD.search(shown) and "…" in shown else shown

    def _piece(self, piece: str) -> str:
        if self.interface.fullmatch(piece):
            return re.sub(r"\d[\d.,]*", "#", piece)
        return "…" if _WORD.search(piece) else piece


def _value(node: Node, name: str) -> str:
    value: str = node.get(name, {}).get("value", "")
    return value


@cache
def _interface(words: tuple[str, ...]) -> re.Pattern[str]:
    """What the interface says, with a number for each `#` in it."""
    patterns = []
    for word in set(words):
        plain = re.escape(" ".join(word.split()))
        patterns.append(re.sub(r"\\#[a-z_]*", r"\\d[\\d.,]*", plain))
    return re.compile("|".join(patterns))
