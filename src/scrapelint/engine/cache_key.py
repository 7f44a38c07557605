"""What a cached result depends on, as a hash: rules, options, versions, the code itself, and the document."""

import sys
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from ..config.model import Config
from ..rule import Rule
from ..text.document import Document
from .linter import Linter

# Packages whose behaviour shows in findings.
_LIBRARIES = ("numpy", "rapidfuzz", "regex", "sentencex", "spacy", "en_core_web_sm")


def linter_key(linter: Linter) -> bytes | None:
    """Return a hash of all that findings depend on besides the document; ``None`` if it cannot be told.

    Code counts by its files' sizes and times, so that editing a rule or a word list is noticed, installed or not.
    """
    parts = [sys.version, repr(sys.float_info.mant_dig), _config_part(linter.config)]
    parts += [_library(name) for name in _LIBRARIES]
    parts.append(_folder(Path(__file__).parent.parent))
    parts += sorted(f"{plugin.name} {plugin.distribution}" for plugin in linter.catalogue.plugins)
    modules = {plugin.module for plugin in linter.catalogue.plugins}
    modules |= {type(rule).__module__.split(".")[0] for rule in linter.rules}
    for module in sorted(modules):
        code = _module(module)
        if not code:
            return None  # an object made at run time: its code may be anything
        parts.append(f"{module} {code}")
    parts += [_rule_part(rule) for rule in linter.rules]
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def document_key(linter_key: bytes, document: Document) -> bytes:
    """Return the key of ``document``; the line of its record is left out, which findings do not depend on."""
    markup = ",".join(f"{start}-{end}" for start, end in document.markup)
    parts = (document.path, document.id, document.site, markup, str(document.soft_breaks))
    head = "\0".join("-" if part is None else f"+{part}" for part in parts).encode("utf-8", "surrogatepass")
    digest = blake2b(key=linter_key, digest_size=16)
    digest.update(len(head).to_bytes(8, "big") + head)
    digest.update(document.text.encode("utf-8", "surrogatepass"))
    return digest.digest()


def _config_part(config: Config) -> str:
    templates = Path(config.root) / config.templates if config.templates else None
    state = _state(templates) if templates and templates.is_file() else ""
    selected = (config.select, config.extend_select, config.ignore, config.preview)
    return repr((selected, config.sensitivity, config.root, state))


def _rule_part(rule: Rule) -> str:
    options: list[tuple[str, str]] = []
    if is_dataclass(rule):
        options = [(field.name, repr(getattr(rule, field.name))) for field in fields(rule)]
    return f"{type(rule).__module__}.{type(rule).__qualname__} {rule.code} {sorted(options)}"


@cache
def _library(name: str) -> str:
    spec = find_spec(name)
    return _folder(Path(spec.origin).parent, deep=False) if spec and spec.origin else name


def _module(name: str) -> str:
    """Return what identifies the code of the module ``name`` and of its package; nothing if it has no file."""
    file = getattr(sys.modules.get(name), "__file__", None)
    if file is None:
        return ""
    path = Path(file)
    return _folder(path.parent) if path.stem == "__init__" else _state(path)


def _folder(folder: Path, *, deep: bool = True) -> str:
    files = sorted(folder.rglob("*") if deep else folder.glob("*"))
    return "\n".join(_state(path) for path in files if "__pycache__" not in path.parts and path.is_file())


def _state(path: Path) -> str:
    status = path.stat()
    return f"{path} {status.st_size} {status.st_mtime_ns}"
