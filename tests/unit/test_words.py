"""The interface speaks both languages, with a text for every key that is asked for."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import interface_keys
import project
import pytest
from guidebook.contributions import web_form
from guidebook.guide import checklist, sheets
from guidebook.languages import LANGUAGES, UnknownTextError, load_ui_text
from guidebook.text import vocabulary
from guidebook.tools import names
from guidebook.translations import states
from jinja2 import Environment, FileSystemLoader

OVERRIDES = project.ROOT / "overrides"
TABLES = OVERRIDES / "partials/languages"

FAMILIES: dict[str, tuple[str, ...]] = {
    "case.{}": (*web_form.PREVIEWED, "next", "previous"),
    "case.interest.{}": tuple(vocabulary.values("interest")),
    "cards.{}": ("benefit", "step"),
    "checklist.{}": checklist.SECTIONS,
    "footer.{}": ("previous", "next"),
    "form.{}": web_form.REVIEWED,
    "form.add.{}": ("agreements", "contributors", "partners", "public_contacts", "sources"),
    "form.in.{}": LANGUAGES,
    "form.languages.{}": (*LANGUAGES, "both"),
    "form.say.{}": web_form.SAY,
    "form.step.{}": ("story", "facts", "sources", "send"),
    "kicker.{}": ("benefit", "step"),
    "search.{}": ("both", "example", "examples", "inside", "none", "one", "other", "some"),
    "search.part.{}": ("benefit", "step", "topic", "case", "tool"),
    "sheet.{}": sheets.TEXTS,
    "tool.note.{}": ("decide", "example", "for", "wrong"),
    "tool.signed.{}": names.SIGNED,
    "translation.changed.{}": LANGUAGES,
    "translation.group.{}": tuple(states.GROUPS),
    "translation.state.{}": tuple(state for group in states.GROUPS.values() for state in group),
    "translation.{}": ("added", "deleted"),
}
"""Keys that are put together while a page is made: what stands for `{}` in each."""

SCRIPTS = OVERRIDES / "assets/javascripts"
PARTS = "partials/guidebook/parts"
HANDED = {
    "checklist": (f"{PARTS}/standing.html", 'id="ticks-words">', "</script>"),
    "assistant": (f"{PARTS}/assistant.html", 'id="assistant-words">', "</script>"),
    "tool": ("partials/guidebook/tools/words.html", 'id="tool-words">', "</script>"),
    "case-form": (f"{PARTS}/caseform.html", 'id="case-form-words">', "</script>"),
    "search": ("partials/search.html", "<dialog ", ">\n"),
    "cases": ("case-index.html", '<div class="finder"', ">\n"),
    "glossary": (f"{PARTS}/glossary.html", '<form class="glossary-filter', ">\n"),
}
"""Where a template hands texts to the script of that name and the modules in its folder: its file,
and what stands before and after.
"""

LATE = {
    "case-form": tuple(web_form.sayings(str)),
    "search": FAMILIES["search.{}"],
}
"""The texts that a script fetches later, with the rules or the index."""

MADE_BY_SCRIPT = {"self_reported"}
"""Names under which scripts hand on one of several texts."""

HANDED_ON = {"hooks/page_languages.py": "{}"}
"""Where a function only passes on the key that it is given."""


def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True)


def _texts(language: str) -> dict[str, str]:
    table: Any = _environment().get_template(f"partials/languages/{language}.html").module
    texts: dict[str, str] = table.words
    return texts


@cache
def _asked() -> dict[str, str]:
    """Every key that templates and Python modules ask for, as written, with a file that does."""
    asked: dict[str, str] = {}
    for path in sorted(OVERRIDES.rglob("*.html")):
        for key in interface_keys.in_template(path.read_text(encoding="utf-8")):
            asked[key] = _name(path)
    for path in sorted((project.ROOT / "hooks").rglob("*.py")):
        for key in interface_keys.in_module(path.read_text(encoding="utf-8")):
            if HANDED_ON.get(_name(path)) != key:
                asked[key] = _name(path)
    return asked


def _name(path: Path) -> str:
    return path.relative_to(project.ROOT).as_posix()


def _whole(key: str) -> list[str]:
    """The keys that a key stands for, itself if it is written out."""
    if interface_keys.UNKNOWN not in key:
        return [key]
    return [key.replace(interface_keys.UNKNOWN, value) for value in FAMILIES[key]]


def test_both_tables_hold_the_same_keys_in_the_same_order_and_each_once() -> None:
    written = {
        language: re.findall(
            r'^  "(.+?)":', (TABLES / f"{language}.html").read_text("utf-8"), re.MULTILINE
        )
        for language in LANGUAGES
    }
    assert written["id"] == written["en"]
    assert written["id"] == list(_texts("id"))


def test_no_word_is_left_in_the_other_language() -> None:
    texts, other = _texts("id"), _texts("en")
    assert {key for key in texts if texts[key] == other[key]} == {
        "direction",
        "menu",
        "tool.number",
    }


def test_the_values_of_every_key_that_is_put_together_are_known() -> None:
    assert {key for key in _asked() if interface_keys.UNKNOWN in key} == set(FAMILIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_is_asked_for_has_a_text(language: str) -> None:
    texts = _texts(language)
    missing = {
        key: place for asked, place in _asked().items() for key in _whole(asked) if key not in texts
    }
    assert not missing


def test_every_text_is_asked_for() -> None:
    asked = {key for written in _asked() for key in _whole(written)}
    unasked = set(_texts("id")) - asked
    assert not unasked


def _handed(script: str) -> set[str]:
    """The names under which a template hands texts to a script, in JSON or as `data-` attributes."""
    file, start, end = HANDED[script]
    template = (OVERRIDES / file).read_text(encoding="utf-8")
    part = template.partition(start)[2].partition(end)[0]
    environment = Environment(autoescape=True)
    environment.filters["url"] = str
    # every text is its own key here
    same = {"say": str, "words": dict.fromkeys(LANGUAGES, str), "lang": SimpleNamespace(t=str)}
    rendered = environment.from_string(part).render(
        same, label=lambda *_: "", vocabulary_names=vocabulary.values
    )
    if rendered.startswith("{"):
        return {*json.loads(rendered), *LATE.get(script, ())}
    return {*re.findall(r'data-([a-z]+)="', rendered), *LATE.get(script, ())}


def _sources(script: str) -> str:
    """A script and those that it fetches, with the modules of its folder and what all import."""
    files = [*sorted(SCRIPTS.glob(f"{script}*.js")), *sorted((SCRIPTS / script).glob("*.js"))]
    for path in files:  # which grows
        for imported in re.findall(r' from "(.+)";$', path.read_text("utf-8"), re.MULTILINE):
            other = (path.parent / imported).resolve()
            if other not in files and other.parent.name != "lib":
                files.append(other)
    return "".join(path.read_text(encoding="utf-8") for path in files)


def _pattern(name: str) -> str:
    return re.escape(name).replace(r"\{\}", ".+")


@pytest.mark.parametrize("script", HANDED)
def test_a_script_is_handed_every_text_that_it_asks_for(script: str) -> None:
    asked = interface_keys.in_script(_sources(script)) - MADE_BY_SCRIPT
    handed = _handed(script)
    assert asked
    missing = [
        name for name in asked if not any(re.fullmatch(_pattern(name), each) for each in handed)
    ]
    assert not missing


@pytest.mark.parametrize("script", ["checklist", "case-form", "tool", "assistant"])
def test_a_page_carries_no_text_that_its_script_does_not_ask_for(script: str) -> None:
    shared = "".join(path.read_text("utf-8") for path in SCRIPTS.glob("lib/*.js"))
    sources = _sources(script) + shared
    patterns = [_pattern(name) for name in interface_keys.in_script(sources)]
    patterns.remove(_pattern(interface_keys.UNKNOWN))
    # what a name is picked from by a variable: ["undo", "dismiss"]
    patterns += [re.escape(text) for text in re.findall(r'"([\w.]+)"', sources)]
    unasked = [name for name in _handed(script) if not re.fullmatch("|".join(patterns), name)]
    assert not unasked


def test_a_key_without_a_text_is_an_error_that_says_where_to_add_it() -> None:
    ui_text = load_ui_text(_environment(), "en")
    assert ui_text("search.close") == "Close search"
    with pytest.raises(UnknownTextError, match=r"'sheet\.critcal' in 'en'.*languages/en\.html"):
        ui_text("sheet.critcal")


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ('{{ lang.t("a.b") }}', {"a.b"}),
        ("{% set say = words[language] %}{{ say('a') | upper }}", {"a"}),
        ('{% macro m() %}{{ words["id"]("a" if x else "b") }}{% endmacro %}', {"a", "b"}),
        ('{% for key in ("a", "b") %}{{ say("x." ~ key ~ ".y") }}{% endfor %}', {"x.a.y", "x.b.y"}),
        (
            '{% for k, v in (("", 1), ("b", 2)) %}{{ say("x." ~ (k or "a")) }}{% endfor %}',
            {"x.a", "x.b"},
        ),
        ('{% for kind in kinds %}{{ say("x." ~ kind) }}{% endfor %}', {"x.{}"}),
        ("{{ say(key) }}", {"{}"}),
    ],
)
def test_a_key_is_found_however_a_template_asks_for_it(source: str, keys: set[str]) -> None:
    assert interface_keys.in_template(source) == keys


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ('ui_text("a.b")', {"a.b"}),
        ('texts = [ui_texts[each](f"a.{b.c}.d") for each in spoken]', {"a.{}.d"}),
        ("ui_text(key)", {"{}"}),
    ],
)
def test_a_key_is_found_however_a_module_asks_for_it(source: str, keys: set[str]) -> None:
    assert interface_keys.in_module(source) == keys


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("tell(words.cleared); words.replace(/a/, words)", {"cleared"}),
        ('this.#words["open.broken"]', {"open.broken"}),
        ('words[kept ? "kept" : "blocked"]', {"kept", "blocked"}),
        ("words[`verdict.${level}.text`]", {"verdict.{}.text"}),
        ('import { fill } from "./lib/words.js"', set()),
    ],
)
def test_a_name_is_found_however_a_script_asks_for_it(source: str, names: set[str]) -> None:
    assert interface_keys.in_script(source) == names


def test_every_part_of_the_guide_has_a_weight_in_the_search() -> None:
    template = (OVERRIDES / "partials/search.html").read_text("utf-8")
    engine = (SCRIPTS / "search/engine.js").read_text("utf-8")
    weights = re.search(r"const WEIGHT = \{(.*)\};", engine)
    assert weights
    parts = re.findall(r'\("([a-z]+)", "[a-z/]*"\)', template)
    assert sorted(parts) == sorted(re.findall(r"(\w+):", weights[1]))
