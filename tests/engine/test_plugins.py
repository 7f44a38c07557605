"""Loading plugins: whatever is wrong with one is said with its name, and nothing is silently left out."""

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from scrapelint import Config, Document, Linter, PluginError
from scrapelint.engine.entry_points import EntryPoint
from scrapelint.engine.plugins import installed_plugins, load_plugins
from scrapelint.plugin import Finding, Format, Reader, Rule, hookimpl


class ShoutedLine(Rule):
    """A whole sentence is in capitals."""

    code, name = "SH001", "shouted-line"

    def check(self, document: Document) -> Iterator[Finding]:
        for sentence in document.sentences:
            if sentence.text.isupper():
                yield self.finding(sentence.span, "shouted in capitals")


class Shouting:
    """A plugin given as an object."""

    @hookimpl
    def scrapelint_rules(self) -> list[type[Rule]]:
        return [ShoutedLine]


def module_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, name: str = "scratch_plugin") -> str:
    (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, name, raising=False)
    return name


SHOUTING_MODULE = """
from scrapelint.plugin import Rule, hookimpl

class ShoutedLine(Rule):
    "A whole sentence is in capitals."
    code, name = "SH001", "shouted-line"
    def check(self, document):
        for sentence in document.sentences:
            if sentence.text.isupper():
                yield self.finding(sentence.span, "shouted in capitals")

@hookimpl
def scrapelint_rules():
    return [ShoutedLine]
"""


def found(linter: Linter, text: str = "Rain fell.\nREAD MORE NOW") -> list[tuple[str, str, str]]:
    return [(one.code, one.text, one.plugin) for one in linter.lint(Document(text)).findings]


def test_the_installed_plugins_are_ours_and_know_their_distribution() -> None:
    plugins = {plugin.name: plugin for plugin in load_plugins((), ()).plugins}
    assert {"boilerplate", "duplicates", "fragments"} <= set(plugins)
    assert plugins["fragments"].distribution.startswith("scrapelint ")
    assert plugins["fragments"].module == "scrapelint_fragments"


def test_a_plugin_may_be_an_object() -> None:
    linter = Linter(Config(select=("SH",)), plugins=[Shouting()])
    assert found(linter) == [("SH001", "READ MORE NOW", "Shouting")]


def test_a_plugin_may_be_a_class_or_a_namespace_of_hooks() -> None:
    @hookimpl
    def scrapelint_rules() -> list[type[Rule]]:
        return [ShoutedLine]

    linter = Linter(Config(select=("SH",)), plugins=[SimpleNamespace(scrapelint_rules=scrapelint_rules)])
    assert found(linter) == [("SH001", "READ MORE NOW", "SimpleNamespace")]


def test_a_plugin_may_be_a_module_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = module_with(tmp_path, monkeypatch, SHOUTING_MODULE)
    linter = Linter(Config(select=("SH",), plugins=(name,)))
    installed_plugins.cache_clear()
    assert found(linter) == [("SH001", "READ MORE NOW", "scratch_plugin")]


def test_a_plugin_may_be_a_module_object(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = module_with(tmp_path, monkeypatch, SHOUTING_MODULE)
    linter = Linter(Config(select=("SH",)), plugins=[importlib.import_module(name)])
    assert found(linter) == [("SH001", "READ MORE NOW", "scratch_plugin")]


def test_a_plugin_may_bring_readers_and_formats() -> None:
    class Lines(Reader):
        name = "lines"
        suffixes = (".lines",)

        def read(self, path: str, stream: object, first_line: int = 1) -> Iterator[Document]:
            del stream, first_line
            yield Document("", path)

    class Silent(Format):
        name = "silent"

    class Both:
        @hookimpl
        def scrapelint_readers(self) -> list[type[Reader]]:
            return [Lines]

        @hookimpl
        def scrapelint_formats(self) -> list[type[Format]]:
            return [Silent]

    catalogue = load_plugins((), [Both()])
    assert Lines in catalogue.readers
    assert catalogue.formats["silent"] is Silent


def test_a_misspelt_hook_stops_the_run() -> None:
    class Misspelt:
        @hookimpl
        def scrapelint_rulez(self) -> list[type[Rule]]:
            return [ShoutedLine]

    with pytest.raises(PluginError, match=r"plugin 'Misspelt' .*unknown hook 'scrapelint_rulez'"):
        load_plugins((), [Misspelt()])


def test_a_hook_with_unknown_arguments_stops_the_run() -> None:
    class Greedy:
        @hookimpl
        def scrapelint_rules(self, config: object) -> list[type[Rule]]:
            del config
            return [ShoutedLine]

    with pytest.raises(PluginError, match=r"plugin 'Greedy' does not keep to the plugin interface"):
        load_plugins((), [Greedy()])


@pytest.mark.parametrize("returned", [None, 7, [ShoutedLine()], ["SH001"], [int], ShoutedLine])
def test_a_hook_that_returns_no_rule_classes_stops_the_run(returned: object) -> None:
    class Wrong:
        @hookimpl
        def scrapelint_rules(self) -> object:
            return returned

    with pytest.raises(PluginError, match=r"plugin 'Wrong'.*scrapelint_rules"):
        load_plugins((), [Wrong()])


def test_a_hook_that_raises_stops_the_run() -> None:
    class Broken:
        @hookimpl
        def scrapelint_rules(self) -> list[type[Rule]]:
            raise LookupError("no lexicon")

    with pytest.raises(PluginError, match=r"plugin 'Broken' failed in scrapelint_rules: LookupError: no lexicon"):
        load_plugins((), [Broken()])


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("import a_module_that_is_not_there", "ModuleNotFoundError: No module named 'a_module_that_is_not_there'"),
        ("raise RuntimeError('out of order')", "RuntimeError: out of order"),
        ("def", "SyntaxError"),
        (SHOUTING_MODULE.replace("SH001", "shouted"), "code must look like 'FR001', not 'shouted'"),
        (SHOUTING_MODULE.replace("shouted-line", "Shouted Line"), "name must be words in kebab case"),
        (SHOUTING_MODULE.replace('"A whole sentence is in capitals."', ""), "docstring is its manual page"),
    ],
)
def test_a_plugin_that_fails_on_import_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, problem: str
) -> None:
    name = module_with(tmp_path, monkeypatch, source)
    with pytest.raises(PluginError, match=rf"plugin 'scratch_plugin' failed to import: .*{re.escape(problem)}"):
        load_plugins((name,), ())


