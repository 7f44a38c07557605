"""Options of rules: converted to the declared types, every mistake told with its key and a suggestion."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import pytest

from scrapelint import Config, ConfigError, Document, Finding, Linter
from scrapelint.plugin import Options, Rule, hookimpl


@dataclass(frozen=True)
class Weather:
    """A nested table."""

    dry: bool = False
    days: int = 1


@dataclass(frozen=True)
class SharedOptions(Options):
    """Options of the plugin of these tests."""

    table: ClassVar[str] = "scratch"

    depth: int = 2


@dataclass(frozen=True)
class OptionedRule(Rule):
    """A rule with an option of every type."""

    code = "ZZ001"
    name = "optioned-rule"

    shared: SharedOptions = SharedOptions()
    similarity: float = 90.0
    least: int = 3
    strict: bool = False
    label: str = "x"
    mode: Literal["fast", "good"] = "fast"
    words: tuple[str, ...] = ()
    weather: Weather = Weather()

    def __post_init__(self) -> None:
        if not 0 <= self.similarity <= 100:
            raise ValueError(f"similarity must be from 0 to 100, not {self.similarity}")

    def check(self, document: Document) -> Iterator[Finding]:
        yield from ()


class ScratchPlugin:
    @hookimpl
    def scrapelint_rules(self) -> list[type[Rule]]:
        return [OptionedRule]


def built(config: Config) -> OptionedRule:
    linter = Linter(config, plugins=[ScratchPlugin()])
    (rule,) = (one for one in linter.rules if isinstance(one, OptionedRule))
    return rule


def problems(config: Config) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        built(config)
    return caught.value.problems


def with_options(**options: Any) -> Config:
    return Config(rules={"optioned-rule": options})


def test_options_have_their_defaults() -> None:
    assert built(Config()) == OptionedRule()


def test_options_are_converted_to_the_declared_types() -> None:
    rule = built(
        with_options(similarity=80, least=5, strict=True, label="y", mode="good", words=["a"], weather={"days": 2})
    )
    assert rule == OptionedRule(
        similarity=80.0, least=5, strict=True, label="y", mode="good", words=("a",), weather=Weather(days=2)
    )


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"similarty": 80}, "rules.optioned-rule.similarty: unknown option `similarty`, did you mean `similarity`?"),
        ({"similarity": "high"}, "rules.optioned-rule.similarity: must be a number, not 'high'"),
        ({"similarity": True}, "rules.optioned-rule.similarity: must be a number, not True"),
        ({"least": 2.5}, "rules.optioned-rule.least: must be a whole number, not 2.5"),
        ({"least": True}, "rules.optioned-rule.least: must be a whole number, not True"),
        ({"strict": "yes"}, "rules.optioned-rule.strict: must be true or false, not 'yes'"),
        ({"label": 7}, "rules.optioned-rule.label: must be a string, not 7"),
        ({"words": "a"}, "rules.optioned-rule.words: must be a list of a string, not 'a'"),
        ({"weather": {"day": 2}}, "rules.optioned-rule.weather.day: unknown key `day`, did you mean `days`?"),
        ({"weather": {"days": "2"}}, "rules.optioned-rule.weather.days: must be a whole number, not '2'"),
        ({"weather": 2}, "rules.optioned-rule.weather: must be a table, not 2"),
        ({"similarity": 120}, "rules.optioned-rule: similarity must be from 0 to 100, not 120.0"),
        ({"code": "ZZ002"}, "rules.optioned-rule.code: unknown option `code`"),
        ({"shared": {}}, "rules.optioned-rule.shared: unknown option `shared`"),
    ],
)
def test_a_mistake_is_told_with_its_key(options: dict[str, Any], problem: str) -> None:
    (found,) = problems(with_options(**options))
    assert found.startswith(problem)


def test_a_wrong_choice_is_told_with_the_right_ones() -> None:
    (found,) = problems(with_options(mode="god"))
    assert found.startswith('rules.optioned-rule.mode: must be "fast" or "good", not \'god\'')
    assert "did you mean `good`?" in found


def test_every_mistake_is_told_at_once() -> None:
    found = problems(
        Config(
            rules={"optioned-rule": {"least": "a", "strct": True}, "optoned-rule": {}},
            tables={"scratch": {"dept": 1}, "scrtch": {}},
        )
    )
    assert len(found) == 5


def test_shared_options_come_from_their_table() -> None:
    assert built(Config(tables={"scratch": {"depth": 9}})).shared == SharedOptions(depth=9)


def test_sensitivity_is_for_all_tables_and_a_table_may_differ() -> None:
    assert built(Config(sensitivity="high")).shared.sensitivity == "high"
    given = Config(sensitivity="high", tables={"scratch": {"sensitivity": "low"}})
    assert built(given).shared.sensitivity == "low"


def test_a_wrong_shared_option_is_told_with_its_table() -> None:
    (found,) = problems(Config(tables={"scratch": {"depth": "deep"}}))
    assert found == "scratch.depth: must be a whole number, not 'deep'"


def test_an_unknown_table_is_told_with_a_suggestion() -> None:
    (found,) = problems(Config(tables={"scrach": {}}))
    assert found == "scrach: unknown key `scrach`, did you mean `scratch`?"


def test_options_of_rules_that_are_not_selected_are_checked_too() -> None:
    config = Config(select=("BP",), rules={"optioned-rule": {"least": "a"}})
    with pytest.raises(ConfigError):
        Linter(config, plugins=[ScratchPlugin()])


def test_mistakes_point_at_file_and_line() -> None:
    config = Config(
        rules={"optioned-rule": {"least": "a"}},
        source="pyproject.toml",
        lines={("rules", "optioned-rule", "least"): 12},
    )
    assert problems(config) == ["pyproject.toml:12: rules.optioned-rule.least: must be a whole number, not 'a'"]
