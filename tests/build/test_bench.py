"""`make bench` on the smallest site: both configurations are built, and every number is there."""

from __future__ import annotations

import os
import subprocess
import sys

import project
import pytest


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="Windows does not tell what a process took")
def test_both_sites_are_built_and_measured() -> None:
    command = [sys.executable, str(project.ROOT / "benchmarks/bench.py"), "2"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    rows = {line[:12].strip(): line[12:].split() for line in said}
    for site in ("this site", "stock"):
        assert len(rows[site]) == 6, said
        assert all(float(number) > 0 for number in rows[site] if number != "-"), said
    assert any(line.startswith("own hooks' share: ") for line in said)
    assert any("theme_assets" in line for line in said), "the share of each hook is told"
