"""How the languages of every page stand to each other: in step, one of them newer, or one missing.

Told from the texts alone, never from dates: docs/translations.yml keeps for each page the hashes of
the two texts when somebody last said that they say the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidebook import languages
from guidebook.cache import digests
from guidebook.cache.digests import digest
from guidebook.cache.store import NO_CACHE, Cache
from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import content_files, yaml_reader
from guidebook.text.yaml_reader import Value
from guidebook.translations import page_text, parity
from guidebook.translations.page_text import TextHash

PATH = "docs/translations.yml"
STATES = ("id_newer", "en_newer", "id_missing", "en_missing", "not_compared", "in_step")
"""Every state a page can be in; what needs work comes first."""

GROUPS = {
    "behind": ("id_newer", "en_newer"),
    "missing": ("id_missing", "en_missing"),
    "not_compared": ("not_compared",),
    "in_step": ("in_step",),
}
"""The states as they are counted and listed together."""

MENDED_BY_ACCEPTING = frozenset(
    {"missing-key", "translation-hash", "translation-page", "unknown-key"}
)
"""Flaws in the file of hashes that cost nothing but a line when it is written anew."""

_HEAD = """\
# The two texts of each page when somebody last said that they say the same, as hashes.
# `make translations` shows what has changed since, `make translations ACCEPT=steps/partners` writes
# a line.
"""
_HASH = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True)
class PageState:
    """One page, named without folder and ending (`steps/partners`): its texts and the accepted
    hashes, by language.
    """

    name: str
    texts: Mapping[str, TextHash]
    accepted: Mapping[str, str]

    @property
    def changed(self) -> tuple[str, ...]:
        """The languages whose text differs from the accepted one."""
        changed = []
        for language, accepted in self.accepted.items():
            if language in self.texts and self.texts[language].hash != accepted:
                changed.append(language)
        return tuple(changed)

    @property
    def state(self) -> str:
        """One of STATES."""
        missing = [language for language in LANGUAGES if language not in self.texts]
        if missing:
            return f"{missing[0]}_missing"
        if not self.accepted or len(self.changed) > 1:
            return "not_compared"
        return f"{self.changed[0]}_newer" if self.changed else "in_step"

    @property
    def newer(self) -> str:
        """The language that has changes which the other one lacks, or nothing."""
        return self.changed[0] if self.state.endswith("_newer") else ""

    @property
    def anchor(self) -> str:
        """The id of the page's entry in the list of translations."""
        return "page-" + self.name.replace("/", "--")

    def source(self, language: str) -> str:
        """The file of the page in `language`, as a path in the project."""
        return "docs/" + languages.in_language(f"{self.name}.md", language)

    def title(self, language: str) -> str:
        """The title in `language`; the name of a page that has none."""
        return self.texts[language].title or self.name


@dataclass(frozen=True)
class Translations:
    """Every page by its neutral path under docs/, what needs work first, and what is wrong with the
    file of hashes.
    """

    pages: Mapping[str, PageState]
    findings: tuple[Finding, ...]

    def groups(self) -> dict[str, list[PageState]]:
        """The pages of each group, in order."""
        pages_of = {}
        for group, states in GROUPS.items():
            pages_of[group] = [page for page in self.pages.values() if page.state in states]
        return pages_of


def load(root: Path, cache: Cache = NO_CACHE) -> Translations:
    """The pages of the project at `root`. Never raises; without the file of hashes no pair has been
    compared.
    """
    texts = _texts(root, cache)
    accepted, findings = _accepted_hashes(root, texts, cache)
    pages = []
    for name, versions in texts.items():
        pages.append(PageState(name, versions, accepted.get(name, {})))
    pages.sort(key=lambda page: (STATES.index(page.state), page.name))
    return Translations({f"{page.name}.md": page for page in pages}, tuple(sorted(findings)))


def accept(root: Path, pages: Mapping[str, PageState], names: list[str]) -> None:
    """Write down that the present texts of the pages `names` say the same; pages that are gone are
    left out.
    """
    lines = []
    for page in sorted(pages.values(), key=lambda page: page.name):
        hashes = dict(page.accepted)
        if page.name in names:
            hashes = {language: text.hash for language, text in page.texts.items()}
        if hashes:
            lines.append(f"{page.name}: {{id: {hashes['id']}, en: {hashes['en']}}}\n")
    (root / PATH).write_text(_HEAD + "".join(lines), encoding="utf-8")


def _accepted_hashes(
    root: Path, texts: Mapping[str, object], cache: Cache
) -> tuple[dict[str, dict[str, str]], list[Finding]]:
    """The accepted hashes by page and language, and what is wrong with the file of them."""
    if not (root / PATH).is_file():
        return {}, []
    key = digest(digests.file_hash(root / PATH), sorted(texts))
    if known := cache.get_json("accepted", "", key):
        return known, []
    whole, findings = yaml_reader.load(root, PATH)
    entries = yaml_reader.fields(whole)
    findings += _check(entries, texts)
    accepted = {name: _pair(entry) for name, entry in entries.items()}
    if not findings:
        cache.put_json("accepted", "", key, accepted)
    return accepted, findings


def _texts(root: Path, cache: Cache) -> dict[str, dict[str, TextHash]]:
    """The texts of every page by name and language."""
    texts: dict[str, dict[str, TextHash]] = {}
    for path in content_files.paths(root, "**/*.md"):
        source = path.relative_to(root / "docs").as_posix()
        page = languages.neutral(source)
        if page not in parity.EXEMPT:
            versions = texts.setdefault(page.removesuffix(".md"), {})
            versions[languages.language_of(path.name)] = _text_hash(path, source, cache)
    return texts


def _text_hash(path: Path, source: str, cache: Cache) -> TextHash:
    """The title and the hash of a page's file, from the cache as long as its bytes are the same."""
    data = path.read_bytes()
    key = hashlib.sha256(data).hexdigest()
    if known := cache.get_json("text", source, key):
        return TextHash(*known)
    text = page_text.read(data)
    cache.put_json("text", source, key, [text.title, text.hash])
    return TextHash(text.title, text.hash)


def _pair(entry: Value) -> dict[str, str]:
    """The accepted hash of each language, or nothing where one is missing or is no hash."""
    hashes = {}
    for language, value in yaml_reader.fields(entry).items():
        if not isinstance(value.content, str) or not _HASH.fullmatch(value.content):
            return {}
        hashes[language] = value.content
    if set(hashes) != set(LANGUAGES):
        return {}
    return {language: hashes[language] for language in LANGUAGES}


def _check(entries: Mapping[str, Value], pages: Mapping[str, object]) -> Iterator[Finding]:
    """Every entry is a page and holds a hash for each language."""
    for name, entry in entries.items():
        line = entry.key_line
        if name not in pages:
            near = nearest(name, pages)
            yield finding(PATH, line, "translation-page", found=name, nearest=near)
        hashes = yaml_reader.fields(entry)
        yield from yaml_reader.check_keys(hashes, LANGUAGES, PATH, line, shown=f"{name}: ")
        for language in LANGUAGES:
            if language in hashes:
                yield from _check_hash(hashes[language], f"{name}: {language}")


def _check_hash(value: Value, key: str) -> Iterator[Finding]:
    found = value.content if isinstance(value.content, str) else ""
    if not _HASH.fullmatch(found):
        yield finding(PATH, value.key_line, "translation-hash", found=found, key=key)
