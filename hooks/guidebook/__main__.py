"""Check cases, checklist, glossary, synonyms and redirects, mend cases: `python hooks/guidebook check`, `fix` and `comment`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from guidebook import (
    case_file,
    case_study,
    checklist,
    glossary,
    languages,
    pull_request_comment,
    redirects,
    search_words,
    workflow_commands,
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
    check.add_argument("--lang", choices=[*languages.LANGUAGES, "both"], default="both")
    check.add_argument("--format", choices=["text", "github"], default="text", help="github: lines for its workflows")
    comment = commands.add_parser("comment", help="write what a pull request is told")
    comment.add_argument("--output", type=Path, required=True)
    for name in ("head-repo", "head-branch", "run", "preview", "patch"):
        comment.add_argument(f"--{name}", default="")
    comment.add_argument("--server", default="https://github.com")
    comment.add_argument("--failed", action="store_true", help="another check failed")
    fix = commands.add_parser("fix", help="mend what can be mended without doubt")
    for command in (check, comment, fix):
        command.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
        command.add_argument("files", nargs="*", help=argparse.SUPPRESS)  # pre-commit names them; all are checked
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if options.command == "check":
        return _check(root, options.lang, options.format)
    return _fix(root) if options.command == "fix" else _comment(root, options)


def _found(root: Path) -> tuple[list[Finding], dict[str, int]]:
    """What is wrong with the project at `root`, and how much there is of it."""
    collection, listed, terms = case_study.load(root), checklist.load(root), glossary.load(root)
    synonyms = search_words.load(root, terms.entries)
    moved = redirects.load(root)
    findings = sorted(collection.findings + listed.findings + terms.findings + synonyms.findings + moved.findings)
    return findings, {"count": len(findings), "cases": len(collection.cases), "items": len(listed.items)}


def _check(root: Path, language: str, form: str) -> int:
    findings, counts = _found(root)
    if form == "github":
        for line in workflow_commands.lines(findings):
            print(line)
        return 1 if findings else 0
    spoken = languages.LANGUAGES if language == "both" else (language,)
    for found in findings:
        for each in spoken:
            print(found.problem(each))
    for each in spoken:
        none, some = TOTAL[each]
        print((some if findings else none).format(**counts))
    return 1 if findings else 0


def _comment(root: Path, options: argparse.Namespace) -> int:
    names = ("server", "head_repo", "head_branch", "run", "preview", "patch", "failed")
    place = pull_request_comment.Place(**{name: getattr(options, name) for name in names})
    options.output.write_text(pull_request_comment.text(_found(root)[0], place), encoding="utf-8")
    return 0


def _fix(root: Path) -> int:
    for path in sorted((root / "docs" / "cases").glob("*.md")):
        before = path.read_bytes()
        after = case_file.repaired(before)
        if after != before and after:
            path.write_bytes(after)
            print(path.relative_to(root).as_posix())
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
