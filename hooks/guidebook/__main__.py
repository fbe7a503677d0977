"""Commands for the content, `python hooks/guidebook COMMAND`; what each does is in commands.py."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from guidebook import commands, languages

ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments: list[str]) -> int:
    """Run one command; the exit code is 1 where there are problems."""
    parser = argparse.ArgumentParser(prog="guidebook", description=__doc__)
    subparsers = parser.add_subparsers(required=True)

    check = subparsers.add_parser("check", help="say what is wrong with the content")
    formats = ["text", "github"]
    check.add_argument("--format", choices=formats, default="text", help="github: for workflows")
    fix = subparsers.add_parser("fix", help="mend what can be mended without doubt")
    for command in (check, fix):
        # pre-commit names files; all are checked
        command.add_argument("files", nargs="*", help=argparse.SUPPRESS)

    take = subparsers.add_parser("take", help="write the content of a pull request as plain files")
    take.add_argument("commit")
    take.add_argument("--out", type=Path, required=True)

    comment = subparsers.add_parser("comment", help="write what a pull request is told")
    comment.add_argument("--output", type=Path, required=True)
    for name in ("head-repo", "head-branch", "run", "preview", "patch"):
        comment.add_argument(f"--{name}", default="")
    comment.add_argument("--server", default="https://github.com")
    comment.add_argument("--failed", action="store_true", help="another check failed")
    comment.add_argument("--changes-code", action="store_true", help="not only content changes")
    comment.add_argument("--content", type=Path, help="folder that `take` wrote")

    case = subparsers.add_parser("case", help="make a case file from each filled Word template")
    case.add_argument("files", nargs="+", type=Path, metavar="FILE.docx")
    issue = subparsers.add_parser(
        "issue", help="make a case file and an answer from the event of an issue on GitHub"
    )
    issue.add_argument("event", type=Path, help="GitHub's event as JSON")
    out = "folder for the answer and the pull request's texts"
    issue.add_argument("--out", type=Path, required=True, help=out)
    issue.add_argument("--look", type=Path, help="folder with what GitHub says of the issue now")
    subparsers.add_parser("forms", help="write the forms for issues")

    withdraw = subparsers.add_parser("withdraw", help="take a case down, or put it back")
    withdraw.add_argument("name", metavar="CASE", help="its name, file or address")
    withdraw.add_argument("--reason", default="", help="a reason of the policy, or your own words")
    withdraw.add_argument("--reason-en", default="", help="your own words in English")
    withdraw.add_argument("--back", action="store_true", help="publish it again")

    sources = subparsers.add_parser("sources", help="list the sources that should be opened")
    ticked = "write what is ticked in such a LIST into the cases"
    sources.add_argument("--read", type=Path, metavar="LIST", help=ticked)

    translations = subparsers.add_parser(
        "translations",
        help="say which pages are in step with their translation, which are behind, and which have"
        " none",
        epilog="After putting right a typo that needs no translation, accept the page again.",
    )
    accepting = "record that the two versions of PAGE (such as steps/partners, or all) say the same"
    translations.add_argument("--accept", nargs="+", metavar="PAGE", help=accepting)

    for command in (check, case, withdraw, sources, translations):
        command.add_argument("--lang", choices=[*languages.LANGUAGES, "both"], default="both")
    for name, command in subparsers.choices.items():
        command.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
        # not `run`, which is an option of `comment`
        command.set_defaults(called=getattr(commands, name))
    options = parser.parse_args(arguments)
    exit_code: int = options.called(options.root.resolve(), options)
    return exit_code


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
