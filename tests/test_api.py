"""The Python interface: what stays stable for users."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import scrapelint
from scrapelint import Config, ConfigError, Document, Linter, lint_text

PAGE = "Rain fell in the north all day.\n\nLeave a Reply\n\nYour email address will not be published.\n"


def test_every_public_name_is_there() -> None:
    assert [name for name in scrapelint.__all__ if not hasattr(scrapelint, name)] == []


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"lint_txt"):
        _ = scrapelint.lint_txt  # type: ignore[attr-defined]


def test_a_finding_has_all_that_a_user_needs() -> None:
    (finding,) = lint_text(PAGE, path="a.txt", select=["BP"]).findings
    assert (finding.code, finding.name, finding.plugin) == ("BP001", "comment-form", "boilerplate")
    assert (finding.path, finding.line, finding.column, finding.end_line) == ("a.txt", 3, 1, 5)
    assert PAGE[finding.start : finding.end] == finding.text
    assert finding.severity in {"error", "warning", "info"}
    assert 0 < finding.confidence <= 1
    assert finding.message
    assert len(finding.fingerprint) == 16
    assert finding.fix is not None


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (None, (), ["BP001"]),
        (["BP001"], (), ["BP001"]),
        ("BP", (), ["BP001"]),
        (["ND"], (), []),
        (None, ("comment-form",), []),
        (None, "comment-form", []),
    ],
)
def test_rules_are_chosen_by_select_and_ignore(
    select: str | list[str] | None, ignore: str | tuple[str, ...], codes: list[str]
) -> None:
    assert [one.code for one in lint_text(PAGE, select=select, ignore=ignore).findings] == codes


def test_a_misspelt_rule_is_an_error() -> None:
    with pytest.raises(ConfigError, match=r"unknown rule `comment-from`, did you mean `comment-form`\?"):
        lint_text(PAGE, select=["comment-from"])


def test_a_selector_in_place_of_a_tuple_is_an_error() -> None:
    with pytest.raises(ConfigError, match=r"select: must be a tuple, \('BP',\), not a string"):
        Linter(Config(select="BP"))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [None, b"Leave a Reply", float("nan")])
def test_what_is_no_text_is_an_error_and_not_clean(text: object) -> None:
    with pytest.raises(TypeError, match=r"text of a document must be a string, not "):
        lint_text(text)  # type: ignore[arg-type]


def test_a_linter_that_is_given_a_string_says_what_it_takes() -> None:
    linter = Linter()
    with pytest.raises(TypeError, match=r"a linter takes documents, not str: .*lint_text\(text\)"):
        linter.lint(PAGE)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"a linter takes documents, not str"):
        list(linter.lint_many([PAGE]))  # type: ignore[list-item]


def test_options_come_by_the_configuration() -> None:
    with pytest.raises(ConfigError, match=r"unknown rule"):
        lint_text(PAGE, config=Config(rules={"comment-from": {}}))


@pytest.mark.parametrize("text", ["", "\n", "*", "\ud800", "\N{ZERO WIDTH NO-BREAK SPACE}", "a" * 100_000, "\0" * 100])
def test_any_text_can_be_linted(text: str) -> None:
    assert lint_text(text).failures == ()


def test_a_linter_lints_many_documents() -> None:
    reports = list(Linter(Config(select=("BP",))).lint_many([Document(PAGE, "a"), Document("Rain.", "b")]))
    assert [(report.path, len(report.findings)) for report in reports] == [("a", 1), ("b", 0)]


def test_a_configuration_pickles_and_can_be_a_key() -> None:
    config = Config(select=("BP",), rules={"comment-form": {}})
    assert pickle.loads(pickle.dumps(config)) == config  # noqa: S301 - our own bytes
    assert {config: 1}[config] == 1


def test_nothing_is_written_or_read_but_the_packages(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.scrapelint]\nselect = 7\n", encoding="utf-8")
    code = f"from scrapelint import lint_text; print(len(lint_text({PAGE!r}, select=['BP']).findings))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("1\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["pyproject.toml"]
