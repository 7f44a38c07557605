"""Options as they document themselves: the fields of a dataclass with the docstrings that stand below them."""

import ast
import dataclasses
import inspect
import textwrap
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, get_args

from ..config.convert import describe, option_types
from ..rule import Options, RuleBase


@dataclass(frozen=True)
class DescribedOption:
    """One option: its name, its declared type, its default and what its docstring says, in one line."""

    name: str
    declared: Any
    default: Any
    description: str

    @property
    def kind(self) -> str:
        """The declared type in words."""
        words = describe(self.declared)
        return f"{words.replace('a list of a ', 'a list of ')}s" if words.startswith("a list of a ") else words

    @property
    def parts(self) -> list["DescribedOption"]:
        """The keys of the tables that the option holds, if it holds tables."""
        inner = next((one for one in (self.declared, *get_args(self.declared)) if dataclasses.is_dataclass(one)), None)
        return described_options(inner) if isinstance(inner, type) else []


def described_options(cls: type) -> list[DescribedOption]:
    """Return the options of the rule or table ``cls``, in order, without those it shares through a table."""
    return [
        DescribedOption(name, kind, _default(cls, name), attribute_docstrings(cls).get(name, ""))
        for name, kind in option_types(cls).items()
        if not _is_table(kind)
    ]


def shared_options(rule: type[RuleBase]) -> list[type[Options]]:
    """Return the tables of options that ``rule`` shares with other rules."""
    return [kind for kind in option_types(rule).values() if _is_table(kind)]


def docstring_of(rule: type) -> str:
    """Return the docstring of a rule or a table of options, without its indent, a wrapped first line joined."""
    head, _, rest = inspect.cleandoc(rule.__doc__ or "").partition("\n\n")
    return f"{' '.join(head.split())}\n\n{rest}".strip()


@cache
def attribute_docstrings(cls: type) -> dict[str, str]:
    """Return what stands as a docstring below each attribute of ``cls`` and its bases, by name, in one line."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if base is not object:
            found |= _own_docstrings(base)
    return found


def _own_docstrings(cls: type) -> dict[str, str]:
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    except (OSError, TypeError, SyntaxError):
        return {}  # no source at hand: built in, or typed at a prompt
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    found = {}
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            value = below.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[field.target.id] = " ".join(value.value.split())
    return found


def _default(cls: type, name: str) -> Any:
    if not dataclasses.is_dataclass(cls):
        return None
    field = next(field for field in dataclasses.fields(cls) if field.name == name)
    if field.default is not dataclasses.MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not dataclasses.MISSING else None


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Options)
