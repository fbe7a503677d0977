"""The form for a case study, used as people use it: what it makes, what it says, and how it is sent."""

from __future__ import annotations

import json
from typing import Any

import drafts
import pytest
from browser.conftest import NewPage
from guidebook import case_draft, case_form

RUN = """async ({drafts, schema, base}) => {
  const {files} = await import(base + "case-draft.js");
  const {check} = await import(base + "case-check.js");
  return drafts.map((draft) => ({files: files(draft, schema), found: check(draft, schema)}));
}"""


@pytest.fixture
def checked(new_page: NewPage, host: str) -> dict[str, dict[str, Any]]:
    """What the browser makes of each golden draft, and finds in it."""
    page = new_page(host)
    golden = {name: drafts.changed(spec) for name, spec in drafts.golden().items()}
    schema = json.loads(json.dumps(case_form.schema("id")))
    base = f"{host}assets/javascripts/"
    made = page.evaluate(RUN, {"drafts": list(golden.values()), "schema": schema, "base": base})
    return dict(zip(golden, made, strict=True))


def test_the_form_makes_the_same_files_and_finds_the_same_as_the_build(checked: dict[str, dict[str, Any]]) -> None:
    for name, spec in drafts.golden().items():
        made = checked[name]
        assert made["files"] == case_draft.files(drafts.changed(spec)), name
        found = {(each["rule"], each["place"]) for each in made["found"]}
        assert found == {tuple(place) for place in spec.get("form", spec["found"])}, name
