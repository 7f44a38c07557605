"""The documentation says what the code does: generated parts are fresh, examples in it run, and the site builds."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
AUTHORS = sorted((DOCS / "plugin-authors").glob("*.md"))
LINK = re.compile(r"\[[^]\n]*\]\(([^()\s]+)\)")
FENCED = re.compile(r"^(`{3,}).*?^\1`*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_fresh(generator: ModuleType) -> None:
    stale = [path.relative_to(ROOT).as_posix() for path in generator.stale(generator.generated())]
    assert stale == [], "run: python docs/generate.py"


def test_the_guide_shows_every_python_file_of_the_example_and_its_cases(generator: ModuleType) -> None:
    shown = generator.titled_files((DOCS / "plugin-authors" / "index.md").read_text(encoding="utf-8"))
    example = ROOT / "examples" / "scrapelint_example"
    files = [*example.glob("src/**/*.py"), *example.glob("tests/*.py"), *example.glob("tests/**/*.toml")]
    assert set(shown) == {path.relative_to(example).as_posix() for path in files}


@pytest.mark.parametrize("page", AUTHORS, ids=[page.stem for page in AUTHORS])
def test_code_in_the_guide_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "examples" / "scrapelint_example")
    for code in CODE.findall(page.read_text(encoding="utf-8")):
        if "load_cases" not in code:  # that one needs the example installed; the end to end test has it
            exec(compile(code, str(page), "exec"), {"__name__": f"guide_{page.stem}"})  # noqa: S102


def test_no_link_between_pages_is_broken() -> None:
    pages = [*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *ROOT.glob("examples/*/*.md")]
    broken = [
        f"{page.relative_to(ROOT).as_posix()}: {target}"
        for page in pages
        for target in LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
        if not target.startswith(("http://", "https://", "mailto:", "#"))
        and not (page.parent / target.partition("#")[0]).exists()
    ]
    assert broken == []


@pytest.mark.slow
def test_the_site_builds_without_a_broken_link(tmp_path: Path) -> None:
    if not importlib.util.find_spec("material"):
        pytest.skip("needs the group docs")
    mkdocs = shutil.which("mkdocs", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert mkdocs
    ran = subprocess.run(
        [mkdocs, "build", "--strict", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "rules" / "comment-form" / "index.html").is_file()
