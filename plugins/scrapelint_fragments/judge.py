"""The shared judgement: which sentences of running prose are fragments, of which shape, and how surely."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from scrapelint.plugin import Document, Sentence
from scrapelint_fragments.calibration import (
    CUTS,
    CUTS_WITH_SPACY,
    LENGTHS,
    PREVIEW_RANGE,
    SENSITIVITY_SHIFT,
    SLOPE,
    SLOPE_WITH_SPACY,
)
from scrapelint_fragments.gate import LONGEST, is_prose, likely_prose
from scrapelint_fragments.language import is_english, looks_english
from scrapelint_fragments.main_clause import has_main_clause
from scrapelint_fragments.options import FragmentsOptions
from scrapelint_fragments.style import is_in_style

CROWD = 3
"""So many suspects among so many neighbours and one more are a list, a lyric or a style, not a broken text."""

VERBAL = frozenset(("participial", "subord", "aux", "cop", "subj"))
"""Shapes that the form of a verb or an opening word tells: they show in one word less, as in “Climbing the tree.”."""


class Judgement(NamedTuple):
    """One sentence that is probably a fragment."""

    sentence: Sentence
    shape: str
    """One of ``scrapelint_fragments.network.SHAPES``, never ``complete``."""

    confidence: float
    """Chance that a person would call it a fragment, from 0 to 1, where one sentence in a hundred is one."""

    preview: bool
    """Whether it is less sure than what is shown by default."""


def judge(document: Document, options: FragmentsOptions) -> tuple[Judgement, ...]:
    """Return all fragments of the document, in text order; none if it is not English."""
    return judge_many([document], options)[0]


def judge_many(documents: Sequence[Document], options: FragmentsOptions) -> list[tuple[Judgement, ...]]:
    """Return the fragments of each document, which are the same whatever is judged with it."""
    suspects = _suspects(documents, options)
    if not suspects:
        return [()] * len(documents)
    shift = SENSITIVITY_SHIFT[options.sensitivity]
    cuts, slope = (CUTS_WITH_SPACY, SLOPE_WITH_SPACY) if options.backend == "spacy" else (CUTS, SLOPE)
    found: list[list[Judgement]] = [[] for _ in documents]
    verdicts = _reader(options)([sentence.text for _, sentence in suspects])
    for (number, sentence), (shape, score) in zip(suspects, verdicts, strict=True):
        if shape not in VERBAL and len(sentence.text.split()) < options.min_words:
            continue
        above = score - _cut(cuts.get(shape), sentence) - shift
        if above >= -PREVIEW_RANGE and not has_main_clause(sentence.text, shape):
            found[number].append(Judgement(sentence, shape, _confidence(score, *slope), preview=above < 0))
    return [
        tuple(_without_crowds(_shown_in_style(document, judgements)))
        for document, judgements in zip(documents, found, strict=True)
    ]


def _suspects(documents: Sequence[Document], options: FragmentsOptions) -> list[tuple[int, Sentence]]:
    """Return the sentences of running English prose that are to be read, each with the number of its document.

    spaCy reads all of them, the embedded network those that the sieve finds suspicious.
    """
    likely = [
        (number, sentence, words)
        for number, document in enumerate(documents)
        if is_english(document)
        for sentence, words in likely_prose(document, options.min_words - 1)
        if len(sentence.text) <= LONGEST
    ]
    if likely and options.backend == "embedded":
        from scrapelint_fragments.sieve import suspicious  # noqa: PLC0415 - numpy is imported only where it is needed

        likely = list(compress(likely, suspicious([words for _, _, words in likely])))
    return [
        (number, sentence)
        for number, sentence, _ in likely
        if (documents[number].language == "en" or looks_english(sentence.text))
        and is_prose(documents[number], sentence, options.min_words - 1)
    ]


def _reader(options: FragmentsOptions) -> Callable[[Sequence[str]], list[tuple[str, float]]]:
    """Return what reads the grammar of sentences: shape and log odds of being broken of each."""
    if options.backend == "spacy":
        from scrapelint_fragments.spacy_backend import reader  # noqa: PLC0415 - spaCy is an extra

        return reader(options.spacy_model)
    from scrapelint_fragments.reading import read  # noqa: PLC0415 - numpy is imported only where it is needed

    return read


def _cut(cuts: tuple[float, float, float] | None, sentence: Sentence) -> float:
    """Return the one of a shape's cuts that holds for a sentence of this length."""
    return math.inf if cuts is None else cuts[bisect_right(LENGTHS, len(sentence.text.split()))]


def _shown_in_style(document: Document, found: list[Judgement]) -> list[Judgement]:
    """Return the judgements, those as less sure that stand in telegram style: “The price. The screen, bright and big.”.

    So do sentences that begin alike again and again: “Drawn by a child.”, “Drawn by a guest.”, “Drawn by a sailor.”.
    """
    alike = Counter(_opening(text) for text in {judgement.sentence.text for judgement in found})
    return [
        judgement._replace(preview=True)
        if not judgement.preview
        and (
            alike[_opening(judgement.sentence.text)] >= CROWD
            or is_in_style(document, judgement.sentence, judgement.shape)
        )
        else judgement
        for judgement in found
    ]


def _opening(text: str) -> tuple[str, ...]:
    """Return the first two words of a sentence."""
    return tuple(text.split(maxsplit=2)[:2])


def _without_crowds(found: list[Judgement]) -> Iterator[Judgement]:
    """Leave out fragments that stand close together: items of a list, lines of a lyric, notes in telegram style."""
    places = [judgement.sentence.index for judgement in found]
    for position, judgement in enumerate(found):
        first = max(0, position - CROWD + 1)
        windows = (places[start : start + CROWD] for start in range(first, position + 1))
        if not any(len(window) == CROWD and window[-1] - window[0] <= CROWD for window in windows):
            yield judgement


def _confidence(score: float, slope: float, offset: float) -> float:
    """Return the calibrated confidence of a score, the log of the odds that the sentence is broken."""
    return round(1 / (1 + math.exp(-min(50.0, max(-50.0, slope * score + offset)))), 3)
