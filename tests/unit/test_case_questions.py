"""The questions of the issue form and the Word template are those of the schema, in both languages."""

from __future__ import annotations

import re
import subprocess
import sys

import drafts
import project
import pytest
import yaml
from guidebook.cases import schema
from guidebook.contributions import answer_places, answers, issue_forms, records
from guidebook.contributions.questions import comparable, questions, value_of
from guidebook.languages import LANGUAGES
from guidebook.text import vocabulary

FORMS = {
    path: yaml.safe_load(text) for path, text in issue_forms.files().items() if "config" not in path
}


def test_every_field_and_every_section_is_asked_once() -> None:
    asked = [question.name for question in questions()]
    told_with_another = {"start_about"}
    fields = [name for name in schema.NAMES if name not in told_with_another]
    assert sorted(asked) == sorted([*fields, *vocabulary.HEADING_IDS, "country"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_a_label_of_its_own_and_help(language: str) -> None:
    labels = [comparable(question.label(language)) for question in questions()]
    assert len(set(labels)) == len(labels)
    for question in questions():
        assert question.help(language).endswith((".", "?", "]."))
        assert "{" not in question.help_in_writing(language) + question.example(language)


@pytest.mark.parametrize(
    "name",
    [
        *("kind", "benefit", "step", "outcome", "sector", "partner_type", "region"),
        *("basis", "agreed_to", "interest", "picture_permission", "statement"),
    ],
)
def test_every_value_is_known_by_its_name_in_either_language_and_nothing_else_is(name: str) -> None:
    for value, names in vocabulary.values(name).items():
        for typed in (
            value,
            *names.values(),
            f" {names['id'].upper()}.",
            f"**{names['en'].lower()}**",
        ):
            if typed != "as":  # the code of American Samoa is the United States in Indonesian
                assert value_of(name, typed) == value
    assert value_of(name, "kesehatann") == "kesehatann"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_are_read_as_they_are_meant(language: str) -> None:
    said = {question.name: question.example(language) for question in questions()}
    partners = records.partners(said["partners"], language)
    sources = records.sources(said["sources"])
    assert [partner["type"] for partner in partners] == ["local-government", "cooperative"]
    assert all(
        source["title"] and source["publisher"] and source["url"] and source["year"]
        for source in sources
    )
    assert sources[0]["opened"] == "2024-06-30"


def test_the_committed_forms_are_those_that_the_questions_make() -> None:
    folder = project.ROOT / issue_forms.FOLDER
    made = issue_forms.files()
    assert {path.relative_to(project.ROOT).as_posix() for path in folder.iterdir()} == set(made), (
        "run make forms"
    )
    for path, text in made.items():
        assert (project.ROOT / path).read_text(encoding="utf-8") == text, "run make forms"


@pytest.mark.parametrize("path", FORMS)
def test_a_form_is_as_github_wants_it(path: str) -> None:
    form = FORMS[path]
    assert set(form) == {"name", "description", "title", "labels", "body"}
    asked = [element for element in form["body"] if element["type"] != "markdown"]
    identities = [element["id"] for element in asked]
    labels = [element["attributes"]["label"] for element in asked]
    assert len(set(identities)) == len(identities)
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", identity) for identity in identities)
    for element in asked:
        assert element["type"] in ("input", "textarea", "dropdown", "checkboxes")
        options = element["attributes"].get("options", [])
        words = [option["label"] if isinstance(option, dict) else option for option in options]
        assert len(set(words)) == len(words)
        assert all(isinstance(word, str) and word.lower() != "none" for word in words)
        assert bool(words) == (element["type"] in ("dropdown", "checkboxes"))


def test_the_forms_pass_githubs_own_schema() -> None:
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-issue-forms",
        *FORMS,
    ]
    done = subprocess.run(command, cwd=project.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_both_languages_ask_for_the_same_consent_before_sending() -> None:
    for path in ("kasus", "case"):
        last = FORMS[f"{issue_forms.FOLDER}/{path}.yml"]["body"][-1]
        assert last["id"] == "statements"
        assert [option["required"] for option in last["attributes"]["options"]] == [True] * 2
        assert FORMS[f"{issue_forms.FOLDER}/{path}.yml"]["labels"] == ["kasus"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Koperasi Maju | koperasi", ("Koperasi Maju", "cooperative")),
        ("koperasi | Koperasi Maju", ("Koperasi Maju", "cooperative")),
        ("- Yayasan A (Yayasan)", ("Yayasan A", "foundation")),
        ("1. Dinas Kesehatan, Pemerintah Daerah", ("Dinas Kesehatan", "local-government")),
        ("PT Satu, Tbk", ("PT Satu, Tbk", "")),
        ("Perpustakaan Kota – pemerintah daerah", ("Perpustakaan Kota", "local-government")),
        ("KSP Maju: koperasi", ("KSP Maju", "cooperative")),
        ("Forum Desa - Kota", ("Forum Desa - Kota", "")),
        ("PT Dua", ("PT Dua", "")),
        ("Tiga; perusahan", ("Tiga", "perusahan")),
        ("Media | media", ("Media", "media")),
        ("A | company | Ai | x", ("A", "company | x")),
    ],
)
def test_a_partner_is_told_apart_without_guessing(line: str, expected: tuple[str, str]) -> None:
    (partner,) = records.partners(line, "id")
    assert (partner["name"], partner["type"]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("T | P | 2020 | https://a.id/x | 2024-06-30", "T|P|2020|https://a.id/x|2024-06-30"),
        ("https://a.id/x | T | P | 2020", "T|P|2020|https://a.id/x|"),
        ("[1] T; P; 2020; https://a.id/x;y", "T|P|2020|https://a.id/x;y|"),
        ("T\tP\tdiakses 3 Juni 2024\t2020", "T|P|2020||2024-06-03"),
        ("2020 | P | 2021", "2020|P|2021||"),
        ("2020 | P | 2020", "2020|P|2020||"),
        ("[T](https://a.id/x) | P | accessed on 3 June 2024", "T|P||https://a.id/x|2024-06-03"),
        ("T | P | (https://a.id/y)", "T|P||https://a.id/y|"),
        ("T | P | https://x.id/a_(b).", "T|P||https://x.id/a_(b)|"),
        ("T. P, 2020. https://a.id/x.", "T. P, 2020.|||https://a.id/x|"),
        ("T | P | 2020a", "T|P|2020a||"),
        ("T | P | Jakarta | 2020 | kemarin", "T|P|2020||Jakarta | kemarin"),
        ("https://a.id/x", "|||https://a.id/x|"),
        ("T | detik.com | 2020 | a.id/x", "T|detik.com|2020|https://a.id/x|"),
        ("T | detik.com/x", "T|||https://detik.com/x|"),
        ("T | P | 2020 | HTTPS://A.id/X. | 3/6/2024", "T|P|2020|https://a.id/X|3/6/2024"),
        ("T | P | tahun 2020 | www.a.id/x, | 30/06/2024", "T|P|2020|https://www.a.id/x|2024-06-30"),
        ("T | P | 2020 | https://u:p@a.id/x", "T|P|2020|https://u:p@a.id/x|"),
        ("T | P | akhir 2020", "T|P|akhir 2020||"),
        ("T | P | 3 Juni 2023 | https://a.id/x", "T|P|2023|https://a.id/x|"),
        ("T | P | https://a.id/x | 3 Juni 2023", "T|P||https://a.id/x|2023-06-03"),
        ("T | P | 03/04/2024 | https://a.id/x", "T|P|2024|https://a.id/x|"),
        ("T | P | 2020 | bps.go.id", "T|P|2020|https://bps.go.id|"),
        ("T | P | 2020 | laporan.pdf", "T|P|2020|laporan.pdf|"),
        ("T | P | 2020 | ftp://a.id/x", "T|P|2020|ftp://a.id/x|"),
        ("T | P | n.d. | https://a.id/x", "T|P||https://a.id/x|"),
    ],
)
def test_a_source_is_told_apart_without_guessing_and_nothing_is_lost(
    line: str, expected: str
) -> None:
    (source,) = records.sources(line)
    fields = expected.split("|", 4)
    assert [source[name] for name in ("title", "publisher", "year", "url", "opened")] == fields


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("T | P | 2020 | bukan dari mitra", {"independent": "true"}),
        ("T | not a partner’s | P | 2020", {"independent": "true"}),
        ("T | P | 2020 | Bukan milik mitra.", {"independent": "true"}),
        ("T | P | 2020 | salinan Nov 2026", {"copy": "2026-11"}),
        ("T | P | copy: November 2026 | 2020", {"copy": "2026-11"}),
        (
            "T | P | 2020 | dibuka 3 Juni 2024 | dibaca dalam salinan 2023",
            {"opened": "2024-06-03", "copy": "2023"},
        ),
        (
            "T | P | 2020 | putusan | tingkat lanjut: belum dicari",
            {"about": "ruling", "later": "not-sought"},
        ),
        (
            "T | P | 2020 | kelanjutan perkara: dicari, tidak ditemukan | Putusan",
            {"about": "ruling", "later": "sought"},
        ),
        ("T | P | ruling | 2020 | later rulings: known", {"about": "ruling", "later": "known"}),
        ("T | P | tuduhan | 2020", {"about": "accusation"}),
        ("T | P | 2020 | judul dari alamat", {"title_from": "address"}),
        ("Putusan | P | 2020", {}),
        ("T | P | 2020 | Salinan putusan", {"opened": "Salinan putusan"}),
    ],
)
def test_what_is_known_of_a_source_is_read_in_the_words_that_people_write(
    line: str, expected: dict[str, str]
) -> None:
    (source,) = records.sources(line)
    assert source["publisher"] == "P"
    assert source["year"] == "2020"
    told = {name: text for name, text in source.items() if text}
    assert {**told, **expected} == told
    assert set(told) == {"title", "publisher", "year", *expected}


