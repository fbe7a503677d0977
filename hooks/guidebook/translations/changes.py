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

from guidebook.translations import text as translated_text
from guidebook.translations.states import PageState
from guidebook.translations.text import TranslatedText

_COMMITS = 60
_AHEAD = 20
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
    """The changes in each language of a page of the project at `root` since its pair was accepted."""
    found = []
    for language in page.changed:
        before = _accepted(root, page.source(language), page.accepted[language])
        now = translated_text.read((root / page.source(language)).read_bytes())
        found.append(
            Change(language, tuple(passages(before.blocks, now.blocks)) if before else None)
        )
    return found


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
    known = repo_url and history != edit_uri
    return editor_url(repo_url, history, source) if known else ""


def editor_url(repo_url: str, edit_uri: str, source: str) -> str:
    """The page on which a file can be edited, or nothing without a repository."""
    return (
        urljoin(repo_url.rstrip("/") + "/", edit_uri + quote(source.removeprefix("docs/")))
        if repo_url and edit_uri
        else ""
    )


def _paired(old: Sequence[str], new: list[str]) -> Iterator[Passage]:
    """Each old block beside the next new one that is like it, and the rest on its own."""
    for block in old:
        place = next((at for at, other in enumerate(new[:_AHEAD]) if _alike(block, other)), None)
        if place is None:
            yield (("deleted", block),)
        else:
            yield from ((("added", other),) for other in new[:place])
            yield _words(block, new[place])
            del new[: place + 1]
    yield from ((("added", other),) for other in new)


def _alike(before: str, after: str) -> bool:
    old, new = before.split(), after.split()
    few = len(old) * len(new) <= _COMPARISONS
    return few and difflib.SequenceMatcher(None, old, new, autojunk=False).ratio() >= _ALIKE


def _words(before: str, after: str) -> Passage:
    old, new = before.split(), after.split()
    pieces = []
    for tag, start, end, first, last in _opcodes(old, new):
        gone, come = " ".join(old[start:end]), " ".join(new[first:last])
        pieces += [("same", come)] if tag == "equal" else [("deleted", gone), ("added", come)]
    return tuple((kind, words) for kind, words in pieces if words)


def _opcodes(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    if len(before) * len(after) > _COMPARISONS:
        return [("replace", 0, len(before), 0, len(after))]
    return list(difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def _accepted(root: Path, source: str, wanted: str) -> TranslatedText | None:
    """The newest version of a file in the history that has the hash `wanted`."""
    for data in _versions(root, source):
        text = translated_text.read(data)
        if text.hash == wanted:
            return text
    return None


def _versions(root: Path, source: str) -> Iterator[bytes]:
    """A file as it was in each of the last commits that touched it, newest first."""
    commits = (
        _git(root, b"", "log", f"-{_COMMITS}", "--format=%H", "--", source)
        .decode("ascii", "replace")
        .split()
    )
    if not commits or not source.isprintable():
        return
    asked = "".join(f"{commit}:./{source}\n" for commit in commits)
    answer = _git(root, asked.encode(), "cat-file", "--batch")
    while answer:  # for each commit a line `<id> blob <size>`, the content, and a line's end; or `<name> missing`
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
