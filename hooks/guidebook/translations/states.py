"""How the languages of every page stand to each other: in step, one of them newer, or one missing.

Told from the texts alone, never from dates: docs/translations.yml keeps for each page the hashes of
the two texts when somebody last said that they say the same.
"""

from __future__ import annotations

import functools
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
from guidebook.text import yaml_reader
from guidebook.text.yaml_reader import Value
from guidebook.translations import parity
from guidebook.translations import text as translated_text
from guidebook.translations.text import TextHash

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
        return tuple(
            each
            for each in self.accepted
            if each in self.texts and self.texts[each].hash != self.accepted[each]
        )

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
        return {
            group: [page for page in self.pages.values() if page.state in states]
            for group, states in GROUPS.items()
        }


def load(root: Path, cache: Cache = NO_CACHE) -> Translations:
    """The pages of the project at `root`. Never raises; without the file of hashes no pair has been
    compared.
    """
    texts = _texts(root / "docs", cache)
    accepted, findings = _listed(root, texts, cache)
    pages = [PageState(name, said, accepted.get(name, {})) for name, said in texts.items()]
    pages.sort(key=lambda page: (STATES.index(page.state), page.name))
    return Translations({f"{page.name}.md": page for page in pages}, tuple(sorted(findings)))


def _listed(
    root: Path, texts: Mapping[str, object], cache: Cache
) -> tuple[dict[str, dict[str, str]], list[Finding]]:
    """The accepted hashes by page, and what is wrong with them."""
    if not (root / PATH).is_file():
        return {}, []
    key = digest(digests.file_hash(root / PATH), sorted(texts))
    if known := cache.get_json("accepted", "", key):
        return known, []
    whole, findings = yaml_reader.load(root, PATH)
    listed = yaml_reader.fields(whole)
    findings += _check(listed, texts)
    accepted = {name: _hashes(entry) for name, entry in listed.items()}
    if not findings:
        cache.put_json("accepted", "", key, accepted)
    return accepted, findings


def accept(root: Path, pages: Mapping[str, PageState], names: list[str]) -> None:
    """Write down that the present texts of the pages `names` say the same; pages that are gone are
    left out.
    """
    now = {
        name: {each: text.hash for each, text in pages[f"{name}.md"].texts.items()}
        for name in names
    }
    hashes = {page.name: now.get(page.name, page.accepted) for page in pages.values()}
    lines = [
        f"{name}: {{id: {pair['id']}, en: {pair['en']}}}\n"
        for name, pair in sorted(hashes.items())
        if pair
    ]
    (root / PATH).write_text(_HEAD + "".join(lines), encoding="utf-8")


def _texts(docs: Path, cache: Cache) -> dict[str, dict[str, TextHash]]:
    """The texts of every page by name and language; a link that leads out of docs/ is not followed."""
    inside = functools.cache(lambda path: path.resolve().is_relative_to(docs.resolve()))
    paths = []
    for path in sorted(docs.rglob("*.md")):
        page = languages.neutral(path.relative_to(docs).as_posix())
        if (
            path.is_file()
            and inside(path if path.is_symlink() else path.parent)
            and page not in parity.EXEMPT
        ):
            paths.append((path, path.relative_to(docs).as_posix()))
    found: dict[str, dict[str, TextHash]] = {}
    for path, name in paths:
        page = languages.neutral(name).removesuffix(".md")
        found.setdefault(page, {})[languages.language_of(path.name)] = _read(path, name, cache)
    return found


def _read(path: Path, name: str, cache: Cache) -> TextHash:
    data = path.read_bytes()
    key = hashlib.sha256(data).hexdigest()
    if known := cache.get_json("text", name, key):
        return TextHash(*known)
    text = translated_text.read(data)
    cache.put_json("text", name, key, [text.title, text.hash])
    return TextHash(text.title, text.hash)


def _hashes(entry: Value | None) -> dict[str, str]:
    """The accepted pair of an entry, or nothing where it is not whole."""
    said = {language: str(value.content) for language, value in yaml_reader.fields(entry).items()}
    whole = set(said) == set(LANGUAGES) and all(map(_HASH.fullmatch, said.values()))
    return {language: said[language] for language in LANGUAGES} if whole else {}


def _check(listed: Mapping[str, Value], names: Mapping[str, object]) -> Iterator[Finding]:
    """Every entry is a page and holds a hash for each language."""
    for name, entry in listed.items():
        if name not in names:
            yield finding(
                PATH, entry.key_line, "translation-page", found=name, nearest=nearest(name, names)
            )
        hashes = yaml_reader.fields(entry)
        yield from yaml_reader.check_keys(
            hashes, LANGUAGES, PATH, entry.key_line, shown=f"{name}: "
        )
        for language in set(LANGUAGES) & set(hashes):
            value = hashes[language]
            if not isinstance(value.content, str) or not _HASH.fullmatch(value.content):
                shown = value.content if isinstance(value.content, str) else ""
                yield finding(
                    PATH, value.key_line, "translation-hash", found=shown, key=f"{name}: {language}"
                )
