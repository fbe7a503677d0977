"""`make withdraw` takes a case down in one step and puts it back, from a real history of git."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import project
import pytest
import told_case
from git_history import git
from guidebook import checks
from guidebook.cases import collection, withdrawn
from guidebook.contributions import mentions, withdrawal
from guidebook.contributions.withdrawal import Outcome
from guidebook.guide import checklist
from guidebook.translations import states

CASES = [case.slug for case in collection.load(project.ROOT).cases]
TOLD = told_case.SLUG

WHY = {"id": "Alasan.", "en": "Reason."}

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="puts cases back from git")


def _commit(root: Path, message: str = "x") -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("withdrawal") / "project"
    shutil.copytree(project.ROOT / "docs", root / "docs")
    shutil.copy(project.ROOT / "mkdocs.yml", root / "mkdocs.yml")
    told_case.add(root)
    git(root, "init", "--quiet", "--initial-branch=main")
    _commit(root)
    return root


@pytest.fixture
def root(committed: Path) -> Iterator[Path]:
    """The project as it is, with a history; whatever a test does to it is undone."""
    before = git(committed, "rev-parse", "HEAD").strip()
    yield committed
    git(committed, "reset", "--quiet", "--hard", before)
    git(committed, "clean", "--quiet", "-fd")


def _down(root: Path, slug: str = TOLD) -> Outcome:
    outcome = withdrawal.take_down(root, slug, WHY)
    assert outcome.done, outcome
    return outcome


def _changed(root: Path) -> set[str]:
    return {line[3:] for line in git(root, "status", "--porcelain").splitlines()}


def test_cases_are_put_back_in_any_order_so_that_nothing_differs(root: Path) -> None:
    some = random.Random(14).sample(CASES, 6)  # noqa: S311
    for slug in some:
        _down(root, slug)
    assert set(withdrawn.load(root).cases) == set(some)
    for slug in random.Random(15).sample(some, len(some)):  # noqa: S311
        assert withdrawal.put_back(root, slug).done
    assert _changed(root) == set()


def test_what_is_left_passes_the_check_and_names_no_file_that_is_gone(root: Path) -> None:
    _down(root)
    assert checks.check(root).findings == ()
    assert _changed(root) == {
        f"docs/cases/{TOLD}.en.md",
        f"docs/cases/{TOLD}.md",
        checklist.PATH,
        states.PATH,
        withdrawn.PATH,
    }
    case = withdrawn.load(root).cases[TOLD]
    assert case.day == date.today().isoformat()
    assert case.title == told_case.TITLE
    assert case.reason == WHY


def test_a_tool_that_names_the_case_passes_the_check_and_its_line_is_told(root: Path) -> None:
    tool = root / "docs/tools/amendment.yml"
    text, replaced = re.subn(r"case: [\w-]+", f"case: {TOLD}", tool.read_text("utf-8"), count=1)
    assert replaced
    tool.write_text(text, encoding="utf-8")
    line = text[: text.index(f"case: {TOLD}")].count("\n") + 1
    _commit(root)
    told = _down(root).mentions
    assert checks.check(root).findings == ()
    assert ("docs/tools/amendment.yml", line, "link") in {
        (each.path, each.line, each.kind) for each in told
    }


def test_pictures_go_and_come_with_their_case(root: Path) -> None:
    picture = root / "docs/cases" / TOLD / "toko.png"
    picture.parent.mkdir()
    picture.write_bytes(b"\x89PNG\r\n\0\xff")
    _commit(root)
    _down(root)
    assert not picture.parent.exists()
    assert withdrawal.put_back(root, TOLD).done
    assert _changed(root) == set()


def test_every_sentence_that_still_tells_the_case_is_named_with_its_line(root: Path) -> None:
    lines = (root / told_case.PAGE).read_text(encoding="utf-8").splitlines()
    paragraph = lines.index(" ".join(told_case.SENTENCES["id"])) + 1
    told = _down(root).mentions
    in_page = [each for each in told if each.path == told_case.PAGE]
    assert [(each.line, each.kind, each.text) for each in in_page] == [
        (paragraph, "beside", told_case.SENTENCES["id"][0]),
        (paragraph, "note", told_case.SENTENCES["id"][1]),
        (paragraph, "beside", told_case.SENTENCES["id"][2]),
        (len(lines), "note", lines[-1]),
    ]
    english = told_case.PAGE.replace(".md", ".en.md")
    assert {each.path for each in told} == {told_case.PAGE, english}


def test_a_section_a_link_a_title_a_source_and_a_partner_are_told_as_such(root: Path) -> None:
    added = [
        f"Lihat [kasus kertas](cases/{TOLD}.md#results). Ini kalimat lain.",
        f"Bacalah {told_case.TITLE['id']} juga.",
        "PT Kertas Bersama memiliki pabrik.",
        f"Menurut <{told_case.SOURCE}> benar.",
        "PT Kertas Bersamaan tidak.",
        f"### Kertas {{ #{TOLD} }}",
        "Semua yang di bawah judulnya.",
        "[CARDS]",
        "### Lain { #lain }",
        "Tidak lagi.",
    ]
    page = root / "docs/about.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\n" + "\n\n".join(added) + "\n", encoding="utf-8")
    told = _down(root).mentions
    of_page = [(each.kind, each.text) for each in told if each.path == "docs/about.md"]
    assert of_page == [
        ("link", f"Lihat [kasus kertas](cases/{TOLD}.md#results)."),
        ("beside", "Ini kalimat lain."),
        ("title", added[1]),
        ("partner", added[2]),
        ("source", added[3]),
        ("section", added[5]),
        ("section", added[6]),
    ]


def test_partners_that_other_cases_have_as_well_are_not_told(root: Path) -> None:
    cases = {case.slug: case for case in collection.load(root).cases}
    case = cases.pop(TOLD)
    page = root / "docs/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nKertasindo.\n", encoding="utf-8")

    def partners(*others: collection.Case) -> list[str]:
        found = mentions.of_case(TOLD, case, others, root)
        return [each.text for each in found if each.kind == "partner"]

    assert partners(*cases.values()) == ["Kertasindo."]
    assert partners(*cases.values(), case) == []


def test_what_was_withdrawn_and_committed_comes_back_into_files_that_have_moved_on(
    root: Path,
) -> None:
    _down(root)
    _commit(root, "Withdraw")
    page = root / checklist.PATH
    page.write_text(
        page.read_text(encoding="utf-8").replace("    critical: true\n", "", 1), encoding="utf-8"
    )
    for slug in random.Random(16).sample(CASES, 3):  # noqa: S311
        _down(root, slug)
    _commit(root, "Something else")
    before = git(root, "rev-parse", "HEAD").strip()
    assert withdrawal.put_back(root, TOLD).done
    assert checks.check(root).findings == ()
    diff = git(root, "diff", before, "--", checklist.PATH, states.PATH)
    changes = [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in "+++---"]
    assert [line.split(": {")[0] for line in changes] == [f"+    case: {TOLD}", f"+cases/{TOLD}"]


def test_an_item_that_is_gone_or_names_another_case_is_told_and_left_alone(root: Path) -> None:
    _down(root)
    page = root / checklist.PATH
    text = page.read_text(encoding="utf-8")
    before = git(root, "show", f"HEAD:{checklist.PATH}").splitlines()
    place = before.index(f"    case: {TOLD}")
    item = next(
        line for line in reversed(before[:place]) if line.startswith("  ") and line[2] != " "
    )
    taken = text.replace(f"{item}\n", f"{item}\n    case: another\n")
    for changed, key in ((taken, "item-taken"), (text.replace(item, "  other:"), "item-gone")):
        page.write_text(changed, encoding="utf-8")
        outcome = withdrawal.put_back(root, TOLD)
        assert key in [said for said, _ in outcome.said]
        assert page.read_text(encoding="utf-8") == changed
        _down(root)


def test_doing_it_again_changes_nothing_and_says_so(root: Path) -> None:
    _down(root)
    before = git(root, "diff")
    again = _down(root)
    assert [key for key, _ in again.said] == ["already"]
    assert git(root, "diff") == before


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        (TOLD, TOLD),
        (f"docs/cases/{TOLD}.en.md", TOLD),
        (f"https://x.example/panduan/kasus/{TOLD}/#results", TOLD),
        (f" {TOLD.title()} ", TOLD),
        ("../../etc/passwd", "passwd"),
        ("index", "index"),
        ("", ""),
        ("$(touch pwned)", "$(touch pwned)"),
    ],
)
def test_a_name_is_understood_however_it_is_given(root: Path, typed: str, slug: str) -> None:
    assert withdrawal.slug_of(typed) == slug
    if slug != TOLD:
        outcome = withdrawal.take_down(root, slug, WHY)
        assert (outcome.done, [key for key, _ in outcome.said]) == (False, ["unknown"])
        assert _changed(root) == set()


def test_a_name_that_nearly_fits_is_guessed(root: Path) -> None:
    (said,) = withdrawal.take_down(root, "kertas-bersam", WHY).said
    assert said[1]["nearest"] == TOLD
    _down(root)
    (said,) = withdrawal.put_back(root, "kertas").said
    assert said == ("unknown-withdrawn", {"slug": "kertas", "nearest": TOLD})


def test_a_text_that_git_does_not_have_can_not_be_put_back_and_this_is_said(root: Path) -> None:
    new = root / "docs/cases/baru.md"
    shutil.copy(root / "docs/cases" / f"{TOLD}.md", new)
    _down(root, "baru")
    before = git(root, "diff")
    outcome = withdrawal.put_back(root, "baru")
    assert [key for key, _ in outcome.said] == ["no-history"]
    assert git(root, "diff") == before


def test_without_git_a_case_is_taken_down_all_the_same(tmp_path: Path) -> None:
    shutil.copytree(project.ROOT / "docs", tmp_path / "docs")
    told_case.add(tmp_path)
    _down(tmp_path)
    assert [key for key, _ in withdrawal.put_back(tmp_path, TOLD).said] == ["no-history"]


def test_a_file_that_came_meanwhile_is_not_written_over(root: Path) -> None:
    _down(root)
    file = root / f"docs/cases/{TOLD}.en.md"
    file.write_text("other", encoding="utf-8")
    assert [key for key, _ in withdrawal.put_back(root, TOLD).said] == ["in-the-way"]
    assert file.read_text(encoding="utf-8") == "other"


def test_a_case_that_can_not_be_read_can_be_taken_down(root: Path) -> None:
    (root / f"docs/cases/{TOLD}.md").write_bytes(b"\xff\xfe\0")
    (root / f"docs/cases/{TOLD}.en.md").unlink()
    _down(root)
    assert withdrawn.load(root).cases[TOLD].title["id"] == TOLD
    assert checks.check(root).findings == ()


def test_an_entry_is_not_written_into_a_file_that_can_not_be_read(root: Path) -> None:
    (root / withdrawn.PATH).write_text("a: [\n", encoding="utf-8")
    outcome = withdrawal.take_down(root, TOLD, WHY)
    assert not outcome.done
    assert [each.rule for each in outcome.findings] == ["yaml"]
    assert _changed(root) == {withdrawn.PATH}


@pytest.mark.parametrize("text", ['"x": y', "a\nb: c", "{[", "\\", "é 中 \u202e", "#"])
def test_any_words_can_be_the_reason(root: Path, text: str) -> None:
    assert withdrawal.reason(text, "x")
    why = withdrawal.reason(text, text) or {}
    withdrawal.take_down(root, TOLD, why)
    loaded = withdrawn.load(root)
    assert loaded.findings == ()
    assert loaded.cases[TOLD].reason["id"] == " ".join(text.split())


def test_the_reasons_of_the_policy_have_names_in_both_languages() -> None:
    assert withdrawal.reason("", "") == withdrawal.reason("diperiksa", "")
    assert withdrawal.reason("persetujuan", "") == withdrawal.reason("Consent", "")
    assert withdrawal.reason("karena begitu", "") is None
    assert withdrawal.reason("", "because") is None


def test_the_command_says_in_both_languages_what_it_did(root: Path) -> None:
    command = [sys.executable, "hooks/guidebook", "withdraw", "--root", str(root)]

    def run(*arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [*command, *arguments],
            cwd=project.ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stderr == ""
        return done.returncode, done.stdout

    code, said = run("--reason=persetujuan", TOLD)
    assert code == 0
    assert "“Perpustakaan dan koperasi berbagi ruang” ditarik." in said
    assert "“A library and a cooperative share a room” has been taken down." in said
    assert said.count(f"[^{TOLD}-") >= 4
    assert len(re.findall(r"docs/benefits/reputation\.md:\d+: .*Kertasindo", said)) >= 2
    code, said = run("--lang=en", "--back", TOLD)
    assert code == 0
    assert f"docs/cases/{TOLD}.md put back" in said
    assert run("tidak-ada")[0] == 1
    code, said = run("--reason=entah", TOLD)
    assert (code, "REASON=claim, consent, danger, law, review" in said) == (1, True)
    assert _changed(root) == set()
