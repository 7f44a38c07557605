from collections.abc import Iterator
from dataclasses import dataclass

from scrapelint import Document, Finding
from scrapelint.engine.plugins import Catalogue, LoadedPlugin
from scrapelint.engine.rule_infos import rule_infos
from scrapelint.rule import Rule


@dataclass(frozen=True)
class ShoutedLine(Rule):
    """A line is in capitals,
    all of it.

    Page.
    """

    code = "ZZ002"
    name = "shouted-line"
    severity = "info"
    preview = True

    def check(self, document: Document) -> Iterator[Finding]:
        yield from ()


@dataclass(frozen=True)
class WhisperedLine(ShoutedLine):
    """A line is in small letters."""

    code = "ZZ001"
    name = "whispered-line"


CATALOGUE = Catalogue((LoadedPlugin("loud", "scrapelint-loud 2.1", "loud", (ShoutedLine, WhisperedLine), (), ()),))


def test_the_rules_are_described_in_order_of_their_codes() -> None:
    whispered, shouted = rule_infos(CATALOGUE)
    assert (whispered.code, shouted.code) == ("ZZ001", "ZZ002")
    assert shouted.summary == "A line is in capitals, all of it."
    assert shouted.page.startswith("# shouted-line (ZZ002)\n")
    assert (shouted.severity, shouted.preview, shouted.precision) == ("info", True, None)
    assert (shouted.plugin, shouted.plugin_version) == ("loud", "2.1")


def test_only_some_rules_may_be_asked_for() -> None:
    assert [info.code for info in rule_infos(CATALOGUE, [ShoutedLine])] == ["ZZ002"]
