"""Rules across documents that crash: what they were asked is given up, and all else goes on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ..corpus_rule import Verdict


@contextmanager
def surviving(say: Callable[[str], object]) -> Iterator[None]:
    """Let a plugin's code run within; if it raises, ``say`` is told what, and the program goes on behind it."""
    try:
        yield
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises must not lose the other findings
        say(f"{type(error).__name__}: {error}")


def checked(verdict: Any) -> Verdict:
    """Return ``verdict``; raise if a rule has returned something else: rules are not all checked for their types."""
    if not isinstance(verdict, Verdict):
        raise TypeError(f"a rule must return a Verdict, not {verdict!r}")
    if not isinstance(verdict.message, str):
        raise TypeError(f"the message must be a string, not {verdict.message!r}")
    return verdict
