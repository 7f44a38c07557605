"""Clean texts of many kinds, written for this, in which the default rules must find nothing."""

from pathlib import Path

import pytest

from scrapelint import Linter
from scrapelint.plugin import Document

TEXTS = sorted((Path(__file__).parent / "clean").glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_nothing_is_found_in_clean_text(path: Path) -> None:
    report = Linter().lint(Document(path.read_text(encoding="utf-8"), path.name))
    assert [(finding.code, finding.text) for finding in report.findings] == []
