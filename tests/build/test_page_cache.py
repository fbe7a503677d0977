"""A build that takes unchanged pages from the last one gives the same site, to the byte, as one
that makes them all.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import corpus
import project
import pytest

ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1790000000"}
CASE, ENGLISH = "docs/cases/case-00001.md", "docs/cases/case-00001.en.md"

Edit = Callable[[Path], None]


def _replaced(name: str, old: str, new: str) -> Edit:
    """An edit of one file; it says so where there is nothing to edit."""

    def edit(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=1)
        assert changed != text
        (root / name).write_text(changed, encoding="utf-8")

    return edit


def _added(name: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return edit


def _deleted(*names: str) -> Edit:
    def edit(root: Path) -> None:
        for name in names:
            (root / name).unlink()

    return edit


def _one_more(root: Path) -> None:
    for language in ("", ".en"):
        shutil.copy(
            root / f"docs/cases/case-00000{language}.md",
            root / f"docs/cases/case-00009{language}.md",
        )


def _cached(root: Path) -> Path:
    return next((root / ".cache/pages").glob("*.sqlite3"))


def _statement(sql: str) -> Edit:
    def edit(root: Path) -> None:
        connection = sqlite3.connect(_cached(root))
        with connection:
            assert connection.execute(sql).rowcount
        connection.close()

    return edit


def _no_database(root: Path) -> None:
    _cached(root).write_bytes(b"another program's file" * 1000)


def _cut_short(root: Path) -> None:
    _cached(root).write_bytes(_cached(root).read_bytes()[:50_000])


def _another_table(root: Path) -> None:
    file = _cached(root)
    file.unlink()
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("CREATE TABLE results (kind, name)")
    connection.close()


def _not_writable(root: Path) -> None:
    shutil.rmtree(root / ".cache")
    (root / ".cache").touch()


def _index_spoilt(root: Path) -> None:
    spoilt = next(_cached(root).with_suffix("").glob("id-*/fragment/*"))
    spoilt.unlink()  # it may be one file with that of the site
    spoilt.write_text("alert(1)", encoding="utf-8")


def _index_list_spoilt(root: Path) -> None:
    for path in _cached(root).with_suffix("").glob("*.json"):
        path.write_text("[", encoding="utf-8")


EDITS: dict[str, Edit] = {
    "a page's text": _added("docs/steps/agreement.md", "\nSatu kalimat lagi.\n"),
    "a page's title": _replaced("docs/benefits/reach.md", "title: .*", "title: Judul lain"),
    "a page's summary": _replaced(
        "docs/benefits/reach.en.md", "summary: .*", "summary: Other words about the page."
    ),
    "a heading that others link to": _replaced(
        "docs/contribute/index.md", r"\{ #correction \}", "{ #other }"
    ),
    "a case's text": _added(CASE, "\nSatu kalimat lagi.\n"),
    "a case's title": _replaced(CASE, "title: Kasus rekaan", "title: Kasus lain"),
    "a case's summary": _replaced(ENGLISH, "summary: .*", "summary: Other words about the case."),
    "a case's benefits": _replaced(CASE, "benefits: .*", "benefits: [reputation]"),
    "a case's outcome": _replaced(CASE, "outcome: .*", "outcome: failed"),
    "a case's source": _replaced(CASE, "title: Sumber satu", "title: Sumber lain"),
    "the other language's file": _added(ENGLISH, "\nOne more sentence.\n"),
    "a translation that is gone": _deleted(ENGLISH),
    "an accepted translation": _replaced(
        "docs/translations.yml",
        r"\nsteps/partners: \{id: \w{12}",
        "\nsteps/partners: {id: 0123456789ab",
    ),
    "a deleted page": _deleted("docs/cases/case-00003.md", "docs/cases/case-00003.en.md"),
    "a page more": _one_more,
    "an item of the checklist": _replaced("docs/checklist.yml", "Organisasi kami", "Lembaga kami"),
    "the glossary": _replaced("docs/glossary.yml", "Kesediaan dan", "Kemauan dan"),
    "a figure": _replaced("docs/figures/reach.svg", "Mitra A", "Pihak A"),
    "a template": _replaced("overrides/partials/footer.html", "</footer>", "<p>x</p></footer>"),
    "a word": _replaced(
        "overrides/partials/languages/en.html", '"search.all": "', '"search.all": "X'
    ),
    "the stylesheet": _added("overrides/assets/stylesheets/content.css", "\n.x{color:red}\n"),
    "a hook's code": _replaced(
        "hooks/guidebook/cases/page.py", 'class="reference"', 'class="reference x"'
    ),
    "a hook's data": _replaced(
        "hooks/guidebook/text/vocabulary.yml", "documented case", "recorded case"
    ),
    "mkdocs.yml": _replaced("mkdocs.yml", "copyright: .*", "copyright: CC BY-SA 4.0"),
}

DAMAGE: dict[str, Edit] = {
    "a file that is no database": _no_database,
    "a file cut short": _cut_short,
    "another program's database": _another_table,
    "a damaged result": _statement("UPDATE results SET data = x'00' || substr(data, 2)"),
    "a result of the wrong type": _statement("UPDATE results SET data = 'text'"),
    "a spoilt search index": _index_spoilt,
    "a spoilt list of its files": _index_list_spoilt,
    "no place for a cache": _not_writable,
}

SETTINGS = {
    "address, repository and e-mail": {
        "SITE_URL": "https://other.example/",
        "REPO_URL": "https://forge.example/rakyat/panduan",
        "CONTACT_EMAIL": "a@b.example",
    },
    "the e-mail alone": {"CONTACT_EMAIL": "a@b.example"},
    "the day of the edition": {"SOURCE_DATE_EPOCH": "1795000000"},
}


@dataclass
class Both:
    """What a build with the last one's pages and a clean one wrote and said."""

    warm: dict[str, bytes]
    clean: dict[str, bytes]
    said: list[str]
    said_clean: list[str]


