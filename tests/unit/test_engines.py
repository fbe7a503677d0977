"""What `make browsers` says of engines that a machine lacks."""

from __future__ import annotations

import shutil
from pathlib import Path

import brotli
import pytest
from browser import chromium
from engines import installed


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(installed, "PACKAGES", tmp_path)
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("FIREFOX", raising=False)


@pytest.mark.usefixtures("bare_machine")
def test_each_engine_that_is_missing_is_named_with_what_to_do_in_both_languages() -> None:
    said = "\n".join(str(one) for one in installed.missing())
    for engine in ("Chromium", "chromium-92 + chromium-107", "Firefox", "WebKit"):
        assert f"{engine} tidak diuji. " in said
        assert f"{engine} not tried. " in said
    for package in ("npm", "firefox-esr", "webkit2gtk-driver xvfb"):
        assert said.count(package) == 2


def test_an_old_chromium_counts_once_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(installed, "PACKAGES", tmp_path)
    packed = tmp_path / "chromium-92/bin"
    packed.mkdir(parents=True)
    (packed / "chromium.br").write_bytes(brotli.compress(b"a browser"))
    assert installed.unpacked("chromium-92") is None
    installed.unpack()
    folder = installed.unpacked("chromium-92")
    assert folder is not None
    assert (folder / "chromium").read_bytes() == b"a browser"
    assert (folder / "chromium").stat().st_mode & 0o100
    installed.unpack()  # a second time there is nothing to do
