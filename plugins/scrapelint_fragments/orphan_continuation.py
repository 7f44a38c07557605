"""FR012: a paragraph begins in the middle of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrapelint.plugin import Block, Document, Finding, Rule
from scrapelint_fragments.furniture import is_furniture
from scrapelint_fragments.language import is_english
from scrapelint_fragments.options import FragmentsOptions
from scrapelint_fragments.phrases import body, opening
from scrapelint_fragments.style import is_technical

_STOPS = frozenset(".!?。！？…")
_CLOSERS = "\"'”’»)]"
_SMALL_NAME = re.compile(
    r"(?:[a-z]{1,3}[A-Z]|[a-z]+\d|(?:de|da|di|du|van|von|der|den|del|la|le|el|al|bin|ibn|ten|ter)\b|\w+[./@]\w)"
)
# What links a clause to one before it; a sentence that begins so is whole with a capital, too.
_LINK = re.compile(
    r"(?:and|but|or|nor|so|yet|which|who|whom|whose|that|because|although|though|while|when|where|if|as)\b"
)

WHOLE = -4.0
"""A sentence with a lower score, in log odds of being broken, misses nothing."""


@dataclass(frozen=True, eq=False, repr=False)
class OrphanContinuation(Rule):
    """A paragraph begins in the middle of a sentence whose beginning is not there.

    “and called on both sides to stop the fighting.” begins with a small letter, and the paragraph before it ended
    properly: what stood between them, an advertisement, an embedded post or a link, was taken out with words of the
    text.

    Left alone: names written small (“iPhone”, “de Gaulle”), lists whose items all begin small, lines that go on from
    an unfinished paragraph (a broken line), and paragraphs without a final mark. An English sentence that misses
    nothing but its capital (“dpkg should be run …”, the name of a program) is shown with ``--preview``, and so is
    whatever stands in a document with much code.
    """

    code = "FR012"
    name = "orphan-continuation"
    shared: FragmentsOptions = FragmentsOptions()
    min_words: int = 6
    """Least number of words of the sentence with which the paragraph begins."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the first sentence of each such paragraph, without its final stop."""
        # The sentences are asked for first: it is what gives the blocks theirs.
        blocks = document.blocks if document.sentences else ()
        for before, block, after in zip(blocks, blocks[1:], [*blocks[2:], None], strict=False):
            if _is_orphan(before, block, after, self.min_words):
                span = body(block.sentences[0])
                message = f"“{opening(block.text, 2)} …” goes on with a sentence whose beginning is missing"
                unsure = document.once(is_technical) or (is_english(document) and _is_whole(block.sentences[0].text))
                yield self.finding(span, message, confidence=0.3 if unsure else 0.7, preview=unsure)


def _is_whole(text: str) -> bool:
    """Tell whether an English sentence misses nothing but a capital: its first word is a name, as in “dpkg is …”."""
    from scrapelint_fragments.reading import read  # noqa: PLC0415 - numpy is imported only where it is needed

    return not _LINK.match(text) and read([text[0].upper() + text[1:]])[0][1] < WHOLE


def _is_orphan(before: Block, block: Block, after: Block | None, min_words: int) -> bool:
    """Tell whether a paragraph begins in mid-sentence while the one before it ended and no neighbour is like it."""
    text = block.text.strip()
    if not text[:1].islower() or _SMALL_NAME.match(text) or not block.sentences:
        return False
    if before.text.rstrip().rstrip(_CLOSERS)[-1:] not in _STOPS or before.text.strip()[:1].islower():
        return False
    if after is not None and after.text.strip()[:1].islower():
        return False
    first = block.sentences[0].text
    return len(first.split()) >= min_words and text[-1] in '.!?"”’' and not is_furniture(text)
