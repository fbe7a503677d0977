"""Case studies: every file of docs/cases read, checked against its other language, and put
together.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from guidebook import languages
from guidebook.cache.digests import digest
from guidebook.cache.store import NO_CACHE, Cache
from guidebook.cases import body as case_body
from guidebook.cases import (
    case_links,
    consent,
    names,
    personal_data,
    plain_facts,
    reader,
    rendering,
    schema,
)
from guidebook.cases.reader import CaseFile
from guidebook.cases.rendering import Body
from guidebook.problems.finding import Finding, finding
from guidebook.text import vocabulary
from guidebook.text.fields import check_value, words_in
from guidebook.text.site_pages import SitePages
from guidebook.text.yaml_reader import Value, plain


@dataclass(frozen=True)
class Case:
    """One case study: its facts, and title, summary, body and path in each of its languages.

    `facts` hold what stands in the file by field, text or lists, without what is wrong; `paths`
    are relative to the project.
    """

    slug: str
    facts: dict[str, object]
    title: dict[str, str]
    summary: dict[str, str]
    body: dict[str, str]
    paths: dict[str, str]

    facts_key: str = ""
    """A hash of what is shown of the case beside its own page: facts, titles and summaries."""

    html: dict[str, str] = dataclasses.field(default_factory=dict)
    """The text as its page shows it, by language; safe, with links as they stand in the file."""

    links: list[str] = dataclasses.field(default_factory=list)
    """Where its texts lead on this site; the check has found it there."""

    def newness(self) -> tuple[str, str]:
        """What cases are ordered by for the newest facts: their date, of equal ones the slug."""
        return str(self.facts.get("as_of", "")), self.slug


@dataclass(frozen=True)
class Collection:
    """The cases by slug and every finding, in order."""

    cases: tuple[Case, ...]
    findings: tuple[Finding, ...]

    def by_page(self) -> dict[str, Case]:
        """Cases by the neutral name of their page under docs/."""
        return {f"cases/{case.slug}.md": case for case in self.cases}

    def of_the_editors(self) -> frozenset[str]:
        """The files, from the project, of cases that nobody but the editors has written."""
        paths: set[str] = set()
        for case in self.cases:
            names: Any = case.facts.get("contributors") or []
            if all(name in vocabulary.editors() for name in names):
                paths.update(case.paths.values())
        return frozenset(paths)


def load(root: Path, cache: Cache = NO_CACHE, pages: SitePages | None = None) -> Collection:
    """Read docs/cases of the project at `root`; never raises for bad content.

    `pages` are what the cases may lead to, those of the project itself unless told otherwise.

    A case that `cache` holds as it is on disk is neither read nor checked again.
    """
    folder = root / "docs" / "cases"
    pages = pages or SitePages(root)
    findings: list[Finding] = []
    files: dict[str, dict[str, Path]] = defaultdict(dict)
    for path in sorted(folder.rglob("*")):
        misnamed = list(names.check_path(path, folder, path.relative_to(root).as_posix()))
        findings += misnamed
        if not misnamed and _is_case_file(path):
            slug = path.name.split(".")[0]
            files[slug][languages.language_of(path.name)] = path
    cases: list[Case] = []
    for slug, paths in sorted(files.items()):
        case, flaws = _load_case(slug, paths, root, cache, pages)
        findings += flaws
        if case:
            cases.append(case)
    return Collection(tuple(cases), tuple(sorted(findings)))


def _is_case_file(path: Path) -> bool:
    """Whether a path with a right name is a case, and neither a picture nor the introduction."""
    introduces = path.name in ("index.md", "index.en.md")
    return path.suffix == ".md" and path.is_file() and not introduces


def _load_case(
    slug: str, paths: Mapping[str, Path], root: Path, cache: Cache, pages: SitePages
) -> tuple[Case | None, list[Finding]]:
    """One case from its files by language, and what is wrong with it; None where nothing can be
    read.
    """
    contents = {language: path.read_bytes() for language, path in paths.items()}
    # Of everything that the checks look at, the year alone changes by itself.
    key = digest(_hashes(contents), date.today().year)
    known = cache.get_json("case", slug, key)
    # What it leads to may have moved, though its own files are as they were.
    if known and all(case_links.is_there(link, pages) for link in known["links"]):
        return Case(**known), []
    versions: dict[str, CaseFile] = {}
    for language, path in paths.items():
        versions[language] = reader.read(contents[language], path.relative_to(root).as_posix())
    bodies = {}
    for language, version in versions.items():
        bodies[language] = rendering.body(version.body, language)
    findings = list(_check(versions, bodies, root / "docs" / "cases", pages))
    case = _case(slug, versions, bodies)
    # A flaw has to be told every time, and whether a picture is there is not in the key.
    has_picture = b"![" in b"".join(contents.values())
    if case and not findings and not has_picture:
        cache.put_json("case", slug, key, vars(case))
    return case, findings


def _hashes(contents: Mapping[str, bytes]) -> list[tuple[str, str]]:
    return [(language, hashlib.sha256(data).hexdigest()) for language, data in contents.items()]


def _check(
    versions: Mapping[str, CaseFile], bodies: Mapping[str, Body], folder: Path, pages: SitePages
) -> Iterator[Finding]:
    """The files of one case: each on its own, then against each other."""
    for version in versions.values():
        yield from version.findings
    original = _original_language(versions)
    shared = versions[original]
    sources = _number_of_sources(shared)
    for language, version in versions.items():
        if not version.facts and version.findings:
            continue  # it can't be read, and what would be said of it is not its flaw
        yield from schema.check(version.facts, version.path, inherited=language != original)
        yield from plain_facts.check(version.facts, schema.FIELDS, version.path)
        if language != original and not version.findings:
            yield from _contradictions(version, shared)
        yield from personal_data.check(version, schema.FIELDS, shared.facts)
        pictures = [version.body_line + line for line in bodies[language].picture_lines()]
        yield from consent.check_pictures(shared.facts, version.path, shared.path, pictures)
        yield from case_body.check(version, bodies[language], language, sources, folder, pages)


def _original_language(versions: Mapping[str, CaseFile]) -> str:
    """The language of the file with more facts, which holds them; Indonesian if in doubt."""

    def rank(language: str) -> tuple[int, bool]:
        return len(versions[language].facts), language == languages.DEFAULT

    return max(versions, key=rank)


def _number_of_sources(version: CaseFile) -> int | None:
    """How many sources a file lists; None where that can't be known."""
    if not version.facts:
        return None
    if "sources" not in version.facts:
        return 0
    listed = version.facts["sources"].content
    return len(listed) if isinstance(listed, tuple) else None


