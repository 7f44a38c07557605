"""What is said of an encoding that is damaged, or that was guessed."""

from .base import Problem
from .decoding import Decoded


def encoding_problem(decoded: Decoded, path: str, record: int | None = None) -> Problem | None:
    """Return what is to be said of the encoding of ``decoded``; ``None`` if all is well."""
    if decoded.damage:
        return Problem("SL004", "undecodable-text", f"{decoded.damage}; the rest was checked", path, record)
    if decoded.guessed:
        return guessed(decoded.encoding, path, record)
    return None


def guessed(encoding: str, path: str, record: int | None = None) -> Problem:
    """Return what is said of bytes that were read as ``encoding`` because they look like it."""
    message = f"this is not UTF-8, and nothing says what it is; it was read as {encoding}, which it looks like"
    return Problem("SL006", "undeclared-encoding", message, path, record, "info")