def test_a_newspaper_called_independent_is_a_publisher() -> None:
    (source,) = records.sources("T | Independen | 2020")
    assert source["publisher"] == "Independen"
    assert not source["independent"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2019–2022", "", ("2019", "2022")),
        ("2019 s.d. 2022", "", ("2019", "2022")),
        ("2019-2022", "2023", ("2019-2022", "2023")),
        ("2019", "sekarang", ("2019", "")),
        ("２０１９", "—", ("2019", "")),
        ("sejak 2019", "", ("2019", "")),
        ("awal 2019", "", ("awal 2019", "")),
    ],
)
def test_years_are_read_as_people_write_them(
    start: str, end: str, expected: tuple[str, str]
) -> None:
    labels = {question.name: question.label("id") for question in questions()}
    draft = answers.draft([(labels["start"], start), (labels["end"], end)], "id")
    assert (draft["facts"]["start"], draft["facts"]["end"]) == expected


@pytest.mark.parametrize("typed", ["sekitar 2019", "about 2019", "±2019", "c. 2019"])
def test_a_first_year_that_is_only_roughly_known_says_so(typed: str) -> None:
    label = next(question.label("id") for question in questions() if question.name == "start")
    facts = answers.draft([(label, typed)], "id")["facts"]
    assert (facts["start"], facts["start_about"]) == ("2019", True)
    facts = answers.draft([(label, "2019")], "id")["facts"]
    assert (facts["start"], facts["start_about"]) == ("2019", False)


