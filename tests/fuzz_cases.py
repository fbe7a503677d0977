"""Case files changed at random: `make fuzz N=100000 SEED=1`.

Whatever comes of a file, the check ends soon and without an exception, names lines that are there
and show what it found; and where it finds nothing, the page shows every word and nothing but its
own. What fails is kept in tests/data/fuzzed, which the ordinary tests read.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
import traceback
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "hooks")]

import case_files  # noqa: E402
import case_pages  # noqa: E402
import case_texts  # noqa: E402
import project  # noqa: E402
from guidebook.cases import collection, example, rendering  # noqa: E402
from guidebook.problems.finding import Finding  # noqa: E402
from guidebook.text.vocabulary import HEADINGS  # noqa: E402

KEPT = project.ROOT / "tests/data/fuzzed"
SECONDS = 1.0
_TOLD_AS_TYPED = (
    "definition",
    "link",
    "link-page",
    "link-scheme",
    "link-user",
    "note",
    "reference",
)


def problem(data: bytes) -> str:
    """What goes wrong with a file; nothing if all is well."""
    return _judged(data)[0]


def _judged(data: bytes) -> tuple[str, bool]:
    """What goes wrong with a file, and whether it is one in which nothing is found."""
    with TemporaryDirectory(dir=_quick_folder()) as folder:
        path = Path(folder, case_pages.PATH)
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        start = time.process_time()
        try:
            loaded = collection.load(Path(folder), pages=case_files.PAGES)
        except Exception:
            return traceback.format_exc(), False
        seconds = time.process_time() - start
    if seconds > SECONDS:
        return f"{seconds:.1f} seconds", False
    if loaded.findings:
        return "; ".join(_wrong_lines(loaded.findings, data)), False
    (case,) = loaded.cases
    if case.html["id"] != rendering.body(case.body["id"], "id").html:
        return "two renderings differ", True
    return "; ".join(case_pages.flaws(case.body["id"], case.html["id"])), True


def _wrong_lines(findings: tuple[Finding, ...], data: bytes) -> Iterator[str]:
    """Findings at lines that are not there or don't hold what they name."""
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in findings:
        if not 1 <= each.line <= len(lines):
            yield f"no line {each.line}: {each}"
            continue
        found = dict(each.values).get("found", "")[:40]
        if each.rule in _TOLD_AS_TYPED and found.isalnum() and found not in lines[each.line - 1]:
            yield f"not in its line: {each}"


@cache
def _quick_folder() -> str | None:
    """Where files are written fastest."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


@cache
def _good_files() -> tuple[str, ...]:
    """Files that changes begin with: the example, and the cases of the site."""
    real = sorted((project.ROOT / "docs/cases").glob("[a-h]*.md"))
    texts = [path.read_text("utf-8") for path in real if path.name.count(".") == 1]
    return (
        example.text("id"),
        *[text for text in texts if not text.startswith("---\ntitle: Kasus")],
    )


def changed(seed: str) -> bytes:
    """A good file with some changes, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    text = chance.choice(_good_files()) if chance.random() < 0.5 else example.text("id")
    for _ in range(chance.randint(1, 5)):
        text = _changed(text, chance)
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.03:
        at = chance.randrange(len(data) + 1)
        data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    return data


def _words(chance: random.Random) -> str:
    pieces = [chance.choice(chance.choice(case_texts.KINDS)) for _ in range(chance.randint(1, 6))]
    return "".join(pieces)


def _changed(text: str, chance: random.Random) -> str:
    body = text.find(f"## {HEADINGS['id'][0]}")
    first = max(body, 0) if chance.random() < 0.8 else 0
    at = chance.randint(first, max(first, len(text)))
    kind = chance.randrange(8)
    if kind < 4:
        words = _words(chance)
        return text[:at] + words + text[at:]
    if kind == 4:  # a paragraph of its own
        at = text.rfind("\n\n", 0, at) + 2
        words = _words(chance)
        return f"{text[:at]}{words}\n\n{text[at:]}"
    end = min(len(text), at + chance.randint(0, 80))
    if kind == 5:
        return text[:at] + text[end:]
    if kind == 6:
        return text[:end] + text[at:end] * chance.choice([1, 2, 50]) + text[end:]
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def main(count: int, seed: str) -> int:
    """Change so many files; says what failed and keeps it."""
    failed = clean = 0
    for number in range(count):
        data = changed(f"{seed}-{number}")
        what, is_clean = _judged(data)
        clean += is_clean
        if what:
            failed += 1
            KEPT.mkdir(exist_ok=True)
            kept = KEPT / f"{hashlib.sha256(data).hexdigest()[:12]}.md"
            kept.write_bytes(data)
            print(f"{kept.relative_to(project.ROOT)} (seed {seed}-{number}): {what}", flush=True)
        if number % 10_000 == 9_999:
            print(f"{number + 1} files, {failed} failed", flush=True)
    print(f"{count} files changed with seed {seed}: {failed} failed, {clean} had no finding")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
