"""What the checklist computes: what it takes from links and files, what it makes, and the verdict."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from browser.scripts.conftest import ADDRESS, BlankPage

STATE = "checklist/state.js"
KNOWN = ["one", "two", "three"]
FROM_LINK = "(state, [text, known]) => state.fromLink(text, new Set(known))"
FROM_FILE = "(state, [text, known]) => state.fromFile(text, new Set(known))"
ACCEPTED = "(state, [value, known]) => state.accepted(value, new Set(known))"


def _link(value: object) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@pytest.mark.parametrize("name", ["", "é ñ 漢字 🙂", "a" * 80, '"}],\\'])
def test_answers_go_into_a_link_and_come_out_unchanged(blank_page: BlankPage, name: str) -> None:
    answers = {"id": "x", "name": name, "ticks": ["one", "three"], "notes": {"one": "secret"}}
    link = blank_page.call(STATE, "toLink", answers)
    assert link.replace("-", "").replace("_", "").isalnum()
    back = blank_page.run(STATE, FROM_LINK, [link, KNOWN])
    assert back["partnership"]["name"] == name
    assert back["partnership"]["ticks"] == ["one", "three"]
    assert back["partnership"]["notes"] == {}
    assert back["ignored"] == 0


BROKEN_LINKS = {
    "nothing": "",
    "not base64": "%%%",
    "not text": _link(b"\xff\xfe\x00"),
    "not JSON": _link(b"{"),
    "a number": _link(7),
    "null": _link(None),
    "a list": _link(["one"]),
    "ticks that are no list": _link({"name": "x", "ticks": {"length": 3}}),
    "a name that is no text": _link({"name": {"toString": 1}, "ticks": []}),
    "too long": _link({"name": "x", "ticks": ["y" * 9000]}),
    "cut short": _link({"name": "x", "ticks": ["one"]})[:-9],
}


@pytest.mark.parametrize("text", BROKEN_LINKS.values(), ids=BROKEN_LINKS.keys())
def test_a_broken_link_holds_no_answers(blank_page: BlankPage, text: str) -> None:
    assert blank_page.run(STATE, FROM_LINK, [text, KNOWN]) is None


def test_a_file_carries_notes_and_tools_too(blank_page: BlankPage) -> None:
    answers = {
        "id": "x",
        "name": "Kota",
        "ticks": ["two"],
        "notes": {"one": "dua\nbaris"},
        "form": "short",
        "seen": "2026-11-28",
    }
    tools = {"roles": {"who": "Ani", "tasks.1.what": "dua\nbaris"}}
    text = blank_page.call(STATE, "toFile", {"partnership": answers, "tools": tools})
    found = blank_page.run(STATE, FROM_FILE, [text, KNOWN])
    back = found["partnership"]
    assert {**back, "id": "x"} == answers
    assert found["tools"] == tools
    assert back["id"] != "x"  # it is put beside what is there, not over it


OTHER_FILES = {
    "empty": "",
    "a picture": b"\x89PNG\r\n\x1a\n\x00".decode("utf-8", "replace"),
    "another JSON": '{"ticks": []}',
    "another format": '{"format": "checklist-answers/9", "ticks": []}',
    "ticks that are no list": '{"format": "checklist-answers/1", "ticks": "all"}',
}


@pytest.mark.parametrize("text", OTHER_FILES.values(), ids=OTHER_FILES.keys())
def test_another_file_holds_no_answers(blank_page: BlankPage, text: str) -> None:
    assert blank_page.run(STATE, FROM_FILE, [text, KNOWN]) is None


def test_what_is_not_known_is_left_out_and_counted(blank_page: BlankPage) -> None:
    value = {
        "id": "../x",
        "name": "\u202ea\u0000" + "x" * 90,
        "ticks": ["one", "nothing-like-this", 7, None, "__proto__", "one"],
        "notes": {"two": "a\u0007b\nc" + "y" * 900, "constructor": "x", "three": {"a": 1}},
        "form": "<b>",
        "seen": "tomorrow",
        "used": "yesterday",
    }
    found = blank_page.run(STATE, ACCEPTED, [value, KNOWN])
    partnership = found["partnership"]
    assert partnership["ticks"] == ["one"]
    assert partnership["id"] != "../x"
    assert partnership["name"] == ("a " + "x" * 90)[:80]
    assert list(partnership["notes"]) == ["two"]
    assert "used" not in partnership
    assert (partnership["form"], partnership["seen"]) == ("full", "")
    assert partnership["notes"]["two"].startswith("a b\nc")
    assert len(partnership["notes"]["two"]) == 500
    assert found["ignored"] == 5


ITEMS = [
    {"id": "critical", "section": "s", "critical": True, "later": False},
    {"id": "before", "section": "s", "critical": False, "later": False},
    {"id": "after", "section": "s", "critical": False, "later": True},
]


@pytest.mark.parametrize(
    ("ticks", "level", "missing", "later", "done"),
    [
        ([], "empty", [], 1, 0),
        (["before"], "no", ["critical"], 1, 1),
        (["after"], "no", ["critical"], 0, 1),
        (["critical"], "missing", ["before"], 1, 1),
        (["critical", "before"], "ready", [], 1, 2),
        (["critical", "before", "after"], "ready", [], 0, 3),
    ],
)
def test_the_verdict_rests_on_what_is_still_open(
    blank_page: BlankPage, ticks: list[str], level: str, missing: list[str], later: int, done: int
) -> None:
    partnership = {"id": "x", "name": "", "ticks": ticks, "notes": {}}
    found: dict[str, Any] = blank_page.call(STATE, "verdict", ITEMS, partnership)
    assert found["level"] == level
    assert [item["id"] for item in found["missing"]] == missing
    assert (found["later"], found["done"]) == (later, done)


SECTIONS = [
    {"id": "a1", "section": "a", "later": False},
    {"id": "a2", "section": "a", "later": True},
    {"id": "b1", "section": "b", "later": False},
    {"id": "c1", "section": "c", "later": False},
]


@pytest.mark.parametrize(
    ("ticks", "section"),
    [
        ([], ""),
        (["nothing-like-this"], ""),
        (["a2"], "a"),
        (["a1"], "b"),  # what is open in the first section has to wait
        (["a1", "b1"], "c"),
        (["b1", "nothing-like-this"], "c"),
        (["a1", "c1"], "b"),
        (["a1", "b1", "c1"], "a"),
        (["a1", "a2", "b1", "c1"], ""),
    ],
)
def test_one_goes_on_where_one_ticked_last_or_after_it(
    blank_page: BlankPage, ticks: list[str], section: str
) -> None:
    assert blank_page.call(STATE, "nextSection", SECTIONS, {"ticks": ticks}) == section


RUN = """async (store, [steps, key, address]) => {
    const papers = await import(address);
    const tabs = {};
    const seen = [];
    for (const [tab, method, ...given] of steps) {
        tabs[tab] ??= new store.Partnerships(key, new Set(["one", "two"]), new papers.Papers(`${key} papers`));
        const tick = (mine) => { mine.ticks.push(given[0]); };
        tabs[tab][method](...(method === "change" ? [tick] : given));
        seen.push([...tabs[tab].mine().ticks]);
    }
    return [seen, Object.values(tabs).map((tab) => tab.keeps)];
}"""
A = {"partnership": {"id": "a", "name": "A", "ticks": ["two"], "notes": {}}, "tools": {}}
NO_TICKS = {**A, "partnership": {**A["partnership"], "ticks": []}}
PAPERS = f"{ADDRESS}partnership/papers.js"


@pytest.mark.parametrize(
    ("steps", "seen"),
    [
        # two tabs don't undo each other
        (
            [("x", "read"), ("y", "read"), ("x", "change", "one"), ("y", "change", "two")],
            [[], [], ["one"], ["one", "two"]],
        ),
        # one that is put stands on the page; the other is still there when that is gone
        (
            [("x", "change", "one"), ("x", "put", A), ("x", "removeMine")],
            [["one"], ["two"], ["one"]],
        ),
        # one with the same id takes the place of the other
        (
            [("x", "put", A), ("x", "put", NO_TICKS), ("x", "removeMine")],
            [["two"], [], []],
        ),
        # what another tab has deleted is not brought back
        ([("x", "put", A), ("y", "removeMine"), ("x", "read")], [["two"], [], []]),
    ],
)
def test_every_change_is_made_on_what_is_stored_now(
    blank_page: BlankPage, request: pytest.FixtureRequest, steps: list[Any], seen: list[list[str]]
) -> None:
    key = request.node.name
    found, keeps = blank_page.run("checklist/store.js", RUN, [steps, key, PAPERS])
    assert found == seen
    assert all(keeps)
    assert (
        blank_page.page.evaluate("Object.keys(localStorage).filter(key => key.endsWith('?'))") == []
    )


def test_the_partnership_used_last_is_on_the_page_of_a_reader_who_comes_back(
    blank_page: BlankPage,
) -> None:
    script = """async ({ Partnerships }, [key, address]) => {
        const { Papers } = await import(address);
        const papers = new Papers(`${key} papers`);
        const clock = Date.now;
        let time = 0;
        Date.now = () => ++time;
        const known = new Set(["one"]);
        const one = new Partnerships(key, known, papers);
        const seen = [];
        const comeBack = () => seen.push(new Partnerships(key, known, papers).mine().name);
        for (const name of ["a", "b", "c"]) {
            one.put({ partnership: { id: name, name, ticks: [], notes: {} }, tools: {} });
        }
        comeBack();
        one.choose("a");
        comeBack();
        one.choose("b");
        one.change(() => {});
        comeBack();
        one.removeMine();
        comeBack();
        Date.now = clock;
        return seen;
    }"""
    assert blank_page.run("checklist/store.js", script, ["used last", PAPERS]) == [
        "c",
        "a",
        "b",
        "a",
    ]


def test_without_storage_answers_are_kept_as_long_as_the_page(blank_page: BlankPage) -> None:
    page = blank_page.page
    page.evaluate(
        "() => { window.before = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new Error('full') } }"
    )
    steps = [("x", "change", "one"), ("x", "put", A), ("x", "change", "one")]
    found, keeps = blank_page.run("checklist/store.js", RUN, [steps, "full", PAPERS])
    page.evaluate("() => { Storage.prototype.setItem = window.before }")
    assert found == [["one"], ["two"], ["two", "one"]]
    assert keeps == [False]


def test_storage_that_is_spoilt_meanwhile_takes_nothing_from_the_page(
    blank_page: BlankPage,
) -> None:
    script = """async ({ Partnerships }, [key, address]) => {
        const { Papers } = await import(address);
        const partnerships = new Partnerships(key, new Set(["one"]), new Papers(`${key} papers`));
        partnerships.change((mine) => { mine.ticks.push("one"); });
        localStorage.setItem(key, "{");
        return partnerships.read().map(({ ticks }) => ticks);
    }"""
    found = blank_page.run("checklist/store.js", script, ["spoilt meanwhile", PAPERS])
    assert found == [["one"]]
