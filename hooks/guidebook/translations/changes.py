"""What has changed in a page since its two languages last said the same, word by word, from the
history that git keeps.

Costs two git calls for each text that has changed, and nothing for any other. A copy without
history (a shallow clone, an archive) has no answer.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urljoin

from guidebook.translations import page_text
from guidebook.translations.page_text import TranslatedText
from guidebook.translations.states import PageState

_COMMITS = 60
"""The last commits of a file among which its accepted text is looked for."""

_AHEAD = 20
"""Blocks of the new text among which the one that an old block has become is looked for."""

_ALIKE = 0.4
"""Share of words in common from which a block counts as a changed one rather than as another."""

_COMPARISONS = 1_000_000
"""Pairs of words up to which words are compared; beyond, the old text stands before the new."""

Passage = tuple[tuple[str, str], ...]
"""Pieces of a text in order, each `same`, `deleted` or `added` with its words."""


@dataclass(frozen=True)
class Change:
    """What has changed in one language, or nothing where the history does not say."""

    language: str
    passages: tuple[Passage, ...] | None


def changes(root: Path, page: PageState) -> list[Change]:
    """The changes in each language of a page since its pair was accepted; `root` is the project."""
    changes_by_language = []
    for language in page.changed:
        source = page.source(language)
        before = _accepted(root, source, page.accepted[language])
        now = page_text.read((root / source).read_bytes())
        changed = tuple(passages(before.blocks, now.blocks)) if before else None
        changes_by_language.append(Change(language, changed))
    return changes_by_language


def passages(before: Sequence[str], after: Sequence[str]) -> Iterator[Passage]:
    """The blocks of a text that differ, with what was deleted and added."""
    for tag, start, end, first, last in _opcodes(before, after):
        if tag != "equal":
            yield from _paired(before[start:end], list(after[first:last]))


def history_url(repo_url: str, edit_uri: str, source: str) -> str:
    """The page that shows a file's history at the repository's host, or nothing where its address
    is not known.

    `edit_uri` leads to the editor (`edit/main/docs/`), `source` is a path in the project.
    """
    history = re.sub(r"(^|/)(edit|blob)/", r"\1commits/", edit_uri, count=1)
    is_known = repo_url and history != edit_uri
    return editor_url(repo_url, history, source) if is_known else ""


def editor_url(repo_url: str, edit_uri: str, source: str) -> str:
    """The page on which a file can be edited, or nothing without a repository."""
    if not repo_url or not edit_uri:
        return ""
    place = edit_uri + quote(source.removeprefix("docs/"))
    return urljoin(repo_url.rstrip("/") + "/", place)


def _paired(old: Sequence[str], new: list[str]) -> Iterator[Passage]:
    """Each old block beside the next new one that is like it, and the rest on its own."""
    rest = new
    for block in old:
        place = _place_of_like(block, rest[:_AHEAD])
        if place is None:
            yield (("deleted", block),)
            continue
        for other in rest[:place]:
            yield (("added", other),)
        yield _words(block, rest[place])
        rest = rest[place + 1 :]
    for other in rest:
        yield (("added", other),)


def _place_of_like(block: str, others: Sequence[str]) -> int | None:
    """Where the first block stands that `block` may have become."""
    for place, other in enumerate(others):
        if _alike(block, other):
            return place
    return None


def _alike(before: str, after: str) -> bool:
    old = before.split()
    new = after.split()
    if len(old) * len(new) > _COMPARISONS:
        return False
    return difflib.SequenceMatcher(None, old, new, autojunk=False).ratio() >= _ALIKE


def _words(before: str, after: str) -> Passage:
    """What was deleted and added word by word, with the words between."""
    old = before.split()
    new = after.split()
    pieces = []
    for tag, start, end, first, last in _opcodes(old, new):
        deleted = " ".join(old[start:end])
        added = " ".join(new[first:last])
        if tag == "equal":
            pieces.append(("same", added))
            continue
        if deleted:
            pieces.append(("deleted", deleted))
        if added:
            pieces.append(("added", added))
    return tuple(pieces)


def _opcodes(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    if len(before) * len(after) > _COMPARISONS:
        return [("replace", 0, len(before), 0, len(after))]
    return list(difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def _accepted(root: Path, source: str, wanted: str) -> TranslatedText | None:
    """The newest version of a file in the history that has the hash `wanted`."""
    for data in _versions(root, source):
        text = page_text.read(data)
        if text.hash == wanted:
            return text
    return None


def _versions(root: Path, source: str) -> Iterator[bytes]:
    """A file as it was in each of the last commits that touched it, newest first."""
    if not source.isprintable():  # a line's end in it would ask git for another object
        return
    log = _git(root, b"", "log", f"-{_COMMITS}", "--format=%H", "--", source)
    commits = log.decode("ascii", "replace").split()
    asked = "".join(f"{commit}:./{source}\n" for commit in commits)
    answer = _git(root, asked.encode(), "cat-file", "--batch") if commits else b""
    # For each commit a line `<id> blob <size>`, the content and a line's end; or `<name> missing`.
    while answer:
        head, _, answer = answer.partition(b"\n")
        if match := re.fullmatch(rb"[0-9a-f]+ blob (\d+)", head):
            size = int(match[1])
            yield answer[:size]
            answer = answer[size + 1 :]


def _git(root: Path, given: bytes, *arguments: str) -> bytes:
    """What a git command says, nothing where it fails or there is no git."""
    environment = {**os.environ, "GIT_LITERAL_PATHSPECS": "1"}
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=root,
            input=given,
            env=environment,
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
