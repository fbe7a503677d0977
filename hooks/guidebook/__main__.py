"""Check cases, checklist, glossary, synonyms and redirects, mend cases: `python hooks/guidebook check` and `fix`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from guidebook import case_file, case_study, checklist, glossary, languages, redirects, search_words

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
    check.add_argument("--lang", choices=[*languages.LANGUAGES, "both"], default="both")
    fix = commands.add_parser("fix", help="mend what can be mended without doubt")
    for command in (check, fix):
        command.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
        command.add_argument("files", nargs="*", help=argparse.SUPPRESS)  # pre-commit names them; all are checked
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    return _check(root, options.lang) if options.command == "check" else _fix(root)


def _check(root: Path, language: str) -> int:
    collection, listed, terms = case_study.load(root), checklist.load(root), glossary.load(root)
    synonyms = search_words.load(root, terms.entries)
    moved = redirects.load(root)
    findings = sorted(collection.findings + listed.findings + terms.findings + synonyms.findings + moved.findings)
    spoken = languages.LANGUAGES if language == "both" else (language,)
    for found in findings:
        for each in spoken:
            print(found.problem(each))
    for each in spoken:
        none, some = TOTAL[each]
        counts = {"count": len(findings), "cases": len(collection.cases), "items": len(listed.items)}
        print((some if findings else none).format(**counts))
    return 1 if findings else 0


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
