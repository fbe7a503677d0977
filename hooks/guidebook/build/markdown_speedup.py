"""Inline Markdown looked for only where its signs are: an extension that changes no output and
halves the time.

Python-Markdown tries each of some thirty patterns on each piece of text, though most need a sign
that hardly any has.
"""

from __future__ import annotations

import re
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor

SIGNS = {
    "autolink": ("<",),
    "automail": ("<",),
    "backtick": ("`",),
    "em_strong": ("*", "_"),
    "em_strong2": ("_",),
    "entity": ("&",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "html": ("<",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "linebreak": ("  \n",),
    "link": ("[",),
    "not_strong": ("*", "_"),
    "reference": ("[",),
    "short_image_ref": ("![",),
    "short_reference": ("[",),
}
"""Signs one of which a text has where the pattern of this name can match; others are always tried.

Python-Markdown 3.11 has no `em_strong2` and `not_strong` any more; Python 3.10 gets 3.10.
"""

TYPOGRAPHY = re.compile(r"['\"]|--|\.\.\.|<<|>>")
"""What the extension `smarty` replaces."""


class InlineMarks(Extension):
    """To be the last of the extensions."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_Inline(md), "inline", 20)
        if "smarty" in md.treeprocessors:
            smarty = _Typography(md)
            smarty.inlinePatterns = cast(
                InlineProcessor, md.treeprocessors["smarty"]
            ).inlinePatterns
            md.treeprocessors.register(smarty, "smarty", 6)


class _Inline(InlineProcessor):
    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Try the patterns whose signs the page has."""
        text = "".join(tree.itertext())
        all_ = self.md.inlinePatterns
        idle = [
            all_[name]
            for name, signs in SIGNS.items()
            if name in all_ and not any(sign in text for sign in signs)
        ]
        found: Any = [pattern for pattern in all_ if pattern not in idle]
        self.inlinePatterns = found
        return super().run(tree, ancestors)


class _Typography(InlineProcessor):
    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Look at the blocks of the page that have something to replace."""
        some = Element(tree.tag)
        some.extend(
            block
            for block in tree
            if TYPOGRAPHY.search("".join(block.itertext()) + (block.tail or ""))
        )
        if len(some):
            super().run(some, ancestors)
        return tree
