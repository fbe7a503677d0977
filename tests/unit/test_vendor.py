"""Scripts of others are what their authors published, with their licences."""

from __future__ import annotations

import json

import project
import pytest

VENDOR = project.ROOT / "overrides/assets/javascripts/vendor"
PACKAGE = project.ROOT / "node_modules/fflate"


def test_the_library_for_zip_files_is_the_one_of_the_version_that_is_named() -> None:
    if not PACKAGE.is_dir():
        pytest.skip("npm has not been here, or before this library was needed: make types")
    wanted = json.loads((project.ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    there = json.loads((PACKAGE / "package.json").read_text("utf-8"))
    assert there["version"] == wanted["fflate"]
    assert there["license"] == "MIT"
    for ours, theirs in (("fflate.js", "esm/browser.js"), ("fflate.license.txt", "LICENSE")):
        assert (VENDOR / ours).read_bytes() == (PACKAGE / theirs).read_bytes(), ours


def test_every_script_of_others_has_its_licence_beside_it() -> None:
    scripts = sorted(VENDOR.glob("*.js"))
    assert scripts
    for script in scripts:
        licence = script.with_suffix(".license.txt").read_text(encoding="utf-8")
        assert "MIT License" in licence
        assert "Copyright (c)" in licence
