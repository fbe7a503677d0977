"""Taking a case down in one step, and putting it back: its files and every line of data that needs
them.

What is left builds at once: pages that link to the case lead to the words at its address
(cases/withdrawn.py). Sentences elsewhere that tell it are named, and stay until somebody has read
them. What is put back comes from git's history.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from guidebook.cases import collection, names, withdrawn
from guidebook.contributions import mentions
from guidebook.contributions.case_history import CaseHistory
from guidebook.contributions.mentions import Mention
from guidebook.guide import checklist
from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, nearest
from guidebook.tables import table
from guidebook.text import yaml_reader
from guidebook.translations import states

_ITEM = re.compile(r"^  ([a-z][a-z-]*): *$")


@dataclass(frozen=True)
class Outcome:
    """What was done, or why nothing was.

    `said` are keys of withdrawal.yml with their values, in order; `findings` stand in the way, and
    `mentions` are what somebody has to read next.
    """

    done: bool
    said: tuple[tuple[str, Mapping[str, str]], ...] = ()
    findings: tuple[Finding, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass
class _Steps:
    """What has been done so far, to be told."""

    said: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def tell(self, key: str, **values: str) -> None:
        self.said.append((key, values))


def slug_of(typed: str) -> str:
    """The name of a case however somebody wrote it: as its file, its address or the name alone."""
    path = re.split(r"[?#]", typed.strip())[0].replace("\\", "/").strip("/")
    return path.rsplit("/", 1)[-1].removesuffix(".md").removesuffix(".en").lower()


def reason(typed: str, typed_english: str) -> dict[str, str] | None:
    """The reason in both languages: one of those of the policy by its name, or words of one's own
    in each language; None where a language is missing. Nothing typed means that it is being
    examined.
    """
    typed, typed_english = " ".join(typed.split()), " ".join(typed_english.split())
    for name, entry in _reasons().items():
        names_of_it = (name, *entry["names"].values())
        if (typed or "review").lower() in names_of_it and not typed_english:
            return {language: entry[language] for language in LANGUAGES}
    if not typed or not typed_english:
        return None
    return {"id": typed, "en": typed_english}


def reason_names(language: str) -> str:
    """The reasons that have names, for a hint."""
    return ", ".join(entry["names"][language] for entry in _reasons().values())


def take_down(root: Path, slug: str, why: Mapping[str, str]) -> Outcome:
    """Take the case `slug` of the project at `root` down, because of `why` in each language."""
    recorded = withdrawn.load(root)
    in_the_way = [each for each in recorded.findings if each.rule != "withdrawn-published"]
    if in_the_way:  # its entry could not be read again
        return Outcome(False, findings=tuple(in_the_way))
    files = _files(root, slug)
    if not files:
        if slug in recorded.cases:
            day = recorded.cases[slug].day
            return Outcome(True, (("already", {"slug": slug, "day": day}),))
        return _unknown(slug, _slugs(root))
    cases = {case.slug: case for case in collection.load(root).cases}
    case = cases.pop(slug, None)
    told = mentions.of_case(slug, case, cases.values(), root)
    title = {each: _title(case, each, slug) for each in LANGUAGES}
    steps = _Steps()
    steps.tell("down", title=title["id"], title_en=title["en"])
    for path in files:
        path.unlink()
        steps.tell("deleted", path=path.relative_to(root).as_posix())
    folder = root / "docs/cases" / slug
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
        steps.tell("deleted", path=f"docs/cases/{slug}/")
    _drop_lines(root, states.PATH, rf"cases/{re.escape(slug)} *:.*", steps)
    _drop_lines(root, checklist.PATH, rf" +case: *(['\"]?){re.escape(slug)}\1 *(#.*)?", steps)
    _record(root, slug, title, why, steps)
    return Outcome(True, tuple(steps.said), mentions=tuple(told))


def put_back(root: Path, slug: str) -> Outcome:
    """Put the case `slug` of the project at `root` back as it last was in git's history."""
    recorded = withdrawn.load(root)
    entries = yaml_reader.fields(yaml_reader.load(root, withdrawn.PATH, optional=True)[0])
    if slug not in entries:
        return _unknown(slug, recorded.cases, "unknown-withdrawn")
    if _files(root, slug) or (root / "docs/cases" / slug).exists():
        return Outcome(False, (("in-the-way", {"slug": slug}),))
    history = CaseHistory.find(root, slug)
    if history is None:
        return Outcome(False, (("no-history", {"slug": slug}),))
    steps = _Steps()
    steps.tell("back", slug=slug)
    for path, data in history.files().items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        steps.tell("restored", path=path)
    _insert_hashes(root, history.text(states.PATH), slug, steps)
    _insert_references(root, history.text(checklist.PATH), slug, steps)
    _drop_entry(root, entries[slug].key_line, steps)
    return Outcome(True, tuple(steps.said))


def _reasons() -> dict[str, Any]:
    """By name its `names` and its words, each by language."""
    reasons: dict[str, Any] = table(__file__, "withdrawal.yml")["reasons"]
    return reasons


def _unknown(slug: str, known: Mapping[str, object] | set[str], key: str = "unknown") -> Outcome:
    return Outcome(False, ((key, {"slug": slug, "nearest": nearest(slug, known)}),))