def test_the_first_answer_to_a_question_counts() -> None:
    label = next(question.label("id") for question in questions() if question.name == "title")
    assert answers.draft([(label, "Satu"), (label, "Dua")], "id")["texts"]["id"]["title"] == "Satu"


def test_code_left_open_does_not_swallow_the_next_section() -> None:
    label = {question.name: question.label("id") for question in questions()}
    draft = answers.draft([(label["challenge"], "```\nx"), (label["together"], "Dua.")], "id")
    (text,) = drafts.texts(draft).values()
    assert text.index("```", text.index("```") + 3) < text.index("## Yang dilakukan bersama")


@pytest.mark.parametrize(
    "written",
    [
        "1. Tantangan",
        "12) TANTANGAN:",
        "Tantangan *",
        "**Tantangan** (wajib)",
        "A. Tantangan",
        "Q3: Tantangan",
    ],
)
def test_a_question_is_known_with_a_number_before_and_signs_behind(written: str) -> None:
    found = answer_places.below(["Judul", "Tantangan"], [("Judul", ""), (written, ""), ("", "x")])
    assert found.pairs == [("Judul", ""), ("Tantangan", "x")]


def test_questions_in_any_order_begin_their_own_answers() -> None:
    lines = [("C", ""), ("", "3"), ("A", ""), ("", "1"), ("B", ""), ("", "2")]
    found = answer_places.below(["A", "B", "C", "D"], [("", "Halo"), *lines])
    assert sorted(found.pairs) == [("A", "1"), ("B", "2"), ("C", "3")]
    assert (found.before, found.absent, found.twice) == ("Halo", ("D",), ())


def test_a_heading_inside_an_answer_is_part_of_it_where_its_question_stands_in_its_place() -> None:
    lines = [
        ("A", ""),
        ("", "1"),
        ("B", ""),
        ("", "2"),
        ("C", ""),
        ("", "3"),
        ("A", "### A"),
        ("", "4"),
    ]
    found = answer_places.below(["A", "B", "C"], lines)
    assert found.pairs == [("A", "1"), ("B", "2"), ("C", "3\n### A\n4")]
    assert found.twice == ()


def test_an_answer_in_two_places_is_put_together_and_told() -> None:
    lines = [("A", ""), ("B", ""), ("", "2"), ("B", ""), ("", "3"), ("B", ""), ("", "3"), ("C", "")]
    found = answer_places.below(["A", "B", "C"], lines)
    assert found.pairs == [("A", ""), ("B", "2\n\n3"), ("C", "")]
    assert found.twice == ("B",)


def test_an_address_below_its_source_belongs_to_it() -> None:
    text = "T | P | 2020\nhttps://a.id/x\n2. U | Q\nwww.b.id, diakses 3 Juni 2024\nhttps://c.id"
    found = [(each["title"], each["url"], each["opened"]) for each in records.sources(text)]
    assert found == [
        ("T", "https://a.id/x", ""),
        ("U", "https://www.b.id", "2024-06-03"),
        ("", "https://c.id", ""),
    ]
