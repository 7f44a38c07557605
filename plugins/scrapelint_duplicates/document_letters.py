"""The letters and digits of whole documents, folded: what they say, without how it is set."""

from scrapelint.plugin import fold

SHORT = 80
"""Code points below which a line is short."""
_LAYOUT = bytes(code for code in range(128) if not chr(code).isalnum())


def letters_of(text: str) -> bytes:
    r"""Return the folded letters and digits of ``text`` in UTF-8; what is not ASCII stays whatever it is.

    >>> letters_of("“Rain” — said the ministry, 3\u00a0times.").decode()
    'rainsaidtheministry3times'
    """
    folded = text.lower() if text.isascii() else fold(text)
    return folded.encode("utf-8", "surrogatepass").translate(None, _LAYOUT)


def running_text(text: str) -> str:
    """Return ``text`` without its short lines: menus, labels and counters stand on them, articles do not.

    Where the lines are hard-wrapped none is long; there those count that are half as long as the longest.
    """
    lines = text.splitlines()
    least = min(SHORT, max(map(len, lines), default=0) // 2)
    return "\n".join([line for line in lines if len(line) >= least])


def key_of(data: bytes) -> int:
    """Return a signed number of 64 bits for ``data``: nobody can write two documents that share one by design."""
    from hashlib import blake2b  # noqa: PLC0415 - 4 ms, for a corpus

    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little", signed=True)