def _slugs(root: Path) -> set[str]:
    return {path.name.split(".")[0] for path in (root / "docs/cases").glob("*.md")} - {"index"}


def _files(root: Path, slug: str) -> list[Path]:
    """The files of a case; none for a name that no case can have."""
    if not names.NAME.match(slug) or slug in names.RESERVED:
        return []
    paths = [root / "docs/cases" / f"{slug}{ending}" for ending in (".md", ".en.md")]
    return [path for path in paths if path.is_file() or path.is_symlink()]


def _title(case: collection.Case | None, language: str, slug: str) -> str:
    """The title in a language, or else in the other one; the name of a case that has none."""
    if case is None:
        return slug
    title = case.title.get(language) or next(iter(case.title.values()), slug)
    return " ".join(title.split())[:160]


def _lines(root: Path, path: str) -> list[str]:
    """The lines of a data file with their ends as they are."""
    file = root / path
    return file.read_bytes().decode("utf-8").splitlines(True) if file.is_file() else []


def _write(root: Path, path: str, lines: list[str]) -> None:
    (root / path).write_bytes("".join(lines).encode("utf-8"))


def _drop_lines(root: Path, path: str, pattern: str, steps: _Steps) -> None:
    """Take the lines out that are as `pattern` says."""
    kept: list[str] = []
    for number, line in enumerate(_lines(root, path), 1):
        if re.fullmatch(pattern, line.rstrip("\r\n")):
            steps.tell("line-deleted", path=path, line=str(number), text=line.strip())
        else:
            kept.append(line)
    if len(kept) < len(_lines(root, path)):
        _write(root, path, kept)


def _record(
    root: Path, slug: str, title: Mapping[str, str], why: Mapping[str, str], steps: _Steps
) -> None:
    """Write the entry of a withdrawn case behind the others, where it has none."""
    lines = _lines(root, withdrawn.PATH)
    if any(line.startswith(f"{slug}:") for line in lines):
        return
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    number = len(lines) + 1
    lines += [f"{slug}:\n", f"  date: {date.today().isoformat()}\n"]
    for key, texts in (("title", title), ("reason", why)):
        # As JSON, which is YAML too, no sign in a text can begin another key.
        shown = [f"{each}: {json.dumps(texts[each], ensure_ascii=False)}" for each in LANGUAGES]
        lines.append(f"  {key}: {{{', '.join(shown)}}}\n")
    _write(root, withdrawn.PATH, lines)
    steps.tell("recorded", path=withdrawn.PATH, line=str(number))


def _drop_entry(root: Path, line: int, steps: _Steps) -> None:
    """Take the entry out whose name stands at `line`, with the indented lines below it."""
    lines = _lines(root, withdrawn.PATH)
    end = line
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    _write(root, withdrawn.PATH, lines[: line - 1] + lines[end:])
    steps.tell("unrecorded", path=withdrawn.PATH, line=str(line))


def _insert_hashes(root: Path, before: str, slug: str, steps: _Steps) -> None:
    """Put the accepted hashes of the case back in their place by name."""
    key = f"cases/{slug}"
    old = [line for line in before.splitlines() if re.match(rf"{re.escape(key)} *:", line)]
    lines = _lines(root, states.PATH)
    if not old or any(line.startswith(f"{key}:") for line in lines):
        return
    place = len(lines)
    for number, line in enumerate(lines):
        if not line.startswith(("#", " ")) and line.split(":")[0] > key:
            place = number
            break
    lines.insert(place, old[0] + "\n")
    _write(root, states.PATH, lines)
    steps.tell("line-restored", path=states.PATH, line=str(place + 1), text=old[0])


def _insert_references(root: Path, before: str, slug: str, steps: _Steps) -> None:
    """Let items of the checklist name the case again, as they did before."""
    item, earlier = "", ""
    for old in before.splitlines():
        if match := _ITEM.match(old):
            item = match[1]
        if re.fullmatch(rf" +case: *(['\"]?){re.escape(slug)}\1 *(#.*)?", old):
            _insert_reference(root, item, earlier, old, steps)
        earlier = old


def _insert_reference(root: Path, item: str, earlier: str, old: str, steps: _Steps) -> None:
    """Put a line of an item back behind the one it stood behind, or at the item's end."""
    lines = _lines(root, checklist.PATH)
    starts = [number for number, line in enumerate(lines) if line.rstrip() == f"  {item}:"]
    if not starts:
        steps.tell("item-gone", path=checklist.PATH, item=item, text=old.strip())
        return
    end = starts[0] + 1
    place = 0
    while end < len(lines) and lines[end].startswith("    "):
        if lines[end].lstrip().startswith("case:"):
            steps.tell("item-taken", path=checklist.PATH, line=str(end + 1), text=old.strip())
            return
        if lines[end].rstrip("\r\n") == earlier:
            place = end + 1
        end += 1
    place = place or end
    lines.insert(place, old + "\n")
    _write(root, checklist.PATH, lines)
    steps.tell("line-restored", path=checklist.PATH, line=str(place + 1), text=old.strip())