def _contradictions(version: CaseFile, original: CaseFile) -> Iterator[Finding]:
    """A fact repeated in the second file is the same as in the first."""
    for name, value in version.facts.items():
        is_shared = name in schema.NAMES and name not in schema.OWN
        if not is_shared or name not in original.facts:
            continue
        if plain(value) != plain(original.facts[name]):
            line = value.key_line
            yield finding(version.path, line, "contradicts", found=name, other=original.path)


def _case(slug: str, versions: Mapping[str, CaseFile], bodies: Mapping[str, Body]) -> Case | None:
    """The case as far as its files can be read; the slug stands in for a title that is missing."""
    original = versions[_original_language(versions)]
    if not original.facts:
        return None
    facts = _sound_facts(original)
    title: dict[str, str] = {}
    summary: dict[str, str] = {}
    body: dict[str, str] = {}
    paths: dict[str, str] = {}
    for language, version in versions.items():
        body[language] = version.body
        paths[language] = version.path
        if version.facts:
            own = _sound_facts(version)
            title[language] = str(own.get("title", slug))
            summary[language] = str(own.get("summary", ""))
    html = {language: each.html for language, each in bodies.items()}
    facts_key = digest(facts, title, summary)
    return Case(slug, facts, title, summary, body, paths, facts_key, html, _inner_links(bodies))


def _inner_links(bodies: Mapping[str, Body]) -> list[str]:
    """Where the texts lead on this site, each once."""
    found = set()
    for body in bodies.values():
        for paragraph in body.paragraphs:
            for target in paragraph.targets:
                if not target.is_image and case_links.leads_to_page(target.address):
                    found.add(target.address)
    return sorted(found)


def _together(value: Value) -> str:
    """The words of a choice between commas, in whatever way they are written."""
    return ", ".join(str(word.content) for word in words_in(value))


def _sound_facts(version: CaseFile) -> dict[str, object]:
    """The facts of a file that are as they must be."""
    sound: dict[str, object] = {}
    for field in schema.FIELDS:
        value = version.facts.get(field.name)
        if value is None:
            continue
        flaws = list(check_value(schema.bounded(field, version.facts), value, version.path))
        if not flaws:
            sound[field.name] = _together(value) if field.several else plain(value)
    return sound
