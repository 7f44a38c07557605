"""Fixes written back into files: all of a file or nothing, every byte that no fix touches as it was."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..atomic_files import replace_atomically
from ..errors import FixError
from ..readers.decoding import Decoded, decode, decode_document, encoding_of
from ..text.document import Document
from .fixing import Step, apply_edits
from .json_text import edited_literal, literal_span

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Change:
    """The edits for one document: what it was when it was linted, and the steps to make."""

    document: Document
    steps: tuple[Step, ...]

    @property
    def text(self) -> str:
        """The text after the steps."""
        text = self.document.text
        for step in self.steps:
            text = apply_edits(text, step)
        return text


Piece = tuple[bytes, bytes]
"""A part of a file before and after its fixes: a record, or the whole of it."""


def pieces(stream: BinaryIO, changes: Iterable[Change], text_field: str) -> Iterator[Piece]:
    """Yield the parts of the file in ``stream``, in order, with the ``changes`` made to its documents.

    Raises:
        FixError: a document does not stand in the file as it was linted, or not in a way that can be written.
    """
    by_record = {change.document.record: change for change in changes}
    if None in by_record:
        data = stream.read()
        yield data, text_with(data, by_record[None])
        return
    for number, line in enumerate(stream, start=1):
        change = by_record.pop(number, None)
        yield line, line if change is None else record_with(line, change, text_field)
    for change in by_record.values():
        raise FixError(f"{_name(change.document)}: the record is no longer in the file; nothing was written")


def text_with(data: bytes, change: Change) -> bytes:
    """Return the text file that holds ``data`` with ``change`` made, in its own encoding.

    Raises:
        FixError: it is not as it was linted, or cannot be written as it was.
    """
    text, damage = decode(data)
    plain = Decoded(text, encoding_of(data), damage or "")
    decoded = plain if text == change.document.text else decode_document(data)
    if decoded.text != change.document.text:
        raise _mismatch(change.document)
    if decoded.damage and decoded.encoding != "utf-8":
        raise FixError(f"{_name(change.document)}: {decoded.damage}, so that it cannot be written back as it was")
    if _encoded(decoded.text, decoded.encoding, change.document) != data:
        raise FixError(f"{_name(change.document)}: {decoded.encoding} has several ways of writing this text")
    return _encoded(change.text, decoded.encoding, change.document)


def record_with(line: bytes, change: Change, text_field: str) -> bytes:
    """Return the JSON record in ``line`` with ``change`` made to its text, every other byte as it was.

    Raises:
        FixError: it is not as it was linted, or cannot be written.
    """
    mark = _MARK if line.startswith(_MARK) else b""
    record = decode(line.removeprefix(mark))[0]
    try:
        span = literal_span(record, text_field)
        literal = record[slice(*span)] if span else "null"
        if span is None or json.loads(literal) != change.document.text:
            raise _mismatch(change.document)
    except (ValueError, IndexError):
        raise _mismatch(change.document) from None
    edited = edited_literal(literal, change.steps)
    if json.loads(edited) != change.text:  # an edit between two lone surrogates would make a character of them
        raise FixError(f"{_name(change.document)}: the fixed text cannot be written as JSON")
    return mark + _encoded(record[: span[0]] + edited + record[span[1] :], "utf-8", change.document)


def _encoded(text: str, encoding: str, document: Document) -> bytes:
    try:
        return text.encode(encoding, "surrogateescape")
    except UnicodeEncodeError as error:
        raise FixError(f"{_name(document)}: the fixed text is not {encoding}: {error.reason}") from error


def _mismatch(document: Document) -> FixError:
    return FixError(f"{_name(document)}: the text is not in the file as it was linted; nothing was written")


def _name(document: Document) -> str:
    return document.path if document.record is None else f"{document.path}:{document.record}"


def rewrite(path: Path, changes: Iterable[Change], text_field: str) -> None:
    """Make ``changes`` in the file ``path``: it holds all of them or, whatever happens, none.

    Permissions, owner and extended attributes are kept; a symbolic link stays one, and its target is changed.

    Raises:
        FixError: the file cannot be written, or is no longer as it was linted.
    """
    target = path.resolve()
    try:
        if not os.access(target, os.W_OK):
            raise FixError(f"{path.as_posix()}: the file is read-only; its fixes were not written")
        with target.open("rb") as stream:
            replace_atomically(target, (after for _, after in pieces(stream, changes, text_field)))
    except OSError as error:
        raise FixError(f"{path.as_posix()}: fixes cannot be written: {error.strerror or error}") from error
