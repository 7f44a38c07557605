"""Loading plugins: the installed ones by entry point, others by module name or as objects."""

import importlib
import sys
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

import pluggy

from .. import hookspecs
from ..corpus_rule import GroupRule, PairRule
from ..errors import PluginError
from ..hookspecs import PROJECT
from ..readers.base import Reader
from ..readers.builtin import READERS
from ..reports.base import Format
from ..reports.builtin import Formats
from ..rule import Rule, RuleBase
from .entry_points import entry_points


class LoadedPlugin(NamedTuple):
    """One plugin and what it brings, with the distribution it was installed by."""

    name: str
    distribution: str
    """Name and version, such as ``scrapelint 0.1.0``; empty for a plugin given as an object or module."""
    module: str
    rules: tuple[type[RuleBase], ...]
    """Those that look at one document, and those across documents."""
    readers: tuple[type[Reader], ...]
    formats: tuple[type[Format], ...]

    @property
    def label(self) -> str:
        """The name, with the distribution where it is known."""
        return f"{self.name} ({self.distribution})" if self.distribution else self.name


class Catalogue(NamedTuple):
    """All plugins of a run."""

    plugins: tuple[LoadedPlugin, ...]

    @property
    def rules(self) -> dict[str, type[RuleBase]]:
        """The rules by code, in order of their codes: those of single documents and those across documents."""
        return dict(sorted((rule.code, rule) for plugin in self.plugins for rule in plugin.rules))

    @property
    def readers(self) -> tuple[type[Reader], ...]:
        """The readers; a plugin's come before ours, so that it can take an ending over."""
        return (*(reader for plugin in self.plugins for reader in plugin.readers), *READERS)

    @property
    def formats(self) -> Mapping[str, type[Format]]:
        """The output formats by name; a plugin's come before ours. Ours are imported when they are looked up."""
        return Formats(form for plugin in self.plugins for form in plugin.formats)

    def owner(self, rule: type[RuleBase]) -> LoadedPlugin:
        """Return the plugin that brings ``rule``."""
        return next(plugin for plugin in self.plugins if rule in plugin.rules)


