"""What a rule across documents is: ``sketch`` makes small rows of one document, ``compare`` judges equal ones.

An engine stands between the two that only groups rows by their key: DuckDB on one machine, Spark on many. Neither step
sees more than one document, or the summary of one group, so the findings are the same whoever runs them.
"""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Literal, NamedTuple

from .rule import RuleBase
from .text.document import Document


class Sketch(NamedTuple):
    """A row: something in a document that may stand in others too, known by its ``key``."""

    key: int
    """A signed whole number of 64 bits, mostly a hash: rows with the same key make a group."""
    start: int
    end: int
    """The half-open span in code points of the document's text; white space at either side is left out of findings."""
    value: int = 0
    """A signed whole number of 64 bits more; a group knows how many different ones it holds."""


class Sketches(NamedTuple):
    """The rows of several documents as columns of one length: sequences of whole numbers, or arrays of numpy."""

    documents: Any
    """The index of each row's document, from 0, in ascending order."""
    keys: Any
    starts: Any
    ends: Any
    values: Any


class Place(NamedTuple):
    """Where a row of a group stands."""

    path: str
    id: str | None
    record: int | None
    site: str | None
    start: int
    end: int
    line: int
    column: int
    text: str
    """What stands there, without the white space around it; cut after :data:`LONGEST_TEXT` code points."""


LONGEST_TEXT = 2000
"""Code points of the text of a place that ``compare`` is shown."""
MOST_PLACES = 4
"""How many places a group shows: the hundredth copy says nothing that the third did not."""


class Group(NamedTuple):
    """What is known of all rows with one key; however many they are, it holds but a few of them."""

    documents: int
    """How many documents hold such a row."""
    values: int
    """How many different values their rows have, the first in each document counted."""
    places: tuple[Place, ...]
    """The first row of each of the first :data:`MOST_PLACES` documents, in the order of the input; never empty."""
    of_site: int
    """How many documents there are of the site of the first place, with or without such a row; 0 if it has none."""
    of_all: int
    """How many documents there are."""


class Verdict(NamedTuple):
    """What the findings on the rows of a group say; each names a few of the group's other places."""

    message: str
    keeps_first: bool = False
    """Whether the first document of the group is the one to keep, so that nothing is reported in it."""
    related_message: str = "also here"
    """What is said of the other places."""
    confidence: float = 1.0
    details: tuple[str, ...] = ()


class CorpusRule(RuleBase):
    """A check of many documents against each other. Its objects must be picklable, as frozen dataclasses are.

    Subclass :class:`GroupRule` or :class:`PairRule`.
    """

    yields_to: ClassVar[tuple[str, ...]] = ()
    """Names of rules across documents that report the same damage better: findings that overlap one of theirs are
    dropped, if those rules run."""

    @abstractmethod
    def sketch(self, document: Document) -> Iterable[Sketch]:
        """Return the rows of ``document``; the text of the document is all that may decide them, and its site."""

    def sketch_many(self, documents: Sequence[Document]) -> Sketches:
        """Return the rows of ``documents``, for whoever can make them faster together; the same as one by one."""
        rows = [(index, *row) for index, one in enumerate(documents) for row in self.sketch(one)]
        return Sketches(*zip(*rows, strict=True)) if rows else Sketches((), (), (), (), ())


class GroupRule(CorpusRule):
    """A rule by which equal keys are the damage, such as a line that stands on many pages."""

    joins: ClassVar[str] = ""
    """What the rows are called, such as ``lines``, if neighbouring ones that are reported, with nothing but white space
    between, are to be one finding; empty if each is to be its own."""
    learns: ClassVar[Literal["", "site", "any"]] = ""
    """Whether what it reports are template lines that ``--learn`` writes down: of the site of their first place, or of
    any site; empty if not."""

    @property
    def least(self) -> int:
        """The least number of documents in a group that is worth looking at; at least 2."""
        return 2

    @abstractmethod
    def compare(self, group: Group) -> Verdict | None:
        """Return what to report on each row of ``group``, or ``None`` if nothing is wrong with it."""


class PairRule(CorpusRule):
    """A rule by which documents with a common key may be alike, and are read side by side to see whether they are.

    Documents that are alike make a cluster with those that they are like, whose first document is the one to keep.
    """

    @abstractmethod
    def similarity(self, first: str, second: str) -> float:
        """Return how alike two texts are, from 0 to 1; 0 if too little to be reported."""

    @abstractmethod
    def report(self, kept: Place, alike: Place, similarity: float, documents: int) -> Verdict:
        """Return what to report on a document of a cluster.

        ``kept`` is the first document of the cluster, ``alike`` the one before it that it was found to be like, by
        ``similarity``; ``documents`` is how many the cluster holds.
        """
