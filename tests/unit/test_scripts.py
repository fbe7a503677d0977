"""Scripts are put together and lose their comments, and nothing else."""

from __future__ import annotations

import project
import pytest
from guidebook.theme import scripts

PAGE = """// Says what it does.
import { one } from "./part.js";
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
PARTS = {"page": PAGE, "part": PART}


def test_a_page_loads_one_file_that_holds_what_it_imports_and_keeps_what_it_exports() -> None:
    made = scripts.published(PARTS)
    assert list(made) == ["page"]
    assert made["page"] == (
        'const _part = (() => {\nconst secret = "// no comment";\nconst one = 1; // kept\nasync function wait() {\n'
        "return secret;\n}\nreturn { one, wait };\n})();\nconst { one } = _part;\nexport const two = one + 1;\n"
    )


def test_what_two_modules_share_is_there_once() -> None:
    shared = {
        "a": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        "b": 'import { c } from "./c.js";\nexport const b = c;\n',
        "c": "export const c = 1;\n",
    }
    assert scripts.published(shared)["a"].count("const c = 1;") == 1


@pytest.mark.parametrize(
    "line", ['import x from "./part.js";', "export { one };", "export default 1;"]
)
def test_what_can_not_be_put_together_stops_the_build(line: str) -> None:
    with pytest.raises(scripts.ScriptError, match=r"page\.js"):
        scripts.published({**PARTS, "page": PARTS["page"] + line + "\n"})


def test_our_own_scripts_have_no_comment_left() -> None:
    folder = project.ROOT / "overrides/assets/javascripts"
    sources = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    for text in scripts.published(sources).values():
        assert "/**" not in text
        assert not [line for line in text.splitlines() if line.startswith("//")]
