"""What several scripts share: words with values, storage that may fail, messages that can be undone."""

from __future__ import annotations

from typing import Any

import pytest
from browser.scripts.conftest import BlankPage

STORAGE = "lib/storage.js"
BLOCKED = "Storage.prototype.{} = () => {{ throw new DOMException('no', 'SecurityError') }}"


@pytest.mark.parametrize(
    ("text", "values", "filled"),
    [
        ("# kasus", 7, "7 kasus"),
        ("Sumber [#]", 2, "Sumber [2]"),
        ("“#”?", "$& #name {name}", "“$& #name {name}”?"),  # a value is text, whatever it holds
        ("#done dari #all: #name", {"done": 0, "all": 9, "name": "#all"}, "0 dari 9: #all"),
        (
            "'{found}' bukan tahun untuk '{key}'",
            {"found": "x", "key": "y"},
            "'x' bukan tahun untuk 'y'",
        ),
        ("Hapus tanda # atau {expected}", {"found": 1}, "Hapus tanda # atau {expected}"),
    ],
)
def test_values_are_put_in_once_and_only_where_they_are_named(
    blank_page: BlankPage, text: str, values: Any, filled: str
) -> None:
    assert blank_page.call("lib/words.js", "fill", text, values) == filled


def test_what_is_stored_comes_back_and_nothing_is_null(blank_page: BlankPage) -> None:
    assert blank_page.call(STORAGE, "stored", "lib") is None
    assert blank_page.call(STORAGE, "store", "lib", {"a": ["é"]}) is True
    assert blank_page.call(STORAGE, "stored", "lib") == {"a": ["é"]}


def test_a_key_is_that_of_the_site(blank_page: BlankPage) -> None:
    assert blank_page.call(STORAGE, "keyOf", "draft", "../panduan/") == "draft /panduan/"


@pytest.mark.parametrize("text", ["{", "undefined", ""])
def test_what_is_spoilt_is_not_taken_for_nothing(blank_page: BlankPage, text: str) -> None:
    blank_page.page.evaluate("text => localStorage.setItem('spoilt', text)", text)
    kind = "(storage, key) => typeof storage.stored(key)"
    assert blank_page.run(STORAGE, kind, "spoilt") == "undefined"


@pytest.mark.parametrize(("method", "call"), [("getItem", "stored"), ("setItem", "store")])
def test_blocked_storage_is_told_and_throws_nothing(
    blank_page: BlankPage, method: str, call: str
) -> None:
    page = blank_page.page
    page.evaluate(
        f"() => {{ window.before = Storage.prototype.{method}; {BLOCKED.format(method)} }}"
    )
    said = blank_page.run(STORAGE, f"(storage) => [storage.{call}('x', 1) ?? 'not known']")
    page.evaluate(f"() => {{ Storage.prototype.{method} = window.before }}")
    assert said == ["not known" if call == "stored" else False]


def test_a_message_has_a_way_back_once_and_is_text(blank_page: BlankPage) -> None:
    page = blank_page.page
    page.evaluate("document.body.innerHTML = '<div class=ticks-message></div>'")
    script = """(message, text) => {
        window.done = [];
        const words = { undo: "Urungkan", dismiss: "Tutup" };
        message.tell(text, words, () => done.push("undo"), () => done.push("closed"));
    }"""
    blank_page.run("lib/message.js", script, "<b>x</b>")
    assert page.locator("span").text_content() == "<b>x</b>"
    page.get_by_role("button", name="Urungkan").click()
    assert page.evaluate("done") == ["undo", "closed"]
    assert page.locator(".ticks-message").text_content() == ""
    blank_page.run("lib/message.js", "(message) => message.tell('y', { dismiss: 'Tutup' })")
    assert page.get_by_role("button").all_text_contents() == ["Tutup"]
