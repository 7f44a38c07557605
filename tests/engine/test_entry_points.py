"""Installed plugins are found where ``importlib.metadata`` finds them, mostly without it."""

import importlib.metadata
import sys
import zipfile
from pathlib import Path

import pytest

from scrapelint.engine import entry_points as module
from scrapelint.engine.entry_points import EntryPoint, entry_points

METADATA = "Metadata-Version: 2.4\nName: Acme-Rules\nVersion: 1.2\nSummary: a\n  Name: none\n\nName: body\n"
DECLARED = "[other]\nno = thing\n\n[acme]\n# a comment\nlate = acme_late [fast]\nearly = acme_rules.hooks:plugin\n"
EXPECTED = [
    EntryPoint("early", "acme_rules.hooks:plugin", "Acme-Rules 1.2"),
    EntryPoint("late", "acme_late", "Acme-Rules 1.2"),
]


def installed(root: Path, folder: str = "acme_rules-1.2.dist-info", **files: str) -> Path:
    files = {"METADATA": METADATA, "entry_points": DECLARED} | files
    (root / folder).mkdir(parents=True)
    for name, text in files.items():
        ending = ".txt" if name == "entry_points" else ""
        (root / folder / f"{name.replace('_INFO', '-INFO')}{ending}").write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets an entry each time that ``importlib.metadata`` is asked."""
    groups: list[str] = []
    plain = module._anywhere

    def noted(group: str) -> list[EntryPoint]:
        groups.append(group)
        return plain(group)

    monkeypatch.setattr(module, "_anywhere", noted)
    return groups


@pytest.mark.parametrize("group", ["scrapelint", "console_scripts", "pytest11", "nobody.uses.this"])
def test_the_same_is_found_as_by_the_library(group: str) -> None:
    assert sorted(entry_points(group)) == sorted(module._anywhere(group))


def test_a_distribution_in_a_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]) -> None:
    monkeypatch.syspath_prepend(str(installed(tmp_path)))
    assert entry_points("acme") == EXPECTED
    assert not asked


def test_a_damaged_distribution_keeps_nobody_from_working(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = installed(tmp_path, METADATA="Metadata-Version: 2.1\n")
    (root / "acme_rules-1.2.dist-info" / "METADATA").write_bytes(b"Summary: \xff\n")
    monkeypatch.syspath_prepend(str(root))
    assert entry_points("acme") == [point._replace(distribution="") for point in EXPECTED]


def test_of_two_with_one_name_the_first_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(installed(tmp_path / "second")))
    monkeypatch.syspath_prepend(str(installed(tmp_path / "first", "Acme.Rules-0.9.dist-info", entry_points="")))
    assert entry_points("acme") == []
    assert list(importlib.metadata.entry_points(group="acme")) == []


@pytest.mark.parametrize(
    ("folder", "files"),
    [
        ("acme_rules.egg-info", {"PKG_INFO": METADATA}),
        ("acme_rules-1.2.dist-info", {"entry_points": DECLARED.replace("hooks:plugin", "hooks : plugin")}),
    ],
    ids=["egg-info", "spaces"],
)
def test_what_is_unusual_is_left_to_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str], folder: str, files: dict[str, str]
) -> None:
    root = installed(tmp_path, folder, **files)
    if "egg" in folder:
        (root / folder / "METADATA").unlink()
    monkeypatch.syspath_prepend(str(root))
    assert entry_points("acme") == EXPECTED
    assert asked == ["acme"]


def test_an_archive_is_left_to_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]) -> None:
    archive = tmp_path / "acme.zip"
    with zipfile.ZipFile(archive, "w") as writing:
        writing.writestr("acme_rules-1.2.dist-info/METADATA", METADATA)
        writing.writestr("acme_rules-1.2.dist-info/entry_points.txt", DECLARED)
    monkeypatch.syspath_prepend(str(archive))
    assert entry_points("acme") == EXPECTED
    assert asked == ["acme"]


def test_a_finder_that_knows_distributions_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    class Finder(importlib.metadata.DistributionFinder):
        def find_spec(self, *_: object) -> None:
            return None

        def find_distributions(self, *_: object) -> list[importlib.metadata.Distribution]:
            return [importlib.metadata.Distribution.at(tmp_path / "acme_rules-1.2.dist-info")]

    installed(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert entry_points("acme") == EXPECTED
    assert asked == ["acme"]


def test_an_attribute_of_a_module_is_loaded() -> None:
    assert EntryPoint("a", "pathlib:Path.cwd", "").load() == Path.cwd
    assert EntryPoint("a", "pathlib", "").load() is sys.modules["pathlib"]
