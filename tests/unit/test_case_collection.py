"""Languages of a case, what stands together, open data, and the contents that the site promises."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import drafts
import page_length
import project
import pytest
from guidebook.cache.store import Cache
from guidebook.cases import collection, example, listings, open_data, related, views
from guidebook.cases.collection import Case
from guidebook.text import vocabulary
from guidebook.text.markdown_source import MarkdownSource

REAL = collection.load(project.ROOT).cases
DOCUMENTED = [case for case in REAL if case.facts.get("kind") == "documented"]
SITE = "https://bersama.example/panduan/"
SLUGS = {"cases": "kasus"}


def _case(
    slug: str, benefits: list[str], sector: str, steps: list[str], outcome: str = "worked"
) -> Case:
    facts: dict[str, object] = {
        "benefits": benefits,
        "sector": sector,
        "steps": steps,
        "outcome": outcome,
    }
    return Case(slug, facts, {"id": slug}, {"id": "=1+1"}, {"id": ""}, {})


def _project(root: Path, **files: str) -> collection.Collection:
    (root / "docs/cases").mkdir(parents=True)
    for name, text in files.items():
        (root / "docs/cases" / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return collection.load(root)


def test_the_second_language_inherits_the_facts(tmp_path: Path) -> None:
    second = (
        "---\ntitle: Shared room\nsummary: It worked in part.\n---\n"
        + example.text("en").split("---\n")[2]
    )
    found = _project(tmp_path, contoh__md=example.text("id"), contoh__en__md=second)
    assert found.findings == ()
    (case,) = found.cases
    assert case.title == {"id": "Perpustakaan dan koperasi berbagi ruang", "en": "Shared room"}
    assert case.facts["outcome"] == "mixed"


def test_a_case_is_of_the_editors_where_nobody_else_has_written_it() -> None:
    editor, translator = vocabulary.editors()
    written_by = {"theirs": ["Ani"], "shared": [editor, "Ani"], "ours": [editor, translator]}
    cases = []
    for slug, names in written_by.items():
        facts: dict[str, object] = {"contributors": names}
        cases.append(Case(slug, facts, {}, {}, {}, {"id": f"docs/cases/{slug}.md"}))
    assert collection.Collection(tuple(cases), ()).of_the_editors() == {"docs/cases/ours.md"}


def test_a_link_that_breaks_is_told_though_the_case_itself_is_kept(tmp_path: Path) -> None:
    page = tmp_path / "docs/steps/partners.md"
    page.parent.mkdir(parents=True)
    page.write_text("## Caranya { #do }\n", encoding="utf-8")
    text = example.text("id").replace("Siapa", "[Langkah](../steps/partners.md#do). Siapa")
    cache = Cache(tmp_path / "cache.sqlite3")
    folder = tmp_path / "docs/cases"
    folder.mkdir()
    (folder / "contoh.md").write_text(text, encoding="utf-8")
    first = collection.load(tmp_path, cache)
    assert first.findings == ()
    assert cache.holds("case")
    assert collection.load(tmp_path, cache) == first
    page.write_text("## Caranya { #how }\n", encoding="utf-8")
    assert [found.rule for found in collection.load(tmp_path, cache).findings] == ["link-anchor"]
    page.unlink()
    assert [found.rule for found in collection.load(tmp_path, cache).findings] == ["link-page"]


def test_a_short_case_keeps_its_only_source(tmp_path: Path) -> None:
    draft = drafts.changed(
        {"change": {"short": True, "sources.1": {}, "id.sections.2": "Selesai [1]."}}
    )
    ((path, text),) = drafts.texts(draft).items()
    found = _project(tmp_path, **{Path(path).name.replace(".", "__"): text})
    assert found.findings == ()
    assert len(found.cases[0].facts["sources"]) == 1  # type: ignore[arg-type]


def test_a_case_may_start_in_english_and_facts_may_be_repeated_when_they_are_the_same(
    tmp_path: Path,
) -> None:
    second = "---\ntitle: Ruang bersama\nsummary: Sebagian berhasil.\noutcome: mixed\n---\n"
    second += example.text("id").split("---\n")[2]
    found = _project(tmp_path, contoh__en__md=example.text("en"), contoh__md=second)
    assert found.findings == ()
    assert found.cases[0].facts["region"] == "jawa-tengah"


@pytest.mark.parametrize("written", ["papua, maluku", "[papua, maluku]", "papua,maluku"])
def test_a_case_may_have_several_provinces(tmp_path: Path, written: str) -> None:
    text = example.text("id").replace("region: jawa-tengah", f"region: {written}")
    found = _project(tmp_path, contoh__md=text)
    assert found.findings == ()
    assert found.cases[0].facts["region"] == "papua, maluku"


def test_a_wrong_fact_is_left_out_of_its_case(tmp_path: Path) -> None:
    found = _project(
        tmp_path, contoh__md=example.text("id").replace("sector: education", "sector: <b>")
    )
    assert "sector" not in found.cases[0].facts
    assert [f.rule for f in found.findings] == ["vocabulary"]


def test_a_case_may_have_a_folder_made_on_github_but_nothing_else_hidden(tmp_path: Path) -> None:
    (tmp_path / "docs/cases/contoh").mkdir(parents=True)
    (tmp_path / "docs/cases/contoh.md").write_text(example.text("id"), encoding="utf-8")
    (tmp_path / "docs/cases/contoh/.gitkeep").touch()
    assert collection.load(tmp_path).findings == ()
    (tmp_path / "docs/cases/contoh/.gitkeep").write_text("isi", encoding="utf-8")
    (tmp_path / "docs/cases/contoh/.env").touch()
    assert [f.path for f in collection.load(tmp_path).findings] == [
        "docs/cases/contoh/.env",
        "docs/cases/contoh/.gitkeep",
    ]


def test_a_picture_that_is_gone_is_told_although_its_case_has_not_changed(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite3")
    text = example.text("id").replace("Siapa membawa", "![Warga](contoh/kopi.jpg) Siapa membawa")
    text = text.replace("statements:", "pictures: own\nstatements:")
    picture = tmp_path / "docs/cases/contoh/kopi.jpg"
    picture.parent.mkdir(parents=True)
    picture.touch()
    (tmp_path / "docs/cases/contoh.md").write_text(text, encoding="utf-8")
    assert collection.load(tmp_path, cache).findings == ()
    picture.unlink()
    assert [f.rule for f in collection.load(tmp_path, cache).findings] == ["image-place"]


def test_a_case_comes_from_the_cache_as_it_was_and_with_a_flaw_is_checked_again(
    tmp_path: Path,
) -> None:
    cache = Cache(tmp_path / "cache.sqlite3")
    good = _project(tmp_path, contoh__md=example.text("id"))
    assert collection.load(tmp_path, cache) == collection.load(tmp_path, cache) == good
    flawed = example.text("id").replace("sector: education", "sector: <b>")
    (tmp_path / "docs/cases/contoh.md").write_text(flawed, encoding="utf-8")
    first = collection.load(tmp_path, cache)
    assert first.findings
    assert collection.load(tmp_path, cache) == first


def test_references_are_not_counted_where_no_fact_can_be_read(tmp_path: Path) -> None:
    text = "---\n{}\n---\n" + example.text("id").split("---\n")[2]
    found = _project(tmp_path, contoh__md=text)
    assert {f.rule for f in found.findings} == {"missing-key"}
    assert found.cases == ()


def test_related_cases_share_benefits_then_sector_then_steps() -> None:
    cases = [
        _case("a", ["reach"], "health", ["partners"]),
        _case("b", ["reach"], "energy", []),
        _case("c", ["efficiency"], "health", []),
        _case("d", ["efficiency"], "energy", ["partners"]),
        _case("e", ["efficiency"], "energy", []),
    ]
    assert [case.slug for case in related.related(cases)["a"]] == ["b", "c", "d"]
    assert related.related(cases) == related.related(cases)


def test_the_matrix_counts_each_benefit_of_a_case() -> None:
    cases = [_case("a", ["reach", "efficiency"], "health", []), _case("b", ["reach"], "health", [])]
    assert related.matrix(cases) == {("reach", "health"): 2, ("efficiency", "health"): 1}


def test_every_list_has_an_address_of_its_own_in_both_languages() -> None:
    pages = listings.pages()
    assert len(pages) == sum(
        len(vocabulary.values(name)) for name in ("benefit", "sector", "outcome")
    )
    slugs = listings.slugs()
    assert len({(name.rsplit("/", 1)[0], slugs[name]) for name, _, _ in pages}) == len(pages)
    assert slugs["cases/benefits"] == "manfaat"


def test_a_long_list_goes_on_over_pages_that_hold_each_row_once_and_in_order() -> None:
    many = [_case(f"c{number:03}", ["reach", "efficiency"], "health", []) for number in range(100)]
    pages = listings.paged(listings.arranged(many, "sector", "health"))
    rows = [[(part, case.slug) for part, each in page.items() for case in each] for page in pages]
    assert list(map(len, rows)) == [60, 60, 60, 20]
    parts = [row for page in rows for row in page]
    assert len(set(parts)) == 200
    halves = {"".join({part for part, _ in half}) for half in (parts[:100], parts[100:])}
    assert halves == {"reach", "efficiency"}
    names = [page.name for page, _ in listings.numbered(many) if page.value == "health"]
    assert names == ["cases/sectors/health"] + [f"cases/sectors/health/{n}" for n in (2, 3, 4)]
    assert 'title: "Cases in health, page 2"' in listings.source("sector", "health", "en", 2)
    # A list without a case is a page all the same.
    assert [page.name for page, _ in listings.numbered([])] == [
        page.name for page in listings.pages()
    ]


def test_json_holds_both_languages_and_addresses() -> None:
    data = json.loads(open_data.json_text(REAL, SITE, SLUGS))
    assert data["licence"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert [record["id"] for record in data["cases"]] == sorted(case.slug for case in REAL)
    for record in data["cases"]:
        assert set(record["title"]) == set(record["summary"]) == {"id", "en"}
        assert record["url"]["id"] == f"{SITE}kasus/{record['id']}/"
        assert record["url"]["en"] == f"{SITE}en/cases/{record['id']}/"


def test_csv_opens_in_a_spreadsheet_without_running_anything() -> None:
    text = open_data.csv_text([*REAL, _case("z", ["reach"], "health", [])], SITE, SLUGS)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == len(REAL) + 1
    assert rows[-1]["summary_id"] == "'=1+1"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_feed_is_valid_atom_in_its_language(language: str) -> None:
    feed = ElementTree.fromstring(
        open_data.atom(REAL, language, SITE, "Bersama", "2026-11-25", SLUGS)
    )
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    entries = feed.findall("a:entry", space)
    assert len(entries) == len(REAL)
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"a:{name}", "", space)
    ids = [entry.findtext("a:id", "", space) for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(("/en/" in address) == (language == "en") for address in ids)


DATES = {
    "a": "2024-06",
    "b": "2024",
    "c": "2024-06-02",
    "d": "2023-12-31",
    "e": "2024-06",
    "f": "2024-11-01",
}
"""Days of the newest facts of cases, by slug; two are equal."""

NEWEST_FIRST = ["f", "c", "e", "a", "b", "d"]


def _dated(outcome: str = "worked") -> list[Case]:
    cases = [_case(slug, ["reach"], "health", [], outcome) for slug in DATES]
    for case in cases:
        case.facts.update(as_of=DATES[case.slug], kind="documented")
    return cases


@pytest.mark.parametrize("turn", range(len(DATES)))
def test_the_feed_has_the_newest_facts_first_and_always_in_the_same_order(turn: int) -> None:
    cases = _dated()
    feed = open_data.atom(cases[turn:] + cases[:turn], "id", SITE, "Bersama", "2026-11-25", SLUGS)
    space = {"a": open_data.ATOM}
    entries = ElementTree.fromstring(feed).findall("a:entry", space)
    assert [entry.findtext("a:title", "", space) for entry in entries] == NEWEST_FIRST
    assert [entry.findtext("a:updated", "", space)[:10] for entry in entries] == [
        "2024-11-01",
        "2024-06-02",
        "2024-06-01",
        "2024-06-01",
        "2024-01-01",
        "2023-12-31",
    ]


def test_each_outcome_has_a_list_whose_title_reads_well() -> None:
    for value, titles in {
        "worked": ("Kasus yang berhasil", "Cases that worked"),
        "partners-account": (
            "Kasus yang berhasil menurut para mitra",
            "Cases that worked by the partners’ account",
        ),
        "mixed": ("Kasus dengan hasil campuran", "Cases with mixed results"),
        "failed": ("Kasus yang gagal", "Cases that failed"),
    }.items():
        for language, title in zip(("id", "en"), titles, strict=True):
            assert f'title: "{title}"' in listings.source("outcome", value, language)


def test_a_page_sees_each_case_with_its_address_and_the_language_of_its_text() -> None:
    cases = {f"cases/{case.slug}.md": case for case in _dated()[:3]}
    files = [
        SimpleNamespace(norm_src_uri=name, url=f"en/{name}", locale="id")
        for name in ["index.md", "cases/b.md", "cases/a.md", "cases/c.md"]
    ]
    shown = views.context(cases, files, "en", str)
    assert [(view.url, view.lang, view.title) for view in shown["case_views"].values()] == [
        ("en/cases/b.md", "id", "b"),
        ("en/cases/a.md", "id", "a"),
        ("en/cases/c.md", "id", "c"),
    ]
    before, after = shown["case_beside"]["a"]
    assert (before.case.slug, after.case.slug) == ("b", "c")
    assert shown["case_beside"]["b"][0] is None
    assert [view.case.slug for view in shown["cases_by"]["benefits"]["reach"]] == ["a", "b", "c"]
    assert [list(page) for page in shown["case_list_pages"]("sector", "health")] == [["reach"]]
    assert shown["label"]("outcome", "failed") == vocabulary.values("outcome")["failed"]["en"]
    assert shown["label"]("outcome", "failed", "id") == vocabulary.values("outcome")["failed"]["id"]
    assert shown["label"]("outcome", "unheard") == "unheard"


def test_a_list_by_outcome_has_illustrations_at_its_end_which_have_none() -> None:
    cases = {f"cases/{case.slug}.md": case for case in [*_dated("failed")[:1], *_dated()[1:2]]}
    invented = _case("z", ["reach"], "health", [])
    invented.facts.update(kind="illustration")
    del invented.facts["outcome"]
    cases["cases/z.md"] = invented
    files = [SimpleNamespace(norm_src_uri=name, url=name, locale="id") for name in cases]
    shown = views.context(cases, files, "id", str)
    (within,) = shown["case_list_pages"]("benefits", "reach")
    assert list(within) == ["worked", "failed", "illustration"]
    assert [view.case.slug for view in within["illustration"]] == ["z"]
    assert sum(map(len, shown["cases_by"]["outcome"].values())) == 2


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("2024", "id", "2024"),
        ("2024-06", "id", "Juni 2024"),
        ("2024-06-02", "en", "2 June 2024"),
    ],
)
def test_a_date_is_shown_in_words_as_precisely_as_it_is_known(
    text: str, language: str, shown: str
) -> None:
    assert views.as_of_date(text, language) == shown


def test_there_are_enough_cases_of_every_benefit_and_enough_that_did_not_work() -> None:
    assert len(DOCUMENTED) >= 100
    assert len(REAL) - len(DOCUMENTED) == 6
    for benefit in vocabulary.values("benefit"):
        assert (
            len([case for case in DOCUMENTED if benefit in related.values_of(case, "benefits")])
            >= 12
        ), benefit
        illustrations = [
            case for case in REAL if case not in DOCUMENTED and case.facts["benefits"] == [benefit]
        ]
        assert len(illustrations) == 1, benefit
    assert len([case for case in DOCUMENTED if case.facts["outcome"] in ("mixed", "failed")]) >= 45


@pytest.mark.parametrize("case", DOCUMENTED, ids=lambda case: case.slug)
def test_a_documented_case_is_told_in_both_languages_at_length_with_every_source_used(
    case: Case,
) -> None:
    assert set(case.body) == {"id", "en"}
    listed = case.facts["sources"]
    assert isinstance(listed, list)
    least = 200 if case.facts.get("short") else 270
    for path in case.paths.values():
        source = MarkdownSource.read(project.ROOT / path, project.ROOT)
        assert least <= page_length.words(source) <= 700, path
        used = {int(item.value) for item in source.references()}
        assert used == set(range(1, len(listed) + 1)), path
    copies = "docslib vdocument vdokumen 123dok scribd studylib docplayer docgo idoc.tips adoc.pub dokumen.tips".split()
    assert not [
        entry["url"]
        for entry in listed
        if entry["url"] and any(host in entry["url"] for host in copies)
    ]
