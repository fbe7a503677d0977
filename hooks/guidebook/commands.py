"""What the commands of `python hooks/guidebook` do; each gives the exit code, 1 where there are
problems.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from guidebook import checks, languages
from guidebook.cases import reader
from guidebook.contributions import (
    answers,
    docx_reader,
    issue_forms,
    new_files,
    pull_request_comment,
    word_answers,
)
from guidebook.contributions import issue as case_issue
from guidebook.problems import github_annotations
from guidebook.problems.finding import Finding
from guidebook.translations import report, states

TOTAL = {
    "id": (
        "Tidak ada masalah dalam {cases} kasus dan {items} butir daftar periksa.",
        "{count} masalah ditemukan.",
    ),
    "en": ("No problem in {cases} cases and {items} checklist items.", "{count} problems found."),
}


def check(root: Path, options: Namespace) -> int:
    """Say what is wrong with the cases and the data files in docs/."""
    checked = checks.check(root)
    if options.format == "github":
        for line in github_annotations.lines(checked.findings):
            print(line)
        return 1 if checked.findings else 0
    _tell(checked.findings, options)
    for each in _spoken(options):
        none, some = TOTAL[each]
        counts = {"count": len(checked.findings), "cases": checked.cases, "items": checked.items}
        print((some if checked.findings else none).format(**counts))
    return 1 if checked.findings else 0


def fix(root: Path, options: Namespace) -> int:
    """Mend in the cases what can be mended without doubt."""
    for path in sorted((root / "docs" / "cases").glob("*.md")):
        before = path.read_bytes()
        after = reader.repaired(before)
        if after != before and after:
            path.write_bytes(after)
            print(path.relative_to(root).as_posix())
    return 0


def comment(root: Path, options: Namespace) -> int:
    """Write what a pull request is told."""
    names = ("server", "head_repo", "head_branch", "run", "preview", "patch", "failed")
    place = pull_request_comment.Place(**{name: getattr(options, name) for name in names})
    options.output.write_text(
        pull_request_comment.text(checks.check(root).findings, place), encoding="utf-8"
    )
    return 0


def case(root: Path, options: Namespace) -> int:
    """Make a case file from each filled Word template, and say what is missing in it."""
    sound = True
    for path in options.files:
        try:
            pairs, language = word_answers.read(docx_reader.content(path))
        except docx_reader.UnreadableWordError as error:
            for each in _spoken(options):
                print(f"{path}: {word_answers.reason(error, each)}")
            sound = False
            continue
        _, files = new_files.written(answers.draft(pairs, language), root)
        print("\n".join(files))
        findings = new_files.findings(files, root)
        _tell(findings, options)
        sound = sound and not findings
    return 0 if sound else 1


def issue(root: Path, options: Namespace) -> int:
    """Make a case file from the event of an issue, and the texts for its answer and its pull
    request.
    """
    try:
        case_issue.run(options.event, root, options.out)
    except ValueError as error:
        print(f"{options.event}: {error}")
        return 2
    return 0


def forms(root: Path, _options: Namespace) -> int:
    """Write the forms for issues."""
    for path, text in issue_forms.files().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
        print(path)
    return 0


def translations(root: Path, options: Namespace) -> int:
    """Say which pages are in step with their translation, or record that some are."""
    pages = states.load(root)
    unread = [found for found in pages.findings if found.rule not in states.MENDED_BY_ACCEPTING]
    if options.accept and unread:  # writing the file anew would lose what it holds
        _tell(unread, options)
        return 1
    if options.accept:
        done, said = report.accept(root, pages, options.accept, _spoken(options))
    else:
        done, said = not pages.findings, list(report.lines(pages, _spoken(options)))
        _tell(pages.findings, options)
    print("\n".join(said))
    return 0 if done else 1


def _tell(some: Iterable[Finding], options: Namespace) -> None:
    for found in some:
        for each in _spoken(options):
            print(found.in_language(each))


def _spoken(options: Namespace) -> tuple[str, ...]:
    return languages.LANGUAGES if options.lang == "both" else (options.lang,)
