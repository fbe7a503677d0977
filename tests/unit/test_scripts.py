"""Scripts are put together and lose their comments, and nothing else."""

from __future__ import annotations

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
    return {
        path.relative_to(FOLDER).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in FOLDER.rglob("*.js")
    }


def test_a_page_loads_one_file_that_holds_what_it_imports_and_keeps_what_it_exports() -> None:
    made = scripts.published(PARTS)
    assert list(made) == ["page"]
    assert made["page"] == (
        'const _parts_part = (() => {\nconst secret = "// no comment";\nconst one = 1; // kept\n'
        "async function wait() {\nreturn secret;\n}\nreturn { one, wait };\n})();\n"
        "const { one } = _parts_part;\nexport const two = one + 1;\n"
    )


def test_a_script_that_exports_nothing_leaves_no_names_to_other_scripts() -> None:
    sources = {**PARTS, "page": PAGE.replace("export ", "")}
    made = scripts.published(sources)["page"]
    assert made.startswith("(() => {\nconst _parts_part = ")
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


def test_an_import_may_take_several_lines() -> None:
    several = 'import {\n  one,\n  wait,\n} from "./parts/part.js";\none(wait);\n'
    made = scripts.published({**PARTS, "page": several})["page"]
    assert "const { one, wait } = _parts_part;\none(wait);\n" in made


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('import x from "./parts/part.js";', "can't be put together"),
        ('import { one as first } from "./parts/part.js";', "can't be put together"),
        ("export { one };", "can't be put together"),
        ("export default 1;", "can't be put together"),
        ("export let three = 3;", "can't be put together"),
        ('import { one } from "./part.js";', "there is no 'part.js'"),
        ('import { three } from "./parts/part.js";', "parts/part.js exports no 'three'"),
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


def test_every_module_reaches_a_page() -> None:
    sources = _our_own()
    shipped = "".join(scripts.published(sources).values())
    for name in sources:
        if "/" in name:
            variable = "_" + name.replace("/", "_").replace("-", "_")
            assert f"const {variable} = " in shipped, name
