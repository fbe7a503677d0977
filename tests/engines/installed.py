"""The engines that this machine has, and what is missing of those that it has not.

Run as a script it unpacks the old Chromiums that npm has fetched, and says in both languages which
engines are not looked at and what would change that. It installs nothing.
"""

from __future__ import annotations

import os
import shutil
import tarfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import brotli
from browser import chromium

HERE = Path(__file__).resolve().parent
PACKAGES = HERE / "node_modules"
OLD = ("chromium-92", "chromium-107")
ENGINES = ("chromium", *OLD, "firefox", "webkit")
MINI_BROWSERS = ("usr/lib/*/webkit2gtk-4.*/MiniBrowser", "usr/lib*/webkit2gtk-4.*/MiniBrowser")


@dataclass(frozen=True)
class Missing:
    """Why an engine is not looked at, and what would change that, in both languages."""

    engine: str
    id: str
    en: str

    def __str__(self) -> str:
        return f"{self.engine} tidak diuji. {self.id}\n{self.engine} not tried. {self.en}"


def unpacked(name: str) -> Path | None:
    """The folder of an old Chromium and its libraries, where it has been unpacked."""
    folder = PACKAGES / name / "unpacked"
    return folder if (folder / "chromium").is_file() else None


def firefox() -> str | None:
    """The path of Firefox; FIREFOX names another."""
    return os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")


def web_kit() -> tuple[str, str] | None:
    """The paths of WebKit's driver and of the browser that it drives, where there is a screen."""
    driver = shutil.which("WebKitWebDriver")
    browsers = [path for places in MINI_BROWSERS for path in sorted(Path("/").glob(places))]
    screen = os.environ.get("DISPLAY") or shutil.which("Xvfb")
    return (driver, str(browsers[-1])) if driver and browsers and screen else None


def missing() -> list[Missing]:
    """What is not there, with what to do."""
    found = []
    if not chromium.find():
        found.append(
            Missing(
                "Chromium",
                "Pasang Chromium atau Chrome, atau jalankan 'make test'.",
                "Install Chromium or Chrome, or run 'make test'.",
            )
        )
    if not all(unpacked(name) for name in OLD):
        found.append(
            Missing(
                " + ".join(OLD),
                "Perlu Linux x86-64 dan npm; periksa sambungan internet, lalu ulangi.",
                "Needs Linux on x86-64 and npm; check the internet connection and try again.",
            )
        )
    if not firefox():
        found.append(
            Missing(
                "Firefox",
                "Pasang Firefox. Di Debian: sudo apt install firefox-esr",
                "Install Firefox. On Debian: sudo apt install firefox-esr",
            )
        )
    if not web_kit():
        found.append(
            Missing(
                "WebKit",
                "Di Debian atau Ubuntu: sudo apt install webkit2gtk-driver xvfb",
                "On Debian or Ubuntu: sudo apt install webkit2gtk-driver xvfb",
            )
        )
    return found


def unpack() -> None:
    """Unpack the old Chromiums that npm has fetched and that are not unpacked yet."""
    for name in OLD:
        packed = PACKAGES / name / "bin"
        if not packed.is_dir() or unpacked(name):
            continue
        folder = PACKAGES / name / "unpacking"
        folder.mkdir(exist_ok=True)
        for path in sorted(packed.glob("*.br")):
            content = brotli.decompress(path.read_bytes())
            if path.stem.endswith(".tar"):
                with tarfile.open(fileobj=BytesIO(content)) as archive:
                    archive.extractall(folder)  # noqa: S202 - npm has compared its hash
            else:
                (folder / path.stem).write_bytes(content)
                (folder / path.stem).chmod(0o755)
        folder.rename(packed.with_name("unpacked"))


if __name__ == "__main__":
    unpack()
    for one in missing():
        print(one)
