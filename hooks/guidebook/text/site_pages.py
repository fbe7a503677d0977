"""What can be linked to on this site: its pages by neutral name, and the sections of each.

A page's sections are the ids that its headings carry, and on the glossary its terms. What the build
puts on a page beside them has no id that lasts.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from guidebook import languages
from guidebook.text import yaml_reader
from guidebook.text.markdown_source import MarkdownSource

CASES = "cases/"
"""Where cases are, whose sections are known without reading them."""

_GLOSSARY = "glossary.md"
_TERMS = "docs/glossary.yml"
_WITHDRAWN = "docs/withdrawn.yml"
"""Its entries are cases whose addresses say that they were taken down."""

_TOOLS = "tools/*.yml"
"""The data files that pages of tools are made from."""


class SitePages:
    """The pages of the project at `root`; each is read when its sections are first asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._anchors: dict[str, frozenset[str]] = {}

    @cached_property
    def names(self) -> frozenset[str]:
        """Every page by its neutral name: `steps/partners.md`."""
        docs = self._root / "docs"
        found = set()
        for path in docs.rglob("*.md"):
            found.add(languages.neutral(path.relative_to(docs).as_posix()))
        for path in docs.glob(_TOOLS):
            found.add(path.relative_to(docs).with_suffix(".md").as_posix())
        withdrawn, _ = yaml_reader.load(self._root, _WITHDRAWN, optional=True)
        found.update(f"{CASES}{slug}.md" for slug in yaml_reader.fields(withdrawn))
        return frozenset(found)

    def anchors(self, name: str) -> frozenset[str]:
        """The sections of a page that is no case."""
        if name not in self._anchors:
            self._anchors[name] = frozenset(self._read_anchors(name))
        return self._anchors[name]

    def guide(self) -> dict[str, list[str]]:
        """Every page with its sections; of cases, which all have the same, none."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.names):
            is_case = name.startswith(CASES) and name != f"{CASES}index.md"
            found[name] = [] if is_case else sorted(self.anchors(name))
        return found

    def _read_anchors(self, name: str) -> set[str]:
        found = set()
        for language in languages.LANGUAGES:
            file = self._root / "docs" / languages.in_language(name, language)
            if file.is_file():
                source = MarkdownSource.read(file, self._root)
                found |= {heading.value for heading in source.headings() if heading.value}
        if name == _GLOSSARY:
            terms, _ = yaml_reader.load(self._root, _TERMS, optional=True)
            found |= set(yaml_reader.fields(terms))
        return found
