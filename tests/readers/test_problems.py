"""What readers say of damage: documented, and known to ``ignore``."""

import re
from io import BytesIO
from pathlib import Path

import pytest

from scrapelint import Config, ConfigError, Linter
from scrapelint.engine.session import Session
from scrapelint.plugin import ReadOptions
from scrapelint.readers.builtin import READERS
from scrapelint.readers.compressed import COMPRESSIONS
from scrapelint.readers.decompression import CODECS
from scrapelint.readers.problems import PROBLEMS

PAGE = (Path(__file__).parent.parent.parent / "docs" / "user" / "inputs.md").read_text(encoding="utf-8")


def codes(config: Config, data: bytes) -> list[str]:
    reports = Session(Linter(config), ReadOptions()).lint_stream("old/a.jsonl", BytesIO(data))
    return [finding.code for report in reports for finding in report.findings]


def test_the_page_on_inputs_has_every_code_and_ending() -> None:
    assert dict(re.findall(r"^\| (SL\d{3}) \| ([a-z-]+) \|", PAGE, re.MULTILINE)) == PROBLEMS
    assert {suffix for reader in READERS for suffix in reader.suffixes} <= set(re.findall(r"`(\.\w+)`", PAGE))
    assert CODECS.keys() == COMPRESSIONS <= set(re.findall(r"`(\.\w+)`", PAGE))


def test_every_problem_that_a_reader_makes_is_in_the_table() -> None:
    made: dict[str, str] = {}
    for source in (Path(__file__).parent.parent.parent / "src" / "scrapelint" / "readers").glob("*.py"):
        made |= dict(re.findall(r'Problem\(\s*"(SL\d{3})", "([a-z-]+)"', source.read_text(encoding="utf-8")))
    assert made == PROBLEMS


@pytest.mark.parametrize("selector", ["SL001", "sl001", "SL", "record-not-json"])
def test_ignore_takes_codes_and_names_of_problems(selector: str) -> None:
    data = b'{"text": 7}\n{\n'
    assert codes(Config(), data) == ["SL003", "SL001"]
    assert "SL001" not in codes(Config(ignore=(selector,)), data)
    assert "SL001" not in codes(Config(per_file_ignores={"old/*": (selector,)}, root=str(Path.cwd())), data)


def test_a_problem_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(ConfigError, match="SL999"):
        Linter(Config(ignore=("SL999",)))