def test_a_misspelt_module_stops_the_run() -> None:
    with pytest.raises(PluginError, match=r"plugin 'scratch_plugim' failed to import: ModuleNotFoundError"):
        Linter(Config(plugins=("scratch_plugim",)))


def test_an_installed_plugin_that_fails_is_named_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "scrapelint.engine.plugins.entry_points",
        lambda _: [EntryPoint("acme", "a_module_that_is_not_there", "acme-rules 1.2")],
    )
    with pytest.raises(PluginError) as caught:
        load_plugins((), ())
    assert str(caught.value) == (
        "plugin 'acme' (acme-rules 1.2) failed to import: "
        "ModuleNotFoundError: No module named 'a_module_that_is_not_there'; run with -p no:acme to do without it"
    )
    assert load_plugins(("no:acme",), ()).plugins == ()


def test_no_name_leaves_a_plugin_out() -> None:
    codes = load_plugins(("no:fragments",), ()).rules
    assert not [code for code in codes if code.startswith("FR")]
    assert [code for code in codes if code.startswith("BP")]


def test_a_misspelt_name_to_leave_out_stops_the_run() -> None:
    with pytest.raises(PluginError, match=r"no plugin is named fragment; installed: .*fragments"):
        load_plugins(("no:fragment",), ())


def test_two_plugins_with_one_code_are_refused() -> None:
    class Other(Rule):
        """Another rule with the same code."""

        code, name = "SH001", "other-line"

        def check(self, document: Document) -> Iterator[Finding]:
            yield from ()

    class Second:
        @hookimpl
        def scrapelint_rules(self) -> list[type[Rule]]:
            return [Other]

    with pytest.raises(PluginError, match=r"SH001 is claimed by two plugins: Second and Shouting"):
        load_plugins((), [Shouting(), Second()])


def test_two_rules_with_one_name_are_refused() -> None:
    class Copy(Rule):
        """Another rule with the name of one of ours."""

        code, name = "SH001", "comment-form"

        def check(self, document: Document) -> Iterator[Finding]:
            yield from ()

    class Copying:
        @hookimpl
        def scrapelint_rules(self) -> list[type[Rule]]:
            return [Copy]

    with pytest.raises(PluginError, match=r"comment-form is claimed by two plugins"):
        load_plugins((), [Copying()])


def test_two_plugins_of_one_name_are_refused() -> None:
    with pytest.raises(PluginError, match=r"two plugins are named 'Shouting'"):
        load_plugins((), [Shouting(), Shouting()])


def test_an_object_without_hooks_is_refused() -> None:
    with pytest.raises(PluginError, match=r"plugin 'int'.*no hook"):
        load_plugins((), [7])


def test_an_abstract_rule_is_refused() -> None:
    class Unfinished(Rule):
        """A rule that cannot check."""

        code, name = "SH002", "unfinished-line"

    class Half:
        @hookimpl
        def scrapelint_rules(self) -> list[type[Rule]]:
            return [Unfinished]  # type: ignore[type-abstract]

    with pytest.raises(PluginError, match=r"plugin 'Half'.*Unfinished.*check"):
        load_plugins((), [Half()])
