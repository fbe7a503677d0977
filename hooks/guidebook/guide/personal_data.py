"""Numbers and addresses in the pages of the guide that may belong to a person.

What is known to be meant for the public is listed at the top of the page, under `public_contacts`,
as in a case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from guidebook.problems.finding import Finding, finding
from guidebook.text import content_files, markdown_source, personal_data, yaml_reader

_FENCE = "---"
_CONFIRMED = "public_contacts"
_CASES = "docs/cases/"
"""The folder whose files have a check of their own, but for its introduction."""


def check(root: Path) -> Iterator[Finding]:
    """What has to be confirmed in the pages of the project at `root`."""
    for path in content_files.paths(root, "**/*.md"):
        source, _ = markdown_source.load(path, root)
        if source and (not source.path.startswith(_CASES) or path.name.startswith("index.")):
            yield from _check_page(source.path, source.lines)


def _check_page(path: str, lines: Sequence[str]) -> Iterator[Finding]:
    front_matter: Sequence[str] = ()
    if lines and lines[0] == _FENCE and _FENCE in lines[1:]:
        front_matter = lines[1 : lines.index(_FENCE, 1)]
    confirmed = _confirmed(front_matter, path)
    for number, line in enumerate(lines, 1):
        for each in personal_data.found(line, confirmed):
            yield finding(path, number, "personal-data", found=each.masked, **each.kind_names())


def _confirmed(front_matter: Sequence[str], path: str) -> list[str]:
    """What the top of the page lists; nothing where it can't be read, which others tell."""
    value, _ = yaml_reader.read("\n".join(front_matter) + "\n", path, optional=True)
    listed = yaml_reader.fields(value).get(_CONFIRMED)
    if listed is None or not isinstance(listed.content, tuple):
        return []
    return [item.content for item in listed.content if isinstance(item.content, str)]
