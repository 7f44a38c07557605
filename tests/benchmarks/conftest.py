"""Puts the repository on the path: benchmarks/ is run from its root and is in no wheel."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _root_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))