def _built(root: Path, site: Path, **environment: str) -> tuple[dict[str, bytes], list[str]]:
    done = project.build(root, site, strict=False, **{**ENVIRONMENT, **environment})
    assert done.returncode == 0, done.stderr
    return project.files(site), sorted(
        line for line in done.stderr.splitlines() if line.startswith("WARNING")
    )


def _both(root: Path, **environment: str) -> Both:
    with ThreadPoolExecutor() as pool:
        warm = pool.submit(_built, root, root / "warm", PAGE_CACHE="true", **environment)
        clean = pool.submit(_built, root, root / "clean", **environment)
        return Both(warm.result()[0], clean.result()[0], warm.result()[1], clean.result()[1])


def _keys(root: Path, kind: str = "html") -> dict[str, str]:
    connection = sqlite3.connect(_cached(root))
    rows = connection.execute("SELECT name, key FROM results WHERE kind = ?", [kind]).fetchall()
    connection.close()
    return dict(rows)


@pytest.fixture(scope="module")
def warmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with six cases, one of which a page links to, that has been built once."""
    root = tmp_path_factory.mktemp("warmed") / "project"
    corpus.write(root, 6)
    for language in ("", ".en"):
        _added(f"docs/about{language}.md", "\n[Kasus](cases/case-00003.md)\n")(root)
        _added(f"docs/about{language}.md", "\n[Koreksi](contribute/index.md#correction)\n")(root)
    _, said = _built(root, root / "site", PAGE_CACHE="true")
    assert said == []
    shutil.rmtree(root / "site")
    return root


@pytest.fixture(scope="module")
def clean(warmed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as a build without the cache makes it."""
    return _built(warmed, tmp_path_factory.mktemp("clean") / "site")[0]


