"""What a voice reads of each kind of page is what somebody has read and found right.

Where it differs, read the new one as a person who hears it would: is everything named, once, in
order, with its state? Then write it down: `READING=write pytest tests/browser/test_reading.py`.
"""

from __future__ import annotations

import os

import project
import pytest
from browser.conftest import DESKTOP, SamePage
from browser.reading import Reader
from mkdocs.config import load_config

GOLDEN = project.ROOT / "tests/data/reading"
READ = ("home", "step", "cases", "case", "case list", "checklist", "glossary", "form", "conclusion")


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Reads Indonesian pages."""
    config = load_config(str(project.ROOT / "mkdocs.yml"))
    env = config.theme.get_env()
    template: dict[str, str] = env.get_template("partials/languages/id.html").module.words  # type: ignore[attr-defined]
    return Reader(tuple(template.values()))


@pytest.mark.parametrize("kind", READ)
def test_a_voice_reads_what_somebody_has_found_right(
    host: str, same_page: SamePage, reader: Reader, kind: str
) -> None:
    page = same_page(host + project.PAGE_TYPES[kind][0], viewport=DESKTOP)
    page.wait_for_load_state("networkidle")
    path = GOLDEN / f"{kind.replace(' ', '-')}.txt"
    text = "\n".join(reader.lines(page)) + "\n"
    if os.environ.get("READING") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), path
