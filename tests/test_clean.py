"""Clean texts of many kinds, written for this, in which the default rules must find nothing."""

from pathlib import Path

import pytest

from scrapelint import Linter
from scrapelint.plugin import Document

TEXTS = sorted((Path(__file__).parent / "clean").glob("*.txt"))
KNOWN: dict[str, str] = {}
"""False alarms that are known; a change that mends one must take it out."""


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(
            path, id=path.stem, marks=[pytest.mark.xfail(reason=KNOWN[path.stem])] if path.stem in KNOWN else []
        )
        for path in TEXTS
    ],
)
def test_nothing_is_found_in_clean_text(path: Path) -> None:
    report = Linter().lint(Document(path.read_text(encoding="utf-8"), path.name))
    assert [(finding.code, finding.text) for finding in report.findings] == []


def test_every_known_false_alarm_has_its_text() -> None:
    assert {path.stem for path in TEXTS} >= set(KNOWN)