@pytest.fixture
def root(warmed: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may edit."""
    return Path(shutil.copytree(warmed, tmp_path / "project"))


def _assert_same_files(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def _assert_same(both: Both) -> None:
    _assert_same_files(both.warm, both.clean)
    assert both.said == both.said_clean


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit_the_site_is_as_a_clean_build_makes_it(edit: Edit, root: Path) -> None:
    edit(root)
    _assert_same(_both(root))


@pytest.mark.parametrize("environment", SETTINGS.values(), ids=SETTINGS)
def test_after_a_change_of_settings_the_site_is_as_a_clean_build_makes_it(
    environment: dict[str, str], root: Path
) -> None:
    _assert_same(_both(root, **environment))


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_with_a_damaged_or_foreign_cache_the_site_is_as_a_clean_build_makes_it(
    damage: Edit, root: Path, clean: dict[str, bytes]
) -> None:
    damage(root)
    for _ in range(2):  # which also leaves the cache in order
        _assert_same_files(_built(root, root / "site", PAGE_CACHE="true")[0], clean)


def _indexes(root: Path) -> set[str]:
    """The kept indexes of the search, named by their language and what is searched."""
    return {path.stem for path in _cached(root).with_suffix("").glob("*.json")}


def test_without_an_edit_no_page_is_made_anew(root: Path) -> None:
    _replaced("overrides/cached.html", r"\{\{ page.output \}\}", "cache")(root)
    _built(root, root / "site", PAGE_CACHE="true")  # another template: everything anew
    pages, _ = _built(root, root / "site", PAGE_CACHE="true")
    asks_git = ("berkontribusi/terjemahan/index.html", "en/contribute/translations/index.html")
    anew = [name for name in pages if name.endswith("index.html") and pages[name] != b"cache"]
    assert sorted(anew) == sorted(asks_git)


def test_a_build_on_another_day_makes_no_page_anew_and_is_as_a_clean_one(root: Path) -> None:
    before = _keys(root)
    both = _both(root, SOURCE_DATE_EPOCH="1895000000")
    _assert_same(both)
    assert _keys(root) == before
    assert b"2030" in both.warm["index.html"]


@pytest.mark.parametrize(
    "name", ["overrides/assets/stylesheets/guidebook.css", "overrides/assets/javascripts/cases.js"]
)
def test_an_edit_of_a_style_or_a_script_makes_no_page_anew(root: Path, name: str) -> None:
    before = _keys(root)
    _added(name, "\n")(root)
    _built(root, root / "site", PAGE_CACHE="true")
    assert _keys(root) == before


def test_a_build_during_which_the_project_changed_keeps_nothing(root: Path) -> None:
    hook = (
        "import pathlib\n\n\ndef on_env(env, config, files):\n"
        "    with pathlib.Path(config.docs_dir, 'glossary.yml').open('a') as file:\n"
        "        file.write('# changed meanwhile\\n')\n"
    )
    (root / "edits.py").write_text(hook, encoding="utf-8")
    _replaced("mkdocs.yml", "\nhooks:\n", "\nhooks:\n  - edits.py\n")(root)
    before = _keys(root)
    EDITS["a case's text"](root)
    _built(root, root / "site", PAGE_CACHE="true")
    assert _keys(root) == before


def test_an_edit_of_a_case_s_text_makes_only_its_own_pages_and_its_language_s_index_anew(
    root: Path,
) -> None:
    before, indexes = _keys(root), _indexes(root)
    EDITS["a case's text"](root)
    _built(root, root / "site", PAGE_CACHE="true")
    after = _keys(root)
    anew = [name for name in after if after[name] != before[name]]
    assert sorted(anew) == [
        "en/cases/case-00001/index.html",
        "kasus/case-00001/index.html",
    ]  # English is behind now
    (made,) = indexes - _indexes(root)
    assert made.startswith("id-")


def test_another_version_of_a_package_takes_nothing_from_the_cache(
    root: Path, tmp_path: Path
) -> None:
    package = tmp_path / "packages" / "invented-1.0.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: invented\nVersion: 1.0\n", encoding="utf-8"
    )
    before = _cached(root)
    _built(root, root / "site", PAGE_CACHE="true", PYTHONPATH=str(package.parent))
    both = set((root / ".cache/pages").glob("*.sqlite3"))
    assert len(both) == 2
    assert before in both


def test_with_the_setting_off_nothing_is_kept(root: Path) -> None:
    shutil.rmtree(root / ".cache")
    _built(root, root / "site", PAGE_CACHE="false")
    assert not (root / ".cache").exists()


def test_nothing_of_the_cache_is_published(root: Path) -> None:
    files, _ = _built(root, root / "site", PAGE_CACHE="true")
    assert not [
        name for name in files if "sqlite" in name or ".cache" in name or name == "cached.html"
    ]


def test_what_the_last_build_did_not_use_is_dropped(root: Path) -> None:
    EDITS["a deleted page"](root)
    _built(root, root / "site", PAGE_CACHE="true")
    kept = [name for kind in ("html", "markdown", "case", "text") for name in _keys(root, kind)]
    assert not [name for name in kept if "case-00003" in name]
