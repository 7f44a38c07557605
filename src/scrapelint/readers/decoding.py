"""Bytes into text that can be turned back into the same bytes."""

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
_FIRST = b"".join(mark[:1] for mark, _ in _MARKS)

# What browsers take some names for: each is the larger set that pages so labelled really use.
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_NOT_OF_TEXT = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7", "mbcs", "oem"}
_RUN = re.compile("[\udc80-\udcff]{3,}")


class Decoded(NamedTuple):
    """A text, how it was encoded, and what is wrong with it."""

    text: str
    """With its byte order mark; bytes that are no text in the encoding are lone surrogates or ``U+FFFD``."""
    encoding: str
    damage: str = ""
    """What is wrong with the bytes; empty if nothing is."""
    guessed: bool = False
    """Whether the encoding is a guess: the bytes are no UTF-8, and nothing says what they are."""


def encoding_of(data: bytes) -> str:
    """Return the encoding that the byte order mark of ``data`` declares, UTF-8 without one."""
    return marked_encoding(data) or "utf-8"


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that the byte order mark of ``data`` declares, if it has one."""
    if data[:1] not in _FIRST:
        return None
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def decode(data: bytes) -> tuple[str, str | None]:
    """Return the text of ``data``, byte order mark included, and what is wrong with it, or ``None``.

    Bytes that are no text in the encoding become lone surrogates, so that every other offset stays true.
    """
    found = _decoded(data, encoding_of(data))
    return found.text, found.damage or None


def decode_document(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of the file ``data``: as its mark says, else as ``declared``, else UTF-8, else as it looks.

    UTF-8 goes before what is declared where bytes above 127 are valid UTF-8, which they never are by chance: many a
    page was saved as UTF-8 without a change of what its head says.
    """
    marked = marked_encoding(data)
    if marked:
        return _decoded(data, marked)
    known = known_encoding(declared)
    plain = _decoded(data, "utf-8")
    if not plain.damage and (known is None or not data.isascii()):
        return plain
    if known and known != "utf-8":
        return _decoded(data, known)
    if known or _mostly_utf8(plain.text):
        return plain
    from .guessing import guessed_encoding  # noqa: PLC0415 - UTF-8 need not pay for the library

    guess = guessed_encoding(data)
    return _decoded(data, guess, guessed=True) if guess else plain


def known_encoding(label: str | None) -> str | None:
    """Return the encoding that browsers take ``label`` for; ``None`` if it names none that text is written in."""
    if not label:
        return None
    try:
        codec = codecs.lookup(label.strip(" \t\r\n\f\"'"))
    except (LookupError, ValueError, UnicodeError):
        return None
    if not codec._is_text_encoding or codec.name in _NOT_OF_TEXT:  # noqa: SLF001 - nothing else tells rot13
        return None
    return _LARGER.get(codec.name, codec.name.removesuffix("-sig"))


def _decoded(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, guessed=guessed)
    except UnicodeDecodeError as error:
        damage = f"byte {error.start} ({data[error.start : error.start + 1].hex()}) is not {encoding}"
    for way in ("surrogateescape", "replace"):  # UTF-16 and UTF-32 have no surrogateescape for a cut-off end
        try:
            return Decoded(data.decode(encoding, way), encoding, damage, guessed)
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode("latin-1"), "latin-1", damage, guessed)


def _mostly_utf8(text: str) -> bool:
    """Tell whether ``text`` is damaged UTF-8, with bytes that are none as surrogates, rather than another encoding.

    Damage is rare, or stands alone; bytes of another encoding are seldom valid UTF-8, and in long runs not at all.
    """
    stray = sum("\udc80" <= character <= "\udcff" for character in text)
    in_runs = sum(len(run) for run in _RUN.findall(text))
    valid = len(text) - stray - sum(character < "\x80" for character in text)
    return valid * 5 >= stray and in_runs * 5 <= stray
