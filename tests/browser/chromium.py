"""The browser that tests drive: one that is here already, else Debian's package as root or
Playwright's download.

Run as a script it makes sure that there is one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium-headless-shell",  # opens a page in a quarter of the processor time of the others
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --font-render-hinting=none"
).split()


def find() -> str | None:
    """The path of a Chromium that is installed: CHROMIUM from the environment first, Playwright's
    own last.
    """
    named = [os.environ.get("CHROMIUM", ""), *(shutil.which(name) or "" for name in NAMES), *PLACES]
    with sync_playwright() as playwright:
        named.append(playwright.chromium.executable_path)
    return next((path for path in named if path and Path(path).is_file()), None)


def install() -> None:
    """Install one; says what to do when that fails."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        # The shell is no package of its own in older editions of Debian.
        commands = [
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-qq", "--yes", "chromium-headless-shell"],
            ["apt-get", "install", "-qq", "--yes", "chromium"],
        ]
    else:
        commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        if find():
            break
        print("No browser found:", *command, flush=True)
        subprocess.run(command, check=False, env=environment)
    if not find():
        sys.exit(
            "Peramban untuk pengujian tidak dapat dipasang. Pasang Chromium atau Chrome, lalu ulangi 'make test'.\n"
            "No browser could be installed for the tests. Install Chromium or Chrome and run 'make test' again."
        )


if __name__ == "__main__" and not find():
    install()
