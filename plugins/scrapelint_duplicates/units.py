"""What the analysis knows of each sentence: a key that ignores layout, and whether it reads as prose."""

from functools import partial
from itertools import count
from typing import NamedTuple

import regex

from scrapelint.plugin import Document, Sentence
from scrapelint_duplicates.keys import fold_sentences

_MARKED = regex.compile(r"[•*·▪●◦‣■□►»>–—-]\s")
SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_CLOSERS = "\"'”’»›」』)]}*_ \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}"
_TERMINALS = ".!…。！।॥۔։።｡"
_QUESTIONS = "?？؟;:：\N{GREEK QUESTION MARK}"
_EXCLAMATIONS = "!！"
_ENDINGS = frozenset(_TERMINALS + _QUESTIONS)


class Unit(NamedTuple):
    """One sentence as the analysis sees it."""

    number: int
    """Position in ``document.sentences``, from 0."""
    sentence: Sentence
    key: str
    """The folded letters and digits alone: equal keys are equal but for layout."""
    length: float
    """Words, as white space parts them; in scripts without spaces two characters count as one."""

    @property
    def terminal(self) -> bool:
        """Whether it ends as a statement ends."""
        return self._ending in _TERMINALS

    @property
    def question(self) -> bool:
        """Whether it ends as a question ends, or is a lead-in ("He said:"): both are said again on purpose."""
        return self._ending in _QUESTIONS

    @property
    def ended(self) -> bool:
        """Whether it ends as a statement or a question ends."""
        return self._ending in _ENDINGS

    @property
    def exclaimed(self) -> bool:
        """Whether it ends as an exclamation ends."""
        return self._ending in _EXCLAMATIONS

    @property
    def marked(self) -> bool:
        """Whether it begins with a list marker."""
        text = self.sentence.text
        return not text[0].isalnum() and bool(_MARKED.match(text))

    @property
    def _ending(self) -> str:
        """The last character but for what closes a quotation or brackets; a space if there is none."""
        ending = self.sentence.text[-1]
        return self.sentence.text[-12:].rstrip(_CLOSERS)[-1:] or " " if ending in _CLOSERS else ending


_NEW = partial(tuple.__new__, Unit)  # half the time of Unit._make, which counts the fields


def read_units(document: Document) -> tuple[Unit, ...]:
    """Return a unit for each sentence of the document, in order."""
    sentences = document.sentences
    if not sentences:
        return ()
    texts, keys, plain = fold_sentences(sentences)
    lengths: list[float] = [text.count(" ") + 1 for text in texts]
    if not all(plain):
        lengths = [
            length if is_plain else length + _more(key)
            for length, key, is_plain in zip(lengths, keys, plain, strict=True)
        ]
    return tuple(map(_NEW, zip(count(), sentences, keys, lengths)))


def _more(key: str) -> float:
    """Return how much longer a sentence is in words than its spaces say."""
    letters = len(SPACELESS.findall(key))
    return letters / 2 - 1 if letters else 0
