"""Unit tests build no site and open no browser, so that `make quick` stays quick: one that needs a
site fails here and belongs in tests/build, one that needs a page in tests/browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

import project
import pytest


@pytest.fixture(scope="session")
def site() -> NoReturn:
    """Stands before the built site that other tests ask for."""
    _refuse()


@pytest.fixture(scope="session")
def partial_site() -> NoReturn:
    """Stands before the built site that other tests ask for."""
    _refuse()


@pytest.fixture(autouse=True, scope="module")
def _no_builds() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(project, "build", _refuse)
        yield


def _refuse(*_: object, **__: object) -> NoReturn:
    pytest.fail("a unit test builds no site: move it to tests/build")
