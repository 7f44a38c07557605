"""Readers by the name of a file, as the linter finds them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath

import pytest

from scrapelint.plugin import Document, Problem, ReadOptions
from scrapelint.readers.builtin import READERS
from scrapelint.readers.walk import reader_for

Read = Callable[..., list[Document | Problem]]


def read_as(name: str, data: bytes, **options: str) -> list[Document | Problem]:
    readers = [reader(ReadOptions(**options)) for reader in READERS]
    return list(reader_for(PurePath(name), readers).read(name, BytesIO(data)))


@pytest.fixture(scope="session")
def read() -> Read:
    """What the bytes of a file of that name are read as."""
    return read_as


@pytest.fixture(scope="session")
def told() -> Callable[..., list[object]]:
    """The same in short: the text of a document, code and record of a problem."""

    def short(name: str, data: bytes, **options: str) -> list[object]:
        found = read_as(name, data, **options)
        return [item.text if isinstance(item, Document) else (item.code, item.record) for item in found]

    return short
