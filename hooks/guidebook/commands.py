"""What the commands of `python hooks/guidebook` do; each gives the exit code, 1 where there are
problems.

Each takes the project's folder and the options that __main__.py has parsed for it, by the names
that its docstring tells: `lang` is a language or `both`, paths are Path, what was left out is
empty.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path

from guidebook import checks, languages
from guidebook.cases import collection, fact_repair, source_ticks, source_work
from guidebook.contributions import (
    answers,
    docx_reader,
    issue_forms,
    new_files,
    pull_request_comment,
    pull_request_files,
    withdrawal,
    withdrawal_report,
    word_answers,
    word_losses,
    word_pictures,
)
from guidebook.contributions.issue import run as answer_issue
from guidebook.pictures import check as pictures
from guidebook.problems import github_annotations
from guidebook.problems.finding import Finding, finding
from guidebook.translations import report, states

TOTAL = {
    "id": (
        "Tidak ada masalah dalam {cases} kasus dan {items} butir daftar periksa.",
        "{count} masalah ditemukan.",
    ),
    "en": ("No problem in {cases} cases and {items} checklist items.", "{count} problems found."),
}
"""The last line of the check by language, without and with problems."""

REFUSED = "refused.json"
"""Where `take` says what it left out, in the folder it writes."""


def check(root: Path, options: Namespace) -> int:
    """Say what is wrong with the content: options `format` (`text` or `github`), `lang`."""
    checked = checks.check(root)
    exit_code = 1 if checked.findings else 0
    if options.format == "github":
        for line in github_annotations.lines(checked.findings):
            print(line)
        return exit_code
    _tell(checked.findings, options)
    for language in _spoken(options):
        without, with_problems = TOTAL[language]
        total = with_problems if checked.findings else without
        count = len(checked.findings)
        print(total.format(count=count, cases=checked.cases, items=checked.items))
    return exit_code


def fix(root: Path, _options: Namespace) -> int:
    """Mend in cases and pictures what can be mended without doubt, and name the files."""
    repairs: dict[Path, Callable[[bytes], bytes]] = {}
    for path in (root / "docs" / "cases").glob("*.md"):
        repairs[path] = fact_repair.repaired
    for path in pictures.paths(root):
        repairs[path] = partial(pictures.repaired, name=path.name)
    for path, repair in sorted(repairs.items()):
        before = path.read_bytes()
        after = repair(before)
        if after != before and after:
            path.write_bytes(after)
            print(path.relative_to(root).as_posix())
    return 0


def take(root: Path, options: Namespace) -> int:
    """Write the content of a pull request at `commit` as plain files into the folder `out`, and
    beside them what was left out (REFUSED); 2 where there is too much of it.
    """
    try:
        refused = pull_request_files.take(root, options.commit, options.out)
    except (OSError, pull_request_files.TooMuchError) as error:
        print(f"{options.commit}: {error}")
        return 2
    text = json.dumps([[each.path, each.rule, dict(each.values)] for each in refused])
    (options.out / REFUSED).write_text(text, encoding="utf-8")
    return 0


def comment(root: Path, options: Namespace) -> int:
    """Write what a pull request is told into the file `output`; `content` is the folder that the
    command `take` wrote, the other options are those of a Place.
    """
    place = pull_request_comment.Place(
        server=options.server,
        head_repo=options.head_repo,
        head_branch=options.head_branch,
        run=options.run,
        preview=options.preview,
        patch=options.patch,
        failed=options.failed,
        changes_code=options.changes_code,
    )
    content = options.content or root
    findings = list(checks.check(content).findings)
    if (content / REFUSED).is_file():
        refused = json.loads((content / REFUSED).read_text(encoding="utf-8"))
        findings += [finding(path, 1, rule, **values) for path, rule, values in refused]
    findings.sort()
    options.output.write_text(pull_request_comment.text(findings, place), encoding="utf-8")
    return 0


def case(root: Path, options: Namespace) -> int:
    """Make a case file from each filled Word template in `files`, and say what is missing in it and
    what did not come along: options `files`, `lang`.
    """
    sound = True
    for path in options.files:
        try:
            filled = word_answers.read(docx_reader.content(path))
        except docx_reader.UnreadableWordError as error:
            for language in _spoken(options):
                print(f"{path}: {word_answers.reason(error, language)}")
            sound = False
            continue
        draft = answers.draft(filled.pairs, filled.language)
        name, files = new_files.written(draft, root)
        print("\n".join(files))
        pictures, losses = word_pictures.saved(filled, name, root)
        for language in _spoken(options):
            for picture in pictures:
                print(word_losses.saved_picture(picture, language))
            print("\n".join(word_losses.lines(losses, language)), end="\n" if losses else "")
        findings = new_files.findings(files, root)
        _tell(findings, options)
        sound = sound and not findings and not any(map(word_losses.is_lost, losses))
    return 0 if sound else 1


def issue(root: Path, options: Namespace) -> int:
    """Make a case file from the `event` of an issue on GitHub (a JSON file), and in the folder
    `out` what is to be done and the texts for it; 2 where the event can't be used. The folder
    `look` holds what GitHub says of the issue now.
    """
    try:
        answer_issue(options.event, root, options.out, options.look)
    except ValueError as error:
        print(f"{options.event}: {error}")
        return 2
    return 0


def forms(root: Path, _options: Namespace) -> int:
    """Write the forms for issues."""
    for path, text in issue_forms.files().items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        print(path)
    return 0


def withdraw(root: Path, options: Namespace) -> int:
    """Take the case `name` down because of `reason` (and `reason_en`), or put it `back`; then say
    what was done, what still tells the case, and what is wrong with the content: option `lang`.
    1 where it was not done.
    """
    slug = withdrawal.slug_of(options.name)
    why = withdrawal.reason(options.reason, options.reason_en)
    if options.back:
        outcome = withdrawal.put_back(root, slug)
    elif why:
        outcome = withdrawal.take_down(root, slug, why)
    else:
        outcome = withdrawal.Outcome(False, (("reason", {}),))
    findings = checks.check(root).findings if outcome.done else outcome.findings
    for language in _spoken(options):
        print("\n".join(withdrawal_report.lines(outcome, slug, language)))
    _tell(findings, options)
    return 0 if outcome.done else 1


def sources(root: Path, options: Namespace) -> int:
    """List the sources that somebody should open, or write into the cases what is ticked in the
    list `read`: options `read`, `lang`; of both languages the list takes the first.
    """
    cases = collection.load(root).cases
    today = date.today()
    if not options.read:
        print(source_work.text(source_work.work(cases, today), _spoken(options)[0]), end="")
        return 0
    try:
        data = options.read.read_bytes()
    except OSError as error:
        print(f"{options.read}: {error.strerror}")
        return 1
    sound, said = source_ticks.apply(data, cases, root, today)
    for each in said:
        for language in _spoken(options):
            print(each.text(language, str(options.read)))
    return 0 if sound else 1


def translations(root: Path, options: Namespace) -> int:
    """Say which pages are in step with their translation, or record that those in `accept` are:
    options `accept` (names of pages, or None), `lang`.
    """
    pages = states.load(root)
    if not options.accept:
        _tell(pages.findings, options)
        print("\n".join(report.lines(pages, _spoken(options))))
        return 1 if pages.findings else 0
    lost = [each for each in pages.findings if each.rule not in states.MENDED_BY_ACCEPTING]
    if lost:  # writing the file anew would lose what it holds
        _tell(lost, options)
        return 1
    accepted, messages = report.accept(root, pages, options.accept, _spoken(options))
    print("\n".join(messages))
    return 0 if accepted else 1


def _tell(findings: Iterable[Finding], options: Namespace) -> None:
    """Print each finding in each language that was asked for."""
    for each in findings:
        for language in _spoken(options):
            print(each.in_language(language))


def _spoken(options: Namespace) -> tuple[str, ...]:
    """The languages that the option `lang` asks for."""
    return languages.LANGUAGES if options.lang == "both" else (options.lang,)
