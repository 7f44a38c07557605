"""Which rules run: the more specific selector wins, and a misspelt one is never silently nothing."""

from collections.abc import Iterator

import pytest

from scrapelint import Config, ConfigError, Document, Finding, Linter
from scrapelint.plugin import Rule, hookimpl


def rule(code_: str, name_: str, *, is_preview: bool = False) -> type[Rule]:
    class Scratch(Rule):
        """A rule of these tests."""

        code, name = code_, name_
        preview = is_preview

        def check(self, document: Document) -> Iterator[Finding]:
            yield from ()

    return Scratch


RULES = (rule("YY001", "first-rule"), rule("YY002", "second-rule"), rule("YY101", "third-rule"))
PREVIEW = rule("YY003", "preview-rule", is_preview=True)


class ScratchPlugin:
    @hookimpl
    def scrapelint_rules(self) -> list[type[Rule]]:
        return [*RULES, PREVIEW]


def running(config: Config) -> list[str]:
    return [one.code for one in Linter(config, plugins=[ScratchPlugin()]).rules if one.code.startswith("YY")]


@pytest.mark.parametrize(
    ("config", "codes"),
    [
        (Config(), ["YY001", "YY002", "YY101"]),
        (Config(select=("ALL",)), ["YY001", "YY002", "YY101"]),
        (Config(select=("YY",)), ["YY001", "YY002", "YY101"]),
        (Config(select=("yy0",)), ["YY001", "YY002"]),
        (Config(select=("YY001", "third-rule")), ["YY001", "YY101"]),
        (Config(select=("BP",)), []),
        (Config(select=("BP",), extend_select=("YY002",)), ["YY002"]),
        (Config(ignore=("YY",)), []),
        (Config(ignore=("second-rule",)), ["YY001", "YY101"]),
        (Config(select=("YY",), ignore=("YY0",)), ["YY101"]),
        (Config(select=("YY001",), ignore=("YY",)), ["YY001"]),
        (Config(select=("YY001",), ignore=("first-rule",)), []),
        (Config(select=("YY",), ignore=("YY",)), []),
        (Config(select=("YY",), ignore=("ALL",)), ["YY001", "YY002", "YY101"]),
        (Config(preview=True), ["YY001", "YY002", "YY003", "YY101"]),
        (Config(select=("YY",), preview=True), ["YY001", "YY002", "YY003", "YY101"]),
        (Config(select=("YY003",)), ["YY003"]),
        (Config(select=("preview-rule",)), ["YY003"]),
        (Config(extend_select=("YY003",)), ["YY001", "YY002", "YY003", "YY101"]),
        (Config(select=("YY003",), ignore=("YY003",)), []),
    ],
)
def test_selection(config: Config, codes: list[str]) -> None:
    assert running(config) == codes


@pytest.mark.parametrize("key", ["select", "extend_select", "ignore"])
@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("YY009", "unknown rule `YY009`, did you mean `YY001`?"),
        ("first-rul", "unknown rule `first-rul`, did you mean `first-rule`?"),
        ("", "unknown rule ``"),
    ],
)
def test_an_unknown_rule_is_an_error_with_a_suggestion(key: str, selector: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        running(Config(**{key: (selector,)}))  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert problem.startswith(f"{key.replace('_', '-')}: {message.partition(', did')[0]}")
    assert "did you mean" in problem or not selector


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        running(Config(select=("XX",), ignore=("QQ001",), per_file_ignores={"*.md": ("third-rul",)}))
    assert len(caught.value.problems) == 3
