"""Texts side by side: spans are trimmed and placed as they are in a document by itself."""

from collections.abc import Sequence

import pytest

from scrapelint.testing import hostile_texts
from scrapelint.text.document import Document
from scrapelint.text.lines import trimmed

np = pytest.importorskip("numpy")
pa = pytest.importorskip("pyarrow", reason="needs the extra corpus")

from scrapelint.corpus.batch_texts import BatchTexts  # noqa: E402 - behind what it needs
from scrapelint.corpus.stored import encoded  # noqa: E402

PLAIN = [
    "",
    "One line",
    "  two\r\nlines \r",
    "\nand\rmore\n\n",
    "",
    " \t\n",
    "ends\r",
    "\nbegins",
    "a" + " " * 40 + "b",
]
MIXED = [
    "",
    "\N{NO-BREAK SPACE}Über\N{ZERO WIDTH SPACE}\n",
    "x\u2028\u3000y\u3000",
    "\ud800\n \udfff",
    "",
    "\U0001f600\r\n😀",
]


def spans(texts: Sequence[str], most: int = 40) -> list[tuple[int, int, int]]:
    """Return spans of ``texts`` with the numbers of the texts: of every second offset at the ends, few between."""
    found = []
    for number, text in enumerate(texts):
        offsets = sorted(
            {*range(min(most, len(text) + 1)), *range(0, len(text) + 1, max(1, len(text) // most)), len(text)}
        )
        found += [(number, start, end) for start in offsets for end in offsets[::3] if start <= end]
    return found


@pytest.mark.parametrize("texts", [PLAIN, MIXED, list(hostile_texts().values())], ids=["plain", "mixed", "hostile"])
def test_spans_are_trimmed_and_placed_as_in_a_document(texts: list[str]) -> None:
    texts = [text[:4000] for text in texts]
    column = pa.array([b"before", *(encoded(text) for text in texts)], "binary").slice(1)
    batch = BatchTexts(column)
    numbers, starts, ends = map(np.array, zip(*spans(texts), strict=True))
    begun = batch.edges[numbers]
    first, last = batch.trimmed(batch.bytes_at(begun + starts), batch.bytes_at(begun + ends))
    found = zip((batch.code_points(first) - begun).tolist(), (batch.code_points(last) - begun).tolist(), strict=True)
    expected = [trimmed(texts[number], start, end) for number, start, end in spans(texts)]
    assert [
        (one, other) for one, other in zip(found, expected, strict=True) if one != other and other[0] < other[1]
    ] == []
    assert ((first < last).tolist()) == [start < end for start, end in expected]
    documents = [Document(text) for text in texts]
    placed = zip(*(column.tolist() for column in batch.positions(numbers, first)), strict=True)
    wrong = [
        (number, start)
        for (number, *_), (start, end), place in zip(spans(texts), expected, placed, strict=True)
        if start < end and documents[number].position(start) != place
    ]
    assert wrong == []
    assert [batch.piece(*span) for span in zip(first.tolist(), last.tolist(), strict=True)] == [
        encoded(texts[number][start:end]) for (number, *_), (start, end) in zip(spans(texts), expected, strict=True)
    ]


def test_no_texts_are_nothing() -> None:
    batch = BatchTexts(pa.array([], "binary"))
    nothing = np.array([], np.int64)
    assert [len(one) for one in (*batch.trimmed(nothing, nothing), *batch.positions(nothing, nothing))] == [0] * 4
