"""Building again in one process, as `make serve` does after each edit, never stands still."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import corpus
import project
import pytest
from guidebook.build import process_copy

BUILDS = """\
import json
import logging
import pathlib
import sys
import threading
import time

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils import DuplicateFilter

edits = json.loads(sys.argv[1])
lines = []
logging.getLogger("mkdocs").setLevel(logging.INFO)
logging.getLogger("mkdocs.commands.build").addFilter(DuplicateFilter())  # as the command does
handler = logging.Handler()
handler.emit = lambda record: lines.append(record.getMessage())
logging.getLogger("mkdocs").addHandler(handler)


def built():
    began = time.monotonic()
    config = load_config("mkdocs.yml", site_dir="site")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return time.monotonic() - began


took = {"everything": built(), "nothing": built()}
# As the server, and what watches the files for it.
threading.Thread(target=threading.Event().wait, daemon=True).start()
for name, (path, old, new) in edits.items():
    file = pathlib.Path(path)
    text = file.read_text(encoding="utf-8")
    assert old in text, path
    file.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    took[name] = built()
print(json.dumps({"took": took, "lines": lines}))
"""

DAY = {"SOURCE_DATE_EPOCH": "1790000000"}

EDITS = {
    "a page": ("docs/about.md", "", "\nSatu kalimat lagi.\n"),
    "a case": ("docs/cases/case-00001.md", "", "\nSatu kalimat lagi.\n"),
    "the checklist": ("docs/checklist.yml", "Organisasi kami", "Lembaga kami"),
    "the glossary": ("docs/glossary.yml", "Kesediaan dan", "Kemauan dan"),
    "the stylesheet": ("overrides/assets/stylesheets/guidebook.css", "", "\n.x { color: red }\n"),
    "a script": ("overrides/assets/javascripts/cases.js", "", "\n// one more\n"),
    "a word": ("overrides/partials/languages/id.html", '"search.all": "', '"search.all": "X'),
    "a template": ("overrides/main.html", "", "\n"),
    "settings": ("mkdocs.yml", "copyright: CC BY 4.0", "copyright: CC BY-SA 4.0"),
}


@dataclass
class Rebuilds:
    """What one process took and said for a build, one without an edit, and one after each edit."""

    root: Path
    took: dict[str, float]
    lines: list[str]


@pytest.fixture(scope="module")
def rebuilds(tmp_path_factory: pytest.TempPathFactory) -> Rebuilds:
    root = tmp_path_factory.mktemp("rebuilds") / "project"
    corpus.write(root, 4)
    command = [sys.executable, "-c", BUILDS, json.dumps(EDITS)]
    environment = project.build_environment(PAGE_CACHE="true", **DAY)
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return Rebuilds(root, **json.loads(done.stdout))


def test_after_any_edit_a_build_takes_no_longer_than_what_it_makes_anew(
    rebuilds: Rebuilds,
) -> None:
    took = rebuilds.took
    longest = 3 * took["a page"] + took["everything"]
    assert {name: seconds for name, seconds in took.items() if seconds > longest} == {}


def test_every_build_tells_all_it_has_to_tell(rebuilds: Rebuilds) -> None:
    left_out = "Template skipped: '404.html' generated empty output."
    builds = len(EDITS) + 2
    assert rebuilds.lines.count("Cleaning site directory") == builds
    assert rebuilds.lines.count(left_out) >= len(EDITS)


@pytest.mark.skipif(not process_copy.has_processors(), reason="the languages come in turn here")
def test_nothing_is_copied_once_there_is_a_second_thread(rebuilds: Rebuilds) -> None:
    assert [line for line in rebuilds.lines if "built again" in line] == []
    in_turn = [line for line in rebuilds.lines if "Building 'en' documentation" in line]
    assert len(in_turn) == len(EDITS), "beside the other language only in the builds before"


def test_after_all_edits_the_site_is_as_a_clean_build_makes_it(
    rebuilds: Rebuilds, tmp_path: Path
) -> None:
    done = project.build(rebuilds.root, tmp_path / "site", strict=False, **DAY)
    assert done.returncode == 0, done.stderr
    assert project.files(rebuilds.root / "site") == project.files(tmp_path / "site")