class _Manager(pluggy.PluginManager):
    """Looks for hooks among the marked names of a module alone: to look at each as at a method takes 2 ms."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> pluggy.HookimplOpts | None:
        """Return how the name ``name`` of ``plugin`` is marked as a hook, ``None`` if it is not."""
        if isinstance(plugin, ModuleType) and not hasattr(vars(plugin).get(name), f"{PROJECT}_impl"):
            return None
        return super().parse_hookimpl_opts(plugin, name)


@cache
def installed_plugins(names: tuple[str, ...] = ()) -> Catalogue:
    """Return the catalogue of the installed plugins and the modules in ``names``; ``no:NAME`` leaves one out."""
    return load_plugins(names, ())


def load_plugins(names: Iterable[str], objects: Iterable[object]) -> Catalogue:
    """Return the catalogue of the installed plugins, the modules in ``names`` and the given ``objects``.

    Raises:
        PluginError: a plugin cannot be imported, or does not keep to the interface; the message says whose fault it is.
    """
    blocked = {name.removeprefix("no:") for name in names if name.startswith("no:")}
    manager = _Manager(PROJECT)
    manager.add_hookspecs(hookspecs)
    origin: dict[str, tuple[str, Any]] = {}
    installed = entry_points(PROJECT)
    _refuse_unknown(blocked, {point.name for point in installed})
    for point in installed:
        if point.name not in blocked:
            origin[point.name] = point.distribution, _guarded(point.load, point.name, point.distribution)
    for name in names:
        if not name.startswith("no:"):
            origin[name] = "", _guarded(lambda name=name: importlib.import_module(name), name, "")
    for given in objects:
        name = _object_name(given)
        if name in origin:
            raise PluginError(f"two plugins are named {name!r}")
        origin[name] = "", given
    plugins = tuple(_register(manager, name, *origin[name]) for name in sorted(origin))
    _refuse_doubles(plugins)
    return Catalogue(plugins)


def _guarded(load: Any, name: str, distribution: str) -> Any:
    """Return what ``load`` returns; whatever it raises becomes a :exc:`PluginError` that names the plugin."""
    label = f"plugin {name!r} ({distribution})" if distribution else f"plugin {name!r}"
    try:
        with redirect_stdout(sys.stderr):
            return load()
    except (Exception, SystemExit) as error:
        problem = f"{type(error).__name__}: {error}" if not isinstance(error, PluginError) else str(error)
        way_out = f"; run with -p no:{name} to do without it" if distribution else ""
        raise PluginError(f"{label} failed to import: {problem}{way_out}") from error


def _refuse_unknown(blocked: set[str], installed: set[str]) -> None:
    unknown = blocked - installed
    if unknown:
        known = ", ".join(sorted(installed))
        raise PluginError(f"no plugin is named {', '.join(sorted(unknown))}; installed: {known}")


def _object_name(given: object) -> str:
    return given.__name__ if isinstance(given, ModuleType | type) else type(given).__name__


def _register(manager: pluggy.PluginManager, name: str, distribution: str, plugin: object) -> LoadedPlugin:
    label = f"plugin {name!r} ({distribution})" if distribution else f"plugin {name!r}"
    try:
        manager.register(plugin, name=name)
        manager.check_pending()
        if not manager.get_hookcallers(plugin):
            raise PluginError(f"{label} has no hook: mark {' or '.join(_HOOKS)} with hookimpl")
        brought = {hook: _called(manager, plugin, hook, label) for hook in _HOOKS}
    except (pluggy.PluginValidationError, ValueError) as error:
        raise PluginError(f"{label} does not keep to the plugin interface: {error}") from error
    module = getattr(plugin, "__name__", type(plugin).__module__)
    rules = (*brought["scrapelint_rules"], *brought["scrapelint_corpus_rules"])
    readers, formats = brought["scrapelint_readers"], brought["scrapelint_formats"]
    return LoadedPlugin(name, distribution, module, rules, readers, formats)


_HOOKS: dict[str, tuple[type, ...]] = {
    "scrapelint_rules": (Rule,),
    "scrapelint_corpus_rules": (GroupRule, PairRule),
    "scrapelint_readers": (Reader,),
    "scrapelint_formats": (Format,),
}


def _called(manager: pluggy.PluginManager, plugin: object, hook: str, label: str) -> tuple[type, ...]:
    """Return the classes that the hook of one plugin returns, checked."""
    for implementation in getattr(manager.hook, hook).get_hookimpls():
        if implementation.plugin is plugin:
            try:
                with redirect_stdout(sys.stderr):
                    classes = tuple(implementation.function())
            except (Exception, SystemExit) as error:
                raise PluginError(f"{label} failed in {hook}: {type(error).__name__}: {error}") from error
            return tuple(_checked(item, hook, label) for item in classes)
    return ()


def _checked(item: object, hook: str, label: str) -> type:
    bases = _HOOKS[hook]
    if not (isinstance(item, type) and issubclass(item, bases)):
        names = " or ".join(base.__name__ for base in bases)
        raise PluginError(f"{label}: {hook} must return classes of {names}, not {item!r}")
    if missing := sorted(getattr(item, "__abstractmethods__", ())):
        raise PluginError(f"{label}: {item.__qualname__} does not define {', '.join(missing)}")
    if not item.__dict__.get("name", getattr(item, "name", "")):
        raise PluginError(f"{label}: {item.__qualname__} has no name")
    return item


def _refuse_doubles(plugins: tuple[LoadedPlugin, ...]) -> None:
    owners: dict[str, str] = {}
    for plugin in plugins:
        for rule in plugin.rules:
            for key in (rule.code, rule.name):
                if key in owners:
                    raise PluginError(f"{key} is claimed by two plugins: {owners[key]} and {plugin.label}")
                owners[key] = plugin.label
