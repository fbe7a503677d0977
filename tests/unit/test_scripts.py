"""Scripts are put together and lose their comments, and nothing else."""

from __future__ import annotations

import posixpath
import re

import project
import pytest
from guidebook.theme import scripts

FOLDER = project.ROOT / "overrides/assets/javascripts"
PAGE = """// Says what it does.
import { one } from "./parts/part.js";
/** @type {number} */
export const two = one + 1;
"""
PART = """/**
 * Counts.
 */
const secret = "// no comment";
export const one = 1; // kept
export async function wait() {
  return secret;
}
"""
PARTS = {"page": PAGE, "parts/part": PART}


def _our_own() -> dict[str, str]:
    sources = {}
    for path in FOLDER.rglob("*.js"):
        name = path.relative_to(FOLDER).with_suffix("").as_posix()
        if not name.startswith("vendor/"):
            sources[name] = path.read_text(encoding="utf-8")
    return sources


def test_a_page_loads_one_file_that_holds_what_it_imports_and_keeps_what_it_exports() -> None:
    made = scripts.published(PARTS)
    assert list(made) == ["page"]
    assert made["page"] == (
        'const secret = "// no comment";\nconst one = 1; // kept\nexport const two = one + 1;\n'
    )


def test_a_script_that_exports_nothing_leaves_no_names_to_other_scripts() -> None:
    sources = {**PARTS, "page": PAGE.replace("export ", "")}
    made = scripts.published(sources)["page"]
    assert made.startswith("(() => {\nconst secret = ")
    assert made.endswith("const two = one + 1;\n})();\n")


def test_what_two_modules_share_is_there_once_and_before_both() -> None:
    shared = {
        "a": 'import { b } from "./parts/b.js";\nimport { c } from "./lib/c.js";\nb(c);\n',
        "parts/b": 'import { c } from "../lib/c.js";\nexport const b = c;\n',
        "lib/c": "export const c = 1;\n",
    }
    made = scripts.published(shared)["a"]
    assert made.count("const c = 1;") == 1
    assert made.index("const c = 1;") < made.index("const b = c;")


def test_what_a_script_does_not_use_of_a_module_is_left_out() -> None:
    lib = (
        "const limit = 3;\n"
        "export function one() {\n  return two();\n}\n"
        "export function two() {\n  return limit;\n}\n"
        "export function four() {\n  return four;\n}\n"
        "export const three = () => {\n  return four();\n};\n"
    )
    page = 'import { one } from "./lib/a.js";\none();\n'
    made = scripts.published({"page": page, "lib/a": lib})["page"]
    assert "function one" in made
    assert "function two" in made
    assert "three" not in made
    assert "four" not in made


def test_an_import_may_take_several_lines() -> None:
    several = 'import {\n  one,\n  wait,\n} from "./parts/part.js";\none(wait);\n'
    made = scripts.published({**PARTS, "page": several})["page"]
    assert made.endswith("return secret;\n}\none(wait);\n})();\n")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('import x from "./parts/part.js";', "can't be put together"),
        ('import { one as first } from "./parts/part.js";', "can't be put together"),
        ("export { one };", "can't be put together"),
        ("export default 1;", "can't be put together"),
        ("const { three } = PARTS;", "can't be put together"),
        ('import { one } from "./part.js";', "there is no 'part.js'"),
        ('import { three } from "./parts/part.js";', "parts/part.js exports no 'three'"),
        ('import { secret } from "./parts/part.js";', "parts/part.js exports no 'secret'"),
        ("function secret() {}", "parts/part.js has a 'secret' as well"),
    ],
)
def test_what_can_not_be_put_together_stops_the_build_and_names_its_line(
    line: str, said: str
) -> None:
    with pytest.raises(scripts.ScriptError) as raised:
        scripts.published({**PARTS, "page": PAGE + line + "\n"})
    assert str(raised.value).startswith("page.js:5: ")
    assert said in str(raised.value)


def test_modules_that_import_each_other_stop_the_build() -> None:
    circle = {
        "a": 'import { b } from "./parts/b.js";\nb();\n',
        "parts/b": '// ...\nimport { c } from "./c.js";\nexport const b = c;\n',
        "parts/c": 'import { b } from "./b.js";\nexport const c = b;\n',
    }
    with pytest.raises(scripts.ScriptError, match="parts/b → parts/c → parts/b") as raised:
        scripts.published(circle)
    assert str(raised.value).startswith("parts/c.js:1: ")


def test_our_own_scripts_have_no_comment_left() -> None:
    for text in scripts.published(_our_own()).values():
        assert "/**" not in text
        assert not [line for line in text.splitlines() if line.startswith("//")]


def test_every_module_is_imported() -> None:
    sources = _our_own()
    imported = set()
    for name, text in sources.items():
        for path in re.findall(r'^import .* from "(.*)\.js";$', text, re.MULTILINE):
            imported.add(posixpath.normpath(posixpath.join(posixpath.dirname(name), path)))
    assert {name for name in sources if "/" in name} == imported
