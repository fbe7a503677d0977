"""A site with pages and files that nobody has checked is published without what is unsafe in them,
and not at all by a strict build.
"""

from __future__ import annotations

import re
from pathlib import Path

import built_pages
import picture_files
import project
import pytest

SMUGGLED = """

<script>window.ran = 1</script>

<img src=x onerror="window.ran = 1"> [x](javascript:window.ran=1) <svg onload=window.ran=1></svg>

## Judul <b onclick=window.ran=1>x</b> { #new-heading onclick=window.ran=1 style=x }

<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>
"""


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project.copy(tmp_path_factory.mktemp("unsafe") / "project")
    about = root / "docs/about.md"
    about.write_text(about.read_text(encoding="utf-8") + SMUGGLED, encoding="utf-8")
    conclusion = root / "docs/conclusion.md"
    text = conclusion.read_text(encoding="utf-8")
    text = re.sub("title: .*", "title: <i onclick=window.ran=1>\ntemplate: 404.html", text, count=1)
    conclusion.write_text(text, encoding="utf-8")
    (root / "docs/contribute/conduct.md").write_bytes("---\ntitle: “x”\n---\n".encode("cp1252"))
    (root / "docs/contribute/conduct.en.md").write_bytes("---\ntitle: x\n---\n".encode("utf-16"))
    (root / "docs/page.html").write_text("<script>window.ran = 1</script>", encoding="utf-8")
    script = root / "docs/assets/javascripts/guidebook.js"
    script.parent.mkdir(parents=True)
    script.write_text("window.ran = 1", encoding="utf-8")
    (root / "docs/secret.txt").symlink_to("/etc/hostname")
    telling = picture_files.encoded(exif=picture_files.exif(GPS=picture_files.LATITUDE))
    (root / "docs/photo.jpg").write_bytes(telling)
    return root


def test_nothing_unsafe_is_published_by_a_build_that_is_not_strict(
    spoilt: Path, tmp_path: Path
) -> None:
    done = project.build(spoilt, tmp_path, strict=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    for address, page in built_pages.pages(tmp_path).items():
        for element in page.root.iter():
            handlers = [name for name in element.attrib if name.startswith("on")]
            assert not handlers, f"{address}: {handlers}"
            assert not element.get("href", "").startswith("javascript:"), address
        for script in page.all(".//script"):
            assert "window.ran" not in (script.text or ""), address
        assert not page.all(".//iframe"), address
    about = built_pages.pages(tmp_path)["tentang/"]
    assert about.one(".//h2[@id='new-heading']").attrib == {"id": "new-heading"}
    assert not (tmp_path / "page.html").exists()
    assert not (tmp_path / "secret.txt").exists()
    own_script = tmp_path / "assets/javascripts/guidebook.js"
    assert "window.ran" not in own_script.read_text(encoding="utf-8")


def test_a_strict_build_says_in_both_languages_what_is_wrong(spoilt: Path, tmp_path: Path) -> None:
    done = project.build(spoilt, tmp_path)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    for said in (
        "'<script>' tidak diizinkan dalam halaman",
        "'<script>' is not allowed in a page",
        "docs/conclusion.md:2: 'title' has the sign '<'",
        "docs/contribute/conduct.md:2: berkas ini tidak tersimpan sebagai teks UTF-8",
        "docs/contribute/conduct.en.md:1: this file is not saved as UTF-8 text",
        "docs/page.html:1: the file 'page.html' can't be published from here",
        "docs/secret.txt:1: this is a symbolic link, not a file",
        "docs/photo.jpg:1: this picture holds more than can be seen: where it was taken",
    ):
        assert said in done.stderr
