"""JSON Lines: one document a record."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..text.document import Document
from .base import Problem, Reader
from .decoding import decode
from .limits import lines_of, too_large
from .site import day_of, site_of_url

_STRAY = re.compile("[\udc80-\udcff]")


class JsonlReader(Reader):
    """Reads one document from each line, without holding the file in memory."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    splittable = True
    rewritable = True

    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield a document, or what is wrong, for each line that is not blank."""
        for number, line in lines_of(stream, first_line):
            if line is None:
                yield too_large(path, number)
            elif line.strip():
                found = self.record(path, number, line.removeprefix(b"\xef\xbb\xbf"))
                if isinstance(found, Document) and not found.text.isascii() and _STRAY.search(found.text):
                    yield from _stray(line, path, number)
                yield found

    def record(self, path: str, number: int, line: bytes) -> Document | Problem:
        """Return the document of the record in ``line``, line ``number`` of the file, from 1."""
        text, damage = decode(line)
        try:
            fields = json.loads(text)
        except ValueError as error:
            return Problem("SL001", "record-not-json", f"this record is not JSON: {damage or error}", path, number)
        except RecursionError:
            return Problem("SL001", "record-not-json", "this record is nested too deeply to be read", path, number)
        if not isinstance(fields, dict):
            kind = type(fields).__name__
            return Problem("SL001", "record-not-json", f"this record is a JSON {kind}, not an object", path, number)
        return self._document(path, number, fields)

    def _document(self, path: str, number: int, fields: dict[str, Any]) -> Document | Problem:
        field = self.options.text_field
        if field not in fields:
            seen = ", ".join(sorted(fields)[:8]) or "nothing"
            message = f"this record has no field {field!r}; it has {seen}"
            return Problem("SL002", "record-without-text", message, path, number)
        text = fields[field]
        if not isinstance(text, str):
            message = f"the field {field!r} holds {_kind(text)}, not a string"
            return Problem("SL003", "text-not-string", message, path, number)
        id_field = self.options.id_field or "id"
        identity = fields.get(id_field)
        if self.options.id_field and identity is None:
            return Problem("SL002", "record-without-text", f"this record has no id field {id_field!r}", path, number)
        site = site_of_url(fields.get(self.options.url_field or "url"))
        day = day_of(fields.get(self.options.date_field or "date"))
        return Document(text, path, None if identity is None else str(identity), number, site, date=day)


def _stray(line: bytes, path: str, number: int) -> Iterator[Problem]:
    """Yield what is to be said of bytes that are no text, and are lone surrogates now; written as such they may be."""
    damage = decode(line)[1]
    if damage:
        yield Problem("SL004", "undecodable-text", f"{damage}; the rest was checked", path, number)


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {bool: "a boolean", int: "a number", float: "a number", list: "an array", dict: "an object"}
    return names.get(type(value), type(value).__name__)
