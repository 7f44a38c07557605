"""Blocks: paragraphs, which are single lines in most scraped text and runs of hard-wrapped lines in some."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from .lines import Line
from .sentences import Sentence
from .span import Piece

_LONGEST_WRAP = 100  # columns; Markdown and mail are wrapped at 72 to 100
_LEAST_WRAP = 40
_SENTENCE_ENDS = tuple(".!?…。！？।؟\"'”’»)]*_")

# What begins a line of its own, whatever stands above it: a list item, a heading, a table row, a quoted line, a rule.
_OPENER = re.compile(r"(?:[-*+•‣◦▪·–—]|\(?\d{1,3}[.)]|\(?[a-z]\))\s|[#|>=~]|```|[^\w\"'“‘«„(\[¿¡$€£¥&*_`<@…-]|\W+$")
_FENCE = re.compile(r"```|~~~")


class Block(Piece):
    """A paragraph: one non-blank line, or the lines of one hard-wrapped paragraph, with its sentences."""

    __slots__ = ("_sentences", "_split", "lines")

    def __init__(self, lines: tuple[Line, ...], text: str, index: int, split: Callable[[], object]) -> None:
        self.start = lines[0].start  # not by the base class: a third of the time
        self.end = lines[-1].end
        self.text = text
        self.index = index
        self.lines = lines
        self._folded = None
        self._sentences: tuple[Sentence, ...] = ()
        self._split: Callable[[], object] | None = split

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the paragraph, in order; splitting one block splits the whole document."""
        if self._split is not None:
            self._split()
        return self._sentences

    def fill(self, sentences: tuple[Sentence, ...]) -> None:
        """Take the sentences that the document found here, and let go of the document."""
        self._sentences = sentences
        self._split = None


def split_blocks(
    text: str, lines: Sequence[Line], split: Callable[[], object], *, soft_breaks: bool = False
) -> list[Block]:
    """Return the blocks of ``text``, whose ``lines`` that are not blank are given; ``split`` fills all their sentences.

    With ``soft_breaks`` the format itself says that a line which goes on in small letters belongs to the one above.
    """
    width = _wrap_width(lines)
    if not width and not soft_breaks and "```" not in text and "~~~" not in text:
        return [Block((line,), line.text, index, split) for index, line in enumerate(lines)]
    return [
        Block(tuple(run), text[run[0].start : run[-1].end], index, split)
        for index, run in enumerate(_runs(lines, width, soft_breaks=soft_breaks))
    ]


def _runs(lines: Sequence[Line], width: int, *, soft_breaks: bool) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph; ``width`` is 0 in text that is not wrapped."""
    run: list[Line] = []
    fenced = False
    for line in lines:
        if run and (fenced or not _belongs(run[-1], line, width, soft_breaks=soft_breaks)):
            yield run
            run = []
        run.append(line)
        fenced ^= bool(_FENCE.match(line.text))
    if run:
        yield run


def _belongs(line: Line, following: Line, width: int, *, soft_breaks: bool) -> bool:
    """Tell whether ``following`` is part of the paragraph of ``line``; ``width`` is 0 in text that is not wrapped."""
    if soft_breaks and _goes_on(line, following):
        return True
    return width > 0 and _may_continue(line, following) and _continues(line, following, width)


def _goes_on(line: Line, following: Line) -> bool:
    """Tell whether a sentence goes on over a line break that the format does not count, quoted lines included."""
    if following.index != line.index + 1 or line.text.startswith(("#", "|")):
        return False
    quoted = line.text.startswith(">") and following.text.startswith(">")
    text = following.text[1:].lstrip() if quoted else following.text
    if not text or _OPENER.match(text):
        return False
    return text[0].islower() or not line.text.endswith(_SENTENCE_ENDS)


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the column at which the text is hard-wrapped, or 0 if it is not.

    In wrapped text a line stops again and again in mid-sentence just where the next word did not fit. Headlines, list
    items and verses, one under the other, begin with capitals or stop early, with room to spare.
    """
    if len(lines) < 4:
        return 0
    # Not the longest: an address or a table row may stand out.
    width = sorted([len(line.text) for line in lines])[int(0.95 * (len(lines) - 1))]
    if not _LEAST_WRAP <= width <= _LONGEST_WRAP:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if _may_continue(a, b)]
    stops = [(a, b) for a, b in pairs if _is_full(a, b, width - _slack(width))]
    lower = sum(b.text.lstrip("\"'“‘«„([*_`")[:1].islower() for _, b in stops)
    uncased = sum(_in_mid_sentence_uncased(a, b) for a, b in stops)
    if lower >= 3 and lower >= 0.5 * len(stops) and lower >= 0.4 * len(pairs):
        return width
    return width if uncased >= 3 and uncased >= 0.8 * len(pairs) else 0


def _in_mid_sentence_uncased(line: Line, following: Line) -> bool:
    """Tell whether a sentence goes on here, in a script that has no capitals to tell by."""
    first = following.text[0]
    return first.isalpha() and first.lower() == first.upper() and not line.text.endswith(_SENTENCE_ENDS)


def _may_continue(line: Line, following: Line) -> bool:
    """Tell whether the shape of the two lines allows them to be parts of one paragraph."""
    if following.index != line.index + 1 or _OPENER.match(following.text):
        return False
    return " " in line.text and not line.text.startswith(("#", "|", ">")) and not _in_columns(line.text)


def _in_columns(text: str) -> bool:
    """Tell whether a line is set in columns, as rows of tables are."""
    return "\t" in text or "   " in text or text.count(" | ") > 1


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Tell whether the first word of ``following`` did not fit at the end of ``line`` within ``width`` columns."""
    return len(line.text) + 1 + len(following.text[: width + 1].split(maxsplit=1)[0]) > width


def _continues(line: Line, following: Line, width: int) -> bool:
    """Tell whether ``following``, in text wrapped at ``width`` columns, belongs to the paragraph of ``line``."""
    ends = line.text.endswith(_SENTENCE_ENDS) and not following.text[0].islower()
    return _is_full(line, following, width if ends else width - _slack(width))


def _slack(width: int) -> int:
    """Return by how many columns a wrapped line may fall short: editors wrap at words and count differently."""
    return width // 12
