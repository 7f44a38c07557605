import dataclasses
from collections.abc import Callable, Iterator

import pytest

from scrapelint import Config, ConfigError, Document, Linter
from scrapelint.config.load import apply
from scrapelint.config.model import IgnoreText
from scrapelint.engine.directives import find_directives, without_directed
from scrapelint.engine.suppression import TextPatterns
from scrapelint.engine.triage import Triage
from scrapelint.plugin import Finding, Location, Rule

KNOWN = "scrapelint-disable-next-line, scrapelint-disable, scrapelint-enable"


@pytest.fixture
def shown(junk_linter: Linter) -> Callable[..., list[str]]:
    """Return the codes that are left when patterns are applied."""

    def run(text: str, *settings: IgnoreText) -> list[str]:
        patterns = TextPatterns(Config(ignore_text=settings), junk_linter.catalogue.rules)
        return [one.code for one in patterns.without(junk_linter.lint(Document(text, "a.txt"))).findings]

    return run


@pytest.fixture
def undirected(junk_linter: Linter) -> Callable[[str], tuple[list[str], list[str]]]:
    """Return what is left, as code and column, when directives are applied, and the notes."""

    def run(text: str) -> tuple[list[str], list[str]]:
        report = without_directed(junk_linter.lint(Document(text, "a.md")), junk_linter.catalogue.rules)
        return [f"{one.code}:{one.line}" for one in report.findings], list(report.notes)

    return run


def test_a_pattern_holds_for_its_rules_alone(shown: Callable[..., list[str]]) -> None:
    assert shown("junk trash", IgnoreText(("JK001",), "j", "test")) == ["JK002"]
    assert shown("junk trash", IgnoreText(("junk-word",), "^trash", "test")) == ["JK001", "JK002"]
    assert shown("junk trash", IgnoreText(("ALL",), ".", "test")) == []


def test_a_pair_is_suppressed_from_either_side(linter_of: Callable[..., Linter]) -> None:
    class Pair(Rule):
        """The second word says the same as the first."""

        code, name = "PR001", "pair"

        def check(self, document: Document) -> Iterator[Finding]:
            yield self.finding((len(document.text) - 3, len(document.text)), "", related=[Location(0, 3)])

    linter = linter_of(Pair)
    report = linter.lint(Document("one two"))
    for pattern in ("one", "two"):
        patterns = TextPatterns(Config(ignore_text=(IgnoreText(("PR",), pattern, "test"),)), linter.catalogue.rules)
        assert patterns.without(report).findings == ()
        assert patterns.unused(["PR001"]) == []


def test_a_pattern_that_does_nothing_is_reported(junk_linter: Linter) -> None:
    config = Config(ignore_text=(IgnoreText(("JK001",), "never", "test"),))
    patterns = TextPatterns(config, junk_linter.catalogue.rules)
    patterns.without(junk_linter.lint(Document("junk")))
    assert patterns.unused(["JK001"]) == ["ignore-text: entry 1 (never) suppresses nothing"]
    assert patterns.unused(["JK002"]) == []


def test_a_pattern_that_runs_for_ever_is_a_failure(linter_of: Callable[..., Linter]) -> None:
    class Whole(Rule):
        """All of the text."""

        code, name = "WH001", "whole"

        def check(self, document: Document) -> Iterator[Finding]:
            yield self.finding((0, len(document.text)), "")

    linter = linter_of(Whole, ignore_text=(IgnoreText(("WH",), "^(a|aa)+$", "test"),))
    report = Triage(linter).settled(linter.lint(Document("a" * 60 + "!")))
    assert len(report.findings) == 1
    assert "took longer than 1 s" in str(report.failures[0])


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"rules": ["BP"], "pattern": "("}, "ignore-text: `reason` is missing"),
        ({"rules": ["BP"], "pattern": "(", "reason": "x"}, "ignore-text: `pattern` is no regular expression"),
        ({"pattern": "x", "reason": "x"}, "ignore-text: `rules` is missing"),
        ({"rules": ["BP"], "reason": "x"}, "ignore-text: `pattern` is missing"),
        ({"rule": ["BP"]}, "unknown key `rule`, did you mean `rules`?"),
    ],
)
def test_a_mistake_in_the_setting_is_an_error(setting: dict[str, object], message: str) -> None:
    (problem,) = apply(Config(), {"ignore-text": [setting]}).problems
    assert message in problem


def test_an_unknown_rule_in_the_setting_is_an_error(linter_of: Callable[..., Linter]) -> None:
    with pytest.raises(ConfigError, match="ignore-text: entry 1: unknown rule `JX`"):
        linter_of(ignore_text=(IgnoreText(("JX",), "x", "test"),))


def test_the_next_line_that_is_not_blank_is_left_out(undirected: Callable[[str], tuple[list[str], list[str]]]) -> None:
    text = "junk\n<!-- scrapelint-disable-next-line -->\n\njunk trash\n\ntrash"
    assert undirected(text) == (["JK001:1", "JK002:6"], [])


def test_rules_can_be_named(undirected: Callable[[str], tuple[list[str], list[str]]]) -> None:
    text = "<!-- scrapelint-disable JK001, twin-word -->\njunk trash twin twin\n<!-- scrapelint-enable -->\njunk"
    assert undirected(text) == (["JK002:2", "JK001:4"], [])


def test_either_half_of_a_pair_will_do(undirected: Callable[[str], tuple[list[str], list[str]]]) -> None:
    assert undirected("<!-- scrapelint-disable-next-line -->\ntwin\n\ntwin") == ([], [])


def test_directives_that_do_nothing_are_noted(undirected: Callable[[str], tuple[list[str], list[str]]]) -> None:
    found, notes = undirected("<!-- scrapelint-disable-next-line -->\nfine\n<!-- scrapelint-off -->\n")
    assert found == []
    assert notes == [
        f"a.md: unknown directive <!-- scrapelint-off -->; known: {KNOWN}",
        "a.md: <!-- scrapelint-disable-next-line --> suppresses nothing",
    ]


def test_hostile_comments_take_linear_time() -> None:
    assert find_directives(Document("<!-- scrapelint-disable " * 50_000)) == ([], [])


def test_the_pattern_setting_is_hashable() -> None:
    assert hash(Config(ignore_text=(IgnoreText(("BP",), "x", "y"),)))
    assert dataclasses.is_dataclass(IgnoreText)
