"""Case studies: every file of docs/cases read, checked against its other language, and put
together.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guidebook import languages
from guidebook.cache import workers
from guidebook.cache.digests import digest
from guidebook.cache.store import NO_CACHE, Cache
from guidebook.cases import body as case_body
from guidebook.cases import reader, schema
from guidebook.cases.reader import CaseFile
from guidebook.problems.finding import Finding, finding
from guidebook.text.fields import check_value
from guidebook.text.yaml_reader import plain

NAME = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
RESERVED = frozenset({"index", "benefits", "sectors", "outcomes"})
"""Names below /cases/ that the site uses itself."""


@dataclass(frozen=True)
class Case:
    """One case study: its facts, and title, summary and body in each language it is written in."""

    slug: str
    facts: dict[str, object]
    title: dict[str, str]
    summary: dict[str, str]
    body: dict[str, str]
    paths: dict[str, str]


@dataclass(frozen=True)
class Collection:
    """The cases and every finding, in order; a fact that is wrong is left out of its case."""

    cases: tuple[Case, ...]
    findings: tuple[Finding, ...]

    def by_page(self) -> dict[str, Case]:
        """Cases by the neutral name of their page under docs/."""
        return {f"cases/{case.slug}.md": case for case in self.cases}


def load(root: Path, cache: Cache = NO_CACHE) -> Collection:
    """Read docs/cases of the project at `root`, what is in `cache` from there. Never raises for bad
    content.
    """
    folder = root / "docs" / "cases"
    findings: list[Finding] = []
    files: dict[str, dict[str, Path]] = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        shown = path.relative_to(root).as_posix()
        found = _named(path, folder, shown)
        findings += found
        if (
            found
            or path.is_dir()
            or path.suffix != ".md"
            or path.name in ("index.md", "index.en.md")
        ):
            continue
        slug, language = path.name.split(".")[0], languages.language_of(path.name)
        files.setdefault(slug, {})[language] = path
    if not cache.is_warm:
        workers.work(cache, lambda item: _loaded(*item, root, cache), sorted(files.items()))
    cases = []
    for slug, paths in sorted(files.items()):
        case, found = _loaded(slug, paths, root, cache)
        findings += found
        cases += [case] if case else []
    return Collection(tuple(cases), tuple(sorted(findings)))


def _loaded(
    slug: str, paths: dict[str, Path], root: Path, cache: Cache
) -> tuple[Case | None, list[Finding]]:
    """One case and what is wrong with it; only a sound case that shows no picture depends on its
    files alone.
    """
    data = {language: path.read_bytes() for language, path in paths.items()}
    hashes = [(language, hashlib.sha256(content).hexdigest()) for language, content in data.items()]
    key = digest(hashes, date.today().year)
    if known := cache.get_json("case", slug, key):
        return Case(**known), []
    versions = {
        language: reader.read(data[language], path.relative_to(root).as_posix())
        for language, path in paths.items()
    }
    found = list(_checked(versions, root / "docs" / "cases"))
    case = _case(slug, versions) if any(version.facts for version in versions.values()) else None
    if case and not found and not any(b"![" in content for content in data.values()):
        cache.put_json("case", slug, key, vars(case))
    return case, found


def check_text(data: bytes, path: str) -> list[Finding]:
    """Everything wrong with one first file on its own; `path` is how it is named."""
    name = path.rsplit("/", 1)[-1]
    return list(_checked({languages.language_of(name): reader.read(data, path)}, None))


def _named(path: Path, folder: Path, shown: str) -> list[Finding]:
    """A case is a file with a plain name in docs/cases; beside it only folders with its pictures."""
    formats = ", ".join(case_body.IMAGE_FORMATS)
    inside = path.relative_to(folder)
    nested = path.parent != folder  # perhaps in a folder that is a link
    if path.is_symlink() or (nested and not path.resolve().is_relative_to(folder.resolve())):
        return [finding(shown, 1, "link-outside")]
    if path.is_dir():
        right = len(inside.parts) == 1 and bool(NAME.match(path.name))
        return [] if right else [finding(shown, 1, "not-a-case", found=path.name, allowed=formats)]
    if len(inside.parts) > 1:
        picture = path.suffix in case_body.IMAGE_FORMATS and bool(NAME.match(path.stem))
        # On GitHub's website a folder is made by naming a file in it; this one is not published.
        right = picture or (path.name == ".gitkeep" and not path.stat().st_size)
        slug = path.name.split(".")[0]
        if path.suffix == ".md" and (other := next(folder.glob(f"{slug}*.md"), None)):
            return [finding(shown, 1, "same-slug", found=slug, other=f"docs/cases/{other.name}")]
        return [] if right else [finding(shown, 1, "not-a-case", found=path.name, allowed=formats)]
    if path.suffix.lower() != ".md":
        return [finding(shown, 1, "not-a-case", found=path.name, allowed=formats)]
    slug = path.name.removesuffix(".md").removesuffix(".en")
    if not NAME.match(slug) or path.suffix != ".md":
        return [finding(shown, 1, "file-name", found=path.name, expected=_proposed(path.name))]
    if slug in RESERVED - {"index"}:
        return [finding(shown, 1, "reserved-name", found=path.name)]
    return []


def _proposed(name: str) -> str:
    stem = re.sub(r"\.md$", "", name, flags=re.IGNORECASE)
    english = stem.lower().endswith(".en")
    stem = re.sub(r"\.(en|id)$", "", stem, flags=re.IGNORECASE)
    stem = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "nama-kasus"
    return f"{stem}{'.en' if english else ''}.md"


def _checked(versions: dict[str, CaseFile], folder: Path | None) -> Iterator[Finding]:
    """The files of one case: each on its own, then against each other."""
    broken = [found for version in versions.values() for found in version.findings]
    yield from broken
    original = original_language(versions)
    facts = versions[original].facts
    listed = facts["sources"].content if "sources" in facts else ()
    sources = len(listed) if isinstance(listed, tuple) else None
    for language, version in versions.items():
        if not version.facts and version.findings:
            continue
        yield from schema.check(version.facts, version.path, inherited=language != original)
        if language != original and not version.findings:
            yield from _contradictions(version, versions[original])
        yield from case_body.check(version, language, sources if facts else None, folder)


def original_language(versions: dict[str, CaseFile]) -> str:
    """The language of the file that holds the facts: the one with more of them, Indonesian if in
    doubt.
    """
    return max(
        versions,
        key=lambda language: (len(versions[language].facts), language == languages.DEFAULT),
    )


def _contradictions(version: CaseFile, original: CaseFile) -> Iterator[Finding]:
    """A fact repeated in the second file is the same as in the first."""
    for name, value in version.facts.items():
        repeated = name in schema.NAMES and name not in schema.OWN and name in original.facts
        if repeated and plain(value) != plain(original.facts[name]):
            yield finding(
                version.path, value.key_line, "contradicts", found=name, other=original.path
            )


def _case(slug: str, versions: dict[str, CaseFile]) -> Case:
    original = versions[original_language(versions)]
    facts = _sound(original)
    own = {language: _sound(version) for language, version in versions.items() if version.facts}
    return Case(
        slug,
        facts,
        {language: str(said.get("title", slug)) for language, said in own.items()},
        {language: str(said.get("summary", "")) for language, said in own.items()},
        {language: version.body for language, version in versions.items()},
        {language: version.path for language, version in versions.items()},
    )


def _sound(version: CaseFile) -> dict[str, object]:
    """The facts of a file that are as they must be."""
    fields = {field.name: field for field in schema.FIELDS}
    return {
        name: plain(value)
        for name, value in version.facts.items()
        if name in fields
        and not list(check_value(schema.bounded(fields[name], version.facts), value, version.path))
    }
