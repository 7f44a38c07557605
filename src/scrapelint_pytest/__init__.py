"""The pytest plugin: collects ``tests/cases/*.toml`` in projects that have rules, and costs others nothing.

It lies outside the package ``scrapelint`` so that pytest, which loads it everywhere, does not import the linter.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from scrapelint.testing import Case

_FOLDERS = pytest.StashKey[frozenset[Path]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting ``scrapelint_cases``."""
    parser.addini(
        "scrapelint_cases",
        type="args",
        default=None,
        help="folders of marked cases for scrapelint rules; by default tests/cases, in a project whose pyproject.toml "
        "declares an entry point of the group scrapelint",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a file of marked cases."""
    if file_path.suffix == ".toml" and file_path.parent in _folders(parent.config):
        return CaseFile.from_parent(parent, path=file_path)
    return None


def _folders(config: pytest.Config) -> frozenset[Path]:
    """Return the folders that hold cases, found once a session."""
    if _FOLDERS not in config.stash:
        named = config.getini("scrapelint_cases")
        if named is None or named == []:
            named = ["tests/cases"] if _has_rules(config.rootpath) else []
        config.stash[_FOLDERS] = frozenset(config.rootpath / name for name in named)
    return config.stash[_FOLDERS]


def _has_rules(root: Path) -> bool:
    """Tell whether the project at ``root`` declares a plugin for scrapelint."""
    import tomllib  # noqa: PLC0415 - only a session that meets a TOML file needs it

    try:
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8")).get("project", {})
    except (OSError, ValueError):
        return False
    return "scrapelint" in project.get("entry-points", {})


class CaseFile(pytest.File):
    """The cases of one rule, and the checks that every rule should pass."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each case, then those of the rule itself."""
        from scrapelint.testing import CaseError, load_cases  # noqa: PLC0415 - see the module's docstring

        try:
            cases = load_cases(self.path)
        except CaseError as error:
            raise self.CollectError(str(error)) from error
        for case in cases:
            item: CaseItem = CaseItem.from_parent(self, name=f"{case.kind}-{case.id}", case=case)
            if case.known:
                item.add_marker(pytest.mark.xfail(raises=AssertionError, strict=True, reason="known not to hold yet"))
            yield item
        if "." not in self.path.stem:  # else these are further cases, with other options
            yield RuleItem.from_parent(self, name="rule", kinds={case.kind for case in cases})


class CaseItem(pytest.Item):
    """One marked case."""

    def __init__(self, *, case: "Case", **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]
        self.case = case

    def runtest(self) -> None:
        """Run the rule over the text."""
        from scrapelint.testing import run_case  # noqa: PLC0415

        run_case(self.case)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:  # noqa: ARG002
        """Return the difference alone: where it was noticed in scrapelint is of no use to a rule's author."""
        if isinstance(excinfo.value, AssertionError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the case stands, as far as it is known."""
        return self.path, 0, f"{self.path.stem}: {self.name}"


class RuleItem(pytest.Item):
    """What holds for every rule: documented, cases of both kinds, no crash, the same answer twice."""

    def __init__(self, *, kinds: set[str], **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]
        self.kinds = kinds

    def runtest(self) -> None:
        """Raise with everything that is wrong, not only the first."""
        from scrapelint.testing import documentation_problems, linter_for, robustness_problems  # noqa: PLC0415

        problems = [f"there is no [{kind}] case" for kind in ("pass", "flag") if kind not in self.kinds]
        linter = linter_for(self.path.name.split(".")[0])
        for rule in (*linter.rules, *linter.corpus_rules):
            problems += [*documentation_problems(type(rule)), *robustness_problems(rule)]
        if problems:
            raise AssertionError("\n".join(problems))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:  # noqa: ARG002
        """Return the problems alone."""
        return str(excinfo.value) if isinstance(excinfo.value, AssertionError) else str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the file of the rule's cases."""
        return self.path, 0, f"{self.path.stem}: the rule"
