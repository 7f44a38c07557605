"""Properties of every view of a document, on text as broken decoding, templates and people leave it."""

import pickle
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from scrapelint import Document
from scrapelint.plugin import Block, Line, Sentence, find_words, fold

FRAGMENTS = (
    *("\n", "\r\n", "\r", "\n\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\t", " ", "  ", "\0", "\x1b[31m"),
    *("\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{IDEOGRAPHIC SPACE}", "\N{ZERO WIDTH SPACE}", "\N{ZERO WIDTH JOINER}"),
    *("\N{ZERO WIDTH NO-BREAK SPACE}", "\N{SOFT HYPHEN}", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{VARIATION SELECTOR-16}"),
    *("\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}" * 40, "e\N{COMBINING ACUTE ACCENT}", "\N{HANGUL FILLER}"),
    *("👩\N{ZERO WIDTH JOINER}🚀", "❤\N{VARIATION SELECTOR-16}", "İ", "ı", "ß", "ﬁ", "ﷺ", "½", "Ǆ", "ᾳ", "㎏", "ｶﾞ"),
    *("\ud800", "\udfff", "\ud83d", "\ude00", "\udcff", "\uffff", "\N{REPLACEMENT CHARACTER}"),
    *("“", "”", "„", "«", "'", '"', "(", ")", "[", "]", "…", "...", ".", "!", "?", ":", ";", ",", "-", "–", "•", "|"),
    *(
        "Rain fell in the north. ",
        "It stopped.",
        "Mr. Smith",
        "J.\N{NO-BREAK SPACE}K. Rowling",
        "U.S. ",
        "3.5",
        "12:30",
    ),
    *("the town's", "co\N{SOFT HYPHEN}operate", "e.g. ", "word", "the", "a", "B", "7", "_", "- item", "# Title", "```"),
    *(
        "今日は雨。",
        "你好！",
        "ภาษาไทย",
        "مرحبا؟",
        "नमस्ते। ",
        "Дождь. ",
        "1. one",
        "wrapped in mid-sentence, as it seems\n",
    ),
)
hostile_text = st.lists(st.sampled_from(FRAGMENTS) | st.characters(exclude_categories=[]), max_size=40).map("".join)

ARTICLE_LINES = (
    "Rain fell in the north all day, and the river rose.",
    "It stopped. The sun shone!",
    "“We waited,” said Anna. “Nobody came.”",
    "Photo: J. Smith",
    "Leave a Reply",
    "*",
    "— the end —",
    "Дождь шёл весь день. Потом он кончился.",
    "雨が降った。止んだ。",
)
BLANK_JOINS = (
    "\n\n",
    "\r\n",
    "\r",
    "\n\N{NO-BREAK SPACE}\n",
    "\n \N{ZERO WIDTH SPACE}\t\n\n",
    "\u2029",
    "\x85",
    "  \n",
)


def in_order(pieces: Sequence[Line | Block | Sentence], document: Document) -> bool:
    """Tell whether the pieces lie in the text, reproduce it, are numbered, and follow each other without overlap."""
    return (
        all(0 <= piece.start <= piece.end <= len(document.text) for piece in pieces)
        and all(document.text[piece.start : piece.end] == piece.text for piece in pieces)
        and all(document.text[slice(*piece.span)] == piece.text for piece in pieces)
        and all(before.end <= after.start for before, after in pairwise(pieces))
        and [piece.index for piece in pieces] == list(range(len(pieces)))
    )


@given(hostile_text)
@example("")
@example("\N{ZERO WIDTH NO-BREAK SPACE}")
@example("J.\N{NO-BREAK SPACE}K. Rowling wrote. It sold.")
def test_pieces_lie_in_the_text_in_order(text: str) -> None:
    document = Document(text)
    assert in_order(document.lines, document)
    assert in_order(document.blocks, document)
    assert in_order(document.sentences, document)


@given(hostile_text)
def test_no_piece_is_blank_or_has_blanks_at_its_sides(text: str) -> None:
    document = Document(text)
    for piece in (*document.full_lines, *document.blocks, *document.sentences):
        assert piece.text
        assert piece.text == piece.text.strip()


@given(hostile_text)
def test_every_visible_character_is_in_a_sentence(text: str) -> None:
    document = Document(text)
    covered = {offset for sentence in document.sentences for offset in range(sentence.start, sentence.end)}
    visible = {offset for offset, c in enumerate(text) if c.isalnum() and c != "\N{HANGUL FILLER}"}
    assert visible - covered == set()


@given(hostile_text)
def test_blocks_hold_their_sentences_and_lines(text: str) -> None:
    document = Document(text)
    assert [sentence for block in document.blocks for sentence in block.sentences] == list(document.sentences)
    assert tuple(line for block in document.blocks for line in block.lines) == document.full_lines
    for block in document.blocks:
        assert all(sentence.block == block.index for sentence in block.sentences)
        assert all(block.start <= sentence.start < sentence.end <= block.end for sentence in block.sentences)


@given(hostile_text)
def test_words_have_spans_and_none_is_empty(text: str) -> None:
    document = Document(text)
    for sentence in document.sentences:
        spans = sentence.word_spans()
        assert len(spans) == len(sentence.words)
        assert all(sentence.words)
        assert all(sentence.start <= span.start < span.end <= sentence.end for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert sentence.words == tuple(fold(text[slice(*span)]) for span in spans)


@given(hostile_text)
def test_folding_is_stable_and_blind_to_white_space(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(f" {text}\N{ZERO WIDTH SPACE}\n") == folded
    assert folded == folded.strip()


@given(st.text(st.characters(codec="ascii")))
def test_plain_text_has_the_same_words_whatever_stands_behind_it(text: str) -> None:
    assert [*find_words(text), "é"] == find_words(f"{text}\n\né")


@given(st.lists(st.sampled_from(ARTICLE_LINES), max_size=12), st.sampled_from(BLANK_JOINS))
def test_blank_lines_do_not_change_the_sentences(lines: list[str], join: str) -> None:
    expected = [sentence.text for sentence in Document("\n".join(lines)).sentences]
    assert [sentence.text for sentence in Document(join.join(lines)).sentences] == expected
    assert [sentence.text for sentence in Document(f"\ufeff{join}{join.join(lines)}{join}").sentences] == expected


@given(hostile_text, st.data())
def test_position_counts_lines_as_editors_do(text: str, data: st.DataObject) -> None:
    document = Document(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = document.position(offset)
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n" or (c == "\r" and text[i + 1 : i + 2] != "\n"))]
    assert line == sum(start <= offset for start in starts)
    assert column == offset - starts[line - 1] + 1


@given(hostile_text, st.data())
def test_a_removal_takes_the_span_and_nothing_but_blanks(text: str, data: st.DataObject) -> None:
    document = Document(text)
    sentences = document.sentences
    if not sentences:
        return
    sentence = data.draw(st.sampled_from(sentences))
    edit = document.removal(*sentence.span)
    assert 0 <= edit.start <= sentence.start
    assert sentence.end <= edit.end <= len(text)
    assert edit.replacement == ""
    taken = text[edit.start : sentence.start] + text[sentence.end : edit.end]
    assert Document(taken).full_lines == ()


@given(st.lists(st.sampled_from(ARTICLE_LINES), min_size=2, max_size=8), st.sampled_from(BLANK_JOINS), st.data())
def test_removing_a_line_leaves_the_others_as_they_were(lines: list[str], join: str, data: st.DataObject) -> None:
    document = Document(join.join(lines))
    index = data.draw(st.integers(0, len(lines) - 1))
    edit = document.removal(*document.full_lines[index].span)
    left = document.text[: edit.start] + document.text[edit.end :]
    if "\n" in join or "\r" in join:
        assert left == join.join(lines[:index] + lines[index + 1 :]) or index in (0, len(lines) - 1)
    assert [line.text for line in Document(left).full_lines] == lines[:index] + lines[index + 1 :]


@given(hostile_text)
def test_a_document_pickles_without_its_views(text: str) -> None:
    document = Document(text, "a.txt", id="7", record=3, site="example.org")
    expected = [sentence.text for sentence in document.sentences]
    copy = pickle.loads(pickle.dumps(document))  # noqa: S301 - our own bytes
    assert copy == document
    assert "sentences" not in vars(copy)
    assert [sentence.text for sentence in copy.sentences] == expected


@given(hostile_text)
def test_the_views_are_the_same_twice(text: str) -> None:
    first, second = Document(text), Document(text)
    assert [piece.span for piece in first.sentences] == [piece.span for piece in second.sentences]
    assert first.language == second.language
