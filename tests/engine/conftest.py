from collections.abc import Callable, Iterator
from typing import Any

import pytest

from scrapelint import Config, Document, Linter, Report
from scrapelint.plugin import Edit, Finding, Fix, Location, Rule, hookimpl

NONE = ("no:boilerplate", "no:duplicates", "no:fragments")


class JunkWord(Rule):
    """The word junk; the fix removes it."""

    code, name = "JK001", "junk-word"

    def check(self, document: Document) -> Iterator[Finding]:
        for start in _places(document.text, "junk"):
            edit = document.removal(start, start + 4)
            yield self.finding((start, start + 4), "junk", fix=Fix((edit,), safe=True, message="remove it"))


class TrashWord(Rule):
    """The word trash; the fix, which a person should read, makes it junk."""

    code, name, severity = "JK002", "trash-word", "error"

    def check(self, document: Document) -> Iterator[Finding]:
        for start in _places(document.text, "trash"):
            fix = Fix((Edit(start, start + 5, "junk"),), safe=False, message="say junk")
            yield self.finding((start, start + 5), "trash", fix=fix)


class TwinWord(Rule):
    """A word "twin" after another; without a fix."""

    code, name, severity = "JK003", "twin-word", "info"

    def check(self, document: Document) -> Iterator[Finding]:
        first, *others = [*_places(document.text, "twin"), -1]
        for start in others[:-1]:
            yield self.finding((start, start + 4), "twin", related=[Location(first, first + 4, "the first")])


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


class JunkPlugin:
    @hookimpl
    def scrapelint_rules(self) -> list[type[Rule]]:
        return [JunkWord, TrashWord, TwinWord]


@pytest.fixture(scope="session")
def junk_linter() -> Linter:
    return Linter(Config(plugins=NONE), plugins=[JunkPlugin()])


@pytest.fixture(scope="session")
def junk(junk_linter: Linter) -> Callable[..., Report]:
    """Lint a text for junk."""

    def lint(text: str, **given: Any) -> Report:
        return junk_linter.lint(Document(text, given.pop("path", "a.txt"), **given))

    return lint


@pytest.fixture
def linter_of() -> Callable[..., Linter]:
    """Make a linter that has the given rules alone."""

    def make(*rules: type[Rule], **settings: Any) -> Linter:
        class Given:
            @hookimpl
            def scrapelint_rules(self) -> list[type[Rule]]:
                return list(rules)

        return Linter(Config(plugins=NONE, **settings), plugins=[Given()])

    return make
