"""Commands for the content: `python hooks/guidebook check` and `fix` (cases and data files), `translations`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from guidebook import (
    case_file,
    case_study,
    checklist,
    glossary,
    languages,
    search_words,
    translation_report,
    translation_states,
)
from guidebook.findings import Finding

ROOT = Path(__file__).resolve().parent.parent.parent
TOTAL = {
    "id": ("Tidak ada masalah dalam {cases} kasus dan {items} butir daftar periksa.", "{count} masalah ditemukan."),
    "en": ("No problem in {cases} cases and {items} checklist items.", "{count} problems found."),
}


def main(arguments: list[str]) -> int:
    """Run one command; the exit code is 1 where there are problems."""
    parser = argparse.ArgumentParser(prog="guidebook", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say what is wrong with the cases and the data files in docs/")
    fix = commands.add_parser("fix", help="mend what can be mended without doubt")
    for command in (check, fix):
        command.add_argument("files", nargs="*", help=argparse.SUPPRESS)  # pre-commit names them; all are checked
    states = commands.add_parser(
        "translations",
        help="say which pages are in step with their translation, which are behind, and which have none",
        epilog="After putting right a typo that needs no translation, accept the page again.",
    )
    states.add_argument(
        "--accept",
        nargs="+",
        metavar="PAGE",
        help="record that the two versions of PAGE (such as steps/partners, or all) say the same",
    )
    for command in (check, states):
        command.add_argument("--lang", choices=[*languages.LANGUAGES, "both"], default="both")
    for command in (check, fix, states):
        command.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if options.command == "fix":
        return _fix(root)
    spoken = languages.LANGUAGES if options.lang == "both" else (options.lang,)
    return _check(root, spoken) if options.command == "check" else _translations(root, options.accept, spoken)


def _check(root: Path, spoken: Sequence[str]) -> int:
    collection, listed, terms = case_study.load(root), checklist.load(root), glossary.load(root)
    synonyms = search_words.load(root, terms.entries)
    pairs = translation_states.load(root)
    parts = (collection, listed, terms, synonyms, pairs)
    found = sorted(each for part in parts for each in part.findings)
    _tell(found, spoken)
    for each in spoken:
        none, some = TOTAL[each]
        counts = {"count": len(found), "cases": len(collection.cases), "items": len(listed.items)}
        print((some if found else none).format(**counts))
    return 1 if found else 0


def _translations(root: Path, accepted: list[str] | None, spoken: Sequence[str]) -> int:
    pages = translation_states.load(root)
    unread = [found for found in pages.findings if found.rule not in translation_states.MENDED_BY_ACCEPTING]
    if accepted and unread:  # writing the file anew would lose what it holds
        _tell(unread, spoken)
        return 1
    if accepted:
        done, said = translation_report.accept(root, pages, accepted, spoken)
    else:
        done, said = not pages.findings, list(translation_report.lines(pages, spoken))
        _tell(pages.findings, spoken)
    print("\n".join(said))
    return 0 if done else 1


def _tell(some: Iterable[Finding], spoken: Sequence[str]) -> None:
    for found in some:
        for each in spoken:
            print(found.problem(each))


def _fix(root: Path) -> int:
    for path in sorted((root / "docs" / "cases").glob("*.md")):
        before = path.read_bytes()
        after = case_file.repaired(before)
        if after != before and after:
            path.write_bytes(after)
            print(path.relative_to(root).as_posix())
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
