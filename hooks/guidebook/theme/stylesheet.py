"""One stylesheet with what the site uses: rules of Material's and our own whose names occur in a
page or a script.

Most of Material's stylesheet is for parts that this site does not have. What is in doubt is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import tinycss2

_TAG = re.compile(r"<([a-z][a-z0-9]*)")
# Both begin with plain text, for which a page is searched much faster.
_CLASS = re.compile(r'class="(?<=\sclass=")([^"]*)"')
_ID = re.compile(r'id="(?<=\sid=")([^"]*)"')
_WORD = re.compile(r"[A-Za-z][\w-]*")
_QUOTED = re.compile(r"[\"'`]([a-z][a-z0-9]*)[\"'`]")
_VARIABLE = re.compile(r"--[\w-]+")
_NOT_HERE = ("data-md-", "dir=rtl")
"""How the attributes begin by which Material's own script, not loaded here, is steered, and that of
other writing.
"""

_ICONS = re.compile(r"\b(?:admonition-title|summary):(?:before|after)$")
"""Where Material draws an icon before a title that can be folded; ours has none, and each icon is a
drawing.
"""


@dataclass
class Used:
    """The names that occur in pages and scripts; pages are added one after the other."""

    tags: set[str] = field(default_factory=lambda: {"html", "body", "from", "to"})
    names: set[str] = field(default_factory=set)

    def page(self, html: str) -> None:
        """Add the tags, classes and ids of a page."""
        self.add(*in_page(html))

    def add(self, tags: Iterable[str], names: Iterable[str]) -> None:
        """Add what `in_page` found."""
        self.tags.update(tags)
        self.names.update(names)

    def script(self, text: str) -> None:
        """Add every word of a script, which may make or look for anything."""
        self.names.update(_WORD.findall(text))
        self.tags.update(_QUOTED.findall(text))


def in_page(html: str) -> tuple[list[str], list[str]]:
    """The tags of a page, and its classes and ids."""
    classes = {name for found in set(_CLASS.findall(html)) for name in found.split()}
    return sorted(set(_TAG.findall(html))), sorted(classes.union(_ID.findall(html)))


def cut(sources: Iterable[str], used: Used) -> str:
    """The rules of the stylesheets `sources` that apply to what is `used`, without space."""
    rules = [rule for source in sources for rule in tinycss2.parse_stylesheet(source, True, True)]
    kept = list(_kept(rules, used))
    text, before = "".join(_written(kept, None)), ""
    while text != before:
        before, known = text, set(_VARIABLE.findall(_values(text)))
        text = "".join(_written(kept, known))
    return text


def _kept(rules: Iterable[Any], used: Used) -> Iterator[tuple[str, Any]]:
    """Rules as (head, content): declarations for an ordinary rule, rules for a group, nothing for
    the rest.
    """
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [
                _short(tinycss2.serialize(part)).strip()
                for part in _parts(rule.prelude)
                if _applies(part, used)
            ]
            if head := ",".join(one for one in selectors if not _ICONS.search(one)):
                yield head, tinycss2.parse_blocks_contents(rule.content, True, True)
        elif rule.type == "at-rule" and rule.lower_at_keyword in (
            "media",
            "supports",
            "layer",
            "container",
        ):
            inner = list(_kept(tinycss2.parse_rule_list(rule.content, True, True), used))
            if inner:
                yield f"@{rule.at_keyword}{_short(' ' + tinycss2.serialize(rule.prelude))}", inner
        elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
            yield "", rule


def _parts(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _applies(selector: list[Any], used: Used) -> bool:
    """Whether every tag, class and id outside brackets occurs; what stands in `:not()` is not
    looked into.
    """
    before = ""
    for token in selector:
        if token.type == "ident" and before == "." and token.value not in used.names:
            return False
        if (
            token.type == "ident"
            and before not in (".", ":")
            and token.lower_value not in used.tags
        ):
            return False
        if token.type == "hash" and token.value not in used.names:
            return False
        if token.type == "[] block" and tinycss2.serialize(token.content).startswith(_NOT_HERE):
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _written(rules: Iterable[tuple[str, Any]], known: set[str] | None) -> Iterator[str]:
    """Rules as text; with `known` only those custom properties."""
    for head, content in rules:
        if not head:
            yield _short(content.serialize())
        elif content and isinstance(content[0], tuple):
            if inner := "".join(_written(content, known)):
                yield f"{head}{{{inner}}}"
        else:
            names = {one.name for one in content}
            said = [_declared(one) for one in content if _is_needed(one, names, known)]
            if said:
                yield f"{head}{{{';'.join(said)}}}"


def _is_needed(declaration: Any, names: set[str], known: set[str] | None) -> bool:
    """Not a custom property that nothing reads, and not an old browser's name for what is declared
    beside it.
    """
    name: str = declaration.name
    if name.startswith("--"):
        return known is None or name in known
    return not (name.startswith("-webkit-") and name.removeprefix("-webkit-") in names)


def _declared(one: Any) -> str:
    value = _short(tinycss2.serialize(one.value).strip())
    return f"{one.name}:{value}{'!important' if one.important else ''}"


def _values(css: str) -> str:
    """The values of all declarations, without the names that are declared."""
    return re.sub(r"(?<=[{;])--[\w-]+:", "", css)


def _short(css: str) -> str:
    return re.sub(r"\s+", " ", css)
