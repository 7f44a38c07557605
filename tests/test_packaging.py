"""The wheel, the folders, the entry points and the import contracts name the same packages."""

import tomllib
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import scrapelint

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PLUGINS = {path.name for path in (ROOT / "plugins").iterdir() if path.is_dir() and path.name != "__pycache__"}
SOURCES = {path.name for path in (ROOT / "src").iterdir() if path.is_dir() and path.name != "__pycache__"}


def contract(name: str) -> dict[str, Any]:
    contracts: list[dict[str, Any]] = PROJECT["tool"]["importlinter"]["contracts"]
    (found,) = (one for one in contracts if one["name"] == name)
    return found


def test_the_wheel_holds_every_package() -> None:
    packages = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert sorted(packages) == sorted([f"src/{name}" for name in SOURCES] + [f"plugins/{name}" for name in PLUGINS])


def test_every_plugin_has_an_entry_point_named_after_it() -> None:
    declared = PROJECT["project"]["entry-points"]["scrapelint"]
    assert declared == {name.removeprefix("scrapelint_"): name for name in PLUGINS}


def test_the_installation_is_fresh() -> None:
    installed = {(point.name, point.value) for point in entry_points(group="scrapelint")}
    declared = set(PROJECT["project"]["entry-points"]["scrapelint"].items())
    assert declared - installed == set(), "entry points changed: run `pip install -e .` again"


def test_nothing_but_packages_lies_beside_the_plugins() -> None:
    # An editable install would let it be imported, and the wheel would lack it.
    assert [path.name for path in (ROOT / "plugins").iterdir() if not path.is_dir()] == []


def test_every_package_is_typed() -> None:
    folders = [ROOT / "src" / "scrapelint", *(ROOT / "plugins" / name for name in PLUGINS)]
    assert [folder.name for folder in folders if not (folder / "py.typed").is_file()] == []


def test_the_import_contracts_know_every_plugin() -> None:
    roots = set(PROJECT["tool"]["importlinter"]["root_packages"])
    assert roots >= {"scrapelint", *PLUGINS}
    assert set(contract("The core imports no plugin")["forbidden_modules"]) >= PLUGINS
    assert set(contract("Plugins do not know each other")["modules"]) == PLUGINS


def test_the_import_contracts_protect_every_module_of_the_core_but_the_public_ones() -> None:
    core = ROOT / "src" / "scrapelint"
    modules = {path.stem for path in core.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    inner = {f"scrapelint.{name}" for name in modules - {"__init__", "__main__", "plugin"}}
    assert set(contract("A plugin imports only scrapelint.plugin")["protected_modules"]) == inner


def test_the_version_has_three_numbers() -> None:
    assert [part.isdecimal() for part in scrapelint.__version__.split(".")] == [True] * 3
