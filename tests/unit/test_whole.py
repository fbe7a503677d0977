"""What all cases together say is counted from the data, and each number of the page is such a count."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from html import unescape
from io import StringIO
from statistics import median
from typing import Any

import project
import pytest
import yaml
from guidebook.cases import collection, open_data, views, whole
from guidebook.cases.collection import Case
from guidebook.languages import LANGUAGES, load_ui_text
from guidebook.text import vocabulary
from jinja2 import Environment, FileSystemLoader

PARTS = Environment(loader=FileSystemLoader(project.ROOT / "overrides"), autoescape=True)
OUTCOMES = ("worked", "partners-account", "mixed", "failed")
TROUBLES = yaml.safe_load(
    (project.ROOT / "hooks/guidebook/cases/troubles.yml").read_text(encoding="utf-8")
)


def _records() -> dict[str, dict[str, Any]]:
    """The facts of every documented case, read without the code that counts them."""
    found = {}
    for path in sorted((project.ROOT / "docs/cases").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        facts = yaml.safe_load(text.split("---\n")[1])
        if facts.get("kind") == "documented":
            found[path.stem] = facts
    return found


RECORDS = _records()
REAL = collection.load(project.ROOT).cases


def _shown(part: str, language: str) -> str:
    """The words and numbers of a part of the page."""
    words = {spoken: load_ui_text(PARTS, spoken) for spoken in LANGUAGES}
    shown = views.context({f"cases/{each.slug}.md": each for each in REAL}, [], language, str)
    html = PARTS.get_template("partials/guidebook/parts/whole.html").render(
        {**shown, "case_whole": whole.of(REAL)}, arguments=[part], language=language, words=words
    )
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", html, flags=re.DOTALL)))


def _numbers(part: str, language: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", _shown(part, language))]


def _ended(records: list[dict[str, Any]]) -> list[int]:
    """How many of these ended in each way, before that all of them."""
    counted = Counter(facts["outcome"] for facts in records)
    return [len(records), *(counted[outcome] for outcome in OUTCOMES)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_how_many_cases_there_are_and_how_they_ended(language: str) -> None:
    assert _numbers("count", language) == _ended(list(RECORDS.values()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["benefits", "steps"])
def test_every_number_of_a_table_by_outcome_is_counted_from_the_files(
    part: str, language: str
) -> None:
    rows = []
    for value in vocabulary.values(part.removesuffix("s")):
        rows.append(_ended([facts for facts in RECORDS.values() if value in facts[part]]))
    rows.sort(key=lambda row: -row[0])
    assert _numbers(part, language) == [number for row in rows for number in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_counts_once_under_each_kind_of_partner(language: str) -> None:
    rows = []
    for value in vocabulary.values("partner_type"):
        having = []
        for facts in RECORDS.values():
            if any(partner["type"] == value for partner in facts["partners"]):
                having.append(facts)
        if having:
            rows.append(_ended(having))
    rows.sort(key=lambda row: -row[0])
    assert _numbers("partners", language) == [number for row in rows for number in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_went_wrong_first_is_what_the_table_of_troubles_says(language: str) -> None:
    known = {slug: kinds for slug, kinds in TROUBLES.items() if slug in RECORDS}
    first = Counter(kinds[0] for kinds in known.values())
    anywhere = Counter(kind for kinds in known.values() for kind in kinds)
    none = anywhere.pop("none-told")
    rows = sorted((-first[kind], -count) for kind, count in anywhere.items())
    table = [-number for row in rows for number in row]
    assert _numbers("trouble", language) == [len(known), len(RECORDS), none, *table]


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_long_they_lasted_is_counted_from_first_and_last_years(language: str) -> None:
    years = [int(f["end"]) - int(f["start"]) for f in RECORDS.values() if "end" in f]
    spans = [(0, 1), (2, 4), (5, 9), (10, 999)]
    told = _numbers("lasted", language)
    assert set(told[:4]) >= {len(RECORDS), len(years), len(RECORDS) - len(years)}
    assert int(median(years)) in told[:4]
    rows = [len([year for year in years if low <= year <= high]) for low, high in spans]
    assert told[4:] == [0, 1, rows[0], 2, 4, rows[1], 5, 9, rows[2], 10, rows[3]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_limits_are_counted_too(language: str) -> None:
    regions = {one for f in RECORDS.values() for one in str(f["region"]).split(", ")}
    provinces = {region for region in regions if len(region) != 2} - {"national"}
    borne_out = 0
    editors = 0
    for facts in RECORDS.values():
        borne_out += any(source.get("independent") for source in facts["sources"])
        editors += set(facts["contributors"]) <= set(vocabulary.editors())
    told = _numbers("limits", language)
    assert told[0] == len(provinces)
    assert sorted(told[-4:]) == sorted([editors, len(RECORDS), borne_out, len(RECORDS)])


def test_the_page_itself_holds_no_number_that_nobody_counts() -> None:
    for name in ("what-cases-say.md", "what-cases-say.en.md"):
        text = (project.ROOT / "docs/topics" / name).read_text(encoding="utf-8")
        assert not re.search(r"\d", text)
        assert re.findall(r"\[WHOLE: (\w+)\]", text) == list(whole.SECTIONS)


def test_troubles_are_of_the_vocabulary_and_belong_to_cases() -> None:
    kinds = set(vocabulary.values("trouble"))
    for slug, listed in TROUBLES.items():
        assert 1 <= len(listed) <= 3, slug
        assert len(set(listed)) == len(listed), slug
        assert set(listed) <= kinds, slug
        assert listed == ["none-told"] or "none-told" not in listed, slug
    assert list(TROUBLES) == sorted(TROUBLES)


def test_illustrations_are_not_counted_and_a_case_unread_for_trouble_is_left_out_there() -> None:
    facts: dict[str, object] = {
        "kind": "documented",
        "outcome": "failed",
        "benefits": ["reach"],
        "steps": ["partners"],
        "start": "2010",
        "end": "2013",
        "region": "papua, be, national",
        "partners": [{"type": "ngo"}, {"type": "ngo"}, {"type": "company"}],
    }
    made = Case("made-up", facts, {}, {}, {}, {})
    invented = Case("invented", {**facts, "kind": "illustration"}, {}, {}, {}, {})
    counted = whole.of([made, invented])
    assert (counted.all.total, counted.all.outcomes["failed"]) == (1, 1)
    assert [(row.value, row.total) for row in counted.partners] == [("company", 1), ("ngo", 1)]
    assert (counted.provinces, counted.own_size, counted.read_for_trouble) == (1, 1, 0)
    assert (counted.lasted.median, counted.lasted.spans["2–4"], counted.troubles) == (3, 1, [])


def test_the_citation_file_says_how_to_cite_the_cases_and_names_no_person() -> None:
    cited = yaml.safe_load((project.ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= set(cited)
    assert (cited["type"], cited["license"]) == ("dataset", "CC-BY-4.0")
    assert [set(author) for author in cited["authors"]] == [{"name"}]
    assert not {"doi", "identifiers", "version"} & set(cited)


def test_open_data_tells_what_went_wrong_first() -> None:
    records = json.loads(open_data.json_text(REAL, "https://example.org/", {}))["cases"]
    rows = list(csv.DictReader(StringIO(open_data.csv_text(REAL, "https://example.org/", {})[1:])))
    for record, row in zip(records, rows, strict=True):
        told = TROUBLES.get(record["id"], [])
        assert record.get("trouble", []) == told
        assert row["trouble"] == "; ".join(told)
