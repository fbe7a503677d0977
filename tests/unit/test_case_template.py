"""The template, the schema, the field list and the vocabularies say the same."""

from __future__ import annotations

import json
from typing import Any

import case_files
import jsonschema
import project
import pytest
import yaml
from guidebook.cases import collection, example, json_schema, reader, schema
from guidebook.problems.finding import message_templates
from guidebook.text import vocabulary

SCHEMA = json_schema.schema()


def _facts(text: str) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(text.split("---")[1])
    return json.loads(json.dumps(loaded, default=str))  # type: ignore[no-any-return]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_template_passes_every_check_as_it_is(language: str) -> None:
    path = "docs/cases/contoh.md" if language == "id" else "docs/cases/contoh.en.md"
    text = example.text(language)
    assert case_files.checked(text, path) == []
    jsonschema.validate(_facts(text), SCHEMA)


def test_the_template_shows_every_field_in_the_order_of_the_table() -> None:
    facts = reader.read(example.text("id").encode(), "x.md").facts
    assert list(facts) == [name for name in schema.NAMES if name not in example.NOT_IN_EXAMPLE]


def test_every_field_has_its_rule_in_both_languages_and_no_rule_is_left_over() -> None:
    assert tuple(schema.rules()) == schema.NAMES
    assert all(rule["id"] and rule["en"] for rule in schema.rules().values())


def test_the_schema_is_valid_and_holds_every_field_and_value() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert tuple(SCHEMA["properties"]) == schema.NAMES
    assert SCHEMA["properties"]["sector"]["enum"] == list(vocabulary.values("sector"))
    assert SCHEMA["properties"]["benefits"]["items"]["enum"] == list(vocabulary.values("benefit"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("outcome", "fine"),
        ("benefits", []),
        ("partners", []),
        ("sources", []),
        ("start", "soon"),
        ("titel", "x"),
        ("summary", "x" * 201),
        ("basis", "rumour"),
        ("basis", "partners"),
        ("interest", "perhaps"),
        ("statements", ["licence"]),
        ("public_contacts", []),
    ],
)
def test_the_schema_and_the_checks_refuse_the_same(name: str, value: object) -> None:
    facts = _facts(example.text("en")) | {name: value}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(facts, SCHEMA)
    text = (
        "---\n"
        + yaml.safe_dump(facts, sort_keys=False, allow_unicode=True)
        + example.text("en")[4:].partition("---\n")[1]
    )
    found = case_files.checked(text, "docs/cases/x.en.md")
    assert any(
        f.rule
        in {
            *("vocabulary", "empty-value", "few-items", "year", "unknown-key", "too-long"),
            "agreements-needed",
        }
        for f in found
    )


def test_the_schema_and_the_checks_refuse_an_illustration_with_an_outcome_and_want_none() -> None:
    facts = _facts(example.text("en")) | {"kind": "illustration"}
    del facts["sources"]
    text = example.text("en").replace("kind: documented", "kind: illustration")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(facts, SCHEMA)
    found = case_files.checked(text, "docs/cases/x.en.md")
    assert "illustration-outcome" in {f.rule for f in found}
    del facts["outcome"]
    jsonschema.validate(facts, SCHEMA)
    found = case_files.checked(text.replace("outcome: mixed\n", ""), "docs/cases/x.en.md")
    assert not {"illustration-outcome", "missing-key"} & {f.rule for f in found}


def test_the_schema_and_the_checks_want_a_source_from_outside_for_what_worked() -> None:
    worked = example.text("en").replace("outcome: mixed", "outcome: worked")
    jsonschema.validate(_facts(worked), SCHEMA)
    assert case_files.checked(worked, "docs/cases/x.en.md") == []
    alone = worked.replace("    independent: true\n", "")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(_facts(alone), SCHEMA)
    (found,) = case_files.checked(alone, "docs/cases/x.en.md")
    assert found.rule == "outcome-alone"
    by_account = alone.replace("outcome: worked", "outcome: partners-account")
    jsonschema.validate(_facts(by_account), SCHEMA)
    assert case_files.checked(by_account, "docs/cases/x.en.md") == []


