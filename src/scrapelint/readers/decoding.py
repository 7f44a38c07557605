"""Bytes into text that can be turned back into the same bytes."""

import codecs

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def encoding_of(data: bytes) -> str:
    """Return the encoding that the byte order mark of ``data`` declares, UTF-8 without one."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")


def decode(data: bytes) -> tuple[str, str | None]:
    """Return the text of ``data``, byte order mark included, and what is wrong with it, or ``None``.

    Bytes that are no text in the encoding become lone surrogates, so that every other offset stays true.
    """
    encoding = encoding_of(data)
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        damage = f"byte {error.start} ({data[error.start : error.start + 1].hex()}) is not {encoding}"
    try:
        return data.decode(encoding, "surrogateescape"), damage
    except UnicodeDecodeError:  # UTF-16 and UTF-32 have no surrogateescape for a cut-off end
        return data.decode(encoding, "replace"), damage
