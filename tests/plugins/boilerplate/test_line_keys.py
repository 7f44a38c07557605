"""The lines of a batch: the spans make up the texts, and each key is the line's own."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapelint.plugin import Document, Span

np = pytest.importorskip("numpy")
xxhash = pytest.importorskip("xxhash", reason="needs the extra corpus")
line_keys = pytest.importorskip("scrapelint_boilerplate.line_keys")

PIECES = (
    "Leave a Reply",
    "12 comments",
    "“Ça”",
    "\u2028",
    "\r\n",
    "\n",
    "\x85",
    "İ",
    "ﬁ",
    "\udcff",
    "Z̸̢",
    " ",
    "…",
    "記者",
)
TEXTS = st.lists(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=30), min_size=1, max_size=5
)


@given(TEXTS)
def test_each_line_has_the_key_it_has_alone(texts: Sequence[str]) -> None:
    lines = line_keys.lines_of(tuple(map(Document, texts)))
    for index, text in enumerate(texts):
        own = lines.documents == index
        pieces = [text[start:end] for start, end in zip(lines.starts[own], lines.ends[own], strict=True)]
        assert pieces == text.splitlines(keepends=True)
        letters = [line_keys.letters_of(line) for line in text.splitlines()]
        assert lines.sizes[own].tolist() == [len(one) for one in letters]
        assert lines.keys[own].tolist() == [xxhash.xxh3_64_intdigest(one) for one in letters]


@given(TEXTS)
def test_a_page_is_known_by_its_longest_lines_wherever_it_stands_in_the_batch(texts: Sequence[str]) -> None:
    together = line_keys.lines_of(tuple(map(Document, texts))).pages.tolist()
    assert together == [line_keys.lines_of((Document(text),)).pages.tolist()[0] for text in texts]


def test_copies_of_a_page_are_one_and_pages_of_a_template_are_not() -> None:
    first, second = "The ferry was late on Monday, said the office.", "Two tugs were bought for the harbour last week."
    pages = [f"{first}\nHome\n3 comments", f"Home\n{first}\n412 Comments\nAd", f"Home\n{second}\n3 comments", ""]
    numbers = line_keys.lines_of(tuple(map(Document, pages))).pages.tolist()
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) == 3


def test_markup_is_blank() -> None:
    document = Document("Text\n```\ncode\n```\nMore", markup=(Span(5, 18),))
    assert line_keys.lines_of((document,)).sizes.tolist() == [4, 0, 0, 0, 4]