@pytest.mark.parametrize("name", ["basis", "interest", "statements"])
def test_the_schema_and_the_checks_want_the_same_of_a_contributor(name: str) -> None:
    facts = _facts(example.text("en"))
    del facts[name]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(facts, SCHEMA)
    lines = example.text("en").split("\n")
    text = "\n".join(line for line in lines if not line.startswith(f"{name}:"))
    (found,) = case_files.checked(text, "docs/cases/x.en.md")
    assert (found.rule, dict(found.values)["found"]) == ("missing-key", name)


def test_the_editors_do_without_a_tie_in_schema_and_checks() -> None:
    name = vocabulary.editors()[1]
    text = example.text("en").replace("Your name", name).replace("interest: none\n", "")
    jsonschema.validate(_facts(text), SCHEMA)
    assert case_files.checked(text, "docs/cases/x.en.md") == []


def test_the_schema_says_of_a_source_only_what_holds_for_a_source() -> None:
    title = SCHEMA["properties"]["sources"]["items"]["properties"]["title"]
    assert title == {"type": "string", "minLength": 1, "maxLength": 300}
    assert "80" in SCHEMA["properties"]["title"]["description"]


@pytest.mark.parametrize(
    ("added", "is_right"),
    [
        ({}, True),
        ({"about": "ruling", "later": "sought"}, True),
        ({"about": "accusation"}, True),
        ({"about": "ruling"}, False),
        ({"later": "known"}, False),
        ({"about": "accusation", "later": "known"}, False),
        ({"independent": False}, False),
        ({"accessed": "2024-06-30"}, False),
    ],
)
def test_schema_and_checks_want_the_same_of_a_source(added: dict[str, Any], is_right: bool) -> None:
    facts = _facts(example.text("en"))
    sources: Any = facts["sources"]
    sources[1].update(added)
    lines = "".join(f"    {name}: {json.dumps(value)}\n" for name, value in added.items())
    text = example.text("en").replace("    url: null\n", f"    url: null\n{lines}")
    assert (case_files.checked(text, "docs/cases/x.en.md") == []) == is_right
    if is_right:
        jsonschema.validate(facts, SCHEMA)
    else:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(facts, SCHEMA)


def test_every_fact_of_a_source_that_needs_words_has_them_in_the_schema() -> None:
    properties = SCHEMA["properties"]["sources"]["items"]["properties"]
    described = [name for name, shape in properties.items() if "description" in shape]
    assert described == list(schema.source_rules())


def test_the_schema_accepts_every_published_case() -> None:
    for case in collection.load(project.ROOT).cases:
        facts = {
            **case.facts,
            "title": next(iter(case.title.values())),
            "summary": next(iter(case.summary.values())),
        }
        jsonschema.validate(_with_flags(facts), SCHEMA)


def _with_flags(value: Any) -> Any:
    """Facts with what YAML makes of `true`."""
    if isinstance(value, dict):
        return {name: _with_flags(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with_flags(inner) for inner in value]
    return True if value == "true" else value


def test_every_vocabulary_names_its_values_in_both_languages() -> None:
    for name in (
        *("kind", "benefit", "step", "outcome", "sector", "partner_type", "region"),
        *("basis", "agreed_to", "interest", "picture_permission", "statement"),
    ):
        for value, names in vocabulary.values(name).items():
            assert names["id"], value
            assert names["en"], value
    assert len([value for value in vocabulary.values("region") if len(value) > 2]) == 39
    assert (
        len(vocabulary.HEADINGS["id"])
        == len(vocabulary.HEADINGS["en"])
        == len(vocabulary.HEADING_IDS)
        == 5
    )


def test_every_rule_speaks_both_languages_and_is_used() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in (project.ROOT / "hooks/guidebook").rglob("*.py")
    )
    for rule in message_templates("id"):
        assert f'"{rule}"' in code, rule
