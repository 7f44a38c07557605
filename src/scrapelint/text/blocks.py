"""Blocks: paragraphs, which are single lines in most scraped text and runs of hard-wrapped lines in some."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .lines import Line
from .span import Piece

if TYPE_CHECKING:
    from .sentences import Sentence

_LONGEST_WRAP = 100  # columns; Markdown and mail are wrapped at 72 to 100
_LEAST_WRAP = 40
_SENTENCE_ENDS = tuple(".!?:;…。！？।؟\"'”’»)]*")


class Block(Piece):
    """A paragraph: one non-blank line, or the lines of one hard-wrapped paragraph, with its sentences."""

    __slots__ = ("lines", "sentences")

    def __init__(self, lines: tuple[Line, ...], text: str, index: int) -> None:
        super().__init__(lines[0].start, lines[-1].end, text, index)
        self.lines = lines
        self.sentences: tuple[Sentence, ...] = ()


def split_blocks(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the blocks of ``text``, whose ``lines`` are given, in order."""
    width = _wrap_width(lines)
    run: list[Line] = []
    index = 0
    for line in lines:
        if not line.text:
            continue
        if run and not (width and _continues(run[-1], line, width)):
            yield Block(tuple(run), text[run[0].start : run[-1].end], index)
            index += 1
            run = []
        run.append(line)
    if run:
        yield Block(tuple(run), text[run[0].start : run[-1].end], index)


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the column at which the text is hard-wrapped, or 0 if it is not.

    Wrapped text has no long lines, and again and again a line stops in mid-sentence just where the next word did not
    fit. Headlines and list items one under the other stop early, with room to spare.
    """
    full = [line for line in lines if line.text]
    width = max((len(line.text) for line in full), default=0)
    if not _LEAST_WRAP <= width <= _LONGEST_WRAP:
        return 0
    pairs = [(a, b) for a, b in zip(full, full[1:], strict=False) if b.index == a.index + 1]
    broken = sum(_continues(a, b, width) for a, b in pairs)
    return width if broken >= 3 and broken >= 0.4 * len(pairs) else 0


def _continues(line: Line, following: Line, width: int) -> bool:
    """Tell whether ``following`` goes on with the sentence of ``line``, wrapped at ``width`` columns."""
    if following.index != line.index + 1 or not following.text[0].isalnum():
        return False
    first_word = following.text.split(maxsplit=1)[0]
    fits = len(line.text) + 1 + len(first_word) <= width - _slack(width)
    if fits or line.text.startswith(("#", "|")):
        return False
    return following.text[0].islower() or not line.text.endswith(_SENTENCE_ENDS) or len(line.text) > 0.8 * width


def _slack(width: int) -> int:
    """Return by how many columns a wrapped line may fall short: editors wrap at words and count differently."""
    return width // 12
