"""Loads the scripts of benchmarks/, which are no package."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """A function that loads a script by its path below benchmarks/, which finds its neighbours as when it is run."""

    def load(path: str) -> ModuleType:
        file = BENCHMARKS / path
        monkeypatch.syspath_prepend(str(file.parent))
        for neighbour in file.parent.glob("*.py"):
            monkeypatch.delitem(sys.modules, neighbour.stem, raising=False)
        spec = importlib.util.spec_from_file_location(file.stem, file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, file.stem, module)
        spec.loader.exec_module(module)
        return module

    return load
