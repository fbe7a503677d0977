"""Markdown read faster: its marks are looked for only where a text can have some
(guidebook/inline_marks.py).

Added to the extensions after those of mkdocs.yml, once: the configuration is the same for all
languages.
"""

from __future__ import annotations

from typing import Any

from guidebook.build.markdown_speedup import InlineMarks
from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> None:
    extensions: list[Any] = config.markdown_extensions  # Markdown takes names and extensions alike
    if not any(isinstance(extension, InlineMarks) for extension in extensions):
        extensions.append(InlineMarks())
