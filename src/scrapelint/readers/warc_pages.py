"""The pages and texts in the records of a web archive."""

from collections.abc import Iterator
from typing import BinaryIO

from ..text.document import Document
from .base import Problem
from .decoding import decode_document
from .encoding_problems import encoding_problem
from .html import page
from .http_message import Response, media_type, read_response
from .limits import too_large
from .site import day_of, site_of_url
from .warc_records import Record, Records

_TEXTS = {"response", "resource", "conversion"}
_PAGES = {"text/html", "application/xhtml+xml"}


def warc_documents(path: str, stream: BinaryIO) -> Iterator[Document | Problem]:
    """Yield the documents in ``stream``, and the damage met."""
    for record in Records(stream):
        if record.problem:
            message = f"this record is damaged: {record.problem}"
            yield Problem("SL012", "damaged-warc-record", message, path, record.number)
        elif record.too_large and record.fields.get("warc-type", "").lower() in _TEXTS:
            yield too_large(path, record.number)
        elif (response := _response(record)) is not None:
            yield from _documents(path, record, response)


def _documents(path: str, record: Record, response: Response) -> Iterator[Document | Problem]:
    if response.problem:
        message = f"this record is damaged: {response.problem}"
        yield Problem("SL012", "damaged-warc-record", message, path, record.number)
        if not response.content:
            return
    address = record.fields.get("warc-target-uri", "").strip("<>") or None
    identity = address, record.number, site_of_url(address)
    day = day_of(record.fields.get("warc-date"))
    if response.kind in _PAGES:
        yield from page(response.content, path, response.charset, identity, day)
        return
    decoded = decode_document(response.content, response.charset)
    problem = encoding_problem(decoded, path, record.number)
    if problem:
        yield problem
    yield Document(decoded.text, path, *identity, date=day)


def _response(record: Record) -> Response | None:
    """Return what ``record`` holds if it is a page or a text."""
    kind = record.fields.get("warc-type", "").lower()
    if kind == "response":
        response = read_response(record.content)
        if response is None or response.status != 200:
            return None
    elif kind in {"conversion", "resource"}:
        response = Response(200, *media_type(record.fields.get("content-type", "")), record.content)
    else:
        return None
    return response if response.kind in {*_PAGES, "text/plain"} else None
