"""How findings of the family are put: where the other place is, and what the fix takes out."""

from collections.abc import Iterable, Sequence

from scrapelint.plugin import Document, Fix, Location

MOST_RELATED = 20
"""Most related places of one finding: the hundredth copy says nothing that the tenth did not."""


def line_of(document: Document, index: int) -> int:
    """Return the number of the line, from 1, on which a sentence begins."""
    return document.position(document.sentences[index].start)[0]


def once_more(others: int) -> str:
    """Return how a message says that there are that many more copies."""
    return {0: "", 1: ", and once more after"}.get(others, f", and {others} more times after")


def place(document: Document, index: int, message: str) -> Location:
    """Return a sentence as a related place."""
    sentence = document.sentences[index]
    return Location(sentence.start, sentence.end, message)


def places(document: Document, kept: int, others: Sequence[int]) -> tuple[Location, ...]:
    """Return the kept sentence and the other copies as related places."""
    copies = (place(document, index, "said again here") for index in others[: MOST_RELATED - 1])
    return (place(document, kept, "said before here"), *copies)


def removal(document: Document, indexes: Iterable[int], *, safe: bool) -> Fix:
    """Return the fix that removes sentences."""
    sentences = [document.sentences[index] for index in indexes]
    edits = tuple(document.removal(sentence.start, sentence.end) for sentence in sentences)
    return Fix(edits=edits, safe=safe, message="remove the repetition")
