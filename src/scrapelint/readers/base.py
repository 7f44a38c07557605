"""What a reader is: a file format turned into documents, and the damage it met on the way."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, ClassVar, NamedTuple

from ..finding import Severity
from ..text.document import Document


@dataclass(frozen=True)
class ReadOptions:
    """What the user says about the records of a corpus."""

    text_field: str = "text"
    """The field of a record that holds the text."""
    id_field: str | None = None
    """The field of a record that names it; by default ``id`` where there is one."""
    url_field: str | None = None
    """The field of a record that holds the address of the page; by default ``url`` where there is one. The host in it
    is the site of the document."""
    date_field: str | None = None
    """The field of a record that holds the date of the page; by default ``date`` where there is one."""


class Problem(NamedTuple):
    """A file or record that is damaged: reported as a finding, and the rest is read on."""

    code: str
    name: str
    message: str
    path: str
    record: int | None = None
    """The line of the record in the file, from 1, or its number where it has no line of its own."""
    severity: Severity = "error"


class Reader(ABC):
    """Turns files of one format into documents. Made once a run; must be picklable."""

    name: ClassVar[str] = ""
    """What users call the format, such as ``jsonl``."""
    suffixes: ClassVar[tuple[str, ...]] = ()
    """The endings of the files it reads, each with its dot, in lower case."""
    splittable: ClassVar[bool] = False
    """Whether a file can be read in parts that end at line ends; then ``read`` gets the number of the first line."""

    rewritable: ClassVar[bool] = False
    """Whether fixes can be written back: the file is text, and its document all of it, or a JSON record a line."""

    def __init__(self, options: ReadOptions) -> None:
        self.options = options

    @abstractmethod
    def read(self, path: str, stream: BinaryIO, first_line: int = 1) -> Iterator[Document | Problem]:
        """Yield the documents in ``stream``, which is the file shown to users as ``path``, and the damage met.

        ``first_line`` is the number of the first line of ``stream`` in the file, from 1; more than 1 only for readers
        that are :attr:`splittable`.
        """


class Piece(NamedTuple):
    """A part of a file that can be read by itself."""

    start: int
    end: int
    """Half-open, as the reader counts: row groups, say."""
    first: int
    """The number of its first record in the file, from 1."""
    size: int
    """About how many bytes of the file it is."""


class PiecewiseReader(Reader):
    """A reader of files that can be read from several places, though not line by line."""

    @abstractmethod
    def pieces(self, stream: BinaryIO, size: int) -> list[Piece]:
        """Return the pieces of about ``size`` bytes that make up the file; none if it must be read as a whole."""

    @abstractmethod
    def read_piece(self, path: str, stream: BinaryIO, piece: Piece) -> Iterator[Document | Problem]:
        """Yield what :meth:`read` yields for a piece of the file; for all pieces in order it is what it yields."""
