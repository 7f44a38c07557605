"""Patterns that are compiled when a text first asks for them."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

P = TypeVar("P")
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Late:
    """Stands for a pattern, and has its methods for its own from the first call on: later calls cost nothing more."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        pattern = self._make()
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(self, name)


def late(compiler: Callable[[str, int], P], pattern: str, flags: int = 0) -> P:
    r"""Return what ``compiler`` (:func:`regex.compile`, :func:`re.compile`) makes of ``pattern``, at its first use.

    A large pattern takes milliseconds to compile, and most texts ask for few of them. What is returned has the methods
    of a pattern but not its other attributes.

    >>> import re
    >>> late(re.compile, r"\d+").search("in 1996")[0]
    '1996'
    """
    return cast("P", _Late(lambda: compiler(pattern, flags)))
