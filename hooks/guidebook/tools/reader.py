"""The tools of a project, read from docs/tools/*.yml and checked; only those without a flaw become
objects.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidebook.cases import withdrawn
from guidebook.guide import checklist
from guidebook.problems.finding import Finding, finding
from guidebook.text import content_files, data_markup, yaml_reader
from guidebook.text.site_pages import SitePages
from guidebook.text.yaml_reader import Value
from guidebook.tools import making, meaning, shapes
from guidebook.tools.tool import Tool

FOLDER = "docs/tools"
ASSISTANT = f"{FOLDER}/assistant.yml"
EXAMPLE = f"{FOLDER}/example.yml"
OTHERS = ("assistant", "example")
"""Data files beside the tools, whose names no tool can have."""


@dataclass(frozen=True)
class Tools:
    """The tools without a flaw in order, the `names` of all, and what is wrong with their files."""

    tools: tuple[Tool, ...]
    names: frozenset[str]
    findings: tuple[Finding, ...]

    def by_name(self) -> dict[str, Tool]:
        """Each tool by its name."""
        return {tool.name: tool for tool in self.tools}


def paths(root: Path) -> list[Path]:
    """The files of the tools of the project at `root`."""
    return [path for path in content_files.paths(root, "tools/*.yml") if path.stem not in OTHERS]


def load(root: Path) -> Tools:
    """Read every tool of the project at `root`. Never raises for bad content."""
    known = _known(root)
    findings: list[Finding] = []
    tools: list[Tool] = []
    read: dict[str, Mapping[str, Value]] = {}
    for path in paths(root):
        shown = path.relative_to(root).as_posix()
        whole, flaws = yaml_reader.load(root, shown)
        if not shapes.NAME.fullmatch(path.stem):
            flaws.append(finding(shown, 1, "tool-name", found=path.stem))
        flaws += data_markup.check(whole, shown)
        if whole:
            flaws += shapes.check(whole, "tool", shown)
            flaws += meaning.check(whole, shown, known)
            read[shown] = yaml_reader.fields(whole)
        if whole and not flaws:
            tools.append(making.tool(path.stem, whole))
        findings += flaws
    findings += _check_together(read)
    tools.sort(key=lambda tool: (tool.order, tool.name))
    names = frozenset(path.stem for path in paths(root))
    return Tools(tuple(tools), names, tuple(sorted(findings)))


def _check_together(read: Mapping[str, Mapping[str, Value]]) -> Iterator[Finding]:
    """No place in the list and no address twice; what is shared is of one type."""
    for key in ("order", "slug"):
        taken: dict[str, str] = {}
        for path, facts in read.items():
            if key not in facts:
                continue
            text = str(facts[key].content)
            if text in taken:
                line = facts[key].line
                yield finding(path, line, "tool-taken", key=key, found=text, other=taken[text])
            taken.setdefault(text, path)
    shared: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for path, facts in read.items():
        for name, type_name, line in _shared(facts.values()):
            types = shared[name]
            types.setdefault(type_name, (path, line))
            if len(types) > 1:
                yield finding(path, line, "tool-shared", found=name, allowed=", ".join(types))


def _shared(values: Iterable[Value]) -> Iterator[tuple[str, str, int]]:
    """The name, the type and the line of every field that is shared, wherever it stands."""
    for value in values:
        facts = yaml_reader.fields(value)
        if "shared" in facts and "label" in facts:
            kind = str(facts["type"].content) if "type" in facts else "line"
            yield str(facts["shared"].content), kind, facts["shared"].line
        inner = value.content if isinstance(value.content, tuple) else facts.values()
        yield from _shared(inner)


def _known(root: Path) -> meaning.Known:
    items = frozenset(item.id for item in checklist.load(root).items)
    slugs = {path.name.split(".")[0] for path in (root / "docs/cases").glob("*.md")}
    slugs.update(withdrawn.load(root).cases)  # named still, but led to no more
    whole, flaws = yaml_reader.load(root, ASSISTANT, optional=True)
    answers: set[str] = set()
    for question in yaml_reader.fields(yaml_reader.fields(whole).get("questions")).values():
        answers.update(yaml_reader.fields(yaml_reader.fields(question).get("answers")))
    known_answers = None if whole is None and flaws else frozenset(answers)
    return meaning.Known(items, frozenset(slugs - {"index"}), SitePages(root), known_answers)
