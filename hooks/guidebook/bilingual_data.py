"""Data files under docs/ whose every text stands in both languages: the checklist and the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from guidebook.languages import LANGUAGES
from guidebook.problems import ContentError, Problem


def load(path: Path, root: Path) -> dict[str, Any]:
    """The content of a data file; `root` is the project, from which problems name the file.

    Raises ContentError with every problem at once: broken YAML, an entry twice, a text in one language only.
    """
    shown = path.relative_to(root).as_posix()
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ContentError(Problem(shown, line, f"not valid YAML: {error.problem}")) from error
    if not isinstance(node, yaml.MappingNode):
        raise ContentError(Problem(shown, 1, "empty: expected entries of the form 'name:'"))
    if problems := list(_problems(node, shown)):
        raise ContentError(*problems)
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def _problems(node: yaml.MappingNode, path: str) -> Iterator[Problem]:
    keys = [key.value for key, _ in node.value]
    for index, (key, value) in enumerate(node.value):
        line = key.start_mark.line + 1
        if key.value in keys[:index]:
            yield Problem(path, line, f"'{key.value}' stands here twice", "Remove one or give it another name.")
        if isinstance(value, yaml.MappingNode):
            yield from _problems(value, path)
        elif not str(value.value).strip():
            yield Problem(path, line, f"'{key.value}' is empty", "Write its text after the colon.")
    if said := set(keys) & set(LANGUAGES):
        for language in sorted(set(LANGUAGES) - said):
            line = node.start_mark.line + 1
            yield Problem(path, line, f"no text in '{language}'", f"Add a line '{language}: …' beside the other.")
