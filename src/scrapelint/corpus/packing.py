"""Bytes compressed by themselves, so that pieces put one behind the other are a whole compressed file."""

from ..readers.extras import needed


def packed(data: bytes, suffix: str) -> bytes:
    """Return ``data`` compressed as ``suffix`` says, such as ``.gz``; as they are if it is empty.

    The time of day is left out: the same data make the same bytes.

    Raises:
        InputError: an extra is needed for it.
    """
    if suffix == ".gz":
        import gzip  # noqa: PLC0415 - few files need it

        return gzip.compress(data, 6, mtime=0)
    if suffix == ".bz2":
        import bz2  # noqa: PLC0415 - few files need it

        return bz2.compress(data)
    if suffix == ".xz":
        import lzma  # noqa: PLC0415 - few files need it

        return lzma.compress(data)
    if suffix == ".zst":
        made: bytes = needed("zstd", "compression.zstd", "backports.zstd", purpose="writing Zstandard").compress(data)
        return made
    return data
