import re
from pathlib import Path

import pytest

from scrapelint import Document, Failure, Report
from scrapelint.reports.github import GithubFormat

from .conftest import Make, Write

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(written: str) -> list[tuple[str, dict[str, str], str]]:
    """Return level, properties and message of each workflow command, as the runner reads them."""
    found = []
    for line in written.splitlines():
        match = COMMAND.fullmatch(line)
        if match:
            properties = dict(pair.split("=", 1) for pair in match[2].split(","))
            found.append((match[1], {key: unescaped(value) for key, value in properties.items()}, unescaped(match[3])))
    return found


def unescaped(value: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(code, character)
    return value


@pytest.fixture(autouse=True)
def no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def test_a_finding_annotates_its_line(write: Write, report: Report) -> None:
    level, properties, message = commands(write(GithubFormat, [report]))[0]
    assert level == "warning"
    assert properties == {
        "title": "ND001 repeated-sentence", "file": "articles/a.txt", "line": "5", "endLine": "5",
        "col": "1", "endColumn": "25",
    }  # fmt: skip
    assert message == "said again (said before in line 1)\n“again” is new"


def test_a_record_is_annotated_at_its_line_in_the_file(write: Write, record_report: Report) -> None:
    level, properties, message = commands(write(GithubFormat, [record_report]))[0]
    assert (level, properties["line"], "col" in properties) == ("notice", "3", False)
    assert message == "comment form (record doc-7, line 2, column 1 of its text)"


def test_a_block_has_no_columns(write: Write, finding: Make) -> None:
    document = Document("one\ntwo", "a.txt")
    ((_, properties, _),) = commands(write(GithubFormat, [Report(document, (finding(document, 0, 7),))]))
    assert (properties["line"], properties["endLine"], "col" in properties) == ("1", "2", False)


def test_nothing_in_a_message_or_path_is_a_command(write: Write, finding: Make) -> None:
    document = Document("word", "a,line=9::b%\n.txt")
    message = "100 % sure\r\n::error::pwned\x1b[2J"
    written = write(GithubFormat, [Report(document, (finding(document, 0, 4, message),))])
    ((_, properties, text),) = commands(written)
    assert properties["file"] == "a,line=9::b%⏎.txt"
    assert text == "100 % sure␍⏎::error::pwned<1B>[2J"
    assert [line for line in written.splitlines() if line.startswith("::")] == written.splitlines()[:1]


def test_ten_of_a_level_are_shown_and_the_others_counted(write: Write, finding: Make) -> None:
    document = Document("word " * 40, "a.txt")
    found = [finding(document, 5 * n, 5 * n + 4, severity="error" if n > 24 else "warning") for n in range(40)]
    written = write(GithubFormat, [Report(document, tuple(found))])
    assert [level for level, _, _ in commands(written)].count("error") == 10
    assert len(commands(written)) == 20
    assert "Not annotated, since GitHub shows 10 of a kind: 5 errors, 15 warnings." in written


def test_what_failed_is_an_error(write: Write) -> None:
    report = Report(Document("", "a.txt"), (), (Failure("FR001", "fragments", "a.txt", "ValueError: no"),))
    written = write(GithubFormat, [report])
    assert "::error title=scrapelint::a.txt: FR001 of plugin fragments failed: ValueError: no\n" in written


def test_the_summary_page_is_added_to(
    write: Write, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    write(GithubFormat, [report])
    written = page.read_text(encoding="utf-8")
    assert written.startswith("# Before\n## scrapelint: 2 findings in 1 document\n")
    assert written.index("BP001** articles") < written.index("ND001** articles")


def test_a_summary_page_that_cannot_be_written_is_a_warning(
    write: Write, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "such" / "folder"))
    assert "::warning title=scrapelint::The summary page could not be written" in write(GithubFormat, [report])
